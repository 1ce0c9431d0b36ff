"""The one crossing between threads and Qt: answers and changes arrive on the GUI thread."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from assistant.refusal import LockedOut, Refused

if TYPE_CHECKING:
    from assistant.changes import Changes

T = TypeVar("T")

_TELL_EVERY_S = 0.04


class Bridge(QObject):
    """Carries what other threads found out to whoever asked, if they are still there."""

    changed = Signal(object)
    """What the desk wrote or received: `assistant.changes.Changes`."""
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._crossing = threading.Lock()
        self._is_open = True
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
    ) -> None:
        """Call `then` with the answer on the GUI thread, or `refused` with the reason.

        `over` is called first, whatever came of it. None is called when `asker` has been destroyed,
        `over` alone when the future was cancelled. Anything but a refusal is a bug and is raised on
        the GUI thread.
        """

        def deliver() -> None:
            if not isValid(asker):
                return
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

    def call(self, asker: QObject, what: Callable[[], None]) -> None:
        """Have `what` done on the GUI thread soon; from any thread."""
        self._carry(lambda: what() if isValid(asker) else None)

    def tell(self, changes: "Changes") -> None:
        """What the desk wrote or received; from any thread, in the order of all that arrives."""
        self._carry(lambda: self.changed.emit(changes))

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

    def _on_arrived(self, deliver: Callable[[], None]) -> None:
        if self._is_open:  # it may have been under way when all ended
            deliver()


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
