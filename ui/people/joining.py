"""Somebody new at this desk: a name, a role, a PIN if wished."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from assistant.people.labels import role_word
from assistant.people.pins import PHRASE_LETTERS, checked
from assistant.refusal import Refused
from assistant.tongue import _
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.paragraph import Paragraph

PIN_LONGEST = PHRASE_LETTERS.stop
"""Characters that a field for a PIN takes: one more than a passphrase has, so that it is told."""


class JoiningTyped(Struct, frozen=True):
    """Somebody new as far as it is typed; a PIN is not kept."""

    name: str
    role: str


class Joining(QWidget):
    """What is wrong stands under its field; what is typed stays."""

    joined = Signal(str, str, str)
    """Name, role, PIN ("" for none)."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Field(look, _("Name"), "", _("As it is to stand under every line"))
        roles = [(role, role_word(role)) for role in ("clerk", "trainee", "supervisor", "manager")]
        self._role = ChoiceField(look, _("Role"), roles)
        self._first = Paragraph(look, _("The first person here is the manager."), "body", "muted")
        note = _("Four digits or more, or a passphrase of eight letters or more; empty for none.")
        self._pin = Field(look, _("PIN, if you like"), note=note)
        self._pin.edit.setMaxLength(PIN_LONGEST)
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._join = KeyedButton(look, _("Begin here"), cap("save"), primary=True)
        self._cancel = KeyedButton(look, _("Back"), cap("cancel"))
        self._join.clicked.connect(self.join)
        self._cancel.clicked.connect(self.cancelled)
        self._name.edit.returnPressed.connect(self.on_name_entered)
        self._pin.edit.returnPressed.connect(self.join)
        for field in (self._name, self._pin):
            field.edit.textEdited.connect(field.clear_error)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(10))
        foot.addWidget(self._join)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        for part in (self._name, self._first, self._role, self._pin):
            column.addWidget(part)
        column.addLayout(foot)
        self.setFocusProxy(self._name)

    def show_first(self, first: bool) -> None:
        """Whether nobody is here yet: the first one is the manager and need not choose."""
        self._first.setVisible(first)
        self._role.setVisible(not first)
        self._role.choose("manager" if first else "clerk", "")

    @property
    def typed(self) -> JoiningTyped:
        """The name and the role."""
        return JoiningTyped(self._name.text(), self._role.value)

    def resume(self, typed: JoiningTyped) -> None:
        """Go on with what was typed."""
        self._name.set_text(typed.name)
        self._role.choose_known(typed.role)

    def empty(self) -> None:
        """Whoever was written here has joined."""
        for field in (self._name, self._pin):
            field.set_text("")
            field.clear_error()

    def on_name_entered(self) -> None:
        """Enter in the name leads to the PIN: nobody joins without one unawares."""
        if self._name.text():
            self._pin.edit.setFocus()
        else:
            self.join()

    def join(self) -> None:
        """Check, then tell."""
        pin = self._pin.text()
        if not self._name.text():
            self._name.show_error(_("Please write a name."))
            self._name.edit.setFocus()
        elif why := pin_refused(pin):
            self._pin.show_error(why)
            self._pin.edit.setFocus()
        else:
            self.joined.emit(self._name.text(), self._role.value, pin)


def pin_refused(pin: str) -> str:
    """Why this can be no PIN or passphrase; "" where it can, or none is wished."""
    try:
        if pin:
            checked(pin)
    except Refused as why:
        return why.sentence()
    return ""
