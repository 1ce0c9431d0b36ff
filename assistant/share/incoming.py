"""What the others wrote comes in: read from where this desk has come to, and written in batches.

SQLite is the truth; the hub's stream is a queue with memory, which may vanish. So the cursor names
the stream it is of (its epoch), the place in it, and the entry that stood there: a stream that was
lost, made anew or set back is noticed, and given again what this desk has. What is taken twice is
kept once.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from msgspec import structs
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig, DeliverPolicy, StreamInfo
from nats.js.errors import NotFoundError

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.share.client import awaited, epoch
from assistant.share.config import STREAM
from assistant.share.journal import Journal
from assistant.share.state import Cursor
from assistant.share.stream import last_of
from assistant.share.wire import MalformedError, read

ASK_S = 5.0
_IN = 1000
"""Lines taken in by one transaction at the most."""
_FEW = 200
"""Lines taken in by one transaction where each takes long."""
_LONG_S = 0.1
"""So long a transaction may take: a clerk’s own line waits for its end."""
_HELD = 2 * _IN
"""Lines that have come and wait to be taken in, at the most."""
_AHEAD = 5 * _IN
"""Lines and signs of life that the server sends before it is asked again."""
_LOOK_S = 0.1
_SILENT_S = 3.0
"""There is a sign of life every second: without one the server has forgotten us."""


class _Came(NamedTuple):
    place: int
    left: int
    """How many more there were behind it."""
    entry: Entry | None
    """None where it was none."""


async def _silent(coming: JetStreamContext.PushSubscription) -> None:
    """Until as much has come as was asked for, or not even a sign of life comes any more."""
    had, since = -1, 0.0
    while coming.delivered < _AHEAD and since < _SILENT_S:
        since = since + _LOOK_S if coming.delivered == had else 0.0
        had = coming.delivered
        await asyncio.sleep(_LOOK_S)
    while coming.pending_msgs:
        await asyncio.sleep(_LOOK_S)


class Incoming:
    """For one meeting with the hub."""

    def __init__(
        self,
        client: Client,
        shop: str,
        desk: DeskId,
        journal: Journal,
        show: Callable[[int, int], Awaitable[None]],
        doubted: Callable[[], None],
        *,
        whole: bool = False,
    ) -> None:
        """`show` hears how far behind this desk is and how many lines more were none; `doubted` is
        called where a line of this very desk came that it has not written. With `whole` a stream
        that was lost is given all that this desk has, not just its own.
        """
        self._client, self._shop, self._journal = client, shop, journal
        self._show, self._doubted, self._whole = show, doubted, whole
        self._came: asyncio.Queue[_Came] = asyncio.Queue(_HELD)
        self._epoch, self._desk = "", desk
        self._server = str(client._server_info.get("server_id", ""))  # noqa: SLF001
        self._most = _IN // 4
        self._reached = 0
        self.place = 0
        """How far the stream was read."""
        self.was_set_back = False
        """Whether the stream has lost what this desk had read of it."""
        self._is_read = asyncio.Event()
        """The stream was read to its end."""
        self.caught_up = asyncio.Event()
        """All that there was is here: until then this desk gives nothing.

        One that was set back from a backup has to get its own lines first, and number the new
        ones behind them.
        """

    async def read(self) -> None:
        """Have the stream sent from where this desk has come to, until cancelled: no more of it at
        once than there is room for, however slow this computer is.

        The client answers the server’s flow control before a line is looked at, so it would take in
        a stream of millions at the pace of the network.
        """
        stream = self._client.jetstream(timeout=ASK_S)
        info = await stream.stream_info(STREAM)
        self._epoch = epoch(info)
        cursor = await self._checked(stream, info)
        self.place = cursor.place
        if await self._is_more(stream, cursor.place):
            await self._show(max(info.state.last_seq - cursor.place, 1), 0)
        else:
            self._is_read.set()
            await self._show(0, 0)
        self._reached = cursor.place
        while True:
            coming = await self._sent(stream)
            await coming.unsubscribe(_AHEAD)  # as soon as so many have come
            await _silent(coming)
            await coming.unsubscribe()

    async def _sent(self, stream: JetStreamContext) -> JetStreamContext.PushSubscription:
        """What stands behind the last line that has come."""
        start = ConsumerConfig(
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=self._reached + 1
        )
        return await stream.subscribe(
            f"journal.{self._shop}.>",
            stream=STREAM,
            cb=self._on_message,
            ordered_consumer=True,
            idle_heartbeat=1,
            config=start,
        )

    async def apply(self) -> None:
        """Write what has come, until cancelled."""
        while True:
            batch = [await self._came.get()]
            while len(batch) < self._most and not self._came.empty():
                batch.append(self._came.get_nowait())
            entries = [one.entry for one in batch if one.entry is not None]
            last = batch[-1]
            known = last.entry.id.hex() if last.entry is not None else ""
            cursor = Cursor(self._epoch, last.place, known, self._server)
            began = time.monotonic()
            own = await awaited(self._journal.receive(entries, cursor))
            self._measure(len(batch), time.monotonic() - began)
            self.place = last.place
            if own and self._is_read.is_set():
                await awaited(self._journal.number_anew())
                self._doubted()
            if not last.left:
                self._is_read.set()
            await self._show(last.left, len(batch) - len(entries))

    async def catch_up(self) -> None:
        """Wait until all that there was is here, and all that is to be given waits, in its order:
        others’ lines come in meanwhile."""
        await self._is_read.wait()
        await awaited(self._journal.refilled())
        await awaited(self._journal.number_anew())
        self.caught_up.set()

    def _measure(self, lines: int, took_s: float) -> None:
        """As many at once as this computer takes in in time."""
        if took_s > _LONG_S:
            self._most = max(_FEW, min(self._most, lines) // 2)
        elif lines == self._most and took_s < _LONG_S / 2:
            self._most = min(_IN, self._most * 2)

    async def last_of(self, desk: DeskId) -> int:
        """The number of a desk's last line at the hub."""
        return await last_of(self._client.jetstream(timeout=ASK_S), self._shop, desk)

    async def _on_message(self, message: Msg) -> None:
        at = message.metadata
        try:
            entry: Entry | None = read(message.subject, message.data)
        except MalformedError:
            entry = None  # it is counted, and the cursor moves on
        await self._came.put(_Came(at.sequence.stream, at.num_pending, entry))
        self._reached = at.sequence.stream

    async def _is_more(self, stream: JetStreamContext, place: int) -> bool:
        """Whether anything stands behind `place`: the last numbers may have been erased."""
        try:
            await stream.get_msg(STREAM, place + 1, f"journal.{self._shop}.>", next=True)
        except NotFoundError:
            return False
        return True

    async def _checked(self, stream: JetStreamContext, info: StreamInfo) -> Cursor:
        """Where to read on. A stream that is another one, or shorter, is given what we have."""
        cursor = await asyncio.to_thread(self._journal.cursor)
        fresh = Cursor(self._epoch, server=self._server)
        if not cursor.epoch:
            return fresh  # the first meeting: all there is waits already
        if cursor.epoch == fresh.epoch:
            whole = cursor.place <= info.state.last_seq
            if cursor.place == 0 or (whole and await self._stood_there(stream, cursor)):
                return await self._met(stream, cursor)
        await awaited(self._journal.give_again(all_desks=self._whole))
        self.was_set_back = not self._whole
        return fresh

    async def _met(self, stream: JetStreamContext, cursor: Cursor) -> Cursor:
        """A server that began anew may have lost the last lines that it had taken, behind the place
        to which this desk had read: it is given its own ones again.
        """
        if cursor.server == self._server:
            return cursor
        last = await last_of(stream, self._shop, self._desk)
        await asyncio.to_thread(self._journal.give_behind, last)
        met = structs.replace(cursor, server=self._server)
        await awaited(self._journal.receive([], met))
        return met

    async def _stood_there(self, stream: JetStreamContext, cursor: Cursor) -> bool:
        """Whether the entry at the cursor's place is still the same, or was erased since."""
        try:
            found = await stream.get_msg(STREAM, cursor.place)
        except NotFoundError:
            return True
        told = (found.headers or {}).get("Nats-Msg-Id", cursor.entry)
        return not cursor.entry or bool(told == cursor.entry)
