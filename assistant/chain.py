"""Drafts become entries: stamped in the order of the story, signed, and chained to the last one."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import structs
from sqlalchemy import Connection

from assistant import model
from assistant.drafts import Draft, Written
from assistant.journal import outbox
from assistant.journal import store as journal
from assistant.journal.entry import Body, Entry
from assistant.journal.stamp import Clock, DeskId, EntryId, PageId, StaffId
from assistant.refusal import Refused
from assistant.tongue import N_

Drafts = Mapping[PageId, Sequence[Draft]]
"""What is to be written, by page."""


class Chain:
    """The lines of one desk: each carries its number and the digest of the one before."""

    def __init__(self, desk: DeskId) -> None:
        self.desk, self._clock = desk, Clock()
        self.beside: Callable[[Connection], None] = lambda tx: None
        """What goes to the disk together with the next line, as it is not worth a wait of its own.

        It may be undone together with it.
        """

    def seen(self, entries: Sequence[Entry], now_ms: int) -> None:
        """Lines of other desks have come: what is written here from now on is behind them."""
        for entry in entries:
            self._clock.seen(entry.id, now_ms)

    def stamp(self, tx: Connection, now_ms: int) -> EntryId:
        """The id of a line that is to be written in this transaction, where it must be known."""
        self._follow(tx, now_ms)
        return self._clock.next(now_ms)

    def write(
        self, tx: Connection, drafts: Drafts, signed: StaffId | None, now_ms: int
    ) -> list[Entry]:
        """`drafts` appended as entries; they wait for the other desks where the store is shared."""
        entries = self._entries(tx, drafts, signed, now_ms)
        journal.append(tx, entries)
        self.beside(tx)
        outbox.put(tx, entries)
        return entries

    def _entries(
        self, tx: Connection, drafts: Drafts, signed: StaffId | None, now_ms: int
    ) -> list[Entry]:
        """`drafts` as entries, signed by whom they name or by `signed`; Refused without either."""
        self._follow(tx, now_ms)
        seq, prev = journal.chain_end(tx, self.desk)
        entries: list[Entry] = []
        for page, lines in drafts.items():
            first = len(entries)
            for line in lines:
                signer = line.staff or signed
                if signer is None:
                    raise Refused(N_("Say first who is at this desk."))
                seq += 1
                said = line.body
                if line.of is not None:
                    said = structs.replace(said, of=entries[first + line.of].id)
                kind, body = _wire(said)
                happened_at = now_ms if line.happened_at is None else line.happened_at
                stamp = line.id or self._clock.next(now_ms)
                entry = Entry(page, stamp, kind, body, signer, self.desk, seq, prev, happened_at)
                prev = entry.digest()
                entries.append(entry)
        return entries

    def _follow(self, tx: Connection, now_ms: int) -> None:
        for stamp in journal.latest_ids(tx):  # another process may have written since
            self._clock.seen(stamp, now_ms)


def _wire(body: Body) -> tuple[str, bytes]:
    return (body.kind, body.json) if isinstance(body, Written) else model.KINDS.write(body)
