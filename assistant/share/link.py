"""The link to the hub: finds it, stays with it, finds it again; and tells who else is there."""

import asyncio
import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import structs
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from assistant.journal.now import Now, now_ms
from assistant.refusal import Refused
from assistant.share.client import awaited, closed, connected, ended, is_stranger, is_unwelcome
from assistant.share.company import decoded, told_by
from assistant.share.incoming import Incoming
from assistant.share.journal import Journal
from assistant.share.keep import Member
from assistant.share.outgoing import Outgoing
from assistant.share.state import Cursor, Here, State, Told, Trouble, Where

__all__ = ["Cursor", "Here", "Journal", "Link", "State", "Where"]

HERE_S = 5.0
"""So often a desk tells that it is there."""
_AGAIN_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Between tries to find the hub; the last one from then on."""
_WELL_S = 2.0
"""A meeting that lasted so long was a good one."""
_REMOVED = 3
"""A hub that just reads its list of desks again may refuse one that is on it."""
_SURE = 2
"""A desk of the same name has to be heard so often: what a killed program sent last may come late,
but only a living one answers."""
_RUN = secrets.token_hex(8)
"""Names this program."""

_log = logging.getLogger(__name__)


class CopiedError(Exception):
    """Another computer shares under this desk’s name, and was there before."""


class Link:
    """Runs in an event loop; `wake` may be called from any thread."""

    def __init__(
        self,
        member: Member,
        journal: Journal,
        name: str = "",
        tell: Callable[[State], None] = lambda state: None,
        heard: Callable[[Here], None] = lambda here: None,
        listened: Callable[[Told], None] = lambda told: None,
        *,
        whole: bool = False,
        run: str = _RUN,
        now: Now = now_ms,
        found_at: Callable[[str], None] = lambda address: None,
    ) -> None:
        """`name` is this desk's. In the loop's thread `tell` hears of every change of state,
        `heard` of the other desks, `listened` of what the hub tells. `whole` is for the hub: it
        makes a lost stream anew of all it has. `found_at` hears where the hub was met.
        """
        self._found_at = found_at
        self._listened = listened
        self._named = member.named
        self._ahead, self._is_hub_set_back = 0, False
        self._is_full = False
        """Whether the hub says that it has no room."""
        self._member, self._journal, self._name = member, journal, name
        self._tell, self._heard, self._whole, self._run = tell, heard, whole, run
        self._now = now
        self.state = State()
        self._guest = ""
        self._suggested: tuple[str, ...] = ()
        self._incoming: Incoming | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken, self._moved = asyncio.Event(), asyncio.Event()
        self._known: set[str] = set()
        self._is_even_told = False
        self._doubles: Counter[str] = Counter()

    @property
    def place(self) -> int:
        """How far the stream was read."""
        return self._incoming.place if self._incoming is not None else 0

    def wake(self) -> None:
        """This desk has written something."""
        self._from_anywhere(self._woken)

    def suggest(self, *addresses: str) -> None:
        """Where the hub is said to be: tried before all others. In the loop's thread."""
        self._suggested = addresses

    def call(self, name: str, named: int) -> None:
        """What this desk is called, and how often it was given a name. From any thread."""
        self._name, self._named = name, named
        self._from_anywhere(self._moved)

    def show_guest(self, page: str) -> None:
        """Whose card is open here, hexadecimal; "" for nobody's. From any thread."""
        self._guest = page
        self._from_anywhere(self._moved)

    def _from_anywhere(self, event: asyncio.Event) -> None:
        loop = self._loop
        if loop is not None:
            with suppress(RuntimeError):  # it is just being closed
                loop.call_soon_threadsafe(event.set)

    async def run(self) -> None:
        """Until it is cancelled: find the hub, stay with it, find it again.

        It ends by itself where this desk was removed, or is a copy of another one.
        """
        self._loop = asyncio.get_running_loop()
        tries = unwelcome = 0
        while True:
            await self._show(where="alone", behind=0)
            began = time.monotonic()
            try:
                await self._once()
            except CopiedError:
                await self._show(where="alone", behind=0, trouble="copied")
                return
            except (OSError, EOFError, NatsError, TimeoutError) as failure:
                _log.info("the link ended: %r", failure)
                unwelcome = unwelcome + 1 if is_unwelcome(failure) else 0
                if unwelcome == _REMOVED:
                    await self._show(where="removed", behind=0)  # by the hub, known by its name
                    return
                if is_stranger(failure):
                    await self._show(trouble="another-shop")
            except Refused as why:  # this desk's own store cannot be written
                _log.info("the link ended: %r", why)
                await self._show(trouble="disk")
            except Exception:
                _log.exception("the link ended")
            tries = 0 if time.monotonic() - began > _WELL_S else tries + 1
            await asyncio.sleep(_AGAIN_S[min(tries, len(_AGAIN_S) - 1)])

    async def _once(self) -> None:
        """One meeting with the hub, from its first word to its last."""
        lost = asyncio.Event()
        outgoing: Outgoing | None = None

        async def on_lost() -> None:
            lost.set()

        async def on_error(error: Exception) -> None:
            told = str(error)
            if outgoing is not None and "permissions violation" in told.lower():
                outgoing.on_refused(told)
            elif outgoing is not None and not outgoing.on_failed(error):
                _log.info("the client is troubled: %r", error)
                lost.set()  # it would go on half dead

        every = dict.fromkeys([*self._suggested, *self._member.addresses])
        client = await connected(
            structs.replace(self._member, addresses=tuple(every)), on_lost, on_error
        )
        try:
            if (at := client.connected_url) is not None:
                self._found_at(at.netloc)
            await self._show(trouble=self._known_trouble)
            outgoing = Outgoing(
                *(client, self._member, self._journal, self._on_outgoing), lambda: self._is_full
            )
            await self._met(client, outgoing, lost)
        finally:
            await closed(client)

    async def _met(self, client: Client, outgoing: Outgoing, lost: asyncio.Event) -> None:
        """Until the client is `lost`: give, take, and tell that this desk is there."""
        incoming = self._incoming = Incoming(
            *(client, self._member.shop, self._member.desk, self._journal),
            *(self._on_incoming, self._moved.set),
            whole=self._whole,
        )
        work: list[Any] = [incoming.read(), incoming.apply(), incoming.catch_up(), _until(lost)]
        work += [self._meet(client), outgoing.run(self._woken, incoming.caught_up)]
        tasks = [asyncio.ensure_future(one) for one in work]
        try:
            done, _rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
            for task in done:
                task.result()
        finally:
            await ended(tasks)

    async def _on_incoming(self, behind: int, refused: int) -> None:
        where: Where = "catching-up" if behind else "together"
        await self._show(where=where, behind=behind, refused=self.state.refused + refused)

    async def _on_outgoing(self, is_full: bool) -> None:
        await self._show(trouble="full" if is_full else self._known_trouble)

    @property
    def _known_trouble(self) -> Trouble:
        return "full" if self._is_full else ""

    # -- who is there -----------------------------------------------------------------------------

    async def _meet(self, client: Client) -> None:
        """Tell the others that this desk is there, and hear of them."""
        mine = self._member.desk
        came = int(client.client_id or 0)
        copied = asyncio.Event()

        async def on_here(message: Msg) -> None:
            if not message.data:  # somebody asks who is there
                self._moved.set()
                return
            here = decoded(message)
            if here is None:
                return
            if here.run not in self._known:
                self._known.add(here.run)
                self._moved.set()  # it gets to know this desk at once
            if here.desk != mine:
                self._heard(here)
            elif here.run != self._run:
                self._doubles[here.run] += 1
                self._moved.set()
                if self._doubles[here.run] >= _SURE and here.came < came:
                    copied.set()

        await client.subscribe(f"told.{self._member.shop}", cb=self._on_told)
        await client.subscribe(f"here.{self._member.shop}.*", cb=on_here)
        while not copied.is_set():
            state = self.state
            told = Here(mine, self._name, self._now(), state.waiting, self.place, self._guest)
            mark = {"run": self._run, "came": came, "named": self._named, "ahead": self._ahead}
            told = structs.replace(told, **mark)
            await client.publish(
                f"here.{self._member.shop}.{mine.hex()}", msgspec.msgpack.encode(told)
            )
            try:
                await asyncio.wait_for(self._moved.wait(), HERE_S)
            except TimeoutError:
                await awaited(self._journal.settle())  # nobody does anything
            self._moved.clear()
        raise CopiedError

    async def _on_told(self, message: Msg) -> None:
        told = told_by(message)
        if told is None:
            return
        if told.full != self._is_full:
            self._is_full = told.full
            await self._show(trouble=self._known_trouble)
        self._listened(told)
        incoming = self._incoming
        if incoming is not None:
            self._is_hub_set_back |= incoming.was_set_back
            if self._is_hub_set_back:
                await self._give_back(incoming, told)

    async def _give_back(self, incoming: Incoming, told: Told) -> None:
        """The hub was set back, with its stream: nobody but the desks has what was its own."""
        last = await incoming.last_of(told.carrier)
        have = await asyncio.to_thread(self._journal.last_of, told.carrier)
        self._ahead = have if have > last else 0
        if not self._ahead or any(
            one.rebuilds for one in told.desks if one.desk == self._member.desk
        ):
            incoming.was_set_back = self._is_hub_set_back = False
            await asyncio.to_thread(self._journal.give_behind, last, told.carrier)
            self._ahead = 0
            self._woken.set()
        self._moved.set()

    async def _show(self, **changes: Any) -> None:
        """Tell how it stands, if it stands otherwise than before."""
        waiting, aside = await asyncio.to_thread(self._journal.count_waiting)
        new = structs.replace(self.state, waiting=waiting, aside=aside, **changes)
        if new != self.state:
            if new.where != self.state.where or not (new.waiting or self._is_even_told):
                self._is_even_told = not new.waiting
                self._moved.set()
            self.state = new
            self._tell(new)


async def _until(lost: asyncio.Event) -> None:
    await lost.wait()
    raise ConnectionError("the hub is gone")
