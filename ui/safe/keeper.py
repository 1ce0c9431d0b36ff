"""Backups while the program runs: the one of the day when it is due, and those asked for by hand.

One for a store, from when it is opened until it is closed, whatever window shows it.
"""

from concurrent.futures import Future, wait
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.refusal import Refused
from ui.bridge import Bridge, aside

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.exchange.backup import Backup

FIRST_MS = 90_000
"""Whoever has just opened the program wants to work; a backup waits for so long."""
LOOK_MS = 5 * 60_000
_LEAVE_S = 5.0


class Keeper(QObject):
    """Makes them on a thread of its own, gently, and tells how far it is."""

    moved = Signal(int, int)
    """Done, and in all."""
    stood = Signal()
    """A backup began, or came to its end: well, stopped, or with a reason why not."""

    def __init__(self, desk: "Desk", bridge: Bridge) -> None:
        super().__init__()
        self._desk, self._bridge = desk, bridge
        self._stop = Event()
        self._under_way: Future[Any] | None = None
        self.is_running = False
        """Whether a backup is being made."""
        self.why: Refused | None = None
        """Why the last one asked for by hand was not made."""
        self._looking = QTimer(self, singleShot=True)
        self._looking.timeout.connect(self.look)

    def begin(self, after_ms: int = FIRST_MS) -> None:
        """From now on look now and then whether one is due."""
        self._looking.start(after_ms)

    def look(self) -> None:
        """Make the backup of the day if it is due; put the others under the key that counts."""
        self._looking.start(LOOK_MS)
        if self.is_running:
            return
        due = aside(_due, self._desk)
        self._bridge.when_done(self, due, self._on_looked, lambda why: None)

    def back_up(self) -> None:
        """Make one now."""
        if self.is_running:
            return
        self._stop.clear()
        self.is_running, self.why = True, None
        progress = self._bridge.progress(self, self.moved.emit)
        made = aside(self._desk.safe.back_up, progress=progress, cancelled=self._stop.is_set)
        self._under_way = made
        self._bridge.when_done(self, made, self._on_made, self._on_refused)
        self.stood.emit()

    def stop(self) -> None:
        """Leave off; nothing is left of it."""
        self._stop.set()

    def close(self) -> None:
        """Before the desk is."""
        self._looking.stop()
        self._stop.set()
        if self._under_way is not None:
            wait([self._under_way], timeout=_LEAVE_S)

    def _on_looked(self, is_due: bool) -> None:
        if is_due:
            self.back_up()
        elif not self._stop.is_set():
            self._under_way = aside(_followed, self._desk, self._stop)
            self._bridge.when_done(self, self._under_way, lambda n: self.stood.emit(), _unheard)

    def _on_made(self, backup: "Backup") -> None:
        self.is_running = False
        self.stood.emit()

    def _on_refused(self, why: Refused) -> None:
        self.is_running, self.why = False, None if self._stop.is_set() else why
        self.stood.emit()


def _due(desk: "Desk") -> bool:
    return desk.safe.is_due()


def _followed(desk: "Desk", stop: Event) -> int:
    return len(desk.safe.renew(stop.is_set))


def _unheard(why: Refused) -> None:
    """It is tried again at the next look."""
