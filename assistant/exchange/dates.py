"""Reads the many ways in which people write a date; day or month first is decided by the column."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

_MONTHS = """jan january ene enero янв январь января|feb february febrero фев февраль февраля
|mar march marzo мар март марта|apr april abr abril апр апрель апреля|may mayo май мая
|jun june junio июн июнь июня|jul july julio июл июль июля
|aug august ago agosto авг август августа
|sep sept september septiembre setiembre сен сент сентябрь сентября
|oct october octubre окт октябрь октября|nov november noviembre ноя нояб ноябрь ноября
|dec december dic diciembre дек декабрь декабря"""

_CLOCK = re.compile(
    r"[T ,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d{2}:?\d{2}|UTC)?$", re.I
)
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{4}|\d{2})(?:\s?г\.?)?")
_NO_YEAR = re.compile(r"--?(\d{2})-?(\d{2})|(\d{1,2})月(\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})([/.])(\d{1,2})\.?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_EMPTY = re.compile(r"[0\s./:-]*")
_EXCEL_START = date(1899, 12, 30)
_LEAP = 2000


class Day(Struct, frozen=True):
    """A day of a calendar year, or of any year."""

    year: int
    """0 when not known."""
    month: int
    day: int

    def iso(self) -> str:
        """YYYY-MM-DD, or --MM-DD without the year."""
        year = f"{self.year:04}" if self.year else "-"
        return f"{year}-{self.month:02}-{self.day:02}"


def is_no_date(text: str) -> bool:
    """Whether the cell only says that there is none: 00.00.0000, -."""
    return _EMPTY.fullmatch(text) is not None


def read_date(text: str, day_first: bool, today: date) -> Day | None:
    """The day that `text` names, or None. Of a two-digit year, the latest one until `today`."""
    text = _CLOCK.sub("", text.strip()[:60]).strip()
    for read in (_year_first, _no_year, _excel):
        if found := read(text):
            return found
    if match := _YEAR_LAST.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        year = _full_year(match[4], today)
        return _pair(year, first, second, day_first or "." in match[2])
    if match := _SHORT.fullmatch(text):
        return _pair(0, int(match[1]), int(match[3]), day_first or match[2] == ".")
    return _worded(text, today)


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether a column writes the day before the month; None when it can be read both ways."""
    votes = 0
    for text in texts:
        match = _YEAR_LAST.fullmatch(_CLOCK.sub("", text.strip()[:60]).strip())
        if match is None:
            continue
        if "." in match[2]:
            votes += 1
        elif int(match[1]) > 12 >= int(match[3]):
            votes += 3
        elif int(match[3]) > 12 >= int(match[1]):
            votes -= 3
    return None if votes == 0 else votes > 0


def is_ambiguous(text: str) -> bool:
    """Whether day and month of `text` could be changed about and give another day."""
    match = _YEAR_LAST.fullmatch(_CLOCK.sub("", text.strip()[:60]).strip())
    if match is None or "." in match[2]:
        return False
    first, second = int(match[1]), int(match[3])
    return first != second and 1 <= first <= 12 and 1 <= second <= 12


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        date(year or _LEAP, month, day)
    except ValueError:
        return None
    return Day(year, month, day) if year == 0 or 1800 <= year <= 2200 else None


def _pair(year: int, first: int, second: int, day_first: bool) -> Day | None:
    """`first` and `second` in the column's order, or in the only one that gives a day."""
    one, other = _day(year, second, first), _day(year, first, second)
    return one or other if day_first else other or one


def _year_first(text: str) -> Day | None:
    match = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _no_year(text: str) -> Day | None:
    match = _NO_YEAR.fullmatch(text)
    return _day(0, int(match[1] or match[3]), int(match[2] or match[4])) if match else None


def _excel(text: str) -> Day | None:
    """A spreadsheet's own count of days, as it leaks into exports."""
    if not (text.isdecimal() and len(text) == 5 and 5_000 <= int(text) <= 80_000):
        return None
    found = _EXCEL_START + timedelta(days=int(text))
    return Day(found.year, found.month, found.day)


def _worded(text: str, today: date) -> Day | None:
    """12 March 1980, March 12, 1980, 12 de marzo de 1980, 12 марта 1980 г."""
    month, numbers = 0, []
    for word in _WORDS.findall(text):
        if word.isdecimal():
            numbers.append(word)
        elif found := _month_names().get(word.casefold()):
            month = found
        elif word.casefold() not in _SMALL_WORDS.split():
            return None
    if not month or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    if len(numbers[0]) > 2:
        return None
    year = _full_year(numbers[1], today) if len(numbers) == 2 else 0
    return _day(year, month, int(numbers[0]))


_SMALL_WORDS = """de del of the st nd rd th г года год mon tue wed thu fri sat sun
monday tuesday wednesday thursday friday saturday sunday"""


def _full_year(digits: str, today: date) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year else century - 100 + year


@cache
def _month_names() -> dict[str, int]:
    return {
        name: number
        for number, names in enumerate(_MONTHS.split("|"), start=1)
        for name in names.split()
    }
