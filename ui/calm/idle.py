"""Notices that nobody has touched the desk for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_INPUT = {
    *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove),
    *(QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
}
_LOOK_MS = 5000


def passed_s() -> tuple[float, float]:
    """Two clocks: one that nobody puts back, and one that goes on while the computer sleeps."""
    return time.monotonic(), time.time()


class Idle(QObject):
    """Watches the window itself, not each widget: what nobody does costs nothing."""

    away = Signal()
    """Nobody was here for as long as was said; told once, until somebody is here again."""

    def __init__(
        self,
        window: QWidget,
        minutes: int,
        clocks: Callable[[], tuple[float, float]] = passed_s,
    ) -> None:
        """`minutes` 0: nobody is ever away."""
        super().__init__(window)
        self._window, self.limit_s, self._clocks = window, minutes * 60.0, clocks
        self._last, self._told = clocks(), False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        if minutes:
            self._timer.start()
            window.winId()  # or there is no window yet to be watched
            window.windowHandle().installEventFilter(self)

    def is_over(self, since: tuple[float, float]) -> bool:
        """Whether the time is over, counted from what the clocks said before."""
        return self.limit_s > 0 and self.gone_s(since) >= self.limit_s

    def gone_s(self, since: tuple[float, float]) -> float:
        """Seconds since then, by the clock that has gone farther."""
        return max(now - then for now, then in zip(self._clocks(), since, strict=True))

    @property
    def now(self) -> tuple[float, float]:
        """What the clocks say."""
        return self._clocks()

    def look(self) -> None:
        """Is anybody here?"""
        if not self._told and self.is_over(self._last):
            self._told = True
            self.away.emit()

    def touch(self) -> None:
        """Somebody is here. Whoever comes back to a computer that slept was away all the same."""
        self.look()
        self._last, self._told = self._clocks(), False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears of keys and the pointer before the widgets do."""
        if event.type() in _INPUT:
            self.touch()
        return False
