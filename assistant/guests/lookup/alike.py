"""Who is probably on file already: by a number, an address or a name, before a guest is written."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from assistant.guests.entries import Identity
from assistant.guests.lookup import han, semitic
from assistant.guests.lookup.asked import TITLES, Word, partings, read
from assistant.guests.lookup.folding import Piece, fold, pieces
from assistant.guests.lookup.hits import MATCH, Hit, hit, rows
from assistant.guests.lookup.keys import CONSONANTS, DIGITS, OTHER
from assistant.guests.lookup.phones import Region, grams, numbers, same, written
from assistant.guests.lookup.query import Condition, Term, all_of, any_of, match_text
from assistant.guests.lookup.spelling import near, within
from assistant.journal.stamp import PageId

_MOST = 200
"""Guests who share one number, at most; a switchboard's number is no sign of a person."""
_SHORTEST_NUMBER = 5
_SHORTEST_NAME = {False: 6, True: 3}
"""Letters, or Chinese characters, that a name needs to be compared with those that nearly are it:
shorter ones are too many."""
_LONG_WORD = 7
"""Letters of a word in which two slips are still the same name."""


def by_contact(
    tx: Connection, phones: Iterable[str], emails: Iterable[str], *regions: Region
) -> list[PageId]:
    """The guests with one of these numbers or addresses, however written, by rank.

    Numbers are read as in the first of `regions`, then as in the next; by themselves without any.
    """
    told, asked = (tuple(phones), tuple(emails)), dict[str, list[Any]]()
    each = (_sharing(tx, *told, region, asked) for region in regions or ("",))
    return [PageId(row[1]) for found in each for row, _ in found]


def alike(tx: Connection, identity: Identity, limit: int = 5, region: Region = "") -> list[Hit]:
    """Guests who are probably this one, the likeliest first.

    `why` is phone, email, nickname, "" for the same name, sound for a name that is the same in
    another script or in characters of the same sound, or spelling for one that differs by a slip.
    """
    found: dict[PageId, Hit] = {}
    for row, why in _sharing(tx, identity.phones, identity.emails, region):
        found.setdefault(row[1], hit(row, why))
    told = (identity.name, identity.reading, f"{identity.given} {identity.family}")
    names = dict.fromkeys(name for name in told if name.strip())
    for name in names:
        for one in _namesakes(tx, name, limit * 4):
            found.setdefault(one.page, one)
    for one in _nicknamed(tx, identity.nickname, limit):
        found.setdefault(one.page, one)
    for name in () if found else names:
        for one in _misspelled(tx, name, limit * 4):
            found.setdefault(one.page, one)
    return list(found.values())[:limit]


def one_name(one: str, other: str) -> str | None:
    """Whether two names are one: "" for the same words in any order, "sound" for characters that
    sound the same, "spelling" for a slip or a word more; None for two names."""
    ours, theirs = _untitled(one), _untitled(other)
    if not ours or not theirs:
        return None
    if sorted(piece.text for piece in ours) == sorted(piece.text for piece in theirs):
        return ""
    if min(len(_letters(ours)), len(_letters(theirs))) < _SHORTEST_NAME[ours[0].script == "han"]:
        return None
    return _nearly_named(ours, theirs) or _nearly_named(theirs, ours)


def _sharing(
    tx: Connection,
    phones: tuple[str, ...],
    emails: tuple[str, ...],
    region: Region,
    asked: dict[str, list[Any]] | None = None,
) -> Iterator[tuple[Any, str]]:
    """Rows with why; `asked` has what was found before, by the question."""
    wanted = [one for typed in phones for one in numbers(typed, region)]
    wanted = [one for one in wanted if len(one.national) >= _SHORTEST_NUMBER]
    addresses = {fold(email).strip() for email in emails if "@" in email}
    keys: list[Condition] = [
        all_of(Term(DIGITS + gram, False) for gram in grams(digits) or [digits])
        for one in wanted
        for digits in written(one)
    ]
    keys += [Term(OTHER + plain, False) for plain in map(_address, addresses) if plain]
    if not keys:
        return
    question, before = match_text(any_of(keys)), asked if asked is not None else {}
    if question not in before:
        before[question] = rows(tx, MATCH, question, _MOST)
    for row in before[question]:
        former = row[11].split("\n")
        typed_theirs = (*row[4].split("\n"), *(one for one in former if "@" not in one))
        theirs = [one for typed in typed_theirs for one in numbers(typed, region)]
        if any(same(one, other) for one in wanted for other in theirs):
            yield row, "phone"
        elif not addresses.isdisjoint(fold(one).strip() for one in (*row[9].split("\n"), *former)):
            yield row, "email"


def _address(plain: str) -> str:
    return "".join(c for c in plain if c.isalnum() or c in "@._-+")[:80]


def _namesakes(tx: Connection, name: str, limit: int) -> Iterator[Hit]:
    """Guests whose name has all words of `name`, whole, in any script; titles do not count."""
    asked = read(name)
    ways = [way for way in dict.fromkeys([*partings(asked.words), asked.words]) if way]
    if not ways:
        return
    condition = any_of(all_of(_whole(word) for word in way) for way in ways)
    for row in rows(tx, MATCH, match_text(condition), limit):
        why = _named_alike(_untitled(name), pieces(fold(row[2])))
        if why is not None:
            yield hit(row, why)


def _nicknamed(tx: Connection, nickname: str, limit: int) -> Iterator[Hit]:
    """Guests who are called the same by their own."""
    ours = pieces(fold(nickname))
    if not ours:
        return
    condition = all_of(Term(OTHER + piece.text, False) for piece in ours)
    for row in rows(tx, MATCH, match_text(condition), limit * 4):
        if pieces(fold(row[10])) == ours:
            yield hit(row, "nickname")


def _misspelled(tx: Connection, name: str, limit: int) -> Iterator[Hit]:
    """Guests whose whole name is this one but for a slip in a word, a word more, or
    characters that sound the same."""
    ours = _untitled(name)
    if not ours or len(_letters(ours)) < _SHORTEST_NAME[ours[0].script == "han"]:
        return
    words = [word for word in read(name).words if word.text not in TITLES]
    if not words:
        return
    each = [_nearly(tx, word) for word in words]
    fewer = [each[:at] + each[at + 1 :] for at in range(len(each))] if len(each) > 2 else []
    condition = any_of(map(all_of, [each, *fewer]))
    for row in rows(tx, MATCH, match_text(condition), limit):
        why = _nearly_named(ours, pieces(fold(row[2])))
        if why is not None:
            yield hit(row, why)


def _untitled(name: str) -> list[Piece]:
    """The words of a name without “Ms” and “Dr”, unless nothing else is left."""
    found = pieces(fold(name))
    return [piece for piece in found if piece.text not in TITLES] or found


def _whole(word: Word) -> Condition:
    found = [Term(key, False) for key in (word.text, *word.spelled)]
    if word.script == "han":
        found += [Term(key, False) for key in han.said(word.text[:8])]
    if word.script == "latin" and len(key := semitic.consonants_in_latin(word.text)) > 2:
        found.append(Term(CONSONANTS + key, False))
    return any_of(found)


def _nearly(tx: Connection, word: Word) -> Condition:
    if word.script in ("han", "digits", "email"):
        return _whole(word)
    spelled = [Term(one.word, False) for one in near(tx, word.text)]
    return any_of([_whole(word), *spelled])


def _named_alike(ours: list[Piece], theirs: list[Piece]) -> str | None:
    """ "" for one name, "sound" for one name in two scripts, None for two names.

    The index has found that they share all our words; what is left is whether those are enough.
    """
    ours_han, theirs_han = (all(p.script == "han" for p in run) for run in (ours, theirs))
    if ours_han and theirs_han:
        return "" if _letters(ours) == _letters(theirs) else None
    if len(ours) == 1 and not ours_han and (len(theirs) > 1 or theirs_han):
        return "sound" if theirs_han and ours[0].text in _said(_letters(theirs)) else None
    if {piece.script for piece in ours} & {piece.script for piece in theirs}:
        return ""
    return "sound"


def _nearly_named(ours: list[Piece], theirs: list[Piece]) -> str | None:
    """ "sound" for characters of the same sound, "spelling" for a slip, None for two names."""
    if all(piece.script == "han" for piece in theirs):
        said = _said(_letters(theirs))
        if ours[0].script == "han":
            return "sound" if said & _said(_letters(ours)) else None
        return "spelling" if any(_slipped(_letters(ours), way) for way in said) else None
    names = [piece.text for piece in ours]
    left = [piece.text for piece in theirs if piece.text not in TITLES]
    if len(left) > 1 and len(names) == len(left) + 1 and set(left) < set(names):
        return "spelling"  # a second given name, a particle
    for text in names:
        met = next((one for one in left if _slipped(text, one)), None)
        if met is None:
            return None
        left.remove(met)
    return None if left else "spelling"


def _slipped(ours: str, theirs: str) -> bool:
    """Whether two words are one but for a slip; a long one may hold two."""
    return within(ours, theirs, 0 if len(ours) < 4 else 1 if len(ours) < _LONG_WORD else 2)


def _letters(run: list[Piece]) -> str:
    return "".join(piece.text for piece in run)


def _said(name: str) -> set[str]:
    """A Chinese name in pinyin, the family name first or last."""
    surname = han.surname_length(name)
    ways = han.readings(name, surname)
    return {"".join(way) for way in ways} | {"".join(way[surname:] + way[:surname]) for way in ways}
