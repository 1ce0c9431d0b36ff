"""Who is probably on file already: by a number, an address or a name, before a guest is written."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from assistant.guests.entries import Identity
from assistant.guests.lookup import han
from assistant.guests.lookup.asked import read
from assistant.guests.lookup.folding import Piece, fold, pieces
from assistant.guests.lookup.hits import MATCH, Hit, hit
from assistant.guests.lookup.keys import DIGITS, OTHER, name_keys
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
    for row in tx.exec_driver_sql(MATCH, (match_text(any_of(keys)), _MOST)):
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
    for row in tx.exec_driver_sql(MATCH, (match_text(condition), limit)):
        why = _named_alike(fold(name), fold(row[2]))
        if why is not None:
            yield hit(row, why)


def _whole(text: str, script: str, spelled: tuple[str, ...]) -> Condition:
    found = [Term(key, False) for key in (text, *spelled)]
    if script == "han":
        found += [Term(key, False) for key in han.said(text[:8])]
    return any_of(found)


def _named_alike(ours: str, theirs: str) -> str | None:
    """ "" for one name, "sound" for one name in two scripts, None for two names."""
    mine, other = pieces(ours), pieces(theirs)
    if {p.script for p in mine} & {p.script for p in other}:
        one, two = _letters(mine), _letters(other)
        if one == two or (len(mine) > 1 and {p.text for p in mine} <= {p.text for p in other}):
            return ""
        return None
    whole = "".join(p.text for p in mine)
    keys = name_keys(theirs, "", "").all
    if whole in keys or len(mine) > 1:
        return "sound"
    return "sound" if not name_keys(ours, "", "").all.isdisjoint({_plain(other)}) else None


def _letters(run: list[Piece]) -> str:
    """The letters of a name, its words in the order of the alphabet unless they are Chinese."""
    if all(piece.script == "han" for piece in run):
        return "".join(piece.text for piece in run)
    return "".join(sorted(piece.text for piece in run))


def _plain(run: list[Piece]) -> str:
    return "".join(piece.text for piece in run)
