"""Where the pages of shifts are found: read models, kept in step with the journal, made anew."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection

from assistant.journal.entry import Line
from assistant.journal.stamp import PageId
from assistant.privacy import merge_register
from assistant.shift import entries as e
from assistant.shift import view as v
from assistant.shift.fold import fold_expected, fold_suggestion, fold_trace, fold_wow
from assistant.shift.sheet import fold_handover

VERSION = 1
"""Of the tables: another one makes them anew from the journal."""

Page = v.HandoverView | v.TraceView | v.ExpectedView | v.WowView | v.SuggestionView

_TABLES = {
    "handover": """CREATE TABLE IF NOT EXISTS handover (
        page BLOB PRIMARY KEY, given BLOB NOT NULL, began_ms INTEGER NOT NULL) WITHOUT ROWID""",
    "trace": """CREATE TABLE IF NOT EXISTS trace (
        page BLOB PRIMARY KEY, guest BLOB NOT NULL, open INTEGER NOT NULL, day TEXT NOT NULL,
        set_ms INTEGER NOT NULL) WITHOUT ROWID""",
    "expected": """CREATE TABLE IF NOT EXISTS expected (
        page BLOB PRIMARY KEY, guest BLOB NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL,
        cancelled INTEGER NOT NULL) WITHOUT ROWID""",
    "wow": """CREATE TABLE IF NOT EXISTS wow (
        page BLOB PRIMARY KEY, told_ms INTEGER NOT NULL) WITHOUT ROWID""",
    "suggestion": """CREATE TABLE IF NOT EXISTS suggestion (
        page BLOB PRIMARY KEY, made_ms INTEGER NOT NULL, answered INTEGER NOT NULL
        ) WITHOUT ROWID""",
}
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS handover_given ON handover (given)",
    "CREATE INDEX IF NOT EXISTS trace_open ON trace (day) WHERE open",
    "CREATE INDEX IF NOT EXISTS trace_guest ON trace (guest)",
    "CREATE INDEX IF NOT EXISTS expected_day ON expected (day)",
    "CREATE INDEX IF NOT EXISTS expected_guest ON expected (guest)",
    "CREATE INDEX IF NOT EXISTS wow_told ON wow (told_ms)",
    "CREATE INDEX IF NOT EXISTS suggestion_made ON suggestion (answered, made_ms)",
)

Fold = Callable[[PageId, Iterable[Line]], Page | None]
_FAMILIES: tuple[tuple[Mapping[str, type[Struct]], Fold], ...] = (
    (e.HANDOVER_KINDS, fold_handover),
    (e.TRACE_KINDS, fold_trace),
    (e.EXPECTED_KINDS, fold_expected),
    (e.WOW_KINDS, fold_wow),
    (e.SUGGESTION_KINDS, fold_suggestion),
)
_FOLDS: dict[type[Struct], Fold] = {
    body: fold for kinds, fold in _FAMILIES for body in kinds.values()
}


def create(tx: Connection) -> None:
    """Lay out the register where there is none."""
    for statement in (*_TABLES.values(), *_INDEXES):
        tx.exec_driver_sql(statement)


def drop(tx: Connection) -> None:
    """Take it away, to be made anew."""
    for table in _TABLES:
        tx.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def folded(page: PageId, lines: Iterable[Line]) -> Page | None:
    """The page of whatever kind `lines` tell; None where it is none of a shift's."""
    story = list(lines)
    folds = (_FOLDS[type(line.body)] for line in story if type(line.body) in _FOLDS)
    fold = next(folds, None)
    return fold(page, story) if fold is not None else None


def put(tx: Connection, view: Page) -> None:
    """Bring the register in step with a page as it is now. What was taken back leaves it."""
    table, facts = _row(view)
    if isinstance(view, v.WowView | v.SuggestionView) and view.undone:
        tx.exec_driver_sql(f"DELETE FROM {table} WHERE page = ?", (view.page,))  # noqa: S608
        return
    places = ",".join("?" * (len(facts) + 1))
    statement = f"INSERT OR REPLACE INTO {table} VALUES ({places})"  # noqa: S608 - our own names
    tx.exec_driver_sql(statement, (view.page, *facts))


def remove(tx: Connection, page: PageId) -> None:
    """Take a page out, of whatever kind it was; nothing happens where it is not in."""
    for table in _TABLES:
        tx.exec_driver_sql(f"DELETE FROM {table} WHERE page = ?", (page,))  # noqa: S608 - our own


def _row(view: Page) -> tuple[str, tuple[Any, ...]]:
    match view:
        case v.HandoverView():
            return "handover", (view.given_id, view.began_ms)
        case v.TraceView():
            return "trace", (view.guest, view.is_open, view.day, view.when_ms)
        case v.ExpectedView():
            return "expected", (view.guest, view.day, view.at, view.cancelled)
        case v.WowView():
            return "wow", (view.when_ms,)
        case v.SuggestionView():
            return "suggestion", (view.when_ms, bool(view.answers))


def given(tx: Connection, limit: int = 30) -> list[PageId]:
    """The handovers that were given, the latest first."""
    asked = "SELECT page FROM handover WHERE given <> x'' ORDER BY given DESC LIMIT ?"
    return _pages(tx, asked, limit)


def open_traces(tx: Connection, until: str = "9999") -> list[PageId]:
    """Traces to be done, for no day or for one until then (YYYY-MM-DD), the oldest day first."""
    asked = "SELECT page FROM trace WHERE open AND day <= ? ORDER BY day, set_ms"
    return _pages(tx, asked, until)


def traces(tx: Connection, limit: int = 200) -> list[PageId]:
    """Traces, those to be done first, then the latest."""
    return _pages(tx, "SELECT page FROM trace ORDER BY open DESC, set_ms DESC LIMIT ?", limit)


def traces_of(tx: Connection, guest: PageId) -> list[PageId]:
    """The traces of a guest that are to be done."""
    guests = merge_register.group(tx, guest)
    asked = f"SELECT page FROM trace WHERE guest IN ({_marks(guests)})"  # noqa: S608
    return _pages(tx, f"{asked} AND open ORDER BY day, set_ms", *guests)


def expected(tx: Connection, first: str, last: str) -> list[PageId]:
    """Who is expected from one day (YYYY-MM-DD) to another, both included, by time."""
    asked = "SELECT page FROM expected WHERE day BETWEEN ? AND ? ORDER BY day, at = '', at, page"
    return _pages(tx, asked, first, last)


def to_come(tx: Connection, day: str) -> list[PageId]:
    """Who is expected on a day and has not said otherwise, by time."""
    asked = "SELECT page FROM expected WHERE day = ? AND NOT cancelled ORDER BY at = '', at, page"
    return _pages(tx, asked, day)


def expected_of(tx: Connection, guest: PageId, first: str) -> list[PageId]:
    """The times at which a guest is expected from a day on."""
    guests = merge_register.group(tx, guest)
    asked = f"SELECT page FROM expected WHERE guest IN ({_marks(guests)})"  # noqa: S608
    wanted = f"{asked} AND day >= ? AND NOT cancelled ORDER BY day, at"
    return _pages(tx, wanted, *guests, first)


def wows(tx: Connection, since_ms: int = 0, limit: int = 200) -> list[PageId]:
    """Good deeds told since then, the latest first."""
    asked = "SELECT page FROM wow WHERE told_ms >= ? ORDER BY told_ms DESC LIMIT ?"
    return _pages(tx, asked, since_ms, limit)


def suggestions(tx: Connection, limit: int = 200) -> list[PageId]:
    """Suggestions: those without an answer first, the longest waiting first; then the latest."""
    waiting = "SELECT page FROM suggestion WHERE NOT answered ORDER BY made_ms LIMIT ?"
    answered = "SELECT page FROM suggestion WHERE answered ORDER BY made_ms DESC LIMIT ?"
    return [*_pages(tx, waiting, limit), *_pages(tx, answered, limit)]


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


def _pages(tx: Connection, statement: str, *values: Any) -> list[PageId]:
    return [PageId(row[0]) for row in tx.exec_driver_sql(statement, values)]
