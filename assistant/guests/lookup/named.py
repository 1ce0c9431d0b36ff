"""Whether words name a guest: the whole name in any order and spelling, a number, an address. Pure.

A first name or a surname alone does not count, for half the house may be called so; a name of one
word does. Cyrillic words may have another ending: in a sentence Анна Петрова is Анну Петрову.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from assistant.guests.lookup import cyrillic
from assistant.guests.lookup.asked import TITLES
from assistant.guests.lookup.folding import PARTED, Piece, fold, pieces, spelled_out
from assistant.guests.lookup.keys import romanised
from assistant.guests.lookup.phones import Number, numbers, written
from assistant.guests.lookup.row import GuestRow

_RUN_ON = frozenset({"han", "kana", "hangul", "thai"})
"""Scripts in which nothing parts a name from the words around it."""
_SPELLINGS = 4
_SHORTEST_NUMBER = 6
"""Digits; fewer are the number of a room."""
_STEM = 4
_ENDED = re.compile("(?<=[сцк]к)(?:ии|ои|ая|ое|ую)$|[аеиоуыэюяьй]$")
_ENDING = "[а-яі]{0,3}"
_GAP, _NO_DIGITS = r"[\W_]{0,3}", r"[^\w+]{0,3}"
_NEVER = re.compile(r"(?!)")


class _Word(NamedTuple):
    pattern: str
    anchors: tuple[str, ...]
    """One of these is in every text in which the pattern is."""
    is_run_on: bool


class Naming:
    """Made once of a guest, then asked about any number of lines."""

    def __init__(self, row: GuestRow) -> None:
        forms = list(_forms(row))
        patterns = dict.fromkeys(_pattern(form) for form in forms)
        self._names = re.compile("|".join(patterns)) if patterns else _NEVER
        emails = [one for email in (*row.emails, *row.former_emails) if "@" in (one := fold(email))]
        every = (*row.phones, *row.former_phones)
        found = [one for phone in every for one in numbers(phone, row.region)]
        digits = {one: number for number in found for one in written(number)}
        digits = {one: number for one, number in digits.items() if len(one) >= _SHORTEST_NUMBER}
        contacts = [_email(one) for one in emails]
        contacts += [_number(one, number) for one, number in digits.items()]
        self._contacts = re.compile("|".join(contacts)) if contacts else _NEVER
        anchors = (max(form, key=lambda word: min(map(len, word.anchors))) for form in forms)
        words = [anchor for word in anchors for anchor in word.anchors]
        self._anchors = tuple(dict.fromkeys([*words, *emails]))
        self._tails = tuple({one[-1] for one in digits})
        tails = {"[^0-9]{0,9}".join(one[-_SHORTEST_NUMBER:]) for one in digits}
        self._digits = re.compile("|".join(sorted(tails))) if tails else _NEVER

    def may_be_in(self, folded: str) -> bool:
        """Whether it is worth a closer look: quick, and true wherever `place` finds something."""
        return any(anchor in folded for anchor in self._anchors) or (
            any(digit in folded for digit in self._tails)
            and self._digits.search(folded) is not None
        )

    def place(self, text: str, *, contacts_only: bool = False) -> tuple[int, int] | None:
        """From and up to which letter of `text` the guest is named first; None where not at all."""
        folded, at = _mapped(text)
        patterns = (self._contacts,) if contacts_only else (self._names, self._contacts)
        hits = [hit for one in patterns if (hit := one.search(folded)) is not None]
        if not hits:
            return None
        first = min(hits, key=lambda hit: hit.start())
        return at[first.start()], at[first.end() - 1] + 1


def _mapped(text: str) -> tuple[str, list[int]]:
    """`text` folded letter by letter, and for each folded letter where it was."""
    folded: list[str] = []
    at: list[int] = []
    for number, letter in enumerate(text):
        plain = fold(letter)
        folded.append(plain)
        at += [number] * len(plain)
    return "".join(folded), at


# -- names ----------------------------------------------------------------------------------------


def _forms(row: GuestRow) -> Iterator[tuple[_Word, ...]]:
    """The words that name the guest, in all the orders in which they are said."""
    whole = _words(row.name)
    yield from _orders(whole)
    is_one = len(whole) == 1
    for text in (row.reading, *row.former_names):
        words = _words(text)
        yield from _orders(words if len(words) > 1 or is_one else [])
    for text in (row.nickname, row.call_me):
        words = _words(text)
        if len(words) > 1 and TITLES.isdisjoint(fold(text).replace(".", " ").split()):
            yield tuple(words)
    given, middle, family = (_words(part) for part in (row.given, row.middle, row.family))
    if given and family:
        yield from _of_parts(given, middle, family)


def _of_parts(
    given: list[_Word], middle: list[_Word], family: list[_Word]
) -> Iterator[tuple[_Word, ...]]:
    yield (*given, *family)
    yield (*family, *given)
    yield given[0], family[0]
    yield family[0], given[0]
    if middle:
        yield (*given, *middle, *family)
        yield (*family, *given, *middle)
        yield (*given, *middle)


def _orders(words: list[_Word]) -> Iterator[tuple[_Word, ...]]:
    """A name whose parts are not known: as it is, and its ends in either order."""
    if not words:
        return
    yield tuple(words)
    if len(words) > 1:
        yield words[-1], *words[:-1]
        yield words[0], words[-1]
        yield words[-1], words[0]
    if len(words) == 3 and all(_ENDING in word.pattern for word in words):
        yield words[0], words[1]  # name and patronymic, or surname and name
        yield words[1], words[2]


def _words(text: str) -> list[_Word]:
    """The words of a name; all of one that is written without spaces is one word."""
    parts = [(raw, run) for raw in text.split() if (run := pieces(fold(raw)))]
    every = [piece for _raw, run in parts for piece in run]
    if every and all(piece.script in _RUN_ON for piece in every):
        letters = "".join(piece.text for piece in every)
        if len(letters) < 2:
            return []
        return [_Word(_GAP.join(map(re.escape, letters)), (letters[-1],), is_run_on=True)]
    return [_word(raw, run) for raw, run in parts]


def _word(raw: str, run: Sequence[Piece]) -> _Word:
    if len(run) > 1:  # O'Brien, Anne-Marie
        return _Word(
            _GAP.join(re.escape(one.text) for one in run),
            (max((one.text for one in run), key=len),),
            run[0].script in _RUN_ON,
        )
    piece = run[0]
    stem, ending = piece.text, ""
    if piece.script == "cyrillic":
        if len(piece.text) >= _STEM:
            stem = _ENDED.sub("", piece.text)
        ending = _ENDING
    spelled = list(dict.fromkeys(one for one in _spellings(raw, piece) if one and one != stem))
    pattern = "|".join([re.escape(stem) + ending, *map(re.escape, spelled)])
    return _Word(f"(?:{pattern})", (stem, *spelled), piece.script in _RUN_ON)


def _spellings(raw: str, piece: Piece) -> Iterable[str]:
    """The same word as others write it: ue for ü, u for ue, Cyrillic in Latin."""
    if piece.script == "cyrillic":
        marked = "".join(c for c in normalize("NFC", raw).lower() if c.isalpha())
        return [fold(one) for one in cyrillic.romanised(marked)[:_SPELLINGS]] if marked else []
    if piece.script == "latin":
        wider = "".join(one.text for one in pieces(fold(spelled_out(raw))))
        return (wider, re.sub("([aou])e", r"\1", piece.text) if len(piece.text) > 3 else "")
    return romanised(piece)[:_SPELLINGS]


def _pattern(form: Sequence[_Word]) -> str:
    inner = _GAP.join(f"(?:{word.pattern})" for word in form)
    before = "" if form[0].is_run_on else f"(?<!{PARTED})"
    after = "" if form[-1].is_run_on else f"(?!{PARTED})"
    return f"{before}{inner}{after}"


# -- numbers and addresses ------------------------------------------------------------------------


def _number(digits: str, one: Number) -> str:
    """With the digits of a country or the trunk prefix before it, or without, in any groups."""
    codes = [r"(?:\+|00)[0-9]{1,3}", *{code for code in (one.code, one.trunk, "8") if code}]
    before = f"(?:(?:{'|'.join(codes)}){_NO_DIGITS}(?:\\(0\\){_NO_DIGITS})?)?"
    return f"(?<![0-9]){before}{_NO_DIGITS.join(digits)}(?![0-9])"


def _email(folded: str) -> str:
    return rf"(?<![\w.+-]){re.escape(folded)}(?![\w-])"
