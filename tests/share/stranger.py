"""Somebody at the hub with a client of their own, which keeps to no rule of ours."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import nats.js.errors
from msgspec import structs
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId, PageId, StaffId, new_id
from assistant.share.client import closed, connected
from assistant.share.config import STREAM
from assistant.share.keep import Member
from assistant.share.wire import wired
from tests.share.shop import PATIENCE_S, Place

T = TypeVar("T")


def member_of(place: Place) -> Member:
    """What a desk knows of its shop: as somebody has it who took its disk and its key."""
    member = place.sharing._keep.member()
    assert member is not None
    return member


def line(desk: DeskId, seq: int = 1, body: bytes = b'{"text":"x"}', now_ms: int = 0) -> Entry:
    """A line that was never written."""
    page = PageId(new_id(now_ms))
    return Entry(page, new_id(now_ms), "note", body, StaffId(page), desk, seq, bytes(32), now_ms)


async def eventually(holds: Callable[[], object]) -> None:
    """Wait until it is so, and let the client work meanwhile."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "this does not come"
        await asyncio.sleep(0.01)


class Stranger:
    """A client of the hub."""

    def __init__(self, client: Client, member: Member) -> None:
        self.client, self.member, self.wrong = client, member, list[str]()

    @property
    def stream(self) -> JetStreamContext:
        """The hub's stream."""
        return self.client.jetstream(timeout=5.0)

    async def publish(
        self, entry: Entry | bytes, page: str = "", desk: str = "", patience_s: float = 5.0
    ) -> bool:
        """Whether the hub has taken it, under another page or desk if so named."""
        payload = entry if isinstance(entry, bytes) else wired(entry)
        if isinstance(entry, Entry):
            page, desk = page or entry.page.hex(), desk or entry.desk.hex()
        try:
            where = f"journal.{self.member.shop}.{page}.{desk}"
            await self.stream.publish(where, payload, timeout=patience_s)
        except (NatsError, nats.js.errors.Error, TimeoutError):
            return False
        return True

    async def is_told(self, words: str) -> None:
        """Wait until the hub has refused something with these words."""
        await eventually(lambda: any(words in told for told in self.wrong))

    async def held(self) -> int:
        """How many lines the stream has."""
        return (await self.stream.stream_info(STREAM)).state.messages


def at_hub(member: Member, act: Callable[[Stranger], Awaitable[T]], **other: Any) -> T:
    """Do something at the hub as `member`, or with something of it changed."""

    async def work() -> T:
        wrong: list[str] = []

        async def on_error(error: Exception) -> None:
            wrong.append(str(error))

        async def nothing() -> None:
            return

        client = await connected(structs.replace(member, **other), nothing, on_error)
        stranger = Stranger(client, member)
        stranger.wrong = wrong
        try:
            return await act(stranger)
        finally:
            await closed(client)

    return asyncio.run(work())
