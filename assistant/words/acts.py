"""What somebody with authority may settle about the house's words: lines and lexicon. Pure."""

from collections.abc import Sequence

from msgspec.structs import replace

from assistant.guests.entries import LineUndone, Moment
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId
from assistant.people.rights import with_right
from assistant.refusal import Refused
from assistant.tongue import LANGUAGES, N_
from assistant.words import entries as e
from assistant.words.ready import ready_line, ready_word, refuse_marked
from assistant.words.remark import Level
from assistant.words.trading import Brought, forecast
from assistant.words.view import Around


def switch_line(around: Around, *, moment: Moment, key: str, on: bool) -> list[Body]:
    """Offer a line or not; empty where it is so already."""
    with_right("settle-house", around)
    is_on = (moment, key) not in around.house.off
    return [] if on == is_on else [e.PhraseSwitched(moment, key, on)]


def order_lines(
    around: Around, *, moment: Moment, situation: str, keys: Sequence[str]
) -> list[Body]:
    """Offer the lines of a situation in this order; empty where it is so already."""
    with_right("settle-house", around)
    same = around.house.order.get((moment, situation), ()) == tuple(keys)
    return [] if same else [e.PhrasesOrdered(moment, situation, tuple(keys))]


def retire_line(around: Around, *, key: str) -> list[Body]:
    """An own line leaves the book; empty where it is not there."""
    with_right("settle-house", around)
    there = any(one.written.key == key for one in around.house.lines)
    return [e.PhraseRetired(key)] if there else []


def write_line(
    around: Around,
    *,
    key: str,
    moment: Moment,
    situation: str,
    texts: e.Texts,
    varies: e.Varies = "",
    bears: Sequence[str] = (),
    fits: Sequence[str] = (),
) -> list[Body]:
    """A line of the house's own; empty where it stands so already.

    `key`: of the line that is worded anew; for a new one `f"{OWN}{new_id(now_ms).hex()}"`, made
    once when its form is opened. A language whose boxes are all empty is left out.
    """
    with_right("settle-house", around)
    old = next((one.written for one in around.house.lines if one.written.key == key), None)
    beyond = _beyond(old) if old and old.varies == varies else {}
    ours = {language: boxes for language, boxes in texts.items() if language not in beyond}
    asked = e.PhraseWritten(key, moment, situation, ours, varies, tuple(bears), tuple(fits))
    line = ready_line(asked)
    line = replace(line, texts={**line.texts, **beyond})
    return [] if line == old else [line]


def _beyond(line: e.PhraseWritten) -> e.Texts:
    """What a newer desk wrote in languages that this version does not speak: it stays."""
    return {language: boxes for language, boxes in line.texts.items() if language not in LANGUAGES}


def write_word(
    around: Around,
    *,
    key: str,
    language: str,
    level: Level,
    say: Sequence[str],
    better: str = "",
    reason: str = "",
) -> list[Body]:
    """An entry of the house's own lexicon; empty where it stands so already.

    `key`: of the entry that is written anew; for a new one `new_id(now_ms).hex()`.
    """
    with_right("settle-house", around)
    word = ready_word(e.WordWritten(key, language, level, tuple(say), better, reason))
    if any(one.written == word for one in around.house.words):
        return []
    others = tuple(one for one in around.house.lexicon if one.key != key)
    refuse_marked(word, others)
    return [word]


def switch_word(around: Around, *, key: str, on: bool) -> list[Body]:
    """Mark a shipped entry or not; empty where it is so already."""
    with_right("settle-house", around)
    is_on = key not in around.house.words_off
    return [] if on == is_on else [e.WordSwitched(key, on)]


def retire_word(around: Around, *, key: str) -> list[Body]:
    """An own entry leaves the lexicon; empty where it is not there."""
    with_right("settle-house", around)
    there = any(one.written.key == key for one in around.house.words)
    return [e.WordRetired(key)] if there else []


def bring(around: Around, *, brought: Brought) -> list[Body]:
    """Take over another house's book and lexicon: what is new here, and what differs.

    All of it is one act: `undo` of all its lines brings back what stood before.
    """
    with_right("settle-house", around)
    found = forecast(around.house, brought)
    return [*found.new, *found.differs]


def undo(around: Around, *, of: Sequence[EntryId]) -> list[Body]:
    """Take back what the signer did: all lines of one act, the last first."""
    with_right("settle-house", around)
    there = [one for one in of if one in around.mine]
    if not there:
        raise Refused(N_("This cannot be taken back any more."))
    return [LineUndone(one) for one in reversed(there)]
