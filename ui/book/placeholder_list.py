"""The list from which a placeholder is picked: it opens at the caret and finds by typing."""

from collections.abc import Collection, Hashable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, Qt
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from assistant.tongue import _, named
from assistant.words.writing import Pick
from ui.book.word_box import WordBox
from ui.look.look import Look
from ui.look.paint import paint_line
from ui.look.row_ground import paint_ground
from ui.look.rows import ROW, RowList, RowModel

_Index = QModelIndex | QPersistentModelIndex
WIDE, ROW_HEIGHT, MOST_ROWS, GAP = 400, 34, 8, 6
"""Pixels at 100 %; less of each where the page is small."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class _Model(RowModel):
    def say(self, row: Any) -> str:
        return named(row.label, row.sample)


class _List(RowList):
    ALWAYS_MARKED = True

    def key_of(self, row: Any) -> Hashable:
        return str(row.name)


class _Row(QStyledItemDelegate):
    """What it stands for, and a sample."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._look.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, look, rect = index.data(ROW), self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, rect, look, option)
        inner = rect.adjusted(look.px(16), 0, -look.px(16), 0)
        used = paint_line(painter, inner, row.label, look.font("body"), look.colour("text"))
        right: QColor = look.colour("muted")
        inner.setLeft(inner.left() + used + look.px(14))
        align = Qt.AlignmentFlag.AlignRight
        paint_line(painter, inner, row.sample, look.font("caption"), right, align)
        painter.restore()


class PlaceholderList(QFrame):
    """Letters narrow it, arrows move, Return picks, Esc goes back to the words."""

    picked = Signal(object, str)
    """The `WordBox` and the placeholder's name."""

    def __init__(self, look: Look, page: QWidget) -> None:
        """It lies over `page`."""
        super().__init__(page)
        self._look, self._page = look, page
        self._picks: list[Pick] = []
        self._box: WordBox | None = None
        self.setObjectName("panel")
        edge = look.palette.border_strong  # it lies over other boxes
        self.setStyleSheet(f"QFrame#panel {{ border: 1px solid {edge}; }}")
        self._find = QLineEdit()
        self._find.setFont(look.font("body"))
        self._find.setAccessibleName(_("Find what is to be put in"))
        self._find.setPlaceholderText(_("Find what is to be put in"))
        self._find.installEventFilter(self)
        self._find.textChanged.connect(self._narrow)
        self._rows = _List(_("What can be put in"), _Model(), _Row(look), self)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.clicked.connect(lambda index: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        column.setSpacing(look.px(6))
        column.addWidget(self._find)
        column.addWidget(self._rows)
        self.hide()

    @property
    def shown(self) -> list[Pick]:
        """What it offers now."""
        return list(self._rows.rows.rows)

    def open_at(self, box: WordBox, picks: Collection[Pick]) -> None:
        """At the caret of `box`."""
        self._box, self._picks = box, list(picks)
        self._find.clear()
        self._narrow("")
        self._place(box)
        self.show()
        self.raise_()
        self._find.setFocus()

    def close_list(self) -> None:
        """The keys go back to the words."""
        box, self._box = self._box, None
        self.hide()
        if box is not None:
            box.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line finds; what moves and chooses is for the rows."""
        if event.type() == QEvent.Type.FocusOut and not self._find.hasFocus():
            self._box = None
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in _MOVES:
                self._rows.keyPressEvent(event)
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
            elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.close_list()
            else:
                return False
            return True
        return False

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [pick for pick in self._picks if _matches(pick, words)]
        self._rows.show_rows(found)
        if found:
            self._rows.mark(found[0].name)
        self._fit(max(1, len(found)))

    def _choose(self) -> None:
        pick, box = self._rows.current, self._box
        if pick is not None and box is not None:
            self.close_list()
            self.picked.emit(box, pick.name)

    def _fit(self, count: int) -> None:
        px, page, gap = self._look.px, self._page, self._look.px(GAP)
        around = self._find.sizeHint().height() + px(24)
        room = page.height() - 2 * gap - around - 2
        rows = max(1, min(count, MOST_ROWS, room // px(ROW_HEIGHT)))
        high = rows * px(ROW_HEIGHT) + 2
        self._rows.setFixedHeight(high)
        self.resize(min(px(WIDE), page.width() - 2 * gap), high + around)

    def _place(self, box: WordBox) -> None:
        """Under the caret, or over it where there is no room; within the page."""
        caret, page = box.cursorRect(), self._page.rect()
        below = box.viewport().mapTo(self._page, caret.bottomLeft())
        above = box.viewport().mapTo(self._page, caret.topLeft())
        gap = self._look.px(GAP)
        x = max(gap, min(below.x(), page.width() - self.width() - gap))
        y = below.y() + gap
        if y + self.height() > page.height() - gap:
            y = max(gap, min(above.y(), page.height()) - gap - self.height())
        self.move(x, y)


def _matches(pick: Pick, words: list[str]) -> bool:
    """Whether every word that was typed begins a word of the row; in Chinese stands in it."""
    row = f"{pick.label} {pick.sample}".casefold()
    starts = row.replace("’", " ").replace("(", " ").split()
    return all(
        any(one.startswith(word) for one in starts) or (not word.isascii() and word in row)
        for word in words
    )
