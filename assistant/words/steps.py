"""The ways through a recovery, step by step, and what is at hand at each part: data, read here.

`resources/recovery/frameworks.toml` holds the frameworks with their steps, and which of the ways to
treat an upset guest (H27) help at a part; it is the same for every language. `<language>.toml`
beside it holds the texts:

    [framework]
    last = "LAST"                                   # the name by the framework's key
    [step]
    "last.listen" = { name = "Listen", short = "let them tell it all" }
    [part.listen]
    ask = ["What happened?", …]                     # two or three questions to ask aloud
    avoid = ["Breaking in", …]                      # two
    done = "Done when the guest has told it all."   # what counts as done
    [way]
    let-out = "Let them let off steam, and feel with them."

A house's own framework is made of the same Structs; its steps have parts of `PARTS` too.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from assistant.words.filling import phrase_language

PARTS = ("listen", "empathise", "apologise", "facts", "solve", "record", "thank")
"""What the steps of every framework are made of; a part is also a moment of the phrase book."""
WAYS = (
    "at-once",
    "date",
    "progress",
    "can-do",
    "quiet-place",
    "no-contradiction",
    "no-contest",
    "let-out",
    "agreement",
    "rule",
    "small-gesture",
)
"""How an upset guest is treated (H27): nine ways, the first in two halves; and a small gesture."""


class Step(Struct, frozen=True):
    """A step of a framework, in one language."""

    key: str
    part: str
    """Which of `PARTS` it is."""
    name: str
    short: str = ""
    """What it is about, in a few words."""


class Framework(Struct, frozen=True):
    """A way through a recovery, in one language."""

    key: str
    name: str
    steps: tuple[Step, ...]


class PartAdvice(Struct, frozen=True):
    """What is at hand at a part of a recovery, in one language: short texts for the clerk."""

    ask: tuple[str, ...]
    """Questions to ask aloud."""
    avoid: tuple[str, ...]
    done: str
    """What counts as done."""
    ways: tuple[str, ...]
    """Of the ways to treat an upset guest those that help here."""


class _Named(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    short: str


class _Part(Struct, frozen=True, forbid_unknown_fields=True):
    ask: tuple[str, ...]
    avoid: tuple[str, ...]
    done: str


class _Texts(Struct, frozen=True, forbid_unknown_fields=True):
    """The file of a language."""

    framework: dict[str, str]
    step: dict[str, _Named]
    part: dict[str, _Part]
    way: dict[str, str]


class _KeyAndPart(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    part: str


class _Steps(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    step: tuple[_KeyAndPart, ...]


class _Frameworks(Struct, frozen=True, forbid_unknown_fields=True):
    """The file without a language."""

    framework: tuple[_Steps, ...]
    ways: dict[str, tuple[str, ...]]


def frameworks(language: str) -> tuple[Framework, ...]:
    """The frameworks that ship, the usual one first, in `language` (BCP 47; else in English)."""
    texts = _texts(phrase_language(language, "en"))

    def step(framework: str, row: _KeyAndPart) -> Step:
        named = texts.step[f"{framework}.{row.key}"]
        return Step(row.key, row.part, named.name, named.short)

    return tuple(
        Framework(row.key, texts.framework[row.key], tuple(step(row.key, s) for s in row.step))
        for row in _shipped().framework
    )


def advice_for(part: str, language: str) -> PartAdvice:
    """What is at hand at `part`, one of `PARTS`, in `language` (BCP 47; else in English)."""
    texts = _texts(phrase_language(language, "en"))
    written = texts.part[part]
    ways = tuple(texts.way[key] for key in _shipped().ways[part])
    return PartAdvice(written.ask, written.avoid, written.done, ways)


@cache
def _shipped() -> _Frameworks:
    return _read("frameworks", _Frameworks)


@cache
def _texts(language: str) -> _Texts:
    return _read(language, _Texts)


_File = TypeVar("_File", _Frameworks, _Texts)


def _read(name: str, kind: type[_File]) -> _File:
    """A file of `resources/recovery`; ValueError says which one is wrong, and where."""
    text = (files("resources") / "recovery" / f"{name}.toml").read_text(encoding="utf-8")
    rows: dict[str, Any] = tomllib.loads(text)
    try:
        return msgspec.convert(rows, kind)
    except msgspec.ValidationError as wrong:
        raise ValueError(f"recovery/{name}.toml: {wrong}") from wrong
