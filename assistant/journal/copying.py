"""Whole copies of a store in use: made beside the work, tried out, and put under another key."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from assistant.journal import trouble
from assistant.journal.check import Findings, check
from assistant.journal.pages import SALT_BYTES
from assistant.journal.store import Store, connected, straight
from assistant.refusal import Refused
from assistant.tongue import N_

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

STOPPED = N_("Stopped. Nothing was changed.")
_STEP_PAGES = 256
_STEP_BYTES = 1 << 20
_WORK_S, _REST_S = 0.02, 0.01
PARTS = ("", "-wal", "-shm", "-journal")
"""What SQLite may lay beside a file."""
_CODES = {
    "database or disk is full": 13,
    "disk I/O error": 10,
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "unable to open database file": 14,
    "database disk image is malformed": 11,
    "file is not a database": 26,
}
"""While it copies, the driver tells what went wrong in words only."""


class Pace:
    """How long work goes on: it rests so that keys are heard, and ends where that is wished."""

    def __init__(self, cancelled: Cancelled = lambda: False, *, gently: bool = False) -> None:
        self._cancelled, self._gently = cancelled, gently
        self._since_s = time.monotonic()

    def step(self) -> None:
        """Between two pieces of work. Refused where it was stopped."""
        if self._cancelled():
            raise Refused(STOPPED)
        if self._gently and time.monotonic() - self._since_s > _WORK_S:
            time.sleep(_REST_S)
            self._since_s = time.monotonic()


def copied(
    store: Store, to: Path, key: bytes, remarks: Mapping[str, str], progress: Progress, pace: Pace
) -> int:
    """Copy the store, as it is at this moment, to the new file `to`; tells how many lines it has.

    The store is written on meanwhile: what comes later is not in the copy. `remarks` go into it.
    StoreTrouble where the disk of the copy does not take it.
    """

    with store.reading() as tx:
        return poured(straight(tx), to, key, remarks, progress, pace)


def poured(
    source: Any, to: Path, key: bytes, remarks: Mapping[str, str], progress: Progress, pace: Pace
) -> int:
    """The same from a connection of the driver, as the store is for it."""

    def visited(status: int, left: int, pages: int) -> None:
        pace.step()
        progress(pages - left, pages)

    lines = int(source.execute("SELECT count(*) FROM entry").fetchone()[0])
    with _told(to):
        target = connected(to, key)
        try:
            # So that nothing but the one file is made where the copy lies.
            target.execute("PRAGMA locking_mode = EXCLUSIVE")
            source.backup(target, pages=_STEP_PAGES, progress=visited)
            target.execute("PRAGMA journal_mode = DELETE")
            rows = list(remarks.items())
            target.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)
        finally:
            target.close()
    return lines


def moved(file: Path, to: Path, progress: Progress, pace: Pace) -> None:
    """Copy a file that nobody writes. StoreTrouble where the disk does not take it."""
    done, of = 0, file.stat().st_size
    try:
        with file.open("rb") as source, to.open("xb") as target:
            to.chmod(0o600)
            while part := source.read(_STEP_BYTES):
                pace.step()
                target.write(part)
                done += len(part)
                progress(done, of)
    except OSError as error:
        raise trouble.of_system(error, to) from error


def tried(file: Path, key: bytes, progress: Progress, pace: Pace) -> Findings:
    """Read all of a copy as a store is read. It is left without a log beside it."""

    def visited(done: int, of: int) -> None:
        pace.step()
        progress(done, of)

    store = Store(file, key)
    try:
        return check(store, visited)
    finally:
        store.close()
        _settle(file, key)


def put_under(file: Path, old: bytes, new: bytes) -> None:
    """Encrypt a copy that nobody uses with another key, in place. Not for the one store there is:
    who is killed half-way leaves a file that needs both."""
    with _told(file):
        connection = connected(file, old)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
        finally:
            connection.close()


def remark_of(file: Path, key: bytes, name: str) -> str | None:
    """A remark in a copy; None where it has none. StoreTrouble where it cannot be read."""
    with _told(file):
        connection = connected(file, key, query="?immutable=1")
        try:
            found = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        finally:
            connection.close()
    return found[0] if found else None


def version_of(file: Path, key: bytes) -> int:
    """Which version of the journal's tables a copy has."""
    with _told(file):
        connection = connected(file, key, query="?immutable=1")
        try:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()


def without_remark(file: Path, key: bytes, name: str) -> None:
    """Take a remark out of a copy that nobody uses."""
    with _told(file):
        connection = connected(file, key)
        try:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM meta WHERE name = ?", (name,))
        finally:
            connection.close()


def salt_of(file: Path) -> bytes:
    """The salt with which a file begins; it tells to which key the file belongs."""
    try:
        with file.open("rb") as opened:
            return opened.read(SALT_BYTES)
    except OSError as error:
        raise trouble.of_system(error, file) from error


def clear_away(draft: Path) -> None:
    """An unfinished copy, and what SQLite laid beside it."""
    for part in PARTS:
        with suppress(OSError):
            draft.with_name(draft.name + part).unlink(missing_ok=True)


def _settle(file: Path, key: bytes) -> None:
    with _told(file):
        connection: Any = connected(file, key)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except driver.Error as error:
        if getattr(error, "sqlite_errorcode", None) is None:
            error.sqlite_errorcode = _CODES.get(str(error), 0)
        told = trouble.of_driver(error, file)
        if told is None:
            raise
        raise told from error
