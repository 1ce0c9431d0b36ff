"""The desk’s side for the other desks: what waits to be given to them, and what came from them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from assistant.chain import Chain
from assistant.journal import numbers, outbox
from assistant.journal import store as journal
from assistant.journal.entry import Entry
from assistant.journal.now import Now
from assistant.journal.stamp import DeskId
from assistant.journal.store import Store
from assistant.places import Home, read_settings, write_settings

if TYPE_CHECKING:
    from assistant.changes import Changes

T = TypeVar("T")

_CURSOR = "share:cursor"


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

    @property
    def me(self) -> DeskId:
        """Which desk this is."""
        return self._chain.desk

    # -- in ---------------------------------------------------------------------------------------

    def cursor(self) -> str:
        """How far the others’ lines were read, in the link’s own words; "" before the first."""
        with self._store.reading() as tx:
            return journal.remark(tx, _CURSOR) or ""

    def receive(self, entries: Sequence[Entry], cursor: str) -> "Future[bool]":
        """Write what came from other desks, and how far that is, in one transaction.

        What is there already is left as it is. True where lines came back that this very desk has
        written and lost: its store is an older copy.
        """
        return self._writer.submit(self._receive, entries, cursor)

    def _receive(self, came: Sequence[Entry], cursor: str) -> bool:
        with self._store.writing() as tx:
            entries = journal.unknown(tx, came)
            self._chain.seen(entries, self._now())
            if entries:
                journal.append(tx, entries)
                changes = self._followed(tx, entries)
            journal.set_remark(tx, _CURSOR, cursor)
            if outbox.is_kept(tx):
                outbox.drop_lines(tx, (one for one in came if one.desk == self.me))
            back = any(one.desk == self.me for one in entries)
            if back:
                journal.set_remark(tx, numbers.BACK, "1")
        if entries:
            self._tell(changes)
        return back

    def number_anew(self) -> "Future[None]":
        """What waits is numbered behind the lines of this desk that came back, if any did."""
        return self._write(lambda tx: numbers.number_anew(tx, self.me))

    def become(self, desk: DeskId) -> "Future[None]":
        """From now on, and when it is opened again, this is another desk.

        What nobody has got yet is its own.
        """

        def begin_anew(tx: Connection) -> None:
            place = Home(self._store.path.parent)
            write_settings(place, read_settings(place)._replace(desk=desk.hex()))
            numbers.hand_over(tx, self.me, desk)
            self._chain.desk = desk

        return self._write(begin_anew)

    # -- out --------------------------------------------------------------------------------------

    def share(self) -> "Future[None]":
        """From now on what is written here waits for the others, with all there is so far."""

        def begin(tx: Connection) -> None:
            outbox.begin(tx)
            journal.set_remark(tx, _CURSOR, "")

        return self._write(begin)

    def stop_sharing(self) -> "Future[None]":
        """Nothing waits for anybody any more."""
        return self._write(outbox.end)

    def waiting(self, after: int, most: int) -> list[tuple[int, Entry]]:
        """The next lines that the others do not have, behind number `after`."""
        with self._store.reading() as tx:
            return outbox.first(tx, after, most)

    def count_waiting(self) -> int:
        """How many lines the others do not have yet."""
        return self.count_kept()[0]

    def count_kept(self) -> tuple[int, int]:
        """How many lines the others do not have yet, and how many they cannot be given."""
        with self._store.reading() as tx:
            return outbox.count(tx) if outbox.is_kept(tx) else (0, 0)

    def given(self, given: Sequence[int]) -> "Future[None]":
        """These lines have reached the others."""
        return self._write(lambda tx: outbox.drop(tx, given))

    def set_aside(self, aside: Sequence[int]) -> "Future[None]":
        """These lines cannot be given to the others."""
        return self._write(lambda tx: outbox.set_aside(tx, aside))

    def give_again(self, *, all_desks: bool = False) -> "Future[None]":
        """This desk’s lines wait once more, or all that it has."""
        desk = None if all_desks else self.me
        return self._write(lambda tx: outbox.refill(tx, desk))

    def _write(self, work: Callable[[Connection], T]) -> "Future[T]":
        def in_one() -> T:
            with self._store.writing() as tx:
                return work(tx)

        return self._writer.submit(in_one)
