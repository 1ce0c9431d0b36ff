"""One field of two cards, painted: what holds stands out, what does not is kept in grey."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

from ui.counter.joined_words import field_label, value_told
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.look.paragraph import lines_of
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW
from ui.merging.words import FieldPair

_Index = QModelIndex | QPersistentModelIndex
SIDE, EDGE, SIGN, GAP = 20, 10, 16, 8
_LABEL = 0.2
"""The part of the width that the name of the field has; both cards share the rest."""


def columns(look: Look, width: float) -> tuple[QRectF, QRectF, QRectF]:
    """Where label and both cards stand, at this width; heights are left to who paints."""
    side, gap = look.px(SIDE), look.px(2 * GAP)
    inner = width - 2 * side
    label = inner * _LABEL
    half = (inner - label - 2 * gap) / 2
    first = side + label + gap
    return (
        QRectF(side, 0, label, 0),
        QRectF(first, 0, half, 0),
        QRectF(first + half + gap, 0, half, 0),
    )


class FieldRow(QStyledItemDelegate):
    """As high as the longer of both values."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row, widget = index.data(ROW), option.widget
        wide = widget.viewport().width() if isinstance(widget, QAbstractScrollArea) else 600
        room = self._room(wide)
        font = self._look.font("strong")
        high = max(lines_of(text or " ", font, room)[1] for text in _texts(row))
        return QSize(0, round(high) + 2 * self._look.px(EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, look, rect = index.data(ROW), self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, look, option)
        label, *cards = columns(look, rect.width())
        top = rect.top() + look.px(EDGE)
        place = QRectF(rect.left() + label.left(), top, label.width(), look.px(20))
        muted = look.colour("muted")
        paint_line(painter, place, field_label(row.field), look.font("caption"), muted)
        for at, (card, text) in enumerate(zip(cards, _texts(row), strict=True)):
            holds = row.side == "both" or not row.is_open or row.side == ("ours", "theirs")[at]
            place = QRectF(rect.left() + card.left(), top, card.width(), 0)
            self._paint_value(painter, place, text, holds=holds)
        painter.restore()

    def _paint_value(self, painter: QPainter, place: QRectF, text: str, *, holds: bool) -> None:
        look, sign = self._look, self._look.px(SIGN + GAP)
        if holds and text:
            mark = look.pixmap("check", "accent", SIGN)
            painter.drawPixmap(round(place.left()), round(place.top() + look.px(2)), mark)
        font = look.font("strong" if holds else "body")
        layout, _high = lines_of(text or "—", font, place.width() - sign)
        painter.setPen(look.colour("text" if holds and text else "muted"))
        layout.draw(painter, QPointF(place.left() + sign, place.top()))

    def _room(self, wide: float) -> int:
        card = columns(self._look, wide)[1]
        return round(card.width()) - self._look.px(SIGN + GAP)


def _texts(row: FieldPair) -> tuple[str, str]:
    return _value(row, row.ours), _value(row, row.theirs)


def _value(row: FieldPair, value: str) -> str:
    return "\n".join(value_told(row.field, one) for one in value.split("\n"))


def said(row: Any) -> str:
    """The row as a screen reader says it: the field, both values, and which of them holds."""
    ours, theirs = _texts(row)
    return f"{field_label(row.field)}: {ours or '—'} | {theirs or '—'}"
