"""Who somebody expected is on file: one of the likely ones, one that is looked up, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId
from assistant.shift.view import ExpectedView
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.guest_field import GuestField
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class MatchForm(Panel):
    """Return takes the marked guest; where nobody is like them, it is a new one."""

    matched = Signal(object, object)
    """The `ExpectedView` and the guest's `PageId`; an empty one where it is nobody on file."""
    newcomer_wanted = Signal(object)
    cancelled = Signal()
    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._view: ExpectedView | None = None
        self._title = Paragraph(look, "", "strong")
        self._field = GuestField(look, _("Name, telephone or e-mail"))
        self._trouble = Trouble(look)
        self._take = KeyedButton(look, _("This is the guest"), "Enter", primary=True)
        self._new = KeyedButton(look, label("newcomer"), cap("newcomer"), icon="user-round-plus")
        self._nobody = KeyedButton(look, _("Not known yet"))
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"))
        buttons = FlowLayout(spacing=look.px(10))
        for button in (self._take, self._new, self._nobody, self._cancel):
            buttons.addWidget(button)
        for part in (self._title, self._field, self._field.offered, self._trouble):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.setFocusProxy(self._field)
        self._field.asked.connect(self.asked)
        self._field.edited.connect(self._settle)
        self._field.entered.connect(self._on_taken)
        self._take.clicked.connect(self._on_taken)
        self._new.clicked.connect(lambda: self.newcomer_wanted.emit(self._view))
        self._nobody.clicked.connect(lambda: self.matched.emit(self._view, PageId(b"")))
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "cancel", self.cancelled.emit, inside=True)

    @property
    def view(self) -> ExpectedView | None:
        """Whom it is about."""
        return self._view

    @property
    def typed(self) -> str:
        """For whom one looks."""
        return self._field.text

    def resume(self, typed: str) -> None:
        """Look for them again."""
        self._field.show_name(typed)
        self._settle()
        self.asked.emit(typed)

    def show_expected(self, view: ExpectedView, hits: Sequence[Hit]) -> None:
        """Somebody expected, and who it may be."""
        self._view = view
        self._title.setText(_("Who is {name} on file?").format(name=view.name))
        self._trouble.show_sentence("")
        self._nobody.setVisible(bool(view.guest))
        self._field.show_name(view.name, hits, mark=True)
        self._settle()
        self.setFocus()

    def show_offered(self, typed: str, hits: Sequence[Hit]) -> None:
        """The answer to `asked`."""
        self._field.show_offered(typed, hits)
        self._settle()

    def refused(self, sentence: str) -> None:
        """It could not be written."""
        self._trouble.show_sentence(sentence)

    def _settle(self) -> None:
        """Who is nobody on file is most likely new."""
        chosen = self._field.chosen is not None
        self._take.setVisible(chosen)
        new = cap("newcomer") if chosen or self._field.is_offering else "Enter"
        self._new.show_text(label("newcomer"), new, primary=not chosen)

    def _on_taken(self) -> None:
        hit = self._field.chosen
        if hit is not None:
            self.matched.emit(self._view, hit.page)
        elif self._field.is_offering:
            told = _("Choose one of the guests with the arrows, or write a new one.")
            self._trouble.show_sentence(told)
        else:
            self.newcomer_wanted.emit(self._view)
