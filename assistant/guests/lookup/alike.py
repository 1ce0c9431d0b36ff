"""Who is probably on file already: by a number, an address or a name, before a guest is written."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from assistant.guests.entries import Identity
from assistant.guests.lookup import han
from assistant.guests.lookup.asked import read
from assistant.guests.lookup.folding import Piece, fold, pieces
from assistant.guests.lookup.hits import MATCH, Hit, hit, rows
from assistant.guests.lookup.keys import DIGITS, OTHER
from assistant.guests.lookup.phones import Region, grams, numbers, same, written
from assistant.guests.lookup.query import Condition, Term, all_of, any_of, match_text
from assistant.journal.stamp import PageId

_MOST = 200
"""Guests who share one number, at most; a switchboard's number is no sign of a person."""
_SHORTEST_NUMBER = 5


def by_contact(
    tx: Connection, phones: Iterable[str], emails: Iterable[str], region: Region = ""
) -> list[PageId]:
    """The guests with one of these numbers or addresses, however written, by rank."""
    return [PageId(row[1]) for row, _ in _sharing(tx, tuple(phones), tuple(emails), region)]


def alike(tx: Connection, identity: Identity, limit: int = 5, region: Region = "") -> list[Hit]:
    """Guests who are probably this one. `why` is phone, email, "" for the same name, or sound for a
    name that is the same in another script."""
    found: dict[PageId, Hit] = {}
    for row, why in _sharing(tx, identity.phones, identity.emails, region):
        found.setdefault(row[1], hit(row, why))
    names = (identity.name, identity.reading, f"{identity.given} {identity.family}")
    for name in dict.fromkeys(name for name in names if name.strip()):
        for one in _namesakes(tx, name, limit * 4):
            found.setdefault(one.page, one)
    return list(found.values())[:limit]


def _sharing(
    tx: Connection, phones: tuple[str, ...], emails: tuple[str, ...], region: Region
) -> Iterator[tuple[Any, str]]:
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
    for row in rows(tx, MATCH, match_text(any_of(keys)), _MOST):
        theirs = [one for typed in row[4].split("\n") for one in numbers(typed, region)]
        if any(same(one, other) for one in wanted for other in theirs):
            yield row, "phone"
        elif not addresses.isdisjoint(fold(email).strip() for email in row[9].split("\n")):
            yield row, "email"


def _address(plain: str) -> str:
    return "".join(c for c in plain if c.isalnum() or c in "@._-+")[:80]


def _namesakes(tx: Connection, name: str, limit: int) -> Iterator[Hit]:
    """Guests whose name has all words of `name`, whole, in any script."""
    words = read(name).words
    if not words:
        return
    condition = all_of(_whole(word.text, word.script, word.spelled) for word in words)
    for row in rows(tx, MATCH, match_text(condition), limit):
        why = _named_alike(pieces(fold(name)), pieces(fold(row[2])))
        if why is not None:
            yield hit(row, why)


def _whole(text: str, script: str, spelled: tuple[str, ...]) -> Condition:
    found = [Term(key, False) for key in (text, *spelled)]
    if script == "han":
        found += [Term(key, False) for key in han.said(text[:8])]
    return any_of(found)


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


def _letters(run: list[Piece]) -> str:
    return "".join(piece.text for piece in run)


def _said(name: str) -> set[str]:
    """A Chinese name in pinyin, the family name first or last."""
    surname = han.surname_length(name)
    ways = han.readings(name, surname)
    return {"".join(way) for way in ways} | {"".join(way[surname:] + way[:surname]) for way in ways}
