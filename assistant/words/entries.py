"""What can be written about the house's own words. A released kind only grows by optional fields.

All of it stands on the house's page; besides these `line-undone` of the guests.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.words.remark import Level

OWN = "own."
"""The key of an own line begins so: never like one of ours, whose keys begin with a situation."""
Varies = Literal["", "visit", "gender"]
"""What a line has other forms for: nothing, the number of the visit, the guest's gender."""
Form = str
""""" where nothing varies; else a plural category ("one", "few") or "f", "m", "other"."""
Texts = Mapping[str, Mapping[Form, str]]
"""What is written in the boxes, by language ("en") and form."""


class PhraseWritten(Struct, frozen=True, omit_defaults=True):
    """A line of the house's own; written again under its key it replaces the earlier wording."""

    key: str
    """`OWN`, then the hexadecimal digits of a fresh id, for ever: `own.019a…`."""
    moment: Moment
    situation: str
    """What it is for: one of `SITUATIONS_OF` its moment."""
    texts: Texts
    """Placeholders stand in braces; other braces are not words."""
    varies: Varies = ""
    bears: tuple[str, ...] = ()
    """Guards under which it may be said as well (`GUARDS`)."""
    fits: tuple[str, ...] = ()
    """What must hold besides the situation (`CONDITIONS`); "!x": must not hold."""


class PhraseRetired(Struct, frozen=True):
    """An own line is no longer in the book."""

    key: str


class PhraseSwitched(Struct, frozen=True):
    """A line, ours or their own, is offered or not."""

    moment: Moment
    key: str
    on: bool


class PhrasesOrdered(Struct, frozen=True):
    """In this order the lines of a situation are offered; those that are not named come behind."""

    moment: Moment
    situation: str
    keys: tuple[str, ...]


class WordWritten(Struct, frozen=True, omit_defaults=True):
    """An entry of the house's own lexicon; under the same key it replaces the earlier one."""

    key: str
    language: str
    level: Level
    say: tuple[str, ...]
    better: str = ""
    reason: str = ""


class WordRetired(Struct, frozen=True):
    """An own entry is no longer in the lexicon."""

    key: str


class WordSwitched(Struct, frozen=True):
    """A shipped entry, by `Remark.key` ("en.words.no-problem"), is marked or not."""

    key: str
    on: bool


HOUSE_KINDS: dict[str, type[Struct]] = {
    "phrase-written": PhraseWritten,
    "phrase-retired": PhraseRetired,
    "phrase-switched": PhraseSwitched,
    "phrases-ordered": PhrasesOrdered,
    "word-written": WordWritten,
    "word-retired": WordRetired,
    "word-switched": WordSwitched,
}
