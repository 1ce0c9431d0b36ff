"""The pane of a day: reads who is expected, keeps it in step, and carries what staff say of it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.exchange.expecting_list import Forecast, take_in, understood
from assistant.journal.stamp import StaffId
from assistant.shift.view import ExpectedView, TraceView
from assistant.tongue import n_
from ui.bridge import Bridge, aside
from ui.look.current_stack import CurrentStack
from ui.look.dropped import dropped
from ui.look.keys import bind
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall
from ui.reader import Reader
from ui.today import reading
from ui.today.day_head import DayHead
from ui.today.day_list import DayList
from ui.today.deeds import Deeds
from ui.today.expect_form import ExpectTyped
from ui.today.intake import ListIntake
from ui.today.list_form import ListForm
from ui.today.lists import Lists
from ui.today.one_guest import OneGuest
from ui.today.reading import Visitor
from ui.today.words import counted

_TICK_MS = 20_000
"""So often it is looked whether another day has begun."""
_BACK, _AHEAD = timedelta(days=366), timedelta(days=2 * 366)
"""So far one can turn the days."""


class TodayOpen(Struct, frozen=True):
    """Where one stands on the pane, for a window that is built anew."""

    day: str
    """"" for whatever day it is."""
    form: ExpectTyped | None = None
    aside: ExpectTyped | None = None
    """What waits half typed while something else is open."""
    matching: ExpectedView | None = None
    sought: str = ""
    """For whom one looks who that may be."""
    intake: ListIntake | None = None
    """The list at hand."""
    listing: bool = False
    """Whether its form is open."""


class TodayPane(QWidget):
    """One day at a time. Fed by its reader; panes do not know of it."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    guest_wanted = Signal(object)
    """The page of the guest whose card is to be opened."""
    newcomer_wanted = Signal(object)
    """The `ExpectedView` of somebody who is to be written down as a new guest."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk, self._bridge = look, desk, bridge
        self._today = self._day = reading.today()
        self._visitors: list[Visitor] = []
        self._wanted = b""
        self._deeds = Deeds(desk, bridge, self)
        self._reader = Reader(self, bridge, self._asked, self._on_read)
        self._head, self._list = DayHead(look), DayList(look)
        self._one = OneGuest(look, self._deeds, self)
        intake = ListIntake(bridge, partial(understood, desk), partial(take_in, desk))
        self._paste = ListForm(look, intake)
        self._lists = Lists(self._paste, self)
        self._nothing = QWidget()
        self._forms, self._stack = CurrentStack(), CurrentStack(fills=True)
        self._traces = QWidget()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._lay_out()
        self._lists.show_day(self._day)
        self._connect()
        self._show()

    # -- what is shown ----------------------------------------------------------------------------

    def show_traces(self, traces: QWidget) -> None:
        """What is to be done for guests of the day: it stands below the list."""
        room = self._traces.layout()
        if room is not None:
            room.addWidget(traces)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what."""
        self._list.show_names(names)

    @property
    def day(self) -> str:
        """The day that is shown, YYYY-MM-DD."""
        return self._day

    def show_day(self, day: str) -> None:
        """Another day."""
        now = date.fromisoformat(reading.today())
        when = min(max(date.fromisoformat(day), now - _BACK), now + _AHEAD)
        if when.isoformat() != self._day:
            self._day, self._visitors = when.isoformat(), []
            self._one.forget()
            self._list.show_told("")
        self._lists.show_day(self._day)
        self.refresh()
        self._show()

    def refresh(self) -> None:
        """Read it again, for whoever is at the desk now; the mark stays."""
        self._reader.read()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        pages = {one.expected.guest for one in self._visitors if one.expected.guest}
        shifts = changes.shifts.values()
        mine = any(isinstance(view, ExpectedView) for view in shifts)
        mine = mine or any(isinstance(one, TraceView) and one.guest in pages for one in shifts)
        theirs = not pages.isdisjoint(changes.guests)
        moved = any(view.guest in pages for view in changes.matters.values())
        if changes.wide or mine or theirs or moved:
            self._reader.changed(seen=self.isVisible())

    def on_signed(self) -> None:
        """Somebody else is at this desk, and may see other things."""
        self._reader.changed(seen=self.isVisible())

    @property
    def open(self) -> TodayOpen:
        """Where one stands."""
        form = self._forms.currentWidget()
        self._paste.read_now()
        return TodayOpen(
            "" if self._day == self._today else self._day,
            self._one.line.typed if form is self._one.line else None,
            self._one.aside,
            self._one.match.view if form is self._one.match else None,
            self._one.match.typed,
            self._paste.intake,
            self._stack.currentWidget() is self._paste,
        )

    def take_over(self, before: TodayOpen) -> None:
        """Stand where the window before stood."""
        if before.day:
            self.show_day(before.day)
        if before.intake is not None:
            self._lists.take_over(before.intake)
        if before.listing:
            self._stack.setCurrentWidget(self._paste)
        self._one.aside = before.aside
        if before.form is not None:
            self._one.resume(before.form)
        elif before.matching is not None:
            self._one.ask_match(before.matching, before.sought)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true."""
        super().showEvent(event)
        if not event.spontaneous():
            self._tick.start()
            self._on_tick()
            self._reader.read()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen asks for nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._tick.stop()

    def _asked(self) -> Any:
        return aside(reading.visitors, self._desk, self._day)

    def _on_read(self, visitors: list[Visitor]) -> None:
        self._visitors = visitors
        self._show()
        if self._wanted and self._list.list.mark(self._wanted):
            self._wanted = b""

    def _show(self) -> None:
        self._list.show_visitors(self._visitors, reading.now_ms())
        self._head.show_day(self._day, self._today, counted(self._visitors))

    def _on_tick(self) -> None:
        """At midnight who looks at today looks at the new one."""
        now = reading.today()
        if now != self._today:
            was_today = self._day == self._today
            self._today = now
            if was_today:
                self.show_day(now)
            self._show()

    # -- days -------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """So many days on, or back."""
        self.show_day((date.fromisoformat(self._day) + timedelta(days=by)).isoformat())

    # -- one guest --------------------------------------------------------------------------------

    def on_kept(self, view: ExpectedView) -> None:
        """The line is on file: it is marked, on whatever day it stands."""
        self._wanted = bytes(view.page)
        if view.day != self._day:
            told, can_undo = self._list.told, self._one.can_undo
            self._day, self._visitors = view.day, []
            self._list.show_told(told, can_undo=can_undo)
            self._lists.show_day(view.day)
            self._show()
        self.refresh()

    def expect(self) -> None:
        """The line for one more."""
        self._set_aside()
        self._lists.close()
        self._one.expect(self._day)

    def match(self) -> None:
        """Who the marked one is on file."""
        if (one := self._marked) is not None:
            self._one.ask_match(one.expected)

    def on_told(self, sentence: str) -> None:
        """Something was done about one of them."""
        self._list.show_told(sentence, can_undo=self._one.can_undo)

    def meet(self) -> None:
        """The one that is asked about, or the marked one, is a new guest."""
        asked = self._one.match.view if self._forms.currentWidget() is self._one.match else None
        if asked is not None:
            self._one.on_newcomer(asked)
        else:
            self._one.meet(self._marked)

    # -- lists ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if dropped(event) and not self._lists.is_running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is the one."""
        if (path := dropped(event)) is not None:
            event.acceptProposedAction()
            self._lists.read_file(path)

    def on_taken(self, forecast: Forecast, many: int) -> None:
        """A list is on file: the day that it is about is shown."""
        told = n_("{n} guest is on the list.", "{n} guests are on the list.", many)
        coming = [one.booked.told.day for one in forecast.arriving if not one.booked.cancelled]
        later = sorted(day for day in coming if day >= self._today)
        if later and self._day not in coming:
            self.show_day(later[0])
        self._one.forget()
        self._list.show_told(told.format(n=count(many)))

    def _set_aside(self) -> None:
        if self._forms.currentWidget() is self._one.line:
            self._one.set_aside()

    def _on_list_opened(self) -> None:
        self._set_aside()
        self._close_form()
        self._stack.setCurrentWidget(self._paste)
        self._settle()

    def _on_list_closed(self) -> None:
        if self._stack.currentWidget() is self._paste:
            self._stack.setCurrentWidget(self._list)
            self._list.setFocus()
        self._settle()

    # -- forms ------------------------------------------------------------------------------------

    @property
    def _marked(self) -> Visitor | None:
        return self._list.current if self._stack.currentWidget() is self._list else None

    def _open(self, form: QWidget) -> None:
        self._forms.setCurrentWidget(form)
        self._settle()
        form.setFocus()
        QTimer.singleShot(0, self._into_sight)

    def _into_sight(self) -> None:
        """In a small window: the marked guest in the list, and the form above it."""
        self._list.show_current()
        self._scroll.ensureWidgetVisible(self._forms, 0, 0)

    def _close_form(self) -> None:
        if self._forms.currentWidget() is not self._nothing:
            self._forms.setCurrentWidget(self._nothing)
            self._list.setFocus()
        self._settle()

    def _settle(self) -> None:
        """One filled button a screen, and the keys to what is in front."""
        free = self._forms.currentWidget() is self._nothing
        day = self._stack.currentWidget() is self._list
        self._head.fill_button(free and day)
        self._traces.setVisible(free and day)
        self.setFocusProxy(self._list if day else self._paste)

    def _lay_out(self) -> None:
        look = self._look
        for form in (self._nothing, self._one.line, self._one.match):
            self._forms.addWidget(form)
        self._nothing.setFixedHeight(0)
        for front in (self._list, self._paste):
            self._stack.addWidget(front)
        page = Tall()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self._head)
        column.addWidget(self._forms)
        column.addWidget(self._stack, 1)
        traces = QVBoxLayout(self._traces)
        traces.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._traces)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolling(page)
        outer.addWidget(self._scroll)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        head, day = self._head, self._list
        head.stepped.connect(self.step)
        head.today_wanted.connect(lambda: self.show_day(self._today))
        head.expect_wanted.connect(self.expect)
        head.paste_wanted.connect(self._lists.paste)
        head.file_wanted.connect(self._lists.ask_file)
        one = self._one
        day.list.chosen.connect(one.choose)
        one.opened.connect(self._open)
        one.closed.connect(self._close_form)
        one.told.connect(self.on_told)
        one.refused.connect(day.show_trouble)
        one.kept.connect(self.on_kept)
        one.guest_wanted.connect(self.guest_wanted)
        one.newcomer_wanted.connect(self.newcomer_wanted)
        self._paste.wanted.connect(lambda: self._deeds.signed_first(self._lists.take))
        self._lists.opened.connect(self._on_list_opened)
        self._lists.closed.connect(self._on_list_closed)
        self._lists.taken.connect(self.on_taken)
        self._deeds.staff_wanted.connect(self.staff_wanted)
        self._tick.timeout.connect(self._on_tick)
        acts: dict[str, Callable[[], None]] = {
            "expect": self.expect,
            "paste-list": self._lists.paste,
            "import-list": self._lists.ask_file,
            "day-before": partial(self.step, -1),
            "day-after": partial(self.step, 1),
            "to-today": lambda: self.show_day(reading.today()),
            "change-coming": lambda: self._one.change(self._marked),
            "whose-coming": self.match,
            "newcomer": self.meet,
            "cancel-coming": lambda: self._one.cancel(self._marked),
            "undo": self._one.undo,
        }
        for key, done in acts.items():
            bind(self, key, done)
        day.acted.connect(lambda act: acts[act]())
