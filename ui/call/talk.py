"""While one talks: the head, who is calling, and the words; in a small window below each other."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.call.caller import CallerPanel
from ui.call.head import CallHead
from ui.call.moments import Moments
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall

NARROW = 860
"""Pixels at 100 %: in less, the words stand below the caller."""


class Talk(Scrolling):
    """Scrolls as a whole where there is too little room."""

    def __init__(self, look: Look) -> None:
        page = Tall()
        super().__init__(page)
        self._look = look
        self.head, self.caller, self.words = CallHead(look), CallerPanel(look), Moments(look)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(look.px(14))
        self._sides.addWidget(self.caller, 11)
        self._sides.addWidget(self.words, 9)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addWidget(self.head)
        column.addLayout(self._sides, 1)
        self.setFocusProxy(self.caller)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        self._sides.setDirection(direction(narrow))
        self.head.set_narrow(narrow)

    def write_in(self, field: QWidget) -> None:
        """The keys to a field, wherever one has scrolled to; not before the call is answered."""
        if self.isVisible():
            field.setFocus()
            self.see(field)

    def see(self, part: QWidget) -> None:
        """In a small window: what the key is about."""
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, 0))
