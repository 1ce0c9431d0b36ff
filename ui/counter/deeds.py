"""Carries what the clerk does for the guest on the card to the desk, and the answer back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from assistant.desk import Changes, Desk
from assistant.guests import acts
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId
from assistant.refusal import Refused
from ui.bridge import Bridge

Act = Callable[..., Sequence[Body]]

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

UNDO_S = 8.0
"""So long the line just written offers to be taken back."""


class Deeds(QObject):
    """Does acts of `assistant.guests.acts`. What was written last can be taken back."""

    refused = Signal(str)
    """A sentence for the clerk; nothing was written."""
    written = Signal(object)
    """The `Changes`, after they are on disk."""
    staff_wanted = Signal()
    """Nobody is at this desk, and lines are signed."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._last: tuple[PageId, list[EntryId]] | None = None

    def do(
        self,
        page: PageId,
        act: Act,
        done: Callable[[Changes], None] = lambda changes: None,
        refused: Callable[[str], None] | None = None,
        **words: Any,
    ) -> None:
        """Do `act`; then `done`, or `refused` (by default the signal) with the sentence why not."""
        if self._desk.signed is None:
            self.staff_wanted.emit()

        def then(changes: Changes) -> None:
            if changes.entries and act is not acts.undo:
                self._last = (page, [entry.id for entry in changes.entries])
                self.written.emit(changes)
            done(changes)

        def otherwise(why: Refused) -> None:
            (refused or self.refused.emit)(why.sentence())

        future = self._desk.on_guest(page, act, **words)
        self._bridge.when_done(self, future, then, otherwise)

    def undo(self) -> None:
        """Take back what was written last, all lines of it."""
        if self._last is not None:
            page, lines = self._last
            self._last = None
            for of in reversed(lines):
                self.do(page, acts.undo, of=of)
