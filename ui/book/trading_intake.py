"""One file of words on its way to the desk: read and understood beside the window."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from assistant.exchange import trade
from assistant.exchange.words_file import Brought
from assistant.refusal import Refused
from ui.bridge import Bridge, aside

Stage = Literal["empty", "reading", "ready", "taking"]


class TradeIntake(QObject):
    """What a later file overtook is dropped. It outlives a window that is built anew."""

    moved = Signal()
    """The stage is another."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge, self._round = bridge, 0
        self.stage: Stage = "empty"
        self.name = ""
        """What the file is called."""
        self.brought: Brought | None = None
        self.trouble: Refused | None = None
        """Why the file, or the act, was refused."""

    def read_file(self, path: Path) -> None:
        """Understand a file; the one before is forgotten, unless it is being taken in."""
        if self.stage == "taking":
            return
        self._round += 1
        asked_in = self._round
        self.name, self.brought, self.trouble = path.name, None, None
        self._move("reading")

        def answered(brought: Brought) -> None:
            if asked_in == self._round:
                self.brought = brought
                self._move("ready")

        def refused(why: Refused) -> None:
            if asked_in == self._round:
                self.trouble = why
                self._move("empty")

        self._bridge.when_done(self, aside(trade.read, path), answered, refused)

    def begin_taking(self) -> None:
        """It is on its way to the desk."""
        self.trouble = None
        self._move("taking")

    def end_taking(self, *, taken: bool) -> None:
        """It is on disk, or it is not and stands as it stood."""
        if taken:
            self.forget()
        else:
            self._move("ready")

    def forget(self) -> None:
        """Nothing is at hand any more."""
        self._round += 1
        self.name, self.brought, self.trouble = "", None, None
        self._move("empty")

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self.moved.emit()
