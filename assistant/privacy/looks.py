"""Who looked at whose card: what is written about it, and what stands out in it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from statistics import median
from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import DeskId, PageId, StaffId, derived_page

SEEN_MS = 1_000
"""Nobody has read a card that was in front for less, on the way to the next one."""
AGAIN_MS = 60_000
"""Whoever comes back to a card so soon has not opened it twice."""
MANY, TIMES = 30, 3
"""So many cards in a day stand out, where they are so many times a person's usual number."""
WITHOUT_CAUSE = 8
"""So many cards in a day, at which nothing was to be done, stand out."""
CURIOUS = 5
"""So many people at one card, at which nothing was to be done, stand out."""

Reason = Literal["many", "without-cause", "one-guest"]


class Look(Struct, frozen=True):
    """A card was opened."""

    guest: PageId
    staff: StaffId
    at_ms: int
    """Milliseconds since 1970, UTC, by the desk's clock."""


class CardsOpened(Struct, frozen=True):
    """The cards opened at a desk since its last such line, in the order of opening."""

    looks: tuple[Look, ...]


KINDS: dict[str, type[Struct]] = {"cards-opened": CardsOpened}


class Seen(Struct, frozen=True):
    """A look, with the desk at which it was."""

    guest: PageId
    staff: StaffId
    desk: DeskId
    at_ms: int


class Outstanding(Struct, frozen=True):
    """What somebody might ask about; it accuses nobody."""

    reason: Reason
    day: str
    """YYYY-MM-DD, in the desk's zone."""
    number: int
    """Of cards; for one guest, of people."""
    staff: StaffId | None = None
    guests: tuple[PageId, ...] = ()
    usual: int = 0
    """How many cards this person opens in a day."""


def page_of(desk: DeskId, day: str) -> PageId:
    """Where the looks of a desk are written down, one page a day: short to read, soon forgotten."""
    return derived_page("looks", desk, day)


def outstanding(
    seen: Iterable[Seen],
    day_of: Callable[[int], str],
    since: str,
    with_cause: Collection[tuple[PageId, str]],
) -> list[Outstanding]:
    """What stands out from day `since` on, the newest first.

    What is `seen` goes further back, so that there is a usual number to compare with. `day_of`
    tells the day of a moment; `with_cause` has the guests and days on which there was something to
    do: a visit, or a line that was written.
    """
    days: defaultdict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        days[day_of(one.at_ms)].append(one)
    found: list[Outstanding] = []
    for day in sorted((day for day in days if day >= since), reverse=True):
        found += _many(day, days)
        idle = [one for one in days[day] if (one.guest, day) not in with_cause]
        found += _without_cause(day, idle)
        found += _one_guest(day, idle)
    return found


def _many(day: str, days: Mapping[str, Sequence[Seen]]) -> list[Outstanding]:
    counts = {that: Counter(one.staff for one in looks) for that, looks in days.items()}
    found = []
    for staff, number in counts[day].items():
        before = [count[staff] for that, count in counts.items() if that < day and count[staff]]
        usual = round(median(before)) if before else 0
        if usual and number >= max(MANY, TIMES * usual):
            found.append(Outstanding("many", day, number, staff, usual=usual))
    return found


def _without_cause(day: str, idle: Sequence[Seen]) -> list[Outstanding]:
    guests: defaultdict[StaffId, dict[PageId, None]] = defaultdict(dict)
    for one in idle:
        guests[one.staff][one.guest] = None
    return [
        Outstanding("without-cause", day, len(theirs), staff, tuple(theirs))
        for staff, theirs in guests.items()
        if len(theirs) >= WITHOUT_CAUSE
    ]


def _one_guest(day: str, idle: Sequence[Seen]) -> list[Outstanding]:
    people: defaultdict[PageId, set[StaffId]] = defaultdict(set)
    for one in idle:
        people[one.guest].add(one.staff)
    return [
        Outstanding("one-guest", day, len(staff), guests=(guest,))
        for guest, staff in people.items()
        if len(staff) >= CURIOUS
    ]
