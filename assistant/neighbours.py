"""The desk’s side for the other desks: what waits to be given to them, and what came from them."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from assistant.chain import Chain
from assistant.changes import Changes
from assistant.journal import numbers, outbox, stubs
from assistant.journal import store as journal
from assistant.journal.entry import Entry
from assistant.journal.now import Now
from assistant.journal.stamp import DeskId
from assistant.journal.store import Store
from assistant.places import Home, read_settings, write_settings
from assistant.refilling import Refilling

T = TypeVar("T")

_CURSOR = "share:cursor"
_BESIDE = 64
"""What the others have, and how far they were read, is written together with the next line: so
many lines may be known of that are not noted yet. After a crash they are given or taken twice."""


class Neighbours:
    """Reads are safe on any thread; what is written is written by the desk’s one writer."""

    def __init__(
        self,
        store: Store,
        writer: ThreadPoolExecutor,
        chain: Chain,
        followed: "Callable[[Connection, Sequence[Entry]], Changes]",
        tell: "Callable[[Changes], None]",
        now: Now,
    ) -> None:
        """`followed` brings the read models in step with new lines; `tell` comes after it."""
        self._store, self._writer, self._chain = store, writer, chain
        self._followed, self._tell, self._now = followed, tell, now
        self._refilling = Refilling(store, writer)
        self._one = threading.Lock()
        self._given: set[int] = set()
        """By their numbers in the outbox, the lines that have reached the others: some of them are
        still in it. No number is used twice."""
        self._read_to: str | None = None
        """How far the others’ lines were read, where the disk may not know it yet."""
        chain.beside = self._note

    @property
    def me(self) -> DeskId:
        """Which desk this is."""
        return self._chain.desk

    # -- in ---------------------------------------------------------------------------------------

    def cursor(self) -> str:
        """How far the others’ lines were read, in the link’s own words; "" before the first."""
        if (read_to := self._read_to) is not None:
            return read_to
        with self._store.reading() as tx:
            return journal.remark(tx, _CURSOR) or ""

    def receive(self, entries: Sequence[Entry], cursor: str) -> "Future[bool]":
        """Write what came from other desks, and how far that is, in one transaction.

        What is there already is left as it is. True where lines came back that this very desk has
        written and lost: its store is an older copy.
        """
        return self._writer.submit(self._receive, entries, cursor)

    def _receive(self, came: Sequence[Entry], cursor: str) -> bool:
        self._look_for_erased(came)
        if len(came) <= _BESIDE and self._is_known(came):
            self._read_to = cursor
            return False
        with self._store.writing() as tx:
            entries = journal.unknown(tx, came)
            self._chain.seen(entries, self._now())
            if entries:
                journal.append(tx, entries)
                changes = self._followed(tx, entries)
            if outbox.is_kept(tx):
                outbox.drop_lines(tx, (one for one in came if one.desk == self.me))
            # Not ahead of the disk: what is undone is read once more.
            self._read_to = None
            self._note(tx)
            journal.set_remark(tx, _CURSOR, cursor)
            back = any(one.desk == self.me for one in entries)
            if back:
                journal.set_remark(tx, numbers.BACK, "1")
        if entries:
            self._tell(changes)
        return back

    def _look_for_erased(self, came: Sequence[Entry]) -> None:
        with self._store.reading() as tx:
            outlived = stubs.outlived(tx, came)
        if outlived:
            self._tell(Changes(outlived=outlived))

    def _is_known(self, came: Sequence[Entry]) -> bool:
        """Whether the store has all of them; those of this desk have reached the others then."""
        with self._store.reading() as tx:
            if journal.unknown(tx, came):
                return False
            mine = [one for one in came if one.desk == self.me]
            if mine and outbox.is_kept(tx):
                self._take_note(outbox.numbers(tx, mine))
        return True

    def number_anew(self) -> "Future[None]":
        """What waits is numbered behind the lines of this desk that came back, if any did."""

        def number(tx: Connection) -> None:
            self._note(tx)
            numbers.number_anew(tx, self.me)

        return self._write(number)

    def become(self, desk: DeskId) -> "Future[None]":
        """From now on, and when it is opened again, this is another desk.

        What nobody has got yet is its own.
        """

        def begin_anew(tx: Connection) -> None:
            place = Home(self._store.path.parent)
            write_settings(place, read_settings(place)._replace(desk=desk.hex()))
            self._note(tx)
            numbers.hand_over(tx, self.me, desk)
            self._chain.desk = desk

        return self._write(begin_anew)

    # -- out --------------------------------------------------------------------------------------

    def share(self) -> "Future[None]":
        """From now on what is written here waits for the others, with all there is so far.

        Done when that cannot be forgotten any more; `refilled` when all of it waits.
        """

        def begin(tx: Connection) -> None:
            self._note(tx)  # what is given already waits again, for others
            outbox.begin(tx)
            self._read_to = None
            journal.set_remark(tx, _CURSOR, "")

        return self._refilling.begin(begin, None)

    def go_on_sharing(self) -> "Future[None]":
        """This desk is one of a shop’s already: where a damaged store was set aside, and with it
        what waited, its own lines wait once more."""
        with self._store.reading() as tx:
            there = outbox.is_kept(tx)
        if not there:
            return self._refilling.begin(outbox.begin, self.me)
        self._refilling.go_on()
        return self.settle()

    def stop_sharing(self) -> "Future[None]":
        """Nothing waits for anybody any more."""

        def end(tx: Connection) -> None:
            outbox.end(tx)
            self._refilling.end(tx)

        return self._write(end)

    def waiting(self, after: int, most: int) -> list[tuple[int, Entry]]:
        """The next lines that the others do not have, behind number `after`."""
        with self._store.reading() as tx:
            while rows := outbox.first(tx, after, most):
                if left := [row for row in rows if row[0] not in self._given]:
                    return left
                after = rows[-1][0]
        return []

    def count_waiting(self) -> int:
        """How many lines the others do not have yet."""
        return self.count_kept()[0]

    def count_kept(self) -> tuple[int, int]:
        """How many lines the others do not have yet, and how many they cannot be given."""
        with self._store.reading() as tx:
            if not outbox.is_kept(tx):
                return 0, 0
            waiting, aside = outbox.count(tx)
            given = outbox.count_of(tx, self._noted()) if waiting else 0
            return max(waiting - given, int(self._refilling.is_on)), aside

    def given(self, given: Sequence[int]) -> "Future[None]":
        """These lines have reached the others."""
        self._take_note(given)
        if len(self._given) > _BESIDE:
            return self._write(self._note)
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def settle(self) -> "Future[None]":
        """For an idle moment: put on disk what was only taken note of."""
        if self._given or self._read_to is not None:
            return self._write(self._note)
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def set_aside(self, aside: Sequence[int]) -> "Future[None]":
        """These lines cannot be given to the others."""
        return self._write(lambda tx: outbox.set_aside(tx, aside))

    def give_again(self, *, all_desks: bool = False) -> "Future[None]":
        """This desk’s lines wait once more, or all that it has."""
        return self._refilling.begin(self._note, None if all_desks else self.me)

    def refilled(self) -> "Future[None]":
        """When all that is to wait once more does so."""
        return self._refilling.over()

    def last_of(self, desk: DeskId) -> int:
        """The number of the last line of a desk; 0 where there is none."""
        with self._store.reading() as tx:
            return journal.chain_end(tx, desk)[0]

    def give_behind(self, seq: int, desk: DeskId | None = None) -> None:
        """This desk’s lines with a higher number wait once more, if the hub should have them; or
        those of another `desk`.

        Looks through the whole journal where any is missing there; not for the writer’s thread.
        """
        with self._store.reading() as tx:
            whose = self.me if desk is None else desk
            missing = journal.chain_end(tx, whose)[0] - seq
            if missing <= 0 or (desk is None and missing <= self.count_waiting()):
                return
            lines = outbox.behind(tx, whose, seq)

        def wait_again(tx: Connection) -> None:
            self._note(tx)
            outbox.put_again(tx, lines)

        self._write(wait_again).result()

    # -- taken note of ----------------------------------------------------------------------------

    def _take_note(self, given: Iterable[int]) -> None:
        with self._one:
            self._given.update(given)

    def _noted(self) -> list[int]:
        with self._one:
            return list(self._given)

    def _note(self, tx: Connection) -> None:
        """Write what was taken note of; it is forgotten when it is found to be on disk."""
        given, read_to = self._noted(), self._read_to
        if not given and read_to is None:
            return
        if outbox.is_kept(tx):
            gone = outbox.drop(tx, given)
            if read_to is not None and journal.remark(tx, _CURSOR) == read_to:
                self._read_to = None
            elif read_to is not None:
                journal.set_remark(tx, _CURSOR, read_to)
        else:
            gone, self._read_to = given, None
        with self._one:
            self._given.difference_update(gone)

    def _write(self, work: Callable[[Connection], T]) -> "Future[T]":
        def in_one() -> T:
            with self._store.writing() as tx:
                return work(tx)

        return self._writer.submit(in_one)
