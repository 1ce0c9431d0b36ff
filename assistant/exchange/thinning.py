"""Which backups are kept: the last ones by day, by week and by month. Pure."""

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


class Kept(Struct, frozen=True):
    """How many days, weeks and months are reached back to."""

    days: int = 7
    weeks: int = 4
    months: int = 12


def kept(made: Mapping[T, datetime], rule: Kept) -> set[T]:
    """Those of `made` that stay: the newest of each of the last days, weeks and months that have
    one. The newest of all always stays."""
    newest_first = sorted(made, key=lambda one: made[one], reverse=True)
    spans: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (rule.days, lambda when: when.date()),
        (rule.weeks, lambda when: when.isocalendar()[:2]),
        (rule.months, lambda when: (when.year, when.month)),
    )
    staying = set(newest_first[:1])
    for most, span in spans:
        firsts: dict[Hashable, T] = {}
        for one in newest_first:
            firsts.setdefault(span(made[one]), one)
        staying.update(list(firsts.values())[:most])
    return staying
