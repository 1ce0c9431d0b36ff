"""The one crossing between threads and Qt: answers and changes arrive on the GUI thread."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from shiboken6 import isValid

from assistant.refusal import LockedOut, Refused

if TYPE_CHECKING:
    from assistant.changes import Changes

T = TypeVar("T")

_TELL_EVERY_S = 0.04
_PATIENCE_S = 2.0
"""So long after a deed a key waits at most for what the deed changes."""


class Bridge(QObject):
    """Carries what other threads found out to whoever asked, if they are still there."""

    changed = Signal(object)
    """What the desk wrote or received: `assistant.changes.Changes`."""
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._crossing = threading.Lock()
        self._is_open = True
        self._news = threading.Event()
        self._under_way = 0
        """Deeds that are being written, and readings of what they changed."""
        self._follows = False
        """Whether what is asked now comes of a deed."""
        self._patient_until_s = 0.0
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """For the end: Qt goes away, and what threads find out from now on reaches nobody."""
        with self._crossing:
            self._is_open = False

    def when_done(
        self,
        asker: QObject,
        future: "Future[T]",
        then: Callable[[T], None] = lambda answer: None,
        refused: Callable[[Refused], None] | None = None,
        over: Callable[[], None] = lambda: None,
        *,
        deed: bool = False,
    ) -> None:
        """Call `then` with the answer on the GUI thread, or `refused` with the reason.

        `over` is called first, whatever came of it. None is called when `asker` has been destroyed,
        `over` alone when the future was cancelled. Anything but a refusal is a bug and is raised on
        the GUI thread. A `deed` of the clerk's is shown before the next key is taken (`catch_up`).
        """
        follows = deed or self._follows
        self._under_way += follows
        if deed:
            self._patient_until_s = time.monotonic() + _PATIENCE_S

        def deliver() -> None:
            self._under_way -= follows
            if not isValid(asker):
                return
            with self._in_turn(follows):
                over()
                if future.cancelled():
                    return
                failure = future.exception()
                if failure is None:
                    then(future.result())
                elif isinstance(failure, Refused) and refused is not None:
                    refused(failure)
                elif isinstance(failure, LockedOut):
                    return  # what asked is about to be taken away
                else:
                    raise failure

        future.add_done_callback(lambda _: self._carry(deliver))

    def catch_up(self) -> None:
        """A key is coming: first show what the deeds before it changed.

        A hand that is quicker than the disk means the page as it will be.
        """
        while self._under_way and (left_s := self._patient_until_s - time.monotonic()) > 0:
            self._news.clear()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
            if self._under_way:
                self._news.wait(left_s)

    def call(self, asker: QObject, what: Callable[[], None]) -> None:
        """Have `what` done on the GUI thread soon; from any thread."""
        self._carry(lambda: what() if isValid(asker) else None)

    def tell(self, changes: "Changes") -> None:
        """What the desk wrote or received; from any thread, in the order of all that arrives."""

        def deliver() -> None:
            with self._in_turn(bool(self._under_way)):
                self.changed.emit(changes)

        self._carry(deliver)

    def progress(
        self, asker: QObject, show: Callable[[int, int], None]
    ) -> Callable[[int, int], None]:
        """What long work on another thread can call with (done, in all), as often as it likes.

        `show` hears of it on the GUI thread, not more often than can be seen, and of the end.
        """
        told_s = 0.0

        def tell(done: int, of: int) -> None:
            nonlocal told_s
            now_s = time.monotonic()
            if done >= of or now_s - told_s >= _TELL_EVERY_S:
                told_s = now_s
                self.call(asker, lambda: show(done, of))

        return tell

    def _carry(self, deliver: Callable[[], None]) -> None:
        with self._crossing:
            if self._is_open:
                self._arrived.emit(deliver)
                self._news.set()

    def _on_arrived(self, deliver: Callable[[], None]) -> None:
        if self._is_open:  # it may have been under way when all ended
            deliver()

    @contextmanager
    def _in_turn(self, follows: bool) -> Iterator[None]:
        """What is asked within comes of a deed, or does not."""
        before, self._follows = self._follows, follows
        try:
            yield
        finally:
            self._follows = before


def aside(work: Callable[..., T], *args: Any, **words: Any) -> "Future[T]":
    """Do long `work` on a thread of its own. The thread does not keep a closing program alive."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work(*args, **words))
        except BaseException as failure:
            future.set_exception(failure)

    threading.Thread(target=run, name=f"salve-{work.__name__}", daemon=True).start()
    return future
