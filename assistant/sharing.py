"""The desk's side for sharing: one thread with the link, and with the hub where this desk is it."""

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FuturesTimeoutError
from contextlib import ExitStack, suppress
from typing import Any

from msgspec import structs
from nats.errors import Error as NatsError

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import DeskId, new_id
from assistant.journal.turn import turn
from assistant.refusal import Refused
from assistant.share import nearby
from assistant.share.client import ended
from assistant.share.company import Company, DeskThere, heard
from assistant.share.config import ANYWHERE
from assistant.share.hub import PORT, Hub, founded
from assistant.share.keep import Admitted, HubKeep, Keep, Member
from assistant.share.link import Link
from assistant.share.nkey import fresh_seed, public
from assistant.share.pairing import Code, Door, Newcomer, Welcome, join
from assistant.share.state import Here, State
from assistant.share.thread import LoopThread
from assistant.shared import DeskJournal
from assistant.tongue import N_

__all__ = ["DeskThere", "Sharing", "State"]

_READY_S = 30.0
_CLOSE_S = 8.0
_TURN_S = 1.0
NOT_THE_HUB = N_("This is done at the desk that carries the others.")
_ELSEWHERE = N_(
    "Another program shares this memory already: Salve’s window, “salve host” or “salve sync”."
)
_ALREADY = N_("This desk shares its memory already.")
_NO_PORT = N_("No other desk can be let in: a firewall or another program is in the way.")


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
        run: str = "",
    ) -> None:
        """`name` is this desk’s, `house` the shop’s; `server` another program by its path.

        As a hub it listens at `port`, and for new desks at the next one. `run` names this program
        to the other desks, unless a name of its own will do.
        """
        self._run = run or secrets.token_hex(8)
        self._desk, self._keep = desk, keep
        self.name, self.house, self._server = name, house, server
        self._port, self._listen = port, listen
        self._thread = LoopThread("salve-share")
        self._hub: Hub | None = None
        self._link: Link | None = None
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._first: Future[None] | None = None
        self._has_turn = False
        self._code: Code | None = None
        self._company = Company()
        self._listeners: list[Callable[[State], None]] = []
        self._turn = ExitStack()
        """Held while this program, and no other, shares the store."""
        self.state = State()
        desk.on_changes(self._on_changes)

    # -- how it stands --------------------------------------------------------------------------

    @property
    def is_shared(self) -> bool:
        """Whether this desk is one of a shop's."""
        return self._link is not None or self._first is not None

    @property
    def is_member(self) -> bool:
        """Whether it is to be one, even where nothing was started. Reads a file."""
        return self._keep.member() is not None

    @property
    def is_even(self) -> bool:
        """Whether all is given and taken."""
        return self.state.where == "together" and not self.state.waiting

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
        return self._company.others(listed, self._desk.neighbours.me)

    def on_state(self, listener: Callable[[State], None]) -> None:
        """Call `listener`, on the link's thread, after each change."""
        self._listeners.append(listener)

    # -- turning it on and off ------------------------------------------------------------------

    def start(self) -> None:
        """Take up what this desk was before: one of a shop's, and its hub. Returns at once.

        While another program shares this store (State tells so), it waits for its end.
        """
        if self._keep.is_copied():
            self._on_state(State(trouble="copied"))
            return
        member = self._keep.member()
        if member is not None:
            self._first = self._thread.on(self._go_on(member))

    def started(self, patience_s: float = _READY_S) -> None:
        """Wait for the end of `start`: for a program without a window. Refused where it failed."""
        first = self._first
        while first is not None and not first.done():
            if self.state.trouble == "elsewhere":
                raise Refused(_ELSEWHERE)
            with suppress(TimeoutError, FuturesTimeoutError):
                first.result(_TURN_S)
        if first is not None:
            first.result()

    def close(self) -> None:
        """Stop, the server last; what waits goes on waiting."""
        self._thread.end(self._stop())
        self._desk.neighbours.settle()
        self._first = None
        self._turn.close()

    def host(self) -> "Future[None]":
        """Make this desk the hub of a new shop."""
        return self._thread.on(self._host(secrets.token_hex(16)))

    def take_hub(self) -> "Future[None]":
        """Make this desk the hub of its shop, in place of one that is gone.

        The others join again with a code of this desk: that is their confirmation.
        """
        member = self._keep.member()
        return self._thread.on(self._host(member.shop if member else secrets.token_hex(16)))

    def join(self, code: str, address: str) -> "Future[str]":
        """Be one of a shop's desks; the future has what the house is called."""
        return self._thread.on(self._join(code, address))

    def leave(self) -> "Future[None]":
        """Work alone from now on; all that is known stays."""
        return self._thread.on(self._leave())

    # -- at the hub -----------------------------------------------------------------------------

    def let_in(self) -> "Future[str]":
        """Open the door for one desk; the future has the code."""
        return self._thread.on(self._open_door())

    def remove(self, desk: DeskId) -> "Future[None]":
        """Cut a desk off."""
        return self._thread.on(self._at_hub(lambda hub: hub.remove(desk)))

    def rename(self, desk: DeskId, name: str) -> "Future[None]":
        """What a desk is called here."""
        return self._thread.on(self._at_hub(lambda hub: hub.rename(desk, name)))

    def find_hubs(self, seconds: float = 2.0) -> "Future[list[nearby.Nearby]]":
        """The hubs on this LAN."""
        return self._thread.on(nearby.found(seconds))

    def look(self, seconds: float) -> "Future[None]":
        """Hear who is there without taking part: another program does that for this store."""
        return self._thread.on(self._look(seconds))

    def show_guest(self, page: str) -> None:
        """Whose card is open here, hexadecimal; "" for nobody's."""
        if self._link is not None:
            self._link.show_guest(page)

    # -- in the loop ----------------------------------------------------------------------------

    async def _begun(self) -> None:
        """What was taken up is up."""
        if self.state.trouble == "elsewhere":
            raise Refused(_ELSEWHERE)
        if self._first is not None:
            with suppress(Refused):
                await asyncio.shield(asyncio.wrap_future(self._first))

    async def _go_on(self, member: Member) -> None:
        while True:
            try:
                self._take_turn()
                break
            except Refused:
                self._on_state(State(trouble="elsewhere"))
                await asyncio.sleep(_TURN_S)
        kept = self._keep.hub()
        hub = self._as_hub(kept) if kept is not None else None
        try:
            if hub is not None:
                await asyncio.to_thread(hub.find)
        except Refused:
            hub, self.state = None, State(trouble="no-server")
            self._on_state(self.state)
            raise
        finally:
            self._take_up(member, hub)

    def _as_hub(self, kept: HubKeep) -> Hub:
        return Hub(self._keep, kept, self._server, self._listen, self._desk.now)

    def _take_turn(self) -> None:
        """Two programs that share one store would give and take everything twice."""
        if self._has_turn:
            return
        self._keep.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._turn.enter_context(turn(self._keep.folder / "turn", _ELSEWHERE))
        self._has_turn = True
        self._turn.callback(setattr, self, "_has_turn", False)

    def _take_up(self, member: Member, hub: Hub | None) -> None:
        self._hub = hub
        if hub is not None:
            self._running["hub"] = asyncio.ensure_future(hub.run())
            told = nearby.tell(member.shop, self.house, hub.kept.port + 1)
            self._running["told"] = asyncio.ensure_future(told)
        self._link = Link(
            *(member, DeskJournal(self._desk), self.name, self._on_state, self._on_here),
            whole=hub is not None,
            run=self._run,
            now=self._desk.now,
        )
        self._running["link"] = asyncio.ensure_future(self._link.run())

    async def _host(self, shop: str) -> None:
        await self._begun()
        if self._hub is not None:
            raise Refused(_ALREADY)
        self._take_turn()
        kept = founded(shop, self._desk.now(), self._port)
        hub = self._as_hub(kept)
        await asyncio.to_thread(hub.find)
        await self._stop()
        await self._renewed()
        seed = fresh_seed()
        me = self._desk.neighbours.me
        mine = Admitted(me, self.name, public(seed), self._desk.now(), rebuilds=True)
        kept = hub.kept = structs.replace(kept, desks=(mine,))
        member = hub.member(seed, me, f"127.0.0.1:{kept.port}")
        await asyncio.wrap_future(self._desk.neighbours.share())
        self._keep.keep(kept)
        self._keep.keep(member)
        self._take_up(member, hub)

    async def _join(self, code: str, address: str) -> str:
        await self._begun()
        if self._hub is not None:
            raise Refused(_ALREADY)
        self._take_turn()
        host, _, port = address.strip().rpartition(":")
        host, port = (host, port) if host and port.isdecimal() else (address.strip(), "")
        number = int(port) if port else self._port + 1
        me = self._desk.neighbours.me
        if self._keep.is_copied():
            me = DeskId(new_id(self._desk.now()))
        member, house = await join(code, host, number, me, self.name)
        await self._stop()
        await self._renewed(me)
        await asyncio.wrap_future(self._desk.neighbours.share())
        self._keep.keep(member)
        self._take_up(member, None)
        return house

    async def _renewed(self, desk: DeskId | None = None) -> None:
        """A copy of another desk gets a name of its own."""
        if self._keep.is_copied():
            fresh = desk or DeskId(new_id(self._desk.now()))
            await asyncio.wrap_future(self._desk.neighbours.become(fresh))
            self._keep.unmark_copied()

    async def _leave(self) -> None:
        await self._begun()
        await self._stop()
        await asyncio.wrap_future(self._desk.neighbours.stop_sharing())
        self._keep.forget("member", "hub")
        self._turn.close()
        self._on_state(State())

    async def _open_door(self) -> str:
        await self._begun()
        hub = self._hub
        if hub is None:
            raise Refused(NOT_THE_HUB)
        if (before := self._running.pop("door", None)) is not None:
            await ended([before])
        kept, addresses = hub.kept, tuple(nearby.own_addresses())
        welcome = Welcome(kept.shop, kept.authority, addresses, kept.port, self.house)
        self._code = code = Code()

        async def admit(newcomer: Newcomer) -> None:
            who, now_ms = newcomer, self._desk.now()
            one = Admitted(who.desk, who.name, who.key, now_ms, rebuilds=True)
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
        await self._begun()
        if self._hub is None:
            raise Refused(NOT_THE_HUB)
        await act(self._hub)

    async def _look(self, seconds: float) -> None:
        member, kept = self._keep.member(), self._keep.hub()
        if kept is not None and self._hub is None:
            self._hub = self._as_hub(kept)
        if member is None:
            return
        with suppress(OSError, EOFError, NatsError, TimeoutError):
            told = await heard(member, seconds)
            place = max((here.place for here in told), default=0)
            for here in told:
                if here.desk != member.desk:
                    self._company.hear(here, self._desk.now(), place)

    async def _stop(self) -> None:
        running, self._running = self._running, {}
        hub = [running.pop("hub")] if "hub" in running else []
        first = [task for name, task in running.items() if name == "link"]
        await ended(first)
        # The server is given the time that it needs to end: its port is to be free.
        await asyncio.gather(ended(running.values()), ended(hub, again_s=_CLOSE_S))
        self._hub = self._link = None
        self._company.forget()

    # -- what the link tells ---------------------------------------------------------------------

    def _on_changes(self, changes: Changes) -> None:
        link = self._link
        if link is not None:
            link.wake()

    def _on_state(self, state: State) -> None:
        if state.trouble == "copied" and not self._keep.is_copied():
            self._keep.mark_copied()
        self.state = state
        for listener in self._listeners:
            listener(state)

    def _on_here(self, here: Here) -> None:
        link, hub, now_ms = self._link, self._hub, self._desk.now()
        there = self._company.hear(here, now_ms, link.place if link is not None else here.place)
        if hub and link and hub.is_rebuilt(here.desk, now_ms, has_given=not there.waiting):
            self._narrow(hub, here.desk)

    def _narrow(self, hub: Hub, desk: DeskId) -> None:
        """It has given all that it had: from now on it speaks for itself only."""
        if "narrow" in self._running and not self._running["narrow"].done():
            return

        async def narrow() -> None:
            with suppress(OSError, NatsError, TimeoutError):  # it is told again and again
                await hub.narrow(desk)

        self._running["narrow"] = asyncio.ensure_future(narrow())
