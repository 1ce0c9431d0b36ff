"""The house's own words as they are now: lines, their order, what is switched off, the lexicon."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.journal.stamp import EntryId, StaffId
from assistant.people.view import StaffView
from assistant.words.entries import PhraseWritten, WordWritten
from assistant.words.own import OwnEntry

Body = TypeVar("Body")


class Own(Struct, Generic[Body], frozen=True):
    """Something of the house's own, dated and signed."""

    written: Body
    id: EntryId
    """The line by which it was written last."""
    staff: StaffId
    when_ms: int


class HouseWords(Struct, frozen=True):
    """What the house has settled about words."""

    lines: tuple[Own[PhraseWritten], ...] = ()
    """In the order of their first writing."""
    off: frozenset[tuple[Moment, str]] = frozenset()
    """Lines by moment and key that are not offered."""
    order: Mapping[tuple[Moment, str], tuple[str, ...]] = {}
    """The keys by moment and situation, where the house has put them in order."""
    words: tuple[Own[WordWritten], ...] = ()
    words_off: frozenset[str] = frozenset()
    """Shipped entries, by `Remark.key`, that are not marked."""

    @property
    def lexicon(self) -> tuple[OwnEntry, ...]:
        """The own entries as `lexicon.remarks` takes them."""
        found = (one.written for one in self.words)
        return tuple(
            OwnEntry(one.key, one.language, one.level, one.say, one.better, one.reason)
            for one in found
        )


class Around(Struct, frozen=True):
    """What an act must know."""

    now_ms: int
    signer: StaffId
    staff: Mapping[StaffId, StaffView]
    """All who ever joined."""
    house: HouseWords
    mine: Mapping[EntryId, int] = {}
    """The signer's own lines about words that stand, with when they were written."""
