"""Who else is there: what the desks tell of themselves every few seconds, and the hub's list."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import msgspec
from msgspec import Struct, structs
from nats.aio.msg import Msg

from assistant.journal.now import Now
from assistant.journal.stamp import DeskId
from assistant.share.client import closed, connected
from assistant.share.keep import Admitted, Member
from assistant.share.state import Here, Named, Told


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
    """Whether it can be renamed and removed here: at the hub, where it is on its list."""
    carries: bool = False
    """Whether it is the hub."""


class Company:
    """The desks that were heard of since the program began, and the hub's list of them."""

    def __init__(self) -> None:
        self._there: dict[DeskId, DeskThere] = {}
        self._told: Told | None = None

    def hear(self, here: Here, now_ms: int, place: int) -> None:
        """Take note of what a desk tells; `place` is how far this one has read the stream."""
        behind, ahead_ms = max(place - here.place, 0), here.now_ms - now_ms
        one = DeskThere(here.desk, here.name, now_ms, here.waiting, behind, ahead_ms, here.guest)
        self._there[here.desk] = one

    async def look(self, member: Member, seconds: float, now: Now) -> None:
        """Hear for so long who is there, taking no part. Raises where the hub is not reached."""
        told = await _heard(member, seconds)
        place = max((here.place for here in told), default=0)
        for here in told:
            if here.desk != member.desk:
                self.hear(here, now(), place)

    def listen(self, told: Told) -> None:
        """Take note of what the hub tells: a desk that is on its list no more is none."""
        self._told = told
        listed = {one.desk for one in told.desks}
        for gone in self._there.keys() - listed:
            del self._there[gone]

    def forget(self) -> None:
        """Nobody is there."""
        self._there.clear()
        self._told = None

    @property
    def carrier(self) -> str:
        """What the desk is called that carries the others; "" before it has told."""
        told = self._told
        if told is None:
            return ""
        return next((one.name for one in told.desks if one.desk == told.carrier), "")

    def own_clock_ms(self, me: DeskId) -> int:
        """How far this desk's own clock seems to be ahead of the others'.

        A clock is wrong that agrees with nobody's. Where there are but two, the hub's is right.
        """
        heard = {desk: one.ahead_ms for desk, one in self._there.items() if desk != me}
        is_hub = self._told is not None and self._told.carrier == me
        if not heard or (is_hub and len(heard) == 1):
            return 0
        return -min(heard.values(), key=abs)

    def others(self, listed: Iterable[Admitted] | None, me: DeskId) -> list[DeskThere]:
        """The desks besides `me`, by name: at the hub those that it has `listed`, no other."""
        if listed is not None:
            named = [Named(one.desk, one.name) for one in listed]
        else:
            named = list(self._told.desks) if self._told is not None else []
        there = dict(self._there) if listed is None else {}
        carrier = self._told.carrier if self._told is not None else None
        for one in named:
            if one.desk != me:
                known = self._there.get(one.desk) or DeskThere(one.desk, one.name)
                there[one.desk] = structs.replace(
                    known,
                    name=one.name or known.name,
                    admitted=listed is not None,
                    carries=one.desk == carrier,
                )
        return sorted(there.values(), key=lambda one: one.name.casefold())


def decoded(message: Msg) -> Here | None:
    """What a desk tells; None where it is not that, or not told under its own name."""
    with suppress(msgspec.MsgspecError):
        here = msgspec.msgpack.decode(message.data, type=Here)
        if message.subject.rpartition(".")[2] == here.desk.hex():
            return here
    return None


def told_by(message: Msg) -> Told | None:
    """What the hub tells; None where it is not that."""
    with suppress(msgspec.MsgspecError):
        return msgspec.msgpack.decode(message.data, type=Told)
    return None


async def _heard(member: Member, seconds: float) -> list[Here]:
    """What the desks answer who is asked without taking part, the hub's as well as this very one.

    Raises where the hub is not reached.
    """
    here_are: dict[DeskId, Here] = {}

    async def nothing(error: Exception | None = None) -> None:
        return

    async def on_here(message: Msg) -> None:
        if (here := decoded(message)) is not None:
            here_are[here.desk] = here

    client = await connected(member, nothing, nothing)
    try:
        await client.subscribe(f"here.{member.shop}.*", cb=on_here)
        await client.publish(f"here.{member.shop}.{member.desk.hex()}", b"")
        await asyncio.sleep(seconds)
    finally:
        await closed(client)
    return list(here_are.values())
