"""What one house's book and lexicon bring to another's: what is new, what differs. Pure."""

from collections.abc import Iterator

from msgspec import Struct

from assistant.journal.entry import Body
from assistant.words import entries as e
from assistant.words.view import HouseWords

TRADED: tuple[type[Body], ...] = (
    e.PhraseWritten,
    e.PhraseSwitched,
    e.PhrasesOrdered,
    e.WordWritten,
    e.WordSwitched,
)
"""What is traded; what has left a house's book is of no use to another."""


class Brought(Struct, frozen=True):
    """A house's book and lexicon as they were read from a file."""

    house: str
    """What it is called; "" where the file does not say."""
    day: str
    """When it was written out: YYYY-MM-DD, or ""."""
    bodies: tuple[Body, ...]
    """In the order of the file, each about something else."""


class Forecast(Struct, frozen=True):
    """What bringing would do."""

    new: tuple[Body, ...]
    differs: tuple[Body, ...]
    """They would take the place of what stands."""
    same: tuple[Body, ...]


def about(body: Body) -> tuple[str, ...]:
    """What a body is about: of two about the same the later one counts."""
    kind = type(body).__name__
    if isinstance(body, e.PhrasesOrdered):
        return kind, body.moment, body.situation
    if isinstance(body, e.PhraseSwitched):
        return kind, body.moment, body.key
    return kind, str(getattr(body, "key", ""))


def standing(house: HouseWords) -> Iterator[Body]:
    """What a house has settled, each thing once: what would have to be written to have it so."""
    yield from (one.written for one in house.lines)
    yield from (e.PhraseSwitched(moment, key, on=False) for moment, key in sorted(house.off))
    for (moment, situation), keys in sorted(house.order.items()):
        yield e.PhrasesOrdered(moment, situation, keys)
    yield from (one.written for one in house.words)
    yield from (e.WordSwitched(key, on=False) for key in sorted(house.words_off))


def forecast(house: HouseWords, brought: Brought) -> Forecast:
    """What is new to `house`, what differs from what it has, and what is there already."""
    there = {about(body): body for body in standing(house)}
    new: list[Body] = []
    differs: list[Body] = []
    same: list[Body] = []
    for body in brought.bodies:
        old = there.get(about(body))
        # What is not switched off is on.
        is_same = body == old or (old is None and getattr(body, "on", False))
        (same if is_same else new if old is None else differs).append(body)
    return Forecast(tuple(new), tuple(differs), tuple(same))
