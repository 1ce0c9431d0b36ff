"""The lines in which the practice store is told: WHEN WHO WHAT words. Pure."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

_LINE = re.compile(r"(?P<when>\d+d \d\d:\d\d|\d+h|\d+m) (?P<rest>.+)")
MINUTE_MS = 60 * 1000
HOUR_MS = 60 * MINUTE_MS


def parted(text: str, names: Iterable[str]) -> tuple[str, str, str, str]:
    """When, who (one of `names`), what, and the words. ValueError where it makes no sense."""
    match = _LINE.fullmatch(text)
    name = next((n for n in names if match and match["rest"].startswith(n + " ")), None)
    if match is None or name is None:
        raise ValueError(text)
    what, _, words = match["rest"][len(name) + 1 :].partition(" ")
    return match["when"], name, what, words


def at_ms(when: str, now_ms: int) -> int:
    """The moment that `when` tells, counted back from `now_ms`: 12d 15:40, 3h, 25m."""
    days, _, clock = when.partition("d ")
    if not clock:
        number = int(when[:-1])
        return now_ms - number * (HOUR_MS if when.endswith("h") else MINUTE_MS)
    day = datetime.fromtimestamp(now_ms / 1000) - timedelta(days=int(days))
    hour, minute = map(int, clock.split(":"))
    return int(day.replace(hour=hour, minute=minute, second=0).timestamp() * 1000)
