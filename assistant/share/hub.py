"""The hub: keeps the server running, the stream in being, and the list of who may come in."""

import asyncio
import contextlib
import secrets
import subprocess
from collections.abc import Callable
from pathlib import Path

import nats.js.errors
from msgspec import structs
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js.api import DiscardPolicy, RetentionPolicy, StorageType, StreamConfig

from assistant.journal.stamp import DeskId
from assistant.share import certificates
from assistant.share.config import ANYWHERE, STREAM, config
from assistant.share.keep import Admitted, HubKeep, Keep, Member
from assistant.share.link import connected
from assistant.share.nkey import fresh_seed
from assistant.share.server import Server, program
from assistant.share.wire import MOST_BYTES

PORT = 47225
"""Where the hub listens unless it is taken."""
_WATCH_S = 0.2
_READY_S = 20.0
"""A stream of a million lines is read again in half a second; an old disk may take longer."""
_TWICE_S = 300
"""For so long the server itself notices what it is given twice; later the desks do."""


def founded(shop: str, port: int = PORT) -> HubKeep:
    """What the hub of a shop keeps that has had none, or a lost one."""
    secret = secrets.token_hex(32)
    own = certificates.authority(shop)
    return HubKeep(shop, own.certificate, own.key, fresh_seed(), fresh_seed(), secret, port)


class Hub:
    """One at a time in a shop; runs in an event loop."""

    def __init__(self, keep: Keep, hub: HubKeep, chosen: str = "", listen: str = ANYWHERE) -> None:
        """`chosen` is another server than ours, by its path. Refused where ours is not there."""
        self._keep, self.kept, self._listen = keep, hub, listen
        self._at = program(chosen)
        self._folder = keep.folder / "server"
        self._server = Server(self._at, self._folder / "server.conf", hub.store_key)
        self._admin: Client | None = None

    @property
    def pid(self) -> int:
        """The server's process; 0 while it does not run."""
        return self._server.pid

    def member(self, seed: str, desk: DeskId, *addresses: str) -> Member:
        """What a desk gets to know, admitted with the key of `seed`."""
        return Member(self.kept.shop, self.kept.authority, addresses, seed, desk)

    async def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Until it is cancelled: the server runs, and runs again when it has ended."""
        try:
            while True:
                with contextlib.suppress(OSError, NatsError, TimeoutError):
                    await asyncio.to_thread(self._prepare)
                    self._server.start()
                    await self._open()
                    ready()
                    while self._server.is_running and self._admin and self._admin.is_connected:
                        await asyncio.sleep(_WATCH_S)
                await self._leave()
                await asyncio.sleep(_WATCH_S)
        finally:
            await self._leave()
            await asyncio.to_thread(self._server.stop)

    async def admit(self, one: Admitted) -> None:
        """From now on this desk may come in; under another key than before where it is known."""
        others = tuple(x for x in self.kept.desks if x.desk != one.desk)
        await self._change(structs.replace(self.kept, desks=(*others, one)))

    async def remove(self, desk: DeskId) -> None:
        """It is cut off at once, and does not come in again."""
        left = tuple(one for one in self.kept.desks if one.desk != desk)
        await self._change(structs.replace(self.kept, desks=left))

    async def rename(self, desk: DeskId, name: str) -> None:
        """What a desk is called."""
        desks = tuple(
            structs.replace(one, name=name) if one.desk == desk else one for one in self.kept.desks
        )
        await self._change(structs.replace(self.kept, desks=desks))

    async def _change(self, hub: HubKeep) -> None:
        """Keep it, then have the server read it again: who stays is not disturbed."""
        self._keep.keep(hub)
        self.kept = hub
        await asyncio.to_thread(self._write_config)
        system = await self._client(hub.system)
        try:
            server = system.connected_url and system._server_info["server_id"]  # noqa: SLF001
            answer = await system.request(f"$SYS.REQ.SERVER.{server}.RELOAD", b"", timeout=5)
            if b'"error"' in answer.data:
                raise NatsError(answer.data.decode(errors="replace"))
        finally:
            await system.close()

    # -- files ----------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        by = certificates.Signed(self.kept.authority, self.kept.authority_key)
        signed = certificates.for_hub(self.kept.shop, by)
        _write(self._folder / "hub.crt", signed.certificate)
        _write(self._folder / "hub.key", signed.key)
        self._write_config()

    def _write_config(self) -> None:
        """A file with which the server would not start never replaces one with which it would."""
        path = self._folder / "server.conf"
        fresh = path.with_suffix(".new")
        _write(fresh, config(self.kept, self._folder.as_posix(), self._listen))
        tried = subprocess.run(  # noqa: S603 - checked by its digest, words of our own
            [str(self._at), "-t", "-c", str(fresh)],
            env={"SALVE_STREAM_KEY": self.kept.store_key},
            capture_output=True,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if tried.returncode:
            raise ValueError(tried.stderr.decode(errors="replace"))
        fresh.replace(path)

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
        await self._lay_out(self._admin)

    async def _lay_out(self, admin: Client) -> None:
        """The stream, made where there is none: another epoch then, so that all desks notice."""
        stream = admin.jetstream(timeout=_READY_S)
        try:
            await stream.stream_info(STREAM)
        except nats.js.errors.NotFoundError:
            await stream.add_stream(
                StreamConfig(
                    name=STREAM,
                    subjects=[f"journal.{self.kept.shop}.*.*"],
                    retention=RetentionPolicy.LIMITS,
                    discard=DiscardPolicy.NEW,
                    storage=StorageType.FILE,
                    max_msg_size=MOST_BYTES,
                    duplicate_window=_TWICE_S,
                    metadata={"epoch": secrets.token_hex(8)},
                )
            )

    async def _client(self, seed: str) -> Client:
        async def nothing(error: object = None) -> None:
            return

        member = self.member(seed, DeskId(b""), f"127.0.0.1:{self.kept.port}")
        return await connected(member, nothing, nothing)

    async def _leave(self) -> None:
        admin, self._admin = self._admin, None
        if admin is not None:
            with contextlib.suppress(Exception):
                await admin.close()


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
