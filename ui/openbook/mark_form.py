"""Where something is marked as private: of what kind, why it was asked, with what consent."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from assistant.guests.labels import SPECIALS, label
from assistant.guests.view import PrivateView
from assistant.privacy.entries import Special
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import bind, cap
from ui.look.keys import label as key_label
from ui.look.line import Line
from ui.look.lines import labelled
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.passing import Passing
from ui.look.trouble import Trouble

KINDS: tuple[Special, ...] = (
    *("", "health", "faith", "origin"),
    *("politics", "union", "intimate", "body"),
)
"""In the order in which they are offered."""


class Marked(Struct, frozen=True):
    """What the form says."""

    special: Special
    why: str
    verified: bool
    consent: str
    until: str


class MarkForm(Passing):
    """Not there until it is begun."""

    marked = Signal(object)
    """A `Marked`."""
    unmarked = Signal()
    withdrawn = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._about = Paragraph(look, "", "body")
        kinds = [(kind, label(SPECIALS, kind)) for kind in KINDS]
        self._kind = ChoiceBox(look, _("What kind it is"), kinds)
        self._why = hear(look, QLineEdit(), "note")
        self._consent, self._until = QLineEdit(), QLineEdit()
        self._agrees = KeyedButton(look, key_label("guest-agrees"), cap("guest-agrees"))
        self._checked = KeyedChoice(look, key_label("private-checked"), cap("private-checked"))
        self._checked.setAutoExclusive(False)
        self._unmark = KeyedButton(look, key_label("unmark-private"), cap("unmark-private"))
        self._withdraw = KeyedButton(look, key_label("withdraw-consent"), cap("withdraw-consent"))
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Mark it"), "Enter")
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._why)
        self.hide()

    def begin(self, about: str, mark: PrivateView | None, likely: Special) -> None:
        """For a line or a detail: as it is marked, or else as what it looks like."""
        said = Marked(likely, "", verified=False, consent="", until="")
        if mark is not None:
            said = Marked(mark.special, mark.why, mark.verified, mark.consent, mark.until)
        self.resume(said)
        self._about.setText(about)
        for button in (self._unmark, self._withdraw):
            button.setVisible(mark is not None)
        self._trouble.show_sentence("")
        self.show()
        self._why.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def typed(self) -> Marked | None:
        """What stands here; None where it is not open."""
        if self.isHidden():
            return None
        return Marked(
            KINDS[self._kind.currentIndex()],
            self._why.text(),
            self._checked.isChecked(),
            self._consent.text().strip(),
            self._until.text().strip(),
        )

    def resume(self, said: Marked) -> None:
        """Go on with what stood here."""
        self._kind.setCurrentIndex(KINDS.index(said.special))
        self._why.setText(said.why)
        self._checked.setChecked(said.verified)
        self._consent.setText(said.consent)
        self._until.setText(said.until)

    def refused(self, sentence: str) -> None:
        """It could not be marked so; all is still here."""
        self._trouble.show_sentence(sentence)

    def save(self) -> None:
        """Hand out what stands here."""
        self.marked.emit(self.typed)

    def _agree(self) -> None:
        self._consent.setText(date.today().isoformat())

    def _lay_out(self) -> None:
        look, px = self._look, self._look.px
        why, consent, until = _("Why it was asked"), _("Agreed on"), _("Kept until")
        what, when = QHBoxLayout(), QHBoxLayout()
        for row in (what, when):
            row.setSpacing(px(10))
        what.addWidget(labelled(look, _("What kind it is"), self._kind))
        what.addWidget(labelled(look, why, self._why), 1)
        for name, edit in ((consent, self._consent), (until, self._until)):
            edit.setPlaceholderText(_("YYYY-MM-DD"))
            edit.setFixedWidth(px(150))
            when.addWidget(labelled(look, name, edit))
        for name, edit in ((why, self._why), (consent, self._consent), (until, self._until)):
            edit.setAccessibleName(name)
            edit.setFont(look.font("body"))
        when.addStretch(1)
        acts = FlowLayout(spacing=px(8))
        for part in (
            *(self._save, self._agrees, self._checked),
            *(self._unmark, self._withdraw, self._cancel),
        ):
            acts.addWidget(part)
        self.column.addWidget(Line(look, key_label("mark-line"), "section", "muted"))
        self.column.addWidget(self._about)
        self.column.addLayout(what)
        self.column.addLayout(when)
        self.column.addLayout(acts)
        self.column.addWidget(self._trouble)

    def _connect(self) -> None:
        for edit in (self._why, self._consent, self._until):
            edit.returnPressed.connect(self.save)
            edit.textEdited.connect(lambda: self._trouble.show_sentence(""))
        self._save.clicked.connect(self.save)
        self._agrees.clicked.connect(self._agree)
        self._unmark.clicked.connect(self.unmarked)
        self._withdraw.clicked.connect(self.withdrawn)
        self._cancel.clicked.connect(self.end)
        bind(self, "save", self.save, inside=True)
        bind(self, "guest-agrees", self._agree, inside=True)
        bind(self, "private-checked", self._checked.toggle, inside=True)
        bind(self, "unmark-private", self._unmark.click, inside=True)
        bind(self, "withdraw-consent", self._withdraw.click, inside=True)
