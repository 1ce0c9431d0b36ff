"""The ideas of the line-up, each with a question to talk about: data, read here (H40).

`resources/ideas/rows.toml` names the ideas in their order, with the rows of the handbook that each
tells of; it is the same for every language. `<language>.toml` beside it holds the texts:

    [walk-along]                            # the idea's key
    idea = "A pointing finger sends people off; a few steps together bring them there."
    question = "Where did we walk along with somebody yesterday?"

An idea is said aloud in a breath and read from two metres. Its question is open: each of five
people can answer it from their own day, and nobody is examined or blamed by it. Neighbours in the
order are of one theme; `idea_of_the_day` strides across.
"""

import math
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

from assistant.words.filling import phrase_language

_GOLDEN = (math.sqrt(5) - 1) / 2
"""A stride of this part of the way round keeps successive days far from one another."""


class Idea(Struct, frozen=True):
    """One idea of the handbook, or of the house, in one language."""

    key: str
    rows: tuple[str, ...]
    """Rows of the handbook that it tells of: "H16"."""
    idea: str
    question: str
    own: bool = False
    """Whether the house wrote it."""


class _Text(Struct, frozen=True, forbid_unknown_fields=True):
    """An idea as it stands in the file of a language."""

    idea: str
    question: str


def ideas(language: str) -> tuple[Idea, ...]:
    """The ideas that ship, in `language` (BCP 47; else in English)."""
    return _ideas(phrase_language(language, "en"))


def idea_of_the_day(pool: Sequence[Idea], day: date) -> Idea:
    """The idea of `pool` for `day`: the same at every desk, and none again until all have been.

    `pool` is not empty. When it grows or shrinks, the round begins anew at another place.
    """
    return pool[day.toordinal() * _stride(len(pool)) % len(pool)]


@cache
def _stride(length: int) -> int:
    """The step nearest the golden part of `length` that meets every place before any again."""
    steps = (step for step in range(1, length + 1) if math.gcd(step, length) == 1)
    return min(steps, key=lambda step: abs(step - length * _GOLDEN))


@cache
def _ideas(language: str) -> tuple[Idea, ...]:
    """Read and check the texts of a language; ValueError says what is wrong, and where."""
    rows = _read("rows", dict[str, tuple[str, ...]])
    texts = _read(language, dict[str, _Text])
    if list(texts) != list(rows):
        raise ValueError(f"ideas/{language}.toml: its keys are not those of rows.toml, in order")
    return tuple(Idea(key, rows[key], text.idea, text.question) for key, text in texts.items())


def _read(name: str, kind: Any) -> Any:
    """A file of `resources/ideas` as `kind`; ValueError says which one is wrong, and where."""
    text = (files("resources") / "ideas" / f"{name}.toml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except msgspec.ValidationError as wrong:
        raise ValueError(f"ideas/{name}.toml: {wrong}") from wrong
