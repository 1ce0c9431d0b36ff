"""Carries what the clerk does about a matter to the desk, and the answer back."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import EntryId, PageId
from assistant.recovery import acts
from assistant.recovery.fold import UNDOABLE
from ui.bridge import Bridge
from ui.deeds import Carrier


class Deed(NamedTuple):
    """An act of `assistant.recovery`, its words, and the fields of the page that they come from."""

    act: Callable[..., Any]
    words: dict[str, Any]
    fields: dict[str, str] = {}  # noqa: RUF012 - never changed
    """What stood in each field; it is emptied when this is on disk and it still says so."""


class Deeds(Carrier):
    """Does acts, one after the other. What was written last can be taken back."""

    refused = Signal(str)
    """A sentence for the clerk; nothing was written."""
    written = Signal(bool)
    """Something is on disk; whether it can be taken back."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(desk, bridge, parent)
        self._last: tuple[PageId, list[EntryId]] | None = None

    def do(
        self,
        page: PageId,
        act: Callable[..., Any],
        done: Callable[[Changes], None] = lambda changes: None,
        refused: Callable[[str], None] | None = None,
        **words: Any,
    ) -> None:
        """Do `act`; then `done`, or `refused` (by default the signal) with the sentence why not."""

        def then(changes: Changes) -> None:
            if changes.entries and act is not acts.undo:
                back = [one.id for one in changes.entries if one.kind in UNDOABLE]
                self._last = (page, back) if back else None
                self.written.emit(bool(back))
            done(changes)

        write = partial(self._desk.matters.act, page, act, **words)
        self.carry(write, then, refused or self.refused.emit)

    def undo(self) -> None:
        """Take back what was written last."""
        if self._last is not None:
            page, lines = self._last
            self._last = None
            for of in reversed(lines):
                self.do(page, acts.undo, of=of)
            self.written.emit(False)
