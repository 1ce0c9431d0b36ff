"""Days and times as they are written in the language that is spoken, on the shop's clock. Pure."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from icu4py.messageformat import MessageFormat

from assistant.guests.details import day as read_day
from assistant.tongue import spoken

_LOCALES = {"en": "en-GB"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 12, 1, tzinfo=UTC)


def moment_told(ms: int, zone: tzinfo | None = None) -> str:
    """“21 Nov 2026, 16:20”; `zone` is the shop's, None the system's."""
    return _formatted("{w, date, ::yMMMdHHmm}", _local(ms, zone))


def day_told(ms: int, zone: tzinfo | None = None) -> str:
    """“21 November 2026”."""
    return _formatted("{w, date, long}", _local(ms, zone))


def written_day(text: str) -> str:
    """“7 May 1980” of 1980-05-07, “7 May” of --05-07; anything else as it is."""
    if known := read_day(text):
        return _formatted("{w, date, long}", _noon(known))
    if text.startswith("--") and (known := read_day(f"2000-{text[2:]}")):
        return _formatted("{w, date, ::MMMMd}", _noon(known))
    return text


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


def _local(ms: int, zone: tzinfo | None) -> datetime:
    """A clock gone mad is brought back into 1900–9999."""
    try:
        moment = min(max(_EPOCH + timedelta(milliseconds=ms), _FIRST), _LAST)
    except OverflowError:
        moment = _LAST if ms > 0 else _FIRST
    # Without a zone: ICU would tell it by the system's, whatever the shop's is.
    return moment.astimezone(zone).replace(tzinfo=None)


def _formatted(pattern: str, when: datetime) -> str:
    return _pattern(pattern, _LOCALES.get(spoken(), spoken())).format({"w": when})


@lru_cache(maxsize=32)
def _pattern(pattern: str, language: str) -> MessageFormat:
    return MessageFormat(pattern, language)
