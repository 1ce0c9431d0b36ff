"""A guest in the list, as it comes out of the index."""

from operator import itemgetter
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from assistant.guests.lookup.keyed import HERE
from assistant.journal.stamp import PageId
from assistant.journal.store import straight

COLUMNS = "g.wanted, g.page, g.name, g.reading, g.phones, g.line, g.visits, g.care, g.last_ms"
ROWS = f"SELECT {COLUMNS} FROM guest_row g "  # noqa: S608 - our own column names
MATCH = (
    f"SELECT {COLUMNS}, g.emails, g.nickname, g.former FROM guest_find f CROSS JOIN guest_row g "  # noqa: S608
    "ON g.slot = f.rowid WHERE f.guest_find MATCH ? ORDER BY f.rowid LIMIT ?"
)
"""The one statement of a keystroke: places are ranks, so it stops when it has enough."""

_BY_PLACE = itemgetter(0, 1)


class Hit(Struct, frozen=True):
    """A guest in the list."""

    page: PageId
    name: str
    reading: str
    phones: tuple[str, ...]
    line: str
    visits: int
    here: bool
    care: bool
    last_ms: int
    why: str = ""
    """Why it is one, where that is not obvious: phone, email, nickname, note, sound, keyboard,
    spelling."""


def hit(row: Any, why: str = "") -> Hit:
    """A row of the table as a hit."""
    wanted, page, name, reading, phones, line, visits, care, last_ms = row[:9]
    numbers = tuple(phones.split("\n")) if phones else ()
    return Hit(page, name, reading, numbers, line, visits, wanted < HERE, bool(care), last_ms, why)


def rows(tx: Connection, statement: str, *values: object) -> list[Any]:
    """Asked of the driver itself: SQLAlchemy would take a third of a keystroke’s time.

    Guests who have earned the same place stand in the store as they came to this desk; here, in the
    order of their pages, which is the same at every desk.
    """
    found: list[Any] = straight(tx).execute(statement, values).fetchall()
    found.sort(key=_BY_PLACE)
    return found
