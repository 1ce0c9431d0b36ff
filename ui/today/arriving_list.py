"""The list as it was understood: who is known, who is unclear, who is new, and what is refused."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assistant.exchange.expecting_list import Arriving, Forecast
from assistant.exchange.refused import RefusedRow
from assistant.journal.stamp import PageId
from assistant.shift.labels import DOT, party_words
from assistant.tongue import _, listed, n_
from ui.look import days
from ui.look.look import Look
from ui.look.masked import masked
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, RowList, RowModel

HEIGHT, WHEN = 52, 108
_RIGHT = Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex
Chosen = Mapping[PageId, PageId]


def who_words(one: Arriving, chosen: Chosen) -> tuple[str, str, str]:
    """Icon, ink and words for who that is."""
    if one.booked.cancelled:
        return "x", "muted", _("does not come")
    page = chosen.get(one.page)
    if one.guest or page:
        hit = next((hit for hit in one.likely if hit.page == page), None)
        name = hit.name if hit is not None else one.name
        said = listed((name, *(map(masked, hit.phones[:1]) if hit is not None else ())))
        return "circle-check", "accent", _("on file: {name}").format(name=said)
    if one.likely and page is None:
        told = n_("one on file may be this guest", "{n} on file may be this guest", len(one.likely))
        return "circle-question-mark", "warn", told.format(n=len(one.likely))
    return "user-round-plus", "muted", _("new")


class ArrivingRow(QStyledItemDelegate):
    """Day and time; name, party and note; who that is. A refused row says why."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strong, self._caption = look.font("strong"), look.font("caption")
        self.chosen: Chosen = {}
        self.day = ""
        """The day of the list; others are told."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        return QSize(0, self._look.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row."""
        look, row = self._look, index.data(ROW)
        painter.save()
        rect = QRectF(option.rect)
        paint_ground(painter, rect, look, option)
        above = rect.adjusted(look.px(18), 0, -look.px(18), 0)
        above.setHeight(look.px(19))
        alone = isinstance(row, Arriving) and not _second(row) and row.booked.told.day == self.day
        above.moveTop(rect.center().y() - look.px(9 if alone else 20))
        below = above.translated(0, look.px(20))
        if isinstance(row, RefusedRow):
            self._paint_refused(painter, above, below, row)
        else:
            self._paint_guest(painter, above, below, row)
        painter.restore()

    def _paint_refused(
        self, painter: QPainter, above: QRectF, below: QRectF, row: RefusedRow
    ) -> None:
        look = self._look
        sign = look.pixmap("circle-alert", "warn", 15)
        size = look.px(15)
        painter.drawPixmap(round(above.left()), round(above.center().y() - size / 2), sign)
        for line in (above, below):
            line.setLeft(line.left() + look.px(WHEN))
        number = _("Row {number}").format(number=row.number)
        used = paint_line(painter, above, number, self._caption, look.colour("muted"), _RIGHT)
        above.setRight(above.right() - used - look.px(10))
        paint_line(painter, above, listed(row.cells), self._strong, look.colour("text"))
        paint_line(painter, below, row.sentence(), self._caption, look.colour("warn"))

    def _paint_guest(self, painter: QPainter, above: QRectF, below: QRectF, row: Arriving) -> None:
        look, told, muted = self._look, row.booked.told, self._look.colour("muted")
        paint_line(painter, _cut(above, look.px(WHEN - 8)),
                   told.at, self._strong, look.colour("text"))  # fmt: skip
        if told.day != self.day:
            day = days.plain_day(date.fromisoformat(told.day), with_year=False)
            place = QRectF(below)
            place.setWidth(look.px(WHEN - 8))
            paint_line(painter, place, day, self._caption, muted)
        for line in (above, below):
            line.setLeft(line.left() + look.px(WHEN))
        icon, ink, words = who_words(row, self.chosen)
        used = paint_line(painter, above, words, self._caption, look.colour(ink), _RIGHT)
        size = look.px(15)
        left = round(above.right() - used - size - look.px(6))
        painter.drawPixmap(left, round(above.center().y() - size / 2), look.pixmap(icon, ink, 15))
        above.setRight(left - look.px(10))
        used = paint_line(painter, above, told.name, self._strong, look.colour("text"))
        above.setLeft(above.left() + used + look.px(8))
        again = _("on the list already") if row.on_list else ""
        beside = listed((party_words(told.party), again))
        paint_line(painter, above, beside, self._caption, muted)
        paint_line(painter, below, _second(row), self._caption, muted)


class _Model(RowModel):
    def __init__(self, row: ArrivingRow) -> None:
        super().__init__()
        self._row = row

    def say(self, row: Any) -> str:
        if isinstance(row, RefusedRow):
            return listed((listed(row.cells), row.sentence()))
        told = row.booked.told
        who = who_words(row, self._row.chosen)[2]
        return listed((told.day, told.at, told.name, party_words(told.party), who, told.note))


class ArrivingList(RowList):
    """The refused rows first: they need a hand; then by day and time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._look = look
        self._row = ArrivingRow(look)
        super().__init__(_("The list as it was understood"), _Model(self._row), self._row, parent)
        self.setUniformItemSizes(True)

    def sizeHint(self) -> QSize:
        """Three guests at least; it takes what room there is."""
        return QSize(super().sizeHint().width(), self._look.px(3 * HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(super().minimumSizeHint().width(), self._look.px(3 * HEIGHT))

    def key_of(self, row: Any) -> Hashable:
        return row.number if isinstance(row, RefusedRow) else bytes(row.page)

    def show_forecast(self, forecast: Forecast | None, chosen: Chosen, day: str) -> None:
        """Another list, or other choices."""
        self._row.chosen, self._row.day = chosen, day
        self.show_rows([*forecast.refused, *forecast.arriving] if forecast is not None else [])
        self.viewport().update()

    @property
    def unclear(self) -> Arriving | None:
        """The marked row, where it asks who that is."""
        row = self.current
        return row if isinstance(row, Arriving) and row.likely else None


def _second(row: Arriving) -> str:
    """What is to be prepared, and how the guest is reached."""
    told = row.booked.told
    return DOT.join(filter(None, (told.note, *map(masked, (*told.phones, *told.emails)))))


def _cut(row: QRectF, width: float) -> QRectF:
    """The left part of a line."""
    return QRectF(row.left(), row.top(), width, row.height())
