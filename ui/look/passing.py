"""A form that comes for one thing and goes again: Escape leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.look.panel import Box


class Passing(Box):
    """Hidden until it is wanted."""

    ended = Signal()
    """It is gone again: the keys go back to where they were."""

    def end(self) -> None:
        """It is done, or not wanted."""
        if not self.isHidden():
            self.hide()
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)
