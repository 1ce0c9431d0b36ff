"""The pages of the shift in one window, connected to the counter, to paper and to each other."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.shift import handing
from assistant.shift.entries import ANYBODY
from assistant.shift.view import ExpectedView
from assistant.tongue import _
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.counter.page import Counter
from ui.frame.line_draft import Guest
from ui.frame.shift_notices import ShiftNotices
from ui.look.keys import bind, cap
from ui.matters import MatterPages
from ui.one_lines import OneLines, OneLinesOpen
from ui.window import Window

if TYPE_CHECKING:  # each page is loaded when somebody first turns to it
    from assistant.mentions import Named
    from ui.good.page import GoodPane
    from ui.handover.page import HandoverPane
    from ui.lineup.page import LineUpPage
    from ui.look.tabbed import TabbedPage
    from ui.paper.deeds import Papers
    from ui.settings.shift_settings import ShiftSettings
    from ui.suggestions.page import SuggestionsPane
    from ui.today.page import TodayPane

PANES = ("handover", "today", "good", "suggestions")
"""The tabs of the shift, by their names in the table of keys."""
_TABS = {"expected": "today", "good": "good", "suggestion": "suggestions"}
"""In which tab such a page stands (`mentions.Where`)."""


class ShiftsOpen(Struct, frozen=True):
    """Where one stands on these pages, for a window that is built anew."""

    pane: str
    """The tab in front; "" where nobody has turned to the shift."""
    lines: OneLinesOpen
    open: Mapping[str, Any]
    """What stands open on each page that somebody has turned to."""


class ShiftPages(QObject):
    """The handover, who is expected, good deeds, suggestions, the line-up, and its settings."""

    staff_wanted = Signal(object)
    """Who is at this desk? What to call when that is answered, if anything."""

    def __init__(
        self,
        window: Window,
        counter: Counter,
        desk: Desk,
        bridge: Bridge,
        book: Book,
        house: str,
        matters: MatterPages,
    ) -> None:
        super().__init__(window)
        self._window, self._counter, self._matters = window, counter, matters
        self._desk, self._bridge, self._book, self._house = desk, bridge, book, house
        self._names: Mapping[StaffId, str] = {}

        def guest_here() -> Guest | None:
            """Of a card that is seen; on another page nobody is meant unless they are named."""
            page, name = counter.guest_here if window.page == "counter" else (None, "")
            return None if page is None else Guest(page, name, counter.visiting.is_going_on)

        self._lines = OneLines(window, desk, bridge, guest_here)
        self._notices = ShiftNotices(window.top, desk, bridge, matters.desktop)
        window.add_later("shift", lambda: self._shift)
        window.add_later("line-up", lambda: self._lineup)
        window.show_alone("line-up")
        window.add_later("shift-rules", lambda: self._rules)
        window.rail.add("shift", _("Shift"), "users-round", cap("handover"), also=("line-up",))
        self._connect()
        for name in PANES:
            bind(window, name, partial(self.show, name))
        bind(window, "hand-over", lambda: self._signed_first(self.hand_over))
        bind(window, "line-up", self.show_line_up)
        bind(window, "shift-rules", self.show_rules)

    # -- pages that are built when they are first wanted -----------------------------------------

    @cached_property
    def _papers(self) -> "Papers":
        from ui.paper.deeds import Papers  # noqa: PLC0415

        return Papers(self._desk, self._bridge, self._window)

    @cached_property
    def _shift(self) -> "TabbedPage":
        from ui.look.tabbed import TabbedPage  # noqa: PLC0415

        page = TabbedPage(self._window.look, _("Shift"))
        panes: dict[str, tuple[str, Callable[[], QWidget]]] = {
            "handover": (_("Handover"), lambda: self._handover),
            "today": (_("Expected"), lambda: self._today),
            "good": (_("Good deeds"), lambda: self._good),
            "suggestions": (_("Suggestions"), lambda: self._suggestions),
        }
        for name, (title, build) in panes.items():
            page.add_later(name, title, cap(name), build)
        page.turn_to(PANES[0])
        page.turned.connect(self._on_turned)
        self._matters.bind_authority(page)
        return page

    @cached_property
    def _handover(self) -> "HandoverPane":
        from ui.handover.page import HandoverPane  # noqa: PLC0415

        pane = HandoverPane(self._window.look, self._desk, self._bridge)
        pane.show_names(self._names)
        pane.staff_wanted.connect(self.staff_wanted)
        pane.guest_wanted.connect(self._show_guest)
        pane.matter_wanted.connect(self._matters.show_matter)
        pane.print_wanted.connect(lambda page: self._papers.print_handover(page))
        pane.save_wanted.connect(lambda page: self._papers.save_handover(page))
        pane.given.connect(partial(self.staff_wanted.emit, self._on_next_come))
        self._papers.told.connect(pane.show_done)
        self._papers.refused.connect(pane.show_trouble)
        return pane

    @cached_property
    def _today(self) -> "TodayPane":
        from ui.today.page import TodayPane  # noqa: PLC0415
        from ui.traces.of_day import TracesOfDay  # noqa: PLC0415

        pane = TodayPane(self._window.look, self._desk, self._bridge)
        pane.show_names(self._names)
        pane.staff_wanted.connect(self.staff_wanted)
        pane.guest_wanted.connect(self._show_guest)
        pane.newcomer_wanted.connect(self._on_newcomer)
        tasks = TracesOfDay(self._window.look, self._desk, self._bridge)
        tasks.staff_wanted.connect(self.staff_wanted)
        tasks.guest_wanted.connect(self._show_guest)
        pane.show_traces(tasks)
        return pane

    @cached_property
    def _good(self) -> "GoodPane":
        from ui.good.page import GoodPane  # noqa: PLC0415

        pane = GoodPane(self._window.look, self._desk, self._bridge)
        pane.show_names(self._names)
        pane.staff_wanted.connect(self.staff_wanted)
        pane.guest_wanted.connect(self._show_guest)
        pane.line_wanted.connect(self._lines.begin)
        return pane

    @cached_property
    def _suggestions(self) -> "SuggestionsPane":
        from ui.suggestions.page import SuggestionsPane  # noqa: PLC0415

        pane = SuggestionsPane(self._window.look, self._desk, self._bridge)
        pane.show_names(self._names)
        pane.staff_wanted.connect(self.staff_wanted)
        pane.line_wanted.connect(self._lines.begin)
        return pane

    @cached_property
    def _lineup(self) -> "LineUpPage":
        from ui.lineup.page import LineUpPage  # noqa: PLC0415

        page = LineUpPage(self._window.look, self._desk, self._bridge, self._book, self._house)
        page.show_names(self._names)
        page.left.connect(partial(self._window.show_page, "shift"))
        page.guest_wanted.connect(self._show_guest)
        return page

    @cached_property
    def _rules(self) -> "ShiftSettings":
        from ui.settings.shift_settings import ShiftSettings  # noqa: PLC0415

        page = ShiftSettings(self._window.look, self._desk, self._bridge)
        page.closed.connect(partial(self._window.show_page, "settings"))
        page.staff_wanted.connect(self.staff_wanted)
        self._matters.bind_authority(page)
        return page

    @property
    def _built(self) -> dict[str, Any]:
        """The panes and pages that somebody has turned to."""
        names = {"handover": "_handover", "today": "_today", "good": "_good"}
        names |= {"suggestions": "_suggestions", "line-up": "_lineup", "shift-rules": "_rules"}
        return {name: vars(self)[kept] for name, kept in names.items() if kept in vars(self)}

    # -- a window that is built anew ------------------------------------------------------------

    @property
    def open(self) -> ShiftsOpen:
        """What stands open on these pages."""
        pane = self._shift.name if "_shift" in vars(self) else ""
        pages = {name: page.open for name, page in self._built.items()}
        return ShiftsOpen(pane, self._lines.open, pages)

    def take_over(self, before: ShiftsOpen) -> None:
        """Go on where the window before stood."""
        for name, unfinished in before.open.items():
            page = self._pane(name) if name in PANES else self._page(name)
            page.take_over(unfinished)
        if before.pane:
            self._pane(before.pane)
        self._lines.take_over(before.lines)

    def _page(self, name: str) -> Any:
        return self._lineup if name == "line-up" else self._rules

    def _pane(self, name: str) -> Any:
        return self._shift.turn_to(name)

    @property
    def shows(self) -> str:
        """The tab in front; "draft" for a handover that is being written."""
        name = self._shift.name if "_shift" in vars(self) else PANES[0]
        writes = name == "handover" and "_handover" in vars(self) and self._handover.mode == "write"
        return "draft" if writes else name

    # -- from outside ---------------------------------------------------------------------------

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        for name, page in self._built.items():
            if name != "shift-rules":
                page.show_names(names)

    def on_signed(self) -> None:
        """Somebody is at this desk: they are at work, and have their own things to read."""
        if self._desk.signed is not None:
            came = self._desk.shifts.on_draft(handing.come)
            self._bridge.when_done(self, came, lambda changes: None)
        self._notices.read()
        self._lines.on_signed()
        for name, page in self._built.items():
            if name != "line-up":
                page.on_signed()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        for page in self._built.values():
            page.on_changed(changes)

    def show(self, name: str) -> None:
        """A tab of the shift."""
        was_here = self._window.page == "shift" and self.shows == name
        self._window.show_page("shift")
        pane = self._pane(name)
        if name == "handover":  # what the pill speaks of comes first; once more leads to the latest
            pane.show_given(None if was_here else self._notices.sheet)
            self._on_turned(name)
        pane.setFocus()

    def show_sheet(self, page: PageId) -> None:
        """A handover, to be read."""
        self._window.show_page("shift")
        pane = self._pane("handover")
        pane.show_given(page)
        pane.setFocus()

    def show_named(self, one: "Named") -> None:
        """The page of a shift on which somebody is named."""
        if one.where == "handover":
            self.show_sheet(one.page)
        elif one.where == "draft":
            self._signed_first(self.hand_over)
        elif one.where in _TABS:
            self.show(_TABS[one.where])

    def hand_over(self, instead_of: StaffId = ANYBODY) -> None:
        """The sheet for the next shift: one's own, or for somebody who left without one."""
        self._window.show_page("shift")
        pane = self._pane("handover")
        pane.show_draft(instead_of)
        self._on_turned("handover")
        pane.setFocus()

    def show_line_up(self) -> None:
        """Five minutes together."""
        self._window.show_page("line-up")
        self._lineup.begin()
        self._lineup.setFocus()

    def show_rules(self) -> None:
        """What the house has settled about shifts."""
        self._window.show_page("shift-rules")
        self._rules.setFocus()

    # -- connections ----------------------------------------------------------------------------

    def _signed_first(self, act: Callable[[], object]) -> None:
        if self._desk.signed is None:
            self.staff_wanted.emit(act)
        else:
            act()

    def _show_guest(self, guest: PageId) -> None:
        self._window.show_page("counter")
        self._counter.show_page(guest)

    def _on_next_come(self) -> None:
        """Whoever comes after a handover reads it, unless they have turned to something else."""
        if self._window.page == "shift":
            self.show("handover")

    def _on_turned(self, name: str) -> None:
        """The keys at the foot are those of the tab."""
        if self._window.page == "shift":
            self._window.page_shown.emit("shift")

    def _on_newcomer(self, view: ExpectedView) -> None:
        self._window.show_page("counter")
        self._counter.meet_expected(view)

    def _connect(self) -> None:
        self._lines.staff_wanted.connect(self.staff_wanted)
        self._bridge.changed.connect(self.on_changed)
        self._notices.sheet_wanted.connect(self.show_sheet)
        self._notices.draft_wanted.connect(
            lambda staff: self._signed_first(partial(self.hand_over, staff))
        )
