"""How one found guest, and the heading above some of them, is painted in the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assistant.guests.labels import WHY, label
from assistant.tongue import _, listed, n_
from ui.look.avatar import paint_avatar
from ui.look.days import ago, moment
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

if TYPE_CHECKING:  # the look-up is imported after the first paint
    from assistant.guests.lookup.find import Hit
    from ui.counter.expected_guest import ExpectedGuest
    from ui.counter.open_problem import OpenProblem

ROW, HEADING = 60, 38
HIT, TITLE, COUNT, PROBLEM, EXPECTED = (Qt.ItemDataRole.UserRole + n for n in (1, 2, 3, 4, 5))
_RIGHT = Qt.AlignmentFlag.AlignRight


def second_line(hit: "Hit", now_ms: int) -> str:
    """What helps to know the guest; where nothing is written, when we saw them last."""
    if hit.line or not hit.last_ms:
        return hit.line
    if hit.here:
        return _("here since {time}").format(time=moment(hit.last_ms, now_ms))
    return _("last seen {when}").format(when=ago(hit.last_ms, now_ms))


def hit_sentence(hit: "Hit", now_ms: int) -> str:
    """A row as a screen reader says it."""
    parts = [hit.name, hit.reading]
    if hit.here:
        parts.append(_("in the house"))
    if hit.care:
        parts.append(_("needs care"))
    parts.append(second_line(hit, now_ms))
    if hit.visits:
        parts.append(n_("{n} visit", "{n} visits", hit.visits).format(n=hit.visits))
    if hit.why:
        parts.append(label(WHY, hit.why))
    return listed(parts)


class HitRow(QStyledItemDelegate):
    """Avatar with a dot for “here”; name and reading; a line; visits, care and why at the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._strong, self._caption = look.font("strong"), look.font("caption")
        self._section, self._due = look.font("section"), look.font("caption")
        self._due.setWeight(QFont.Weight.DemiBold)
        self.now_ms = 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows are 60 high, headings 38."""
        return QSize(0, self._look.px(HEADING if index.data(TITLE) else ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A heading, a problem, somebody expected, or a guest."""
        painter.save()
        rect = QRectF(option.rect)
        hit, problem, expected = index.data(HIT), index.data(PROBLEM), index.data(EXPECTED)
        if problem is not None:
            self._paint_problem(painter, rect, problem, self._paint_ground(painter, rect, option))
        elif expected is not None:
            self._paint_ground(painter, rect, option)
            self._paint_expected(painter, rect, expected)
        elif hit is None:
            self._paint_heading(painter, rect, index.data(TITLE), index.data(COUNT))
        else:
            ground = self._paint_ground(painter, rect, option)
            self._paint_hit(painter, rect, hit, ground)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, title: str, count: int) -> None:
        look = self._look
        inner = rect.adjusted(look.px(18), look.px(6), -look.px(18), 0)
        muted = look.colour("muted")
        paint_line(painter, inner, str(count), self._caption, muted, _RIGHT)
        paint_line(painter, inner.adjusted(0, 0, -look.px(28), 0), title, self._section, muted)

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> str:
        """Selection, hover and focus. The ground's token, which the dot of “here” needs."""
        look, state = self._look, option.state
        inner = rect.adjusted(look.px(6), 2, -look.px(6), -2)
        radius = look.px(10)
        if state & QStyle.StateFlag.State_Selected:
            focus = state & QStyle.StateFlag.State_HasFocus
            line = look.colour("accent") if focus else None
            paint_box(painter, inner, radius, look.colour("tint"), line, 2)
            return "tint"
        if state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, inner, radius, look.colour("hover"))
            return "hover"
        return "surface"

    def _paint_problem(
        self, painter: QPainter, rect: QRectF, problem: "OpenProblem", ground: str
    ) -> None:
        """Whose it is and by when something is promised; below a sign and what happened."""
        look = self._look
        above, below = self._paint_avatar(
            painter, rect, problem.name, ground if problem.here else None
        )
        ink = look.colour("warn" if problem.is_near else "muted")
        used = paint_line(painter, above, problem.due, self._due, ink, _RIGHT)
        above.setRight(above.right() - used - look.px(8))
        paint_line(painter, above, problem.name, self._strong, look.colour("text"))
        size = look.px(15)
        sign = look.pixmap("life-buoy", "warn", 15)
        painter.drawPixmap(round(below.left()), round(below.center().y() - size / 2), sign)
        below.setLeft(below.left() + size + look.px(6))
        paint_line(painter, below, problem.text, self._caption, look.colour("muted"))

    def _paint_expected(self, painter: QPainter, rect: QRectF, one: "ExpectedGuest") -> None:
        """Who comes; below when and what to prepare. A sign tells care, or who is not known."""
        look = self._look
        above, below = self._paint_avatar(painter, rect, one.name, None, alone=not one.line)
        if one.care or not one.guest:
            icon, ink = ("triangle-alert", "danger") if one.care else ("user-round-plus", "muted")
            size = look.px(15)
            left = round(above.right() - size)
            top = round(above.center().y() - size / 2)
            painter.drawPixmap(left, top, look.pixmap(icon, ink, 15))
            above.setRight(left - look.px(8))
        paint_line(painter, above, one.name, self._strong, look.colour("text"))
        if one.view.at:
            used = paint_line(painter, below, one.view.at, self._due, look.colour("text"))
            below.setLeft(below.left() + used + look.px(4))
        rest = one.line.removeprefix(one.view.at)
        paint_line(painter, below, rest, self._caption, look.colour("muted"))

    def _paint_avatar(
        self, painter: QPainter, rect: QRectF, name: str, here: str | None, *, alone: bool = False
    ) -> tuple[QRectF, QRectF]:
        """The disc; the two lines beside it."""
        look = self._look
        disc = QRectF(0, 0, look.px(34), look.px(34))
        disc.moveCenter(rect.center())
        disc.moveLeft(rect.left() + look.px(16))
        paint_avatar(painter, disc, look, name, here)
        text = QRectF(rect)
        text.setLeft(disc.right() + look.px(12))
        text.setRight(rect.right() - look.px(18))
        above, below = QRectF(text), QRectF(text)
        above.setHeight(look.px(18))
        above.moveTop(rect.center().y() - look.px(9 if alone else 20))
        below.setHeight(look.px(18))
        below.moveTop(rect.center().y() + look.px(1))
        return above, below

    def _paint_hit(self, painter: QPainter, rect: QRectF, hit: "Hit", ground: str) -> None:
        line = second_line(hit, self.now_ms)
        alone = not line and not hit.why
        here = ground if hit.here else None
        above, below = self._paint_avatar(painter, rect, hit.name, here, alone=alone)
        self._paint_above(painter, above, hit)
        self._paint_below(painter, below, line, hit.why)

    def _paint_above(self, painter: QPainter, row: QRectF, hit: "Hit") -> None:
        """Name, reading; at the right a triangle for care and the count of visits."""
        look, muted = self._look, self._look.colour("muted")
        if hit.visits:
            row.setRight(
                row.right()
                - paint_line(painter, row, str(hit.visits), self._caption, muted, _RIGHT)
                - look.px(8)
            )
        if hit.care:
            size = look.px(15)
            sign = look.pixmap("triangle-alert", "danger", 15)
            painter.drawPixmap(round(row.right() - size), round(row.center().y() - size / 2), sign)
            row.setRight(row.right() - size - look.px(8))
        row.setLeft(
            row.left()
            + paint_line(painter, row, hit.name, self._strong, look.colour("text"))
            + look.px(7)
        )
        if row.width() > look.px(30):
            paint_line(painter, row, hit.reading, self._caption, muted)

    def _paint_below(self, painter: QPainter, row: QRectF, line: str, reason: str) -> None:
        """The line that helps to know the guest; at the right why the guest was found."""
        look = self._look
        why = label(WHY, reason) if reason else ""
        if why:
            width = QFontMetricsF(self._caption).horizontalAdvance(why)
            row.setRight(row.right() - width - look.px(8))
            place = QRectF(row.right() + look.px(8), row.top(), width + 2, row.height())
            paint_line(painter, place, why, self._caption, look.colour("on_tint"))
        paint_line(painter, row, line, self._caption, look.colour("muted"))
