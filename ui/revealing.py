"""Shows telephone and e-mail of the open card or book in whole, where they are masked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from assistant.desk import Desk
from assistant.journal.stamp import PageId
from assistant.refusal import Refused
from ui.bridge import Bridge
from ui.counter.page import Counter
from ui.look import masked
from ui.look.keys import bind
from ui.window import Window


class Revealing(QObject):
    """Whoever looks has it written down first; who has not the right is told who has."""

    staff_wanted = Signal(object)
    """Somebody has to say who they are first; what to call then."""

    def __init__(self, window: Window, counter: Counter, desk: Desk, bridge: Bridge) -> None:
        super().__init__(window)
        self._window, self._counter = window, counter
        self._desk, self._bridge = desk, bridge
        self._is_told = False
        counter.shown.connect(self._on_shown)
        counter.reveal_wanted.connect(self.reveal)
        bind(window.counter, "reveal", self.reveal)

    def reveal(self, then: Callable[[], object] = lambda: None) -> None:
        """Those of the guest whose card is open, until another card is; then `then`."""
        guest, _name = self._counter.guest_here
        if guest is not None and self._counter.shows == "card":
            self.reveal_of(guest, then)

    def reveal_of(self, guest: PageId, then: Callable[[], object]) -> None:
        """Those of a guest who is here, on the card or in the book."""
        if masked.is_revealed(guest):
            return
        if self._desk.signed is None:
            self.staff_wanted.emit(partial(self.reveal_of, guest, then))
            return

        def shown(changes: object) -> None:
            if self._counter.guest_here[0] == guest:  # else somebody else is looked at by now
                masked.reveal(guest)
                self._counter.show_anew()
                then()

        asked = self._desk.views.revealed(guest)
        self._bridge.when_done(self, asked, shown, self._refused)

    def on_signed(self) -> None:
        """Somebody else is at this desk, of whom it is not written down that they looked."""
        masked.reveal(None)
        self._counter.show_anew()

    def _refused(self, why: Refused) -> None:
        self._is_told = True
        self._window.top.show_state(why.sentence(), "lock", "warn")

    def _on_shown(self) -> None:
        """Another card, another page: they are masked again."""
        guest, _name = self._counter.guest_here
        if self._is_told:
            self._is_told = False
            self._window.top.show_state("", "")
        if not masked.is_revealed(guest or PageId(b"")):
            masked.reveal(None)
