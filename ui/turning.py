"""Turns the screen to the guest whose card is open, and back to the desk."""

from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from assistant.desk import Desk
from assistant.journal.stamp import PageId
from assistant.privacy.turned import Turned, turned
from assistant.tongue import spoken
from ui.bridge import Bridge
from ui.counter.page import Counter
from ui.hiding import Hiding
from ui.look.keys import bind
from ui.turned.screen import TurnedScreen
from ui.window import Window

_WITH_GUEST = frozenset({"counter", "open-book"})
"""The pages that are about the guest whose card is open."""


class Turning(QObject):
    """Nothing of the desk can be seen meanwhile, and no key reaches it."""

    def __init__(
        self,
        window: Window,
        counter: Counter,
        desk: Desk,
        bridge: Bridge,
        hiding: Hiding,
        house: str,
    ) -> None:
        super().__init__(window)
        self._window, self._counter, self._hiding = window, counter, hiding
        self._desk, self._bridge, self._house = desk, bridge, house
        self._screen: TurnedScreen | None = None
        bind(window, "turned", self.turn)

    def turn(self) -> None:
        """The card that is open; a welcome where none is."""
        guest, _name = self._counter.guest_here
        if guest is None or self._window.page not in _WITH_GUEST:
            self._show(Turned(spoken()))
            return

        def show(shown: Turned) -> None:
            if self._counter.guest_here[0] == guest:  # else somebody else stands here by now
                self._show(shown)

        asked = self._desk.ask(partial(_turned, self._desk, guest, spoken()))
        self._bridge.when_done(self, asked, show)

    def back(self) -> None:
        """The desk, as it was."""
        if self._screen is not None and isValid(self._screen) and not self._hiding.is_hidden:
            self._window.uncover()
        self._screen = None

    def _show(self, shown: Turned) -> None:
        if self._hiding.is_hidden:
            return
        self._screen = screen = TurnedScreen(self._window.look, self._house, shown)
        screen.left.connect(self.back)
        screen.hide_wanted.connect(self._hiding.hide)
        self._window.cover(screen)


def _turned(desk: Desk, guest: PageId, language: str) -> Turned:
    """Off the GUI thread."""
    found = desk.matters.with_guest(guest)
    if found.guest is None:
        return Turned(language)
    return turned(found.guest, found.matters, language)
