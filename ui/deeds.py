"""Carries what the clerk does to the desk, and the answer back; each room adds its own acts."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from assistant.desk import Desk
from assistant.refusal import Refused
from ui.bridge import Bridge

Written = TypeVar("Written")


class Carrier(QObject):
    """What all rooms that write have in common."""

    staff_wanted = Signal(object)
    """Nobody is at this desk, and lines are signed: what to call when it is answered who is."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge

    def carry(
        self,
        write: "Callable[[], Future[Written]]",
        done: Callable[[Written], None],
        refused: Callable[[str], object],
    ) -> None:
        """`write`; then `done` with what is on disk, or `refused` with the sentence why nothing is.

        Where nobody is signed that is asked first, and the act goes on. To whom will not say there
        is nothing to tell: `refused` with "", so that all stands as it stood.
        """

        def otherwise(why: Refused) -> None:
            refused(why.sentence())

        def go_on() -> None:
            if self._desk.signed is None:
                refused("")
            else:
                self._bridge.when_done(self, write(), done, otherwise, deed=True)

        if self._desk.signed is None:
            self.staff_wanted.emit(go_on)
        else:
            go_on()
