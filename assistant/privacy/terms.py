"""What the house has settled about erasing, and how long each kind of line is kept. Pure."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Literal

from msgspec import Struct, structs

from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId
from assistant.privacy.erasure import SecondPerson

Term = Literal["moods", "access", "restricted", "guests", "private"]
"""The kinds of data that have a time."""
EVER = -1
"""Kept without an end."""
WHOLE = EntryId(b"")


class TermsSet(Struct, frozen=True, omit_defaults=True):
    """What is None stays as it was. Days, or `EVER`."""

    second: SecondPerson | None = None
    """When somebody else confirms an erasure."""
    lines: int | None = None
    """So many lines are many."""
    moods: int | None = None
    access: int | None = None
    """After the end of the visit in which it was noted."""
    restricted: int | None = None
    """After the end of a problem that not everybody may see."""
    guests: int | None = None
    """After the last line about the guest."""


class KeptLonger(Struct, frozen=True, omit_defaults=True):
    """A person wants this kept past its time, on its page."""

    until: str
    """YYYY-MM-DD; "" without an end."""
    reason: str
    of: EntryId = WHOLE
    """The line; `WHOLE` for the guest or the problem."""


KINDS: dict[str, type[Struct]] = {"kept-longer": KeptLonger}
HOUSE_KINDS: dict[str, type[Struct]] = {"terms-set": TermsSet}


class Terms(Struct, frozen=True):
    """What holds."""

    second: SecondPerson = "lines"
    lines: int = 20
    moods: int = 180
    access: int = 1
    restricted: int = 1095
    guests: int = 1095


def fold_terms(lines: Iterable[Line]) -> Terms:
    """What the house's page says of it; the later word holds."""
    terms = Terms()
    for line in sorted(lines, key=attrgetter("id")):
        if isinstance(line.body, TermsSet):
            told = structs.asdict(line.body)
            terms = structs.replace(terms, **{k: x for k, x in told.items() if x is not None})
    return terms
