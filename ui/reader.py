"""What a page shows is read by one reader: once at a time, and only where it is seen."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from ui.bridge import Bridge

Answer = TypeVar("Answer")


class Reader(Generic[Answer]):
    """Asked again while an answer is on its way it reads once more, and shows the last one only."""

    def __init__(
        self,
        owner: QObject,
        bridge: Bridge,
        ask: "Callable[[], Future[Answer]]",
        show: Callable[[Answer], None],
    ) -> None:
        self._owner, self._bridge, self._ask, self._show = owner, bridge, ask, show
        self._is_asked_again = False
        self.is_busy = False
        """Whether an answer is on its way."""
        self.is_stale = True
        """Whether something changed since it was read."""

    def read(self) -> None:
        """All of it, as it is now."""
        if self.is_busy:
            self._is_asked_again = True
            return
        self.is_busy, self.is_stale = True, False
        self._bridge.when_done(self._owner, self._ask(), self._on_answer, over=self._on_over)

    def changed(self, *, seen: bool) -> None:
        """Something changed: read at once where it is `seen`, else when it is `shown`."""
        if seen:
            self.read()
        else:
            self.is_stale = True

    def shown(self) -> None:
        """It is seen from now on."""
        if self.is_stale:
            self.read()

    def _on_over(self) -> None:
        self.is_busy = False

    def _on_answer(self, answer: Answer) -> None:
        if self._is_asked_again:
            self._is_asked_again = False
            self.read()
        else:
            self._show(answer)
