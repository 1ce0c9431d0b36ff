"""Who else is there: what the desks tell of themselves every few seconds, and the hub's list."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import msgspec
from msgspec import Struct, structs
from nats.aio.msg import Msg

from assistant.journal.stamp import DeskId
from assistant.share.client import closed, connected
from assistant.share.keep import Admitted, Member
from assistant.share.state import Here


class DeskThere(Struct, frozen=True):
    """Another desk, as far as it is known here."""

    desk: DeskId
    name: str
    seen_ms: int = 0
    """When it was heard of last, by this desk's clock; 0 where it never was."""
    waiting: int = 0
    behind: int = 0
    ahead_ms: int = 0
    """How far its clock is ahead of this one's; negative where it is behind."""
    guest: str = ""
    admitted: bool = False
    """Whether the hub has it on its list; only the hub knows."""


class Company:
    """The desks that were heard of since the program began."""

    def __init__(self) -> None:
        self._there: dict[DeskId, DeskThere] = {}

    def hear(self, here: Here, now_ms: int, place: int) -> DeskThere:
        """Take note of what a desk tells; `place` is how far this one has read the stream."""
        behind, ahead_ms = max(place - here.place, 0), here.now_ms - now_ms
        one = DeskThere(here.desk, here.name, now_ms, here.waiting, behind, ahead_ms, here.guest)
        self._there[here.desk] = one
        return one

    def forget(self) -> None:
        """Nobody is there."""
        self._there.clear()

    def others(self, listed: Iterable[Admitted], me: DeskId) -> list[DeskThere]:
        """The desks besides `me`, by name: those heard of, and those that the hub has `listed`."""
        there = dict(self._there)
        for one in listed:
            if one.desk != me:
                known = there.get(one.desk) or DeskThere(one.desk, one.name)
                there[one.desk] = structs.replace(known, name=one.name, admitted=True)
        return sorted(there.values(), key=lambda one: one.name.casefold())


def decoded(message: Msg) -> Here | None:
    """What a desk tells; None where it is not that, or not told under its own name."""
    with suppress(msgspec.MsgspecError):
        here = msgspec.msgpack.decode(message.data, type=Here)
        if message.subject.rpartition(".")[2] == here.desk.hex():
            return here
    return None


async def heard(member: Member, seconds: float) -> list[Here]:
    """What the desks answer who is asked without taking part, the hub's as well as this very one.

    Raises where the hub is not reached.
    """
    told: dict[DeskId, Here] = {}

    async def nothing(error: Exception | None = None) -> None:
        return

    async def on_here(message: Msg) -> None:
        if (here := decoded(message)) is not None:
            told[here.desk] = here

    client = await connected(member, nothing, nothing)
    try:
        await client.subscribe(f"here.{member.shop}.*", cb=on_here)
        await client.publish(f"here.{member.shop}.{member.desk.hex()}", b"")
        await asyncio.sleep(seconds)
    finally:
        await closed(client)
    return list(told.values())
