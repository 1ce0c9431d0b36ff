"""The list of problems: open ones first, then by date; more are read as one scrolls."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.journal.stamp import PageId
from assistant.recovery.view import MatterView
from assistant.tongue import _
from ui.look.look import Look
from ui.look.rows import RowList, RowModel
from ui.problems.problem_row import ProblemRow
from ui.problems.words import Names, problem_sentence


class _Model(RowModel):
    def __init__(self, row: ProblemRow) -> None:
        super().__init__()
        self._row = row

    def say(self, row: Any) -> str:
        one = self._row
        return problem_sentence(row, one.names, one.now_ms, one.soon_ms)


class ProblemList(RowList):
    """Fed with `MatterView`s; tells which one is wanted by its page."""

    chosen = Signal(object)
    """The page of the problem that was entered."""
    more_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = ProblemRow(look)
        model = _Model(self._row)
        super().__init__(_("Problems"), model, self._row, parent)
        self.setUniformItemSizes(True)
        self.entered_row.connect(lambda view: self.chosen.emit(view.page))
        model.more_wanted.connect(self.more_wanted)

    def key_of(self, row: Any) -> Hashable:
        return bytes(row.page)

    @property
    def views(self) -> Sequence[MatterView]:
        """What is shown, in its order."""
        return self.rows.rows

    def current_page(self) -> PageId | None:
        """The marked problem's page."""
        return None if self.current is None else self.current.page

    def show_moment(self, now_ms: int, soon_ms: int) -> None:
        """What time it is: spans and stages follow."""
        self._row.now_ms, self._row.soon_ms = now_ms, soon_ms
        self.viewport().update()

    def show_names(self, names: Names) -> None:
        """What pages are called."""
        self._row.names = names
        self.viewport().update()

    def show_again(self, pages: Iterable[PageId]) -> None:
        """Which problems came twice."""
        self._row.again = frozenset(pages)
        self.viewport().update()

    def show_views(self, views: Sequence[MatterView], *, has_more: bool) -> None:
        """All of it anew; the mark stays with its problem."""
        self.rows.has_more = has_more
        self.show_rows(views)

    def add_views(self, views: Sequence[MatterView], *, has_more: bool) -> None:
        """Further ones."""
        self.rows.has_more = has_more
        self.rows.add(views)
