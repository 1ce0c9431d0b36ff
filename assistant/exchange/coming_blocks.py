"""Cuts a calendar's file into its entries, so that a broken one never takes the others along."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice

from icalendar import Timezone, use_zoneinfo
from icalendar.parser import Contentlines
from icalendar.timezone import tzp
from msgspec import Struct

from assistant.exchange.coming import ROWS_MOST, TOO_MANY
from assistant.refusal import Refused

_LINE_MOST = 20_000
"""Characters of a line that are read; pictures and attachments are never among the kept ones."""
_KEPT = re.compile(
    r"\s*(UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|SEQUENCE"
    r"|DESCRIPTION|LOCATION|ATTENDEE|ORGANIZER)\s*[;:]",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s*DT(?:START|END)\b[^:]*:(\d{8})", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:RRULE|RDATE|DURATION)\b", re.IGNORECASE)
_YEARLY = re.compile(r"RRULE:FREQ=YEARLY(?:;(?:BYMONTH=\d+|BYDAY=[-+]?\d?[A-Z]{2}|INTERVAL=1"
                     r"|UNTIL=[\dTZ]+|WKST=[A-Z]{2}))*", re.IGNORECASE)  # fmt: skip
_ENTRIES_MOST = 100_000
"""Of a file, those long past counted: some years of a large house."""
_KEPT_MOST = 1_000
"""Lines of an entry: a long series may have hundreds of days on which it does not happen."""
_ZONES_MOST = 50
_ZONE_LINES_MOST = 400


class Block(Struct, frozen=True):
    """The lines of one entry that matter here."""

    number: int
    lines: tuple[str, ...]
    sound: bool
    """Whether it has an end."""

    def is_over(self, since: date) -> bool:
        """Whether it was surely over before `since`, so that it need not be read."""
        if any(map(_GOES_ON.match, self.lines)):
            return False
        # Two days for the zones, and for an entry of one day that has no end.
        limit = f"{since - timedelta(days=2):%Y%m%d}"
        days = [match[1] for line in self.lines if (match := _TIMES.match(line))]
        return bool(days) and max(days) < limit


class Cut(Struct, frozen=True):
    """A calendar's file in its parts."""

    blocks: tuple[Block, ...]
    method: str
    maker: str
    """The program that wrote it."""


def cut(text: str) -> Cut:
    """The parts of a calendar. The zones that it defines are known to the library afterwards."""
    use_zoneinfo()  # forgets what the last file called its own zone
    entries: list[Block] = []
    told: dict[str, str] = {}
    zones = 0
    for kind, lines, sound in _components(text, told):
        if kind == "VEVENT":
            kept = islice((line for line in lines if _KEPT.match(line)), _KEPT_MOST)
            entries.append(Block(len(entries) + 1, tuple(kept), sound))
            if len(entries) > _ENTRIES_MOST:
                raise Refused(TOO_MANY, most=ROWS_MOST)
        elif kind == "VTIMEZONE" and sound and zones < _ZONES_MOST:
            zones += 1
            _learn_zone(lines)
    return Cut(tuple(entries), told.get("METHOD", "").upper(), told.get("PRODID", ""))


def _components(text: str, told: dict[str, str]) -> Iterator[tuple[str, list[str], bool]]:
    """Entries and zones with their own lines; what the calendar says of itself goes to `told`."""
    kind, lines, depth = "", list[str](), 0
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    for whole in Contentlines.from_ical(plain):  # type: ignore[no-untyped-call]
        line = str(whole[:_LINE_MOST])
        word, _, value = line[:200].strip().partition(":")
        word, value = word.upper(), value.strip().upper()
        if word == "BEGIN" and value in ("VEVENT", "VTIMEZONE"):
            if kind:
                yield kind, lines, False
            kind, lines, depth = value, [], 0
        elif not kind:
            if word.partition(";")[0] in ("METHOD", "PRODID"):
                told.setdefault(word.partition(";")[0], line.partition(":")[2].strip())
        elif word == "END" and value == kind:
            yield kind, lines, True
            kind = ""
        elif word == "END" and value == "VCALENDAR":
            yield kind, lines, False
            kind = ""
        else:
            depth += word == "BEGIN"
            if not depth or kind == "VTIMEZONE":
                lines.append(line)
            depth = max(0, depth - (word == "END"))
    if kind:
        yield kind, lines, False


def _learn_zone(lines: Sequence[str]) -> None:
    """Let the library know a zone that only this file defines: "Customized Time Zone"."""
    name = next((line.partition(":")[2] for line in lines if line.upper().startswith("TZID")), "")
    rules = [line for line in lines if line.upper().startswith("RRULE")]
    if not name or len(lines) > _ZONE_LINES_MOST or tzp.timezone(name) is not None:
        return
    if not all(map(_YEARLY.fullmatch, rules)):
        return
    whole = "\r\n".join(["BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE", ""])
    # Whatever is wrong in it: its times are the shop's then, as those of an unknown zone are.
    with suppress(Exception):
        Timezone.from_ical(whole.encode("utf-8", "replace"))
