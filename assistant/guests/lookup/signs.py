"""What each guest in the look-up is told apart by: read row by row, for comparing them all."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from assistant.guests.entries import Identity
from assistant.guests.lookup.keyed import FIELD
from assistant.guests.lookup.phones import Region
from assistant.journal.stamp import PageId
from assistant.journal.store import straight

_COLUMNS = "slot, page, name, reading, phones, emails, nickname, birthday, region"
_ALL = f"SELECT {_COLUMNS} FROM guest_row ORDER BY slot"  # noqa: S608 - our own column names
_SOME = 500


class Signs(Struct, frozen=True):
    """By what one guest is known."""

    slot: int
    page: PageId
    who: Identity
    """Name, reading, nickname, birthday, numbers and addresses; the rest is not in the look-up."""
    region: Region


def all_signs(tx: Connection) -> Iterator[Signs]:
    """Those of every guest, by rank."""
    rows = straight(tx).execute(_ALL)
    while some := rows.fetchmany(_SOME):
        yield from map(_signs, some)


def at(tx: Connection, slots: Iterable[int]) -> Iterator[Signs]:
    """Those of the guests at these places."""
    return _where(tx, "slot", slots)


def of_pages(tx: Connection, pages: Iterable[PageId]) -> Iterator[Signs]:
    """Those of the guests with these pages."""
    return _where(tx, "page", pages)


def _where(tx: Connection, column: str, values: Iterable[object]) -> Iterator[Signs]:
    wanted = list(values)
    for start in range(0, len(wanted), _SOME):
        some = wanted[start : start + _SOME]
        marks = ",".join("?" * len(some))
        sql = f"SELECT {_COLUMNS} FROM guest_row WHERE {column} IN ({marks})"  # noqa: S608
        yield from map(_signs, straight(tx).execute(sql, some).fetchall())


def _signs(row: Any) -> Signs:
    slot, page, name, reading, phones, emails, nickname, birthday, region = row
    who = Identity(
        name,
        reading=reading,
        nickname=nickname,
        birthday=birthday,
        phones=_parts(phones),
        emails=_parts(emails),
    )
    return Signs(slot, PageId(page), who, region)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(FIELD)) if text else ()
