"""The list of the ledger: open promises by their time, then those not kept, then those kept."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.tongue import _
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.rows import Heading, RowList, RowModel
from ui.problems.promise_row import Kept, PromiseRow
from ui.problems.words import Names


class _Model(RowModel):
    def __init__(self, row: PromiseRow) -> None:
        super().__init__()
        self._row = row

    def say(self, row: Any) -> str:
        return super().say(row) if isinstance(row, Heading) else self._row.sentence(row)


class PromiseList(RowList):
    """Fed with promises of the three kinds, each in its order."""

    chosen = Signal(object)
    """The page of the matter whose promise was entered."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = PromiseRow(look)
        super().__init__(_("Promises"), _Model(self._row), self._row, parent)
        self.entered_row.connect(lambda row: self.chosen.emit(row.promise.page))

    def key_of(self, row: Any) -> Hashable:
        return bytes(row.promise.id)

    def show_moment(self, now_ms: int, soon_ms: int) -> None:
        """What time it is: stages follow."""
        self._row.now_ms, self._row.soon_ms = now_ms, soon_ms
        self.viewport().update()

    def show_names(self, names: Names) -> None:
        """What pages are called."""
        self._row.names = names
        self.viewport().update()

    def show_promises(
        self, coming: Sequence[Kept], broken: Sequence[Kept], kept: Sequence[Kept]
    ) -> None:
        """All of it anew; the mark stays with its promise."""
        rows: list[Any] = []
        for title, part in (
            (_("To be kept"), coming),
            (_("Not kept"), broken),
            (_("Kept"), kept),
        ):
            if part:
                rows += [Heading((title, count(len(part)))), *part]
        self.show_rows(rows)
