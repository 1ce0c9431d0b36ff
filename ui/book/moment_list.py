"""The moments of the book, grouped as a house thinks of them."""

from collections.abc import Hashable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _, listed
from assistant.words.labels import MOMENT_GROUPS, moment_label
from ui.book.moment_row import MomentRow, MomentTold
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.rows import Heading, RowList, RowModel


class _Model(RowModel):
    def say(self, row: Any) -> str:
        return listed((row.name, row.found)) if isinstance(row, MomentTold) else super().say(row)


class MomentList(RowList):
    """The marked moment is the one whose lines are shown; Return and the arrow lead to them."""

    lines_wanted = Signal()
    ALWAYS_MARKED = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Moments"), _Model(), MomentRow(look), parent)
        self._look = look
        self.entered_row.connect(lambda row: self.lines_wanted.emit())

    def key_of(self, row: Any) -> Hashable:
        return str(row.moment)

    @property
    def moment(self) -> Moment | None:
        """The marked one."""
        return None if self.current is None else self.current.moment

    def show_moments(self, found: Mapping[Moment, int] | None = None) -> None:
        """All of them, or those where a search has `found` lines."""
        rows: list[Any] = []
        for name, moments in MOMENT_GROUPS:
            told = [
                MomentTold(one, moment_label(one), "" if found is None else count(found[one]))
                for one in moments
                if found is None or found.get(one)
            ]
            if told:
                rows += [Heading((_(name), "")), *told]
        self.show_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the right stand the lines."""
        if event.key() == Qt.Key.Key_Right and not event.modifiers():
            self.lines_wanted.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as the names are, and what height there is."""
        return QSize(self._look.px(250), self._look.px(100))

    def minimumSizeHint(self) -> QSize:
        """Some moments; longer names are cut."""
        return QSize(self._look.px(150), self._look.px(100))
