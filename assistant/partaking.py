"""What sharing does in its own thread: taken up, begun, joined, left, and told of."""

import asyncio
import secrets
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import Future
from contextlib import ExitStack, asynccontextmanager, suppress
from functools import partial
from typing import Any

from msgspec import structs

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import DeskId, new_id
from assistant.journal.trouble import of_system
from assistant.journal.turn import turn
from assistant.people.rights import may, missing
from assistant.refusal import Refused
from assistant.share import nearby
from assistant.share.client import ended
from assistant.share.company import Company
from assistant.share.config import ANYWHERE
from assistant.share.doorway import Doorway
from assistant.share.erasing import Eraser
from assistant.share.hub import PORT, Hub, founded
from assistant.share.keep import Admitted, HubKeep, Keep, Member
from assistant.share.link import Link
from assistant.share.lookout import LOOK_S, NOTHING, Lookout, Seen
from assistant.share.nkey import fresh_seed, public
from assistant.share.pairing import Newcomer, Welcome, join
from assistant.share.standing import standing
from assistant.share.state import Here, State, Told, Trouble
from assistant.share.thread import LoopThread, kept_up
from assistant.shared import DeskJournal
from assistant.tongue import N_

_MOST_ADDRESSES = 8
_TURN_S = 1.0
NOT_THE_HUB = N_("This is done at the desk that carries the others.")
ELSEWHERE = N_(
    "Another program shares this memory already: Salve’s window, “salve host” or “salve sync”."
)
_ALREADY = N_("This desk shares its memory already.")
_OTHER_SHOP = N_("This desk belongs to another shop. Please use a code of {house}.")
_OTHER_HUB = N_("That is another shop. Leave this one first, then join it.")


class Partaking:
    """`assistant.sharing` is its face: what is here is called in the thread’s loop."""

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
        owner: bool = False,
        look_s: float = LOOK_S,
    ) -> None:
        """`name` is this desk’s, `house` the shop’s; `server` another program by its path.

        As a hub it listens at `port`, and for new desks at the next one. `run` names this program
        to the other desks, unless a name of its own will do. With `owner` nobody is asked for a
        right: the command line acts as the owner of the computer, who could do anything to the
        files anyway. Every `look_s` seconds it looks which hubs are on the LAN.
        """
        self._run = run or secrets.token_hex(8)
        self._desk, self._keep = desk, keep
        self.name, self.house, self._server = name, house, server
        self._port, self._listen, self._owner, self._look_s = port, listen, owner, look_s
        self._thread = LoopThread("salve-share")
        self._hub: Hub | None = None
        self._eraser: Eraser | None = None
        self._link: Link | None = None
        self._member: Member | None = None
        self._running: dict[str, asyncio.Future[Any]] = {}
        self._first: Future[None] | None = None
        self._has_turn = False
        self._doorway, self._company = Doorway(), Company()
        self._listeners: list[Callable[[State], None]] = []
        self._namers: list[Callable[[str], None]] = []
        self._turn = ExitStack()
        """Held while this program, and no other, shares the store."""
        self.state = State()
        self._linked, self._seen = State(), NOTHING
        self._damage: Trouble = ""
        self._lookout: Lookout | None = None
        desk.on_changes(self._on_changes)

    # -- in the loop ----------------------------------------------------------------------------

    async def _begun(self) -> None:
        """What was taken up is up."""
        if self.state.trouble == "elsewhere":
            raise Refused(ELSEWHERE)
        if self._first is not None:
            with suppress(Refused):
                await asyncio.shield(asyncio.wrap_future(self._first))

    async def _allowed(self) -> None:
        """Whoever is at the desk has the right to this."""
        staff = [] if self._owner else await asyncio.to_thread(self._desk.staff)
        me = next((one for one in staff if one.page == self._desk.signed), None)
        if staff and not may("sharing", me):
            raise missing("sharing", staff)

    async def _go_on(self, member: Member) -> None:
        while True:
            try:
                self._take_turn()
                break
            except Refused:
                self._on_state(State(trouble="elsewhere"))
                await asyncio.sleep(_TURN_S)
        hub = None
        try:
            if (kept := self._keep.hub()) is not None:
                hub = self._as_hub(kept)
        except Refused:
            self._damage = "hub-damaged"
            self._show()
        no_server: Refused | None = None
        try:
            if hub is not None:
                await asyncio.to_thread(hub.find)
        except Refused as wrong:  # the hub looks for the server again and again
            no_server = wrong
        await asyncio.wrap_future(self._desk.neighbours.go_on_sharing())
        self._take_up(member, hub)  # not where this was cancelled: nobody would end it
        if no_server is not None:
            raise no_server

    def _as_hub(self, kept: HubKeep) -> Hub:
        me = self._desk.neighbours.me
        there = (self._keep, kept, self._server, self._listen, self._desk.now)
        return Hub(*there, me, lambda trouble: self._show())

    def _take_turn(self) -> None:
        """Two programs that share one store would give and take everything twice."""
        if self._has_turn:
            return
        self._keep.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._turn.enter_context(turn(self._keep.folder / "turn", ELSEWHERE))
        self._has_turn = True
        self._turn.callback(setattr, self, "_has_turn", False)

    def _take_up(self, member: Member, hub: Hub | None) -> None:
        if member.name != self.name:  # another name was given while this program did not run
            named = member.named + 1 if member.name else member.named
            member = self._remember(structs.replace(member, name=self.name, named=named))
        self._hub, self._member = hub, member
        begun: dict[str, Callable[[], Coroutine[Any, Any, None]]] = {}
        if hub is not None:
            port = hub.kept.port + 1
            mark = hub.kept.founding
            mine = nearby.Nearby(member.shop, self.house, "", port, self.name, mark, run=self._run)
            erasing = self._desk.erasing
            self._eraser = Eraser(member.shop, hub.administrator, erasing.pages, erasing.lines)
            told = partial(nearby.tell, mine)
            begun |= {"hub": hub.run, "told": told, "eraser": self._eraser.run}
        run = self._run if hub is not None else ""
        self._link = Link(
            *(member, DeskJournal(self._desk), self.name, self._on_state, self._on_here),
            self._on_told,
            whole=hub is not None,
            run=self._run,
            now=self._desk.now,
            found_at=self._on_found,
        )
        self._lookout = Lookout(member.shop, member.founding, self._on_seen, run)
        begun |= {"link": self._link.run, "lookout": partial(self._lookout.run, self._look_s)}
        self._running |= {name: asyncio.ensure_future(kept_up(one)) for name, one in begun.items()}

    def _remember(self, member: Member) -> Member:
        self._member = member
        with suppress(OSError):  # it is told again
            self._keep.keep(member)
        return member

    async def _host(self, shop: str = "", servers: tuple[str, ...] = ()) -> None:
        """Without a `shop` that of which this desk is."""
        await self._begun()
        if removed := self._desk.removal.of:
            raise removed.refused()
        await self._allowed()
        if self._hub is not None:
            raise Refused(_ALREADY)
        if not shop:
            member = self._keep.member()
            shop = member.shop if member else secrets.token_hex(16)
        self._take_turn()
        port = int(servers[0].rpartition(":")[2]) if servers else self._port
        kept = structs.replace(founded(shop, self._desk.now(), port), servers=servers)
        await asyncio.to_thread(self._as_hub(kept).find)
        async with self._stopped():
            # What another founding has left is enciphered with its own key.
            await asyncio.to_thread(shutil.rmtree, self._keep.folder / "server", ignore_errors=True)
            await self._renewed()
            seed, me = fresh_seed(), self._desk.neighbours.me
            mine = Admitted(me, self.name, public(seed), self._desk.now(), rebuilds=True)
            kept = structs.replace(kept, desks=(mine,))
            await asyncio.wrap_future(self._desk.neighbours.share())
            hub, others = self._as_hub(kept), servers[1:]
            member = hub.member(seed, me, f"127.0.0.1:{kept.port}", *others)
            member = structs.replace(member, name=self.name, house=self.house, servers=others)
            self._keep.keep(kept)
            try:
                self._keep.keep(member)
            except OSError:
                self._keep.forget("hub")
                raise
        self._take_up(member, hub)

    async def _join(self, code: str, address: str) -> str:
        await self._begun()
        removed = self._desk.removal.of
        if removed is None:
            await self._allowed()
        if (hub := self._hub) is not None and not self.state.second:
            raise Refused(_ALREADY)
        self._take_turn()
        me = self._desk.neighbours.me
        if self._keep.is_copied():
            me = DeskId(new_id(self._desk.now()))
        member, house = await join(code, address, self._port + 1, me, self.name)
        if removed is not None and removed.shop not in ("", member.shop):
            raise Refused(_OTHER_SHOP, house=removed.house)
        if hub is not None and member.shop != hub.kept.shop:
            raise Refused(_OTHER_HUB)
        async with self._stopped():
            await self._renewed(me)
            await asyncio.wrap_future(self._desk.neighbours.share())
            await asyncio.wrap_future(self._desk.removal.unlock())
            self._keep.keep(member)
            self._keep.forget("hub")
        self._take_up(member, None)
        return house

    async def _renewed(self, desk: DeskId | None = None) -> None:
        """A copy of another desk gets a name of its own."""
        self._damage = ""
        if self._keep.is_copied():
            fresh = desk or DeskId(new_id(self._desk.now()))
            await asyncio.wrap_future(self._desk.neighbours.become(fresh))
            self._keep.unmark_copied()

    async def _leave(self) -> None:
        await self._begun()
        if removed := self._desk.removal.of:
            raise removed.refused()
        await self._allowed()
        await self._stop()
        await asyncio.wrap_future(self._desk.neighbours.stop_sharing())
        self._keep.forget("member", "hub")
        self._turn.close()
        self._damage = ""
        self._on_state(State())

    async def _called(self, name: str) -> None:
        await self._begun()
        member, hub = self._member, self._hub
        if member is None or self._link is None:
            return
        me, named = self._desk.neighbours.me, member.named + 1
        if hub is not None:
            await hub.rename(me, name)
            named = next((one.named for one in hub.kept.desks if one.desk == me), named)
        self._remember(structs.replace(member, name=name, named=named))
        self._link.call(name, named)

    async def _open_door(self) -> str:
        await self._begun()
        await self._allowed()
        hub = self._hub
        if hub is None:
            raise Refused(NOT_THE_HUB)
        await asyncio.to_thread(hub.find)
        if (before := self._running.pop("door", None)) is not None:
            await ended([before])
        kept, addresses = hub.kept, tuple(nearby.own_addresses())
        where = (addresses, kept.port, self.house, kept.servers[1:])
        welcome = Welcome(kept.shop, kept.authority, *where)

        async def admit(new: Newcomer) -> None:
            since_ms = self._desk.now()
            if new.desk == self._desk.neighbours.me:  # a copy must not take its key away
                raise Refused(_ALREADY)
            await hub.admit(Admitted(new.desk, new.name, new.key, since_ms, rebuilds=True))

        self._running["door"] = await self._doorway.opened(welcome, admit, self._listen)
        return self._doorway.code[0]

    async def _at_hub(self, act: Callable[[Hub], Coroutine[Any, Any, None]]) -> None:
        await self._begun()
        await self._allowed()
        if self._hub is None:
            raise Refused(NOT_THE_HUB)
        await act(self._hub)

    @asynccontextmanager
    async def _stopped(self) -> AsyncIterator[None]:
        """It is to be something else from now on; where that fails, it is again what it was."""
        member, hub = self._member, self._hub
        await self._stop()
        try:
            yield
        except BaseException as wrong:
            self._on_state(State())
            if member is not None:
                self._take_up(member, self._as_hub(hub.kept) if hub is not None else None)
            if isinstance(wrong, OSError):
                raise of_system(wrong, self._keep.folder / "member") from wrong
            raise

    async def _stop(self) -> None:
        running, self._running = self._running, {}
        first = [task for name, task in running.items() if name == "link"]
        await ended(first)
        await ended(running.values())
        self._hub = self._link = self._member = self._lookout = self._eraser = None
        self._seen = NOTHING
        self._doorway.shut()
        self._company.forget()

    # -- what the link and the hub tell ----------------------------------------------------------

    def _on_changes(self, changes: Changes) -> None:
        link, eraser = self._link, self._eraser  # told on another thread than the loop's
        if link is not None:
            link.wake()
        if eraser is not None:
            eraser.want(changes.erased | changes.blanked | changes.outlived)

    def _on_state(self, state: State) -> None:
        if state.trouble == "copied" and not self._keep.is_copied():
            self._keep.mark_copied()
        if state.where == "removed" and (member := self._member) is not None:
            self._desk.removal.lock(member.shop, member.house or self.house)
        if state.where == "alone" != self._linked.where and self._lookout is not None:
            self._lookout.look(alone=state.where == "alone")
        self._linked = state
        self._show()

    def _on_found(self, address: str) -> None:
        """There the hub was met: that is tried first the next time."""
        member = self._member
        if member is not None and member.addresses[:1] != (address,):
            others = (one for one in member.addresses if one != address)
            addresses = (address, *others)[:_MOST_ADDRESSES]
            self._remember(structs.replace(member, addresses=addresses))

    def _on_seen(self, seen: Seen) -> None:
        self._seen = seen
        if seen.mine and self._link is not None and self._hub is None:
            self._link.suggest(*seen.mine)
        self._show()

    def _show(self) -> None:
        """Tell how it stands: what the link tells, and what else there is to see to."""
        hub = self._hub
        at_hub: Trouble = hub.trouble if hub is not None else ""
        state = standing(self._linked, self._seen, self._damage, at_hub, is_hub=hub is not None)
        if state != self.state:
            self.state = state
            for listener in self._listeners:
                listener(state)

    def _on_here(self, here: Here) -> None:
        link, hub = self._link, self._hub
        place = link.place if link is not None else here.place
        self._company.hear(here, self._desk.now(), place)
        if hub is not None:
            hub.hear(here)

    def _on_told(self, told: Told) -> None:
        self._company.listen(told)
        member, link = self._member, self._link
        if member is None or link is None:
            return
        mine = next((one for one in told.desks if one.desk == member.desk), None)
        if mine is not None and mine.name and mine.named >= member.named and mine.name != self.name:
            self.name = mine.name
            link.call(mine.name, mine.named)
            member = self._remember(structs.replace(member, name=mine.name, named=mine.named))
            for listener in self._namers:
                listener(mine.name)
        if self._company.carrier not in ("", member.carrier):
            self._remember(structs.replace(member, carrier=self._company.carrier))
