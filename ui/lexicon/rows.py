"""The entries of the lexicon as they are listed: the house's own beside ours, by level. Pure."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from assistant.journal.stamp import StaffId
from assistant.tongue import _, listed, named, spoken
from assistant.words.entries import WordWritten
from assistant.words.forms import as_read
from assistant.words.labels import level_label
from assistant.words.lexicon import Entry, Use, entries, remarks
from assistant.words.own import OwnEntry
from assistant.words.plain import plain
from assistant.words.remark import Level, reason_of
from assistant.words.view import HouseWords, Own
from ui.look import days
from ui.look.rows import Heading

LEVELS: tuple[Level, ...] = ("never", "rather-not", "prefer")
"""In the order of the list."""
SHOWN = 8
"""So many wordings of an entry are told; a search brings what it finds to the front."""


class WordRow(Struct, frozen=True):
    """An entry, ours or the house's own."""

    key: str
    """As in `Remark.key`: "en.words.no-problem"."""
    level: Level
    forms: tuple[str, ...]
    """As they are written; `said` tells them as people read them."""
    said: str
    better: str
    reason: str
    is_on: bool = True
    own: Own[WordWritten] | None = None
    words: str = ""
    """The better words alone, to begin an own entry with; "" where they are an example."""
    signed: str = ""
    """“Of the house · Elena, 12 Oct”; "" for ours."""

    @property
    def name(self) -> str:
        """What it is called in a sentence: its first wording."""
        return as_read(self.forms[0]) if self.forms else ""

    @property
    def told(self) -> str:
        """All of it for a screen reader."""
        off = "" if self.is_on else _("not marked")
        return listed((self.said, self.better, self.reason, self.signed, off))


def word_rows(
    house: HouseWords,
    language: str,
    use: Use,
    names: Mapping[StaffId, str],
    now_ms: int,
    sought: str = "",
) -> list[WordRow | Heading]:
    """By level, the house's own first; of those that `sought` finds, where something is."""
    own = [_own(one, names, now_ms) for one in house.words if one.written.language == language]
    ours = [_ours(one, language, use, house) for one in entries(language, use)]
    every = [*reversed(own), *ours]
    if words := plain(sought).strip():
        caught = _caught(house, language, use, sought)
        every = [_turned(row, words) for row in every if _finds(row, words, caught)]
    found: list[WordRow | Heading] = []
    for level in LEVELS:
        of_level = [row for row in every if row.level == level]
        if of_level:
            found += [Heading((level_label(level), str(len(of_level)))), *of_level]
    return found


def example(better: str) -> str:
    """“For example: walked along to the taxi”."""
    return named(_("For example"), better)


def own_words(house: HouseWords, draft: WordWritten | None = None) -> Sequence[OwnEntry]:
    """The house's entries; `draft` counts as if it was written already."""
    found = [one for one in house.lexicon if draft is None or one.key != draft.key]
    if draft is not None:
        found.append(
            OwnEntry(draft.key, draft.language, draft.level, draft.say, draft.better, draft.reason)
        )
    return tuple(found)


def _ours(row: Entry, language: str, use: Use, house: HouseWords) -> WordRow:
    key = f"{language}.{'words' if use == 'said' else 'notes'}.{row.key}"
    usual = "" if row.level == "prefer" else reason_of(row.kind)
    reason = row.reason if row.reason and spoken() == language else usual
    # A good word is told by what it is like in a sentence.
    better = row.example if row.level == "prefer" else row.better
    if use == "note":  # an act to be written instead: each guest has another one
        better = example(better)
    is_on = key not in house.words_off
    words = "" if use == "note" else row.better
    return WordRow(key, row.level, row.say, _said(row.say), better, reason, is_on, words=words)


def _own(one: Own[WordWritten], names: Mapping[StaffId, str], now_ms: int) -> WordRow:
    row = one.written
    usual = "" if row.level == "prefer" else reason_of("house")
    when = days.day(one.when_ms, now_ms)
    signed = " · ".join(filter(None, (_("Of the house"), listed((names.get(one.staff, ""), when)))))
    return WordRow(
        f"own.{row.key}", row.level, row.say, _said(row.say), row.better, row.reason or usual,
        own=one, signed=signed,
    )  # fmt: skip


def _said(forms: Sequence[str]) -> str:
    """“no problem · no worries · …”."""
    found = list(dict.fromkeys(as_read(form) for form in forms))
    rest = ["…"] if len(found) > SHOWN else []
    return " · ".join([*found[:SHOWN], *rest])


def _caught(house: HouseWords, language: str, use: Use, sought: str) -> frozenset[str]:
    """The entries that would mark what is looked for."""
    every = own_words(house)
    return frozenset(one.key for one in remarks(sought, language, use=use, own=every))


def _finds(row: WordRow, words: str, caught: frozenset[str]) -> bool:
    told = (*(as_read(form) for form in row.forms), row.better, row.reason)
    return row.key in caught or any(words in plain(one) for one in told)


def _turned(row: WordRow, words: str) -> WordRow:
    """With the wordings in front that are looked for."""
    first = sorted(row.forms, key=lambda form: words not in plain(as_read(form)))
    return replace(row, said=_said(first))
