"""What somebody with authority may settle about the house's words: lines and lexicon. Pure."""

from collections.abc import Sequence

from assistant.guests.entries import LineUndone, Moment
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.people.authority import with_authority
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.words import entries as e
from assistant.words.view import Around


def switch_line(around: Around, *, moment: Moment, key: str, on: bool) -> list[Body]:
    """Offer a line or not; empty where it is so already."""
    with_authority(around)
    is_on = (moment, key) not in around.house.off
    return [] if on == is_on else [e.PhraseSwitched(moment, key, on)]


def order_lines(
    around: Around, *, moment: Moment, situation: str, keys: Sequence[str]
) -> list[Body]:
    """Offer the lines of a situation in this order; empty where it is so already."""
    with_authority(around)
    same = around.house.order.get((moment, situation), ()) == tuple(keys)
    return [] if same else [e.PhrasesOrdered(moment, situation, tuple(keys))]


def retire_line(around: Around, *, key: str) -> list[Body]:
    """An own line leaves the book; empty where it is not there."""
    with_authority(around)
    there = any(one.written.key == key for one in around.house.lines)
    return [e.PhraseRetired(key)] if there else []


def switch_word(around: Around, *, key: str, on: bool) -> list[Body]:
    """Mark a shipped entry or not; empty where it is so already."""
    with_authority(around)
    is_on = key not in around.house.words_off
    return [] if on == is_on else [e.WordSwitched(key, on)]


def retire_word(around: Around, *, key: str) -> list[Body]:
    """An own entry leaves the lexicon; empty where it is not there."""
    with_authority(around)
    there = any(one.written.key == key for one in around.house.words)
    return [e.WordRetired(key)] if there else []


def undo(around: Around, *, of: Sequence[EntryId]) -> list[Body]:
    """Take back what the signer did: all lines of one act, the last first."""
    with_authority(around)
    there = [one for one in of if one in around.mine]
    if not there:
        raise Refused(N_("This cannot be taken back any more."))
    return [LineUndone(one) for one in reversed(there)]
