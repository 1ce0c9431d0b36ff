"""Which hubs are on this LAN: told and found by mDNS. It only suggests: code and keys decide."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from ipaddress import IPv4Interface, ip_address

import ifaddr
from msgspec import Struct
from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from assistant.share.client import unhurried

_KIND = "_salve._tcp.local."
_NAME_MOST = 40
"""Characters: a property has room for 255 bytes, its name among them."""
_ASK_MS = 3000
_HOUSES = ("192.168.", "10.", "172.")
"""How addresses of a LAN begin; the last are those of containers as a rule."""
_SAME_S = 3.0
"""So often a hub looks whether it still has the addresses that it told."""


class Nearby(Struct, frozen=True):
    """A hub that says it is there."""

    shop: str
    house: str
    address: str
    """The one of its addresses that is most likely reached from here."""
    port: int
    """Of its door for new desks."""
    desk: str = ""
    """What the desk is called that carries the shop."""
    founding: str = ""
    """The mark of the hub: another one of the same shop has another."""
    others: tuple[str, ...] = ()
    """Its other addresses, the most likely first: it may be in several networks."""
    run: str = ""
    """The program that tells it, hexadecimal: two with one mark are a computer and its copy."""

    def at(self, port: int = 0) -> tuple[str, ...]:
        """All its addresses, each with a port: that of its door, if no other is named."""
        return tuple(f"{one}:{port or self.port}" for one in (self.address, *self.others))


def own_addresses() -> list[str]:
    """This computer's IPv4 addresses on its networks, those of a LAN first."""
    found = (str(one.ip) for one in _own_networks())
    real = [ip for ip in found if not ip.startswith(("127.", "169.254."))]
    return sorted(real, key=_distance)


def likely(addresses: Iterable[str], own: Iterable[IPv4Interface]) -> list[str]:
    """Another computer's addresses, best first, for one that has those of its `own`.

    First those of a network that both are in, then the others of a LAN. What both have, such as the
    address of a bridge to containers, leads nowhere but home: left out, if any other is told.
    """
    networks = list(own)
    here = {str(one.ip) for one in networks}
    every = sorted(set(addresses), key=ip_address)
    real = [one for one in every if one not in here] or every

    def rank(address: str) -> tuple[bool, int]:
        there = ip_address(address)
        return not any(there in one.network for one in networks), _distance(address)

    return sorted(real, key=rank)


def _own_networks() -> list[IPv4Interface]:
    ips = (ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4)
    return [IPv4Interface(f"{ip.ip}/{ip.network_prefix}") for ip in ips]


def _distance(address: str) -> int:
    begins = (n for n, one in enumerate(_HOUSES) if address.startswith(one))
    return next(begins, len(_HOUSES))


@asynccontextmanager
async def told(hub: Nearby) -> AsyncIterator[None]:
    """While it lasts the LAN hears of a hub; where mDNS is barred, nobody does.

    It is told under all addresses of this computer, whichever `hub` names.
    """
    zeroconf: AsyncZeroconf | None = None
    own = f"{hub.shop[:8]}-{hub.founding[:8]}-{hub.run[:8]}"
    try:
        with suppress(OSError, ZeroconfError):
            zeroconf = AsyncZeroconf()
            info = AsyncServiceInfo(
                _KIND,
                f"{own}.{_KIND}",  # a name has room for 63 bytes, and not for every sign
                port=hub.port,
                addresses=[socket.inet_aton(ip) for ip in own_addresses()],
                properties={
                    "shop": hub.shop,
                    "house": hub.house[:_NAME_MOST],
                    "desk": hub.desk[:_NAME_MOST],
                    "hub": hub.founding,
                    "run": hub.run,
                },
                server=f"{own}.local.",
            )
            await zeroconf.async_register_service(info, allow_name_change=True)
        yield
    finally:
        if zeroconf is not None:
            await unhurried(_closed(zeroconf))


async def tell(hub: Nearby) -> None:
    """The same until it is cancelled; told anew where this computer gets other addresses."""
    while True:
        addresses = own_addresses()
        async with told(hub):
            while own_addresses() == addresses:
                await asyncio.sleep(_SAME_S)


async def _closed(zeroconf: AsyncZeroconf) -> None:
    """Say good-bye on the LAN, and close its sockets."""
    with suppress(OSError, ZeroconfError):
        await zeroconf.async_unregister_all_services()
    await zeroconf.async_close()


async def found(seconds: float) -> list[Nearby]:
    """The hubs that answer within so many seconds."""
    names: set[str] = set()

    def on_change(
        zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange
    ) -> None:
        if state_change is not ServiceStateChange.Removed:
            names.add(name)

    try:
        zeroconf = AsyncZeroconf()
    except OSError:
        return []
    try:
        with suppress(ZeroconfError):  # a browser that begins before it would complain at the end
            await zeroconf.zeroconf.async_wait_for_start()
        browser = AsyncServiceBrowser(zeroconf.zeroconf, _KIND, handlers=[on_change])
        await asyncio.sleep(seconds)
        await browser.async_cancel()
        hubs = [await _asked(zeroconf, name) for name in sorted(names)]
    finally:
        await unhurried(_closed(zeroconf))
    return [hub for hub in hubs if hub is not None]


async def _asked(zeroconf: AsyncZeroconf, name: str) -> Nearby | None:
    info = AsyncServiceInfo(_KIND, name)
    with suppress(OSError, ZeroconfError):
        if not await info.async_request(zeroconf.zeroconf, _ASK_MS):
            return None
    addresses = likely(info.parsed_addresses(IPVersion.V4Only), _own_networks())
    told = {key.decode(errors="replace"): (value or b"").decode(errors="replace")
            for key, value in info.properties.items()}  # fmt: skip
    if not addresses or not info.port or not told.get("shop"):
        return None
    best, *others = addresses
    named = told.get("house", ""), best, info.port, told.get("desk", ""), told.get("hub", "")
    return Nearby(told["shop"], *named, tuple(others), told.get("run", ""))
