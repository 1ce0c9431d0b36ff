"""The register: where the matters of the store are found, kept in step with the journal."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from assistant.journal.stamp import PageId, StaffId
from assistant.privacy import merge_register
from assistant.recovery.standing import needs_authority
from assistant.recovery.view import MatterView, PromiseState

VERSION = 2
"""Of the tables: another one makes them anew from the journal."""

_TABLES = (
    """CREATE TABLE IF NOT EXISTS matter (
        page BLOB PRIMARY KEY, guest BLOB NOT NULL, problem INTEGER NOT NULL,
        open INTEGER NOT NULL, waits INTEGER NOT NULL, opened_ms INTEGER NOT NULL,
        owner BLOB NOT NULL, defect TEXT NOT NULL, product TEXT NOT NULL, place TEXT NOT NULL,
        gestured_ms INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS promise (
        id BLOB PRIMARY KEY, page BLOB NOT NULL, due_ms INTEGER NOT NULL, state TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS restricted (page BLOB PRIMARY KEY) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS matter_guest ON matter (guest)",
    "CREATE INDEX IF NOT EXISTS matter_opened ON matter (opened_ms)",
    "CREATE INDEX IF NOT EXISTS matter_open ON matter (opened_ms) WHERE open",
    "CREATE INDEX IF NOT EXISTS matter_gestured ON matter (gestured_ms) WHERE gestured_ms",
    "CREATE INDEX IF NOT EXISTS promise_page ON promise (page)",
    "CREATE INDEX IF NOT EXISTS promise_due ON promise (state, due_ms)",
)


class Wanted(Struct, frozen=True):
    """Which problems are asked for; what is None or "" does not matter."""

    is_open: bool | None = None
    defect: str | None = None
    """"" asks for those of which nobody has said it."""
    product: str = ""
    place: str = ""
    owner: StaffId | None = None
    since_ms: int = 0


class Count(Struct, frozen=True):
    """So many problems of a kind were opened in a span of time."""

    from_ms: int
    defect: str
    number: int


def create(tx: Connection) -> None:
    """Lay out the register where there is none."""
    for statement in _TABLES:
        tx.exec_driver_sql(statement)


def drop(tx: Connection) -> None:
    """Take it away, to be made anew."""
    for table in ("matter", "promise", "restricted"):
        tx.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def put(tx: Connection, views: Iterable[MatterView]) -> None:
    """Bring the register in step with matters as they are now."""
    for view in views:
        facts = (
            view.page, view.guest, view.is_problem, view.is_open, needs_authority(view),
            view.opened_ms, view.owner, view.defect, _folded(view.product), _folded(view.place),
            max((one.when_ms for one in view.gestures), default=0),
        )  # fmt: skip
        tx.exec_driver_sql("INSERT OR REPLACE INTO matter VALUES (?,?,?,?,?,?,?,?,?,?,?)", facts)
        tx.exec_driver_sql("DELETE FROM promise WHERE page = ?", (view.page,))
        tx.exec_driver_sql("DELETE FROM restricted WHERE page = ?", (view.page,))
        if view.restricted:
            tx.exec_driver_sql("INSERT INTO restricted VALUES (?)", (view.page,))
        for one in view.promises:
            row = (one.id, view.page, one.due_ms, one.state)
            tx.exec_driver_sql("INSERT INTO promise VALUES (?,?,?,?)", row)


def remove(tx: Connection, page: PageId) -> None:
    """Take a matter out; nothing happens where it is not in."""
    for table in ("matter", "promise", "restricted"):
        tx.exec_driver_sql(f"DELETE FROM {table} WHERE page = ?", (page,))  # noqa: S608 - our own


def open_ones(tx: Connection) -> list[PageId]:
    """Problems and promises that are not over, the newest first."""
    return _pages(tx, "SELECT page FROM matter WHERE open ORDER BY opened_ms DESC")


def gestured(tx: Connection, since_ms: int) -> list[PageId]:
    """Matters with a gesture after `since_ms`, the latest first."""
    asked = "SELECT page FROM matter WHERE gestured_ms > ? AND gestured_ms ORDER BY gestured_ms"
    return _pages(tx, f"{asked} DESC", since_ms)


def waiting(tx: Connection) -> list[PageId]:
    """Matters that wait for somebody with authority, the longest waiting first."""
    return _pages(tx, "SELECT page FROM matter WHERE waits ORDER BY opened_ms")


def restricted(tx: Connection) -> list[PageId]:
    """Matters that not everybody may see."""
    return _pages(tx, "SELECT page FROM restricted")


def of_guest(tx: Connection, guest: PageId) -> list[PageId]:
    """All matters of a guest, on whichever of their pages, the oldest first; none for `NOBODY`."""
    if not guest:
        return []
    guests = merge_register.group(tx, guest)
    asked = f"SELECT page FROM matter WHERE guest IN ({_marks(guests)}) ORDER BY opened_ms"  # noqa: S608
    return _pages(tx, asked, *guests)


def problems(tx: Connection, wanted: Wanted, limit: int = 200) -> list[PageId]:
    """The problems that are asked for: open ones first, then by date, the newest first."""
    where, values = ["problem", "opened_ms >= ?"], [wanted.since_ms]
    asked: list[tuple[str, Any]] = [
        ("open", wanted.is_open),
        ("defect", wanted.defect),
        ("product", _folded(wanted.product) or None),
        ("place", _folded(wanted.place) or None),
        ("owner", wanted.owner),
    ]
    for column, value in asked:
        if value is not None:
            where.append(f"{column} = ?")
            values.append(value)
    rows = f"SELECT page FROM matter WHERE {' AND '.join(where)}"  # noqa: S608 - our own names
    return _pages(tx, f"{rows} ORDER BY open DESC, opened_ms DESC LIMIT ?", *values, limit)


def meets(view: MatterView, wanted: Wanted) -> bool:
    """Whether a matter is among those that `problems` would name."""
    return (
        view.is_problem
        and view.opened_ms >= wanted.since_ms
        and wanted.is_open in (None, view.is_open)
        and wanted.defect in (None, view.defect)
        and (not wanted.product or _folded(wanted.product) == _folded(view.product))
        and (not wanted.place or _folded(wanted.place) == _folded(view.place))
        and wanted.owner in (None, view.owner)
    )


def repeated(tx: Connection, since_ms: int, unseen: Collection[PageId] = ()) -> list[PageId]:
    """The latest case of each problem that came twice or more since then, the latest first (H37).

    `unseen` are pages that the one who asks may not see: they make nothing a second case.

    Twice means: the same kind with the same product, or at the same place where neither names a
    product. `same_before` tells the other cases of each.
    """
    return _pages(
        tx,
        "SELECT page, max(opened_ms) AS latest FROM matter"  # noqa: S608 - our own names
        " WHERE problem AND opened_ms >= ? AND defect <> '' AND (product <> '' OR place <> '')"
        f" AND page NOT IN ({_marks(unseen)})"
        " GROUP BY defect, product, CASE product WHEN '' THEN place ELSE '' END"
        " HAVING count(*) > 1 ORDER BY latest DESC",
        since_ms,
        *unseen,
    )


def same_before(tx: Connection, view: MatterView, within_ms: int) -> list[PageId]:
    """The same problem of other guests within a period: twice is a fault of the process (H37).

    The same is what was the same kind of defect with the same product, or at the same place where
    neither names a product.
    """
    if not view.defect or not (view.product or view.place):
        return []
    place = "" if view.product else _folded(view.place)
    return _pages(
        tx,
        "SELECT page FROM matter WHERE problem AND defect = ? AND page <> ? AND product = ?"
        " AND ? IN ('', place) AND abs(opened_ms - ?) <= ? ORDER BY opened_ms",
        view.defect, view.page, _folded(view.product), place, view.opened_ms, within_ms,
    )  # fmt: skip


def promises(tx: Connection, state: PromiseState | None = None, limit: int = 500) -> list[PageId]:
    """The matters whose promises are in `state`, those due first; the latest first when over."""
    if state == "open":
        asked = "SELECT page FROM promise WHERE state = 'open' ORDER BY due_ms LIMIT ?"
        found = _pages(tx, asked, limit)
    elif state is None:
        found = _pages(tx, "SELECT page FROM promise ORDER BY due_ms DESC LIMIT ?", limit)
    else:
        asked = "SELECT page FROM promise WHERE state = ? ORDER BY due_ms DESC LIMIT ?"
        found = _pages(tx, asked, state, limit)
    return list(dict.fromkeys(found))


def counts(tx: Connection, starts_ms: Sequence[int]) -> list[Count]:
    """How many problems of each kind were opened from each start to the next; the last is the end.

    `starts_ms` are ascending moments, such as the first days of months.
    """
    found = []
    for start, end in pairwise(starts_ms):
        rows = tx.exec_driver_sql(
            "SELECT defect, count(*) FROM matter WHERE problem AND opened_ms >= ?"
            " AND opened_ms < ? GROUP BY defect ORDER BY defect",
            (start, end),
        )
        found += [Count(start, row[0], row[1]) for row in rows]
    return found


def named(
    tx: Connection, column: str, unseen: Collection[PageId] = (), limit: int = 100
) -> list[str]:
    """Products or places that problems named, as they are compared, the most frequent first.

    `unseen` are pages that the one who asks may not see: what only they name is not told.
    """
    if column not in ("product", "place"):
        raise ValueError(column)
    rows = tx.exec_driver_sql(
        f"SELECT {column} FROM matter WHERE {column} <> ''"  # noqa: S608 - checked
        f" AND page NOT IN ({_marks(unseen)}) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?",
        (*unseen, limit),
    )
    return [row[0] for row in rows]


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _pages(tx: Connection, statement: str, *values: Any) -> list[PageId]:
    return [PageId(row[0]) for row in tx.exec_driver_sql(statement, values)]
