"""A client of the hub's server: it talks to the shop's hub and to no other, and ends when told."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from nats.aio.client import Client
from nats.errors import NoServersError
from nats.js.api import StreamInfo

from assistant.share.certificates import host_name
from assistant.share.config import inbox
from assistant.share.keep import Member
from assistant.share.nkey import public

T = TypeVar("T")

PING_S = 2
"""A cable that was pulled is noticed after three of these."""
CONNECT_S = 3.0
_NEXT_S = 0.3
"""After so long without an answer the next address is tried beside the first."""
_CLOSE_S = 0.5
_AGAIN_S = 0.5

_ANY_TIME = ssl.VerifyFlags(0x200000)
"""OpenSSL’s X509_V_FLAG_NO_CHECK_TIME: a clock that is years wrong, here or at the hub, does not
part them; it is told instead. The authority is this shop’s own, and made anew with a new hub."""

OnLost = Callable[[], Awaitable[None]]
OnError = Callable[[Exception], Awaitable[None]]


async def connected(member: Member, on_lost: OnLost, on_error: OnError, seed: str = "") -> Client:
    """A client of the shop's hub, at whichever of its addresses answers first.

    It never connects again by itself: whoever asked begins anew, as much may have changed. Where
    several servers keep the stream, the hub's own alone says who is not welcome.
    """
    trust = ssl.create_default_context(cadata=member.authority)
    trust.minimum_version = ssl.TLSVersion.TLSv1_3
    trust.verify_flags |= _ANY_TIME

    chosen: list[Client] = []

    async def after(wait_s: float, address: str) -> Client:
        await asyncio.sleep(wait_s)
        client = Client()

        async def lost() -> None:
            if client in chosen:  # the end of the others is no news
                await on_lost()

        async def failed(why: Exception) -> None:
            if client in chosen:
                await on_error(why)

        try:
            await _connect(client, member, address, trust, seed or member.seed, lost, failed)
        except Exception as wrong:
            if address in member.servers and is_unwelcome(wrong):
                raise ConnectionRefusedError(address) from wrong  # it may have the list of before
            raise
        return client

    first = await _first(after(n * _NEXT_S, one) for n, one in enumerate(member.addresses))
    chosen.append(first)
    if first.is_closed:
        await on_lost()
    return first


async def _first(tries: Iterable[Coroutine[Any, Any, Client]]) -> Client:
    """The client that is there first; the others are given up. Raises what tells most of why."""
    left = {asyncio.ensure_future(one) for one in tries}
    failure: BaseException = NoServersError()
    client: Client | None = None
    try:
        while left and client is None:
            done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                if (wrong := one.exception()) is None:
                    client, spare = one.result(), client
                    await _given_up(spare)
                elif _weight(wrong) > _weight(failure):
                    failure = wrong
    except BaseException:
        await _given_up(client)
        raise
    finally:
        await unhurried(ended(left))
        for one in left:
            if not one.cancelled() and one.exception() is None:
                await _given_up(one.result())
    if client is None:
        raise failure
    return client


async def _given_up(client: Client | None) -> None:
    if client is not None:
        await closed(client)


async def _connect(
    client: Client,
    member: Member,
    address: str,
    trust: ssl.SSLContext,
    seed: str,
    on_lost: OnLost,
    on_error: OnError,
) -> None:
    try:
        await client.connect(
            servers=[f"tls://{address}"],
            tls=trust,
            tls_hostname=host_name(member.shop),
            tls_handshake_first=True,  # without it the client speaks in the open to whoever asks
            nkeys_seed_str=seed,
            inbox_prefix=inbox(public(seed)),
            allow_reconnect=False,
            max_reconnect_attempts=1,
            reconnect_time_wait=0,
            connect_timeout=int(CONNECT_S),
            ping_interval=PING_S,
            max_outstanding_pings=2,
            closed_cb=on_lost,
            disconnected_cb=on_lost,
            error_cb=on_error,
        )
    except BaseException:
        await closed(client)
        raise


def is_unwelcome(failure: BaseException) -> bool:
    """Whether the hub itself, known by its certificate, does not let this key in."""
    return "authorization violation" in str(failure).lower()


def is_stranger(failure: BaseException) -> bool:
    """Whether somebody answered who is not the hub: nothing was said to them."""
    return isinstance(failure, ssl.SSLError)


def _weight(failure: BaseException) -> int:
    """What tells more of why no hub was reached."""
    if is_unwelcome(failure):
        return 3
    if is_stranger(failure):
        return 2
    return 0 if isinstance(failure, NoServersError) else 1


async def closed(client: Client) -> None:
    """End a client and all that it has left running, also where the other side is gone."""
    await unhurried(_close(client))


async def _close(client: Client) -> None:
    for sub in list(client._subs.values()):  # noqa: SLF001 - what the client itself forgets
        jsi = getattr(sub, "_jsi", None)
        for task in (jsi and jsi._hbtask, jsi and jsi._fctask):  # noqa: SLF001
            if task is not None:
                task.cancel()
    with suppress(Exception):
        await asyncio.wait_for(client.close(), _CLOSE_S)
    writer = getattr(client._transport, "_io_writer", None)  # noqa: SLF001
    if writer is not None:
        with suppress(Exception):
            writer.transport.abort()


async def ended(tasks: Iterable["asyncio.Future[Any]"], again_s: float = _AGAIN_S) -> None:
    """Cancel tasks until they have ended.

    Once may not be enough: a wait that ends in the same moment swallows it, in Python before 3.12.
    """
    every = list(tasks)
    left = {task for task in every if not task.done()}
    while left:
        for task in left:
            task.cancel()
        _done, left = await asyncio.wait(left, timeout=again_s)
    for task in every:
        if not task.cancelled():
            task.exception()  # it has been heard of


async def unhurried(last: Coroutine[Any, Any, None]) -> None:
    """What a task does last: to its end, however often `ended` says meanwhile that it is to end."""
    doing = asyncio.ensure_future(last)
    while not doing.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait({doing})


def epoch(info: StreamInfo) -> str:
    """Which stream it is: one that was made anew has another."""
    return str((info.config.metadata or {}).get("epoch", ""))


async def awaited(future: "Future[T]") -> T:
    """The result of what another thread does."""
    return await asyncio.wrap_future(future)
