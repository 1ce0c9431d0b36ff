"""Which hubs are on this LAN: told and found by mDNS. It only suggests: code and keys decide."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import ifaddr
from msgspec import Struct
from zeroconf import Error as ZeroconfError
from zeroconf import ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from assistant.share.client import unhurried

_KIND = "_salve._tcp.local."
_NAME_MOST = 40
_ASK_MS = 3000
_SAME_S = 3.0
"""So often a hub looks whether it still has the addresses that it told."""


class Nearby(Struct, frozen=True):
    """A hub that says it is there."""

    shop: str
    house: str
    address: str
    port: int
    """Of its door for new desks."""
    desk: str = ""
    """What the desk is called that carries the shop."""
    founding: str = ""
    """The mark of the hub: another one of the same shop has another."""


def own_addresses() -> list[str]:
    """This computer's IPv4 addresses on its networks, those of a LAN first."""
    found = [str(ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    real = [ip for ip in found if not ip.startswith(("127.", "169.254."))]
    return sorted(real, key=lambda ip: not ip.startswith(("192.168.", "10.", "172.")))


@asynccontextmanager
async def told(hub: Nearby) -> AsyncIterator[None]:
    """While it lasts the LAN hears of a hub; where mDNS is barred, nobody does.

    It is told under all addresses of this computer, whichever `hub` names.
    """
    zeroconf: AsyncZeroconf | None = None
    own = f"{hub.shop[:8]}-{hub.founding[:8]}"
    try:
        with suppress(OSError, ZeroconfError):
            zeroconf = AsyncZeroconf()
            name = f"{hub.house[:_NAME_MOST] or 'Salve'} {own}.{_KIND}".replace("\n", " ")
            info = AsyncServiceInfo(
                _KIND,
                name,
                port=hub.port,
                addresses=[socket.inet_aton(ip) for ip in own_addresses()],
                properties={
                    "shop": hub.shop,
                    "house": hub.house[:_NAME_MOST],
                    "desk": hub.desk[:_NAME_MOST],
                    "hub": hub.founding,
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
    addresses = info.parsed_addresses()
    told = {key.decode(errors="replace"): (value or b"").decode(errors="replace")
            for key, value in info.properties.items()}  # fmt: skip
    if not addresses or not info.port or not told.get("shop"):
        return None
    named = told.get("house", ""), addresses[0], info.port
    return Nearby(told["shop"], *named, told.get("desk", ""), told.get("hub", ""))
