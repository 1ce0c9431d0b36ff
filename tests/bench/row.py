"""One row of the table."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple


class Row(NamedTuple):
    """A figure beside its floor, in the same unit."""

    what: str
    measured: float
    floor: float
    unit: str
    bar: str
    pairs: tuple[float, ...] = ()
    """The ratios of measurements taken in turn, where there are such: their median tells then."""

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        if self.pairs:
            return median(self.pairs)
        return self.measured / self.floor if self.floor else float("inf")

    def __str__(self) -> str:
        spread = ""
        if len(self.pairs) > 3:
            ordered = sorted(self.pairs)
            spread = f" ({percentile(ordered, 0.25):.2f} to {percentile(ordered, 0.75):.2f})"
        return (
            f"| {self.what} | {self.measured:.3g} {self.unit} | {self.floor:.3g} {self.unit}"
            f" | {self.ratio:.2f}{spread} | {self.bar} |"
        )


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
