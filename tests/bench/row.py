"""One row of the table."""

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """A figure beside its floor, in the same unit."""

    what: str
    measured: float
    floor: float
    unit: str
    bar: str

    def __str__(self) -> str:
        ratio = self.measured / self.floor if self.floor else float("inf")
        return (
            f"| {self.what} | {self.measured:.3g} {self.unit} | {self.floor:.3g} {self.unit}"
            f" | {ratio:.2f} | {self.bar} |"
        )


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
