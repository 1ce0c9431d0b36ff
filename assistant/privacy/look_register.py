"""Where looks are found: by guest, and by time; made anew from the journal at any time."""

from collections.abc import Iterable

from sqlalchemy import Connection

from assistant.journal.stamp import DeskId, PageId, StaffId
from assistant.privacy import merge_register
from assistant.privacy.looks import CardsOpened, Seen

VERSION = 1
"""Of the tables: another one makes them anew from the journal."""

_TABLES = (
    """CREATE TABLE IF NOT EXISTS look (
        guest BLOB NOT NULL, at_ms INTEGER NOT NULL, staff BLOB NOT NULL, desk BLOB NOT NULL,
        PRIMARY KEY (guest, at_ms, staff, desk)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS look_at ON look (at_ms)",
)
_ROWS = "SELECT guest, staff, desk, at_ms FROM look"


def create(tx: Connection) -> None:
    """Lay out the register where there is none."""
    for statement in _TABLES:
        tx.exec_driver_sql(statement)


def drop(tx: Connection) -> None:
    """Take it away, to be made anew."""
    tx.exec_driver_sql("DROP TABLE IF EXISTS look")


def put(tx: Connection, desk: DeskId, lines: Iterable[CardsOpened]) -> None:
    """Bring the register in step with what a desk has written down."""
    rows = [(one.guest, one.at_ms, one.staff, desk) for line in lines for one in line.looks]
    if rows:
        tx.exec_driver_sql("INSERT OR IGNORE INTO look VALUES (?, ?, ?, ?)", rows)


def of_guest(tx: Connection, guest: PageId) -> list[Seen]:
    """Who opened a guest's card, on whichever of their pages, the latest first."""
    guests = merge_register.group(tx, guest)
    marks = ",".join("?" * len(guests))
    return _seen(tx, f"{_ROWS} WHERE guest IN ({marks}) ORDER BY at_ms DESC", *guests)


def since(tx: Connection, from_ms: int, to_ms: int, most: int) -> list[Seen]:
    """The looks in a span of time, the latest first."""
    wanted = f"{_ROWS} WHERE at_ms >= ? AND at_ms < ? ORDER BY at_ms DESC LIMIT ?"
    return _seen(tx, wanted, from_ms, to_ms, most)


def _seen(tx: Connection, asked: str, *values: object) -> list[Seen]:
    rows = tx.exec_driver_sql(asked, values)
    return [
        Seen(PageId(guest), StaffId(PageId(staff)), DeskId(desk), at_ms)
        for guest, staff, desk, at_ms in rows
    ]
