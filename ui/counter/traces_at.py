"""Traces of the guest on the card: read, shown when it is their moment, done and passed on."""

import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QTimer

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests import standing
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import StaffView
from assistant.shift import register, traces
from assistant.shift.traces import AtVisit, due_traces
from assistant.shift.view import ExpectedView, TraceView
from ui.bridge import Bridge
from ui.counter.card import GuestCard
from ui.counter.deeds import Deeds
from ui.counter.foot import Foot

TICK_MS = 60_000
"""So often it is looked whether another moment has come."""
_LONGEST = timedelta(days=90)
"""A stay that was booked longer ago is not looked for."""


class Known(Struct, frozen=True):
    """What is on file for one guest."""

    traces: list[TraceView]
    ends: frozenset[str]
    """The days (YYYY-MM-DD) on which a booked stay ends."""


class TracesAt(QObject):
    """The guest's card has those that are for now; after that they are gone from it."""

    def __init__(
        self, desk: Desk, bridge: Bridge, deeds: Deeds, card: GuestCard, foot: Foot
    ) -> None:
        super().__init__(deeds)
        self._desk, self._bridge, self._deeds = desk, bridge, deeds
        self._card, self._foot = card, foot
        self._page: PageId | None = None
        self._view: GuestView | None = None
        self._names: Mapping[StaffId, str] = {}
        self._known = Known([], frozenset())
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._draw)
        card.traces.done.connect(self.on_done)
        card.traces.passed.connect(self.on_passed)
        foot.leaving.installEventFilter(self)
        bridge.changed.connect(self.on_changed)

    def turn_to(self, page: PageId) -> None:
        """Whose traces are wanted, though the card may still be on its way."""
        if page != self._page:
            self._page, self._known = page, Known([], frozenset())
        self._read()

    def show_guest(self, view: GuestView, names: Mapping[StaffId, str]) -> None:
        """The guest on the card, as they are now."""
        self._view, self._names = view, names
        self._draw()

    def read_colleagues(self) -> None:
        """To whom a trace could be passed, and who else could keep a promise."""

        def show(staff: Sequence[StaffView]) -> None:
            others = (one for one in staff if one.active and one.page != self._desk.signed)
            names = {StaffId(one.page): one.name for one in others}
            self._card.traces.show_colleagues(names)
            self._foot.write.show_colleagues(names)

        self._bridge.when_done(self, self._desk.ask(self._desk.staff), show)

    def on_changed(self, changes: Changes) -> None:
        """Take over what is new of this guest."""
        if changes.wide and self._page is not None:
            self._read()
            return
        fresh = {
            page: view
            for page, view in changes.shifts.items()
            if isinstance(view, TraceView) and view.guest == self._page
        }
        if any(isinstance(view, ExpectedView) for view in changes.shifts.values()):
            self._read()
        if fresh:
            kept = [one for one in self._known.traces if one.page not in fresh]
            self._known = Known([*kept, *fresh.values()], self._known.ends)
            self._draw()

    def on_done(self, page: PageId) -> None:
        """The task is done."""
        self._deeds.do_on_trace(page, traces.do_trace)

    def on_passed(self, page: PageId, to: StaffId, role: str) -> None:
        """Somebody else sees to it."""
        self._deeds.do_on_trace(page, traces.pass_trace, to=to, role=role)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The farewell begins and ends with its form."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._draw()
        return False

    def _read(self) -> None:
        page = self._page
        if page is None:
            return

        def read(known: Known) -> None:
            if page == self._page:
                self._known = known
                self._draw()

        self._bridge.when_done(self, self._desk.ask(_known, self._desk, page), read)

    def _draw(self) -> None:
        view = self._view
        if view is None or view.page != self._page:
            return
        now_ms = time.time_ns() // 1_000_000
        visit, today = standing.open_visit(view), date.today().isoformat()
        leaving = not self._foot.leaving.isHidden() or today in self._known.ends
        at = AtVisit(now_ms, today, visit.arrived_ms if visit else None, leaving)
        self._card.show_traces(due_traces(self._known.traces, at), self._names, now_ms)
        any_open = any(one.is_open for one in self._known.traces)
        if any_open != self._tick.isActive():
            (self._tick.start if any_open else self._tick.stop)()


def _known(desk: Desk, page: PageId) -> Known:
    """In one look at the store. Not for the GUI thread."""
    since = (date.today() - _LONGEST).isoformat()
    found = desk.shifts.all(
        lambda tx: [*register.traces_of(tx, page), *register.expected_of(tx, page, since)]
    )
    ends = frozenset(one.until for one in found if isinstance(one, ExpectedView) and one.until)
    return Known([one for one in found if isinstance(one, TraceView)], ends)
