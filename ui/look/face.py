"""Five faces for five moods: told apart by shape and mouth, never by colour alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.guests.labels import mood_word
from ui.look.look import Look

_BEND = {1: -0.20, 2: -0.11, 3: 0.0, 4: 0.12, 5: 0.22}
"""How far the corners of the mouth stand above its middle, in parts of the face."""


def mood_colour(level: int) -> str:
    """Good moods are green, the others grey and dark: red is for safety only."""
    return "accent" if level >= 4 else "muted" if level == 3 else "text"


def paint_face(painter: QPainter, rect: QRectF, look: Look, level: int) -> None:
    """Round for a good mood, square for a bad one; the mouth says the rest."""
    side = min(rect.width(), rect.height())
    face = QRectF(0, 0, side, side)
    face.moveCenter(rect.center())
    width = max(1.4, side / 13)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(look.colour(mood_colour(level)), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    frame = face.adjusted(width, width, -width, -width)
    if level >= 3:
        painter.drawEllipse(frame)
    else:
        painter.drawRoundedRect(frame, side * 0.24, side * 0.24)
    _paint_eyes(painter, face, level)
    _paint_mouth(painter, face, level, pen)
    painter.restore()


def _paint_eyes(painter: QPainter, face: QRectF, level: int) -> None:
    side, middle = face.width(), face.center()
    for which in (-1, 1):
        eye = QPointF(middle.x() + which * side * 0.16, middle.y() - side * 0.1)
        if level == 1:  # eyes that slope outward
            slope = QPointF(which * side * 0.055, side * 0.045)
            painter.drawLine(eye - slope, eye + slope)
        else:
            painter.drawLine(eye, eye + QPointF(0, side * 0.03))


def _paint_mouth(painter: QPainter, face: QRectF, level: int, pen: QPen) -> None:
    side, middle = face.width(), face.center()
    bend = _BEND[level] * side
    y = middle.y() + side * 0.19 - bend / 2
    half = side * 0.2
    path = QPainterPath(QPointF(middle.x() - half, y))
    path.quadTo(QPointF(middle.x(), y + 2 * bend), QPointF(middle.x() + half, y))
    if level == 5:  # an open smile
        path.closeSubpath()
        painter.setBrush(pen.color())
    painter.drawPath(path)


class Face(QWidget):
    """One face; its word is the accessible name and stands beside it wherever there is room."""

    def __init__(
        self, look: Look, level: int = 3, size: float = 22, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._level, self._size = look, level, look.px(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level)

    def show_level(self, level: int) -> None:
        """Another mood, 1 to 5."""
        self._level = level
        self.setAccessibleName(mood_word(level))
        self.setToolTip(mood_word(level))
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The face."""
        painter = QPainter(self)
        paint_face(painter, QRectF(self.rect()), self._look, self._level)
        painter.end()
