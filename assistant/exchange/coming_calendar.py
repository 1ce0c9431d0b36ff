"""Reads who is expected from a calendar's file (.ics), as portals and mail programs save it."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Component, Event
from msgspec import Struct
from msgspec.structs import replace

from assistant.exchange import coming_entry as words
from assistant.exchange.coming import ROWS_MOST, TOO_MANY, Coming, fit
from assistant.exchange.coming_blocks import Block, Cut, cut
from assistant.exchange.coming_repeats import CANNOT_FOLLOW, Repeats
from assistant.exchange.coming_times import (
    Moment,
    by_clock_of,
    moments,
    several,
    span,
    stamp,
    times,
)
from assistant.exchange.refused import RefusedRow
from assistant.exchange.values import cell_text, is_email
from assistant.guests.details import NAME_MOST
from assistant.refusal import Refused
from assistant.tongue import N_

NO_ENTRIES = N_("There are no entries in this calendar. Export the one that holds the bookings.")
BROKEN = N_("This entry of the calendar is damaged. Write the guest by hand.")
NO_START = N_("This entry does not say when. Write the guest by hand.")
NAMELESS = N_("This entry does not say who comes, only “{title}”. Write the guest by hand.")

_PEOPLES = ("google", "microsoft", "outlook", "exchange", "apple", "mozilla", "icloud", "nextcloud",
            "sabre", "thunderbird", "evolution", "kde", "yandex", "mail.ru", "yahoo", "zimbra",
            "calendly", "wechat", "dingtalk", "feishu")  # fmt: skip
"""Programs in which people write by hand: the last day that they mark is the last one there."""
_PORTALS = ("airbnb", "booking.com", "vrbo", "homeaway", "expedia", "tripadvisor", "agoda")
_UID_MOST = 250
_TITLE_MOST = 300
_LINES_MOST = 250_000
"""Lines of all entries that are still to come: half a minute for the library."""
_DAY = timedelta(days=1)


class Calendar(Struct, frozen=True):
    """What was read from a calendar."""

    made: tuple[Coming | RefusedRow, ...]
    past: int
    blocked: int


class _Entry(Struct, frozen=True):
    """An entry of the calendar as the library understands it."""

    coming: Coming
    start: Moment
    end: Moment | None
    again: Any
    """Its rule, an `icalendar.vRecur`, or None."""
    extra: tuple[Moment, ...]
    without: tuple[Moment, ...]
    instead: Moment | None
    """Which one of a repeating entry's days it stands for."""
    sequence: int
    stays: bool
    """Whether the day of its end is the one of leaving."""


def read_calendar(text: str, today: date) -> Calendar:
    """Who is expected by the calendar in `text`. `Refused` when there is nothing in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library guesses zones aloud
        whole = cut(text)
        if not whole.blocks:
            raise Refused(NO_ENTRIES)
        return _read(whole, today)


def _read(whole: Cut, today: date) -> Calendar:
    current = [block for block in whole.blocks if not block.is_over(today - _DAY)]
    if len(current) > ROWS_MOST or sum(len(block.lines) for block in current) > _LINES_MOST:
        raise Refused(TOO_MANY, most=ROWS_MOST)
    made: list[Coming | RefusedRow] = []
    entries: list[_Entry] = []
    blocked = 0
    for block in current:
        found = _told(block, whole)
        if isinstance(found, RefusedRow):
            made.append(found)
        elif isinstance(found, _Entry):
            entries.append(found)
        else:
            blocked += 1
    made += _all_days(_latest(entries), today)
    made.sort(key=lambda one: one.number)
    return Calendar(tuple(made), len(whole.blocks) - len(current), blocked)


def _told(block: Block, whole: Cut) -> _Entry | RefusedRow | None:
    """The entry of a block, why it is refused, or None where it only says that a day is closed."""
    try:
        return _entry(block, whole)
    except Refused as no:
        return _refused(block.number, block.lines, no)
    except Exception:  # given anything, the library may raise anything
        return _refused(block.number, block.lines, Refused(BROKEN))


def _refused(number: int, lines: Sequence[str], no: Refused) -> RefusedRow:
    title = next((line for line in lines if line.upper().startswith("SUMMARY")), "")
    return RefusedRow(
        number, (cell_text(title.partition(":")[2])[:NAME_MOST],), no.reason, no.facts
    )


def _entry(block: Block, whole: Cut) -> _Entry | None:
    if not block.sound:
        raise Refused(BROKEN)
    lines = "\r\n".join(["BEGIN:VEVENT", *block.lines, "END:VEVENT", ""])
    event = Event.from_ical(lines.encode("utf-8", "replace"))
    title = cell_text(_text(event, "SUMMARY"))[:_TITLE_MOST]
    if words.only_blocks(title):
        return None
    start, end = span(event)
    if start is None:
        raise Refused(NO_START)
    rule = event.get("RRULE")
    if isinstance(rule, list):
        raise Refused(CANNOT_FOLLOW)
    uid = cell_text(_text(event, "UID"))[:_UID_MOST]
    instead = next(iter(moments(event, "RECURRENCE-ID")), None)
    return _Entry(
        coming=_coming(event, block.number, title, uid, whole.method == "CANCEL"),
        start=start,
        end=end,
        again=rule,
        extra=tuple(moments(event, "RDATE")),
        without=tuple(moments(event, "EXDATE")),
        instead=instead,
        sequence=_number(_text(event, "SEQUENCE")),
        stays=any(one in uid.lower() for one in _PORTALS)
        or not any(one in whole.maker.lower() for one in _PEOPLES),
    )


def _coming(event: Component, number: int, title: str, uid: str, cancelled: bool) -> Coming:
    """What the entry says in words; its day is still to come."""
    name, code, called_off = words.read_summary(title)
    if not name:
        raise Refused(NAMELESS, title=title[:60])
    told = words.plain_text(_text(event, "DESCRIPTION"))
    phones, emails = words.contacts(told)
    host = _address(event.get("ORGANIZER"))
    guests = [one for one in map(_address, several(event.get("ATTENDEE"))) if one and one != host]
    status = _text(event, "STATUS").strip().upper()
    return fit(
        Coming(
            name=name,
            day="",
            phones=phones,
            emails=words.distinct([*guests, *emails]),
            note=words.note(code, words.plain_text(_text(event, "LOCATION")), told),
            uid=uid,
            cancelled=cancelled or called_off or status == "CANCELLED",
            number=number,
        )
    )


def _latest(entries: Sequence[_Entry]) -> list[_Entry]:
    """Of an entry that is there in several versions the last one only."""
    last: dict[tuple[str, str], int] = {}
    for one in entries:
        key = _key(one)
        last[key] = max(last.get(key, 0), one.sequence)
    return [one for one in entries if not one.coming.uid or one.sequence == last[_key(one)]]


def _key(one: _Entry) -> tuple[str, str]:
    return one.coming.uid, stamp(one.instead) if one.instead else ""


def _all_days(entries: Sequence[_Entry], today: date) -> Iterator[Coming | RefusedRow]:
    """Everybody who comes, a repeating entry on each of its days."""
    instead = {_key(one) for one in entries if one.instead}
    uids = Counter(_key(one) for one in entries)
    repeats = Repeats(today)
    for one in entries:
        try:
            if one.again is None:
                named_day = one.instead or (one.start if uids[_key(one)] > 1 else None)
                yield _on(one, one.start, named_day)
                continue
            for start in _starts(one, repeats):
                if (one.coming.uid, stamp(start)) not in instead:
                    yield _on(one, start, start)
        except Refused as no:
            yield RefusedRow(one.coming.number, (one.coming.name,), no.reason, no.facts)
        except Exception:  # dates beyond the calendar's ends, rules beyond reason
            yield RefusedRow(one.coming.number, (one.coming.name,), BROKEN, {})


def _starts(one: _Entry, repeats: Repeats) -> Iterator[Moment]:
    """When a repeating entry begins, by its own clock."""
    zone = one.start.tzinfo if isinstance(one.start, datetime) else None
    without = {by_clock_of(moment, zone) for moment in one.without}
    # Some programs write the day alone, whatever the hour.
    days = {moment for moment in one.without if not isinstance(moment, datetime)}
    length = by_clock_of(one.end, zone) - by_clock_of(one.start, zone) if one.end else timedelta()
    extra = [by_clock_of(moment, zone) for moment in one.extra]
    for start in repeats.starts(one.again, by_clock_of(one.start, zone), zone, length, extra):
        if start in without or start.date() in days:
            continue
        yield start.replace(tzinfo=zone) if isinstance(one.start, datetime) else start.date()


def _on(one: _Entry, start: Moment, named_day: Moment | None) -> Coming:
    """The entry on one of its days; `named_day` tells it from the others of the same name."""
    end = one.end
    if end is not None and start != one.start:
        zone = start.tzinfo if isinstance(start, datetime) else None
        length = by_clock_of(end, zone) - by_clock_of(one.start, zone)
        end = start + length
    day, at, until = times(start, end, one.stays)
    uid = one.coming.uid
    if uid and named_day:
        uid = f"{uid}/{stamp(named_day)}"
    return replace(one.coming, day=day, at=at, until=until, uid=uid)


def _text(event: Component, name: str) -> str:
    found = several(event.get(name))
    return str(found[0]) if found else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _address(found: Any) -> str:
    """The address of somebody who is invited; "" for rooms and where there is none."""
    if isinstance(found, list):
        found = found[0] if found else None
    kind = str(getattr(found, "params", {}).get("CUTYPE", "")).upper()
    text = re.sub("^mailto:", "", str(found or "").strip(), flags=re.IGNORECASE)
    ours = ("@resource.calendar.google.com", "@group.calendar.google.com")
    if kind in ("ROOM", "RESOURCE") or text.lower().endswith(ours) or not is_email(text):
        return ""
    return text
