"""The desk's side for sharing: one thread with the link, and with the hub where this desk is it."""

import secrets
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FuturesTimeoutError
from contextlib import suppress
from pathlib import Path

from nats.errors import Error as NatsError

from assistant.journal.stamp import DeskId
from assistant.partaking import ELSEWHERE, NOT_THE_HUB, Partaking
from assistant.refusal import Refused
from assistant.share import exported, nearby
from assistant.share.company import DeskThere
from assistant.share.state import State
from assistant.tongue import N_

__all__ = ["NOT_THE_HUB", "DeskThere", "Sharing", "State"]

_READY_S = 30.0
_TURN_S = 1.0
_SETTLED = N_(
    "Which servers keep a shop together is settled when it is begun, and this desk carries it"
    " already."
)
_NOT_WRITTEN = N_("Nothing can be written to {folder}. Please name another folder.")


class Sharing(Partaking):
    """Calls are safe on any thread; what takes time is a future. It fails with `Refused`.

    Who is at the desk must have the right to it (`people.rights`, “sharing”), except where nobody
    can: a store without any staff yet, and a desk that was removed, whose code is right enough.
    """

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
    def shop(self) -> str:
        """The id of the shop that this desk belongs to, as far as it knows. Reads a file."""
        if (removed := self._desk.removal.of) is not None:
            return removed.shop
        with suppress(Refused):
            member = self._keep.member()
            return member.shop if member is not None else ""
        return ""

    @property
    def is_even(self) -> bool:
        """Whether all is given and taken, also what was written a moment ago. Reads the store."""
        if self.state.where != "together" or self.state.waiting:
            return False
        return not self._desk.neighbours.count_waiting()

    @property
    def is_hub(self) -> bool:
        """Whether it carries the others."""
        return self._hub is not None

    @property
    def code(self) -> tuple[str, float]:
        """The code that lets a desk in, and for how many seconds more; "" where there is none."""
        return self._doorway.code

    @property
    def carrier(self) -> str:
        """What the desk is called that carries the shop, as it was told last; "" if never."""
        member = self._member
        if self._hub is not None:
            return self.name
        return self._company.carrier or (member.carrier if member is not None else "")

    @property
    def clock_ms(self) -> int:
        """How far this desk's clock seems to be ahead of the others'; negative where behind."""
        return self._company.own_clock_ms(self._desk.neighbours.me)

    def others(self) -> list[DeskThere]:
        """The other desks, by name."""
        listed = self._hub.kept.desks if self._hub is not None else None
        return self._company.others(listed, self._desk.neighbours.me)

    def on_state(self, listener: Callable[[State], None]) -> None:
        """Call `listener`, on the link's thread, after each change."""
        self._listeners.append(listener)

    def on_named(self, listener: Callable[[str], None]) -> None:
        """Call `listener`, on the link's thread, when this desk was given a name at the hub."""
        self._namers.append(listener)

    # -- turning it on and off ------------------------------------------------------------------

    def start(self) -> None:
        """Take up what this desk was before: one of a shop's, and its hub. Returns at once.

        While another program shares this store (State tells so), it waits for its end. Where what
        it was cannot be read, or must not be taken up, State tells that, and it works alone.
        """
        if self._desk.removal.of:
            self._on_state(State(where="removed"))
            return
        if self._keep.is_copied():
            self._on_state(State(trouble="copied"))
            return
        try:
            member = self._keep.member()
        except Refused:
            self._damage = "damaged"
            self._show()
            return
        if member is not None:
            self._first = self._thread.on(self._go_on(member))

    def started(self, patience_s: float = _READY_S) -> None:
        """Wait for the end of `start`: for a program without a window. Refused where it failed."""
        first = self._first
        while first is not None and not first.done():
            if self.state.trouble == "elsewhere":
                raise Refused(ELSEWHERE)
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
        return self._thread.on(self._host())

    def join(self, code: str, address: str) -> "Future[str]":
        """Be one of a shop's desks; the future has what the house is called.

        A desk that was removed is open again then, but by a code of the same shop only. A hub gives
        up being it, where another one carries the same shop, and joins that.
        """
        return self._thread.on(self._join(code, address))

    def leave(self) -> "Future[None]":
        """Work alone from now on; all that is known stays."""
        return self._thread.on(self._leave())

    def call(self, name: str, house: str) -> None:
        """What this desk and the house are called from now on; the others learn the name."""
        self.house = house
        if name != self.name:
            self.name = name
            if self.is_shared:
                self._thread.on(self._called(name))

    def serve_with(self, server: str) -> None:
        """The program that connects the desks is this one from now on, by its path; "" for ours."""
        self._server = server
        if (hub := self._hub) is not None:
            hub.choose(server)

    def write_config(self, folder: Path, servers: tuple[str, ...] = ()) -> "Future[list[Path]]":
        """Write what its server needs on another computer, or what others need that keep the shop’s
        stream together with it (`assistant.share.exported`). The future has the folders.

        A desk that shares with nobody is made the hub of a new shop, with these `servers`.
        """
        return self._thread.on(self._write_config(folder, servers))

    async def _write_config(self, folder: Path, servers: tuple[str, ...]) -> list[Path]:
        await self._allowed()
        kept = self._keep.hub()
        if kept is None and self.is_member:
            raise Refused(NOT_THE_HUB)
        if kept is None:
            await self._host(secrets.token_hex(16), servers)
            kept = self._keep.hub()
        elif servers not in ((), kept.servers):
            raise Refused(_SETTLED)
        try:
            return exported.write(kept, folder, self._desk.now()) if kept is not None else []
        except OSError as wrong:
            raise Refused(_NOT_WRITTEN, folder=folder) from wrong

    # -- at the hub -----------------------------------------------------------------------------

    def let_in(self) -> "Future[str]":
        """Open the door for one desk; the future has the code."""
        return self._thread.on(self._open_door())

    def remove(self, desk: DeskId) -> "Future[None]":
        """Cut a desk off."""
        return self._thread.on(self._at_hub(lambda hub: hub.remove(desk)))

    def rename(self, desk: DeskId, name: str) -> "Future[None]":
        """What a desk is called, here and there."""
        return self._thread.on(self._at_hub(lambda hub: hub.rename(desk, name)))

    def find_hubs(self, seconds: float = 2.0) -> "Future[list[nearby.Nearby]]":
        """The hubs on this LAN."""
        return self._thread.on(nearby.found(seconds))

    def look(self, seconds: float) -> "Future[None]":
        """Hear who is there without taking part: another program does that for this store."""
        return self._thread.on(self._look(seconds))

    async def _look(self, seconds: float) -> None:
        member, kept = self._keep.member(), self._keep.hub()
        if kept is not None and self._hub is None:
            self._hub = self._as_hub(kept)
        if member is None:
            return
        with suppress(OSError, EOFError, NatsError, TimeoutError):
            await self._company.look(member, seconds, self._desk.now)

    def show_guest(self, page: str) -> None:
        """Whose card is open here, hexadecimal; "" for nobody's."""
        if self._link is not None:
            self._link.show_guest(page)
