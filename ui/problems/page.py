"""The page of problems and promises: reads them beside the window and keeps them in step."""

import time
from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import EntryId, PageId
from assistant.recovery import register
from assistant.recovery.register import Wanted
from assistant.recovery.view import MatterView, Policy
from ui.bridge import Bridge
from ui.look.current_stack import LooseStack
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.scrolling import Scrolling
from ui.problems import reading
from ui.problems.deeds import Deeds
from ui.problems.ledger import Ledger
from ui.problems.promise_form import PromiseTyped
from ui.problems.record import Record
from ui.problems.words import Names

_MOMENT_MS = 20_000
"""How often stages and spans are told anew."""
_SETTLE_MS = 250
"""So long after a change the counts are read again, once for many changes."""
_TABS = ("problems", "promises")


class ProblemsOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    tab: str
    wanted: Wanted
    problem: PageId | None
    promise: bytes | None
    drafts: Mapping[EntryId, PromiseTyped]


class ProblemsPage(QWidget):
    """Two tabs: the record of problems, the ledger of promises."""

    chosen = Signal(object)
    """The page of the problem, or of the promise alone, that is to be opened."""
    turned = Signal()
    """The other tab is in front."""
    print_wanted = Signal(object)
    save_wanted = Signal(object)
    """The page of the problem that is to be printed, or saved as PDF."""
    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge) -> None:
        super().__init__()
        self._look, self._desk, self._bridge = look, desk, bridge
        self._round = 0
        self._views: list[MatterView] = []
        self._asked: frozenset[PageId] = frozenset()
        self._total = 0
        self._has_more = False
        self._matters: dict[PageId, MatterView] = {}
        self._names = Names()
        self._policy = Policy()
        self._resume: tuple[PageId | None, bytes | None] = (None, None)
        self._record, self._ledger = Record(look), Ledger(look)
        self._deeds = Deeds(desk, bridge, self)
        self._moment, self._settle = QTimer(self), QTimer(self)
        self._moment.setInterval(_MOMENT_MS)
        self._moment.timeout.connect(self._show_moment)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._read_house)
        self._lay_out()
        self._connect()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def tab(self) -> str:
        """Which of the two is in front: "problems" or "promises"."""
        return _TABS[self._tabs.currentIndex()]

    def show_problems(self) -> None:
        """The record in front; the keys are on its list."""
        self._turn_to("problems")

    def show_promises(self) -> None:
        """The ledger in front; the keys are on its list."""
        self._turn_to("promises")

    def show_trouble(self, sentence: str) -> None:
        """Why a case could not be printed or saved; "" when all is well."""
        self._record.show_trouble(sentence)

    def show_done(self, sentence: str) -> None:
        """That a case was printed or saved."""
        self._record.show_done(sentence)

    def refresh(self) -> None:
        """Read all of it again, for whoever is at the desk now; the mark and the filter stay."""
        self._round += 1
        self._show_moment()
        self._read_house()
        self._read_problems([], frozenset(), max(reading.CHUNK, len(self._views)))
        self._bridge.when_done(
            self, self._desk.ask(reading.promises, self._desk), self._on_promises
        )

    @property
    def open(self) -> ProblemsOpen:
        """Where one stands."""
        row = self._ledger.list.current
        promise = bytes(row.promise.id) if row is not None else None
        wanted, problem = self._record.filters.current, self._record.list.current_page()
        return ProblemsOpen(self.tab, wanted, problem, promise, self._ledger.form.drafts)

    def take_over(self, before: ProblemsOpen) -> None:
        """Stand where the window before stood."""
        self._tabs.setCurrentIndex(_TABS.index(before.tab))
        self._record.filters.show_wanted(before.wanted)
        self._ledger.form.take_drafts(before.drafts)
        self._resume = before.problem, before.promise

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true: it is read when it is turned to."""
        super().showEvent(event)
        if not event.spontaneous():
            self._moment.start()
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen asks for nothing."""
        super().hideEvent(event)
        if not event.spontaneous():  # as it is when the window is only put aside
            self._moment.stop()
            self._settle.stop()

    # -- in step with the store -----------------------------------------------------------------

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if not self.isVisible():
            return  # it is read when it is turned to
        if changes.wide:
            self.refresh()
            return
        known = {view.page for view in self._views} | self._matters.keys()
        gone = ({entry.page for entry in changes.entries} & known) - changes.matters.keys()
        if changes.matters or gone:
            self._take_in(changes.matters, gone)
        if changes.matters or gone or changes.guests or changes.staff or changes.house:
            self._settle.start()

    def _take_in(self, fresh: Mapping[PageId, MatterView], gone: set[PageId]) -> None:
        """The changed matters in their places, at once."""
        wanted = self._record.filters.current
        before = {view.page for view in self._views}
        kept = {view.page: view for view in self._views if view.page not in gone}
        for page, view in fresh.items():
            if register.meets(view, wanted):
                kept[page] = view
            else:
                kept.pop(page, None)
        self._views = sorted(kept.values(), key=lambda view: (not view.is_open, -view.opened_ms))
        self._total += len(kept) - len(before)
        self._asked |= kept.keys()
        self._record.show_views(self._views, self._total, has_more=self._has_more)
        for page in gone:
            self._matters.pop(page, None)
        self._matters |= {page: view for page, view in fresh.items() if view.promises}
        self._ledger.show_matters(self._matters)
        strangers = [v for v in fresh.values() if v.guest and v.guest not in self._names.guests]
        if strangers:
            question = self._desk.ask(reading.guests, self._desk, strangers)
            self._bridge.when_done(self, question, self._on_guests)

    def _read_house(self) -> None:
        question = self._desk.ask(reading.house, self._desk, _now_ms())
        self._bridge.when_done(self, question, self._on_house)

    def _on_house(self, house: reading.House) -> None:
        self._policy = house.policy
        self._names = Names({**self._names.guests, **house.guests}, house.signatures)
        self._record.filters.show_choices(house.products, house.places, house.staff)
        self._record.kinds.show_months(house.months)
        self._ledger.show_staff(house.staff)
        self._show_names()
        self._record.show_faults(house.repeated, self._names)
        self._show_moment()

    # -- problems -------------------------------------------------------------------------------

    def _read_problems(
        self, so_far: list[MatterView], asked: frozenset[PageId], least: int
    ) -> None:
        """Chunk after chunk until `least` are there; then they are shown, all at once."""
        round_, wanted = self._round, self._record.filters.current

        def read(part: reading.Part) -> None:
            if round_ != self._round:
                return
            self._learn(part.guests)
            views, known = so_far + part.views, asked | part.asked
            if part.has_more and len(views) < least:
                self._read_problems(views, known, least)
                return
            self._keep(views, known, part)
            self._record.show_views(self._views, self._total, has_more=part.has_more)
            self._resume_problem()

        question = self._desk.ask(reading.problems, self._desk, wanted, asked)
        self._bridge.when_done(self, question, read)

    def on_more_wanted(self) -> None:
        """The end of the list is near."""
        round_ = self._round

        def read(part: reading.Part) -> None:
            if round_ != self._round:
                return
            self._learn(part.guests)
            shown = {view.page for view in self._views}
            fresh = [view for view in part.views if view.page not in shown]
            self._keep([*self._views, *fresh], self._asked | part.asked, part)
            self._record.add_views(fresh, self._total, has_more=part.has_more)

        wanted = self._record.filters.current
        question = self._desk.ask(reading.problems, self._desk, wanted, self._asked)
        self._bridge.when_done(self, question, read)

    def on_wanted(self, wanted: Wanted) -> None:
        """Another filter: its first problems."""
        self._round += 1
        self._read_problems([], frozenset(), reading.CHUNK)

    def _keep(self, views: list[MatterView], asked: frozenset[PageId], part: reading.Part) -> None:
        self._views, self._asked, self._has_more = views, asked, part.has_more
        self._total = part.total - (len(asked) - len(views))  # less those not for these eyes

    def _resume_problem(self) -> None:
        problem, promise = self._resume
        if problem is not None and self._record.list.mark(bytes(problem)):
            self._resume = None, promise

    # -- promises -------------------------------------------------------------------------------

    def _on_promises(self, found: reading.Promises) -> None:
        self._matters = found.matters
        self._learn(found.guests)
        self._ledger.show_matters(self._matters)
        problem, promise = self._resume
        if promise is not None and self._ledger.list.mark(promise):
            self._resume = problem, None

    # -- names and time -------------------------------------------------------------------------

    def _on_guests(self, guests: dict[PageId, str]) -> None:
        self._learn(guests)

    def _learn(self, guests: Mapping[PageId, str]) -> None:
        if guests:
            self._names = Names({**self._names.guests, **guests}, self._names.staff)
            self._show_names()

    def _show_names(self) -> None:
        self._record.list.show_names(self._names)
        self._ledger.show_names(self._names)

    def _show_moment(self) -> None:
        now_ms, soon_ms = _now_ms(), self._policy.soon_ms
        self._record.list.show_moment(now_ms, soon_ms)
        self._ledger.show_moment(now_ms, soon_ms)

    # -- building -------------------------------------------------------------------------------

    def _turn_to(self, tab: str) -> None:
        self._tabs.setCurrentIndex(_TABS.index(tab))
        front = self._record if tab == "problems" else self._ledger
        front.setFocus()

    def on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """In a small window what has the keys comes into sight."""
        scroll = self._stack.currentWidget()
        if now is not None and isinstance(scroll, Scrolling) and scroll.isAncestorOf(now):
            scroll.ensureWidgetVisible(now, 0, self._look.px(60))

    def _on_tab(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.setFocusProxy((self._record, self._ledger)[at])
        self.turned.emit()

    def _connect(self) -> None:
        record, ledger = self._record, self._ledger
        self._tabs.currentChanged.connect(self._on_tab)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.on_focus_changed)
        self._bridge.changed.connect(self.on_changed)
        record.chosen.connect(self.chosen.emit)
        record.print_wanted.connect(self.print_wanted.emit)
        record.save_wanted.connect(self.save_wanted.emit)
        record.filters.wanted.connect(self.on_wanted)
        record.list.more_wanted.connect(self.on_more_wanted)
        ledger.chosen.connect(self.chosen.emit)
        ledger.done.connect(self._deeds.do)
        self._deeds.accepted.connect(ledger.accepted)
        self._deeds.refused.connect(ledger.refused)
        self._deeds.staff_wanted.connect(self.staff_wanted)

    def _lay_out(self) -> None:
        look = self._look
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for name in _TABS:
            at = self._tabs.addTab(f"{label(name)}   {cap(name)}")
            self._tabs.setAccessibleTabName(at, label(name))
        self._tabs.setAccessibleName(label("problems"))
        self._stack = LooseStack()
        for front in (self._record, self._ledger):
            whole = QWidget()
            inside = QVBoxLayout(whole)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(front)
            self._stack.addWidget(Scrolling(whole))
        self.setFocusProxy(self._record)
        column = QVBoxLayout(self)
        pad = look.px(14)
        column.setContentsMargins(pad, look.px(10), pad, pad)
        column.setSpacing(look.px(10))
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
