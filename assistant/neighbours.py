"""The desk’s side for the other desks: what waits to be given to them, and what came from them."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection

from assistant.chain import Chain
from assistant.journal import outbox
from assistant.journal import store as journal
from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.journal.store import Store

if TYPE_CHECKING:
    from assistant.desk import Changes

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
    ) -> None:
        """`followed` brings the read models in step with new lines; `tell` comes after it."""
        self._store, self._writer, self._chain = store, writer, chain
        self._followed, self._tell = followed, tell

    @property
    def me(self) -> DeskId:
        """Which desk this is."""
        return self._chain.desk

    # -- in ---------------------------------------------------------------------------------------

    def cursor(self) -> str:
        """How far the others’ lines were read, in the link’s own words; "" before the first."""
        with self._store.reading() as tx:
            return journal.remark(tx, _CURSOR) or ""

    def receive(self, entries: Sequence[Entry], cursor: str) -> "Future[None]":
        """Write what came from other desks, and how far that is, in one transaction.

        What is there already is left as it is.
        """
        return self._writer.submit(self._receive, entries, cursor)

    def _receive(self, came: Sequence[Entry], cursor: str) -> None:
        with self._store.writing() as tx:
            entries = journal.unknown(tx, came)
            journal.append(tx, entries)
            changes = self._followed(tx, entries)
            journal.set_remark(tx, _CURSOR, cursor)
        if entries:
            self._tell(changes)

    # -- out --------------------------------------------------------------------------------------

    def share(self) -> "Future[None]":
        """From now on what is written here waits for the others, with all there is so far."""
        return self._write(outbox.begin)

    def stop_sharing(self) -> "Future[None]":
        """Nothing waits for anybody any more."""
        return self._write(outbox.end)

    def waiting(self, after: int, most: int) -> list[tuple[int, Entry]]:
        """The next lines that the others do not have, behind number `after`."""
        with self._store.reading() as tx:
            return outbox.first(tx, after, most)

    def count_waiting(self) -> int:
        """How many lines the others do not have."""
        with self._store.reading() as tx:
            return outbox.count(tx) if outbox.is_kept(tx) else 0

    def given(self, numbers: Sequence[int]) -> "Future[None]":
        """These lines have reached the others."""
        return self._write(lambda tx: outbox.drop(tx, numbers))

    def give_again(self, *, all_desks: bool = False) -> "Future[None]":
        """This desk’s lines wait once more, or all that it has."""
        desk = None if all_desks else self.me
        return self._write(lambda tx: outbox.refill(tx, desk))

    def _write(self, work: Callable[[Connection], T]) -> "Future[T]":
        def in_one() -> T:
            with self._store.writing() as tx:
                return work(tx)

        return self._writer.submit(in_one)
