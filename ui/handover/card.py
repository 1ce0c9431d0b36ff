"""The item at hand, unfolded: all that is known of it, who sees to it, and what can be done."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.handover.card_acts import CardActs
from ui.handover.card_facts import CardFacts
from ui.handover.card_owner import CardOwner
from ui.handover.columns import columns
from ui.handover.reading import Known
from ui.handover.rows import Row
from ui.look.look import Look
from ui.look.paint import paint_box

PAD, HALF = 12, 190
"""Pixels at 100 %: above and below; what a column needs at the least."""


class ItemCard(QWidget):
    """Three columns on the edges of the lines around it; below each other where it is narrow."""

    resized = Signal()
    """It wants another height."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._ring = look, False
        self.row: Row | None = None
        self.facts, self.owner, self.acts = CardFacts(look), CardOwner(look), CardActs(look)
        self._columns: list[QWidget] = []
        for part in (self.facts, self.owner, self.acts):
            column = QWidget(self)
            inside = QVBoxLayout(column)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(part)
            inside.addStretch(1)
            column.installEventFilter(self)
            self._columns.append(column)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def show_row(self, row: Row | None, known: Known, now_ms: int, *, fresh: bool) -> None:
        """An item; with `fresh` another one than before: what stands open is closed."""
        self.row = row
        if row is not None:
            self.facts.show_row(row, known, now_ms, fresh=fresh)
            self.owner.show_row(row, known, now_ms)
            self.acts.show_row(row, known, now_ms)

    def show_ring(self, *, has_focus: bool) -> None:
        """The keys are on the list, and so on this item."""
        if self._ring != has_focus:
            self._ring = has_focus
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its highest column, or all of them where they lie below each other."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0) + self._pad

    def sizeHint(self) -> QSize:
        """At a usual width."""
        wide = self._look.px(840)
        return QSize(wide, self.heightForWidth(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns take their places."""
        super().resizeEvent(event)
        for column, place in zip(self._columns, self._places(self.width()), strict=True):
            column.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A column that needs more room, or less, is given it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.resized.emit()
            for column, place in zip(self._columns, self._places(self.width()), strict=True):
                column.setGeometry(place)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper; a ring when the keys are here."""
        look, painter = self._look, QPainter(self)
        line = look.colour("accent" if self._ring else "border_strong")
        wide = 2 if self._ring else 1
        box = QRectF(self.rect())
        paint_box(painter, box, look.px(10), look.colour("surface"), line, wide)
        painter.end()

    @property
    def _pad(self) -> int:
        return self._look.px(PAD)

    def _places(self, width: int) -> list[QRect]:
        left, middle, right = columns(self._look, QRectF(0, 0, width, 0))
        if middle is not None:
            return [
                QRect(round(at.left()), self._pad, round(at.width()), _high(column, at.width()))
                for at, column in zip((left, middle, right), self._columns, strict=True)
            ]
        return self._below(round(left.left()), width - 2 * round(left.left()))

    def _below(self, x: int, wide: int) -> list[QRect]:
        """What there is to know above; the other two beside each other as far as there is room."""
        facts, owner, acts = self._columns
        gap = self._look.px(8)
        first = QRect(x, self._pad, wide, _high(facts, wide))
        y, half = first.bottom() + 1 + gap, (wide - gap) // 2
        if half >= self._look.px(HALF):
            second = QRect(x + half + gap, y, half, _high(owner, half))
            return [first, second, QRect(x, y, half, _high(acts, half))]
        second = QRect(x, y, wide, _high(owner, wide))
        return [first, second, QRect(x, second.bottom() + 1 + gap, wide, _high(acts, wide))]


def _high(column: QWidget, width: float) -> int:
    """What a column needs at a width."""
    layout = column.layout()
    if layout is None:
        return 0
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(round(width))
    return layout.totalSizeHint().height()
