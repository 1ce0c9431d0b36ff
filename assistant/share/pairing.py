"""How another desk joins the shop: by a short code that is read from the hub's screen.

The code is a password for SPAKE2 (RFC 9382, by the `spake2` package), a password-authenticated key
exchange: both sides prove to each other that they know it, and come to a common key, without
anything on the wire that lets somebody try codes at leisure or read what follows. Whoever stands
between them can only guess, once a connection. A code lives for ten minutes, is used once, and is
gone after five guesses: one chance in 200,000. What is handed over is sealed with AES-GCM under
keys derived from the common one, one for each direction, so that nothing can be altered, replayed
or sent back. The desk's own secret never leaves it; the hub learns its public half.
"""

import asyncio
import hmac
import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct, structs
from spake2 import SPAKE2_A, SPAKE2_B

from assistant.journal.stamp import DeskId
from assistant.refusal import Refused
from assistant.share.client import ended, unhurried
from assistant.share.keep import Member
from assistant.share.nkey import fresh_seed, public
from assistant.tongue import N_, listed

LIVES_S = 600.0
GUESSES = 5
DIGITS = 6
_VERSION = 1
_FRAME = 16 * 1024
_PATIENCE_S, _KNOCK_S = 30.0, 5.0
"""For a hub that is busy; and for somebody at the door, who keeps others waiting."""
_CONNECT_S, _NEXT_S = 5.0, 0.3
"""For one address; after so long without an answer the next one is tried beside it."""
_SIDES = (b"salve desk", b"salve hub")
_UNREACHED = N_("Nobody answers at {address}. Is the other desk on, and on the same network?")
_WRONG = N_("The code does not fit. Please read it once more from the other desk.")
_OVER = N_("The code is used or too old. Please have the other desk show a new one.")
_NOT_NOW = N_(
    "The code fits, but the other desk could not let this one in just now. Please have it show a"
    " new one."
)
_STRANGE = N_("What answers at {address} is not a desk of Salve, or one of another version.")

_log = logging.getLogger(__name__)

T = TypeVar("T")
_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Code:
    """A code as the hub shows it, and what is left of it."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self.digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        self._now_s = now_s
        self._until_s = now_s() + LIVES_S
        self._guesses = GUESSES

    @property
    def left_s(self) -> float:
        """For how long it is good; 0 where it is good no more."""
        return max(self._until_s - self._now_s(), 0.0) if self._guesses > 0 else 0.0

    def guessed(self) -> None:
        """Somebody tried."""
        self._guesses -= 1

    def used(self) -> None:
        """It has done its duty."""
        self._guesses = 0


class Newcomer(Struct, frozen=True):
    """What the desk that joins tells about itself."""

    desk: DeskId
    name: str
    key: str


class Welcome(Struct, frozen=True):
    """What the hub tells it: enough to find the hub and to know it again."""

    shop: str
    authority: str
    addresses: tuple[str, ...]
    """Where the hub may be found besides where it was found now, without ports."""
    port: int
    house: str
    servers: tuple[str, ...] = ()
    """Where others keep the stream together with the hub, with their ports."""


class _Hello(Struct, frozen=True, array_like=True):
    version: int
    exchange: bytes


class _Proof(Struct, frozen=True, array_like=True):
    proof: bytes
    sealed: bytes


class _Keys:
    """What both have when the code was the same."""

    def __init__(self, common: bytes, first: bytes, second: bytes) -> None:
        def derived(info: bytes) -> bytes:
            return HKDF(SHA256(), 32, salt=None, info=info + first + second).derive(common)

        self.proofs = {side: derived(b"proof " + side) for side in _SIDES}
        self._seals = {side: AESGCM(derived(b"seal " + side)) for side in _SIDES}

    def seal(self, side: bytes, what: Struct) -> bytes:
        """Each key seals one message, ever."""
        return self._seals[side].encrypt(bytes(12), msgspec.msgpack.encode(what), None)

    def opened(self, side: bytes, sealed: bytes, kind: type[T]) -> T:
        """What was sealed; InvalidTag where it was altered."""
        plain = self._seals[side].decrypt(bytes(12), sealed, None)
        return msgspec.msgpack.decode(plain, type=kind)


class Door:
    """At the hub: open while a code is good."""

    def __init__(
        self, code: Code, welcome: Welcome, admit: Callable[[Newcomer], Awaitable[None]]
    ) -> None:
        """`admit` is called with the desk that knew the code, before it is told so."""
        self._code, self._welcome, self._admit = code, welcome, admit
        self._one = asyncio.Lock()

    async def serve(self, host: str, port: int) -> asyncio.Server:
        """Listen; the caller closes it."""
        return await asyncio.start_server(self._on_knock, host, port, limit=_FRAME)

    async def _on_knock(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with self._one:  # guesses are counted one after the other
                with suppress(OSError, EOFError, TimeoutError, ValueError, InvalidTag):
                    known = await asyncio.wait_for(self._heard(reader, writer), _KNOCK_S)
                    if known is not None:
                        await self._let_in(writer, *known)
        finally:
            writer.close()

    async def _heard(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[_Keys, Newcomer] | None:
        """Who it is, and what is shared with them; None where they did not know the code."""
        if not self._code.left_s:
            return None
        hello = await _read(reader, _Hello)
        if hello.version != _VERSION:
            return None
        self._code.guessed()
        side = SPAKE2_B(self._code.digits.encode(), idA=_SIDES[0], idB=_SIDES[1])
        exchange = side.start()
        keys = _Keys(_common(side, hello.exchange), hello.exchange, exchange)
        await _write(writer, _Hello(_VERSION, exchange))
        proof = await _read(reader, _Proof)
        if not hmac.compare_digest(proof.proof, keys.proofs[_SIDES[0]]):
            return None
        newcomer = keys.opened(_SIDES[0], proof.sealed, Newcomer)
        self._code.used()
        return keys, newcomer

    async def _let_in(self, writer: asyncio.StreamWriter, keys: _Keys, who: Newcomer) -> None:
        sealed = b""
        try:
            await asyncio.wait_for(self._admit(who), _PATIENCE_S)
            sealed = keys.seal(_SIDES[1], self._welcome)
        except Exception:  # whatever it was, the desk that waits hears of it
            _log.exception("a desk that knew the code is not let in")
        await _write(writer, _Proof(keys.proofs[_SIDES[1]], sealed))


async def join(code: str, address: str, port: int, desk: DeskId, name: str) -> tuple[Member, str]:
    """Knock at the hub with a code; this desk's place in the shop, and what the house is called.

    `address` may be several of the same hub, the best first, apart by spaces or commas; `port` is
    for those without one. Refused where nobody is there, or the code is wrong or over.
    """
    doors = _doors(address, port)
    (host, number), (reader, writer) = await _reached(doors)
    address = f"{host}:{number}"
    try:
        asked = _asked(code, host, reader, writer, desk, name)
        return await asyncio.wait_for(asked, _PATIENCE_S + _KNOCK_S)
    except (EOFError, ConnectionError) as wrong:  # the door is closed again
        raise Refused(_OVER) from wrong
    except (InvalidTag, PermissionError) as wrong:
        raise Refused(_WRONG) from wrong
    except (OSError, ValueError, TimeoutError) as wrong:
        raise Refused(_STRANGE, address=address) from wrong
    finally:
        writer.close()


def _doors(address: str, port: int) -> list[tuple[str, int]]:
    doors = []
    for one in re.split(r"[\s,，]+", address.strip()):
        host, _, number = one.rpartition(":")
        is_whole = bool(host) and number.isdecimal()
        doors.append((host, int(number)) if is_whole else (one, port))
    return list(dict.fromkeys(doors))


async def _reached(doors: list[tuple[str, int]]) -> tuple[tuple[str, int], _Streams]:
    """Whichever door opens first; at the others nothing was said, and no guess is lost there."""

    async def after(wait_s: float, host: str, port: int) -> _Streams:
        await asyncio.sleep(wait_s)
        return await asyncio.wait_for(asyncio.open_connection(host, port), _CONNECT_S)

    tries = [asyncio.ensure_future(after(n * _NEXT_S, *one)) for n, one in enumerate(doors)]
    left, opened = set(tries), None
    try:
        while left and opened is None:
            done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            opened = next((one for one in tries if one in done and not one.exception()), None)
    finally:
        await unhurried(ended(left))
        for one in tries:
            if one is not opened and not one.cancelled() and not one.exception():
                one.result()[1].close()
    if opened is None:
        told = listed(f"{host}:{port}" for host, port in doors)
        raise Refused(_UNREACHED, address=told) from tries[0].exception()
    return doors[tries.index(opened)], opened.result()


async def _asked(
    code: str,
    host: str,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    desk: DeskId,
    name: str,
) -> tuple[Member, str]:
    digits = "".join(sign for sign in code if sign.isdecimal())
    side = SPAKE2_A(digits.encode(), idA=_SIDES[0], idB=_SIDES[1])
    exchange = side.start()
    await _write(writer, _Hello(_VERSION, exchange))
    hello = await _read(reader, _Hello)
    keys = _Keys(_common(side, hello.exchange), exchange, hello.exchange)
    seed = fresh_seed()
    sealed = keys.seal(_SIDES[0], Newcomer(desk, name, public(seed)))
    await _write(writer, _Proof(keys.proofs[_SIDES[0]], sealed))
    try:
        answer = await _read(reader, _Proof)
    except asyncio.IncompleteReadError as wrong:
        raise PermissionError("the code was another one") from wrong
    if not hmac.compare_digest(answer.proof, keys.proofs[_SIDES[1]]):
        raise PermissionError("the code was another one")
    if not answer.sealed:
        raise Refused(_NOT_NOW)
    welcome = keys.opened(_SIDES[1], answer.sealed, Welcome)
    hosts = dict.fromkeys((host, *welcome.addresses))  # here it has been found
    found = (f"{one}:{welcome.port}" for one in hosts)
    addresses = tuple(dict.fromkeys((*found, *welcome.servers)))
    member = Member(welcome.shop, welcome.authority, addresses, seed, desk, name)
    member = structs.replace(member, house=welcome.house, servers=welcome.servers)
    return member, welcome.house


def _common(side: SPAKE2_A | SPAKE2_B, exchange: bytes) -> bytes:
    """What both have now; ValueError where the other side sent no step of the exchange."""
    try:
        common: bytes = side.finish(exchange)
    except Exception as wrong:  # the package tells of a point off the curve by a bare one
        raise ValueError("no step of the exchange") from wrong
    return common


async def _read(reader: asyncio.StreamReader, kind: type[T]) -> T:
    length = int.from_bytes(await reader.readexactly(2), "big")
    if not 0 < length <= _FRAME:
        raise ValueError("too long")
    return msgspec.msgpack.decode(await reader.readexactly(length), type=kind)


async def _write(writer: asyncio.StreamWriter, what: Struct) -> None:
    frame = msgspec.msgpack.encode(what)
    writer.write(len(frame).to_bytes(2, "big") + frame)
    await writer.drain()
