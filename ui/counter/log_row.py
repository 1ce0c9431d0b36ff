"""How one line of the log is painted: day, sign, words, earlier words, who and when."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assistant.guests.view import LogLine
from assistant.journal.stamp import StaffId
from assistant.tongue import _, listed
from ui.counter.log_words import log_icon, log_words
from ui.look import days
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line
from ui.look.paragraph import LINE_HEIGHT, lines_of

LINE, FIRST = (Qt.ItemDataRole.UserRole + n for n in (1, 2))
_DAY, _SIGN, _BY = 108, 26, 110
NARROW = 440
"""Narrower than this, at 100 %, day and name have no columns: they stand below the words."""


def log_sentence(line: LogLine, now_ms: int, names: Mapping[StaffId, str]) -> str:
    """A line as a screen reader says it."""
    words, label = log_words(line)
    parts = [words, label]
    parts += [_("before: {text}").format(text=words.text) for words in line.history]
    if line.undone:
        parts.append(_("taken back"))
    parts += [names.get(line.staff, ""), days.day(line.when_ms, now_ms), days.clock(line.when_ms)]
    return listed(parts)


class LogRow(QStyledItemDelegate):
    """Rows grow with their words. The day stands only where it changes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._body, self._caption = look.font("body"), look.font("caption")
        self._struck = QFont(self._caption)
        self._struck.setStrikeOut(True)
        self._metrics = QFontMetricsF(self._body)
        self.now_ms = 0
        self.names: Mapping[StaffId, str] = {}
        self.width = 0
        """The view's width, which Qt does not tell when it asks for sizes."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As many lines as the words take, one more for each earlier wording."""
        line: LogLine = index.data(LINE)
        words, label = log_words(line)
        height = self._words_height(words, self._text_width())
        below = self._is_narrow or bool(label or line.undone)
        height += (len(line.history) + below) * self._look.px(17)
        return QSize(0, round(height) + self._look.px(14))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One line."""
        look, line = self._look, index.data(LINE)
        rect = QRectF(option.rect)
        painter.save()
        self._paint_ground(painter, rect, option)
        top = rect.top() + look.px(7)
        if index.data(FIRST) and not self._is_narrow:
            day = QRectF(rect.left() + look.px(12), top, look.px(_DAY - 16), look.px(20))
            when = days.day(line.when_ms, self.now_ms)
            paint_line(painter, day, when, self._caption, look.colour("muted"))
        left = rect.left() + look.px(6 if self._is_narrow else _DAY)
        sign = look.pixmap(log_icon(line), "faint" if line.undone else "muted", 16)
        painter.drawPixmap(round(left), round(top + look.px(2)), sign)
        if not self._is_narrow:
            self._paint_by(painter, QRectF(rect.left(), top, rect.width(), look.px(20)), line)
        self._paint_words(painter, left + look.px(_SIGN), top, line)
        painter.restore()

    def _text_width(self) -> float:
        aside = 6 + _SIGN if self._is_narrow else _DAY + _SIGN + _BY
        return self.width - self._look.px(aside + 16)

    @property
    def _is_narrow(self) -> bool:
        return self.width < self._look.px(NARROW)

    def _words_height(self, text: str, width: float) -> float:
        """Most lines are short: only a long one is laid out to be measured."""
        if "\n" not in text and self._metrics.horizontalAdvance(text) <= width:
            return self._body.pixelSize() * LINE_HEIGHT
        return lines_of(text, self._body, width)[1]

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        look, state = self._look, option.state
        if state & QStyle.StateFlag.State_Selected:
            focus = state & QStyle.StateFlag.State_HasFocus
            inner = rect.adjusted(1, 1, -1, -1)
            line = look.colour("accent") if focus else None
            paint_box(painter, inner, look.px(8), look.colour("tint"), line, 2)

    def _paint_by(self, painter: QPainter, row: QRectF, line: LogLine) -> None:
        """Who, and at what time of the day."""
        look = self._look
        row.setLeft(row.right() - look.px(_BY))
        row.setRight(row.right() - look.px(10))
        time = days.clock(line.when_ms)
        muted, right = look.colour("muted"), Qt.AlignmentFlag.AlignRight
        used = paint_line(painter, row, time, self._caption, muted, right)
        row.setRight(row.right() - used - look.px(8))
        paint_line(painter, row, self.names.get(line.staff, ""), self._caption, muted, right)

    def _paint_words(self, painter: QPainter, x: float, y: float, line: LogLine) -> None:
        look, width = self._look, self._text_width()
        text, label = log_words(line)
        font = QFont(self._body)
        font.setStrikeOut(line.undone)
        painter.setPen(look.colour("muted" if line.undone or not label else "text"))
        layout, height = lines_of(text, font, width)
        layout.draw(painter, QPointF(x, y))
        y += height
        small = look.px(17)
        for words in line.history:
            row = QRectF(x, y, width, small)
            muted = look.colour("muted")
            before = _("before:") + " "
            used = paint_line(painter, row, before, self._caption, muted)
            row.setLeft(x + used + look.px(4))
            paint_line(painter, row, words.text, self._struck, muted)
            y += small
        if line.undone:
            label = listed((label, _("taken back")))
        if self._is_narrow:
            when = days.moment(line.when_ms, self.now_ms)
            label = listed((label, self.names.get(line.staff, ""), when))
        if label:
            row = QRectF(x, y, width, small)
            paint_line(painter, row, label, self._caption, look.colour("muted"))
