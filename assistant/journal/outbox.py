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
    " (n INTEGER PRIMARY KEY AUTOINCREMENT, page BLOB NOT NULL, id BLOB NOT NULL,"
    " aside INTEGER NOT NULL DEFAULT 0)"
)
# In the order of the journal itself: millions of lines go in one behind the other.
_CREATE_INDEX = "CREATE INDEX IF NOT EXISTS outbox_place ON outbox (page, id)"
_COLUMNS = ", ".join(f"e.{name}" for name in Entry.__struct_fields__)
_FIRST = (
    f"SELECT o.n, {_COLUMNS} FROM outbox o"  # noqa: S608 - our own names
    " JOIN entry e ON e.page = o.page AND e.id = o.id"
    " WHERE o.n > ? AND NOT o.aside ORDER BY o.n LIMIT ?"
)
_OWN = (
    f"SELECT {_COLUMNS} FROM outbox o"  # noqa: S608 - our own names
    " JOIN entry e ON e.page = o.page AND e.id = o.id WHERE e.desk = ? ORDER BY e.seq, e.id"
)
_BEFORE = "SELECT page, id FROM entry WHERE (page, id) > (?, ?) ORDER BY page, id"
_REFILL = (
    "INSERT INTO outbox (page, id) SELECT page, id FROM entry e"
    " WHERE (page, id) > (?1, ?2) AND (page, id) <= (?3, ?4)"
    " AND (?5 IS NULL OR desk = ?5) AND NOT EXISTS"
    " (SELECT 1 FROM outbox o WHERE o.page = e.page AND o.id = e.id) ORDER BY page, id"
)
_END = (b"\xff" * 17, b"")
"""Behind every page."""
_PIECE = 5000
"""Lines looked at by one transaction: a clerk’s own line waits for one at the most."""
_MANY = 10_000
"""More than these are not counted one by one."""
# Two questions, as one alone would be answered by reading them all.
_NEARLY = "SELECT (SELECT max(n) FROM outbox) - (SELECT min(n) FROM outbox) + 1"


def is_kept(tx: Connection) -> bool:
    """Whether the store is shared."""
    return straight(tx).execute(_THERE).fetchone() is not None


def begin(tx: Connection) -> None:
    """From now on what this desk writes is kept for the others."""
    straight(tx).execute(_CREATE)
    straight(tx).execute(_CREATE_INDEX)


def end(tx: Connection) -> None:
    """The store is no longer shared."""
    straight(tx).execute("DROP TABLE IF EXISTS outbox")


def put(tx: Connection, entries: Iterable[Entry]) -> None:
    """Keep lines just written, where the store is shared."""
    if is_kept(tx):
        rows = [(bytearray(one.page), bytearray(one.id)) for one in entries]
        straight(tx).executemany("INSERT INTO outbox (page, id) VALUES (?, ?)", rows)


Spot = tuple[bytes, bytes]
"""A page and an id: a place in the journal."""
START: Spot = (b"", b"")


def refill(tx: Connection, after: Spot, desk: DeskId | None = None) -> Spot | None:
    """Keep the next lines behind a place once more, or those of one desk among them, besides what
    waits. Tells how far that was; None where there are no more."""
    rows = straight(tx)
    end: Spot | None = rows.execute(f"{_BEFORE} LIMIT 1 OFFSET {_PIECE - 1}", after).fetchone()
    rows.execute(_REFILL, (*after, *(end or _END), bytearray(desk) if desk is not None else None))
    return end


def behind(tx: Connection, desk: DeskId, seq: int) -> list[tuple[bytes, bytes]]:
    """The page and id of each line of a desk with a higher number than `seq`."""
    asked = "SELECT page, id FROM entry WHERE desk = ? AND seq > ? ORDER BY seq"
    return [(row[0], row[1]) for row in straight(tx).execute(asked, (bytearray(desk), seq))]


def put_again(tx: Connection, lines: Iterable[tuple[bytes, bytes]]) -> None:
    """Keep these lines once more, those besides that wait already."""
    straight(tx).executemany(
        "INSERT INTO outbox (page, id) SELECT ?, ? WHERE NOT EXISTS"
        " (SELECT 1 FROM outbox WHERE page = ? AND id = ?)",
        [(bytearray(page), bytearray(one)) * 2 for page, one in lines],
    )


def first(tx: Connection, after: int, most: int) -> list[tuple[int, Entry]]:
    """The next lines behind number `after`, with their numbers."""
    rows = straight(tx).execute(_FIRST, (after, most)).fetchall()
    return [(row[0], Entry(*row[1:])) for row in rows]


def drop(tx: Connection, given: Sequence[int]) -> list[int]:
    """These have reached the others. Tells those that were gone before."""
    rows = straight(tx)
    drop_one = "DELETE FROM outbox WHERE n = ?"
    return [number for number in given if not rows.execute(drop_one, (number,)).rowcount]


def set_aside(tx: Connection, numbers: Sequence[int]) -> None:
    """These cannot be given to anybody: they no longer wait, and are counted."""
    rows = [(number,) for number in numbers]
    straight(tx).executemany("UPDATE outbox SET aside = 1 WHERE n = ?", rows)


def drop_lines(tx: Connection, entries: Iterable[Entry]) -> None:
    """The others have these: they came from there."""
    rows = [(bytearray(one.page), bytearray(one.id)) for one in entries]
    straight(tx).executemany("DELETE FROM outbox WHERE page = ? AND id = ?", rows)


def numbers(tx: Connection, entries: Iterable[Entry]) -> list[int]:
    """The numbers of those of the lines that are kept."""
    asked, rows = "SELECT n FROM outbox WHERE page = ? AND id = ?", straight(tx)
    places = ((bytearray(one.page), bytearray(one.id)) for one in entries)
    found = (rows.execute(asked, place).fetchone() for place in places)
    return [row[0] for row in found if row is not None]


def count_of(tx: Connection, given: Sequence[int]) -> int:
    """How many lines of these numbers are kept, and not set aside."""
    asked = f"SELECT count(*) FROM outbox WHERE NOT aside AND n IN ({', '.join('?' * len(given))})"  # noqa: S608
    return int(straight(tx).execute(asked, given).fetchone()[0]) if given else 0


def own(tx: Connection, desk: DeskId) -> list[Entry]:
    """All lines of a desk that wait, in the order of their numbers."""
    return [Entry(*row) for row in straight(tx).execute(_OWN, (bytearray(desk),))]


def count(tx: Connection) -> tuple[int, int]:
    """How many wait, nearly so where they are many; and how many are set aside."""
    few = f"SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT {_MANY + 1})"  # noqa: S608
    kept = int(straight(tx).execute(few).fetchone()[0])
    if kept > _MANY:
        return int(straight(tx).execute(_NEARLY).fetchone()[0]), 0
    aside = straight(tx).execute("SELECT count(*) FROM outbox WHERE aside").fetchone()[0]
    return kept - int(aside), int(aside)
