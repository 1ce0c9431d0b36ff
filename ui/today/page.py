"""The pane of a day: reads who is expected, keeps it in step, and carries what staff say of it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.desk import Changes, Desk
from assistant.exchange.coming import Coming
from assistant.exchange.expecting_list import Forecast, take_in, understood
from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId, StaffId
from assistant.shift import expecting
from assistant.shift.view import ExpectedView
from assistant.tongue import _, n_
from ui.bridge import Bridge, aside
from ui.look.current_stack import CurrentStack, LooseStack
from ui.look.keys import bind
from ui.look.look import Look
from ui.look.numbers import count
from ui.reader import Reader
from ui.today import reading
from ui.today.day_head import DayHead
from ui.today.day_list import DayList
from ui.today.deeds import Deeds
from ui.today.expect_form import ExpectForm, ExpectTyped, as_clock
from ui.today.intake import ListIntake
from ui.today.list_form import ListForm
from ui.today.lists import Lists, dropped
from ui.today.match_form import MatchForm
from ui.today.reading import Visitor
from ui.today.words import counted

_TICK_MS = 20_000
"""So often it is looked whether another day has begun."""
_BACK, _AHEAD = timedelta(days=366), timedelta(days=2 * 366)
"""So far one can turn the days."""
_NO_PARTY = -1


class TodayOpen(Struct, frozen=True):
    """Where one stands on the pane, for a window that is built anew."""

    day: str
    """"" for whatever day it is."""
    form: ExpectTyped | None = None
    matching: ExpectedView | None = None
    intake: ListIntake | None = None
    """The list at hand, while its form is open."""


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
        self._undo: Callable[[], None] | None = None
        self._deeds = Deeds(desk, bridge, self)
        self._reader = Reader(self, bridge, self._asked, self._on_read)
        self._head, self._list = DayHead(look), DayList(look)
        self._expect, self._match = ExpectForm(look), MatchForm(look)
        intake = ListIntake(bridge, partial(understood, desk), partial(take_in, desk))
        self._paste = ListForm(look, intake)
        self._lists = Lists(self._paste, self)
        self._nothing = QWidget()
        self._forms, self._stack = CurrentStack(), LooseStack()
        self._traces = QVBoxLayout()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._lay_out()
        self._lists.show_day(self._day)
        self._connect()
        self._show()

    # -- what is shown ----------------------------------------------------------------------------

    def show_traces(self, traces: QWidget) -> None:
        """What is to be done for guests of the day: it stands below the list."""
        self._traces.addWidget(traces)

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
            self._list.show_told("")
            self._undo = None
        self._lists.show_day(self._day)
        self.refresh()
        self._show()

    def refresh(self) -> None:
        """Read it again, for whoever is at the desk now; the mark stays."""
        self._reader.read()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        pages = {one.expected.guest for one in self._visitors if one.expected.guest}
        mine = any(isinstance(view, ExpectedView) for view in changes.shifts.values())
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
        pasting = self._stack.currentWidget() is self._paste
        return TodayOpen(
            "" if self._day == self._today else self._day,
            self._expect.typed if form is self._expect else None,
            self._match.view if form is self._match else None,
            self._paste.intake if pasting else None,
        )

    def take_over(self, before: TodayOpen) -> None:
        """Stand where the window before stood."""
        if before.day:
            self.show_day(before.day)
        if before.intake is not None:
            self._lists.take_over(before.intake)
            self._stack.setCurrentWidget(self._paste)
        if before.form is not None:
            self._expect.resume(before.form)
            self._open(self._expect)
        elif before.matching is not None:
            self._ask_match(before.matching)
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

    # -- one guest more, or what is known of one --------------------------------------------------

    def expect(self) -> None:
        """The line for one more."""
        self._lists.close()
        self._expect.show_new(self._day)
        self._open(self._expect)

    def change(self) -> None:
        """The same line with what is known of the marked one."""
        if (one := self._marked) is not None:
            self._expect.show_expected(one.expected)
            self._open(self._expect)

    def on_saved(self, typed: ExpectTyped) -> None:
        """The line is to be kept."""
        party = _number(typed.party)

        def done(changes: Changes) -> None:
            self._close_form()
            view = next(iter(changes.shifts.values()), None)
            if isinstance(view, ExpectedView):
                self._list.list.mark(bytes(view.page))
                if typed.page is None:
                    self._tell_expected(view)

        if typed.page is not None:
            words: dict[str, Any] = {"name": typed.name, "at": as_clock(typed.at)}
            words |= {"party": party, "note": typed.note, "day": typed.day or self._day}
            self._deeds.act(typed.page, expecting.change, done, self._expect.refused, **words)
            return
        row = Coming(typed.name, typed.day or self._day, as_clock(typed.at), party=party,
                     note=typed.note)  # fmt: skip
        self._deeds.expect(row, typed.guest, done, self._expect.refused)

    def _tell_expected(self, view: ExpectedView) -> None:
        told = _("{name} is expected.").format(name=view.name)
        self._offer_undo(told, partial(self._act, view.page, expecting.cancel))
        if view.day != self._day:
            self.show_day(view.day)

    # -- who is it? -------------------------------------------------------------------------------

    def match(self) -> None:
        """Who the marked one is on file."""
        if (one := self._marked) is not None:
            self._ask_match(one.expected)

    def on_matched(self, view: ExpectedView, guest: PageId) -> None:
        """It is this guest; with an empty page it is not known who."""

        def done(changes: Changes) -> None:
            self._close_form()
            back = partial(self._act, view.page, expecting.match, guest=view.guest)
            self._offer_undo(_("Kept."), back)

        self._deeds.act(view.page, expecting.match, done, self._match.refused, guest=guest)

    def meet(self) -> None:
        """The marked one is a new guest."""
        view = self._match.view if self._forms.currentWidget() is self._match else None
        marked = self._marked
        if view is None and marked is not None and marked.hit is None:
            view = marked.expected
        if view is not None:
            self.on_newcomer(view)

    def on_newcomer(self, view: ExpectedView) -> None:
        """The form for new guests is elsewhere."""
        self._close_form()
        self.newcomer_wanted.emit(view)

    def on_chosen(self, visitor: Visitor) -> None:
        """Return: the card, or the question who that is."""
        if visitor.hit is not None:
            self.guest_wanted.emit(visitor.hit.page)
        else:
            self._ask_match(visitor.expected)

    def _ask_match(self, view: ExpectedView) -> None:
        def show(hits: list[Hit]) -> None:
            self._match.show_expected(view, hits)
            self._open(self._match)

        question = partial(reading.likely, view=view, region=self._desk.region)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), show)

    def _offer(self, form: ExpectForm | MatchForm, typed: str) -> None:
        """Who is meant by a name that is being typed."""

        def show(hits: list[Hit]) -> None:
            form.show_offered(typed, hits)

        if not typed.strip():
            show([])
            return
        question = partial(reading.offered, typed=typed)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), show)

    # -- does not come, or does after all ---------------------------------------------------------

    def cancel(self) -> None:
        """The marked one does not come; who was said not to, comes after all."""
        if (one := self._marked) is None:
            return
        view = one.expected
        act, back = expecting.cancel, expecting.come_after_all
        told = _("{name} does not come.")
        if view.cancelled:
            act, back, told = back, act, _("{name} comes after all.")  # type: ignore[assignment]
        undo = partial(self._act, view.page, back)

        def done(changes: Changes) -> None:
            self._offer_undo(told.format(name=one.name), undo)

        self._deeds.act(view.page, act, done, self._list.show_trouble)

    def undo(self) -> None:
        """Take back what was done last."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._list.show_told("")
            undo()

    def _act(self, page: PageId, act: Callable[..., Any], **words: Any) -> None:
        self._deeds.act(page, act, lambda changes: None, self._list.show_trouble, **words)

    def _offer_undo(self, told: str, undo: Callable[[], None]) -> None:
        self._undo = undo
        self._list.show_told(told, can_undo=True)

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
        self._undo = None
        self._list.show_told(told.format(n=count(many)))

    def _on_list_opened(self) -> None:
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
        self.setFocusProxy(self._list if day else self._paste)

    def _lay_out(self) -> None:
        look = self._look
        for form in (self._nothing, self._expect, self._match):
            self._forms.addWidget(form)
        self._nothing.setFixedHeight(0)
        for front in (self._list, self._paste):
            self._stack.addWidget(front)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self._head)
        column.addWidget(self._forms)
        column.addWidget(self._stack, 1)
        column.addLayout(self._traces)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        head, day = self._head, self._list
        head.stepped.connect(self.step)
        head.today_wanted.connect(lambda: self.show_day(self._today))
        head.expect_wanted.connect(self.expect)
        head.paste_wanted.connect(self._lists.paste)
        head.file_wanted.connect(self._lists.ask_file)
        day.list.chosen.connect(self.on_chosen)
        self._expect.saved.connect(self.on_saved)
        self._expect.asked.connect(partial(self._offer, self._expect))
        self._match.matched.connect(self.on_matched)
        self._match.newcomer_wanted.connect(self.on_newcomer)
        self._match.asked.connect(partial(self._offer, self._match))
        self._expect.cancelled.connect(self._close_form)
        self._match.cancelled.connect(self._close_form)
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
            "change-coming": self.change,
            "whose-coming": self.match,
            "newcomer": self.meet,
            "cancel-coming": self.cancel,
            "undo": self.undo,
        }
        for key, done in acts.items():
            bind(self, key, done)
        day.acted.connect(lambda act: acts[act]())


def _number(text: str) -> int:
    """How many; what is no number is refused by the act."""
    return int(text) if text.isdecimal() else _NO_PARTY if text else 0
