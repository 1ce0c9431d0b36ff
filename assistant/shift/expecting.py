"""What may be done about expected guests: one by hand, whole lists, and what becomes of them.

Acts on a page take it as it stands, what is `Around` it and the clerk's words; those on many take a
function that tells a page instead. They answer with what is to be written, an empty list where all
is as wished, and raise `Refused` with what to do instead.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import msgspec
from msgspec import Struct, structs

from assistant.guests import details
from assistant.guests.details import CONTACTS_MOST, NAME_MOST, tidy_contact
from assistant.guests.entries import Contact
from assistant.guests.view import GuestView
from assistant.journal.entry import Body
from assistant.journal.stamp import PageId, derived_page
from assistant.refusal import Refused
from assistant.shift import entries as e
from assistant.shift.times import day_of, minutes
from assistant.shift.view import Around, ExpectedView
from assistant.tongue import N_
from assistant.typed import one_line, several_lines

NOTE_MOST = 2000
"""Characters of what is to be prepared."""
REASON_MOST = 200
PARTY_MOST = 9999

Known = Callable[[PageId], object]
"""Tells a page as it is now, or None."""


class Row(Protocol):
    """A guest as a list tells of them (`assistant.exchange.coming.Coming`)."""

    @property
    def name(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def until(self) -> str: ...
    @property
    def phones(self) -> tuple[str, ...]: ...
    @property
    def emails(self) -> tuple[str, ...]: ...
    @property
    def party(self) -> int: ...
    @property
    def note(self) -> str: ...
    @property
    def uid(self) -> str: ...
    @property
    def cancelled(self) -> bool: ...
    @property
    def number(self) -> int: ...


class Booked(Struct, frozen=True):
    """What a list says of one expected guest, fit to be kept."""

    told: e.GuestExpected
    cancelled: bool = False
    number: int = 0
    """The row, line or entry that says so, from 1."""


# -- many at a time --------------------------------------------------------------------------------


def cleaned(row: Row, source: e.ListSource = "") -> Booked:
    """What a row says, fit to be kept. Refused with the first thing that is not."""
    phones, other = _contacts("phone", row.phones)
    emails, others = _contacts("email", row.emails)
    note = "\n".join(filter(None, (row.note, *other, *others)))
    told = e.GuestExpected(
        name=_name(row.name),
        day=_day(row.day),
        at=_at(row.at),
        until=_until(row.until, row.day),
        phones=phones,
        emails=emails,
        party=_party(row.party),
        note=several_lines(note, NOTE_MOST),
        source=source,
    )
    return Booked(told, row.cancelled, row.number)


def bookings(rows: Iterable[Row], source: e.ListSource = "") -> dict[PageId, Booked]:
    """Each guest of a list once, by the page that every desk derives from the same row.

    A booking keeps its page by its number, also when its day or time changes; a number that stands
    for several guests or days of one list does not tell them apart, so name and day do.
    """
    found = [(row, cleaned(row, source)) for row in rows]
    told_by: dict[str, set[tuple[str, str]]] = {}
    for row, booked in found:
        told_by.setdefault(row.uid, set()).add((booked.told.name.casefold(), booked.told.day))
    pages: dict[PageId, list[Booked]] = {}
    for row, booked in found:
        is_one = bool(row.uid) and len(told_by[row.uid]) == 1
        pages.setdefault(_page(row.uid, booked.told, is_one=is_one), []).append(booked)
    return {page: _merged(same) for page, same in pages.items()}


def take_in(
    known: Known,
    around: Around,
    *,
    booked: Mapping[PageId, Booked],
    guests: Mapping[PageId, PageId] | None = None,
) -> dict[PageId, list[Body]]:
    """Write what a list says and the pages do not. `guests` tells who a page's guest is.

    A list that comes again writes nothing; one that says something else than the last one brings
    that, and leaves what colleagues have changed or found out since.
    """
    who = guests or {}
    found = {page: _news(known(page), one, who.get(page)) for page, one in booked.items()}
    return {page: bodies for page, bodies in found.items() if bodies}


def expect(
    known: Known,
    around: Around,
    *,
    rows: Iterable[Row],
    source: e.ListSource = "",
    guests: Mapping[PageId, PageId] | None = None,
) -> dict[PageId, list[Body]]:
    """`take_in` for rows as they were read."""
    return take_in(known, around, booked=bookings(rows, source), guests=guests)


def expect_one(
    known: Known, around: Around, *, row: Row, guest: PageId = e.NOBODY
) -> dict[PageId, list[Body]]:
    """Somebody is expected, as a colleague says. Who stands on the list already stays once.

    What is said beyond that is added to what is known.
    """
    booked = cleaned(row).told
    page = _page(row.uid, booked, is_one=bool(row.uid))
    there = known(page)
    if not isinstance(there, ExpectedView):
        return {page: [structs.replace(booked, guest=guest)]}
    note = several_lines("\n".join(dict.fromkeys(filter(None, (there.note, booked.note)))),
                         NOTE_MOST)  # fmt: skip
    bodies: list[Body] = list(come_after_all(there, around))
    bodies += change(there, around, note=note, party=booked.party or None)
    bodies += match(there, around, guest=guest) if guest else []
    return {page: bodies} if bodies else {}


def _news(there: object, booked: Booked, guest: PageId | None) -> list[Body]:
    """What is to be written of a booking on its page."""
    if not isinstance(there, ExpectedView):
        first = structs.replace(booked.told, guest=guest or e.NOBODY)
        source = booked.told.source
        return [first, *([e.ExpectedCancelled(source=source)] if booked.cancelled else [])]
    bodies: list[Body] = []
    last = there.booked or e.GuestExpected(there.name, there.day)
    # What a list leaves out it does not take away: the next one may have fewer columns.
    told = {name: value or getattr(last, name) for name, value in _facts(booked.told).items()}
    told["guest"] = last.guest if there.guest or not guest else guest
    now = e.GuestExpected(**told)
    if now != structs.replace(last, source=now.source):
        bodies.append(now)
    if booked.cancelled and not there.booked_cancelled:
        bodies.append(e.ExpectedCancelled(source=booked.told.source))
    elif there.booked_cancelled and not booked.cancelled:
        bodies.append(e.ExpectedAgain(booked.told.source))
    return bodies


def _facts(body: e.GuestExpected) -> dict[str, Any]:
    return structs.asdict(body)


def _page(uid: str, told: e.GuestExpected, *, is_one: bool) -> PageId:
    if is_one:
        return derived_page("expected", uid)
    return derived_page("expected", uid, told.name, told.day, *([told.at] if not uid else []))


def _merged(same: Sequence[Booked]) -> Booked:
    """Rows of one guest as one, whatever their order."""
    if len(same) == 1:
        return same[0]
    told = sorted((one.told for one in same), key=msgspec.json.encode)
    first, notes = told[-1], dict.fromkeys(one.note for one in told if one.note)
    merged = structs.replace(
        first,
        at=max(one.at for one in told),
        until=max(one.until for one in told),
        phones=_each_once(one.phones for one in told),
        emails=_each_once(one.emails for one in told),
        party=max(one.party for one in told),
        note=several_lines("\n".join(notes), NOTE_MOST),
    )
    return Booked(merged, all(one.cancelled for one in same), min(one.number for one in same))


def _each_once(contacts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for each in contacts for one in each))[:CONTACTS_MOST]


# -- one of them -----------------------------------------------------------------------------------


def change(
    there: object,
    around: Around,
    *,
    name: str | None = None,
    day: str | None = None,
    at: str | None = None,
    until: str | None = None,
    party: int | None = None,
    note: str | None = None,
) -> list[Body]:
    """Better knowledge; what is None stays as it was."""
    view = _expected(there)
    told: dict[str, Any] = {}
    if name is not None:
        told["name"] = _name(name)
    if day is not None:
        told["day"] = _day(day)
    if at is not None:
        told["at"] = _at(at)
    if until is not None:
        told["until"] = _until(until, told.get("day", view.day))
    if party is not None:
        told["party"] = _party(party)
    if note is not None:
        told["note"] = several_lines(note, NOTE_MOST)
    new = {field: value for field, value in told.items() if value != getattr(view, field)}
    return [e.ExpectedChanged(**new)] if new else []


def match(there: object, around: Around, *, guest: PageId) -> list[Body]:
    """Now it is known who that is; with `NOBODY` it is not, after all."""
    return [] if _expected(there).guest == guest else [e.ExpectedMatched(guest)]


def cancel(there: object, around: Around, *, reason: str = "") -> list[Body]:
    """The guest does not come."""
    words = one_line(reason, REASON_MOST)
    return [] if _expected(there).cancelled else [e.ExpectedCancelled(words)]


def come_after_all(there: object, around: Around) -> list[Body]:
    """The guest comes, though it was said that they do not."""
    return [e.ExpectedAgain()] if _expected(there).cancelled else []


def came_ms(card: GuestView | None, day: str) -> int:
    """When a guest came on a day (YYYY-MM-DD); 0 for not yet, also if here since an earlier one."""
    visits = card.visits if card is not None else ()
    came = (one.arrived_ms for one in visits if one.channel == "in-person")
    return next((ms for ms in came if day_of(ms) == day), 0)


def _expected(there: object) -> ExpectedView:
    if not isinstance(there, ExpectedView):
        raise Refused(N_("This is no longer on file."))
    return there


# -- what may be kept ------------------------------------------------------------------------------


def _name(text: str) -> str:
    name = one_line(text, NAME_MOST)
    if not any(char.isalnum() for char in name):
        raise Refused(N_("Please write the guest’s name."))
    return name


def _day(text: str) -> str:
    if details.day(text) is None:
        raise Refused(N_("“{value}” is no day. Please write it like 2026-11-22."), value=text[:40])
    return text


def _at(text: str) -> str:
    if text and minutes(text) is None:
        raise Refused(N_("“{value}” is no time. Please write it like 19:30."), value=text[:40])
    return text


def _until(text: str, since: str) -> str:
    if text and _day(text) < since:
        raise Refused(N_("The guest leaves before the day of coming. Please check the days."))
    return text


def _party(number: int) -> int:
    if not 0 <= number <= PARTY_MOST:
        raise Refused(N_("How many come is a number up to {most}."), most=PARTY_MOST)
    return number


def _contacts(contact: Contact, values: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """The numbers or addresses fit to be kept, and what is none: it goes to the note."""
    good: dict[str, None] = {}
    other = []
    for value in values:
        try:
            good[tidy_contact(contact, value)] = None
        except Refused:
            other.append(value)
    return tuple(good)[:CONTACTS_MOST], [*other, *list(good)[CONTACTS_MOST:]]
