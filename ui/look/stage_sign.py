"""Where a promise stands, as a shape beside its words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.recovery.view import Stage
from ui.look.look import Look
from ui.look.signs import paint_sign


class StageSign(QWidget):
    """As high as the line of words that it begins."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.stage: Stage = "later"
        self.setFixedSize(look.px(17), look.px(20))

    def show_stage(self, stage: Stage) -> None:
        """Another shape."""
        self.stage = stage
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape."""
        painter = QPainter(self)
        paint_sign(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._look, self.stage)
        painter.end()
