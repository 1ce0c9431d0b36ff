"""A quiet landscape, painted: hills one behind the other, and what stands in the sky above them."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRadialGradient,
)
from PySide6.QtWidgets import QWidget

from ui.look.look import Look

_DAY = ("#DCEBF0", "#F6EFE2", "#FFFDF6", "#BFD8CE", "#8DBBAA", "#549081", "#1F6F5C")
_NIGHT = ("#10171D", "#1C2A30", "#E9EDE4", "#22363A", "#1C302F", "#172725", "#111C1A")
"""The sky above and below, sun or moon, and the hills from the farthest to the nearest."""
_RIDGES = (
    *((0.60, 0.045, 1.3, 0.4), (0.69, 0.055, 0.9, 2.1)),
    *((0.79, 0.050, 1.1, 4.0), (0.90, 0.045, 0.7, 5.3)),
)
"""Of each ridge: its height in the picture, how much it rises and falls, how often, from where."""


def paint_picture(painter: QPainter, rect: QRectF, *, dark: bool) -> None:
    """Fill `rect`, by day or by night."""
    above, below, light, *hills = (QColor(one) for one in (_NIGHT if dark else _DAY))
    sky = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    sky.setColorAt(0, above)
    sky.setColorAt(0.75, below)
    painter.fillRect(rect, sky)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_light(painter, rect, light, dark=dark)
    for (height, rise, often, begin), colour in zip(_RIDGES, hills, strict=True):
        painter.setBrush(colour)
        painter.drawPath(_ridge(rect, height, rise, often, begin))


def _paint_light(painter: QPainter, rect: QRectF, colour: QColor, *, dark: bool) -> None:
    side = min(rect.width(), rect.height())
    centre = QPointF(rect.left() + rect.width() * 0.76, rect.top() + rect.height() * 0.30)
    radius = side * (0.045 if dark else 0.06)
    halo = QRadialGradient(centre, radius * 5)
    for at, strength in ((0.0, 0.40), (0.35, 0.14), (1.0, 0.0)):
        faint = QColor(colour)
        faint.setAlphaF(strength * (0.45 if dark else 1))
        halo.setColorAt(at, faint)
    painter.setBrush(halo)
    painter.drawEllipse(centre, radius * 5, radius * 5)
    painter.setBrush(colour)
    painter.drawEllipse(centre, radius, radius)


def _ridge(rect: QRectF, height: float, rise: float, often: float, begin: float) -> QPainterPath:
    """From one edge to the other, as two waves of unlike length make it."""
    path = QPainterPath(rect.bottomLeft())
    steps = 120
    for step in range(steps + 1):
        along = step / steps
        turn = begin + along * often * math.tau
        wave = math.sin(turn) + 0.4 * math.sin(turn * 2.3 + begin)
        top = rect.top() + rect.height() * (height - rise * wave)
        path.lineTo(rect.left() + rect.width() * along, top)
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path


class Picture(QWidget):
    """The picture alone, for a window that shows nothing yet."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing behind it hears of a key."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """By day or by night."""
        painter = QPainter(self)
        paint_picture(painter, QRectF(self.rect()), dark=self._look.dark)
        painter.end()
