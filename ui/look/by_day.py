"""Rows of a list under the days on which they happened."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ui.look import days
from ui.look.rows import Heading

Row = TypeVar("Row")


def by_day(rows: Sequence[Row], at_ms: Callable[[Row], int], now_ms: int) -> list[Any]:
    """The rows in their order, with a `Heading` where another day begins: “Today”, “12 Oct”.

    `at_ms` tells when one of them happened, in milliseconds.
    """
    found: list[Any] = []
    last = ""
    for row in rows:
        day = days.day(at_ms(row), now_ms)
        if day != last:
            found.append(Heading((day[:1].upper() + day[1:], "")))
            last = day
        found.append(row)
    return found
