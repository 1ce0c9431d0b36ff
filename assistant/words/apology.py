"""Apologies that are none: found in what is being written, each with something better (H26). Pure.

`resources/lexicon/<language>/apology.toml` holds what gives them away. A text may mix languages:
the letters in it decide whose entries are tried.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

import msgspec
from msgspec import Struct

from assistant.words.needed import Clause, holds, needed
from assistant.words.plain import plain, tongues
from assistant.words.remark import Fault, Level, Remark, apart, reason_of

FAULTS: tuple[Fault, ...] = get_args(Fault)

_LEVELS: dict[Fault, Level] = {"if": "never", "blame": "never"}
_CAPITAL = re.compile(r"\\.|\(\?P<|[^\W\d_]", re.DOTALL)


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the lexicon."""

    key: str
    kind: Fault
    find: str
    better: str
    example: str
    """A text in which it finds a slip."""


def slips(text: str, language: str = "") -> list[Remark]:
    """The slips in `text`, in order, none overlapping another; `language` is looked at first."""
    small = plain(text)
    return apart(
        [(0, slip) for tag in tongues(small, language) for slip in slips_in(small, tag)],
    )


def slips_in(small: str, language: str) -> Iterator[Remark]:
    """All slips that entries of `language` find in a `plain` text, with their overlaps."""
    found: list[tuple[int, int, Remark]] = []
    for number, pattern in enumerate(_patterns(language)):
        if holds(small, pattern.needs):
            found += ((at, number, slip) for at, slip in _found(small, language, pattern))
    return (slip for _at, _number, slip in sorted(found, key=lambda one: one[:2]))


def _found(small: str, language: str, pattern: "_Pattern") -> Iterator[tuple[int, Remark]]:
    """Where a pattern begins, and what slips there."""
    at = pattern.anywhere.search(small)
    while at:
        start, end = at.span("mark" if "mark" in at.re.groupindex else 0)
        end -= len(small[start:end]) - len(small[start:end].rstrip())
        if start < end:
            yield at.start(), _slip(language, pattern.row, start, end, small[start:end])
        at = pattern.anywhere.search(small, at.start() + 1)


def _slip(language: str, row: Entry, start: int, end: int, piece: str) -> Remark:
    key = f"{language}.apology.{row.key}"
    level = _LEVELS.get(row.kind, "rather-not")
    why = reason_of(row.kind)
    right = f"{key}|{piece}"
    return Remark(start, end, row.kind, level, row.better, why, key, "sentence", right)


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """The lexicon of `language`; ValueError says what is wrong in its file."""
    where = f"lexicon/{language}/apology.toml"
    text = (files("resources") / where).read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text)["entry"], tuple[Entry, ...])
    except (msgspec.ValidationError, KeyError) as wrong:
        raise ValueError(f"{where}: {wrong}") from wrong


class _Pattern(NamedTuple):
    """An entry, what its pattern finds at the beginning of a word, and what a text needs for it."""

    row: Entry
    anywhere: re.Pattern[str]
    needs: tuple[Clause, ...]


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    # Words begin at an edge, except in Chinese.
    edge = r"(?=[\u3400-\u9fff])" if language == "zh" else r"(?<!\w)(?=\w)"
    small = ((row, _CAPITAL.sub(_lowered, row.find)) for row in entries(language))
    return tuple(
        _Pattern(row, re.compile(f"{edge}(?:{find})"), needed(find)) for row, find in small
    )


def _lowered(found: re.Match[str]) -> str:
    """Letters of a pattern, small as the text is; \\S and the like as they are."""
    return found[0] if found[0][0] in "\\(" else found[0].lower()
