"""Carries what the clerk does to the desk, and the answer back; each room adds its own acts."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from assistant.desk import Changes, Desk
from assistant.refusal import Refused
from ui.bridge import Bridge


class Carrier(QObject):
    """What all rooms that write have in common."""

    staff_wanted = Signal()
    """Nobody is at this desk, and lines are signed."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge

    def carry(
        self,
        future: "Future[Changes]",
        done: Callable[[Changes], None],
        refused: Callable[[str], object],
    ) -> None:
        """Then `done` with what is on disk, or `refused` with the sentence why nothing is."""
        if self._desk.signed is None:
            self.staff_wanted.emit()

        def otherwise(why: Refused) -> None:
            refused(why.sentence())

        self._bridge.when_done(self, future, done, otherwise)
