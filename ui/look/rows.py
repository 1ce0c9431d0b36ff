"""A list of painted rows and headings, moved by its own keys; the mark stays on its row."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QWidget

from assistant.tongue import listed

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
ROW = Qt.ItemDataRole.UserRole + 1
"""The row itself: a `Heading`, or whatever the list is of."""


class Heading(tuple[str, str]):
    """A title and how many stand below it."""

    __slots__ = ()


class RowModel(QAbstractListModel):
    """Any number of rows: only what is seen is painted. More may be read when the end is near."""

    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Any] = []
        self.has_more = False
        self._asked = False

    def show(self, rows: Sequence[Any]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._asked = False
        self.endResetModel()

    def add(self, rows: Sequence[Any]) -> None:
        """Further ones at the end."""
        first = len(self.rows)
        self._asked = False
        if rows:
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def say(self, row: Any) -> str:
        """The row as a screen reader says it."""
        return listed(row) if isinstance(row, Heading) else str(row)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.say(row)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return self.has_more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        self._asked = True
        self.more_wanted.emit()


class RowList(QListView):
    """Arrows, Page, Home and End move; Return chooses. Letters go on to the window, which searches.

    `key_of` names a row, so that the mark is found again when the rows are read anew.
    """

    entered_row = Signal(object)
    """The row that was clicked twice or entered."""
    pointed = Signal(object)
    """The row that is marked now, or None."""
    ALWAYS_MARKED = False
    """Whether a row is marked while the keys are elsewhere: where the page's keys act on it."""

    def __init__(
        self, name: str, model: RowModel, delegate: QStyledItemDelegate, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        model.setParent(self)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.choose())
        self.selectionModel().currentChanged.connect(self._on_current)

    def key_of(self, row: Any) -> Hashable:
        """What a row is known by; each list says it."""
        return id(row)

    @property
    def current(self) -> Any:
        """The marked row, or None."""
        index = self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return None if isinstance(row, Heading) else row

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Other rows; what was marked stays so if it is still there, and the view stands still."""
        marked, place = self.current, self.verticalScrollBar().value()
        at = self.currentIndex().row()
        key = None if marked is None else self.key_of(marked)
        self.rows.show(rows)
        if (key is None and (self.ALWAYS_MARKED or self.hasFocus())) or (
            key is not None and not self.mark(key)
        ):
            self._mark_near(at)
        self.verticalScrollBar().setValue(place)
        if self.current is not marked:
            self.pointed.emit(self.current)

    def mark(self, key: Hashable) -> bool:
        """Mark the row with this key; False where there is none."""
        for number, row in enumerate(self.rows.rows):
            if not isinstance(row, Heading) and self.key_of(row) == key:
                self.setCurrentIndex(self.rows.index(number))
                return True
        return False

    def choose(self) -> None:
        """The marked row is the one."""
        if self.current is not None:
            self.entered_row.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses; what writes letters is not for a list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        ):
            self.choose()
        elif event.key() == Qt.Key.Key_Home:
            self._mark_near(0)
            self.scrollToTop()
        elif event.key() in _PAGES:
            self._turn_page(_PAGES[Qt.Key(event.key())])
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus needs a row to be seen on."""
        if self.current is None:  # before Qt, which would mark a row without showing it
            self._mark_near(0)
        super().focusInEvent(event)

    def _turn_page(self, step: int) -> None:
        """As far as is seen at once. Qt's own way stands still where a heading would be marked."""
        rows, at = self.rows.rows, max(self.currentIndex().row(), 0)
        here = self.visualRect(self.rows.index(at))
        page = self.viewport().height() - here.height()
        end = len(rows) if step > 0 else -1
        far = at
        for row in range(at + step, end, step):
            if abs(self.visualRect(self.rows.index(row)).top() - here.top()) > page:
                break
            far = row
        order = [*range(far, at, -step), *range(far + step, end, step)]
        near = next((n for n in order if not isinstance(rows[n], Heading)), None)
        if near is not None:
            self.setCurrentIndex(self.rows.index(near))
        if step < 0 and all(isinstance(row, Heading) for row in rows[: self.currentIndex().row()]):
            self.scrollToTop()

    def _mark_near(self, at: int) -> None:
        """Mark the row at `at`, or the nearest below or above it that is no heading."""
        rows = self.rows.rows
        order = [*range(max(at, 0), len(rows)), *range(min(at, len(rows)) - 1, -1, -1)]
        near = next((n for n in order if not isinstance(rows[n], Heading)), None)
        if near is not None:
            self.setCurrentIndex(self.rows.index(near))

    def _on_current(self, index: QModelIndex) -> None:
        self.pointed.emit(self.current)
