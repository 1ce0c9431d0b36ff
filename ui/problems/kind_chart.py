"""The count by kind over twelve months: stacked bars, each kind with its own hatch."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.tongue import _
from ui.look.days import short_month
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.paint import paint_box, paint_line
from ui.problems.months import Month, month_sentence
from ui.problems.signs import KINDS, paint_kind

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class KindChart(QWidget):
    """One month is marked; left and right, Home and End, or a click, mark another."""

    marked = Signal(int)
    """The place of the month that is marked now."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._months: Sequence[Month] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Problems by kind, the last twelve months"))

    def show_months(self, months: Sequence[Month]) -> None:
        """The oldest one first; the latest one is marked, unless another one was."""
        before = len(self._months)
        self._months = months
        if not before or self._at >= len(months):
            self._at = len(months) - 1
        self._describe()
        self.update()

    @property
    def at(self) -> int:
        """The place of the marked month."""
        return self._at

    def mark(self, at: int) -> None:
        """Mark the month at this place, counted from the oldest one."""
        at = min(max(at, 0), len(self._months) - 1)
        if at >= 0 and at != self._at:
            self._at = at
            self._describe()
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
            self.marked.emit(at)
            self.update()

    def sizeHint(self) -> QSize:
        """Wide and not high."""
        return QSize(self._look.px(380), self._look.px(160))

    def minimumSizeHint(self) -> QSize:
        """Bars that can still be told apart."""
        return QSize(self._look.px(230), self._look.px(130))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From month to month."""
        far = len(self._months)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -far,
            Qt.Key.Key_End: far,
        }
        step = next((by for key, by in steps.items() if key == event.key()), None)
        if step is None:
            super().keyPressEvent(event)
        else:
            self.mark(self._at + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The month below the pointer."""
        place = self._plot()
        if self._months and place.width() > 0:
            self.mark(int((event.position().x() - place.left()) // self._slot(place)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, months, bars with their totals, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        most = max((one.total for one in self._months), default=0)
        self._paint_marked(painter, plot)
        self._paint_grid(painter, plot, most)
        for at, one in enumerate(self._months):
            self._paint_bar(painter, plot, at, one, most)
        self._paint_months(painter, plot)
        if self.hasFocus():
            ring = QRectF(self.rect())
            paint_box(painter, ring, self._look.px(8), None, self._look.colour("accent"), 2)
        painter.end()

    def _plot(self) -> QRectF:
        px = self._look.px
        return QRectF(self.rect()).adjusted(px(6), px(24), -px(6), -px(26))

    def _slot(self, plot: QRectF) -> float:
        return plot.width() / max(1, len(self._months))

    def _paint_marked(self, painter: QPainter, plot: QRectF) -> None:
        if not self._months:
            return
        slot = self._slot(plot)
        band = QRectF(plot.left() + self._at * slot, plot.top(), slot, plot.height())
        band.adjust(1, -self._look.px(20), -1, self._look.px(22))
        paint_box(painter, band, self._look.px(6), self._look.colour("hover"))

    def _paint_grid(self, painter: QPainter, plot: QRectF, most: int) -> None:
        painter.setPen(QPen(self._look.colour("border"), 1))
        for part in (0.0, 0.5, 1.0) if most else (0.0,):
            y = round(plot.bottom() - part * plot.height()) + 0.5
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))

    def _paint_bar(self, painter: QPainter, plot: QRectF, at: int, one: Month, most: int) -> None:
        if not one.total:
            return
        look, slot = self._look, self._slot(plot)
        width = min(round(slot * 0.62), look.px(34))
        left = round(plot.left() + (at + 0.5) * slot - width / 2)
        unit, y = plot.height() / most, plot.bottom()
        for kind in KINDS:
            number = one.numbers.get(kind, 0)
            if number:
                high = number * unit
                piece = QRectF(left, y - high, width, high)
                gap = 1.0 if high > 4 else 0.0  # a seam of paper between two kinds
                paint_kind(painter, piece.adjusted(0, gap, 0, 0), look, kind)
                y -= high
        total = QRectF(plot.left() + at * slot, y - look.px(18), slot, look.px(17))
        font = look.font("section" if at == self._at else "caption")
        paint_line(painter, total, count(one.total), font, look.colour("text"), _CENTRE)

    def _paint_months(self, painter: QPainter, plot: QRectF) -> None:
        """The months' names; every second one where there is no room for all."""
        look, slot, font = self._look, self._slot(plot), self._look.font("caption")
        names = [short_month(one.from_ms) for one in self._months]
        widest = max((QFontMetricsF(font).horizontalAdvance(one) for one in names), default=0)
        every = 1 if widest <= slot - 2 else 2
        row = QRectF(0, plot.bottom() + look.px(4), slot * every, look.px(16))
        for at, name in enumerate(names):
            if (len(names) - 1 - at) % every == 0:
                left = plot.left() + (at + 0.5) * slot - row.width() / 2
                row.moveLeft(min(max(left, 0), self.width() - row.width()))
                ink = look.colour("text" if at == self._at else "muted")
                paint_line(painter, row, name, font, ink, _CENTRE)

    def _describe(self) -> None:
        told = month_sentence(self._months[self._at]) if self._months else ""
        self.setAccessibleDescription(told)
