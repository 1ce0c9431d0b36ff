"""Tells day, time and day of leaving by the shop's clock, whatever zone a calendar speaks of."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from icalendar import Component
from icalendar.prop import vBroken

_A_NIGHT_OUT = timedelta(hours=12)
"""A dinner may end after midnight, without anybody staying."""
_DAY = timedelta(days=1)

Moment = date | datetime


def times(start: Moment, end: Moment | None, stays: bool) -> tuple[str, str, str]:
    """Day, time and day of leaving by the shop's clock."""
    if _whole_days(start, end):
        first = day_of(start)
        last = day_of(end) if end else first
        last = last if stays else last - _DAY
        return first.isoformat(), "", last.isoformat() if last > first else ""
    came, left = local(start), local(end) if end else None
    day, at = came.date(), f"{came:%H:%M}"
    if left is None or left.date() <= day or left - came < _A_NIGHT_OUT:
        return day.isoformat(), at, ""
    return day.isoformat(), at, left.date().isoformat()


def _whole_days(start: Moment, end: Moment | None) -> bool:
    """Whether it is about days: also where a program writes from midnight to midnight."""
    if not isinstance(start, datetime):
        return True
    midnight = isinstance(end, datetime) and start.time() == end.time() == time()
    return midnight and end is not None and day_of(end) > day_of(start)


def local(moment: Moment) -> datetime:
    """By the shop's clock, without the zone; a time without one is the shop's."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return (moment.astimezone() if moment.tzinfo else moment).replace(tzinfo=None)


def by_clock_of(moment: Moment, zone: tzinfo | None) -> datetime:
    """By the clock of `zone`, without it."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return (moment.astimezone(zone) if moment.tzinfo and zone else moment).replace(tzinfo=None)


def day_of(moment: Moment) -> date:
    """The day by the moment's own clock."""
    return moment.date() if isinstance(moment, datetime) else moment


def stamp(moment: Moment) -> str:
    """What a day of a repeating entry is called, the same in every file."""
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    return f"{local(moment):%Y%m%dT%H%M}"


def several(found: Any) -> list[Any]:
    """The values of a property that may stand once, several times or not at all."""
    return found if isinstance(found, list) else [] if found is None else [found]


def moments(event: Component, name: str) -> Iterator[Moment]:
    """The moments of a property; those that cannot be read, and periods, are left out."""
    return (one for one in _values(event, name) if isinstance(one, date))


def span(event: Component) -> tuple[Moment | None, Moment | None]:
    """When an entry begins and ends by its own clock, None where it does not say so."""
    start = next(moments(event, "DTSTART"), None)
    end = next(moments(event, "DTEND"), None)
    lengths = (one for one in _values(event, "DURATION") if isinstance(one, timedelta))
    if start and end is None and (length := next(lengths, None)) is not None:
        end = start + length
    return start, end


def _values(event: Component, name: str) -> Iterator[object]:
    """What the library made of a property, without what it could not read."""
    for one in several(event.get(name)):
        if not isinstance(one, vBroken):
            yield from (getattr(part, "dt", None) for part in getattr(one, "dts", None) or (one,))
