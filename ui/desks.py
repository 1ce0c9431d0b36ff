"""Sharing in one window: its page, the sign in the bar, and who else has a card open."""

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSysInfo, Signal

from assistant.desk import Desk
from ui.bridge import Bridge
from ui.counter.page import Counter
from ui.look.keys import bind
from ui.matters import MatterPages
from ui.sharing.linked import Linked
from ui.sharing.sign import show_sign
from ui.sharing.standing import Standing
from ui.sharing.words import elsewhere_words, is_here
from ui.window import Window

if TYPE_CHECKING:  # loaded when somebody first turns to it
    from ui.sharing.page import SharingOpen, SharingPage


class DeskPages(QObject):
    """Fed by `linked`, which outlives the window."""

    named = Signal(str, str)
    """What this desk and the house are called now."""
    server_chosen = Signal(str)
    """Another program to connect the desks, by its path."""

    def __init__(
        self,
        window: Window,
        counter: Counter,
        desk: Desk,
        bridge: Bridge,
        linked: Linked,
        matters: MatterPages,
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._window, self._counter, self._matters = window, counter, matters
        self._desk, self._bridge, self._linked = desk, bridge, linked
        self._practice = practice
        self._told = ("", "")
        """The page of the guest that the others were told of, and how this desk stood then."""
        window.add_later("sharing", lambda: self._page)
        bind(window, "sharing", self.show)
        linked.stood.connect(self._on_stood)
        linked.looked.connect(self._on_looked)
        linked.named.connect(self._on_named)
        counter.shown.connect(self._on_looked)
        window.page_shown.connect(self._on_looked)
        self._on_stood(linked.standing)

    def show(self) -> None:
        """Turn to the page."""
        self._window.show_page("sharing")
        self._page.setFocus()

    @property
    def open(self) -> "SharingOpen | None":
        """What is half typed."""
        return self._page.open if "_page" in vars(self) else None

    def take_over(self, before: "SharingOpen | None") -> None:
        """Go on where the window before stood."""
        if before is not None:
            self._page.take_over(before)

    @cached_property
    def _page(self) -> "SharingPage":
        from ui.sharing.page import SharingPage  # noqa: PLC0415

        page = SharingPage(
            *(self._window.look, self._desk, self._bridge, self._linked), practice=self._practice
        )
        page.show_names(self._linked.name or QSysInfo.machineHostName(), self._linked.house)
        page.closed.connect(lambda: self._window.show_page("settings"))
        page.named.connect(self.named)
        page.server_chosen.connect(self.server_chosen)
        self._matters.bind_authority(page)
        return page

    def _on_named(self, name: str) -> None:
        """At the desk that carries the shop."""
        self.named.emit(name, self._linked.house)

    def _on_stood(self, stand: Standing) -> None:
        self._on_looked()

    def _on_looked(self) -> None:
        """Who is there, who has the card open; and the others hear which one is open here."""
        stand, sharing = self._linked.standing, self._linked.sharing
        now_ms = time.time_ns() // 1_000_000
        there = [one for one in self._linked.others() if one.name and is_here(one, now_ms)]
        show_sign(self._window.top.desks, stand, [one.name for one in there])
        seen = self._counter.shows == "card" and self._window.page == "counter"
        guest = self._counter.guest_here[0] if seen else None
        page = guest.hex() if guest is not None else ""
        also = [one.name for one in there if page and one.guest == page]
        self._counter.show_elsewhere(elsewhere_words(also))
        if sharing is not None and (page, stand.kind) != self._told:
            self._told = (page, stand.kind)
            sharing.show_guest(page)
