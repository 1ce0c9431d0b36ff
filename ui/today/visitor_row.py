"""How somebody who is expected is painted: when and who; what to prepare; what must be known."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from assistant.shift.labels import party_words
from ui.look.avatar import paint_avatar
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW
from ui.today.reading import Visitor
from ui.today.words import Fact, facts, standing

LINE, PAD = 21, 11
TIME = 62
_RIGHT = Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex


class VisitorRow(QStyledItemDelegate):
    """One to three lines beside the time. Who came, and who does not come, stands back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strong, self._body = look.font("strong"), look.font("body")
        self._caption = look.font("caption")
        self.now_ms = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As many lines as there is to say."""
        look, visitor = self._look, index.data(ROW)
        lines = 1 + bool(visitor.expected.note) + bool(self._facts(visitor))
        return QSize(0, max(look.px(LINE) * lines + 2 * look.px(PAD), look.px(54)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One visitor."""
        look, visitor = self._look, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        paint_ground(painter, rect, look, option)
        told = self._facts(visitor)
        lines = 1 + bool(visitor.expected.note) + bool(told)
        high = look.px(LINE)
        top = rect.center().y() - lines * high / 2
        left = rect.left() + look.px(18)
        is_over = visitor.expected.cancelled or visitor.has_come
        time = QRectF(left, top, look.px(TIME - 10), high)
        ink = look.colour("muted" if is_over else "text")
        paint_line(painter, time, visitor.expected.at, self._strong, ink)
        side = look.px(34)
        disc = QRectF(left + look.px(TIME), rect.center().y() - side / 2, side, side)
        here = "surface" if visitor.is_here else None
        paint_avatar(painter, disc, look, visitor.name, here)
        x = disc.right() + look.px(12)
        row = QRectF(x, top, rect.right() - look.px(18) - x, high)
        self._paint_name(painter, QRectF(row), visitor, is_over=is_over)
        if visitor.expected.note:
            row.translate(0, high)
            paint_line(painter, row, visitor.expected.note, self._body, ink)
        if told:
            row.translate(0, high)
            self._paint_facts(painter, row, told)
        painter.restore()

    def _facts(self, visitor: Visitor) -> list[Fact]:
        return [] if visitor.expected.cancelled else facts(visitor, self.now_ms)

    def _paint_name(
        self, painter: QPainter, row: QRectF, visitor: Visitor, *, is_over: bool
    ) -> None:
        look, muted = self._look, self._look.colour("muted")
        told = standing(visitor, self.now_ms)
        used = paint_line(painter, row, told, self._caption, muted, _RIGHT)
        row.setRight(row.right() - used - look.px(10))
        ink = muted if is_over else look.colour("text")
        used = paint_line(painter, row, visitor.name, self._strong, ink)
        row.setLeft(row.left() + used + look.px(8))
        reading = visitor.hit.reading if visitor.hit is not None else ""
        used = paint_line(painter, row, reading, self._caption, muted)
        row.setLeft(row.left() + used + (look.px(8) if used else 0))
        paint_line(painter, row, party_words(visitor.expected.party), self._caption, muted)

    def _paint_facts(self, painter: QPainter, row: QRectF, told: list[Fact]) -> None:
        look, size = self._look, self._look.px(15)
        for fact in told:
            if row.width() < look.px(40):
                return
            sign = look.pixmap(fact.icon, fact.ink, 15)
            painter.drawPixmap(round(row.left()), round(row.center().y() - size / 2), sign)
            row.setLeft(row.left() + size + look.px(5))
            ink = look.colour("danger" if fact.ink == "danger" else "muted")
            used = paint_line(painter, row, fact.text, self._caption, ink)
            row.setLeft(row.left() + used + look.px(14))
