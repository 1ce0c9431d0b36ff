"""The house's page read as to its words: in the order of the story, the last one counts. Pure."""

from collections.abc import Iterable
from operator import attrgetter
from typing import get_args

from assistant.guests.entries import LineUndone, Moment
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, StaffId
from assistant.words import entries as e
from assistant.words.view import HouseWords, Own

_MOMENTS = frozenset(get_args(Moment))
_BODIES = tuple(e.HOUSE_KINDS.values())


def fold_words(lines: Iterable[Line]) -> HouseWords:
    """What the house's page says of words. A line that was taken back never was."""
    own: dict[str, Own[e.PhraseWritten]] = {}
    words: dict[str, Own[e.WordWritten]] = {}
    off: set[tuple[Moment, str]] = set()
    words_off: set[str] = set()
    order: dict[tuple[Moment, str], tuple[str, ...]] = {}
    for line in standing(lines):
        body = line.body
        if isinstance(body, e.PhraseWritten) and body.moment in _MOMENTS:
            own[body.key] = Own(body, line.id, line.staff, line.when_ms)
        elif isinstance(body, e.PhraseRetired):
            own.pop(body.key, None)
        elif isinstance(body, e.PhraseSwitched):
            (off.discard if body.on else off.add)((body.moment, body.key))
        elif isinstance(body, e.PhrasesOrdered):
            order[body.moment, body.situation] = body.keys
        elif isinstance(body, e.WordWritten):
            words[body.key] = Own(body, line.id, line.staff, line.when_ms)
        elif isinstance(body, e.WordRetired):
            words.pop(body.key, None)
        elif isinstance(body, e.WordSwitched):
            (words_off.discard if body.on else words_off.add)(body.key)
    return HouseWords(
        tuple(own.values()), frozenset(off), order, tuple(words.values()), frozenset(words_off)
    )


def standing(lines: Iterable[Line]) -> list[Line]:
    """The lines about words in their order, without those that their writer took back."""
    story = sorted(lines, key=attrgetter("id"))
    undone = {(line.body.of, line.staff) for line in story if isinstance(line.body, LineUndone)}
    return [
        line
        for line in story
        if isinstance(line.body, _BODIES) and (line.id, line.staff) not in undone
    ]


def written_by(lines: Iterable[Line], staff: StaffId) -> dict[EntryId, int]:
    """The lines about words that stand and that `staff` wrote, with when."""
    return {line.id: line.when_ms for line in standing(lines) if line.staff == staff}
