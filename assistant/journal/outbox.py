"""The lines of this desk that the other desks have not been given yet, in the order of writing.

There is an outbox where the store is shared; elsewhere nothing is kept for anybody.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.journal.store import straight

_THERE = "SELECT 1 FROM sqlite_master WHERE name = 'outbox'"
# The numbers are never used twice: one that is on its way names one line for ever.
_CREATE = (
    "CREATE TABLE IF NOT EXISTS outbox"
    " (n INTEGER PRIMARY KEY AUTOINCREMENT, page BLOB NOT NULL, id BLOB NOT NULL)"
)
_COLUMNS = ", ".join(f"e.{name}" for name in Entry.__struct_fields__)
_FIRST = (
    f"SELECT o.n, {_COLUMNS} FROM outbox o"  # noqa: S608 - our own names
    " JOIN entry e ON e.page = o.page AND e.id = o.id WHERE o.n > ? ORDER BY o.n LIMIT ?"
)


def is_kept(tx: Connection) -> bool:
    """Whether the store is shared."""
    return straight(tx).execute(_THERE).fetchone() is not None


def begin(tx: Connection) -> None:
    """From now on what this desk writes is kept for the others; and all that is there already."""
    straight(tx).execute(_CREATE)
    refill(tx)


def end(tx: Connection) -> None:
    """The store is no longer shared."""
    straight(tx).execute("DROP TABLE IF EXISTS outbox")


def put(tx: Connection, entries: Iterable[Entry]) -> None:
    """Keep lines just written, where the store is shared."""
    if is_kept(tx):
        rows = [(bytearray(one.page), bytearray(one.id)) for one in entries]
        straight(tx).executemany("INSERT INTO outbox (page, id) VALUES (?, ?)", rows)


def refill(tx: Connection, desk: DeskId | None = None) -> None:
    """Keep all lines of the store once more, or those of one desk."""
    wanted, words = ("desk = ?", [bytearray(desk)]) if desk is not None else ("1", [])
    straight(tx).execute("DELETE FROM outbox")
    order = f"SELECT page, id FROM entry WHERE {wanted} ORDER BY id"  # noqa: S608 - our own names
    straight(tx).execute(f"INSERT INTO outbox (page, id) {order}", words)


def first(tx: Connection, after: int, most: int) -> list[tuple[int, Entry]]:
    """The next lines behind number `after`, with their numbers."""
    rows = straight(tx).execute(_FIRST, (after, most)).fetchall()
    return [(row[0], Entry(*row[1:])) for row in rows]


def drop(tx: Connection, numbers: Sequence[int]) -> None:
    """These have reached the others."""
    rows = [(number,) for number in numbers]
    straight(tx).executemany("DELETE FROM outbox WHERE n = ?", rows)


def count(tx: Connection) -> int:
    """How many wait."""
    return int(straight(tx).execute("SELECT count(*) FROM outbox").fetchone()[0])
