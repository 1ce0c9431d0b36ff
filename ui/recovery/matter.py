"""The page of one matter: head and strip above, below them where we are, now, and what I may do."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.look import Look
from ui.look.scrolling import Scrolling
from ui.recovery.again import Again
from ui.recovery.head import Head
from ui.recovery.means import Means
from ui.recovery.now import Now
from ui.recovery.trail import Trail

UNBOUND = 16_777_215
"""Qt's widest widget."""
LEAST_THREE = 900
"""In less (pixels at 100 %) the two sides stand below each other, and scroll."""


class MatterPane(QWidget):
    """Lays its panes out; what goes on in them is the page's."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.head, self.again = Head(look), Again(look)
        self.trail, self.now, self.means = Trail(look), Now(look), Means(look)
        self._row = QHBoxLayout()
        self._row.setSpacing(look.px(12))
        self._side = QWidget()
        self._stacked = QVBoxLayout(self._side)
        self._stacked.setContentsMargins(0, 0, 0, 0)
        self._stacked.setSpacing(look.px(12))
        self._scroll = Scrolling(self._side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addWidget(self.head)
        column.addWidget(self.again)
        column.addLayout(self._row, 1)
        self._three: bool | None = None
        self._share_out(three=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room for them."""
        self._share_out(three=self.width() >= self._look.px(LEAST_THREE))
        super().resizeEvent(event)

    def _share_out(self, *, three: bool) -> None:
        px, whole = self._look.px, self.width()
        wide = min(px(320), max(px(248), round(whole * 0.21)))
        for panel, width in ((self.trail, wide), (self.means, wide + px(30))):
            panel.setMinimumWidth(width if three else 0)
            panel.setMaximumWidth(width if three else UNBOUND)
        self._scroll.setFixedWidth(max(px(200), min(px(290), round(whole * 0.37))))
        if three == self._three:
            return
        self._three = three
        self.trail.unroll(not three)
        self.means.unroll(not three)
        for part in (self.trail, self.now, self.means, self._scroll):
            self._row.removeWidget(part)
            self._stacked.removeWidget(part)
        if three:
            self._row.addWidget(self.trail)
            self._row.addWidget(self.now, 1)
            self._row.addWidget(self.means)
        else:
            self._row.addWidget(self._scroll)
            self._row.addWidget(self.now, 1)
            self._stacked.addWidget(self.trail)
            self._stacked.addWidget(self.means)
        self._scroll.setVisible(not three)
