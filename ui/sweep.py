"""Sweeps up what is no longer used on the GUI thread only, in moments between two keys.

Python's own collector runs on whatever thread happens to allocate. A widget that it finds in a
circle there would be destroyed on the store's thread, which ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_YOUNG, _MIDDLE, _OLD = 700, 10, 10
"""New objects, and sweeps of the generation below, after which a generation is swept."""


class Sweep(QObject):
    """From the moment that all is loaded; what is there by then stays and is not looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.on_idle)
        self._timer.start(_EVERY_MS)

    def end(self) -> None:
        """No more of it: whatever comes now is somebody else's."""
        self._timer.stop()

    def on_idle(self) -> None:
        """Sweep as far up as is due."""
        young, middle, old = gc.get_count()
        if young < _YOUNG:
            return
        gc.collect(2 if old > _OLD else 1 if middle > _MIDDLE else 0)
