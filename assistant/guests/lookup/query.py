"""What is looked for, as conditions on keys: a small tree that the index runs as one MATCH."""

from collections.abc import Iterable
from typing import NamedTuple

TAGS = "#^!~=%"
"""What a key is, by its first character: digits, other than name, consonants, coarse, skeleton,
southern. A key of the name has none."""


class Term(NamedTuple):
    """A key, or the beginning of one."""

    key: str
    begins: bool


class AllOf(NamedTuple):
    """Every one of these."""

    parts: "tuple[Condition, ...]"


class AnyOf(NamedTuple):
    """At least one of these."""

    parts: "tuple[Condition, ...]"


Condition = Term | AllOf | AnyOf


NOTHING = AnyOf(())
"""Met by nobody: what is left of a word that has no sound or no letters."""
_NO_KEY = "="  # a tag alone is no guest's key


def all_of(parts: Iterable[Condition]) -> Condition:
    """Every one of `parts`; NOTHING if there are none."""
    kept = tuple(dict.fromkeys(parts))
    if not kept or NOTHING in kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else AllOf(kept)


def any_of(parts: Iterable[Condition]) -> Condition:
    """At least one of `parts`; a key without letters and digits is none."""
    flat: list[Condition] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, AnyOf) else [part])
    kept = tuple(
        part for part in dict.fromkeys(flat) if not isinstance(part, Term) or part.key.strip(TAGS)
    )
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def match_text(condition: Condition) -> str:
    """The condition as FTS5 reads it. Keys are letters, digits and our tags, never a quote."""
    if isinstance(condition, Term):
        return f'"{condition.key}"*' if condition.begins else f'"{condition.key}"'
    if not condition.parts:
        return f'"{_NO_KEY}"'
    word = " AND " if isinstance(condition, AllOf) else " OR "
    return "(" + word.join(match_text(part) for part in condition.parts) + ")"


def holds(condition: Condition, keys: Iterable[str]) -> bool:
    """Whether `keys` meet the condition: the same answer as the index, by looking at each key."""
    if isinstance(condition, Term):
        if condition.begins:
            return any(key.startswith(condition.key) for key in keys)
        return condition.key in keys
    kept = tuple(keys)
    met = (holds(part, kept) for part in condition.parts)
    return all(met) if isinstance(condition, AllOf) else any(met)
