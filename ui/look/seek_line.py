"""A line above a list that lets through only what it finds: Escape, Enter and Down lead back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.look.lines import TypedLine
from ui.look.look import Look

WIDTH = 220
"""Pixels at 100 % that it would like to have."""


class SeekLine(TypedLine):
    """What is sought is told by `textChanged`."""

    left = Signal()
    """To the list."""

    def __init__(self, look: Look, name: str, hint: str = "") -> None:
        super().__init__(look, name, hint)
        self._look = look
        self.entered.connect(self.left)

    def begin(self) -> None:
        """Into the line; what stands there gives way to what is typed."""
        self.setFocus()
        self.selectAll()

    def sizeHint(self) -> QSize:
        """Room for some words."""
        return QSize(self._look.px(WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the line as well."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
