"""A page in a frame that scrolls: never lower than what stands on it needs at its width."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Tall(QWidget):
    """Qt's frame asks for the least height without asking for which width."""

    def event(self, event: QEvent) -> bool:
        """Another width, or other things on it."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self.layout()
            if layout is not None and layout.hasHeightForWidth():
                self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))
        return handled
