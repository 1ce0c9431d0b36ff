"""Beside the sheet: its language, how it is given, and what the guest asks of us."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from assistant.guests.view import GuestView
from assistant.privacy.entries import Signing, Use
from assistant.tongue import LANGUAGES, N_, _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine

WIDTH = 386
"""Pixels at 100 %."""
USES: dict[Use, str] = {
    "recommend": N_("No recommendations"),
    "name": N_("No greeting by name"),
    "notice": N_("Only what the guest tells us"),
    "letters": N_("No letters, cards or questions"),
}
"""What a guest can object to, as it is switched here."""
SIGNINGS: dict[Signing, str] = {
    "first-name": N_("First name and role"),
    "whole-name": N_("Whole name and role"),
    "role": N_("Role only"),
}
NEXT: dict[Signing, Signing] = dict(
    zip(SIGNINGS, [*list(SIGNINGS)[1:], next(iter(SIGNINGS))], strict=True)
)
"""The way that follows each one."""


class Side(QScrollArea):
    """It shows keys and binds none: the page knows what else listens."""

    language_chosen = Signal(str)
    """One of `LANGUAGES`."""
    print_wanted = Signal()
    pdf_wanted = Signal()
    data_wanted = Signal()
    correction_wanted = Signal()
    words_wanted = Signal()
    mark_wanted = Signal()
    restriction_wanted = Signal()
    objection_wanted = Signal(str)
    """One of `USES`."""
    signing_wanted = Signal()
    undo_wanted = Signal()
    erasure_wanted = Signal()
    reveal_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        panel = Panel(look)
        panel.column.setContentsMargins(look.px(16), look.px(14), look.px(8), look.px(10))
        self._column = panel.column
        self._column.setSpacing(look.px(4))
        self._languages = self._choices()
        self._print = KeyedButton(look, label("print"), cap("print"), primary=True, icon="printer")
        self._pdf = KeyedButton(look, label("save-pdf"), cap("save-pdf"), icon="save")
        self._data = KeyedButton(look, label("save-data"), cap("save-data"), icon="save")
        self._correct = KeyedButton(look, label("guest-corrects"), cap("guest-corrects"))
        self._add = KeyedButton(look, label("guest-adds"), cap("guest-adds"))
        self._mark = KeyedButton(look, label("mark-line"), cap("mark-line"))
        self._restrict = self._switch(label("only-keep"), "only-keep")
        self._uses = {
            use: self._switch(_(text), f"mind-{number}")
            for number, (use, text) in enumerate(USES.items(), 1)
        }
        self._signing = KeyedChoice(look, "", cap("name-staff"))
        self._signing.setCheckable(False)
        self._reveal = KeyedButton(look, label("reveal"), cap("reveal"))
        self._erase = KeyedButton(look, _("Erase everything"), cap("erase-guest"))
        self._told = Paragraph(look, "", "body", "muted")
        self.trouble, self.undo = Trouble(look), UndoLine(look)
        self._lay_out()
        self._connect()
        self.setWidget(panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(look.px(WIDTH))
        self.setAccessibleName(_("What can be done with the open book"))

    # -- what is shown ----------------------------------------------------------------------------

    def show_book(self, language: str, view: GuestView, signing: Signing) -> None:
        """How things stand with the guest's wishes."""
        self._languages[language].setChecked(True)
        self._restrict.setChecked(view.restricted is not None)
        for use, switch in self._uses.items():
            switch.setChecked(view.objects_to(use))
        self._signing.setText(_(SIGNINGS[signing]))
        self._signing.setAccessibleName(_(SIGNINGS[signing]))
        self._signing.updateGeometry()

    def show_masked(self, masked: bool) -> None:
        """Whether telephone and e-mail can be shown in whole."""
        self._reveal.setVisible(masked)

    def show_told(self, sentence: str) -> None:
        """What was done; "" for nothing."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    # -- building ---------------------------------------------------------------------------------

    def _choices(self) -> dict[str, KeyedChoice]:
        group = QButtonGroup(self)
        made = {}
        for number, (language, name) in enumerate(LANGUAGES.items(), 1):
            made[language] = KeyedChoice(self._look, name, cap(f"book-language-{number}"))
            group.addButton(made[language])
        return made

    def _switch(self, text: str, act: str) -> KeyedChoice:
        switch = KeyedChoice(self._look, text, cap(act))
        switch.setAutoExclusive(False)
        return switch

    def _lay_out(self) -> None:
        column, px = self._column, self._look.px
        sections: list[tuple[str, list[QWidget]]] = [
            (_("Language"), list(self._languages.values())),
            (_("Give it to the guest"), [self._print, self._pdf, self._data]),
            (_("The guest says"), [self._correct, self._add, self._mark]),
            (_("The guest wishes"), [self._restrict, *self._uses.values()]),
            (_("Colleagues are named by"), [self._signing]),
            (_("Nothing is to stay"), [self._erase]),
        ]
        for title, parts in sections:
            head = Line(self._look, title, "section", "muted")
            if column.count():
                column.addSpacing(px(5))
            column.addWidget(head)
            inner: QVBoxLayout | FlowLayout = QVBoxLayout()
            if parts[0] in self._languages.values():
                inner = FlowLayout(spacing=px(4))
            inner.setSpacing(px(6 if isinstance(parts[0], KeyedButton) else 1))
            for part in parts:
                inner.addWidget(part)
            column.addLayout(inner)
            if parts[0] in self._languages.values():
                column.addWidget(self._reveal)
        self._reveal.hide()
        for below in (self._told, self.trouble, self.undo):
            column.addWidget(below)
        self._told.hide()
        column.addStretch(1)

    def _connect(self) -> None:
        for language, choice in self._languages.items():
            choice.clicked.connect(lambda _on=False, one=language: self.language_chosen.emit(one))
        for use, switch in self._uses.items():
            switch.clicked.connect(lambda _on=False, one=use: self.objection_wanted.emit(one))
        for button, wanted in (
            (self._print, self.print_wanted),
            (self._pdf, self.pdf_wanted),
            (self._data, self.data_wanted),
            (self._correct, self.correction_wanted),
            (self._add, self.words_wanted),
            (self._mark, self.mark_wanted),
            (self._restrict, self.restriction_wanted),
            (self._signing, self.signing_wanted),
            (self._erase, self.erasure_wanted),
            (self._reveal, self.reveal_wanted),
        ):
            button.clicked.connect(lambda _on=False, signal=wanted: signal.emit())
        self.undo.wanted.connect(self.undo_wanted)
