"""Works out on which days a calendar's repeating entry falls, within the next weeks only."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from dateutil.rrule import rrulestr
from icalendar import vRecur

from assistant.refusal import Refused
from assistant.tongue import N_

AHEAD = timedelta(days=60)
INSTANCES_MOST = 400

CANNOT_FOLLOW = N_("This entry repeats in a way that cannot be followed. Write its days by hand.")
TOO_MUCH = N_("There are too many repeating entries in this calendar. Write this one by hand.")

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = {"FREQ", "UNTIL", "COUNT", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS",
          "WKST"}  # fmt: skip
_EARLIEST = 1970
_STEPS = 1_000_000
"""So many days all entries of a file together may be followed; some seconds."""
_BARREN = 300_000
"""Steps that a rule costs which never falls on any day: it is followed to the year 9999."""


class Repeats:
    """Follows the rules of one file, with patience for a file that people have made."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._left = _STEPS

    def starts(
        self,
        rule: vRecur,
        start: datetime,
        zone: tzinfo | None,
        length: timedelta,
        extra: Iterable[datetime],
    ) -> list[datetime]:
        """When a repeating entry begins, from yesterday to `AHEAD`; one on the way is among them.

        `start` and `extra`, which a file may add to the rule, are by the clock of the entry's
        `zone`, without it. `Refused` for a rule that cannot be followed.
        """
        if self._left <= 0:
            raise Refused(TOO_MUCH)
        if start.year < _EARLIEST or not _can_be_followed(rule):
            raise Refused(CANNOT_FOLLOW)
        first = self._today - timedelta(days=1) - min(max(length, timedelta()), AHEAD)
        last = self._today + AHEAD
        found = {day for day in (start, *extra) if first <= day.date() <= last}
        steps = 0
        for day in rrulestr(_text(rule, zone), dtstart=start):
            steps += 1
            if day.date() > last or len(found) >= INSTANCES_MOST or steps >= self._left:
                break
            if day.date() >= first:
                found.add(day)
        self._left -= steps or _BARREN
        return sorted(found)[:INSTANCES_MOST]


def _can_be_followed(rule: vRecur) -> bool:
    """Whether it is a rule such as people make, and none that is walked for ever in vain."""
    if not set(map(str.upper, rule)) <= _PARTS:
        return False
    often, every = _one(rule, "FREQ", ""), _one(rule, "INTERVAL", 1)
    if often not in _FREQUENCIES or not isinstance(every, int) or every < 1:
        return False
    if often in ("MONTHLY", "YEARLY"):
        return True
    return not ("BYMONTHDAY" in rule or "BYSETPOS" in rule) and (
        often == "WEEKLY" or every == 1 or "BYDAY" not in rule
    )


def _one(rule: vRecur, part: str, default: object) -> object:
    found = rule.get(part, default)
    return found[0] if isinstance(found, list) and found else found


def _text(rule: vRecur, zone: tzinfo | None) -> str:
    """The rule with its end by the clock of `zone`."""
    until = _one(rule, "UNTIL", None)
    plain = {part: value for part, value in rule.items() if part.upper() != "UNTIL"}
    text: str = vRecur(plain).to_ical().decode()
    if isinstance(until, datetime):
        until = until.astimezone(zone) if until.tzinfo else until
        return f"{text};UNTIL={until.replace(tzinfo=None):%Y%m%dT%H%M%S}"
    if isinstance(until, date):
        return f"{text};UNTIL={datetime.combine(until, time(23, 59, 59)):%Y%m%dT%H%M%S}"
    return text
