"""How an item is painted in the list: unread ones as cards of two lines, read ones as one line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assistant.shift import labels
from assistant.shift.view import Told
from assistant.tongue import _, listed
from ui.handover.columns import columns
from ui.handover.marks import paint_marks, paint_ring
from ui.handover.reading import Known
from ui.handover.rows import Mark, Row, marks
from ui.handover.words import icon, owner, short, what
from ui.look.days import clock
from ui.look.face import paint_face
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line
from ui.look.rows import Heading, RowModel

HEADING, CARD, LOW, GAP = 34, 72, 34, 8
"""Pixels at 100 %: heights of rows, and what is between two cards."""

SAFETY = 0.6
"""Of the first line what must never be forgotten takes no more than this part."""
FEW = 120
"""Pixels at 100 %: what is cut shorter says nothing."""

_Index = QModelIndex | QPersistentModelIndex


class ItemRow(QStyledItemDelegate):
    """The one that is unfolded is not painted: its card lies there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._body, self._strong = look.font("body"), look.font("strong")
        self._caption, self._section = look.font("caption"), look.font("section")
        self.known: Known | None = None
        self.now_ms = 0
        self.model: RowModel | None = None
        self.open_row, self.open_high = -1, 0
        """Which row is unfolded, and how high its card is (pixels)."""
        high = {"heading": HEADING, "card": CARD + GAP, "low": LOW}
        self._sizes = {name: QSize(0, look.px(pixels)) for name, pixels in high.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """By its place on the sheet; the unfolded one as high as its card."""
        number = index.row()
        if number == self.open_row:
            return QSize(0, self.open_high + self._look.px(GAP))
        row = self.model.rows[number] if self.model is not None else None
        if isinstance(row, Row):
            return self._sizes["low" if row.is_low else "card"]
        return self._sizes["heading"]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A heading, a card, or a line."""
        number = index.row()
        if number == self.open_row or self.model is None or self.known is None:
            return
        row, rect = self.model.rows[number], QRectF(option.rect)
        hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row, number)
        elif row.is_low:
            self._paint_low(painter, rect, row, number, hot)
        else:
            self._paint_card(painter, rect.adjusted(0, 0, 0, -self._look.px(GAP)), row, hot)
        painter.restore()

    # -- headings ---------------------------------------------------------------------------------

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: Heading, number: int) -> None:
        look, px = self._look, self._look.px
        title, many = row
        part = self._part_below(number)
        left, middle, right = columns(look, rect)
        x, size = left.left(), px(14)
        top = round(rect.center().y() - size / 2)
        if part == "read":
            painter.drawPixmap(round(x), top, look.pixmap("circle-check", "accent", 14))
        else:
            ring = QRectF(x + 1, top + 1, size - 2, size - 2)
            paint_ring(painter, ring, look.colour("warn"))
        x += size + px(8)
        muted = look.colour("muted")
        place = QRectF(x, rect.top(), rect.right() - x, rect.height())
        used = paint_line(painter, place, title, self._section, look.colour("text"))
        place.setLeft(x + used + px(8))
        paint_line(painter, place, many, self._section, muted)
        if number == 0 and middle is not None:
            told = _("Who sees to it, next step")
            paint_line(painter, _in(middle, rect), told, self._caption, muted)
            paint_line(painter, _in(right, rect), _("Signed"), self._caption, muted)

    def _part_below(self, number: int) -> str:
        rows = self.model.rows if self.model is not None else []
        row = rows[number + 1] if number + 1 < len(rows) else None
        return row.part if isinstance(row, Row) else ""

    # -- cards ------------------------------------------------------------------------------------

    def _paint_card(self, painter: QPainter, rect: QRectF, row: Row, hot: bool) -> None:
        look, px = self._look, self._look.px
        ground = look.colour("hover" if hot else "sunken")
        paint_box(painter, rect, px(10), ground, look.colour("border"))
        left, middle, right = columns(look, rect)
        high = px(24)
        first, second = rect.top() + px(11), rect.top() + px(11) + high + px(2)
        rest = self._paint_whom(painter, QRectF(left.left(), first, left.width(), high), row)
        self._paint_words(painter, rest, QRectF(left.left(), second, left.width(), high), row)
        if middle is not None:
            one = QRectF(middle.left(), first, middle.width(), high)
            self._paint_owner(painter, one, row)
            one.moveTop(second)
            self._paint_next(painter, one, row, self._body, "text")
        state = QRectF(right.left(), first, right.width(), high)
        self._paint_state(painter, state, row)
        state.moveTop(second)
        paint_marks(painter, state, look, self._marks(row))

    def _paint_whom(self, painter: QPainter, at: QRectF, row: Row) -> QRectF:
        """Sign, kind, name, mood and safety. What is left of the line."""
        look, px, told = self._look, self._look.px, row.one.told
        sign, ink = icon(row)
        painter.drawPixmap(
            round(at.left()), round(at.center().y() - px(9)), look.pixmap(sign, ink, 18)
        )
        at = at.adjusted(px(26), 0, 0, 0)
        if not labels.safety(told) or self._wide(told) <= at.width():
            # Else the sign alone says what kind it is: safety is told before that.
            at = self._word(painter, at, labels.kind_label(told.item.kind), self._caption, "muted")
        at = self._word(painter, at, labels.who(told), self._strong, "text")
        mood = labels.mood(told, self.now_ms)
        if mood is not None:
            face = QRectF(at.left(), at.center().y() - px(8), px(16), px(16))
            paint_face(painter, face, look, mood.level)
            at = at.adjusted(px(24), 0, 0, 0)
        return self._paint_safety(painter, at, row, sign)

    def _wide(self, told: Told) -> float:
        """Pixels that kind, name, mood and safety take side by side."""
        strong, caption = QFontMetricsF(self._strong), QFontMetricsF(self._caption)
        words = strong.horizontalAdvance(labels.who(told) + labels.safety(told))
        kind = caption.horizontalAdvance(labels.kind_label(told.item.kind))
        return words + kind + self._look.px(70)

    def _paint_safety(self, painter: QPainter, at: QRectF, row: Row, sign: str) -> QRectF:
        """In red, with its sign; all the room is taken only where the words stand below."""
        words, px = labels.safety(row.one.told), self._look.px
        if not words or at.width() <= px(40):
            return at
        if sign != "triangle-alert":
            mark = self._look.pixmap("triangle-alert", "danger", 14)
            painter.drawPixmap(round(at.left()), round(at.center().y() - px(7)), mark)
            at = at.adjusted(px(19), 0, 0, 0)
        wide = QFontMetricsF(self._strong).horizontalAdvance(words) + 1
        whole = row.one.told.item.kind == "guest" or self._goes_below(
            row, at.width() * (1 - SAFETY) - px(9)
        )
        most = at.width() if whole else at.width() * SAFETY
        place = QRectF(at.left(), at.top(), min(wide, most), at.height())
        danger = self._look.colour("danger")
        used = paint_line(painter, place, words, self._strong, danger)
        return at.adjusted(used + px(9), 0, 0, 0)

    def _paint_words(self, painter: QPainter, first: QRectF, second: QRectF, row: Row) -> None:
        """What there is to know; below it the latest of it: its end, a colleague's words, a deed.

        Long words have the second line for themselves where there is nothing of that, or where too
        little of them would be seen in the first.
        """
        look, px, words = self._look, self._look.px, what(row, self.now_ms)
        sign, ink, more, colour = self._second(row)
        if self._goes_below(row, first.width()):
            sign, more, colour, words = "", words, "text", ""
        paint_line(painter, first, words, self._body, look.colour("text"))
        if sign and more:
            at = round(second.left() + 1), round(second.center().y() - px(7))
            painter.drawPixmap(*at, look.pixmap(sign, ink, 14))
        place = second.adjusted(px(26), 0, 0, 0)
        paint_line(painter, place, more, self._body, look.colour(colour))

    def _goes_below(self, row: Row, room: float) -> bool:
        """Whether what there is to know has the second line, where this room is left beside it."""
        _sign, _ink, more, _colour = self._second(row)
        wide = QFontMetricsF(self._body).horizontalAdvance(what(row, self.now_ms))
        return wide > room and (not more or room < self._look.px(FEW))

    def _second(self, row: Row) -> tuple[str, str, str, str]:
        """The sign, its colour, the words and theirs of what is the latest of an item."""
        told = row.one.told
        noted = [note for note in row.one.said.notes if note.text]
        if over := labels.ended(told, self.now_ms):
            return "circle-check", "accent", over, "accent"
        if noted:
            return "quote", "accent", noted[-1].text, "text"
        done = labels.done(told, self.now_ms)
        return "check", "muted", done, "muted"

    def _paint_owner(self, painter: QPainter, at: QRectF, row: Row) -> None:
        look, px = self._look, self._look.px
        name, you = owner(row, self.known) if self.known is not None else ("", "")
        if row.one.told.item.kind == "others":
            return  # a list of names is nobody's to see to
        painter.drawPixmap(
            round(at.left()), round(at.center().y() - px(7)), look.pixmap("user-round", "muted", 14)
        )
        at = at.adjusted(px(20), 0, 0, 0)
        if name:
            font = self._body if row.is_low else self._strong
            at = self._word(painter, at, short(name), font, "text")
            paint_line(painter, at, you, self._caption, look.colour("accent"))
        else:
            nobody = "–" if row.is_low else _("nobody yet")
            paint_line(painter, at, nobody, self._caption, look.colour("muted"))

    def _paint_next(self, painter: QPainter, at: QRectF, row: Row, font: QFont, ink: str) -> None:
        step = labels.next_step(row.one.told, row.one.said, self.now_ms)
        if not step:
            return
        look, px = self._look, self._look.px
        painter.drawPixmap(
            round(at.left()),
            round(at.center().y() - px(7)),
            look.pixmap("arrow-right", "muted", 14),
        )
        paint_line(painter, at.adjusted(px(20), 0, 0, 0), step, font, look.colour(ink))

    def _paint_state(self, painter: QPainter, at: QRectF, row: Row) -> None:
        """A word in amber: unread, asked; in a draft, who wrote of it."""
        look, px = self._look, self._look.px
        if row.part == "draft":
            names = [self._name(note.staff) for note in row.one.said.notes]
            if names:
                sign = look.pixmap("pen-line", "muted", 14)
                painter.drawPixmap(round(at.left()), round(at.center().y() - px(7)), sign)
                place = at.adjusted(px(20), 0, 0, 0)
                told = listed(dict.fromkeys(names))
                paint_line(painter, place, told, self._caption, look.colour("muted"))
            return
        ring = QRectF(at.left(), at.center().y() - px(7), px(14), px(14))
        if row.part == "asked":
            sign = look.pixmap("circle-question-mark", "warn", 14)
            painter.drawPixmap(ring.topLeft().toPoint(), sign)
        else:
            paint_ring(painter, ring.adjusted(0.5, 0.5, -0.5, -0.5), look.colour("warn"))
        told = _("A question") if row.part == "asked" else _("Unread")
        place = self._word(painter, at.adjusted(px(21), 0, 0, 0), told, self._strong, "warn")
        waits = any(not question.answers for question in row.one.said.questions)
        if waits and row.part == "unread" and place.width() > px(14):
            sign = look.pixmap("circle-question-mark", "warn", 14)
            painter.drawPixmap(round(place.left()), round(place.center().y() - px(7)), sign)

    # -- single lines -----------------------------------------------------------------------------

    def _paint_low(self, painter: QPainter, rect: QRectF, row: Row, number: int, hot: bool) -> None:
        look, px = self._look, self._look.px
        self._paint_low_ground(painter, rect, number, hot)
        left, middle, right = columns(look, rect)
        rest = self._paint_whom(painter, _in(left, rect), row)
        paint_line(painter, rest, what(row, self.now_ms), self._body, look.colour("muted"))
        if middle is not None:
            who, then = _in(middle, rect), _in(middle, rect)
            split = middle.width() * 0.42
            who.setRight(middle.left() + split - px(6))
            then.setLeft(middle.left() + split)
            self._paint_owner(painter, who, row)
            over = labels.ended(row.one.told, self.now_ms)
            if over:
                paint_line(painter, then, over, self._caption, look.colour("accent"))
            else:
                self._paint_next(painter, then, row, self._caption, "muted")
        paint_marks(painter, _in(right, rect), look, [*self._own(row), *self._marks(row)])

    def _paint_low_ground(self, painter: QPainter, rect: QRectF, number: int, hot: bool) -> None:
        """One sunken box under all that follow each other, with a hairline between."""
        look, px = self._look, self._look.px
        first = number == 0 or not self._is_low(number - 1)
        last = not self._is_low(number + 1)
        box = rect.adjusted(0, 0 if first else -px(12), 0, 0 if last else px(12))
        painter.setClipRect(rect)
        paint_box(painter, box, px(10), look.colour("hover" if hot else "sunken"))
        if not last:
            line = QRectF(rect.left() + px(14), rect.bottom() - 1, rect.width() - px(28), 1)
            painter.fillRect(line, look.colour("border"))

    def _is_low(self, number: int) -> bool:
        """Whether a row is a single line that is not unfolded."""
        rows = self.model.rows if self.model is not None else []
        row = rows[number] if 0 <= number < len(rows) else None
        return isinstance(row, Row) and row.is_low and number != self.open_row

    def _own(self, row: Row) -> list[Mark]:
        """When oneself has signed for it."""
        known = self.known
        when_ms = row.one.said.signed.get(known.me, 0) if known and known.me else 0
        return [Mark(clock(when_ms), when_ms)] if when_ms else []

    # -- pieces -----------------------------------------------------------------------------------

    def _marks(self, row: Row) -> list[Mark]:
        if self.known is None or row.part == "draft":
            return []
        return marks(self.known, row.one)

    def _name(self, staff: bytes) -> str:
        names = self.known.names if self.known is not None else {}
        return short(next((name for page, name in names.items() if page == staff), ""))

    def _word(self, painter: QPainter, at: QRectF, word: str, font: QFont, ink: str) -> QRectF:
        """A word at the left of `at`, cut where there is no room for all; what is left of it."""
        if not word:
            return at
        wide = QFontMetricsF(font).horizontalAdvance(word) + 1
        place = QRectF(at.left(), at.top(), min(wide, at.width()), at.height())
        used = paint_line(painter, place, word, font, self._look.colour(ink))
        return at.adjusted(used + self._look.px(9), 0, 0, 0)


def _in(column: QRectF, rect: QRectF) -> QRectF:
    """The part of a row that belongs to a column."""
    return QRectF(column.left(), rect.top(), column.width(), rect.height())
