"""Reads on which day a guest comes: a date near today, in the order that the whole list shows."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from assistant.exchange.clock import read_clock
from assistant.exchange.dates import Day, day_comes_first, read_date

_BEFORE = 366
_AHEAD = 2 * 366
"""Days; a date further away is somebody's birthday or a number, not the day of a visit."""
_NO_YEAR_BEFORE = 90
"""Days; "5 January" in a December list is the next one, "28 December" in January the last one."""
_CLOCK = re.compile(
    r"[T ,]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?)"
    r"\s*(?:Z|[+-]\d{2}:?\d{2}|UTC)?$",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"\D*(0?0|12):00(:00(\.0+)?)?\s*(am|a\.m\.)?\D*", re.IGNORECASE)
_EXACT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)", re.I)
_SHAPE = re.compile(
    r"""\d{4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?!\d)
    | \d{1,2}(?:[-/.]|\.\ )\d{1,2}(?:[-/.]|\.\ )(?:\d{4}|\d{2})(?!\d)
    | (?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?[日号]""",
    re.VERBOSE,
)
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}\.?(?=[ ,]\s*\d{1,2}(?:[:：]\d{2}|[hH]))")
"""A day and a month are one where a time stands right behind them; alone they may be a table."""
_WORDS = {
    0: "today tonight hoy сегодня 今天 今日 今晚",
    1: "tomorrow mañana завтра 明天 明日 明晚",
    2: "послезавтра 后天",
}
_AHEAD_BY = {word: days for days, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(rf"(?:{'|'.join(_AHEAD_BY)})(?=\s*(?:\d|[早上中下晚傍]))", re.IGNORECASE)
_LONGEST = 60


def read_day(text: str, day_first: bool, today: date) -> str:
    """The day that a cell names, as YYYY-MM-DD, "" when it names none near today."""
    text = text.strip()[:_LONGEST]
    if moment := _exact(text):
        return moment.date().isoformat()
    ahead = _AHEAD_BY.get(text.casefold())
    if ahead is not None:
        return (today + timedelta(days=ahead)).isoformat()
    # A two-digit year is the latest one until the day given, and guests come in the next years too.
    found = read_date(text.replace("号", "日"), day_first, today + timedelta(days=_AHEAD))
    near = _near(found, today) if found else None
    return near.isoformat() if near else ""


def clock_beside(text: str) -> str:
    """The time that stands behind the day in the same cell, "" where it is but a spreadsheet's."""
    text = text.strip()[:_LONGEST]
    if moment := _exact(text):
        return f"{moment:%H:%M}"
    match = _CLOCK.search(text)
    return read_clock(match[1]) if match and not _MIDNIGHT.fullmatch(match[1]) else ""


def day_at_start(text: str, day_first: bool, today: date) -> tuple[str, str]:
    """The date that `text` begins with, and what follows it; "tomorrow" before a time is one."""
    for shape in (_SHORT, _SHAPE, _WORD):
        if match := shape.match(text):
            named = match[0] if shape is not _SHORT else match[0].rstrip(".").replace("-", "/")
            if day := read_day(named, day_first, today):
                return day, text[match.end() :].strip()
    return "", text


def day_at_end(text: str, day_first: bool, today: date) -> tuple[str, str]:
    """The date that `text` ends with, and what precedes it."""
    for match in _SHAPE.finditer(text, max(0, len(text) - 20)):
        free = match.start() == 0 or not text[match.start() - 1].isalnum()
        if match.end() == len(text) and free:
            day = read_day(match[0], day_first, today)
            return (day, text[: match.start()].strip()) if day else ("", text)
    return "", text


def days_first(texts: Iterable[str]) -> bool:
    """Whether these texts, as a whole, write the day before the month; most of the world does."""
    found = (match[0] for text in texts for match in _SHAPE.finditer(text[:300]))
    return day_comes_first(found) is not False


def _exact(text: str) -> datetime | None:
    """A moment with its offset, on the shop's clock."""
    if not _EXACT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper().replace(" Z", "Z")).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _near(day: Day, today: date) -> date | None:
    years = (day.year,) if day.year else (today.year, today.year + 1, today.year - 1)
    before = _BEFORE if day.year else _NO_YEAR_BEFORE
    for year in years:
        try:
            found = date(year, day.month, day.day)
        except ValueError:
            continue
        if -before <= (found - today).days <= (_AHEAD if day.year else 366 - _NO_YEAR_BEFORE):
            return found
    return None
