"""The encrypted SQLite file of the journal: one connection writes, others read beside it."""

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from assistant.journal import schema, trouble
from assistant.journal.entry import Entry, rank
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.refusal import StoreTrouble

_READER_CACHE_KIB = 32 * 1024
_WRITER_CACHE_KIB = 8 * 1024
_MUCH_CACHE_KIB = 64 * 1024
BUSY_S = 10.0
"""How long another process may hold the write lock before that is told."""

Row = tuple[EntryId, str, bytes, StaffId, DeskId, int]
"""Id, kind, body, staff, desk and moment of a line."""

_COLUMNS = ", ".join(Entry.__struct_fields__)
_PAGE = "SELECT id, kind, body, staff, desk, happened_at FROM entry WHERE page = ? ORDER BY id"
_OF_KIND = _PAGE.replace("WHERE page = ?", "WHERE page = ? AND kind = ?")
_ALL = f"SELECT {_COLUMNS} FROM entry WHERE page > ? ORDER BY page, id"  # noqa: S608 - our own names
_APPEND = (
    f"INSERT INTO entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
    " ON CONFLICT (page, id) DO NOTHING"
)
_KNOWN = f"SELECT {_COLUMNS} FROM entry WHERE page = ? AND id = ?"  # noqa: S608
_ERASE = "UPDATE entry SET kind = ?, body = ?, staff = ?, happened_at = ? WHERE page = ? AND id = ?"
_MOVE_ON = (
    "INSERT INTO chain VALUES (?, ?, ?, ?) ON CONFLICT (desk) DO UPDATE SET"
    " seq = excluded.seq, id = excluded.id, digest = excluded.digest"
    " WHERE excluded.seq > seq"
)


def connected(path: Path, key: bytes, *, query: str = "", busy_s: float = BUSY_S) -> Any:
    """A bare connection of the driver to the file at `path`; `query` is a query of SQLite's URI."""
    # Through a URI: a path with a question mark in it stays a path.
    connection = driver.connect(
        f"{path.absolute().as_uri()}{query}",
        timeout=busy_s,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    # The driver would tell of each damaged page on standard error; the errors themselves suffice.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Nailed down, for a later driver may have other defaults.
    connection.execute("PRAGMA cipher_compatibility = 4")
    # What spills over while sorting must never reach the disk in the open.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _ready(path: Path, key: bytes, busy_s: float, *, writes: bool) -> Any:
    connection = connected(path, key, busy_s=busy_s)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "PRAGMA fullfsync = ON"
    )  # without it macOS keeps commits in the disk's cache
    # A page given up is wiped: no line that was taken back can be raised from it by a rescue.
    connection.execute("PRAGMA secure_delete = ON")
    cache = _WRITER_CACHE_KIB if writes else _READER_CACHE_KIB
    connection.execute(f"PRAGMA cache_size = -{cache}")
    if not writes:
        connection.execute("PRAGMA query_only = ON")
    return connection


def _engine(path: Path, key: bytes, busy_s: float, *, writes: bool) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: _ready(path, key, busy_s, writes=writes),
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0 if writes else 12,
        # The last one back goes out first: one warm cache, and the others stay small.
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        # Asking for the write lock at once: a reader that turns into a writer can fail half-way.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class Store:
    """An open store. `tx` arguments are connections from `reading` or `writing`.

    What the disk or another process does to it is raised as StoreTrouble, with a sentence; the
    transaction is undone then, and the next one is tried afresh.
    """

    def __init__(self, path: Path, key: bytes, busy_s: float = BUSY_S) -> None:
        self.path = path
        self._key = key
        self._readers = _engine(path, key, busy_s, writes=False)
        self._writer = _engine(path, key, busy_s, writes=True)

        self.lock: Callable[[], StoreTrouble] | None = None
        """Why nothing is read or written, where that is so."""

    def beside_lock(self) -> "Store":
        """The same store for what goes on while it is locked."""
        return copy.copy(self)

    def create(self, purpose: str) -> None:
        """Lay out an empty file. `purpose` is `real` or `practice`."""
        with self.writing() as tx:
            schema.metadata.create_all(tx)
            tx.execute(schema.meta.insert().values(name="purpose", value=purpose))
            tx.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            tx.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot to read from, on any thread."""
        with self._transaction(self._readers) as tx:
            yield tx

    @contextmanager
    def writing(self, *, much: bool = False) -> Iterator[Connection]:
        """One transaction: all of it is on disk when the block ends, or nothing.

        `much` gives it more memory, so that few pages go to the disk twice.
        """
        with self._transaction(self._writer) as tx:
            if much:
                tx.exec_driver_sql(f"PRAGMA cache_size = -{_MUCH_CACHE_KIB}")
            yield tx
            if much:
                tx.exec_driver_sql(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")

    def data_version(self) -> int:
        """A number that moves when another process has written. Ask it on the writing thread."""
        with self._told():
            connection = self._writer.raw_connection()
            try:
                cursor = connection.cursor()
                return int(cursor.execute("PRAGMA data_version").fetchone()[0])
            finally:
                connection.close()

    def bare(self) -> Any:
        """A connection of the driver, to read with and to close: for a check of the file itself."""
        return connected(self.path, self._key, query="?mode=ro")

    def is_whole(self) -> bool:
        """Whether SQLite finds every page in its place.

        On a connection of its own: one that is kept measures the look-up by what it last knew of
        it (FTS5 of SQLite 3.53), and takes what another has written since for damage.
        """
        with self._told():
            connection = self.bare()
            try:
                return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
            finally:
                connection.close()

    def size(self) -> int:
        """Bytes of the file, without its log."""
        return self.path.stat().st_size

    def wipe(self, *, whole: bool) -> bool:
        """No byte of what was given up stays: not in the log and, if `whole`, not between the rows
        of a page that was once split; all is written anew then. On the writing thread.

        False where somebody else just reads: the log stays as it is then.
        """
        with self._told():
            connection = self._writer.raw_connection()
            try:
                cursor = connection.cursor()
                if whole:
                    cursor.execute("VACUUM")
                busy, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not busy
            finally:
                connection.close()

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._readers.dispose()
        self._writer.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        if self.lock is not None:
            raise self.lock()
        with self._told(), engine.connect() as tx:
            try:
                with tx.begin():
                    yield tx
            except (DBAPIError, driver.Error):
                # One page that cannot be deciphered spoils the driver's connection for all others.
                tx.invalidate()
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, driver.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            told = trouble.of_driver(cause, self.path)
            if told is None:
                raise
            raise told from error


class _HalfRowError(driver.DatabaseError):  # type: ignore[misc]  # the driver has no types
    """A row whose end could not be deciphered; the driver itself does not say so."""

    sqlite_errorcode = 11  # SQLITE_CORRUPT


def _entry(row: Sequence[Any]) -> Entry:
    entry = Entry(*row)
    _must_be_whole(entry.body)
    return entry


def _must_be_whole(body: bytes) -> None:
    if body[-1:] == b"\0":
        raise _HalfRowError


def straight(tx: Connection) -> Any:
    """The driver's own connection in `tx`: where a short statement costs a fifth."""
    return tx.connection.driver_connection


def page_rows(tx: Connection, page: PageId, kind: str = "") -> list[Row]:
    """The lines of one page in the order of the story: as much of them as `Kinds.line` needs.

    With a `kind`, those alone: a page of thousands of lines may have three of them.

    The driver takes a third of a microsecond a value, and a guest waits for thousands.
    """
    asked = (_OF_KIND, (page, kind)) if kind else (_PAGE, (page,))
    rows: list[Row] = straight(tx).execute(*asked).fetchall()
    for row in rows:
        _must_be_whole(row[2])
    return rows


def all_pages(tx: Connection, after: bytes = b"") -> Iterator[tuple[PageId, list[Entry]]]:
    """Every page behind `after` with its lines, without holding more than one in memory."""
    rows = tx.exec_driver_sql(_ALL, (after,), execution_options={"yield_per": 5000})
    page: bytes | None = None
    entries: list[Entry] = []
    for row in rows:
        if row.page != page:
            if page is not None:
                yield PageId(page), entries
            page, entries = row.page, []
        entries.append(_entry(row))
    if page is not None:
        yield PageId(page), entries


def _parameters(e: Entry) -> tuple[Any, ...]:
    # For `bytes` the driver looks for an adapter, value by value: three times the time of all else.
    b = bytearray
    ids = b(e.page), b(e.id)
    return (*ids, e.kind, b(e.body), b(e.staff), b(e.desk), e.seq, b(e.prev), e.happened_at)


def append(tx: Connection, entries: Sequence[Entry]) -> None:
    """Add lines; one that is already there is left as it is. Moves the chain of their desks on.

    A stub takes the place of the very line of which it is what is left, and stays in it.
    """
    if not entries:
        return
    connection = straight(tx)
    connection.executemany(_APPEND, [_parameters(entry) for entry in entries])
    erase(tx, [entry for entry in entries if rank(entry.kind)])
    last = {e.desk: e for e in sorted(entries, key=lambda e: e.seq)}
    for desk, end in last.items():
        connection.execute(_MOVE_ON, (desk, end.seq, end.id, end.digest()))


def erase(tx: Connection, stubs: Iterable[Entry]) -> None:
    """Put stubs in the place of their lines, where these say more."""
    connection = straight(tx)
    for stub in stubs:
        known = found(tx, stub.page, stub.id)
        if known and rank(known.kind) < rank(stub.kind) and known.digest() == stub.digest():
            told = (stub.kind, bytearray(stub.body), bytearray(stub.staff), stub.happened_at)
            connection.execute(_ERASE, (*told, bytearray(stub.page), bytearray(stub.id)))


def found(tx: Connection, page: PageId, line: EntryId) -> Entry | None:
    """A line by its page and its id."""
    row = straight(tx).execute(_KNOWN, (bytearray(page), bytearray(line))).fetchone()
    return _entry(row) if row is not None else None


def unknown(tx: Connection, entries: Sequence[Entry]) -> list[Entry]:
    """Those that the store does not have yet, each once; a stub where it has the line itself."""
    connection = straight(tx)
    there = "SELECT kind FROM entry WHERE page = ? AND id = ?"
    # By page: neighbours in the file are looked for, and go in, together. Of a line and its stub
    # the stub is taken.
    in_order = sorted(entries, key=lambda e: (e.page, e.id, rank(e.kind)))
    once = {(entry.page, entry.id): entry for entry in in_order}
    asked = ((entry, (bytearray(entry.page), bytearray(entry.id))) for entry in once.values())
    known = ((entry, connection.execute(there, keys).fetchone()) for entry, keys in asked)
    return [entry for entry, row in known if row is None or rank(row[0]) < rank(entry.kind)]


def chain_end(tx: Connection, desk: DeskId) -> tuple[int, bytes]:
    """The `seq` and digest of a desk's last line; 0 and zeros before its first."""
    asked = straight(tx).execute("SELECT seq, digest FROM chain WHERE desk = ?", (desk,))
    return asked.fetchone() or (0, bytes(32))


def latest_ids(tx: Connection) -> Iterable[EntryId]:
    """The last id of each desk: where the clock has come to."""
    return [EntryId(row[0]) for row in straight(tx).execute("SELECT id FROM chain")]


def staff_pages(tx: Connection) -> list[PageId]:
    """The pages of all who ever joined the staff, in the order of joining."""
    rows = tx.exec_driver_sql("SELECT page FROM entry WHERE kind = 'staff-joined' ORDER BY id")
    return [PageId(row.page) for row in rows]


LOST = "rescue:lost"
"""The remark that has the number of lines that no rescue of this store has found."""


def remark(tx: Connection, name: str) -> str | None:
    """A remark of the file about itself, such as its purpose."""
    row = straight(tx).execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def set_remark(tx: Connection, name: str, value: str) -> None:
    """Write such a remark."""
    straight(tx).execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def drop_remark(tx: Connection, name: str) -> None:
    """Take such a remark away."""
    straight(tx).execute("DELETE FROM meta WHERE name = ?", (name,))
