"""Who calls for the first time: a name and a number, and the page of a guest is open."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.guests.details import contact_in
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.lines import TypedLine, labelled
from ui.look.look import Look
from ui.look.panel import Box
from ui.look.trouble import Trouble
from ui.look.two_columns import TwoColumns


class NewTyped(Struct, frozen=True):
    """What is typed."""

    name: str = ""
    phone: str = ""


class NewCaller(Box):
    """Return saves; everything else about the guest has time until after the call."""

    met = Signal(str, str)
    """Name and number."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._name, self._phone = TypedLine(look, _("Name")), TypedLine(look, _("Telephone"))
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, label("newcomer"), "Enter", icon="user-round-plus")
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        fields = TwoColumns(look)
        fields.add(labelled(look, _("Name"), self._name))
        fields.add(labelled(look, _("Telephone"), self._phone))
        buttons = FlowLayout(spacing=look.px(8))
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        self.column.addWidget(Line(look, label("newcomer"), "section", "muted"))
        self.column.addWidget(fields)
        self.column.addWidget(self._trouble)
        self.column.addLayout(buttons)
        self._name.entered.connect(self._on_saved)
        self._phone.entered.connect(self._on_saved)
        self._save.clicked.connect(self._on_saved)
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "cancel", self.cancelled.emit, inside=True)
        self.setFocusProxy(self._name)
        self.hide()

    @property
    def typed(self) -> NewTyped | None:
        """As far as it is typed; None while it is not open."""
        return None if self.isHidden() else NewTyped(self._name.text(), self._phone.text())

    def begin(self, words: str, number: str = "") -> None:
        """Open with what was typed, a name or a number; `number` was noted besides."""
        is_number = contact_in(words) == "phone"
        name = "" if is_number else words.strip()
        phone = words.strip() if is_number else number.strip()
        self.resume(NewTyped(name, phone if contact_in(phone) == "phone" else ""))

    def resume(self, typed: NewTyped) -> None:
        """Go on where one was."""
        self._name.setText(typed.name)
        self._phone.setText(typed.phone)
        self._trouble.show_sentence("")
        self.show()
        (self._phone if typed.name and not typed.phone else self._name).setFocus()

    def refused(self, sentence: str) -> None:
        """It could not be written; what is typed stays."""
        self._trouble.show_sentence(sentence)

    def _on_saved(self) -> None:
        self.met.emit(self._name.text().strip(), self._phone.text().strip())
