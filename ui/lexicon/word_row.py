"""An entry of the lexicon painted: what is said at the left; at the right what is better, why."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

from assistant.tongue import _
from ui.lexicon.rows import WordRow
from ui.look.look import Look, Role
from ui.look.paint import paint_line
from ui.look.paragraph import lines_of
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, Heading

_Index = QModelIndex | QPersistentModelIndex
SIDE, EDGE, GAP, SIGN, HEADING = 20, 10, 2, 16, 38
"""Pixels at 100 %."""
WIDEST, NARROW = 1180, 560
"""So wide the columns get; in less than `NARROW` they stand below each other."""
LEFT = 0.42
"""The part of the row that is for what is said."""


class _Words(NamedTuple):
    text: str
    role: Role
    ink: str
    icon: str = ""


class WordRowPainter(QStyledItemDelegate):
    """As high as its words are; an entry that is switched off is dimmed and says so."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heights: dict[tuple[WordRow, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need at the list's width."""
        row = index.data(ROW)
        if isinstance(row, Heading):
            return QSize(0, self._look.px(HEADING))
        widget = option.widget
        wide = widget.viewport().width() if isinstance(widget, QAbstractScrollArea) else 600
        if (row, wide) not in self._heights:
            if len(self._heights) > 1000:
                self._heights.clear()
            self._heights[row, wide] = self._height(row, wide)
        return QSize(0, self._heights[row, wide])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A heading, or the two columns."""
        row, rect = index.data(ROW), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        else:
            paint_ground(painter, rect, self._look, option)
            self._paint_row(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        look = self._look
        inner = rect.adjusted(look.px(SIDE), look.px(8), -look.px(SIDE), 0)
        muted = look.colour("muted")
        used = paint_line(painter, inner, row[0], look.font("section"), muted)
        count = inner.adjusted(used + look.px(10), 0, 0, 0)
        paint_line(painter, count, row[1], look.font("caption"), muted)

    def _paint_row(self, painter: QPainter, rect: QRectF, row: WordRow) -> None:
        look, (left, right) = self._look, self._columns(round(rect.width()))
        x, y = rect.left() + look.px(SIDE), rect.top() + look.px(EDGE)
        bottom = self._paint_words(painter, x, y, left, _said_of(row))
        if not right:
            self._paint_words(painter, x, bottom, left, _better_of(row))
            return
        beside = x + left + self._between
        if row.better:
            sign = "check" if row.level == "prefer" else "arrow-right"
            ink = "accent" if row.is_on else "faint"
            top = round(y + (look.px(22) - look.px(SIGN)) / 2)
            at = round(beside - look.px(SIGN + 12))
            painter.drawPixmap(at, top, look.pixmap(sign, ink, SIGN))
        self._paint_words(painter, beside, y, right, _better_of(row))

    def _paint_words(
        self, painter: QPainter, x: float, y: float, wide: int, words: list[_Words]
    ) -> float:
        """Below each other; where they end."""
        look = self._look
        for one in words:
            indent = self._indent(one)
            font = look.font(one.role)
            layout, high = lines_of(one.text, font, wide - indent)
            if one.icon:
                first = high / max(1, layout.lineCount())
                top = round(y + (first - look.px(SIGN)) / 2)
                painter.drawPixmap(round(x), top, look.pixmap(one.icon, one.ink, SIGN))
            painter.setPen(look.colour(one.ink))
            layout.draw(painter, QPointF(x + indent, y))
            y += high + look.px(GAP)
        return y

    def _height(self, row: WordRow, wide: int) -> int:
        left, right = self._columns(wide)
        said = self._high(_said_of(row), left)
        better = self._high(_better_of(row), right or left)
        gap = self._look.px(GAP)
        high = max(said, better) if right else said + (gap if better else 0) + better
        return round(high) + 2 * self._look.px(EDGE)

    def _high(self, words: list[_Words], wide: int) -> float:
        look = self._look
        told = [lines_of(one.text, look.font(one.role), wide - self._indent(one)) for one in words]
        return sum(high for _layout, high in told) + look.px(GAP) * max(0, len(told) - 1)

    def _columns(self, wide: int) -> tuple[int, int]:
        """How wide they are; 0 where there is one."""
        room = min(wide - 2 * self._look.px(SIDE), self._look.px(WIDEST))
        if room < self._look.px(NARROW):
            return room, 0
        left = round((room - self._between) * LEFT)
        return left, room - self._between - left

    @property
    def _between(self) -> int:
        return self._look.px(SIGN + 28)

    def _indent(self, one: _Words) -> int:
        return self._look.px(SIGN + 7) if one.icon else 0


def _said_of(row: WordRow) -> list[_Words]:
    found = [_Words(row.said, "words", "text" if row.is_on else "muted")]
    if row.signed:
        found.append(_Words(row.signed, "caption", "accent", "pen-line"))
    if not row.is_on:
        found.append(_Words(_("Not marked"), "caption", "muted", "ban"))
    return found


def _better_of(row: WordRow) -> list[_Words]:
    ink = "on_tint" if row.is_on else "muted"
    found = [_Words(row.better, "words", ink)] if row.better else []
    return [*found, _Words(row.reason, "caption", "muted")] if row.reason else found
