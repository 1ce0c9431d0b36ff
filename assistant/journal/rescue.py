"""Sets a damaged store aside, unchanged, and brings what can be read of it into a new one."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import msgspec

from assistant.journal import trouble
from assistant.journal.aside import PARTS
from assistant.journal.entry import Entry
from assistant.journal.key import settled
from assistant.journal.pages import bears_mark
from assistant.journal.salvage import ChainEnd, Remark, found
from assistant.journal.store import LOST, Store, append, set_remark
from assistant.places import Home
from assistant.refusal import Refused, StoreTrouble
from assistant.tongue import N_

_BATCH = 20_000
_NOT_SO = ("model:", "rescue:", "share:cursor", "erasing:reached")
"""Remarks that are no longer so: of read models, of an earlier rescue, how far the other desks'
lines were read (what was lost comes back from them), and how much was erased in which backup."""
_STOPPED = N_("The rescue was stopped: nothing was changed.")
_IN_USE = N_("The store in {place} is open in another window: close it, then try again.")


class Rescued(msgspec.Struct, frozen=True):
    """What a rescue came to."""

    kept: int
    """Lines in the new store."""
    lost: int
    """Lines that were not found, although their desk is known to have counted that far."""
    aside: Path
    """The damaged file, as it was; its log, if it had one, lies beside it."""


def rescue(
    place: Home,
    key: bytes,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Rescued:
    """Recover the store of `place`, which must be closed at this desk.

    `progress` hears of pages done and pages in all. Until all is recovered nothing is changed:
    not by a stop (Refused), not by a full disk (StoreTrouble). What parts of the program have noted
    in the file, such as which backups there are, comes along where it can be read; read models are
    made anew from the journal at the next start.
    """
    draft = place.root / f".salve-{uuid4().hex}.db"
    try:
        with alone(place.store):
            if not bears_mark(place.store, key):
                raise StoreTrouble(trouble.OTHER_KEY, store=place.store)
            store = Store(draft, key)
            try:
                store.create("practice" if place.practice else "real")
                _bring_over(place.store, key, store, progress, cancelled)
                kept, lost = _counts(store)
                with store.writing() as tx:
                    set_remark(tx, LOST, str(lost))
            finally:
                store.close()
            aside = _set_aside(place.store)
            settled(draft, place.store)
        return Rescued(kept, lost, aside)
    except OSError as error:
        raise trouble.of_system(error, place.store) from error
    finally:
        for part in PARTS:
            with suppress(OSError):
                draft.with_name(draft.name + part).unlink(missing_ok=True)


def _bring_over(
    damaged: Path,
    key: bytes,
    store: Store,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    entries: list[Entry] = []
    ends: list[ChainEnd] = []
    remarks: list[Remark] = []

    def visited(done: int, pages: int) -> None:
        if cancelled and cancelled():
            raise Refused(_STOPPED)
        if progress:
            progress(done, pages)

    def write() -> None:
        # By page: neighbours in the file go in together, several times faster.
        entries.sort(key=lambda entry: (entry.page, entry.id))
        with store.writing() as tx:
            append(tx, entries)
        entries.clear()

    for row in found(damaged, key, visited):
        if isinstance(row, Entry):
            entries.append(row)
        elif isinstance(row, ChainEnd):
            ends.append(row)
        else:
            remarks.append(row)
        if len(entries) >= _BATCH:
            write()
    write()
    _continue_chains(store, ends)
    _bring_remarks(store, remarks)


def _bring_remarks(store: Store, remarks: list[Remark]) -> None:
    with store.writing() as tx:
        for remark in remarks:
            if not remark.name.startswith(_NOT_SO):
                set_remark(tx, remark.name, remark.value)


def _continue_chains(store: Store, ends: list[ChainEnd]) -> None:
    """A desk goes on counting where it was, even if its last lines are lost: no number twice."""
    with store.writing() as tx:
        for end in ends:
            tx.exec_driver_sql(
                "INSERT INTO chain VALUES (?, ?, ?, ?) ON CONFLICT (desk) DO UPDATE SET"
                " seq = excluded.seq, id = excluded.id, digest = excluded.digest"
                " WHERE excluded.seq > seq",
                (end.desk, end.seq, end.id, end.digest),
            )


def _counts(store: Store) -> tuple[int, int]:
    with store.reading() as tx:
        kept = tx.exec_driver_sql("SELECT count(*) FROM entry").scalar_one()
        counted = tx.exec_driver_sql("SELECT total(seq) FROM chain").scalar_one()
    return kept, max(0, int(counted) - kept)


def _set_aside(store: Path) -> Path:
    """Rename the file, then what belongs to it; answers its new name, which has the date."""
    day = f"{store.stem}-damaged-{datetime.now().astimezone():%Y-%m-%d}"
    names = (f"{day}{nth}{store.suffix}" for nth in ("", *(f"-{n}" for n in range(2, 1000))))
    aside = next(store.with_name(n) for n in names if not store.with_name(n).exists())
    for part in PARTS:
        old = store.with_name(store.name + part)
        if not old.exists():
            continue
        try:
            old.rename(aside.with_name(aside.name + part))
        except PermissionError as error:
            if os.name == "nt":
                raise StoreTrouble(_IN_USE, place=store.parent) from error
            raise
    return aside


@contextmanager
def alone(store: Path) -> Iterator[None]:
    """Nobody else has the store open: they would go on writing into the file that is set aside.

    Windows refuses to rename a file that is open; elsewhere SQLite's own lock on the shared memory
    tells (byte 128 of the `-shm` file, held by whoever has the store open).
    """
    if sys.platform == "win32":
        yield
        return
    shared = store.with_name(store.name + "-shm")
    if not shared.exists():
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    with shared.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 128)
        except OSError as error:
            raise StoreTrouble(_IN_USE, place=store.parent) from error
        yield
