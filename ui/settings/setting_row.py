"""One setting: what it is at the left, the choice at the right, all on one edge."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.look.choice_box import ChoiceBox
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SettingRow(QWidget):
    """Label and note wrap; the control has one width in all rows."""

    def __init__(self, look: Look, label: str, control: QWidget, note: str = "") -> None:
        super().__init__()
        self._control, self._note = control, note
        control.setAccessibleName(label)
        control.setAccessibleDescription(note)
        control.setMinimumWidth(look.px(160))
        control.setMaximumWidth(look.px(260))
        control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = Paragraph(look, label)
        name.setBuddy(control)
        words = QVBoxLayout()
        words.setSpacing(look.px(1))
        words.addWidget(name)
        if note:
            words.addWidget(Paragraph(look, note, "caption", "muted"))
        self._trouble = Trouble(look)
        row = QHBoxLayout()
        row.setSpacing(look.px(20))
        row.addLayout(words, 5)
        row.addWidget(control, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addLayout(row)
        column.addWidget(self._trouble)

    def show_error(self, sentence: str) -> None:
        """What is wrong with what was typed; "" when nothing is."""
        self._trouble.show_sentence(sentence)
        self._control.setAccessibleDescription(sentence or self._note)
        if isinstance(self._control, QLineEdit):
            self._control.setProperty("wrong", bool(sentence))
            self._control.style().unpolish(self._control)
            self._control.style().polish(self._control)


class SettingBox(ChoiceBox):
    """What is chosen holds at once, so that an arrow opens the list instead of changing it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters go to the open list."""
        if event.key() in _ARROWS or event.text().isalnum():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def lock(self, look: Look, *, locked: bool) -> None:
        """Only to be read: what is chosen is as plain as any quiet text."""
        self.setEnabled(not locked)
        self.setStyleSheet(f"QComboBox:disabled {{ color: {look.palette.muted}; }}")


def lock_edit(edit: QLineEdit, *, locked: bool) -> None:
    """Only to be read, and to be seen as that."""
    if edit.isReadOnly() != locked:
        edit.setReadOnly(locked)
        edit.style().unpolish(edit)
        edit.style().polish(edit)
