"""Carries what the clerk does for the guest on the card to the desk, and the answer back."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests import acts
from assistant.journal.entry import Entry
from assistant.journal.stamp import PageId
from assistant.recovery import acts as matter_acts
from assistant.recovery.entries import KINDS as OF_MATTERS
from assistant.recovery.fold import UNDOABLE
from assistant.shift import traces
from assistant.shift.entries import TRACE_KINDS
from ui.bridge import Bridge
from ui.deeds import Carrier

Act = Callable[..., Any]

WRITES: dict[str, Act] = {
    "preference": acts.note_preference,
    "mood": acts.note_mood,
    "mistake": acts.note_mistake,
    "note": acts.write_note,
    "care": acts.note_care,
    "tie": acts.note_tie,
}
"""What each kind of the write line does."""

REWRITES: dict[str, Act] = {
    "change": acts.change_preference,
    "put-right": acts.put_right,
    "correct": acts.correct,
}
"""What other words for a line do."""

Told = Callable[[Any], object]
"""Hears of the `Changes`, or of a sentence."""

UNDO_S = 8.0
"""So long the line just written offers to be taken back."""
_LASTING = (OF_MATTERS.keys() | TRACE_KINDS.keys()) - UNDOABLE - {"trace-done"}
"""Kinds that are not taken back."""


class Deeds(Carrier):
    """Does acts of `guests.acts` and of `recovery`. What was written last can be taken back."""

    refused = Signal(str)
    """A sentence for the clerk; nothing was written."""
    written = Signal(bool)
    """Something is on disk; whether it can be taken back."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(desk, bridge, parent)
        self._last: tuple[Entry, ...] = ()

    def do(self, page: PageId, act: Act, *told: Told, **words: Any) -> None:
        """Do `act` for a guest; `told` are what to call then, and with the sentence why not."""
        self._carry(partial(self._desk.on_guest, page, act, **words), *told)

    def do_on_matter(self, page: PageId, act: Act, *told: Told, **words: Any) -> None:
        """Do an act of `recovery` on a matter."""
        self._carry(partial(self._desk.matters.act, page, act, **words), *told)

    def do_on_trace(self, page: PageId, act: Act, *told: Told, **words: Any) -> None:
        """Do an act of `shift.traces` on a trace."""
        self._carry(partial(self._desk.shifts.act, page, act, **words), *told)

    def promise(self, guest: PageId, *told: Told, **words: Any) -> None:
        """Give a guest a promise."""
        self._carry(partial(self._desk.matters.promise, guest, **words), *told)

    def undo(self) -> None:
        """Take back what was written last, all lines of it."""
        last, self._last = self._last, ()
        for line in reversed(last):
            if line.kind in OF_MATTERS:
                write = partial(self._desk.matters.act, line.page, matter_acts.undo, of=line.id)
            elif line.kind in TRACE_KINDS:
                write = partial(self._desk.shifts.act, line.page, traces.reopen_trace)
            else:
                write = partial(self._desk.on_guest, line.page, acts.undo, of=line.id)
            self._carry(write, undoes=True)

    def _carry(
        self,
        write: "Callable[[], Future[Changes]]",
        done: Told | None = None,
        refused: Told | None = None,
        *,
        undoes: bool = False,
    ) -> None:
        """`write`; then `done`, or `refused` (by default the signal) with the sentence why not."""

        def then(changes: Changes) -> None:
            if changes.entries and not undoes:
                lines = changes.entries
                kept = any(one.kind in _LASTING for one in lines)
                self._last = () if kept else lines
                self.written.emit(not kept)
            if done is not None:
                done(changes)

        self.carry(write, then, refused or self.refused.emit)
