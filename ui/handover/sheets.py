"""The earlier handovers, to be turned to: day, shift, who gave it, and whether it is read."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from assistant.shift import labels
from assistant.shift.view import HandoverView
from assistant.tongue import _, listed, n_
from ui.handover.reading import Earlier
from ui.handover.words import weekday
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, RowList, RowModel

HEIGHT = 58

_Index = QModelIndex | QPersistentModelIndex


class Sheets(RowList):
    """Return opens the marked one."""

    chosen = Signal(object)
    """Its `PageId`."""

    def __init__(self, look: Look) -> None:
        self._row = _SheetRow(look)
        super().__init__(_("Earlier handovers"), _Model(self._row), self._row, None)
        self.setUniformItemSizes(True)
        self.entered_row.connect(lambda view: self.chosen.emit(view.page))

    def key_of(self, row: Any) -> Hashable:
        return bytes(row.page)

    def show_earlier(self, earlier: Earlier, now_ms: int) -> None:
        """All of them."""
        self._row.earlier, self._row.now_ms = earlier, now_ms
        self.show_rows(earlier.views)
        if self.current is None and earlier.views:
            self._mark_near(0)


class _Model(RowModel):
    def __init__(self, row: "_SheetRow") -> None:
        super().__init__()
        self._row = row

    def say(self, row: Any) -> str:
        title, state, by, _sign, _ink = self._row.told(row)
        return listed((title, by, state))


class _SheetRow(QStyledItemDelegate):
    """Two lines: the shift and what is unread; the day and who gave it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.earlier: Earlier | None = None
        self.now_ms = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are as high."""
        return QSize(0, self._look.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One handover."""
        look, px = self._look, self._look.px
        title, state, by, sign, ink = self.told(index.data(ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        paint_ground(painter, rect, look, option)
        icon = look.pixmap(sign, ink, 18)
        painter.drawPixmap(round(rect.left() + px(20)), round(rect.center().y() - px(9)), icon)
        text = rect.adjusted(px(50), px(8), -px(20), -px(8))
        high = text.height() / 2
        first = QRectF(text.left(), text.top(), text.width() * 0.62, high)
        paint_line(painter, first, title, look.font("strong"), look.colour("text"))
        second = QRectF(text.left(), text.top() + high, text.width() * 0.62, high)
        paint_line(painter, second, by, look.font("caption"), look.colour("muted"))
        right = QRectF(text.left() + text.width() * 0.64, text.top(), text.width() * 0.36, 2 * high)
        paint_line(painter, right, state, look.font("body"), look.colour(ink))
        painter.restore()

    def told(self, view: HandoverView) -> tuple[str, str, str, str, str]:
        """Title, how far it is read, who gave it; the sign of that, and its colour."""
        earlier = self.earlier
        names = earlier.names if earlier is not None else {}
        me = earlier.me if earlier is not None else None
        title = f"{weekday(view.given_ms)}{labels.DOT}{labels.title(view, self.now_ms)}"
        by = labels.byline(view, names, self.now_ms)
        waiting = len(view.unanswered(me)) if me is not None else 0
        unread = len(view.unread(me)) if me is not None else 0
        if waiting:
            told = n_("{n} question for you", "{n} questions for you", waiting)
            return title, told.format(n=count(waiting)), by, "circle-question-mark", "warn"
        if unread:
            told = n_("{n} item not read", "{n} items not read", unread)
            return title, told.format(n=count(unread)), by, "clipboard-list", "warn"
        mine = me is not None and view.given_by == me
        return title, _("You gave it") if mine else _("Read"), by, "circle-check", "accent"
