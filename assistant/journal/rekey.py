"""Another key for a store: a copy under the new key takes its place, and none is ever without one.

The new key is put on record beside the old one; then the file changes its name, in one step of the
disk; then the old key is forgotten. Whoever is cut off on the way finds the key by the salt with
which the store begins, and ends what was begun when the store is opened next.

The old key stays, encrypted with everything else, as long as there are backups under it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from assistant.journal import trouble
from assistant.journal.copying import (
    Cancelled,
    Pace,
    Progress,
    clear_away,
    poured,
    put_under,
    tried,
)
from assistant.journal.key import (
    begin_change,
    end_change,
    fresh_key,
    is_changed,
    is_changing,
    kept_key,
    put_in_place,
)
from assistant.journal.store import connected, remark, set_remark
from assistant.journal.turn import turn
from assistant.places import Home
from assistant.refusal import Refused, StoreTrouble
from assistant.tongue import N_

IN_USE = N_("The store in {place} is open in another window: close it, then change the key.")
UNSOUND = N_(
    "The store could not be read back under the new key, so the key was not changed. “salve check”"
    " tells whether the store is damaged."
)
_TURN = ".salve-key-change"
_OLD = "key:old"
_BUSY_S = 1.0
NEXT = "next"
"""The folder in `share` that has the shop's secrets under the new key until it counts."""

Carry = Callable[[Path, bytes, bytes], None]
"""Puts what else is encrypted with the key into a folder, under the new key: (folder, old, new)."""


def change_key(
    place: Home,
    carry: Carry,
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """Give the store of `place` a new key, and answer it; nobody has the store open.

    Refused where it is open, was stopped, or does not read back; the old key counts then.
    """
    with turn(place.root / _TURN, IN_USE):
        _finish(place)
        kept = kept_key(place)
        if kept is None or not place.store.exists():
            raise Refused(IN_USE, place=place.root)
        old, new = kept[0], fresh_key()
        draft, pace = place.root / f".salve-{uuid4().hex}.db", Pace(cancelled)
        try:
            with _alone_with(place, old) as store:
                _made_under(store, draft, old, new, progress, pace)
                carry(place.root / "share" / NEXT, old, new)
                pace.step()
                begin_change(place, new)
                if os.name == "nt":
                    store.close()  # there a file that is open keeps its name
                put_in_place(draft, place.store)
                _finish(place)
        except OSError as error:
            raise trouble.of_system(error, place.store) from error
        finally:
            clear_away(draft)
            _finish(place)
        return new


def finish_change(place: Home) -> None:
    """End a change of the key that was cut off, if there was one; while one goes on, it is left."""
    if not is_changing(place) and not (place.root / "share" / NEXT).exists():
        return
    with suppress(Refused), turn(place.root / _TURN, IN_USE):
        _finish(place)


def old_keys(tx: Connection) -> list[bytes]:
    """The keys before this one that a backup may still need, the newest first."""
    told = remark(tx, _OLD)
    return [bytes.fromhex(key) for key in told.split()] if told else []


def keep_old_keys(tx: Connection, keys: list[bytes]) -> None:
    """No backup needs any other."""
    set_remark(tx, _OLD, " ".join(key.hex() for key in keys))


def _made_under(
    store: Any, draft: Path, old: bytes, new: bytes, progress: Progress, pace: Pace
) -> None:
    """A copy of the store under the new key, read to its last line."""
    found = store.execute("SELECT value FROM meta WHERE name = ?", (_OLD,)).fetchone()
    known = f"{old.hex()} {found[0] if found else ''}".strip()
    lines = poured(
        store, draft, old, {_OLD: known}, lambda n, of: progress(30 * n // of, 100), pace
    )
    draft.chmod(0o600)
    progress(40, 100)
    put_under(draft, old, new)
    findings = tried(draft, new, lambda n, of: progress(60 + 40 * n // max(of, 1), 100), pace)
    if findings.damaged or findings.lines != lines:
        raise Refused(UNSOUND)


def _finish(place: Home) -> None:
    """What was begun counts as a whole, or not at all."""
    share, fresh = place.root / "share", place.root / "share" / NEXT
    if is_changed(place) and fresh.is_dir():
        for one in fresh.iterdir():
            put_in_place(one, share / one.name)
    if fresh.is_dir():
        shutil.rmtree(fresh)
    end_change(place)


@contextmanager
def _alone_with(place: Home, key: bytes) -> Iterator[Any]:
    """A connection beside which there is no other, until the end. Its log is folded into the file.

    Whoever waits for it meanwhile looks at the key again, and opens what is there then.
    """
    connection = connected(place.store, key, busy_s=_BUSY_S)
    try:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        except driver.Error as error:
            told = trouble.of_driver(error, place.store)
            if told is None or told.reason == trouble.BUSY:
                raise StoreTrouble(IN_USE, place=place.root) from error
            raise told from error
        if mode != "delete":
            raise StoreTrouble(IN_USE, place=place.root)
        yield connection
    finally:
        connection.close()
