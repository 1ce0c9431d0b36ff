"""A frame that scrolls, or shows all that it holds where something around it scrolls instead."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.look.scrolling import Scrolling


class Unrolling(Scrolling):
    """`unroll` gives it the height of its page."""

    def __init__(self, page: QWidget) -> None:
        self._whole = False
        super().__init__(page)

    def unroll(self, whole: bool) -> None:
        """Whether all of the page is shown."""
        self._whole = whole
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """A line or two; or all."""
        hint, page = super().minimumSizeHint(), self.widget()
        if not self._whole or page is None:
            return hint
        width = max(1, self.viewport().width())
        high = page.heightForWidth(width) if page.hasHeightForWidth() else 0
        return QSize(hint.width(), max(high, page.minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        if self._whole:
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it changed."""
        if self._whole and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
