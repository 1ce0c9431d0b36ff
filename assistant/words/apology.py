"""Apologies that are none: found in what is being written, each with something better (H26). Pure.

`resources/lexicon/<language>/apology.toml` holds what gives them away. A text may mix languages:
the letters in it decide whose entries are tried.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from assistant.tongue import N_, _

Kind = Literal["if", "but", "passive", "explaining", "blame"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_REASONS: dict[Kind, str] = {
    "if": N_("“If” or “you feel” takes an apology back: it doubts the harm."),
    "but": N_("“But” takes back what was said before it."),
    "passive": N_("In this sentence nobody did it. Say “we”, and what we did."),
    "explaining": N_("A reason before the apology sounds like an excuse. Apologise first."),
    "blame": N_("Blame helps no guest. For the guest, it was us."),
}

_LETTERS = {
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "en": re.compile(r"[A-Za-z]"),
    "es": re.compile(r"[A-Za-zÁÉÍÓÚÑáéíóúñ]"),
}
"""What a text must have for a language's entries to be tried."""
_ALIKE = str.maketrans("'\u02bc\u00a0\u202f，！？：；（）ёЁ", "’’  ,!?:;()еЕ")
"""Signs that patterns do not tell apart; one for one, so that places in the text stay."""


class Slip(Struct, frozen=True):
    """A piece of a text that makes an apology a fake one: `text[start:end]`, in code points."""

    start: int
    end: int
    kind: Kind
    better: str
    """A whole sentence that can be said instead, in the language of the piece."""


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the lexicon."""

    key: str
    kind: Kind
    find: str
    better: str
    example: str
    """A text in which it finds a slip."""


def slips(text: str) -> list[Slip]:
    """The slips in `text`, in order, none overlapping another."""
    plain = text.translate(_ALIKE)
    found = sorted(
        (slip for tag, has in _LETTERS.items() if has.search(plain) for slip in _found(plain, tag)),
        key=lambda slip: (slip.start, -slip.end),
    )
    apart: list[Slip] = []
    for slip in found:
        if not apart or slip.start >= apart[-1].end:
            apart.append(slip)
    return apart


def reason_of(kind: Kind) -> str:
    """What is wrong with slips of `kind`: a short sentence in the interface's language."""
    return _(_REASONS[kind])


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """The lexicon of `language`; ValueError says what is wrong in its file."""
    where = f"lexicon/{language}/apology.toml"
    text = (files("resources") / where).read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text)["entry"], tuple[Entry, ...])
    except (msgspec.ValidationError, KeyError) as wrong:
        raise ValueError(f"{where}: {wrong}") from wrong


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Entry], ...]:
    return tuple((re.compile(row.find, re.IGNORECASE), row) for row in entries(language))


def _found(plain: str, language: str) -> list[Slip]:
    """All slips of a language, with their overlaps."""
    found = []
    for pattern, row in _patterns(language):
        for match in pattern.finditer(plain):
            start, end = match.span("mark" if "mark" in pattern.groupindex else 0)
            blank = len(match[0]) - len(match[0].rstrip()) if end == match.end() else 0
            if start < end - blank:
                found.append(Slip(start, end - blank, row.kind, row.better))
    return found
