"""The hub: keeps the server running, the stream in being, and the list of who may come in."""

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
from msgspec import structs
from nats.aio.client import Client
from nats.errors import Error as NatsError

from assistant.journal.now import Now, now_ms
from assistant.journal.stamp import DeskId
from assistant.refusal import Refused
from assistant.share import certificates
from assistant.share.client import closed, connected, unhurried
from assistant.share.config import ANYWHERE
from assistant.share.health import PortTakenError, is_full, is_well, must_be_free
from assistant.share.keep import Admitted, BusyError, HubKeep, Keep, Member
from assistant.share.laid_out import ExtraError, LaidOut
from assistant.share.listed import NOBODY, Handing, after, heard, named, renamed
from assistant.share.nkey import fresh_seed
from assistant.share.server import Server, program
from assistant.share.state import Here, Told, Trouble
from assistant.share.stream import Claims, laid_out

PORT = 47225
"""Where the hub listens unless it is taken."""
_WATCH_S = 0.1
_TELL_S = 5.0
"""So often it tells the desks who they are and how it is, and asks the server the same."""
_AGAIN_S = 1.0
"""Before it is tried again to begin what did not begin."""
_STOPS = 3
"""A server that ended so often without having begun will not be helped by another try."""
_READY_S = 20.0
"""A stream of a million lines is read again in half a second; an old disk may take longer."""

Desks = tuple[Admitted, ...]

_log = logging.getLogger(__name__)


def founded(shop: str, now_ms: int, port: int = PORT) -> HubKeep:
    """What the hub of a shop keeps that has had none, or a lost one."""
    secret = secrets.token_hex(32)
    own = certificates.authority(shop, now_ms)
    return HubKeep(shop, own.certificate, own.key, fresh_seed(), fresh_seed(), secret, port)


class Hub:
    """One at a time in a shop; runs in an event loop."""

    def __init__(
        self,
        keep: Keep,
        hub: HubKeep,
        chosen: str = "",
        listen: str = ANYWHERE,
        now: Now = now_ms,
        me: DeskId = NOBODY,
        tell: Callable[[Trouble], None] = lambda trouble: None,
    ) -> None:
        """`chosen` is another server than ours, by its path; `me` the desk that it runs at.

        `tell` hears of each change of `trouble`.
        """
        self._now, self._me, self._tell = now, me, tell
        self.trouble: Trouble = ""
        """What keeps it from carrying the others."""
        self._keep, self.kept, self._listen, self._chosen = keep, hub, listen, chosen
        self._changed = keep.hub_changed
        self._folder = keep.folder / "server"
        self._files = LaidOut(self._folder, listen)
        self._server = Server(self._folder / "server.conf", hub.store_key)
        self._admin: Client | None = None
        self._system: Client | None = None
        self._one = asyncio.Lock()
        self._owed = self._runs = False
        """Whether the server has yet to read the list again; whether `run` is at work."""
        self._claims, self._handing = Claims(), Handing()
        self._here: dict[DeskId, Here] = {}
        """What desks have told that was not looked at yet."""
        self._begun, self._ends = False, 0
        self._chosen_anew = False
        self._told_s = -_TELL_S

    def find(self) -> None:
        """Look for the server and check it, which takes a moment. Refused where it is not there."""
        if not self._server.at.name:
            self._server.at = program(self._chosen)

    def choose(self, chosen: str) -> None:
        """Another server from now on, by its path; "" for ours. From any thread."""
        self._chosen = chosen
        self._chosen_anew = True

    @property
    def pid(self) -> int:
        """The server's process; 0 while it does not run."""
        return self._server.pid

    def member(self, seed: str, desk: DeskId, *addresses: str) -> Member:
        """What a desk gets to know, admitted with the key of `seed`."""
        return Member(self.kept.shop, self.kept.authority, addresses, seed, desk)

    async def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Until it is cancelled: the server runs, and runs again when it has ended."""
        self._runs = True
        try:
            while True:
                try:
                    await self._begin()
                    ready()
                    await self._watched()
                except (OSError, NatsError, TimeoutError, Refused, ValueError) as failure:
                    _log.info("the hub begins anew: %r", failure)
                    self._show(await self._ailing(failure))
                await self._leave()
                await asyncio.sleep(_AGAIN_S if self.trouble else _WATCH_S)
        finally:
            self._runs = False
            self._server.terminate()
            # The server is given the time that it needs to end: its port is to be free.
            await unhurried(self._stopped())

    async def _stopped(self) -> None:
        await self._leave()
        await asyncio.to_thread(self._server.stop)

    async def _begin(self) -> None:
        if self._chosen_anew:
            self._chosen_anew = self._begun = False
            await asyncio.to_thread(self._server.stop)
            self._server.at = Path()
        await asyncio.to_thread(self._server.end_orphan)  # which knows an old list
        async with self._alone():
            noted = self._take_note()
            if not self._begun:  # what was noted is what the server begins with
                await asyncio.to_thread(self._prepare)
                self._begun = True
            elif noted or self._owed:
                self._owed = True
                await asyncio.to_thread(self._write)
        if not self._server.is_running:
            must_be_free(self._listen, self.kept.port)
        try:
            self._server.start()
            await self._open()
        except (OSError, NatsError, TimeoutError):
            # It may also run, and wait for the others that keep the stream with it.
            self._ends += not self._server.is_running
            raise
        self._ends = 0

    async def _ailing(self, failure: Exception) -> Trouble:
        """What to tell of a beginning, or of an end, that was not meant."""
        if isinstance(failure, ExtraError):
            return "extra"
        if isinstance(failure, BusyError):
            return self.trouble
        if isinstance(failure, Refused):
            return "no-server"
        if isinstance(failure, PortTakenError):
            return "port"
        if await asyncio.to_thread(is_full, self.place):
            return "full"
        return "stops" if self._ends >= _STOPS else self.trouble

    @property
    def place(self) -> Path:
        """Where the stream is, or will be."""
        stream = self._folder / "stream"
        return stream if stream.exists() else self._keep.folder

    def _show(self, trouble: Trouble) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self._tell(trouble)

    async def _watched(self) -> None:
        """Until the server has ended, or lets its own hub in no more, or cannot write any more."""
        while (
            self._server.is_running
            and self._admin
            and self._admin.is_connected
            and not self._chosen_anew
        ):
            loop_s = asyncio.get_running_loop().time()
            if loop_s - self._told_s >= _TELL_S:
                self._told_s = loop_s
                await self._look_after()
                await self._tell_desks()
            await asyncio.sleep(_WATCH_S)
            if self._owed or self._keep.hub_changed != self._changed:
                async with self._alone():  # an answer to the list before would pass for one to this
                    self._owed |= self._take_note()
                    await self._renew()
            if self._here:
                await self._mind()
            if self._claims:
                await self._believe(self._admin)

    async def _look_after(self) -> None:
        """How the server is, and what has come to its time."""
        full = await asyncio.to_thread(is_full, self.place)
        well = self._system is not None and await is_well(self._system)
        if full or well:
            self._show("full" if full else "extra" if self._files.is_cut else "")
        self._owed |= self._files.is_corrected
        # It writes again only when it has begun anew; or when enough of several are there.
        if not full and not well and not self.kept.servers:
            await asyncio.to_thread(self._server.stop)
            self._ends += 1
            raise ConnectionError("the stream cannot be written")
        now_ms = self._now()

        def later(one: Admitted) -> Admitted:
            return after(one, now_ms, is_over=self._handing.is_over(one.desk))

        if any(later(one) != one for one in self.kept.desks if one.desk != self._me):
            await self._each(later)

    async def _tell_desks(self) -> None:
        """Who they are, in the hub's own name: no desk can."""
        if self._admin is None:
            return
        every = self.kept.desks
        told = Told(self._me, tuple(map(named, every)), self.trouble == "full")
        await self._admin.publish(f"told.{self.kept.shop}", msgspec.msgpack.encode(told))

    def hear(self, here: Here) -> None:
        """What a desk tells of itself. In the loop's thread."""
        one = next((one for one in self.kept.desks if one.desk == here.desk), None)
        if one is None:
            return
        self._claims.hear(here)
        if one.rebuilds:
            self._handing.hear(here.desk, time.monotonic())
        if heard(one, here) != one:
            self._here[here.desk] = here
        elif (here.name, here.named) != (one.name, one.named):
            self._told_s = -_TELL_S  # it was given another name here

    async def _mind(self) -> None:
        told, self._here = self._here, {}
        await self._each(lambda one: heard(one, told[one.desk]) if one.desk in told else one)

    async def _believe(self, admin: Client) -> None:
        """Desks that have lines of this very one which the stream has lost may give them back."""
        stream = admin.jetstream(timeout=_READY_S)
        may = await self._claims.true(stream, self.kept.shop, self._me)
        gives = {"returns": self._me, "since_ms": self._now()}
        await self._each(lambda one: structs.replace(one, **gives) if one.desk in may else one)

    async def _each(self, change: Callable[[Admitted], Admitted]) -> None:
        """Change desks of the list, but not what this very one may do."""
        await self._change(
            lambda desks: tuple(one if one.desk == self._me else change(one) for one in desks)
        )

    def _take_note(self) -> bool:
        """Another program (the command line) may have let a desk in, or removed one: whether."""
        before, self._changed = self._changed, self._keep.hub_changed
        if before != self._changed:
            self._told_s = -_TELL_S
        try:
            self.kept = self._keep.hub() or self.kept
        except Refused:  # the file was damaged meanwhile: this is the better one
            self._keep.keep(self.kept)
            self._changed = self._keep.hub_changed
        return before != self._changed

    async def admit(self, one: Admitted) -> None:
        """From now on this desk may come in; under another key than before where it is known.

        TimeoutError where the server does not get to know it.
        """
        self._handing.begin(one.desk)
        await self._change(lambda desks: (*(x for x in desks if x.desk != one.desk), one))
        if not await self._read():
            raise TimeoutError(one.name)

    async def remove(self, desk: DeskId) -> None:
        """It is cut off at once, and does not come in again."""
        await self._change(lambda desks: tuple(one for one in desks if one.desk != desk))
        await self._read()

    async def rename(self, desk: DeskId, name: str) -> None:
        """What a desk is called: everywhere, and at the desk itself."""
        await self._change(
            lambda desks: tuple(renamed(one, name) if one.desk == desk else one for one in desks)
        )

    async def _change(self, change: Callable[[Desks], Desks]) -> None:
        """Keep it, then have the server read it again: who stays is not disturbed."""
        async with self._alone():
            self._owed |= self._take_note()
            kept = structs.replace(self.kept, desks=change(self.kept.desks))
            self._keep.keep(kept)
            self.kept, self._owed = kept, True
            self._changed = self._keep.hub_changed
            with contextlib.suppress(OSError, NatsError, TimeoutError, Refused, ValueError):
                await self._renew()  # `run` does it otherwise
            self._told_s = -_TELL_S

    async def _read(self) -> bool:
        """Wait until the server knows the list: it may end just now, or know the old one.

        Whether it came to that.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + _READY_S
        while self._owed and self._runs and loop.time() < end:
            await asyncio.sleep(_WATCH_S)
        return not self._owed

    async def _renew(self) -> None:
        """The list is written for the server, and read by it. With `_alone`.

        One that does not take it ends: it would go on letting in who was removed.
        """
        try:
            await asyncio.to_thread(self._write)
            if self._files.is_cut:
                self._show("extra")
            await self._reload()
        except ValueError:
            await asyncio.to_thread(self._server.stop)
            raise

    async def _reload(self) -> None:
        system = await self._client(self.kept.system)
        try:
            server = system.connected_url and system._server_info["server_id"]  # noqa: SLF001
            answer = await system.request(f"$SYS.REQ.SERVER.{server}.RELOAD", b"", timeout=5)
            if b'"error"' in answer.data:
                raise ValueError(answer.data.decode(errors="replace"))
            self._owed = False
        finally:
            await closed(system)

    # -- files ----------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Nobody else changes the list or writes what the server reads, here or elsewhere."""
        async with self._one, self._keep.changing():
            yield

    def _prepare(self) -> None:
        self.find()
        self._files.begin(self.kept, self._server.at, self._now())

    def _write(self) -> None:
        self.find()
        self._files.go_on(self.kept, self._server.at, self._now())

    # -- the hub's own user ---------------------------------------------------------------------

    async def _open(self) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + _READY_S
        while True:
            try:
                self._admin = await self._client(self.kept.admin)
                break
            except (OSError, NatsError):
                if loop.time() > end or not self._server.is_running:
                    raise
                await asyncio.sleep(0.05)
        stream = self._admin.jetstream(timeout=_READY_S)
        await laid_out(stream, self.kept.shop, len(self.kept.servers), _READY_S)
        self._system = await self._client(self.kept.system)
        self._told_s = -_TELL_S

    async def _client(self, seed: str) -> Client:
        async def nothing(error: object = None) -> None:
            return

        member = self.member(seed, DeskId(b""), f"127.0.0.1:{self.kept.port}")
        return await connected(member, nothing, nothing)

    async def administrator(self) -> Client:
        """A client that may do all with the stream. Raises where the server does not run."""
        return await self._client(self.kept.admin)

    async def _leave(self) -> None:
        clients = self._admin, self._system
        self._admin = self._system = None
        for client in clients:
            if client is not None:
                await closed(client)
