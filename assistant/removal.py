"""The lock of a store whose desk was removed from its shop, until it joins that shop again.

It is a lock for whoever sits at the desk, or finds it: no guest is read or written by Salve any
more, in its window or by its commands, and no line that waits is lost. It is not meant to keep out
somebody who takes the computer apart and has its key as well.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import msgspec
from msgspec import Struct

from assistant.journal import store as journal
from assistant.journal.store import Store
from assistant.refusal import LockedOut
from assistant.tongue import N_

_REMARK = "share:removed"
REMOVED = N_(
    "This desk was removed from {house}. Nothing is shown here until it joins again with a new code"
    " from there."
)


class Removed(Struct, frozen=True):
    """From where it was removed."""

    shop: str
    house: str

    def refused(self) -> LockedOut:
        """Why nothing is read or written."""
        return LockedOut(REMOVED, house=self.house or self.shop[:6] or "…")


class Removal:
    """Locks the store of a desk, and opens it again."""

    def __init__(self, store: Store, writer: ThreadPoolExecutor) -> None:
        self._store, self._beside, self._writer = store, store.beside_lock(), writer
        self._note = store.path.parent / "share" / "removed"
        """The same beside the store: one that was recovered from damage has no remark of it."""
        self._listeners: list[Callable[[], None]] = []
        self.of: Removed | None = None
        """From where this desk was removed; None while it is open."""

    def on_turned(self, listener: Callable[[], None]) -> None:
        """Call `listener`, on the writer's thread, when it was locked or opened."""
        self._listeners.append(listener)

    def look(self) -> None:
        """See what the file says: another program may have learned of it. On the writer's thread,
        or before there is one."""
        with self._beside.reading() as tx:
            told = journal.remark(tx, _REMARK)
        noted = told.encode() if told else self._noted()
        self._turn(_read(noted) if noted is not None else None)

    def lock(self, shop: str, house: str) -> "Future[None]":
        """From now on nobody reads or writes here."""
        return self._writer.submit(self._keep, Removed(shop, house))

    def unlock(self) -> "Future[None]":
        """It is one of the shop's desks again."""
        return self._writer.submit(self._keep, None)

    def _noted(self) -> bytes | None:
        try:
            return self._note.read_bytes()
        except OSError:
            return None

    def _keep(self, removed: Removed | None) -> None:
        told = msgspec.json.encode(removed).decode() if removed else ""
        self._turn(removed)
        with self._beside.writing() as tx:
            if removed is not None or journal.remark(tx, _REMARK):
                journal.set_remark(tx, _REMARK, told)
        with suppress(OSError):
            if removed is None:
                self._note.unlink(missing_ok=True)
            else:
                self._note.parent.mkdir(exist_ok=True, mode=0o700)
                self._note.write_text(told, "utf-8")

    def _turn(self, removed: Removed | None) -> None:
        if removed == self.of:
            return
        self.of = removed
        self._store.lock = removed.refused if removed is not None else None
        for listener in self._listeners:
            listener()


def _read(told: bytes) -> Removed:
    """What was noted; where that is damaged, it was removed all the same."""
    try:
        return msgspec.json.decode(told, type=Removed)
    except ValueError:
        return Removed("", "")
