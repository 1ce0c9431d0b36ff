"""When the house’s shifts begin and end by the shop’s clock, also when that clock is changed. Pure.

A time that a change of clocks leaves out is the moment of the change; one that it doubles is the
first of the two. So shifts that follow each other on paper do so on every day of the year.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec import Struct

from assistant.guests.view import DAY_MS, HOUR_MS
from assistant.shift.entries import ShiftWritten

AFTER_MS = HOUR_MS
"""Who leaves so soon after the end of a shift leaves that one, though the next has begun."""
LEFT_MS = 4 * HOUR_MS
"""Where no shift goes on, who leaves was on one that ended no longer ago."""
AHEAD_MS = 7 * DAY_MS
EARLY_MS = HOUR_MS
"""So long before a shift one comes to work for it."""
_DAY = timedelta(days=1)


class Turn(Struct, frozen=True):
    """A shift on one day: from `begins_ms` until before `ends_ms`, milliseconds since 1970, UTC."""

    shift: ShiftWritten
    begins_ms: int
    ends_ms: int

    def goes_on(self, now_ms: int) -> bool:
        """Whether this is its time."""
        return self.begins_ms <= now_ms < self.ends_ms


def turns(
    shifts: Sequence[ShiftWritten], from_ms: int, to_ms: int, zone: tzinfo | None = None
) -> list[Turn]:
    """All that go on at `from_ms` or begin from then until `to_ms`, in the order of beginning.

    `zone` is the shop's; None the system's. What is no shift (of no length, with times that cannot
    be read) has no turns.
    """
    # A day more at both ends: a shift may last into the next day, and a change of clocks can move
    # it into the one after.
    first, last = _local(from_ms, zone).date() - 2 * _DAY, _local(to_ms, zone).date() + _DAY
    found = (one for shift in shifts for one in _turns(shift, first, last, zone))
    kept = [one for one in found if one.ends_ms > from_ms and one.begins_ms <= to_ms]
    return sorted(kept, key=lambda one: (one.begins_ms, one.ends_ms))


def ending(shifts: Sequence[ShiftWritten], now_ms: int, zone: tzinfo | None = None) -> Turn | None:
    """The turn that somebody who leaves now is leaving; None where there is none.

    The one whose end is nearest, of those that go on or ended within the last hour; else the one
    that ended last within four hours.
    """
    known = turns(shifts, now_ms - LEFT_MS - 1, now_ms, zone)
    near = [one for one in known if one.ends_ms > now_ms - AFTER_MS]
    return min(
        near or known,
        key=lambda one: (abs(one.ends_ms - now_ms), -one.ends_ms, one.begins_ms),
        default=None,
    )


def coming(shifts: Sequence[ShiftWritten], now_ms: int, zone: tzinfo | None = None) -> Turn | None:
    """The turn that takes over; None where none begins within seven days.

    Of those that began after the ending one and go on, the latest begun; else the next to begin.
    """
    before = ending(shifts, now_ms, zone)
    known = turns(shifts, now_ms, now_ms + AHEAD_MS, zone)
    since = before.begins_ms if before is not None else now_ms
    begun = [one for one in known if since < one.begins_ms <= now_ms]
    if begun:
        return begun[-1]
    return next((one for one in known if one.begins_ms > now_ms), None)


def turn_of(
    shifts: Sequence[ShiftWritten], came_ms: int, zone: tzinfo | None = None
) -> Turn | None:
    """The turn for which somebody came to work then; None where there is none.

    The one whose beginning is nearest, of those that go on then or begin within the hour.
    """
    known = turns(shifts, came_ms, came_ms + EARLY_MS, zone)
    return min(known, key=lambda one: abs(one.begins_ms - came_ms), default=None)


def until_ms(shifts: Sequence[ShiftWritten], now_ms: int, zone: tzinfo | None = None) -> int:
    """The end of the turn that takes over; without shifts, this time tomorrow."""
    after = coming(shifts, now_ms, zone)
    return after.ends_ms if after is not None else now_ms + DAY_MS


def day_of(ms: int, zone: tzinfo | None = None) -> str:
    """The shop's day at a moment, YYYY-MM-DD."""
    return _local(ms, zone).date().isoformat()


def minutes(text: str) -> int | None:
    """The minutes since midnight of HH:MM as it is kept; None where it is no time of day."""
    if len(text) != 5 or text[2] != ":" or not text.isascii():
        return None
    hour, minute = text[:2], text[3:]
    if not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
        return None
    return int(hour) * 60 + int(minute)


def _turns(shift: ShiftWritten, first: date, last: date, zone: tzinfo | None) -> Iterator[Turn]:
    start, end = minutes(shift.start), minutes(shift.end)
    if start is None or end is None or start == end:
        return
    over = _DAY if end < start else timedelta(0)
    for number in range((last - first).days + 1):
        day = first + number * _DAY
        if day.isoweekday() in shift.days:
            begins_ms, ends_ms = _moment(day, start, zone), _moment(day + over, end, zone)
            if begins_ms < ends_ms:  # else the change of clocks has left out all of it
                yield Turn(shift, begins_ms, ends_ms)


def _moment(day: date, minute: int, zone: tzinfo | None) -> int:
    """The first moment at which the shop's clock has come to a time of a day."""
    wall = datetime.combine(day, time(*divmod(minute, 60)))
    later = _seconds(wall, zone)
    if _local(later * 1000, zone) == wall:
        return later * 1000
    # The clock is put forward over it: `fold` 1 reckons back from the new time, 0 on from the old.
    earlier = _seconds(wall.replace(fold=1), zone)
    while later - earlier > 1:
        middle = (earlier + later) // 2
        if _local(middle * 1000, zone) < wall:
            earlier = middle
        else:
            later = middle
    return later * 1000


def _seconds(wall: datetime, zone: tzinfo | None) -> int:
    """Since 1970, UTC. Without a zone the naive time is the system's."""
    return int(wall.replace(tzinfo=zone).timestamp())


def _local(ms: int, zone: tzinfo | None) -> datetime:
    """What the shop's clock shows, as a naive time."""
    return datetime.fromtimestamp(ms // 1000, zone).replace(tzinfo=None, fold=0)
