"""The count by kind, month by month: where the months begin, and the counts put in order. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from assistant.recovery.entries import Defect
from assistant.recovery.labels import defect_label
from assistant.recovery.register import Count
from assistant.tongue import _, listed, n_, named
from ui.look.days import month
from ui.look.numbers import count
from ui.problems.signs import KINDS

MONTHS = 12


class Month(Struct, frozen=True):
    """How many problems of each kind were opened in a month."""

    from_ms: int
    numbers: Mapping[Defect, int] = {}

    @property
    def total(self) -> int:
        """Of all kinds."""
        return sum(self.numbers.values())


def starts(now_ms: int, months: int = MONTHS) -> list[int]:
    """The first moments of the last months, the present one included, and of the next one."""
    now = datetime.fromtimestamp(now_ms / 1000)
    found = []
    for back in range(months - 1, -2, -1):
        year, at = divmod(now.year * 12 + now.month - 1 - back, 12)
        found.append(int(datetime(year, at + 1, 1).astimezone().timestamp() * 1000))
    return found


def by_month(counts: Sequence[Count], starts_ms: Sequence[int]) -> list[Month]:
    """The counts of the register as months, the oldest first; a kind we do not know is not said."""
    numbers: dict[int, dict[Defect, int]] = {start: {} for start in starts_ms[:-1]}
    for one in counts:
        kind: Defect = one.defect if one.defect in KINDS else ""
        of = numbers[one.from_ms]
        of[kind] = of.get(kind, 0) + one.number
    return [Month(start, of) for start, of in numbers.items()]


def month_sentence(one: Month) -> str:
    """“November 2026: 5 problems, Mistake 2, Rework 3”."""
    told = n_("{n} problem", "{n} problems", one.total).format(n=count(one.total))
    kinds = (
        _("{kind} {n}").format(kind=defect_label(kind), n=count(one.numbers[kind]))
        for kind in KINDS
        if one.numbers.get(kind)
    )
    return named(month(one.from_ms), listed((told, *kinds)))
