"""What a desk keeps about its shop, and what the hub keeps besides: encrypted beside the store."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import msgspec
from msgspec import Struct

from assistant.journal.key import put_in_place
from assistant.journal.stamp import DeskId
from assistant.journal.turn import turn
from assistant.refusal import Refused
from assistant.tongue import N_

_NONCE = 12
_COPIED = "copied"
_LOOK_S = 0.05
_PATIENCE_S = 40.0
"""Longer than a change of the list takes where the server is slow to answer."""
Kept = TypeVar("Kept", bound=Struct)
_DAMAGED = N_("What this desk knows of its shop cannot be read. Please join the shop again.")
_BUSY = N_("Another program on this computer is changing the list of desks. Please try again.")


class BusyError(Refused):
    """Another program does not come to an end with it."""


class Member(Struct, frozen=True):
    """What a desk needs to be one of the shop's."""

    shop: str
    """The shop's id, 32 hexadecimal digits."""
    authority: str
    """The certificate by which the hub is known, PEM."""
    addresses: tuple[str, ...]
    """Where the hub was last, the newest first: "192.168.1.5:47225"."""
    seed: str
    """This desk's own key for the hub (an nkey's seed)."""
    desk: DeskId
    """The desk that the key is for: a copied disk is noticed by it."""
    name: str = ""
    """What this desk was called when that was last told, and how often it was given a name."""
    named: int = 0
    carrier: str = ""
    """What the desk is called that carries the shop, as it was told last."""
    house: str = ""
    """What the shop is called."""
    servers: tuple[str, ...] = ()
    """Those of `addresses` at which other servers than the hub's own keep the stream with it."""

    @property
    def founding(self) -> str:
        """Which hub of the shop this desk belongs to."""
        return founding(self.authority)


class Admitted(Struct, frozen=True):
    """A desk that may take part."""

    desk: DeskId
    name: str
    key: str
    """The public half of its key (an nkey of a user)."""
    since_ms: int
    rebuilds: bool = False
    """Whether it may hand over other desks’ lines as well: while the hub’s stream is made anew."""
    named: int = 0
    """How often it was given a name, here or at the desk itself."""
    returns: DeskId = DeskId(b"")
    """The desk whose lines it may give besides, for a short time: the hub's, which lost them."""


class HubKeep(Struct, frozen=True):
    """What the hub keeps: whoever reads it can be the shop."""

    shop: str
    authority: str
    authority_key: str
    """PEM, both."""
    admin: str
    system: str
    """The seeds of the hub's own two users."""
    store_key: str
    """By which the stream is encrypted on the hub's disk."""
    port: int
    desks: tuple[Admitted, ...] = ()
    servers: tuple[str, ...] = ()
    """Where several keep the stream together: "192.168.1.5:47225", and this desk’s own first."""
    most_bytes: int = 0
    """How much of the hub's disk the stream may take; 0 for most of what is free."""

    @property
    def founding(self) -> str:
        """Which hub of the shop this is: one that was founded in its place has another."""
        return founding(self.authority)


def founding(authority: str) -> str:
    """The mark of a hub, by the certificate of its authority."""
    return hashlib.sha256(authority.encode()).hexdigest()[:16]


class Keep:
    """The folder beside a store; what is in it is encrypted with a key made of the store's own."""

    def __init__(self, folder: Path, store_key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - start-up
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - lazy for start-up
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - lazy for start-up

        self.folder = folder
        derived = HKDF(SHA256(), 32, salt=None, info=b"salve share").derive(store_key)
        self._cipher = AESGCM(derived)

    def member(self) -> Member | None:
        """This desk's place in its shop; None where it is in none."""
        return self._read("member", Member)

    def hub(self) -> HubKeep | None:
        """What it keeps as the hub; None where it is not."""
        return self._read("hub", HubKeep)

    def keep(self, what: Member | HubKeep) -> None:
        """Put it on disk, whole or not at all."""
        name = "member" if isinstance(what, Member) else "hub"
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        nonce = os.urandom(_NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, msgspec.json.encode(what), name.encode())
        fresh = self.folder / f"{name}.{uuid4().hex}.new"  # another program may keep it just now
        try:
            fresh.touch(mode=0o600)
            with fresh.open("wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            put_in_place(fresh, self.folder / name)
        finally:
            fresh.unlink(missing_ok=True)

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """While one program reads and writes what the hub keeps, and what its server reads, the
        others wait. BusyError where that takes too long.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        loop = asyncio.get_running_loop()
        end = loop.time() + _PATIENCE_S
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(turn(self.folder / "changing", _BUSY))
                    break
                except Refused:
                    if loop.time() > end:
                        raise BusyError(_BUSY) from None
                await asyncio.sleep(_LOOK_S)
            yield

    def is_copied(self) -> bool:
        """Whether another computer was found to share under this desk's name."""
        return (self.folder / _COPIED).exists()

    def mark_copied(self) -> None:
        """This desk is a copy: it shares no more until it joins anew."""
        (self.folder / _COPIED).touch(mode=0o600)

    def unmark_copied(self) -> None:
        """It has another name now."""
        (self.folder / _COPIED).unlink(missing_ok=True)

    @property
    def hub_changed(self) -> int:
        """A number that moves when another program has changed what the hub keeps."""
        try:
            return (self.folder / "hub").stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def forget(self, *names: str) -> None:
        """This desk is no longer the hub ("hub"), or in no shop ("member")."""
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    def _read(self, name: str, kind: type[Kept]) -> Kept | None:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - lazy for start-up

        try:
            sealed = (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as wrong:
            raise Refused(_DAMAGED) from wrong
        try:
            opened = self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
            return msgspec.json.decode(opened, type=kind)
        except (InvalidTag, ValueError) as wrong:
            raise Refused(_DAMAGED) from wrong


def sealed_anew(folder: Path, into: Path, old: bytes, new: bytes) -> None:
    """What is kept in `folder` under one store key, put `into` another folder under the next."""
    before, after = Keep(folder, old), Keep(into, new)
    for one in (before.member(), before.hub()):
        if one is not None:
            after.keep(one)
