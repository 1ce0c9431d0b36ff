"""Erasures in the files that this desk has written: its backups, and exports about a guest."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from assistant import model
from assistant.exchange import made_files
from assistant.exchange.made_files import Made
from assistant.forgetting import forget_typed
from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.aside import drop_aside, set_aside
from assistant.journal.copying import Pace, clear_away, moved, tried
from assistant.journal.entry import ERASED, Entry, rank
from assistant.journal.key import put_in_place
from assistant.journal.store import Store
from assistant.refusal import Refused

_REACHED, _BEHIND = "erasing:reached", "erasing:behind"
KeyOf = Callable[[Path], bytes | None]
"""The key that opens a backup; None where none is known."""


def reach(store: Store, key_of: KeyOf) -> list[Path]:
    """Erase in the files what is erased in the store. Minutes for large backups; on no thread that
    somebody waits for.

    Answers those that are still to be done: on a stick that is not plugged in, or under a lost key.
    They are tried again the next time.
    """
    with store.reading() as tx:
        files, gone = made_files.made(tx), _gone(tx)
        told = journal.remark(tx, _REACHED) or "{}"
    reached = msgspec.json.decode(told, type=dict[str, int])
    behind: list[Path] = []
    for file in files if gone else ():
        if file.what == "export" and not _is_about(store, file):
            continue
        if file.what == "backup" and reached.get(str(file.path)) == len(gone):
            continue
        try:
            if not _done(store, file, gone, key_of):
                behind.append(file.path)
            elif file.what == "backup":
                reached[str(file.path)] = len(gone)
        except (Refused, OSError):
            behind.append(file.path)
    with store.writing() as tx:
        journal.set_remark(tx, _REACHED, msgspec.json.encode(reached).decode())
        journal.set_remark(tx, _BEHIND, msgspec.json.encode([str(one) for one in behind]).decode())
    return behind


def delete(store: Store) -> list[Path]:
    """Delete the exports about guests who were erased; answers those that could not be reached.

    A moment's work: it waits for no backup. Not for a thread that somebody waits for all the same,
    since a stick may be slow.
    """
    with store.reading() as tx:
        files = [one for one in made_files.made(tx) if one.what == "export"]
    left: list[Path] = _drop_aside(store)
    for file in files:
        if not _is_about(store, file):
            continue
        try:
            is_done = _done(store, file, (), lambda path: None)
        except OSError:
            is_done = False
        if not is_done:
            left.append(file.path)
    return left


def stays_aside(store: Store) -> list[Path]:
    """The damaged files of rescues that stay: lines may be in them that are nowhere else."""
    found = set_aside(store.path)
    with store.reading() as tx:
        return found if (journal.remark(tx, journal.LOST) or "0") != "0" else []


def _drop_aside(store: Store) -> list[Path]:
    """Delete damaged files that nothing was lost with, and that are older than an erasure; answers
    those that could not be."""
    found = set_aside(store.path)
    with store.reading() as tx:
        erased_ms, lost = stubs.last_ms(tx), journal.remark(tx, journal.LOST)
    left: list[Path] = []
    for aside in found if lost == "0" else ():
        try:
            if aside.stat().st_mtime * 1000 < erased_ms:
                drop_aside(aside)
        except OSError:
            left.append(aside)
    return left


def behind(tx: Connection) -> list[Path]:
    """The files that could not be reached the last time."""
    told = msgspec.json.decode(journal.remark(tx, _BEHIND) or "[]", type=list[str])
    return [Path(one) for one in told]


def _done(store: Store, file: Made, gone: Sequence[Entry], key_of: KeyOf) -> bool:
    if not file.path.parent.is_dir():
        return False  # a stick that is not plugged in
    if file.what == "export":
        file.path.unlink(missing_ok=True)
        with store.writing() as tx:
            made_files.forget(tx, file.path)
        return True
    if not file.path.exists():
        return True
    key = key_of(file.path)
    if key is None:
        return False
    _erase(file.path, key, gone)
    return True


def _erase(backup: Path, key: bytes, gone: Sequence[Entry]) -> None:
    """In a copy, which takes the backup's place when it is whole."""
    draft, pace = backup.with_name(f".{backup.name}.part"), Pace(lambda: False, gently=True)
    try:
        clear_away(draft)
        moved(backup, draft, lambda done, of: None, pace)
        erase_in(draft, key, gone)
        tried(draft, key, lambda done, of: None, pace)
        put_in_place(draft, backup)
    finally:
        clear_away(draft)


def erase_in(copy: Path, key: bytes, gone: Sequence[Entry]) -> None:
    """In a whole copy of a store that nobody uses."""
    store = Store(copy, key)
    try:
        with store.writing() as tx:
            journal.erase(tx, gone)
            forget_typed(tx, {one.page for one in gone if one.kind == ERASED})
            model.leave_out(tx)
        store.wipe(whole=True)
    finally:
        store.close()


def gone_from(copy: Path, key: bytes) -> list[Entry]:
    """What is erased in such a copy."""
    store = Store(copy, key)
    try:
        with store.reading() as tx:
            return _gone(tx)
    finally:
        store.close()


def _gone(tx: Connection) -> list[Entry]:
    """All stubs of the store."""
    pages = stubs.pages(tx)
    return [one for page in pages for one in stubs.lines(tx, page) if rank(one.kind)]


def _is_about(store: Store, file: Made) -> bool:
    """Whether an export tells of a guest who was erased; one of all guests is the house's own."""
    with store.reading() as tx:
        return any(stubs.is_erased(tx, page) for page in file.about)
