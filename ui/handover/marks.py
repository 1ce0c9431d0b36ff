"""Each reader's mark on an item: a tick and the name of who has read it, a ring of who has not."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.tongue import listed
from ui.handover.rows import Mark
from ui.handover.words import mark_words, short
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

SIGN, GAP, LINE = 12, 14, 20
"""Pixels at 100 %."""


def paint_ring(painter: QPainter, at: QRectF, ink: QColor, width: float = 1.5) -> None:
    """Not read yet."""
    paint_box(painter, at, at.width() / 2, None, ink, width)


def mark_width(look: Look, mark: Mark) -> float:
    """What a mark takes in its row."""
    name = QFontMetricsF(look.font("caption")).horizontalAdvance(short(mark.name))
    return look.px(SIGN) + look.px(5) + name + 1


def paint_mark(painter: QPainter, at: QRectF, look: Look, mark: Mark) -> None:
    """Sign and name, from the left of `at`."""
    size = look.px(SIGN)
    top = round(at.center().y() - size / 2)
    if mark.when_ms:
        painter.drawPixmap(round(at.left()), top, look.pixmap("check", "accent", SIGN))
    else:
        ring = QRectF(at.left() + 1, top + 1, size - 2, size - 2)
        paint_ring(painter, ring, look.colour("faint"))
    name = at.adjusted(size + look.px(5), 0, 0, 0)
    paint_line(painter, name, short(mark.name), look.font("caption"), look.colour("muted"))


def paint_marks(painter: QPainter, row: QRectF, look: Look, marks: Sequence[Mark]) -> None:
    """As many as one row has room for; those left over are counted."""
    x, gap = row.left(), look.px(10)
    caption, muted = look.font("caption"), look.colour("muted")
    for number, mark in enumerate(marks):
        wide, rest = mark_width(look, mark), len(marks) - number
        more = f"+{rest}"
        spare = QFontMetricsF(caption).horizontalAdvance(more) + gap if rest > 1 else 0
        if x + wide + spare > row.right() + 1 and number:
            paint_line(painter, QRectF(x, row.top(), row.right() - x, row.height()), more,
                       caption, muted)  # fmt: skip
            return
        place = QRectF(x, row.top(), min(wide, row.right() - x), row.height())
        paint_mark(painter, place, look, mark)
        x += wide + gap


class Marks(QWidget):
    """All of them, in as many rows as they take."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._marks: Sequence[Mark] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Those of another item."""
        self._marks = marks
        told = listed(mark_words(mark) for mark in marks)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setVisible(bool(marks))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows at `width`."""
        rows = self._places(width)
        return round(rows[-1][1].bottom()) if rows else 0

    def sizeHint(self) -> QSize:
        """A few beside each other."""
        return QSize(self._look.px(150), self.heightForWidth(self._look.px(150)))

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(self._look.px(40), self._look.px(LINE) if self._marks else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, place in self._places(self.width()):
            paint_mark(painter, place, self._look, mark)
        painter.end()

    def _places(self, width: int) -> list[tuple[Mark, QRectF]]:
        look, gap, high = self._look, self._look.px(GAP), self._look.px(LINE)
        x, y, found = 0.0, 0.0, []
        for mark in self._marks:
            wide = min(mark_width(look, mark), width)
            if x and x + wide > width:
                x, y = 0.0, y + high
            found.append((mark, QRectF(x, y, wide, high)))
            x += wide + gap
        return found
