"""The lines of a moment by situation, in the order in which they are offered; moved by hand."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QListView, QWidget

from assistant.journal.stamp import StaffId
from assistant.tongue import _
from assistant.words.labels import situation_label
from assistant.words.open_book import Shown
from assistant.words.view import HouseWords
from ui.book.line_row import LineRow
from ui.look.look import Look
from ui.look.rows import Heading, RowList
from ui.look.text_list import TextModel

_PLAIN = Qt.KeyboardModifier.NoModifier
_EDGE = 24
"""So near to its edge (pixels) the list scrolls while a line is dragged."""


class LineList(RowList):
    """Fed with `Shown` lines. A line is dragged among those of its situation."""

    moved = Signal(str, str)
    """The key of a line, and the key of the one whose place it takes."""
    back_wanted = Signal()
    """To the moments."""
    ALWAYS_MARKED = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = LineRow(look)
        super().__init__(_("Lines"), TextModel(self._row), self._row, parent)
        self._look = look
        self._pressed: QPoint | None = None
        self._gap: int | None = None
        """Before which line of its situation the dragged one would stand; None where none is."""
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def key_of(self, row: Any) -> Hashable:
        return str(row.key)

    @property
    def line(self) -> Shown | None:
        """The marked one."""
        row = self.current
        return row if isinstance(row, Shown) else None

    def show_names(self, names: Mapping[StaffId, str], language: str, now_ms: int) -> None:
        """What is needed to tell of a line."""
        self._row.names, self._row.language, self._row.now_ms = names, language, now_ms

    def show_lines(self, lines: Sequence[Shown], house: HouseWords) -> None:
        """By situation; the mark stays with its line."""
        rows: list[Any] = []
        last = ""
        for line in lines:
            if line.situation != last:
                last = line.situation
                rows.append(Heading((situation_label(last, line.moment), _turns(line, house))))
            rows.append(line)
        self._let_go()
        self.show_rows(rows)

    # -- moving by keys and by hand ---------------------------------------------------------------

    def step(self, by: int) -> None:
        """The marked line one further (1) or one back (-1) among those that are seen."""
        line, keys = self.line, self._keys()
        if line is None:
            return
        at = keys.index(line.key) + by
        if 0 <= at < len(keys):
            self.moved.emit(line.key, keys[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the left stand the moments. Escape leaves a dragged line where it was."""
        if event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._let_go()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() == _PLAIN:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The line under the hand is marked, and may be dragged."""
        super().mousePressEvent(event)
        on_line = self.indexAt(event.position().toPoint()) == self.currentIndex()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and on_line else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Where the line would stand."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        if self._pressed is None or self.line is None:
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._gap is not None or far:
            self._scroll_near(place.y())
            tops = [self.visualRect(self._index(key)).center().y() for key in self._keys()]
            self._gap = sum(place.y() > middle for middle in tops)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stands there."""
        gap, line, keys = self._gap, self.line, self._keys()
        self._let_go()
        if gap is None or line is None:
            super().mouseReleaseEvent(event)
            return
        at = keys.index(line.key)
        place = min(gap - 1 if gap > at else gap, len(keys) - 1)
        if place != at:
            self.moved.emit(line.key, keys[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        """While a line is dragged: the place where it would stand."""
        super().paintEvent(event)
        if self._gap is None or not (keys := self._keys()):
            return
        last = self._gap >= len(keys)
        rect = self.visualRect(self._index(keys[-1] if last else keys[self._gap]))
        y = rect.bottom() if last else rect.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._look.colour("accent"), 2))
        side = self._look.px(14)
        painter.drawLine(rect.left() + side, y, rect.right() - side, y)
        painter.end()

    def sizeHint(self) -> QSize:
        """A line or two; it takes what room there is."""
        return QSize(self._look.px(420), self._look.px(100))

    def minimumSizeHint(self) -> QSize:
        """A line or two."""
        return QSize(self._look.px(200), self._look.px(100))

    def _keys(self) -> list[str]:
        """The lines of the marked one's situation, as they are seen."""
        line = self.line
        if line is None:
            return []
        lines = (row for row in self.rows.rows if isinstance(row, Shown))
        return [one.key for one in lines if one.situation == line.situation]

    def _index(self, key: str) -> Any:
        rows = enumerate(self.rows.rows)
        at = next(n for n, row in rows if isinstance(row, Shown) and row.key == key)
        return self.rows.index(at)

    def _scroll_near(self, y: int) -> None:
        edge, bar = self._look.px(_EDGE), self.verticalScrollBar()
        if y < edge:
            bar.setValue(bar.value() - edge)
        elif y > self.viewport().height() - edge:
            bar.setValue(bar.value() + edge)

    def _let_go(self) -> None:
        self._pressed = self._gap = None
        self.unsetCursor()
        self.viewport().update()


def _turns(line: Shown, house: HouseWords) -> str:
    """Whether the house has put the lines of a situation in order."""
    ordered = house.order.get((line.moment, line.situation))
    return _("offered in this order") if ordered else _("offered by turns")
