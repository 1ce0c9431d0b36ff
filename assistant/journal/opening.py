"""Opens the store of a home, or makes it; whatever stands against that is told before any write."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlcipher3.dbapi2 as driver

from assistant.journal import schema, trouble
from assistant.journal.key import fresh_key, keep_key, kept_key, settled, store_key, which_key
from assistant.journal.pages import PAGE_BYTES, bears_mark
from assistant.journal.rekey import finish_change
from assistant.journal.shares import on_a_share
from assistant.journal.store import BUSY_S, Store, connected, remark
from assistant.places import Home
from assistant.refusal import StoreTrouble
from assistant.tongue import N_

_PLAIN = b"SQLite format 3\x00"

_DRAFT_S = 2 * 24 * 60 * 60

_SHARE = N_(
    "{place} is on a network share, where a store gets damaged: choose a folder on this computer"
    " with --home."
)
_OTHER_PROGRAM = N_(
    "{store} belongs to another program: move it elsewhere, or choose another folder with --home."
)
NEWER = N_("{store} was written by a newer Salve: install the newest version, then open it.")
_IS_PRACTICE = N_("{store} holds made-up guests: open it with --practice.")
_IS_REAL = N_("{store} holds real guests: open it without --practice.")
_LOG_ALONE = N_(
    "{store} is missing, but its log is there: put the file back from a copy of the folder."
)


def open_store(place: Home, busy_s: float = BUSY_S) -> Store:
    """The store of `place`, made whole if there is none; others may lock it for `busy_s` seconds.

    StoreTrouble where it cannot be used; not a byte of what is there has been changed then.
    """
    _look_at_the_ground(place)
    finish_change(place)
    while True:
        which = which_key(place)
        try:
            store = _opened(place, busy_s)
        except StoreTrouble:
            if not which or which == which_key(place):
                raise
            continue
        if not which or which == which_key(place):
            _tidy(place)
            return store
        store.close()  # its key was just changed, and another file is there now


def _opened(place: Home, busy_s: float) -> Store:
    try:
        if _is_there(place.store):
            key, _ = store_key(place)
            _look_at_the_store(place, key, busy_s)
        else:
            key = _laid_out(place)
    except OSError as error:
        raise trouble.of_system(error, place.store) from error
    store = Store(place.store, key, busy_s)
    try:
        with store.reading() as tx:
            remark(tx, "purpose")
    except BaseException:
        store.close()
        raise
    return store


def _tidy(place: Home) -> None:
    """Take away drafts that a crash left behind long ago; a younger one may be in use."""
    for draft in place.root.glob(".salve-*"):
        with suppress(OSError):
            if draft.stat().st_mtime < time.time() - _DRAFT_S:
                draft.unlink()


def _look_at_the_ground(place: Home) -> None:
    """A folder of this computer in which files can be made."""
    if on_a_share(place.root):
        raise StoreTrouble(_SHARE, place=place.root)
    trial = place.root / f".salve-{uuid4().hex}"
    try:
        place.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError as error:
        raise trouble.of_system(error, place.store) from error
    if trouble.is_full(place.root):
        raise StoreTrouble(trouble.FULL, place=place.root)


def _log(store: Path) -> Path:
    return store.with_name(store.name + "-wal")


def _is_there(store: Path) -> bool:
    if not store.exists():
        if _log(store).exists() and _log(store).stat().st_size:
            raise StoreTrouble(_LOG_ALONE, store=store)
        return False
    if not store.is_file():
        raise StoreTrouble(_OTHER_PROGRAM, store=store)
    with store.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise StoreTrouble(_OTHER_PROGRAM, store=store)
    with store.open("r+b"):  # tells a file that must not be written; nothing is
        return True


def _look_at_the_store(place: Home, key: bytes, busy_s: float) -> None:
    store = place.store
    # With a log beside the file, the log has the last word; without one, nothing need be locked,
    # and SQLite makes no files for the look.
    logged = _log(store).exists()
    query = "?mode=ro" if logged else "?immutable=1"
    connection = connected(store, key, query=query, busy_s=busy_s)
    try:
        version, found = _probe(connection)
    except driver.Error as error:
        raise _unreadable(store, key, error) from error
    finally:
        connection.close()
    if version > schema.VERSION:
        raise StoreTrouble(NEWER, store=store)
    if not logged and store.stat().st_size % PAGE_BYTES:
        raise StoreTrouble(trouble.DAMAGED, store=store)  # its last page is torn off
    purpose = "practice" if place.practice else "real"
    if found != purpose:
        raise StoreTrouble(_IS_REAL if place.practice else _IS_PRACTICE, store=store)


def _probe(connection: Any) -> tuple[int, str]:
    """The file's version and purpose, met while reading both ends of the journal."""

    def first(query: str) -> Any:
        return (connection.execute(query).fetchone() or [None])[0]

    first("SELECT count(*) FROM sqlite_schema")
    version = int(first("PRAGMA user_version"))
    if version > schema.VERSION:
        return version, ""
    connection.execute("SELECT * FROM chain").fetchall()
    for end in ("", " DESC"):
        first(f"SELECT page FROM entry ORDER BY page{end}, id{end} LIMIT 1")  # noqa: S608
    return version, str(first("SELECT value FROM meta WHERE name = 'purpose'"))


def _unreadable(store: Path, key: bytes, error: Exception) -> StoreTrouble:
    """Why the file cannot be read: ours and damaged, or of another key or program."""
    told = trouble.of_driver(error, store)
    if told is None or told.reason == trouble.DAMAGED:
        ours = bears_mark(store, key)
        return StoreTrouble(trouble.DAMAGED if ours else trouble.OTHER_KEY, store=store)
    return told


def _laid_out(place: Home) -> bytes:
    """Make the store under a passing name and give it its own when it is whole; answers its key.

    Two processes may do so at once: one key is kept, and the first store with that key.
    """
    while True:
        kept = kept_key(place)
        key = kept[0] if kept else fresh_key()
        draft = place.root / f".salve-{uuid4().hex}.db"
        try:
            store = Store(draft, key)
            try:
                store.create("practice" if place.practice else "real")
            finally:
                store.close()
            if kept is None and keep_key(place, key)[0] != key:
                continue
            if os.name == "posix":
                draft.chmod(0o600)
            settled(draft, place.store)
            return key
        finally:
            for rest in ("", "-wal", "-shm"):
                with suppress(OSError):
                    draft.with_name(draft.name + rest).unlink(missing_ok=True)
