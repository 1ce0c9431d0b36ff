"""At the hub: no word of an erased line stays in the stream; its stub takes its place.

The stub is given to all first, then each message that has the words is deleted by its number, which
the server overwrites on the disk; clearing by subject would leave the bytes. A line that comes late
is taken out again, and so is what a hub finds in its stream when it begins.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress

from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import APIError, NotFoundError

from assistant.journal.entry import Entry, rank
from assistant.journal.stamp import PageId
from assistant.share.client import closed
from assistant.share.config import STREAM
from assistant.share.wire import MalformedError, read, subject, wired

_AGAIN_S = 1.0
_ASK_S = 10.0

_log = logging.getLogger(__name__)


class Eraser:
    """Runs in an event loop, with a client of its own; `want` may be called from any thread."""

    def __init__(
        self,
        shop: str,
        client: Callable[[], Awaitable[Client]],
        pages: Callable[[], Collection[PageId]],
        lines: Callable[[PageId], Sequence[Entry]],
    ) -> None:
        """`client` is one of the hub's administrator. `pages` are all on which something was
        erased, and `lines` all of a page, as the hub's own desk has them."""
        self._shop, self._client, self._pages, self._lines = shop, client, pages, lines
        self._wanted: set[PageId] = set()
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def want(self, pages: Collection[PageId]) -> None:
        """Something was erased on these, or came once more."""
        loop = self._loop
        if pages and loop is not None:
            with suppress(RuntimeError):  # it is just being closed
                loop.call_soon_threadsafe(self._note, frozenset(pages))

    def _note(self, pages: Collection[PageId]) -> None:
        self._wanted.update(pages)
        self._woken.set()

    async def run(self) -> None:
        """Until it is cancelled: all that was ever erased first, then what is wanted."""
        self._loop = asyncio.get_running_loop()
        while True:
            client: Client | None = None
            try:
                client = await self._client()
                self._note(await asyncio.to_thread(self._pages))
                await self._go_on(client)
            except (OSError, NatsError, APIError, TimeoutError, ValueError) as failure:
                _log.info("the stream is looked through again: %r", failure)
            finally:
                if client is not None:
                    await closed(client)
            await asyncio.sleep(_AGAIN_S)

    async def _go_on(self, client: Client) -> None:
        stream = client.jetstream(timeout=_ASK_S)
        while True:
            await self._woken.wait()
            self._woken.clear()
            while self._wanted:
                # Taken out first: it may be wanted once more while it is cleared.
                await self._clear(stream, self._wanted.pop())

    async def _clear(self, stream: JetStreamContext, page: PageId) -> None:
        """One page of the stream."""
        lines = await asyncio.to_thread(self._lines, page)
        stubs = {one.id: one for one in lines if rank(one.kind)}
        there, old = set(), []
        place = 0
        while (found := await self._next(stream, page, place + 1)) is not None:
            place, entry = found
            stub = stubs.get(entry.id) if entry is not None else None
            if entry is None or (stub and rank(entry.kind) < rank(stub.kind)):
                old.append(place)
            elif stub:
                there.add(entry.id)
        for stub in stubs.values():
            if stub.id not in there:
                await stream.publish(subject(self._shop, stub), wired(stub), stream=STREAM)
        for number in old:
            with suppress(NotFoundError):
                await stream.delete_msg(STREAM, number)

    async def _next(
        self, stream: JetStreamContext, page: PageId, place: int
    ) -> tuple[int, Entry | None] | None:
        """The next message of a page, with no entry where it is none; None behind the last one."""
        try:
            found = await stream.get_msg(
                STREAM, place, f"journal.{self._shop}.{page.hex()}.*", next=True
            )
        except NotFoundError:
            return None
        try:
            return int(found.seq or 0), read(str(found.subject), found.data or b"")
        except MalformedError:
            return int(found.seq or 0), None
