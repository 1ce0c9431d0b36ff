"""Dates and spans in the interface's language: said as a colleague would say them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from assistant.tongue import _, n_, spoken

_DAY = {"zh": "M月d日"}
_MONTH = {"zh": "{year}年{number}月", "es": "{name} de {year}"}
_DAY_AND_YEAR = {"zh": "yyyy年M月d日"}
_LONG_DAY = {"zh": "yyyy年M月d日", "es": "d 'de' MMMM 'de' yyyy"}
_WEEKDAY = {"zh": "{day} {weekday}"}


def _local(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000)


def _formatted(day: date, pattern: str) -> str:
    return QLocale(spoken()).toString(QDate(day.year, day.month, day.day), pattern)


def day(ms: int, now_ms: int) -> str:
    """“today”, “yesterday”, “12 Oct”, “12 Oct 2024”."""
    then, now = _local(ms).date(), _local(now_ms).date()
    if then == now:
        return _("today")
    if (now - then).days == 1:
        return _("yesterday")
    return plain_day(then, with_year=then.year != now.year)


def plain_day(when: date, with_year: bool = True) -> str:
    """“12 Oct 2024” or “12 Oct”."""
    if with_year:
        return _formatted(when, _DAY_AND_YEAR.get(spoken(), "d MMM yyyy"))
    return _formatted(when, _DAY.get(spoken(), "d MMM"))


def weekday(when: date) -> str:
    """“Sunday”."""
    name = QLocale(spoken()).standaloneDayName(when.isoweekday(), QLocale.FormatType.LongFormat)
    return name[:1].upper() + name[1:]


def long_day(when: date, with_weekday: bool = False) -> str:
    """“21 November 2026” or “Saturday, 21 November 2026”."""
    told = _formatted(when, _LONG_DAY.get(spoken(), "d MMMM yyyy"))
    if not with_weekday:
        return told
    weekday = _formatted(when, "dddd")
    pattern = _WEEKDAY.get(spoken(), "{weekday}, {day}")
    return pattern.format(weekday=weekday[:1].upper() + weekday[1:], day=told)


def month(ms: int) -> str:
    """“November 2026”."""
    then = _local(ms).date()
    name = QLocale(spoken()).standaloneMonthName(then.month, QLocale.FormatType.LongFormat)
    pattern = _MONTH.get(spoken(), "{name} {year}")
    told = pattern.format(name=name, year=then.year, number=then.month)
    return told[:1].upper() + told[1:]


def short_month(ms: int) -> str:
    """“Nov”."""
    return QLocale(spoken()).standaloneMonthName(_local(ms).month, QLocale.FormatType.ShortFormat)


def clock(ms: int) -> str:
    """“15:40”."""
    then = _local(ms)
    return QLocale(spoken()).toString(QTime(then.hour, then.minute), "HH:mm")


def moment(ms: int, now_ms: int) -> str:
    """“15:40” today, “yesterday 15:40”, “12 Oct 2024” before."""
    days = (_local(now_ms).date() - _local(ms).date()).days
    if days == 0:
        return clock(ms)
    if days == 1:
        return _("yesterday {time}").format(time=clock(ms))
    return day(ms, now_ms)


def due(ms: int, now_ms: int) -> str:
    """When something is to be done: “18:30” today, “tomorrow 9:00”, “24 Dec 18:00”."""
    then, now = _local(ms).date(), _local(now_ms).date()
    if then == now:
        return clock(ms)
    if (then - now).days == 1:
        return _("tomorrow {time}").format(time=clock(ms))
    if (now - then).days == 1:
        return _("{day} {time}").format(day=_("yesterday"), time=clock(ms))
    return day_and_clock(ms, now.year)


def day_and_clock(ms: int, year: int) -> str:
    """“24 Dec 18:00”, with the year where it is another one; it can be typed so as well."""
    then = _local(ms).date()
    return _("{day} {time}").format(day=plain_day(then, then.year != year), time=clock(ms))


def span(ms: int) -> str:
    """How long something takes, in whole minutes: “5 min”, “1 h 44 min”, “3 h”, “12 days”."""
    minutes = max(0, ms) // 60_000
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        days = hours // 24
        return n_("{n} day", "{n} days", days).format(n=days)
    if not hours:
        return _("{n} min").format(n=rest)
    if not rest or hours >= 10:
        return _("{n} h").format(n=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def until(due_ms: int, now_ms: int) -> str:
    """“in 12 min”, “now”, “12 min ago”. A minute that has begun counts as one to come."""
    left = due_ms - now_ms
    if abs(left) < 60_000:
        return _("now")
    if left > 0:
        return _("in {span}").format(span=span(left + 59_999))
    return _("{span} ago").format(span=span(-left))


def ago(ms: int, now_ms: int) -> str:
    """“today”, “yesterday”, “12 days ago”, “5 months ago”, “2 years ago”."""
    days = (_local(now_ms).date() - _local(ms).date()).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 60:
        return n_("{n} day ago", "{n} days ago", days).format(n=days)
    months = round(days / 30.44)
    if months < 24:
        return n_("{n} month ago", "{n} months ago", months).format(n=months)
    years = int(days / 365.25)
    return n_("{n} year ago", "{n} years ago", years).format(n=years)


def age(ms: int, now_ms: int) -> str:
    """How old something is: “3 days”, “14 months”, “2 years”."""
    days = max(0, (_local(now_ms).date() - _local(ms).date()).days)
    if days < 60:
        return n_("{n} day", "{n} days", days).format(n=days)
    months = round(days / 30.44)
    if months < 24:
        return n_("{n} month", "{n} months", months).format(n=months)
    years = int(days / 365.25)
    return n_("{n} year", "{n} years", years).format(n=years)


def written_day(written: str) -> str:
    """“7 May 1980”, or “7 May” where the year is not known; as written if it is no date."""
    try:
        if written.startswith("--"):
            return plain_day(date.fromisoformat(f"2000-{written[2:]}"), with_year=False)
        return plain_day(date.fromisoformat(written))
    except ValueError:
        return written
