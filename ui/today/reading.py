"""Reads who is expected on a day, and what must be known of those who are on file."""

import time
from collections.abc import Sequence
from functools import partial

from msgspec import Struct

from assistant.desk import Desk, Reading
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.guests.lookup.find import Hit
from assistant.guests.view import GuestView
from assistant.recovery.view import MatterView
from assistant.shift import register
from assistant.shift.expecting import came_ms
from assistant.shift.times import day_of
from assistant.shift.view import ExpectedView, TraceView

MOST = 200
"""Cards that are read for a day; of those beyond, the list tells who they are."""
OFFERED = 4
"""Guests offered while a name is typed."""


class Visitor(Struct, frozen=True):
    """Somebody expected, and who that is on file."""

    expected: ExpectedView
    hit: Hit | None = None
    guest: GuestView | None = None
    matters: tuple[MatterView, ...] = ()
    """Of the guest, as far as the signer may see them."""
    traces: tuple[TraceView, ...] = ()
    """What is to be done for the guest before they come, or when they are greeted."""
    is_here: bool = False
    """Whether this is the day, and the guest is in the house."""

    @property
    def name(self) -> str:
        """As on file, else as written."""
        return self.hit.name if self.hit is not None else self.expected.name

    @property
    def came_ms(self) -> int:
        """When the guest came on that day; 0 while they have not."""
        return came_ms(self.guest, self.expected.day)

    @property
    def has_come(self) -> bool:
        """Whether the guest came on that day; who was here before may be expected all the same."""
        return bool(self.came_ms)


def visitors(desk: Desk, day: str) -> list[Visitor]:
    """Who is expected on a day (YYYY-MM-DD), by time. Not for the GUI thread."""
    views = desk.shifts.all(lambda tx: register.expected(tx, day, day))
    expected = [view for view in views if isinstance(view, ExpectedView)]
    return known(desk, expected)


def known(desk: Desk, expected: Sequence[ExpectedView]) -> list[Visitor]:
    """Them with what is on file."""
    pages = {view.guest for view in expected if view.guest}
    hits = desk.look_up(partial(find.named, pages=pages)) if pages else {}
    found, cards, now = [], 0, today()
    for view in expected:
        hit = hits.get(view.guest)
        is_here = hit is not None and hit.here and view.day == now
        if hit is None or cards >= MOST:
            found.append(Visitor(view, hit, is_here=is_here))
            continue
        cards += 1
        told = desk.matters.with_guest(view.guest)
        found.append(
            Visitor(view, hit, told.guest, tuple(told.matters), _traces(desk, view), is_here)
        )
    return found


def _traces(desk: Desk, view: ExpectedView) -> tuple[TraceView, ...]:
    """Tasks for the arrival and the greeting, of no day or of this one."""
    found = desk.shifts.all(partial(register.traces_of, guest=view.guest))
    return tuple(
        one
        for one in found
        if isinstance(one, TraceView)
        and one.moment in ("arrival", "greeting")
        and one.day <= view.day
    )


def offered(tx: Reading, typed: str) -> list[Hit]:
    """Guests on file whom a name that is being typed may mean."""
    return find.find(tx, typed, OFFERED)


def likely(tx: Reading, view: ExpectedView, region: str) -> list[Hit]:
    """Guests on file who may be the one that is expected."""
    who = Identity(view.name, phones=view.phones, emails=view.emails)
    return find.alike(tx, who, OFFERED, region) or find.find(tx, view.name, OFFERED)


def today() -> str:
    """The shop's day now, YYYY-MM-DD."""
    return day_of(now_ms())


def now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
