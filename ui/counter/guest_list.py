"""The list at the left: who matters now, or who was found."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from assistant.tongue import _
from ui.counter.expected_guest import ExpectedGuest
from ui.counter.hit_row import COUNT, EXPECTED, HIT, PROBLEM, TITLE, HitRow, hit_sentence
from ui.counter.open_problem import OpenProblem
from ui.look.look import Look

if TYPE_CHECKING:  # the look-up is imported after the first paint
    from assistant.guests.lookup.find import Hit

    Row = tuple[str, int] | Hit | OpenProblem | ExpectedGuest  # a heading, a guest, a problem
    Rows = Sequence[OpenProblem] | Sequence[Hit] | Sequence[ExpectedGuest]

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Rows(QAbstractListModel):
    """Headings (title, count), open problems and hits, in the order shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.now_ms = 0

    def show(self, rows: "list[Row]") -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], tuple):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if isinstance(row, tuple):
            title, count = row
            texts = {Qt.ItemDataRole.DisplayRole: title, TITLE: title, COUNT: count}
            texts[Qt.ItemDataRole.AccessibleTextRole] = f"{title}, {count}"
            return texts.get(role)
        if role in (HIT, PROBLEM, EXPECTED):
            kinds = {OpenProblem: PROBLEM, ExpectedGuest: EXPECTED}
            return row if kinds.get(type(row), HIT) == role else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, OpenProblem | ExpectedGuest):
                return row.sentence()
            return hit_sentence(row, self.now_ms)
        return None


class GuestList(QListView):
    """Guests in rows of 60, in sections or as hits; moved by its own keys or by `step`."""

    chosen = Signal(object)
    """The page of the guest that was clicked or entered."""
    problem_chosen = Signal(object)
    """The page of a problem whose guest is not known."""
    expected_chosen = Signal(object)
    """The `ExpectedView` of somebody of whom it is not known who that is."""
    pointed = Signal(object)
    """The page of the guest that the keys moved to; None where the guest is not known."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Rows(self)
        self._query = ""
        self.setModel(self._model)
        self._row = HitRow(look, self)
        self.setItemDelegate(self._row)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Guests"))
        self.clicked.connect(self._on_clicked)

    def show_sections(self, sections: "Sequence[tuple[str, Rows]]") -> None:
        """Headings with their guests; who was marked stays marked if still there."""
        marked = _key(self._current)
        rows: list[Row] = []
        for title, hits in sections:
            rows.append((title, len(hits)))
            rows.extend(hits)
        self.setAccessibleName(_("Guests"))
        self._show(rows)
        self.mark(marked)

    def show_hits(self, hits: "Sequence[Hit]", query: str) -> None:
        """What was found for `query`, the best one first and marked.

        A second, longer answer to the same words keeps who was marked by the keys.
        """
        marked = _key(self._current) if query == self._query else None
        self._query = query
        self.setAccessibleName(_("Guests found for “{query}”").format(query=query))
        self._show(list(hits))
        if not self.mark(marked):
            self._point(0, tell=False)

    @property
    def _current(self) -> "Hit | OpenProblem | ExpectedGuest | None":
        """The marked row."""
        at = self.currentIndex().row() if self.currentIndex().isValid() else -1
        row = self._model.rows[at] if 0 <= at < len(self._model.rows) else None
        return None if isinstance(row, tuple) else row

    def current_page(self) -> object:
        """The page of the marked guest, or None."""
        row = self._current
        if isinstance(row, OpenProblem | ExpectedGuest):
            return row.guest or None
        return row and row.page

    def mark(self, page: object) -> bool:
        """Mark the guest with `page` without telling anybody; False when not in the list."""
        for number, row in enumerate(self._model.rows):
            if not isinstance(row, tuple) and page and _key(row) == page:
                self._point(number, tell=False)
                return True
        return False

    def step(self, by: int) -> None:
        """Move the mark by so many guests, over headings, and stop at the ends."""
        guests = [n for n, row in enumerate(self._model.rows) if not isinstance(row, tuple)]
        if not guests:
            return
        here = self.currentIndex().row()
        if here in guests:
            place = min(max(guests.index(here) + by, 0), len(guests) - 1)
        else:
            place = 0 if by > 0 else len(guests) - 1
        self._point(guests[place])

    def choose_current(self) -> None:
        """Choose the marked guest; the first one when none is marked."""
        if self._current is None:
            self.step(1)
        row, page = self._current, self.current_page()
        if page is not None:
            self.chosen.emit(page)
        elif isinstance(row, OpenProblem):
            self.problem_chosen.emit(row.matter)
        elif isinstance(row, ExpectedGuest):
            self.expected_chosen.emit(row.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page, Home, End; Return chooses. Letters go on to the page, which searches."""
        key = event.key()
        far = len(self._model.rows)
        page = max(1, self.viewport().height() // max(1, self.sizeHintForRow(far - 1)) - 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -far,
            Qt.Key.Key_End: far,
        }
        if key in steps:
            self.step(steps[cast("Qt.Key", key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus needs a row to be seen on."""
        super().focusInEvent(event)
        if self._current is None and self._model.rows:
            self._point(
                next((n for n, r in enumerate(self._model.rows) if not isinstance(r, tuple)), 0),
                tell=False,
            )

    def _show(self, rows: "list[Row]") -> None:
        self._model.now_ms = self._row.now_ms = int(time.time() * 1000)
        self._model.show(rows)

    def _point(self, row: int, tell: bool = True) -> None:
        index = self._model.index(row)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        if row == 1:  # let the heading above the first guest be seen as well
            self.scrollToTop()
        if tell:
            self.pointed.emit(self.current_page())

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(TITLE) is None:
            self.choose_current()


def _key(row: "Hit | OpenProblem | ExpectedGuest | None") -> object:
    """By what a row is found again: its guest, or the problem of nobody known."""
    if isinstance(row, OpenProblem):
        return row.guest or row.matter
    if isinstance(row, ExpectedGuest):
        return row.guest or row.view.page
    return row.page if row is not None else None
