"""Many lines at once, in batches: an import, a store of made-up guests."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice, takewhile
from typing import TypeVar

from assistant import forgetting, model
from assistant.chain import Chain
from assistant.changes import Changes
from assistant.drafts import Draft, ReadyPage
from assistant.guests.lookup.phones import Region
from assistant.journal.now import Now
from assistant.journal.stamp import PageId, StaffId
from assistant.journal.store import Store
from assistant.people.rights import Right

T = TypeVar("T")

_BATCH = 1000
"""Pages a transaction: a clerk's own line waits for one batch at the most."""
_FILL = 20_000
"""Guests a transaction where nobody waits: some seconds, and a third of the work."""


class Pouring:
    """Not for the GUI thread: what is written is told when it is done.

    Whoever is at the desk needs the right to bring lists in. A command has nobody there and may.
    """

    def __init__(
        self,
        store: Store,
        writer: ThreadPoolExecutor,
        chain: Chain,
        signed: Callable[[], StaffId | None],
        now: Now,
        region: Region,
        tell: Callable[[Changes], None],
        require: Callable[[Right], None],
    ) -> None:
        """All are the desk's; `require` is `Safekeeping.require`."""
        self._store, self._writer, self._chain, self._signed = store, writer, chain, signed
        self._now, self._region, self._tell = now, region, tell
        self._require, self._begun = require, 0

    @contextmanager
    def begun(self) -> Iterator[None]:
        """A list comes in: asked is who begins it, and it goes on though hands change meanwhile."""
        self._require("import")
        self._begun += 1
        try:
            yield
        finally:
            self._begun -= 1

    def pour(
        self,
        pages: Iterable[tuple[PageId, Sequence[Draft]]],
        *,
        progress: Callable[[int], None] = lambda done: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write many pages in batches and tell how many were written. Refused without the right.

        A clerk's own line goes between two batches. Cancelling keeps the batches already written.
        """
        return self._in_batches(self._write_many, pages, _BATCH, progress, cancelled)

    def fill(
        self,
        pages: Iterable[ReadyPage],
        *,
        progress: Callable[[int], None] = lambda done: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """The same for new guests whose pages are ready, and for a store that nobody works with."""
        return self._in_batches(self._write_ready, pages, _FILL, progress, cancelled)

    def _in_batches(
        self,
        write: Callable[[list[T]], None],
        pages: Iterable[T],
        most: int,
        progress: Callable[[int], None],
        cancelled: Callable[[], bool],
    ) -> int:
        if not self._begun:
            self._require("import")
        # Asked at every page: a large batch takes seconds to be made ready.
        source, done = takewhile(lambda page: not cancelled(), pages), 0
        while batch := list(islice(source, most)):
            self._writer.submit(write, batch).result()
            done += len(batch)
            progress(done)
        self._writer.submit(self._pack, done).result()
        return done

    # -- on the writer's thread -----------------------------------------------------------------

    def _write_many(self, batch: Sequence[tuple[PageId, Sequence[Draft]]]) -> None:
        with self._store.writing() as tx:
            entries = self._chain.write(tx, dict(batch), self._signed(), self._now())
            gone = forgetting.forget(tx, entries, self._region)
            model.follow_many(tx, gone.left, self._region)
        self._tell(gone.told(Changes(wide=True)))

    def _write_ready(self, batch: Sequence[ReadyPage]) -> None:
        with self._store.writing(much=True) as tx:
            drafts = {page.page: page.drafts for page in batch}
            self._chain.write(tx, drafts, self._signed(), self._now())
            model.put_ready(tx, (page.row for page in batch))
        self._tell(Changes(wide=True))

    def _pack(self, added: int) -> None:
        with self._store.writing() as tx:
            model.pack(tx, added)
