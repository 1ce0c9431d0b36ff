"""Everything that was ever written about the guest, newest first; nothing is left out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import structs
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from assistant.guests.fold import CORRECTABLE
from assistant.guests.view import GuestView, LogLine
from assistant.journal.stamp import EntryId, StaffId
from assistant.tongue import _
from ui.counter.log_row import FIRST, LINE, LogRow, log_sentence
from ui.counter.preference_chip import KEYS
from ui.look.look import Look
from ui.look.masked import is_revealed, masked

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FIRST_LINES, MORE_LINES = 120, 400
"""A line's height must be measured: the list starts with some and takes more as it is scrolled."""
_CONTACTS = ("contact-added", "contact-removed")


def shown_log(view: GuestView) -> Sequence[LogLine]:
    """The lines of a card, with telephone and e-mail masked as in any list."""
    if is_revealed(view.page):
        return view.log
    contacts = {line.id for line in view.log if line.kind in _CONTACTS}
    return [_masked(line, contacts) for line in view.log]


def _masked(line: LogLine, contacts: Collection[EntryId]) -> LogLine:
    if line.id in contacts:
        return structs.replace(line, text=masked(line.text))
    if line.of in contacts:
        return structs.replace(line, about=masked(line.about))
    return line


class _Lines(QAbstractListModel):
    """The lines, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[LogLine] = ()
        self.told = 0
        self.now_ms = 0
        self.names: Mapping[StaffId, str] = {}

    def show(self, lines: Sequence[LogLine], now_ms: int, names: Mapping[StaffId, str]) -> None:
        self.beginResetModel()
        self.lines, self.now_ms, self.names = lines, now_ms, names
        self.told = min(len(lines), FIRST_LINES)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.told

    def canFetchMore(self, parent: _Index) -> bool:
        """Qt asks when the list is scrolled to its end."""
        return not parent.isValid() and self.told < len(self.lines)

    def fetchMore(self, parent: _Index) -> None:
        """The next lines."""
        more = min(MORE_LINES, len(self.lines) - self.told)
        self.beginInsertRows(_ROOT, self.told, self.told + more - 1)
        self.told += more
        self.endInsertRows()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == FIRST:
            before = self.lines[index.row() - 1] if index.row() else None
            return before is None or _day(before) != _day(line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return log_sentence(line, self.now_ms, self.names)
        return None


def _day(line: LogLine) -> object:
    return datetime.fromtimestamp(line.when_ms / 1000).date()


class CardLog(QListView):
    """Every line of the guest's page, in the words that stand now and those before."""

    corrected = Signal(bytes)
    """C on a line whose words can be corrected."""
    retired = Signal(bytes)
    """N on a line that stands on the card and does not hold."""
    pointed = Signal(bool, bool)
    """Another line is marked: whether C and whether N can be about it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._row = _Lines(self), LogRow(look, self)
        self.setModel(self._lines)
        self.setItemDelegate(self._row)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("Everything written"))
        self._standing: frozenset[EntryId] = frozenset()
        self.selectionModel().currentChanged.connect(lambda *_: self.pointed.emit(*self._can))

    def show_log(
        self,
        lines: Sequence[LogLine],
        now_ms: int,
        names: Mapping[StaffId, str],
        standing: frozenset[EntryId] = frozenset(),
    ) -> None:
        """Other lines, oldest first as they were written. The marked one stays marked.

        `standing` are those on the card, which can be taken off it.
        """
        marked = self._current
        self._standing = standing
        self._row.now_ms, self._row.names = now_ms, names
        self._row.width = self.viewport().width()
        self._lines.show(lines[::-1], now_ms, names)
        told = self._lines.lines[: self._lines.told]
        place = next((n for n, line in enumerate(told) if marked and line.id == marked.id), None)
        if place is None:
            self.scrollToTop()
        else:
            self.setCurrentIndex(self._lines.index(place))

    def correct_current(self) -> None:
        """The marked line is to get better words, if it is one that can."""
        line = self._current
        if line is not None and self._can[0]:
            self.corrected.emit(line.id)

    def retire_current(self) -> None:
        """The marked line no longer holds, if it stands on the card."""
        line = self._current
        if line is not None and self._can[1]:
            self.retired.emit(line.id)

    @property
    def _current(self) -> LogLine | None:
        index = self.currentIndex()
        return index.data(LINE) if index.isValid() else None

    @property
    def _can(self) -> tuple[bool, bool]:
        """Whether the marked line can be corrected; whether it can be taken off the card."""
        line = self._current
        if line is None:
            return False, False
        return line.kind in CORRECTABLE and not line.undone, line.id in self._standing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C corrects the line, N takes it off the card; the arrows move as in any list."""
        letter = "" if event.modifiers() else KEYS.get(event.text().lower(), "")
        if letter == "c":
            self.correct_current()
        elif letter == "n":
            self.retire_current()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()  # letters are the page's: they search
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are about a line that can be seen to be marked."""
        super().focusInEvent(event)
        if not self.selectedIndexes() and self._lines.told:
            self.setCurrentIndex(self._lines.index(max(0, self.currentIndex().row())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        self._row.width = self.viewport().width()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # Qt keeps the heights of the other width
