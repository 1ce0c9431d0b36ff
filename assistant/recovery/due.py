"""The time of a promise as it is typed: "18:30", "+20", "2 h", "tomorrow 9", "24 Dec 18:00"."""

import re
from datetime import datetime, timedelta

from assistant.refusal import Refused
from assistant.tongue import N_

_SPAN = re.compile(
    r"\+?\s*(?P<n>\d{1,4})\s*(?P<unit>min|m|мин|м|分钟|分|h|hr|ч|час|часа|часов|小时|時間)?\.?",
    re.I,
)
_HOURS = ("h", "hr", "ч", "час", "часа", "часов", "小时", "時間")
_CLOCK = re.compile(
    r"(?P<pm>下午|晚上|今晚)?\s*(?P<h>\d{1,2})\s*(?:[:.h点时ч]\s*(?P<m>\d{2})?)?\s*分?\s*(?P<half>am|pm)?",
    re.I,
)
_DAYS = {
    0: ("today", "hoy", "сегодня", "今天", "今日"),
    1: ("tomorrow", "tom", "mañana", "manana", "завтра", "明天", "明日", "明早", "明晚"),
    2: ("pasado mañana", "послезавтра", "后天"),
}
_DATE = re.compile(
    r"(?:(?P<y>\d{4})[-年])?(?P<a>\d{1,2})[-./月](?P<b>\d{1,2})(?:[.日/](?P<y2>\d{4})?)?"
)
_MONTHS = (
    "jan|ene|янв", "feb|фев", "mar|мар", "apr|abr|апр", "may|май|мая", "jun|июн",
    "jul|июл", "aug|ago|авг", "sep|set|сен", "oct|окт", "nov|ноя", "dec|dic|дек",
)  # fmt: skip
"""What the names of the months begin with, from January on."""
_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})\.? (?:de )?(?P<month>{'|'.join(_MONTHS)})[^\W\d_]*\.?"
    r"(?: (?:de |del )?(?P<year>20\d\d)(?= ))?"
)
_LITTLE_WORDS = re.compile(r"\b(at|by|until|a las|a la|hasta las|antes de las|в|до|к)\b\s")


def read_due(text: str, now: datetime) -> datetime:
    """The moment that was typed, in the zone of `now` and the machine. Refused when it is none.

    A clock time that has passed today means tomorrow. A day and a month stand in the order of most
    of the world: day first, unless the year comes before or only one order is possible.
    """
    words = " ".join(text.casefold().replace("，", " ").replace(",", " ").split())
    words = _LITTLE_WORDS.sub(" ", f"{words} ").strip()
    span = _SPAN.fullmatch(words)
    if span and (span["unit"] or words.startswith("+")):
        n = int(span["n"])
        length = timedelta(hours=n) if span["unit"] in _HOURS else timedelta(minutes=n)
        return (now + length).replace(second=0, microsecond=0)
    day, rest = _day(words, now)
    clock = _CLOCK.fullmatch(rest.strip()) or _four_digits(rest.strip())
    moment = _at(day or now, clock) if clock else None
    if moment is None:
        raise Refused(N_("“{text}” is not a time. Write 18:30, +20 or tomorrow 9:00."), text=text)
    return moment + timedelta(days=1) if day is None and moment <= now else moment


def _day(words: str, now: datetime) -> tuple[datetime | None, str]:
    """The day that the words begin or end with, and what is left of them."""
    for ahead in (2, 1, 0):
        for name in _DAYS[ahead]:
            if words.startswith(name) or words.endswith(f" {name}"):
                return now + timedelta(days=ahead), words.replace(name, " ", 1)
    words = _NAMED.sub(_numbered, words, count=1)
    date = _DATE.match(words)
    if date is None or date.end() == len(words):
        return None, words
    first, second = int(date["a"]), int(date["b"])
    month_first = bool(date["y"]) or "月" in words or second > 12
    month, day = (first, second) if month_first else (second, first)
    try:
        found = now.replace(year=int(date["y"] or date["y2"] or now.year), month=month, day=day)
    except ValueError:
        return None, words
    if not (date["y"] or date["y2"]) and found.date() < now.date():
        found = found.replace(year=now.year + 1)
    return found, words[date.end() :]


def _numbered(named: re.Match[str]) -> str:
    """A day whose month is named, in figures."""
    month = next(at for at, names in enumerate(_MONTHS, 1) if named["month"] in names.split("|"))
    return f"{named['day']}.{month}.{named['year'] or ''}"


def _four_digits(words: str) -> re.Match[str] | None:
    return re.fullmatch(r"(?P<pm>)(?P<h>\d{1,2})(?P<m>\d{2})(?P<half>)", words)


def _at(day: datetime, clock: re.Match[str]) -> datetime | None:
    hour, minute = int(clock["h"]), int(clock["m"] or 0)
    if (clock["pm"] or clock["half"] == "pm") and hour < 12:
        hour += 12
    if clock["half"] == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    # The wall clock is what was promised, whatever the summer time does until then.
    naive = day.replace(tzinfo=None, hour=hour, minute=minute, second=0, microsecond=0)
    return naive.astimezone()
