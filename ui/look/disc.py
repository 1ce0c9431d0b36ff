"""Where a step stands, as a shape: a tick when done, full with its number now, a ring to come."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.tongue import p_
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

State = Literal["done", "now", "later"]


def state_word(state: State) -> str:
    """The state for who cannot see the shape."""
    return {"done": p_("step", "done"), "now": p_("step", "now"), "later": p_("step", "to come")}[
        state
    ]


def paint_disc(painter: QPainter, disc: QRectF, look: Look, state: State, number: int) -> None:
    """The shape in `disc`, a square."""
    radius = disc.width() / 2
    if state == "done":
        paint_box(painter, disc, radius, look.colour("tint"))
        size = disc.width() * 0.58
        sign = look.pixmap("check", "accent", size / look.scale)
        at = disc.center()
        painter.drawPixmap(round(at.x() - size / 2), round(at.y() - size / 2), sign)
        return
    now = state == "now"
    fill = look.colour("accent") if now else None
    paint_box(painter, disc, radius, fill, None if now else look.colour("border_strong"), 2)
    font = QFont(look.font("strong"))
    font.setPixelSize(max(8, round(disc.width() * 0.46)))
    ink = look.colour("on_accent" if now else "muted")
    paint_line(painter, disc, str(number), font, ink, Qt.AlignmentFlag.AlignHCenter)


class Disc(QWidget):
    """One of them, large."""

    def __init__(self, look: Look, size: float = 36) -> None:
        super().__init__()
        self._look, self._size = look, look.px(size)
        self._state: State = "now"
        self._number = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, state: State, number: int) -> None:
        """Another one."""
        self._state, self._number = state, number
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape."""
        painter = QPainter(self)
        paint_disc(painter, QRectF(self.rect()), self._look, self._state, self._number)
        painter.end()
