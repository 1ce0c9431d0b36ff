"""Typing errors: the words of guests' names that are one or two slips away from a typed one."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy import Connection

from assistant.guests.lookup.keys import WORD

MOST_NEAR = 8
"""So many words near a typed one are looked for."""
_TWO_SLIPS = 5
"""Letters from which on a word may hold two slips."""
_OTHER_BEGINNING = 4
"""Letters from which on the first one may be a slip."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_ALPHABETS = tuple("".join(sorted("".join(rows))) for rows in _ROWS)


def _neighbours() -> dict[str, str]:
    """For each letter, the keys around it."""
    near: dict[str, str] = {}
    for rows in _ROWS:
        for y, row in enumerate(rows):
            for x, letter in enumerate(row):
                around = [
                    (y, x - 1),
                    (y, x + 1),
                    (y - 1, x),
                    (y - 1, x + 1),
                    (y + 1, x - 1),
                    (y + 1, x),
                ]
                near[letter] = "".join(
                    rows[j][i] for j, i in around if 0 <= j < 3 and 0 <= i < len(rows[j])
                )
    return near


_NEAR = _neighbours()
_BUCKET = """SELECT group_concat(word, char(10)) FROM guest_word
             WHERE first=? AND length BETWEEN ? AND ?"""


class Near(NamedTuple):
    """A word of a name, and how many slips lie between it and the typed one."""

    word: str
    slips: int


def near(tx: Connection, word: str, cancelled: Callable[[], bool] = lambda: False) -> list[Near]:
    """The nearest words of names, the nearest first; none for a word too short or too long.

    A slip is more likely anywhere than in the first letter together with another one: words that
    begin with a neighbouring key are read only when nothing nearer is known. A short word begins
    as it is typed: Mia is not Xia.
    """
    if len(word) not in WORD:
        return []
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    candidates = _bucket(tx, word[0], word, slips)
    if len(word) >= _OTHER_BEGINNING:
        candidates += _other_beginnings(tx, word)
    found = _nearest(word, candidates, slips)
    if found or slips == 1:
        return found
    candidates = []
    for first in dict.fromkeys([word[1], *_NEAR.get(word[0], "")]):
        if cancelled():
            return []
        candidates += _bucket(tx, first, word, slips)
    return _nearest(word, candidates, slips)


def within(word: str, other: str, slips: int) -> bool:
    """Whether so many slips make one word of the other."""
    if word == other or not slips:
        return word == other
    return bool(_nearest(word, [other], slips))


def _bucket(tx: Connection, first: str, word: str, slips: int) -> list[str]:
    """The words of about the same length that begin with `first`, in one piece: rows cost more."""
    bucket = tx.exec_driver_sql(_BUCKET, (first, len(word) - slips, len(word) + slips))
    return (bucket.scalar() or "").split("\n")


def _nearest(word: str, candidates: list[str], slips: int) -> list[Near]:
    # lazy for start-up: only a query with few hits needs it
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    met = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=slips, limit=4 * MOST_NEAR
    )
    found = {Near(text, int(distance)) for text, distance, _ in met if text and distance}
    return sorted(found, key=lambda one: (one.slips, one.word))[:MOST_NEAR]


def _other_beginnings(tx: Connection, word: str) -> list[str]:
    """Words that differ at the beginning alone: another first letter, one more, one fewer."""
    alphabet = next((letters for letters in _ALPHABETS if word[0] in letters), "")
    tried = [word[1:], word[1] + word[0] + word[2:]]
    tried += [letter + rest for letter in alphabet for rest in (word[1:], word)]
    values = ",".join(["(?,?,?)"] * len(tried))
    found = tx.exec_driver_sql(
        f"WITH tried(f, l, w) AS (VALUES {values}) SELECT w FROM tried CROSS JOIN guest_word "  # noqa: S608
        "ON first=f AND length=l AND word=w",
        tuple(part for text in tried for part in (text[0], len(text), text)),
    )
    return list(found.scalars())
