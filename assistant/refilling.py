"""All lines wait once more for the other desks: a piece at a time, and further after a restart."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from sqlalchemy import Connection

from assistant.journal import outbox
from assistant.journal import store as journal
from assistant.journal.outbox import START, Spot
from assistant.journal.stamp import DeskId
from assistant.journal.store import Store
from assistant.refusal import StoreTrouble

_LEFT = "share:refill"
_AGAIN_S = 2.0
"""Before it is tried again where the disk could not be written."""


class Refilling:
    """A clerk’s own line waits for one piece at the most."""

    def __init__(self, store: Store, writer: ThreadPoolExecutor) -> None:
        self._store, self._writer = store, writer
        self._turn = 0
        self._over: list[Future[None]] = []
        """Who waits for the end; the writer’s thread alone looks at it."""
        self.is_on = False
        """Whether there are lines that are still to wait."""

    def begin(self, first: Callable[[Connection], None], desk: DeskId | None) -> "Future[None]":
        """`first`, then all lines, or those of one desk. Done when it cannot be forgotten: the rest
        follows by itself."""

        def begin() -> None:
            with self._store.writing() as tx:
                first(tx)
                left = _left(tx)
                wider = desk if left is None or left[1] == desk else None
                _piece(tx, START, wider)
            self._follow()

        return self._writer.submit(begin)

    def go_on(self) -> None:
        """Where the program ended in the midst of it."""
        self._writer.submit(self._follow)

    def over(self) -> "Future[None]":
        """When all of them wait."""
        done: Future[None] = Future()

        def look() -> None:
            self._over.append(done)
            if not self.is_on:
                self._tell_over()

        self._writer.submit(look)
        return done

    def end(self, tx: Connection) -> None:
        """Nothing waits for anybody any more."""
        journal.drop_remark(tx, _LEFT)

    def _follow(self) -> None:
        self._turn += 1
        self.is_on = True
        self._next(self._turn)

    def _next(self, turn: int) -> None:
        if turn != self._turn:
            return  # one that began later does it all
        try:
            self.is_on = self._is_more()
        except StoreTrouble:  # the disk may have room again, or be there again, in a moment
            self._later(turn)
            return
        if self.is_on:
            self._writer.submit(self._next, turn)
        else:
            self._tell_over()

    def _later(self, turn: int) -> None:
        def again() -> None:
            with suppress(RuntimeError):  # the desk was closed: it goes on when it is opened again
                self._writer.submit(self._next, turn)

        waiting = threading.Timer(_AGAIN_S, again)
        waiting.daemon = True  # a desk that is closed does not wait for it
        waiting.start()

    def _tell_over(self) -> None:
        over, self._over = self._over, []
        for done in over:
            if done.set_running_or_notify_cancel():
                done.set_result(None)

    def _is_more(self) -> bool:
        try:
            with self._store.writing() as tx:
                left = _left(tx)
                return left is not None and _piece(tx, *left)
        except StoreTrouble:
            raise
        except Exception:
            self.is_on = False  # it goes on when the program is started the next time
            self._tell_over()
            raise


def _piece(tx: Connection, after: Spot, desk: DeskId | None) -> bool:
    end = outbox.refill(tx, after, desk)
    if end is None:
        journal.drop_remark(tx, _LEFT)
        return False
    told = (end[0].hex(), end[1].hex(), desk.hex() if desk is not None else "")
    journal.set_remark(tx, _LEFT, " ".join(told))
    return True


def _left(tx: Connection) -> tuple[Spot, DeskId | None] | None:
    """Behind which place, and of which desk; None where all is done."""
    told = journal.remark(tx, _LEFT)
    if told is None:
        return None
    page, line, desk = map(bytes.fromhex, told.split(" "))
    return (page, line), DeskId(desk) if desk else None
