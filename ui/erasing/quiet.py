"""What is erased beside the work: when its time has come, and in the files written before."""

from PySide6.QtCore import QObject, QTimer

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.refusal import Refused
from ui.bridge import Bridge, aside

FIRST_MS, AGAIN_MS = 3 * 60_000, 60 * 60_000
"""After the start, when the first hurry is over; and whether a new day has come."""
_SOON_MS = 20_000
_FILES_MS = 2_000
_LATER_MS = 5 * 60_000
"""While somebody else is at the backups."""


class Quiet(QObject):
    """Once a day, and soon after each erasure; files about a guest at once, and at the start."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge
        self._is_busy = False
        self._daily = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._daily.timeout.connect(self.on_time)
        self._daily.start()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.on_time)
        QTimer.singleShot(_FILES_MS, self, self.delete_files)

    def on_changed(self, changes: Changes) -> None:
        """Something may have been erased: files about a guest go now, and it is erased in the
        backups when it is quiet again."""
        if changes.erased:
            self.delete_files()
        if changes.erased or changes.blanked or self._soon.isActive():
            self._soon.start()  # when for so long nobody has written anything

    def on_time(self) -> None:
        """What is to go, goes."""
        self._daily.start(AGAIN_MS)
        if self._is_busy:
            self._soon.start()
            return
        self._is_busy = True
        done = aside(_tidied, self._desk)
        self._bridge.when_done(self, done, over=self._on_over, refused=self._on_refused)

    def delete_files(self) -> None:
        """Of guests who were erased, no file that this program wrote stays."""
        done = aside(self._desk.erasing.delete_files)
        self._bridge.when_done(self, done, refused=lambda why: None)  # `on_time` tries again

    def _on_over(self) -> None:
        self._is_busy = False

    def _on_refused(self, why: Refused) -> None:
        self._daily.start(_LATER_MS)


def _tidied(desk: Desk) -> None:
    """On a thread that nobody waits for."""
    desk.erasing.clearing.daily()
    desk.erasing.wipe()
    desk.erasing.reach(desk.safe.key_of)
