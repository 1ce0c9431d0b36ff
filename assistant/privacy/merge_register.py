"""Which pages were ever merged, or told apart: found in a moment, made anew from the journal."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from assistant.journal.stamp import EntryId, PageId
from assistant.journal.store import straight
from assistant.privacy.merge import Forest, Link, link_of
from assistant.privacy.merge_entries import MergeUndone, PerhapsSame, ToldApart

VERSION = 2
"""Of the tables: another one makes them anew from the journal."""

_TABLES = (
    """CREATE TABLE IF NOT EXISTS merge (
        id BLOB PRIMARY KEY, stays BLOB NOT NULL, other BLOB NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE IF NOT EXISTS merge_page (page BLOB PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS merge_undone (id BLOB PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS merge_said (
        one BLOB NOT NULL, other BLOB NOT NULL, id BLOB NOT NULL, same INTEGER NOT NULL,
        PRIMARY KEY (one, other)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS merge_stays ON merge (stays)",
    "CREATE INDEX IF NOT EXISTS merge_other ON merge (other)",
)
_LINKED = "SELECT 1 FROM merge_page WHERE page = ?"
_BESIDE = "SELECT stays, other FROM merge WHERE stays = ?1 OR other = ?1"
_LINKS = "SELECT id, stays, other FROM merge m WHERE (stays = ?1 OR other = ?1)"
_HOLDS = " AND NOT EXISTS (SELECT 1 FROM merge_undone u WHERE u.id = m.id)"
_SAID = (
    "INSERT INTO merge_said VALUES (?, ?, ?, ?) ON CONFLICT (one, other) DO UPDATE SET"
    " id = excluded.id, same = excluded.same WHERE excluded.id > id"
)


class Said(Struct, frozen=True):
    """What was said last of two pages."""

    one: PageId
    other: PageId
    same: bool
    """Perhaps one person; else two different ones."""


def create(tx: Connection) -> None:
    """Lay out the register where there is none."""
    for statement in _TABLES:
        tx.exec_driver_sql(statement)


def drop(tx: Connection) -> None:
    """Take it away, to be made anew."""
    for table in ("merge", "merge_page", "merge_undone", "merge_said"):
        tx.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def put(tx: Connection, page: PageId, line: EntryId, body: object) -> bool:
    """Take note of a line on `page`; whether it can have changed who stands where."""
    write = straight(tx).execute
    if (link := link_of(page, line, body)) is not None:
        write("INSERT OR IGNORE INTO merge VALUES (?, ?, ?)", (link.id, link.stays, link.other))
        for end in (link.stays, link.other):
            write("INSERT OR IGNORE INTO merge_page VALUES (?)", (end,))
        return True
    if isinstance(body, MergeUndone):
        write("INSERT OR IGNORE INTO merge_undone VALUES (?)", (body.of,))
        return True
    if isinstance(body, ToldApart | PerhapsSame) and body.other != page:
        one, other = sorted((page, body.other))
        write(_SAID, (one, other, line, isinstance(body, PerhapsSame)))
    return False


def kin(tx: Connection, page: PageId) -> list[PageId]:
    """The pages that were ever merged with this one, itself among them; none where none was."""
    return _reached(tx, page, _BESIDE) if _is_linked(tx, page) else []


def group(tx: Connection, page: PageId) -> list[PageId]:
    """All pages of the one person whose page this is, itself among them."""
    if not _is_linked(tx, page):
        return [page]
    links = holding(tx, page)
    return _ends(links) or [page]


def stays(tx: Connection, page: PageId) -> PageId:
    """The page to which `page` leads: itself where it was not merged into another."""
    return Forest(holding(tx, page)).root(page) if _is_linked(tx, page) else page


def all_linked(tx: Connection) -> set[PageId]:
    """Every page that was ever merged."""
    rows = straight(tx).execute("SELECT stays, other FROM merge").fetchall()
    return {PageId(page) for row in rows for page in row}


def all_pages(tx: Connection) -> set[PageId]:
    """Every page with a line that is noted here."""
    rows = straight(tx).execute("SELECT one, other FROM merge_said").fetchall()
    return all_linked(tx).union(PageId(page) for row in rows for page in row)


def said(tx: Connection) -> list[Said]:
    """What was said last of each two guests who were looked at together."""
    rows = straight(tx).execute("SELECT one, other, same FROM merge_said").fetchall()
    return [Said(PageId(one), PageId(other), bool(same)) for one, other, same in rows]


def holding(tx: Connection, page: PageId) -> set[Link]:
    """The links that hold among the pages to which those of `page` lead."""
    found: set[Link] = set()
    ask, waiting, seen = straight(tx).execute, [page], {page}
    while waiting:
        rows = ask(_LINKS + _HOLDS, (waiting.pop(),)).fetchall()
        found.update(Link(*row) for row in rows)
        more = set(_ends(found)) - seen
        seen |= more
        waiting += more
    return found


def _is_linked(tx: Connection, page: PageId) -> bool:
    """Whether a page was ever merged: hardly any was, and every card that is opened asks."""
    return straight(tx).execute(_LINKED, (page,)).fetchone() is not None


def _reached(tx: Connection, page: PageId, statement: str) -> list[PageId]:
    ask, waiting, seen = straight(tx).execute, [page], set[PageId]()
    while waiting:
        rows: list[Any] = ask(statement, (waiting.pop(),)).fetchall()
        more = {PageId(one) for row in rows for one in row} - seen
        seen |= more
        waiting += more
    return sorted(seen)


def _ends(links: Iterable[Link]) -> list[PageId]:
    return sorted({page for link in links for page in (link.stays, link.other)})
