"""One situation that was practised: what was typed, and whether the words have been uncovered."""

from msgspec import Struct

from assistant.words.drill import Drill
from assistant.words.plots import Field

KEPT = 60
"""Situations that one can go back to."""


class Turn(Struct, frozen=True):
    """Kept while the program runs, and nowhere else."""

    drill: Drill
    typed: str = ""
    uncovered: bool = False
    first: int = 0
    """The first of the book’s lines that are shown."""


class DrillOpen(Struct, frozen=True):
    """Where one stands in practice, for a window that is built anew."""

    turns: tuple[Turn, ...]
    at: int
    field: Field | None
    language: str
