"""How far the line-up has come: a dot a slide, part by part, with the part's name below."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.lineup.laid import SMALLEST, face
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line
from ui.look.signs import paint_sign

State = Literal["seen", "now", "later"]
_DOT, _STEP, _SIZE = 22, 34, 22


class Group(NamedTuple):
    """A part of the line-up."""

    name: str
    dots: tuple[State, ...]

    @property
    def is_now(self) -> bool:
        """Whether it is this part's time."""
        return "now" in self.dots


class Dots(QWidget):
    """A tick: seen. Full: now. A ring: to come."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._groups: tuple[Group, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_look(self, look: Look) -> None:
        """Another size of everything."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Where we are now."""
        self._groups = tuple(groups)
        self.update()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is shown."""
        return self._groups

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(400), self._look.px(_DOT + 8 + 32))

    def minimumSizeHint(self) -> QSize:
        """Names give way to the smallest letters."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The groups, from the left edge to the right one."""
        painter, px = QPainter(self), self._look.px
        size = self.letters
        wide = [self._wide(one, size) for one in self._groups]
        squeeze = min(1.0, (self.width() - self._air) / max(1.0, sum(wide)))
        widths = [width * squeeze for width in wide]
        gap = (self.width() - sum(widths)) / max(1, len(widths) - 1)
        x = 0.0
        for group, width in zip(self._groups, widths, strict=True):
            step = min(px(_STEP), (width - px(_DOT)) / max(1, len(group.dots) - 1))
            for at, state in enumerate(group.dots):
                dot = QRectF(x + at * step, 0, px(_DOT), px(_DOT))
                self._paint_dot(painter, dot, state)
            row = QRectF(x, px(_DOT) + px(8), width + 1, px(32))
            ink = self._look.colour("text" if group.is_now else "muted")
            paint_line(painter, row, group.name, self._font(size, group.is_now), ink)
            x += width + gap
        painter.end()

    @property
    def letters(self) -> int:
        """The size at which all names have room beside each other, 20 at the least."""
        sizes = range(_SIZE, SMALLEST, -1)
        return next(
            (
                size
                for size in sizes
                if sum(self._wide(one, size) for one in self._groups) + self._air <= self.width()
            ),
            SMALLEST,
        )

    @property
    def _air(self) -> int:
        """Between the groups, at the least."""
        return (len(self._groups) - 1) * self._look.px(20)

    def _wide(self, group: Group, size: int) -> float:
        name = QFontMetricsF(self._font(size, True)).horizontalAdvance(group.name)
        dots = len(group.dots) * self._look.px(_STEP) - self._look.px(_STEP - _DOT)
        return max(name, dots)

    def _font(self, size: int, strong: bool) -> QFont:
        return face(self._look, size, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)

    def _paint_dot(self, painter: QPainter, dot: QRectF, state: State) -> None:
        if state == "now":
            paint_box(painter, dot, dot.width() / 2, self._look.colour("accent"))
        elif state == "seen":
            paint_sign(painter, dot, self._look, "kept")
        else:
            ring, line = dot.adjusted(0.5, 0.5, -0.5, -0.5), 2 * self._look.scale
            paint_box(painter, ring, dot.width() / 2, None, self._look.colour("faint"), line)
