"""The line on top of a line-up: what it is, for which shift, and how much time is left."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.lineup.laid import face
from ui.look.look import Look
from ui.look.paint import paint_line

_SIZE, _ICON = 22, 28


class Head(QWidget):
    """Quiet: nothing here asks for attention, the time least of all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title, self._day, self._time = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_look(self, look: Look) -> None:
        """Another size of everything."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_title(self, title: str, day: str) -> None:
        """What it is, and for which day and shift."""
        self._title, self._day = title, day
        self.update()

    def show_time(self, words: str) -> None:
        """How much is left."""
        self._time = words
        self.update()

    @property
    def time(self) -> str:
        """What is told of the time."""
        return self._time

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._look.px(400), self._look.px(40))

    def minimumSizeHint(self) -> QSize:
        """The day gives way."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the left what it is, at the right the time."""
        painter, look, px = QPainter(self), self._look, self._look.px
        row, right = QRectF(self.rect()), Qt.AlignmentFlag.AlignRight
        muted, plain = look.colour("muted"), face(look, _SIZE)
        used = paint_line(painter, row, self._time, plain, muted, right)
        if used:
            x = row.right() - used - px(12) - px(_ICON)
            self._paint_icon(painter, "clock", "muted", x)
            row.setRight(x - px(24))
        self._paint_icon(painter, "concierge-bell", "accent", 0)
        row.setLeft(px(_ICON) + px(12))
        strong = face(look, _SIZE, QFont.Weight.DemiBold)
        used = paint_line(painter, row, self._title, strong, look.colour("text"))
        row.setLeft(row.left() + used + px(14))
        paint_line(painter, row, self._day, plain, muted)
        painter.end()

    def _paint_icon(self, painter: QPainter, name: str, ink: str, x: float) -> None:
        drawn = self._look.pixmap(name, ink, _ICON)
        top = round((self.height() - self._look.px(_ICON)) / 2)
        painter.drawPixmap(QPointF(round(x), top), drawn)
