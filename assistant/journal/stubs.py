"""What is erased in the store: which pages, which lines; lines turned into what is left of them.

An erasure is itself lines, the marks, which travel as all do: a page is erased where a mark of the
page, or a stub of kind ERASED, stands on it; a single line where a LINE_MARK of its page names it.
So each store tells from its own lines what must not stay in it, whatever the order of arrival.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from assistant.journal.entry import ERASED, Entry, rank
from assistant.journal.stamp import HOUSE, EntryId, PageId, stamped_ms
from assistant.journal.store import erase, straight

GUEST_MARK, PAGE_MARK, LINE_MARK = "guest-erased", "page-erased", "line-erased"
"""The kinds of the marks: of a guest, on the guest's page; of another page; of single lines."""
PAGE_MARKS = frozenset({GUEST_MARK, PAGE_MARK})
MARKS = PAGE_MARKS | {LINE_MARK}
"""They stay when all else goes."""
_WHOLE = frozenset({*PAGE_MARKS, ERASED})

_KINDS = "kind IN ('blank', 'erased', 'guest-erased', 'line-erased', 'page-erased')"
_LAY_OUT = f"CREATE INDEX IF NOT EXISTS entry_erased ON entry (page, kind) WHERE {_KINDS}"
_ANY = f"SELECT 1 FROM entry WHERE {_KINDS} LIMIT 1"  # noqa: S608 - our own names
_LAST = f"SELECT max(id) FROM entry WHERE {_KINDS} AND kind LIKE '%-erased'"  # noqa: S608
_OF_PAGE = f"SELECT kind, id FROM entry WHERE page = ? AND {_KINDS}"  # noqa: S608
_COLUMNS = ", ".join(Entry.__struct_fields__)
_LINES = f"SELECT {_COLUMNS} FROM entry WHERE page = ? ORDER BY id"  # noqa: S608


def lay_out(tx: Connection) -> None:
    """Make it quick to ask; nothing happens where that is done."""
    straight(tx).execute(_LAY_OUT)


def is_any(tx: Connection) -> bool:
    """Whether anything was ever erased here."""
    return straight(tx).execute(_ANY).fetchone() is not None


def last_ms(tx: Connection) -> int:
    """When something was erased the last time, milliseconds since 1970; 0 for never."""
    row = straight(tx).execute(_LAST).fetchone()
    return stamped_ms(row[0]) if row and row[0] else 0


def of_page(tx: Connection, page: PageId) -> list[tuple[str, EntryId]]:
    """The marks and stubs of a page: kind and id."""
    rows: list[tuple[str, EntryId]] = straight(tx).execute(_OF_PAGE, (bytearray(page),)).fetchall()
    return rows


def is_erased(tx: Connection, page: PageId, besides: frozenset[EntryId] = frozenset()) -> bool:
    """Whether the whole page is; `besides` are lines that do not count."""
    return any(kind in _WHOLE and line not in besides for kind, line in of_page(tx, page))


def is_stub(tx: Connection, page: PageId, line: bytes) -> bool:
    """Whether of this line nothing is left but its place."""
    return any(rank(kind) and one == line for kind, one in of_page(tx, page))


def outlived(tx: Connection, came: Iterable[Entry]) -> frozenset[PageId]:
    """The pages of lines that came and of which less is left here: they were erased meanwhile."""
    if not is_any(tx):
        return frozenset()
    by_page: dict[PageId, list[Entry]] = {}
    for one in came:
        by_page.setdefault(one.page, []).append(one)
    known = {page: {line: rank(kind) for kind, line in of_page(tx, page)} for page in by_page}
    return frozenset(
        page
        for page, entries in by_page.items()
        if any(rank(one.kind) < known[page].get(one.id, 0) for one in entries)
    )


def pages(tx: Connection) -> list[PageId]:
    """All pages on which something was erased, without any order."""
    rows = straight(tx).execute(f"SELECT DISTINCT page FROM entry WHERE {_KINDS}")  # noqa: S608
    return [PageId(row[0]) for row in rows]


def lines(tx: Connection, page: PageId) -> list[Entry]:
    """The entries of a page, stubs too, in the order of the story."""
    return [Entry(*row) for row in straight(tx).execute(_LINES, (bytearray(page),))]


def turn(tx: Connection, entries: Iterable[Entry], kind: str) -> list[Entry]:
    """Turn lines into stubs of `kind`; those that were turned, as they are now.

    The marks stay, and so does what the house has settled.
    """
    stubs = [
        one.stub(kind)
        for one in entries
        if rank(one.kind) < rank(kind) and one.kind not in MARKS and one.page != HOUSE
    ]
    erase(tx, stubs)
    return stubs


def as_they_stand(tx: Connection, entries: Sequence[Entry], turned: Iterable[Entry]) -> list[Entry]:
    """`entries`, with the stubs of those that were `turned`."""
    stubs = {(one.page, one.id): one for one in turned}
    return [stubs.get((one.page, one.id), one) for one in entries]
