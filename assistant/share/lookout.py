"""Looks now and then which hubs are on the LAN: two of one shop by accident are noticed by it.

What mDNS says is not proven by anything, so it is told to people, and where the hub is said to be
is tried. It never changes whom a desk talks to: certificates and keys decide that.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

from msgspec import Struct

from assistant.share.nearby import Nearby, found

LOOK_S = 60.0
"""Between two looks."""
_LISTEN_S = 2.0
_ALONE_S = 10.0
"""Between two looks while the hub is not reached: it may have another address."""


class Seen(Struct, frozen=True):
    """Other hubs on this LAN, as far as they concern this desk."""

    second: str = ""
    """What another desk is called that carries this very shop as well."""
    address: str = ""
    """Where that one lets desks in, with the port."""
    stranger: str = ""
    """The house of another shop, where its hub is the only one that is there."""
    mine: tuple[str, ...] = ()
    """Where the hub of this desk is now, with the port, the most likely first; whether it is, its
    certificate tells."""
    copied: bool = False
    """Whether the hub of this desk is there twice: one of two computers is a copy of the other."""


NOTHING = Seen()


def seen(
    hubs: Iterable[Nearby],
    shop: str,
    founding: str,
    run: str = "",
    before: Iterable[Nearby] = (),
) -> Seen:
    """What the hubs that answered mean for a desk of `shop` whose hub has the mark `founding`.

    `run` is this very program, where it is that hub. `before` are those of the look before this
    one: a hub that has just begun anew may still be heard as what it was, but not for so long.
    """
    every = list(hubs)
    mine = [one for one in every if one.shop == shop]
    own = next((one for one in mine if one.founding == founding), None)
    at = own.at(own.port - 1) if own is not None else ()
    for one in mine:
        if one.founding and one.founding != founding:
            return Seen(one.desk or one.house or one.address, f"{one.address}:{one.port}", mine=at)
    stay = {one.run for one in before if (one.shop, one.founding) == (shop, founding)}
    runs = {one.run for one in mine if one.founding == founding and one.run in stay}
    if len((runs | {run}) - {""}) > 1:
        return Seen(mine=at, copied=True)
    if every and not mine:
        return Seen(stranger=every[0].house or every[0].address)
    return Seen(mine=at)


class Lookout:
    """At work while `run` is."""

    def __init__(
        self, shop: str, founding: str, tell: Callable[[Seen], None], run: str = ""
    ) -> None:
        """`tell` hears of each change; `run` is this program, where it is the hub."""
        self._shop, self._founding, self._tell, self._run = shop, founding, tell, run
        self._seen = NOTHING
        self._before: list[Nearby] = []
        self._now = asyncio.Event()
        self._is_alone = True

    def look(self, *, alone: bool) -> None:
        """The hub was lost or found: look at once."""
        self._is_alone = alone
        self._now.set()

    async def run(self, every_s: float = LOOK_S) -> None:
        """Until it is cancelled."""
        while True:
            self._now.clear()
            hubs = await found(_LISTEN_S)
            told = seen(hubs, self._shop, self._founding, self._run, self._before)
            self._before = hubs
            if told != self._seen:
                self._seen = told
                self._tell(told)
            with suppress(TimeoutError, asyncio.TimeoutError):
                wait_s = min(every_s, _ALONE_S) if self._is_alone else every_s
                await asyncio.wait_for(self._now.wait(), wait_s)
