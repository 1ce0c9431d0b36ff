"""The way back when a manager's PIN is forgotten: what the recovery sheet says, and a new PIN."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.field import Field
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.people.joining import PIN_LONGEST, pin_refused

SHEET_LONGEST = 2000
"""Characters: six lines, and whatever spaces somebody types between them."""


class Forgotten(QWidget):
    """What is wrong stands under its field; what is typed stays."""

    found = Signal(str, str)
    """What the sheet says, line by line, and the new PIN."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        told = _("The six lines of the recovery sheet show that the house itself asks.")
        self._sheet = _Sheet(look, _("What the recovery sheet says"))
        note = _("Four digits or more, or a passphrase of eight letters or more.")
        self._pin = Field(look, _("New PIN"), note=note)
        self._pin.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.edit.setMaxLength(PIN_LONGEST)
        self._done = KeyedButton(look, _("Set the new PIN"), cap("save"), primary=True)
        self._done.clicked.connect(self.on_done)
        self._pin.edit.returnPressed.connect(self.on_done)
        self._pin.edit.textEdited.connect(self._pin.clear_error)
        foot = QHBoxLayout()
        foot.addWidget(self._done)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(Paragraph(look, told, "body", "muted"))
        column.addWidget(Line(look, _("What the recovery sheet says"), "section", "muted"))
        for part in (self._sheet, self._pin):
            column.addWidget(part)
        column.addLayout(foot)
        self.setFocusProxy(self._sheet)

    def empty(self) -> None:
        """Nothing of the sheet stays in the window."""
        self._sheet.clear()
        self._pin.set_text("")
        self._pin.clear_error()

    def on_done(self) -> None:
        """Check, then tell."""
        sheet, pin = self._sheet.toPlainText().strip(), self._pin.text()
        why = pin_refused(pin) if pin else _("Please write the new PIN.")
        if not sheet:
            self._sheet.setFocus()
        elif why:
            self._pin.show_error(why)
            self._pin.edit.setFocus()
        else:
            self.found.emit(sheet[:SHEET_LONGEST], pin)


class _Sheet(QPlainTextEdit):
    """Six lines; Tab goes on."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(look.font("body"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.px(150))
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is the form's."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.ignore()
            return False
        return super().event(event)
