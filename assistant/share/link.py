"""The link to the hub: what this desk wrote goes out, what the others wrote comes in.

SQLite is the truth; the hub's stream is a queue with memory, which may vanish. So the cursor names
the stream it is of (its epoch), the place in it, and the entry that stood there: a stream that was
lost, made anew or set back is noticed, and given again what this desk has. What is taken twice is
kept once.
"""

import asyncio
import logging
import ssl
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Literal, Protocol

import msgspec
import nats
from msgspec import Struct
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig, DeliverPolicy, PubAck, StreamInfo

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.share.certificates import host_name
from assistant.share.config import STREAM, inbox
from assistant.share.keep import Member
from assistant.share.nkey import public
from assistant.share.wire import MalformedError, read, subject, wired

PING_S = 2
"""A cable that was pulled is noticed after three of these."""
CONNECT_S = 3.0
HERE_S = 5.0
"""So often a desk tells that it is there."""
ACK_S = 5.0
_AGAIN_S = (0.1, 0.25, 0.5, 1.0, 2.0)
"""Between tries to find the hub; the last one from then on."""
_OUT, _IN = 256, 1000
"""Lines on their way to the hub at once; lines taken in by one transaction at the most."""
_HELD = 4 * _IN
"""Lines that have come and wait to be taken in, at the most."""

_log = logging.getLogger(__name__)

Where = Literal["alone", "catching-up", "together", "removed"]


class State(Struct, frozen=True):
    """How this desk stands with the others."""

    where: Where = "alone"
    waiting: int = 0
    """Lines of this desk that the others do not have yet."""
    behind: int = 0
    """Lines of the others that this desk does not have yet."""
    refused: int = 0
    """Lines that came and were none."""


class Here(Struct, frozen=True):
    """What a desk tells the others of itself, every few seconds. Never kept."""

    desk: DeskId
    name: str
    now_ms: int
    """By its own clock."""
    waiting: int = 0
    place: int = 0
    """How far it has read the stream."""
    guest: str = ""
    """The page of the guest whose card is open there, hexadecimal."""


class Cursor(Struct, frozen=True):
    """How far this desk has read the stream."""

    epoch: str = ""
    place: int = 0
    entry: str = ""
    """The id of the entry at that place, hexadecimal."""


class Journal(Protocol):
    """What the link needs of a desk; every method may be called on any thread."""

    def cursor(self) -> Cursor:
        """How far the stream was read."""

    def receive(self, entries: Sequence[Entry], cursor: Cursor) -> "Future[None]":
        """Write what came, and how far that is, in one transaction."""

    def waiting(self, after: int, most: int) -> list[tuple[int, Entry]]:
        """The next lines that the others do not have, by their numbers."""

    def count_waiting(self) -> int:
        """How many there are."""

    def given(self, numbers: Sequence[int]) -> "Future[None]":
        """These have reached the hub."""

    def give_again(self, *, all_desks: bool) -> "Future[None]":
        """The hub has lost something: this desk's lines wait once more, or all that it has."""


class Link:
    """Runs in an event loop; `wake` may be called from any thread."""

    def __init__(
        self,
        member: Member,
        journal: Journal,
        name: str = "",
        tell: Callable[[State], None] = lambda state: None,
        heard: Callable[[Here], None] = lambda here: None,
    ) -> None:
        """`name` is this desk's. In the loop's thread `tell` hears of every change of state, and
        `heard` of the other desks.
        """
        self._member, self._journal, self._name = member, journal, name
        self._tell, self._heard = tell, heard
        self.state = State()
        self._guest = ""
        self.place = 0
        """How far the stream was read."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken, self._moved = asyncio.Event(), asyncio.Event()
        self._came: asyncio.Queue[tuple[int, Entry | None]] = asyncio.Queue(_HELD)
        self._server = ""

    def wake(self) -> None:
        """This desk has written something."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._woken.set)

    def show_guest(self, page: str) -> None:
        """Whose card is open here, hexadecimal; "" for nobody's. From any thread."""
        self._guest = page
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._moved.set)

    async def run(self) -> None:
        """Until it is cancelled: find the hub, stay with it, find it again."""
        self._loop = asyncio.get_running_loop()
        tries = 0
        while True:
            await self._show(where="alone", behind=0)
            began = time.monotonic()
            try:
                await self._once()
            except (OSError, NatsError, TimeoutError) as failure:
                _log.info("the link ended: %r", failure)
                if "authorization violation" in str(failure).lower():
                    await self._show(where="removed", behind=0)  # by the hub, known by its name
                    return
            tries = 0 if time.monotonic() - began > _AGAIN_S[-1] else tries + 1
            await asyncio.sleep(_AGAIN_S[min(tries, len(_AGAIN_S) - 1)])

    async def _once(self) -> None:
        """One meeting with the hub, from its first word to its last."""
        lost = asyncio.Event()
        refused: list[Exception] = []

        async def on_lost() -> None:
            lost.set()

        async def on_error(error: Exception) -> None:
            refused.append(error)

        client = await connected(self._member, on_lost, on_error)
        try:
            work = [self._read(client), self._apply(), self._publish(client), _until(lost)]
            work += [self._meet(client)]
            tasks = [asyncio.ensure_future(one) for one in work]
            try:
                done, _rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
                for task in done:
                    task.result()
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            with suppress(Exception):
                await client.close()

    # -- in ---------------------------------------------------------------------------------------

    async def _read(self, client: Client) -> None:
        """Have the stream sent from where this desk has come to."""
        self._came = asyncio.Queue(_HELD)
        stream = client.jetstream(timeout=ACK_S)
        info = await stream.stream_info(STREAM)
        cursor = await self._checked(stream, info)
        self._epoch, self._last = (
            str((info.config.metadata or {}).get("epoch")),
            info.state.last_seq,
        )
        await self._show(behind=max(self._last - cursor.place, 0))

        async def on_message(message: Msg) -> None:
            place = message.metadata.sequence.stream
            try:
                entry: Entry | None = read(message.subject, message.data)
            except MalformedError:
                entry = None  # it is counted, and the cursor moves on
            await self._came.put((place, entry))

        await stream.subscribe(
            f"journal.{self._member.shop}.>",
            stream=STREAM,
            cb=on_message,
            ordered_consumer=True,
            idle_heartbeat=1,
            config=ConsumerConfig(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=cursor.place + 1
            ),
        )

    async def _checked(self, stream: JetStreamContext, info: StreamInfo) -> Cursor:
        """Where to read on. A stream that is another one, or shorter, is given what we have."""
        cursor = await asyncio.to_thread(self._journal.cursor)
        fresh = Cursor(epoch(info))
        if cursor.epoch != fresh.epoch:
            await _awaited(self._journal.give_again(all_desks=False))
            return fresh
        if cursor.place == 0:
            return fresh
        whole = cursor.place <= info.state.last_seq
        if whole and await self._stood_there(stream, cursor):
            return cursor
        await _awaited(self._journal.give_again(all_desks=False))
        return fresh

    async def _stood_there(self, stream: JetStreamContext, cursor: Cursor) -> bool:
        """Whether the entry at the cursor's place is still the same, or was erased since."""
        try:
            found = await stream.get_msg(STREAM, cursor.place)
        except nats.js.errors.NotFoundError:
            return True
        return bool((found.headers or {}).get("Nats-Msg-Id", cursor.entry) == cursor.entry)

    async def _apply(self) -> None:
        while True:
            batch = [await self._came.get()]
            while len(batch) < _IN and not self._came.empty():
                batch.append(self._came.get_nowait())
            entries = [entry for _place, entry in batch if entry is not None]
            place, last = batch[-1]
            cursor = Cursor(self._epoch, place, last.id.hex() if last is not None else "")
            await _awaited(self._journal.receive(entries, cursor))
            self.place = place
            refused = self.state.refused + len(batch) - len(entries)
            await self._show(behind=max(self._last - place, 0), refused=refused)

    # -- out --------------------------------------------------------------------------------------

    async def _publish(self, client: Client) -> None:
        stream = client.jetstream(timeout=ACK_S, publish_async_max_pending=4 * _OUT)
        self._woken.set()
        while True:
            await self._woken.wait()
            self._woken.clear()
            after = 0
            while rows := await asyncio.to_thread(self._journal.waiting, after, _OUT):
                await self._send(stream, rows)
                after = rows[-1][0]
                await self._show()
            await self._show()

    async def _send(self, stream: JetStreamContext, rows: Sequence[tuple[int, Entry]]) -> None:
        shop = self._member.shop
        acks: dict[asyncio.Future[PubAck], int] = {}
        try:
            for number, entry in rows:
                headers = {"Nats-Msg-Id": entry.id.hex()}
                ack = await stream.publish_async(
                    subject(shop, entry), wired(entry), stream=STREAM, headers=headers
                )
                acks[ack] = number
            await asyncio.wait(acks, timeout=ACK_S)
        finally:
            for ack in acks:
                ack.cancel()  # one that never comes would be waited for without end
        given = [n for ack, n in acks.items() if not ack.cancelled() and ack.exception() is None]
        if given:
            await _awaited(self._journal.given(given))
        if len(given) < len(acks):
            raise TimeoutError("not all was acknowledged")

    # -- who is there -----------------------------------------------------------------------------

    async def _meet(self, client: Client) -> None:
        """Tell the others that this desk is there, and hear of them."""
        mine = self._member.desk

        async def on_here(message: Msg) -> None:
            with suppress(msgspec.MsgspecError):
                here = msgspec.msgpack.decode(message.data, type=Here)
                named = message.subject.rpartition(".")[2] == here.desk.hex()
                if named and here.desk != mine:
                    self._heard(here)

        await client.subscribe(f"here.{self._member.shop}.*", cb=on_here)
        while True:
            now_ms = time.time_ns() // 1_000_000
            here = Here(*(mine, self._name, now_ms, self.state.waiting, self.place, self._guest))
            told = f"here.{self._member.shop}.{mine.hex()}"
            await client.publish(told, msgspec.msgpack.encode(here))
            with suppress(TimeoutError, asyncio.TimeoutError):
                await asyncio.wait_for(self._moved.wait(), HERE_S)
            self._moved.clear()

    async def _show(
        self, where: Where | None = None, behind: int | None = None, refused: int | None = None
    ) -> None:
        """Tell how it stands, if it stands otherwise than before."""
        waiting = await asyncio.to_thread(self._journal.count_waiting)
        behind = self.state.behind if behind is None else behind
        if where is None:
            where = "together" if not behind else "catching-up"
        new = State(where, waiting, behind, self.state.refused if refused is None else refused)
        if new != self.state:
            self.state = new
            self._tell(new)


async def connected(
    member: Member,
    on_lost: Callable[[], Awaitable[None]],
    on_error: Callable[[Exception], Awaitable[None]],
    seed: str = "",
) -> Client:
    """A client of the shop's hub, and of no other: by its certificate, from the first byte.

    It never connects again by itself: whoever asked begins anew, as much may have changed.
    """
    trust = ssl.create_default_context(cadata=member.authority)
    trust.minimum_version = ssl.TLSVersion.TLSv1_3
    seed = seed or member.seed
    client = Client()
    await client.connect(
        servers=[f"tls://{address}" for address in member.addresses],
        tls=trust,
        tls_hostname=host_name(member.shop),
        tls_handshake_first=True,  # without it the client speaks in the open to whoever asks
        nkeys_seed_str=seed,
        inbox_prefix=inbox(public(seed)),
        allow_reconnect=False,
        max_reconnect_attempts=1,
        connect_timeout=int(CONNECT_S),
        ping_interval=PING_S,
        max_outstanding_pings=2,
        closed_cb=on_lost,
        disconnected_cb=on_lost,
        error_cb=on_error,
    )
    return client


def epoch(info: StreamInfo) -> str:
    """Which stream it is: one that was made anew has another."""
    return str((info.config.metadata or {}).get("epoch", ""))


async def _until(lost: asyncio.Event) -> None:
    await lost.wait()
    raise ConnectionError("the hub is gone")


async def _awaited(future: "Future[Any]") -> Any:
    return await asyncio.wrap_future(future)
