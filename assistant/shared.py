"""A desk's journal as the link to the others knows it."""

from collections.abc import Sequence
from concurrent.futures import Future

import msgspec

from assistant.desk import Desk
from assistant.journal.entry import Entry
from assistant.share.state import Cursor


class DeskJournal:
    """See `assistant.share.journal.Journal`."""

    def __init__(self, desk: Desk) -> None:
        self._there = there = desk.neighbours
        self.number_anew, self.waiting, self.count_waiting, self.given = (
            there.number_anew,
            there.waiting,
            there.count_kept,
            there.given,
        )
        self.set_aside, self.give_again = there.set_aside, there.give_again
        self.give_behind, self.last_of = there.give_behind, there.last_of
        self.settle, self.refilled = there.settle, there.refilled

    def cursor(self) -> Cursor:
        """How far the stream was read."""
        told = self._there.cursor()
        return msgspec.json.decode(told, type=Cursor) if told else Cursor()

    def receive(self, entries: Sequence[Entry], cursor: Cursor) -> "Future[bool]":
        """Write what came, and how far that is."""
        return self._there.receive(entries, msgspec.json.encode(cursor).decode())
