"""A painted row of a list that is as high as its words are: paragraphs under each other."""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.look import Look, Role
from ui.look.paint import paint_line
from ui.look.paragraph import lines_of
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, Heading

_Index = QModelIndex | QPersistentModelIndex
SIDE, EDGE, GAP, ICON, HEADING = 20, 11, 3, 16, 38
"""Pixels at 100 %."""
WIDEST = 900
"""So wide, at 100 %, a paragraph gets: longer lines are hard to follow."""
_RIGHT = Qt.AlignmentFlag.AlignRight


class Part(NamedTuple):
    """One paragraph of a row, behind a sign where it has one."""

    text: str
    role: Role = "body"
    ink: str = "text"
    icon: str = ""
    set_off: tuple[tuple[int, int], ...] = ()
    """From and up to which letters the text is set off softly."""


class TextRow(QStyledItemDelegate):
    """Each list says of which parts its rows are made."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heights: dict[Hashable, int] = {}

    def parts_of(self, row: Any) -> Sequence[Part]:
        """The paragraphs of a row; the first one is what it is about."""
        return [Part(str(row))]

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need at the list's width."""
        row = index.data(ROW)
        if isinstance(row, Heading):
            return QSize(0, self._look.px(HEADING))
        widget = option.widget
        wide = widget.viewport().width() if isinstance(widget, QAbstractScrollArea) else 600
        parts = tuple(self.parts_of(row))
        key = (parts, wide)
        if key not in self._heights:
            if len(self._heights) > 2000:
                self._heights.clear()
            self._heights[key] = self._height(parts, wide)
        return QSize(0, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A heading, or the paragraphs."""
        row, look, rect = index.data(ROW), self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            inner = rect.adjusted(look.px(SIDE), look.px(8), -look.px(SIDE), 0)
            muted = look.colour("muted")
            paint_line(painter, inner, row[1], look.font("caption"), muted, _RIGHT)
            paint_line(painter, inner, row[0], look.font("section"), muted)
        else:
            paint_ground(painter, rect, look, option)
            self._paint_parts(painter, rect, self.parts_of(row))
        painter.restore()

    def _paint_parts(self, painter: QPainter, rect: QRectF, parts: Sequence[Part]) -> None:
        look = self._look
        x, y = rect.left() + look.px(SIDE), rect.top() + look.px(EDGE)
        for part in parts:
            font, indent = look.font(part.role), self._indent(part)
            layout, high = lines_of(part.text, font, self._room(round(rect.width()), indent))
            if part.icon:
                first = high / max(1, layout.lineCount())
                top = round(y + (first - look.px(ICON)) / 2)
                ink = part.ink if part.ink != "text" else "accent"
                painter.drawPixmap(round(x), top, look.pixmap(part.icon, ink, ICON))
            painter.setPen(look.colour(part.ink))
            layout.draw(painter, QPointF(x + indent, y), self._set_off(part))
            y += high + look.px(GAP)

    def _set_off(self, part: Part) -> list[QTextLayout.FormatRange]:
        found = []
        for start, end in part.set_off:
            span = QTextLayout.FormatRange()
            soft = QTextCharFormat()
            soft.setForeground(self._look.colour("accent"))
            span.start, span.length, span.format = start, end - start, soft
            found.append(span)
        return found

    def _height(self, parts: Sequence[Part], wide: int) -> int:
        look, high = self._look, 0.0
        for part in parts:
            font: QFont = look.font(part.role)
            high += lines_of(part.text, font, self._room(wide, self._indent(part)))[1]
        return round(high) + look.px(GAP) * (len(parts) - 1) + 2 * look.px(EDGE)

    def _indent(self, part: Part) -> int:
        return self._look.px(ICON + 8) if part.icon else 0

    def _room(self, wide: int, indent: int) -> int:
        return min(wide - 2 * self._look.px(SIDE), self._look.px(WIDEST)) - indent
