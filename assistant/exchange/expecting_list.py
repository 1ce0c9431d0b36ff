"""Brings a list of expected guests to the desk: who of them is known, who may be, who is new."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from assistant import model
from assistant.desk import Desk, Reading
from assistant.exchange.coming import Coming, ComingList, Kind
from assistant.exchange.coming_list import read_coming
from assistant.exchange.matching import may_be_one, same_name
from assistant.exchange.refused import RefusedRow
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.guests.lookup.find import Hit
from assistant.guests.lookup.phones import Region
from assistant.journal.stamp import PageId
from assistant.refusal import Refused
from assistant.shift import expecting
from assistant.shift.entries import NOBODY, ListSource
from assistant.shift.expecting import Booked
from assistant.shift.view import ExpectedView

MOST_LIKELY = 6
"""Guests on file offered for one on the list."""
_ASKED = 40
"""Guests looked up in one reading: between two of them one may stop."""
_WRITTEN = 100
"""Guests written at a time: a clerk's own line waits for so many at the most."""

Progress = Callable[[int, int], None]


class Arriving(Struct, frozen=True):
    """One guest of a list, and who that is as far as it can be told."""

    page: PageId
    booked: Booked
    guest: PageId = NOBODY
    """The one guest that it certainly is."""
    name: str = ""
    """What that guest is called on file."""
    likely: tuple[Hit, ...] = ()
    """Several that it may be; empty where it is known, or somebody new."""
    on_list: bool = False
    """Whether this booking stands there already."""

    @property
    def is_new(self) -> bool:
        """Whether nobody on file may be this guest."""
        return not self.guest and not self.likely


class Forecast(Struct, frozen=True):
    """What a list says, understood; nothing is written yet."""

    kind: Kind
    arriving: tuple[Arriving, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    past: int = 0
    blocked: int = 0
    cancelled: bool = False
    """Stopped before its end."""


class Taken(Struct, frozen=True):
    """What came of a list."""

    guests: int = 0
    """So many of them are on file now."""
    cancelled: bool = False


def understood(
    desk: Desk,
    data: bytes | str,
    now_ms: int,
    day: str = "",
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Forecast:
    """Read a list and look up everybody on it; not for the GUI thread. `Refused` if it is none."""
    found = read_coming(data, now_ms, day)
    source: ListSource = "calendar" if found.kind == "calendar" else "list"
    rows, refused = _fit(found)
    booked = expecting.bookings(rows, source)
    there = _on_list(desk, booked)
    arriving: list[Arriving] = []
    waiting = iter(booked.items())
    while not cancelled() and (part := list(islice(waiting, _ASKED))):

        def ask(tx: Reading, part: Sequence[tuple[PageId, Booked]] = part) -> list[Arriving]:
            return [_arriving(tx, page, one, there.get(page), desk.region) for page, one in part]

        arriving += desk.look_up(ask)
        progress(len(arriving), len(booked))
    return Forecast(
        found.kind,
        tuple(sorted(arriving, key=lambda one: (one.booked.told.day, one.booked.told.at))),
        refused,
        found.past,
        found.blocked,
        len(arriving) < len(booked),
    )


def take_in(
    desk: Desk,
    arriving: Iterable[Arriving],
    chosen: Mapping[PageId, PageId],
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Taken:
    """Write who is expected; not for the GUI thread. `chosen` tells who somebody unclear is.

    What was written before a stop stays, and taking the same list in again doubles nobody.
    """
    everybody, done = list(arriving), 0
    while done < len(everybody) and not cancelled():
        part = everybody[done : done + _WRITTEN]
        guests = {one.page: chosen.get(one.page, one.guest) for one in part}
        booked = {one.page: one.booked for one in part}
        desk.shifts.expect(expecting.take_in, booked=booked, guests=guests).result()
        done += len(part)
        progress(done, len(everybody))
    return Taken(done, done < len(everybody))


def who_is(tx: Reading, who: Identity, region: Region) -> tuple[Hit | None, tuple[Hit, ...]]:
    """The one guest on file that this certainly is; else those that it may be.

    Certain is who alone has the same number or address and a name that may be one, or who alone is
    called exactly so.
    """
    countries = dict.fromkeys((region, ""))
    pages = find.by_contact(tx, who.phones, who.emails, *countries)
    hits = find.named(tx, pages)
    shared = [hits[page] for page in dict.fromkeys(pages) if page in hits]
    same = [hit for hit in shared if may_be_one(_identity(tx, hit), who)]
    if one := _only(same) or _only(hit for hit in same if _is_called(hit, who)):
        return one, ()
    alike = find.alike(tx, who, MOST_LIKELY + 2, region)
    if not same and (one := _only(hit for hit in alike if _is_called(hit, who))):
        return one, ()
    likely = {hit.page: hit for hit in (*alike, *same, *shared)}
    return None, tuple(likely.values())[:MOST_LIKELY]


def left_over(text: str, forecast: Forecast) -> str:
    """What of a pasted text was refused, to be put right where it stands.

    All of it where a row is no line: taking it in again doubles nobody.
    """
    lines = text.splitlines()
    if forecast.kind == "calendar" or any(line.count('"') % 2 for line in lines):
        return text if forecast.refused else ""
    wrong = [one.number for one in forecast.refused if 0 < one.number <= len(lines)]
    if not wrong:
        return ""
    first = min((one.booked.number for one in forecast.arriving), default=wrong[0])
    # Without its names of columns a row of a table could not be read again.
    head = lines[: min(first, wrong[0]) - 1] if forecast.kind == "table" else []
    return "\n".join([*head, *(lines[number - 1] for number in wrong)])


def _fit(found: ComingList) -> tuple[list[Coming], tuple[RefusedRow, ...]]:
    """The rows that can be kept, and the others with the reason."""
    rows, refused = [], list(found.refused)
    for row in found.rows:
        try:
            expecting.cleaned(row)
            rows.append(row)
        except Refused as no:
            cells = (row.day, row.at, row.name)
            refused.append(RefusedRow(row.number, cells, no.reason, no.facts))
    return rows, tuple(sorted(refused, key=lambda one: one.number))


def _on_list(desk: Desk, pages: Iterable[PageId]) -> dict[PageId, ExpectedView]:
    views = desk.shifts.all(lambda tx: pages)
    return {view.page: view for view in views if isinstance(view, ExpectedView)}


def _arriving(
    tx: Reading,
    page: PageId,
    booked: Booked,
    there: ExpectedView | None,
    region: Region,
) -> Arriving:
    told = booked.told
    if there is not None and there.guest:
        hit = find.named(tx, [there.guest]).get(there.guest)
        name = hit.name if hit is not None else there.name
        return Arriving(page, booked, there.guest, name, on_list=True)
    who = Identity(told.name, phones=told.phones, emails=told.emails)
    one, likely = who_is(tx, who, region)
    found = (one.page, one.name) if one is not None else (NOBODY, "")
    return Arriving(page, booked, *found, likely, there is not None)


def _only(hits: Iterable[Hit]) -> Hit | None:
    found = list(islice(hits, 2))
    return found[0] if len(found) == 1 else None


def _is_called(hit: Hit, who: Identity) -> bool:
    return same_name(Identity(hit.name, reading=hit.reading), who)


def _identity(tx: Reading, hit: Hit) -> Identity:
    view = model.guest(tx, hit.page)
    return view.identity if view is not None else Identity(hit.name, reading=hit.reading)
