"""What this desk wrote goes out: each line waits until the hub has it on disk."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence

from nats.aio.client import Client
from nats.js.api import PubAck
from nats.js.errors import APIError

from assistant.journal.entry import Entry
from assistant.share.client import awaited
from assistant.share.config import STREAM
from assistant.share.journal import Journal
from assistant.share.keep import Member
from assistant.share.wire import MOST_BYTES, subject, wired

ACK_S = 5.0
_OUT = 256
"""Lines on their way to the hub at once."""
_FULL_S = 2.0
"""So often it is tried whether the hub’s disk has room again."""
_NO_ROOM = frozenset({10023, 10047, 10077})
"""What the server calls it (`err_code`)."""

Ack = asyncio.Future[PubAck]


class Outgoing:
    """For one meeting with the hub."""

    def __init__(
        self,
        client: Client,
        member: Member,
        journal: Journal,
        show: Callable[[bool], Awaitable[None]],
        is_told_full: Callable[[], bool] = lambda: False,
    ) -> None:
        """`show` hears, after every few lines, whether the hub has no room for more.

        `is_told_full` says whether the hub itself has told so: it cannot answer each line then.
        """
        self._is_told_full = is_told_full
        self._client, self._member, self._journal, self._show = client, member, journal, show
        self._sent: defaultdict[str, list[Ack]] = defaultdict(list)
        self._barred: set[Ack] = set()
        self._is_full = False

    async def run(self, woken: asyncio.Event, may: asyncio.Event) -> None:
        """Give what waits, whenever `woken`; from when it `may`."""
        await may.wait()
        stream = self._client.jetstream(timeout=ACK_S, publish_async_max_pending=4 * _OUT)
        woken.set()
        while True:
            await woken.wait()
            woken.clear()
            after, is_full = 0, False
            while rows := await asyncio.to_thread(self._journal.waiting, after, _OUT):
                is_full = not await self._send(stream, rows)
                after = rows[-1][0]
                await self._show(is_full)
                if is_full:
                    await asyncio.sleep(_FULL_S)
                    woken.set()
                    break
            if not is_full:
                await self._show(False)

    def on_refused(self, told: str) -> None:
        """The server does not let this desk publish somewhere: there comes no other answer."""
        for where, acks in self._sent.items():
            if where in told:
                self._barred.update(ack for ack in acks if ack.cancel())

    def on_failed(self, failure: Exception) -> bool:
        """What the client makes of an answer that is no acknowledgement: it does not say to which
        line. False where it is another one than that there is no room.
        """
        if not isinstance(failure, APIError) or failure.err_code not in _NO_ROOM:
            return False
        self._is_full = True
        for acks in self._sent.values():
            for ack in acks:
                ack.cancel()
        return True

    async def _send(self, stream: object, rows: Sequence[tuple[int, Entry]]) -> bool:
        """Whether the hub had room for them. TimeoutError where one was not answered."""
        acks: dict[Ack, tuple[int, Entry]] = {}
        aside: list[int] = []
        self._is_full = False
        try:
            for number, entry in rows:
                payload = wired(entry)
                if len(payload) > MOST_BYTES:
                    aside.append(number)
                    continue
                ack = await self._published(stream, entry, payload)
                acks[ack] = number, entry
            await _answered(acks)
        finally:
            self._sent.clear()
            barred, self._barred = self._barred, set()
            for ack in acks:
                if not ack.cancel() and not ack.cancelled():
                    ack.exception()  # it has been heard of
        # Somebody else's line that this desk may no longer pass on is left to its own desk.
        left = {ack for ack in barred if acks[ack][1].desk != self._member.desk}
        given = [n for ack, (n, _one) in acks.items() if ack in left or _is_given(ack)]
        if given:
            await awaited(self._journal.given(given))
        if aside:
            await awaited(self._journal.set_aside(aside))
        if self._is_full:
            return False
        if len(given) + len(aside) < len(rows):
            if self._is_told_full():
                return False
            raise TimeoutError("not all was acknowledged")
        return True

    async def _published(self, stream: object, entry: Entry, payload: bytes) -> Ack:
        where = subject(self._member.shop, entry)
        ack: Ack = await stream.publish_async(  # type: ignore[attr-defined]
            where, payload, stream=STREAM, headers={"Nats-Msg-Id": entry.id.hex()}
        )
        self._sent[where].append(ack)
        return ack


async def _answered(acks: Iterable[Ack]) -> None:
    """Until all are, or none is any more: a slow disk takes the lines one after the other."""
    left = set(acks)
    while left:
        done, left = await asyncio.wait(left, timeout=ACK_S)
        if not done:
            return


def _is_given(ack: Ack) -> bool:
    return not ack.cancelled() and ack.exception() is None
