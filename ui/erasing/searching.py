"""Looks through the journal for what other pages say of a guest: in pieces, while it is seen."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from assistant.desk import Desk
from assistant.journal.stamp import PageId
from assistant.mentions import BEGINNING, MOST, Named, Piece, Place, Seeking
from ui.bridge import Bridge


class Sought(Struct, frozen=True):
    """How far it is, and what it has found; for a window that is built anew."""

    seeking: Seeking | None = None
    after: Place | None = None
    """Where it goes on; None where it is at the end, or has not begun."""
    done: int = 0
    """Lines that were looked at."""
    found: tuple[Named, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether all was looked through, or as much was found as is listed."""
        return self.seeking is not None and self.after is None

    @property
    def percent(self) -> int:
        """How much of the journal was looked through."""
        lines = self.seeking.lines if self.seeking is not None else 0
        return min(99, 100 * self.done // lines) if lines else 0


class Searching(QObject):
    """Asks for the next piece when it has the one before: others are answered between them."""

    told = Signal()
    """It is further, or something that was found is gone: `sought`."""

    def __init__(
        self, desk: Desk, bridge: Bridge, parent: QObject, seen: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._seen = desk, bridge, seen
        self.sought = Sought()
        self._round = 0
        """What was asked in an earlier one is answered in vain."""
        self._is_asked = False

    def begin(self, guest: PageId) -> None:
        """From the first line on."""
        self.stop()
        self._ask(lambda: self._desk.ask(self._desk.erasing.mentions.seek, guest), self._on_known)

    def begin_again(self) -> None:
        """From the first line on, as somebody else reads it."""
        if (seeking := self.sought.seeking) is not None:
            self.stop()
            self._on_known(seeking)

    def take_over(self, before: Sought) -> None:
        """Go on where the window before stood."""
        self.stop()
        self.sought = before
        self.told.emit()
        self.go_on()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._round += 1
        self._is_asked = False
        self.sought = Sought()
        self.told.emit()

    def go_on(self) -> None:
        """The page is seen: the next piece, or whether all that was found stands there still."""
        sought = self.sought
        if self._is_asked or sought.seeking is None or not self._seen():
            return
        mentions = self._desk.erasing.mentions
        if sought.after is not None:
            seeking, after = sought.seeking, sought.after
            self._ask(lambda: self._desk.ask(mentions.go_on, seeking, after), self._on_piece)
        elif sought.found:
            self._ask(lambda: self._desk.ask(mentions.still, sought.found), self._on_still)

    def on_changed(self) -> None:
        """Something is new on disk."""
        if self.sought.is_over:
            self.go_on()

    def _ask(self, ask: "Callable[[], Future[Any]]", then: Callable[[Any], None]) -> None:
        asked_in = self._round
        self._is_asked = True

        def over() -> None:
            if asked_in == self._round:
                self._is_asked = False

        def answered(answer: Any) -> None:
            if asked_in == self._round:
                then(answer)

        self._bridge.when_done(self, ask(), answered, over=over)

    def _on_known(self, seeking: Seeking | None) -> None:
        if seeking is not None:
            self.sought = Sought(seeking, BEGINNING)
            self.told.emit()
            self.go_on()

    def _on_piece(self, piece: Piece) -> None:
        before = self.sought
        once = {(one.page, one.line): one for one in (*before.found, *piece.found)}
        found = tuple(once.values())[:MOST]
        after = piece.after if len(once) < MOST else None
        self.sought = Sought(before.seeking, after, before.done + piece.done, found)
        self.told.emit()
        if after is not None:
            self.go_on()

    def _on_still(self, found: list[Named]) -> None:
        if len(found) < len(self.sought.found):
            before = self.sought
            self.sought = Sought(before.seeking, None, before.done, tuple(found))
            self.told.emit()
