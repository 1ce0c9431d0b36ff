"""What was spent, hatched, and what is left, full: a bar that a glance understands."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import Look
from ui.look.paint import paint_box

HEIGHT, GAP, HATCH = 11, 3, 5


class Meter(QWidget):
    """`part` is what was spent, from 0 to 1."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._part = look, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float, told: str) -> None:
        """Another share; `told` says it to who cannot see it."""
        self._part = min(1.0, max(0.0, part))
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.px(120), self._look.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Spent at the left, left at the right."""
        look, painter, whole = self._look, QPainter(self), QRectF(self.rect())
        radius, gap = look.px(4), look.px(GAP)
        cut = whole.width() * self._part
        if self._part:
            spent = QRectF(whole.left(), whole.top(), max(cut - gap / 2, radius), whole.height())
            paint_box(painter, spent, radius, look.colour("meter"))
            self._hatch(painter, spent, radius)
        if self._part < 1:
            left = whole.adjusted(cut + (gap / 2 if self._part else 0), 0, 0, 0)
            paint_box(painter, left, min(radius, left.width() / 2), look.colour("accent"))
        painter.end()

    def _hatch(self, painter: QPainter, box: QRectF, radius: float) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setClipPath(path)
        painter.setPen(QPen(self._look.colour("faint"), 1.2))
        x, step = box.left() - box.height(), self._look.px(HATCH)
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
            x += step
        painter.restore()
