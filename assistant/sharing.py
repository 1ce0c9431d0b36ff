"""The desk's side for sharing: one thread with the link, and with the hub where this desk is it."""

import asyncio
import logging
import secrets
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from contextlib import AsyncExitStack, suppress
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, structs

from assistant.desk import Changes, Desk
from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.refusal import Refused
from assistant.share import nearby
from assistant.share.config import ANYWHERE
from assistant.share.hub import PORT, Hub, founded
from assistant.share.keep import Admitted, Keep, Member
from assistant.share.link import Cursor, Here, Link, State
from assistant.share.nkey import fresh_seed, public
from assistant.share.pairing import Code, Door, Newcomer, Welcome, join
from assistant.tongue import N_

T = TypeVar("T")

_READY_S = 30.0
_CLOSE_S = 8.0
_NOT_THE_HUB = N_("This is done at the desk that carries the others.")
_ALREADY = N_("This desk shares its memory already.")
_NO_PORT = N_("No other desk can be let in: a firewall or another program is in the way.")


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


class Sharing:
    """Calls are safe on any thread; what takes time is a future. It fails with `Refused`."""

    def __init__(
        self,
        desk: Desk,
        keep: Keep,
        *,
        name: str,
        house: str,
        server: str = "",
        port: int = PORT,
        listen: str = ANYWHERE,
    ) -> None:
        """`name` is this desk’s, `house` the shop’s; `server` another program by its path.

        As a hub it listens at `port`, and for new desks at the next one.
        """
        self._desk, self._keep = desk, keep
        self._name, self._house, self._server = name, house, server
        self._port, self._listen = port, listen
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._hub: Hub | None = None
        self._link: Link | None = None
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._code: Code | None = None
        self._there: dict[DeskId, DeskThere] = {}
        self._listeners: list[Callable[[State], None]] = []
        self.state = State()
        desk.on_changes(self._on_changes)

    # -- how it stands --------------------------------------------------------------------------

    @property
    def is_shared(self) -> bool:
        """Whether this desk is one of a shop's."""
        return self._link is not None

    @property
    def is_hub(self) -> bool:
        """Whether it carries the others."""
        return self._hub is not None

    @property
    def code(self) -> tuple[str, float]:
        """The code that lets a desk in, and for how many seconds more; "" where there is none."""
        code = self._code
        return ("", 0.0) if code is None or not code.left_s else (code.digits, code.left_s)

    def others(self) -> list[DeskThere]:
        """The other desks, by name."""
        listed = self._hub.kept.desks if self._hub is not None else ()
        there = dict(self._there)
        for one in listed:
            if one.desk != self._desk.neighbours.me:
                known = there.get(one.desk) or DeskThere(one.desk, one.name)
                there[one.desk] = structs.replace(known, name=one.name, admitted=True)
        return sorted(there.values(), key=lambda one: one.name.casefold())

    def on_state(self, listener: Callable[[State], None]) -> None:
        """Call `listener`, on the link's thread, after each change."""
        self._listeners.append(listener)

    # -- turning it on and off ------------------------------------------------------------------

    def start(self) -> None:
        """Take up what this desk was before: one of a shop's, and its hub. Returns at once."""
        member = self._keep.member()
        if member is None:
            return
        self._begin()
        hub = self._keep.hub()
        if hub is not None:
            self._hub = Hub(self._keep, hub, self._server, self._listen)
        self._on(self._take_up(member))

    def close(self) -> None:
        """Stop, the server last; what waits goes on waiting."""
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        with suppress(Exception):
            self._on(self._end()).result(_CLOSE_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_CLOSE_S)
        self._loop = self._thread = None

    def host(self) -> "Future[None]":
        """Make this desk the hub of a new shop."""
        self._begin()
        return self._on(self._host(secrets.token_hex(16)))

    def take_hub(self) -> "Future[None]":
        """Make this desk the hub of its shop, in place of one that is gone.

        The others join again with a code of this desk: that is their confirmation.
        """
        member = self._keep.member()
        self._begin()
        return self._on(self._host(member.shop if member else secrets.token_hex(16)))

    def join(self, code: str, address: str) -> "Future[str]":
        """Be one of a shop's desks; the future has what the house is called."""
        self._begin()
        return self._on(self._join(code, address))

    def leave(self) -> "Future[None]":
        """Work alone from now on; all that is known stays."""
        self._begin()
        return self._on(self._leave())

    # -- at the hub -----------------------------------------------------------------------------

    def let_in(self) -> "Future[str]":
        """Open the door for one desk; the future has the code."""
        self._begin()
        return self._on(self._open_door())

    def remove(self, desk: DeskId) -> "Future[None]":
        """Cut a desk off."""
        return self._on(self._at_hub(lambda hub: hub.remove(desk)))

    def rename(self, desk: DeskId, name: str) -> "Future[None]":
        """What a desk is called here."""
        return self._on(self._at_hub(lambda hub: hub.rename(desk, name)))

    def find_hubs(self, seconds: float = 2.0) -> "Future[list[nearby.Nearby]]":
        """The hubs on this LAN."""
        self._begin()
        return self._on(nearby.found(seconds))

    def show_guest(self, page: str) -> None:
        """Whose card is open here, hexadecimal; "" for nobody's."""
        if self._link is not None:
            self._link.show_guest(page)

    # -- in the loop ----------------------------------------------------------------------------

    async def _take_up(self, member: Member) -> None:
        if self._hub is not None:
            ready = asyncio.Event()
            self._running["hub"] = asyncio.ensure_future(self._hub.run(ready.set))
            told = nearby.told(member.shop, self._house, self._hub.kept.port + 1)
            self._running["told"] = asyncio.ensure_future(_while(told))
        self._link = Link(member, _Side(self._desk), self._name, self._on_state, self._on_here)
        self._running["link"] = asyncio.ensure_future(self._link.run())

    async def _host(self, shop: str) -> None:
        if self._hub is not None:
            raise Refused(_ALREADY)
        await self._stop()
        kept = founded(shop, self._port)
        seed = fresh_seed()
        mine = Admitted(
            self._desk.neighbours.me, self._name, public(seed), _now_ms(), rebuilds=True
        )
        kept = structs.replace(kept, desks=(mine,))
        hub = Hub(self._keep, kept, self._server, self._listen)
        member = hub.member(seed, self._desk.neighbours.me, f"127.0.0.1:{kept.port}")
        await asyncio.wrap_future(self._desk.neighbours.share())
        self._keep.keep(kept)
        self._keep.keep(member)
        self._hub = hub
        await self._take_up(member)

    async def _join(self, code: str, address: str) -> str:
        if self._hub is not None:
            raise Refused(_ALREADY)
        host, _, port = address.strip().rpartition(":")
        host, port = (host, port) if host and port.isdecimal() else (address.strip(), "")
        number = int(port) if port else self._port + 1
        member, house = await join(code, host, number, self._desk.neighbours.me, self._name)
        await self._stop()
        await asyncio.wrap_future(self._desk.neighbours.share())
        self._keep.keep(member)
        await self._take_up(member)
        return house

    async def _leave(self) -> None:
        await self._stop()
        await asyncio.wrap_future(self._desk.neighbours.stop_sharing())
        self._keep.forget("member", "hub")
        self._on_state(State())

    async def _open_door(self) -> str:
        hub = self._hub
        if hub is None:
            raise Refused(_NOT_THE_HUB)
        if (before := self._running.pop("door", None)) is not None:
            before.cancel()
            await asyncio.gather(before, return_exceptions=True)
        kept, addresses = hub.kept, tuple(nearby.own_addresses())
        welcome = Welcome(kept.shop, kept.authority, addresses, kept.port, self._house)
        self._code = code = Code()

        async def admit(newcomer: Newcomer) -> None:
            one = Admitted(newcomer.desk, newcomer.name, newcomer.key, _now_ms(), rebuilds=True)
            await hub.admit(one)

        door = Door(code, welcome, admit)
        try:
            server = await door.serve(self._listen, kept.port + 1)
        except OSError as wrong:
            raise Refused(_NO_PORT) from wrong

        async def open_while_good() -> None:
            try:
                while code.left_s:
                    await asyncio.sleep(0.5)
            finally:
                server.close()

        self._running["door"] = asyncio.ensure_future(open_while_good())
        return code.digits

    async def _at_hub(self, act: Callable[[Hub], Coroutine[Any, Any, None]]) -> None:
        if self._hub is None:
            raise Refused(_NOT_THE_HUB)
        await act(self._hub)

    async def _stop(self) -> None:
        tasks, self._running = list(self._running.values()), {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._hub = self._link = None
        self._there = {}

    async def _end(self) -> None:
        """Stop, and end what the client of the server has left running."""
        await self._stop()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    # -- what the link tells ---------------------------------------------------------------------

    def _on_changes(self, changes: Changes) -> None:
        link = self._link
        if link is not None:
            link.wake()

    def _on_state(self, state: State) -> None:
        self.state = state
        for listener in self._listeners:
            listener(state)

    def _on_here(self, here: Here) -> None:
        now_ms = _now_ms()
        behind = max(self._link.place - here.place, 0) if self._link is not None else 0
        self._there[here.desk] = DeskThere(
            *(here.desk, here.name, now_ms, here.waiting, behind, here.now_ms - now_ms, here.guest)
        )
        hub = self._hub
        rebuilt = not here.waiting and not behind
        known = hub.kept.desks if hub is not None else ()
        one = next((x for x in known if x.desk == here.desk), None)
        if hub is not None and one is not None and one.rebuilds and rebuilt:
            self._narrow(hub, one)

    def _narrow(self, hub: Hub, one: Admitted) -> None:
        """It has given all that it had: from now on it speaks for itself only."""
        if "narrow" not in self._running or self._running["narrow"].done():
            less = hub.admit(structs.replace(one, rebuilds=False))
            self._running["narrow"] = asyncio.ensure_future(less)

    # -- the thread -----------------------------------------------------------------------------

    def _begin(self) -> None:
        if self._thread is not None:
            return
        logging.getLogger("asyncio").addFilter(_is_of_use)
        loop = self._loop = asyncio.new_event_loop()

        def run() -> None:
            asyncio.set_event_loop(loop)
            loop.run_forever()
            loop.close()

        self._thread = threading.Thread(target=run, name="salve-share", daemon=True)
        self._thread.start()

    def _on(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        if self._loop is None:
            raise RuntimeError("sharing was not begun")
        return asyncio.run_coroutine_threadsafe(work, self._loop)


class _Side:
    """The desk as the link knows it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = there = desk.neighbours
        self.waiting, self.count_waiting, self.given = (
            there.waiting,
            there.count_waiting,
            there.given,
        )
        self.give_again = there.give_again

    def cursor(self) -> Cursor:
        told = self._desk.cursor()
        return msgspec.json.decode(told, type=Cursor) if told else Cursor()

    def receive(self, entries: Sequence[Entry], cursor: Cursor) -> "Future[None]":
        return self._desk.receive(entries, msgspec.json.encode(cursor).decode())


async def _while(told: Any) -> None:
    """Hold a context open until this is cancelled."""
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(told)
        await asyncio.Event().wait()


def _is_of_use(record: logging.LogRecord) -> bool:
    """asyncio warns of every TLS connection that the other side closes."""
    return "eof_received" not in str(record.msg)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
