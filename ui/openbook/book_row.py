"""How the open book is painted: a letter, headings with air, lines with day and name beside."""

from collections.abc import Hashable
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

from assistant.privacy.told import Told
from assistant.tongue import listed
from ui.look.look import Look
from ui.look.paragraph import lines_of
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, Heading

_Index = QModelIndex | QPersistentModelIndex
SIDE, DAY, EDGE, GAP = 30, 150, 7, 2
"""Pixels at 100 %: the margins, the column of days and names, above and below, between."""
NARROW = 560
"""Narrower than this, at 100 %, day and name stand above the words."""
WIDEST = 620
"""So wide, at 100 %, a line gets: longer ones are hard to follow."""
_ABOVE = {"title": 26, "letter": 10, "mark": 6, "section": 30, "intro": 2}


class Top(Heading):
    """What the book begins with: the kind of paragraph, and its words."""

    __slots__ = ()


class Row(NamedTuple):
    """A line of the book, as it stands on the sheet."""

    told: Told
    is_signed: bool
    """Whether day and name stand beside it: they are not said twice of lines in a row."""


class _Piece(NamedTuple):
    """A paragraph of a row, ready to be laid out."""

    text: str
    font: QFont
    ink: str
    left: float
    width: float
    top: float


class BookRow(QStyledItemDelegate):
    """Rows are a `Top` or a `Row`; each is as high as its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heights: dict[Hashable, int] = {}
        small = look.font("caption")
        self._struck = QFont(look.font("body"))
        self._struck.setStrikeOut(True)
        self._small = small

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the words need at the list's width."""
        row, wide = index.data(ROW), _width(option)
        key = (*row, wide) if isinstance(row, Top) else (_words(row), row.is_signed, wide)
        if key not in self._heights:
            if len(self._heights) > 4000:
                self._heights.clear()
            self._heights[key] = self._pieces(row, wide)[1]
        return QSize(0, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The pieces of a row, where `sizeHint` has measured them."""
        row, rect, look = index.data(ROW), QRectF(option.rect), self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Row):
            paint_ground(painter, rect, look, option)
        pieces, _height = self._pieces(row, _width(option))
        for piece in pieces:
            painter.setPen(look.colour(piece.ink))
            layout, _high = lines_of(piece.text, piece.font, piece.width)
            layout.draw(painter, QPointF(rect.left() + piece.left, rect.top() + piece.top))
        if isinstance(row, Top) and row[0] == "section":
            painter.setPen(QPen(look.colour("border"), 1))
            y, side = rect.bottom() - 1, look.px(SIDE)
            painter.drawLine(QPointF(rect.left() + side, y), QPointF(rect.right() - side, y))
        painter.restore()

    def _pieces(self, row: Any, wide: int) -> tuple[list[_Piece], int]:
        if isinstance(row, Top):
            return self._heading(row, wide)
        px = self._look.px
        narrow = wide < px(NARROW)
        told = row.told
        plain = not told.when
        left = float(px(SIDE) if narrow or plain else px(SIDE + DAY))
        room = min(float(wide - px(SIDE)) - left, float(px(WIDEST)))
        column = self._signed(row, narrow=narrow)
        pieces, beside = self._stacked(column, px(SIDE), room if narrow else px(DAY - 16), px(EDGE))
        font = self._struck if told.state else self._look.font("body")
        ink = "muted" if told.state else "text"
        words = [(told.text, font, ink)]
        words += [(note.text, self._small, "muted") for note in told.notes]
        top = beside if narrow and column else px(EDGE)
        paragraphs, bottom = self._stacked(words, left, room, top)
        return pieces + paragraphs, round(max(bottom, beside)) + px(EDGE)

    def _signed(self, row: Row, *, narrow: bool) -> list[tuple[str, QFont, str]]:
        """Day and name: in a column below each other, or in one line above the words."""
        when, by = (row.told.when, row.told.by) if row.is_signed else ("", "")
        told = [listed((when, by))] if narrow else [when, by]
        return [(text, self._small, "muted") for text in told if text]

    def _heading(self, row: Top, wide: int) -> tuple[list[_Piece], int]:
        px, font = self._look.px, self._look.font
        roles = {"title": font("hero"), "section": font("brand"), "intro": font("caption")}
        inks = {"intro": "muted", "mark": "warn"}
        face, ink = roles.get(row[0], font("words")), inks.get(row[0], "text")
        width = min(wide - 2 * px(SIDE), px(WIDEST + DAY))
        pieces, bottom = self._stacked(
            [(row[1], face, ink)], px(SIDE), width, px(_ABOVE.get(row[0], EDGE))
        )
        return pieces, round(bottom) + px(8 if row[0] in ("section", "title") else 4)

    def _stacked(
        self, texts: list[tuple[str, QFont, str]], left: float, width: float, top: float
    ) -> tuple[list[_Piece], float]:
        """Paragraphs below each other, and where they end."""
        pieces, y = [], float(top)
        for text, font, ink in texts:
            pieces.append(_Piece(text, font, ink, left, width, y))
            y += lines_of(text, font, width)[1] + self._look.px(GAP)
        return pieces, y


def _words(row: Row) -> Hashable:
    return row.told.text, row.told.state, row.told.notes


def _width(option: QStyleOptionViewItem) -> int:
    widget = option.widget
    return widget.viewport().width() if isinstance(widget, QAbstractScrollArea) else 700
