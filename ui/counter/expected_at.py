"""When the guest on the card is expected today; and who of those expected is just being met."""

import time
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId
from assistant.shift import expecting, register
from assistant.shift.times import day_of
from assistant.shift.view import ExpectedView
from ui.bridge import Bridge
from ui.counter.card import GuestCard
from ui.counter.deeds import Deeds

TICK_MS = 60_000
"""So often it is looked whether another day has begun."""


class ExpectedAt(QObject):
    """Read beside the card; whoever is met by the form is matched once they are on file."""

    moved = Signal()
    """The guest on the card is expected today, or is so no longer."""

    def __init__(self, desk: Desk, bridge: Bridge, deeds: Deeds, card: GuestCard) -> None:
        super().__init__(deeds)
        self._desk, self._bridge, self._deeds, self._card = desk, bridge, deeds, card
        self._page: PageId | None = None
        self._coming = False
        self.is_read = False
        """Whether it is known of the guest on the card."""
        self._day = _today()
        self.meeting: ExpectedView | None = None
        """Somebody expected whose form is open."""
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()

    def turn_to(self, page: PageId) -> None:
        """Another guest's card is on its way."""
        if page != self._page:
            self._page, self._coming, self.is_read = page, False, False
            self._card.expected.show_expected(())
        self._read()

    def is_expected(self, page: PageId) -> bool:
        """Whether a guest is known to be expected today: that of the card alone is looked up."""
        return self._coming and page == self._page

    def on_changed(self, changes: Changes) -> None:
        """Take over what is new of this guest."""
        if changes.wide or any(isinstance(one, ExpectedView) for one in changes.shifts.values()):
            self._read()

    def met(self, guest: PageId) -> None:
        """The form has come to its end: that is who was expected."""
        view, self.meeting = self.meeting, None
        if view is not None:
            act = partial(self._desk.shifts.act, view.page, expecting.match, guest=guest)
            self._deeds.carry(act, lambda changes: None, self._deeds.refused.emit)

    def _on_tick(self) -> None:
        if self._day != _today():
            self._day = _today()
            self._read()

    def _read(self) -> None:
        page = self._page
        if page is None:
            return

        def show(views: list[ExpectedView]) -> None:
            if page == self._page:
                self._card.expected.show_expected(views)
                before, self._coming, self.is_read = self._coming, bool(views), True
                if self._coming != before:
                    self.moved.emit()

        self._bridge.when_done(self, self._desk.ask(_expected, self._desk, page), show)


def _expected(desk: Desk, guest: PageId) -> list[ExpectedView]:
    """When a guest is expected today."""
    today = _today()
    views = desk.shifts.all(partial(register.expected_of, guest=guest, first=today))
    return [one for one in views if isinstance(one, ExpectedView) and one.day == today]


def _today() -> str:
    return day_of(time.time_ns() // 1_000_000)
