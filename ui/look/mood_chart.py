"""A guest's moods as a line: discs for good ones, squares for bad ones, faces at the side."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.guests.labels import mood_word
from assistant.tongue import listed, named
from ui.look.face import mood_colour, paint_face
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

MOST = 12
"""So many moods are drawn; earlier ones are in the log."""


class MoodChart(QWidget):
    """Up to twelve moods, oldest left. Its sentence is the accessible description."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._points: list[tuple[int, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moods(self, points: Sequence[tuple[int, str]], name: str, sentence: str) -> None:
        """`points` are (level, when in words); `name` and `sentence` are for screen readers."""
        self._points = list(points)[-MOST:]
        self.setAccessibleName(name)
        words = listed(named(when, mood_word(level)) for level, when in self._points)
        self.setAccessibleDescription(f"{sentence} {words}".strip())
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(self._look.px(260), self._look.px(112))

    def minimumSizeHint(self) -> QSize:
        """Enough for the faces and some points."""
        return QSize(self._look.px(150), self._look.px(112))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, area, line, points, the first and the last date."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(self.rect()).adjusted(look.px(32), look.px(12), -look.px(8), -look.px(28))
        for level in (5, 3, 1):
            y = self._y(plot, level)
            painter.setPen(QPen(look.colour("border"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            size = look.px(18)
            paint_face(painter, QRectF(0, y - size / 2, size, size), look, level)
        if self._points:
            self._paint_points(painter, plot)
        painter.end()

    def _y(self, plot: QRectF, level: int) -> float:
        return round(plot.bottom() - (level - 1) / 4 * plot.height()) + 0.5

    def _places(self, plot: QRectF) -> list[QPointF]:
        inset, count = self._look.px(10), len(self._points)
        left, width = plot.left() + inset, plot.width() - 2 * inset
        if count == 1:
            return [QPointF(plot.center().x(), self._y(plot, self._points[0][0]))]
        step = width / (count - 1)
        return [
            QPointF(left + i * step, self._y(plot, level))
            for i, (level, _when) in enumerate(self._points)
        ]

    def _paint_points(self, painter: QPainter, plot: QRectF) -> None:
        look, places = self._look, self._places(plot)
        path = _smooth(places)
        if len(places) > 1:
            area = QPainterPath(path)
            area.lineTo(places[-1].x(), plot.bottom())
            area.lineTo(places[0].x(), plot.bottom())
            area.closeSubpath()
            ground = QColor(look.colour("accent"))
            ground.setAlphaF(0.10)
            painter.fillPath(area, ground)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), look.px(2)))
            painter.drawPath(path)
        for place, (level, _when) in zip(places, self._points, strict=True):
            size = look.px(9 if level >= 3 else 8)
            mark = QRectF(place.x() - size / 2, place.y() - size / 2, size, size)
            radius = size / 2 if level >= 3 else 1.5
            rim = mark.adjusted(-2, -2, 2, 2)
            paint_box(painter, rim, radius + 2, look.colour("sunken"))
            paint_box(painter, mark, radius, look.colour(mood_colour(level)))
        self._paint_dates(painter, plot)

    def _paint_dates(self, painter: QPainter, plot: QRectF) -> None:
        look, font = self._look, self._look.font("caption")
        row = QRectF(plot.left(), self.height() - look.px(16), plot.width(), look.px(16))
        half = row.adjusted(0, 0, -row.width() / 2 - look.px(4), 0)
        muted = look.colour("muted")
        if len(self._points) == 1:
            centre = Qt.AlignmentFlag.AlignHCenter
            paint_line(painter, row, self._points[0][1], font, muted, centre)
            return
        paint_line(painter, half, self._points[0][1], font, muted)
        half.moveRight(row.right())
        paint_line(painter, half, self._points[-1][1], font, muted, Qt.AlignmentFlag.AlignRight)


def _smooth(places: Sequence[QPointF]) -> QPainterPath:
    """A soft line that never runs beyond its points: every bend lies between two of them."""
    path = QPainterPath(places[0])
    for before, after in pairwise(places):
        middle = (before.x() + after.x()) / 2
        path.cubicTo(QPointF(middle, before.y()), QPointF(middle, after.y()), after)
    return path
