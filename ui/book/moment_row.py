"""A moment of the book in its list: one line, and how many lines a search has found there."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from assistant.guests.entries import Moment
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, Heading

_Index = QModelIndex | QPersistentModelIndex
SIDE, HEIGHT, HEADING = 18, 34, 36
"""Pixels at 100 %."""


class MomentTold(NamedTuple):
    """A row of the list."""

    moment: Moment
    name: str
    found: str = ""
    """How many lines a search finds here; "" where nothing is sought."""


class MomentRow(QStyledItemDelegate):
    """Paints headings and moments."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line each."""
        heading = isinstance(index.data(ROW), Heading)
        return QSize(0, self._look.px(HEADING if heading else HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The name; the chosen one has weight by its ground."""
        row, look, rect = index.data(ROW), self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(look.px(SIDE), 0, -look.px(SIDE), 0)
        if isinstance(row, Heading):
            below = inner.adjusted(0, look.px(8), 0, 0)
            paint_line(painter, below, row[0], look.font("section"), look.colour("muted"))
        else:
            paint_ground(painter, rect, look, option)
            self._paint_words(painter, inner, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRectF, row: MomentTold) -> None:
        look, caption = self._look, self._look.font("caption")
        many = QFontMetricsF(caption).horizontalAdvance(row.found)
        if row.found:
            right = Qt.AlignmentFlag.AlignRight
            paint_line(painter, inner, row.found, caption, look.colour("muted"), right)
            inner = inner.adjusted(0, 0, -many - look.px(8), 0)
        paint_line(painter, inner, row.name, look.font("body"), look.colour("text"))
