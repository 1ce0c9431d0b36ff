"""Looks through a whole store: its pages, its structure, and the chain of each desk.

How another program's hand is noticed, even one that has the key:
- Each line of a desk has a number, and carries in `prev` the SHA-256 of the line before it, over
  all that is in that line. A line that was altered does not fit the next one (`altered`); one that
  was removed leaves its number empty (`missing`); one that was put in has a number twice, or fits
  neither neighbour.
- Behind the last line there is no next one: the table `chain` has its number and its digest. So a
  last line that was removed or altered is noticed as well.
- Whoever alters that table too, or works out all later digests anew, deceives this one file. The
  other desks of the shop have the lines as they were, and nothing altered is taken over by them,
  for a line is known by its id: what was removed comes back when their lines are read anew, as they
  are when a desk joins again. A desk that works alone has its backups to compare with.
- An erased line has left its digest in its place (`journal.stubs`), so that an erasure breaks no
  chain. Whoever has the key and puts such a digest in a line's place by hand is not noticed: a
  backup has what was erased after it was made, but not the marks that tell of it, and a line also
  goes because it spoke of one that did. Here too the other desks, or a backup, have the line.
  Read models (look-up, registers) are made anew from the journal and are not checked.
"""

from collections.abc import Callable

import msgspec
from sqlalchemy import Connection
from sqlcipher3 import dbapi2 as driver

from assistant.journal import trouble
from assistant.journal.entry import Entry
from assistant.journal.store import LOST, Store, all_pages, remark
from assistant.refusal import Refused, StoreTrouble
from assistant.tongue import N_

_STRAY = 1_000_000
_DIGEST_BYTES = 16  # of 32: enough to tell that a line is not what the next one says it was
_STOPPED = N_("The check was stopped before its end.")


class Findings(msgspec.Struct, frozen=True):
    """What a check found."""

    lines: int
    """Lines that were read."""
    missing: int
    """Numbers that a desk has counted and no line has."""
    altered: int
    """Lines that are not what the next line of their desk says they were, or share a number."""
    damaged_pages: int
    """Pages of the file that are not as they were written."""
    whole: bool
    """Whether SQLite finds every page in its place."""
    lost: int = 0
    """Of the missing lines those that a rescue could not read; it told so, and they stay lost."""

    @property
    def sound(self) -> bool:
        """Nothing is amiss but what is known. What another desk has yet to send is missing."""
        return self.whole and not (self.missing - self.lost or self.altered or self.damaged_pages)

    @property
    def damaged(self) -> bool:
        """The file is hurt: a rescue helps."""
        return not self.whole or self.damaged_pages > 0


def check(
    store: Store,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Findings:
    """Read all of `store`: minutes for a large one. `progress` hears of lines done and in all."""
    # A page that another process was just writing looks damaged, but not twice.
    damaged_pages = len(_bad_pages(store) and _bad_pages(store))
    try:
        whole = store.is_whole()
        with store.reading() as tx:
            chains = _chains(tx, progress, cancelled)
            lines = sum(chain.lines for chain in chains.values())
            missing, altered = _judged(tx, chains)
            lost = min(missing, int(remark(tx, LOST) or 0))
    except StoreTrouble as told:
        if not trouble.is_damage(told):
            raise
        return Findings(0, 0, 0, damaged_pages, whole=False)
    return Findings(lines, missing, altered, damaged_pages, whole, lost)


class _Chain:
    """What the lines of one desk say of themselves and of the line before, by their numbers."""

    def __init__(self) -> None:
        self.lines = 0
        self.odd = 0
        # Line 0 is the one that every first line continues.
        self.digests = bytearray(_DIGEST_BYTES)
        self.befores = bytearray(_DIGEST_BYTES)

    def take(self, entry: Entry, highest: int) -> None:
        """Note a line; one whose number is beyond `highest`, or taken, is odd."""
        self.lines += 1
        at = slice(entry.seq * _DIGEST_BYTES, (entry.seq + 1) * _DIGEST_BYTES)
        if not 0 < entry.seq <= highest or any(self.digests[at]) or len(entry.prev) != 32:
            self.odd += 1
            return
        if at.stop > len(self.digests):
            room = bytes(at.stop - len(self.digests))
            self.digests += room
            self.befores += room
        self.digests[at] = entry.digest()[:_DIGEST_BYTES]
        self.befores[at] = bytes(entry.prev)[:_DIGEST_BYTES]

    def judged(self, end_seq: int, end_digest: bytes) -> tuple[int, int]:
        """Missing and altered lines, when the chain is said to end so."""
        missing, altered, before = 0, self.odd, bytes(_DIGEST_BYTES)
        for at in range(_DIGEST_BYTES, len(self.digests), _DIGEST_BYTES):
            digest = bytes(self.digests[at : at + _DIGEST_BYTES])
            if not any(digest):
                missing += 1
            elif (any(before) or at == _DIGEST_BYTES) and (
                self.befores[at : at + _DIGEST_BYTES] != before
            ):
                altered += 1
            before = digest
        last = len(self.digests) // _DIGEST_BYTES - 1
        if last and end_seq == last and end_digest[:_DIGEST_BYTES] != before:
            altered += 1
        return missing + max(0, end_seq - last), altered


def _chains(
    tx: Connection,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> dict[bytes, _Chain]:
    total = int(tx.exec_driver_sql("SELECT count(*) FROM entry").scalar_one())
    chains: dict[bytes, _Chain] = {}
    done = 0
    for _page, entries in all_pages(tx):
        if cancelled and cancelled():
            raise Refused(_STOPPED)
        for entry in entries:
            chains.setdefault(entry.desk, _Chain()).take(entry, 2 * total + _STRAY)
        done += len(entries)
        if progress:
            progress(done, total)
    return chains


def _judged(tx: Connection, chains: dict[bytes, _Chain]) -> tuple[int, int]:
    missing = altered = 0
    for row in tx.exec_driver_sql("SELECT desk, seq, digest FROM chain"):
        lost, odd = chains.pop(row.desk, _Chain()).judged(row.seq, row.digest)
        missing, altered = missing + lost, altered + odd
    for chain in chains.values():  # desks of which the file says no end
        lost, odd = chain.judged(0, b"")
        missing, altered = missing + lost, altered + odd
    return missing, altered


def _bad_pages(store: Store) -> set[str]:
    connection = store.bare()
    try:
        return {row[0] for row in connection.execute("PRAGMA cipher_integrity_check")}
    except driver.DatabaseError as error:
        return {str(error)}
    finally:
        connection.close()
