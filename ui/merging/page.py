"""The page of guests who have two cards: the list, both side by side, and what becomes of them."""

import threading
from collections.abc import Callable, Mapping, Sequence, Set
from concurrent.futures import Future
from functools import partial
from typing import Any

from msgspec import Struct, structs
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.exchange.alike_pairs import Pair
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.model import MERGING
from assistant.privacy.merge_entries import Side
from assistant.tongue import _
from ui.bridge import Bridge, aside
from ui.deeds import Carrier
from ui.look.current_stack import LooseStack
from ui.look.keys import bind, cap
from ui.look.look import Look
from ui.merging.chooser import Chooser
from ui.merging.front import MergingFront
from ui.merging.sides import Sides

_OFFERED = 6
"""So many guests are offered for the other card."""


class MergingOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    pairs: tuple[Pair, ...] = ()
    is_whole: bool = False
    both: tuple[PageId, PageId] | None = None
    """The cards that lie side by side."""
    sides: Mapping[str, Side] = {}
    """What was chosen of them, by field."""
    marked: str = ""
    """The field that one stands on."""
    sought: "Sought | None" = None
    """The guest whose other card is looked for."""


class Sought(Struct, frozen=True):
    """Whose other card is looked for, and what is typed for it."""

    page: PageId
    name: str
    typed: str


class MergingPane(QWidget):
    """Everybody may look, and say “perhaps”; who has the right joins cards and parts them."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    turned = Signal()
    """Something else is in front (`shows`)."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        bridge: Bridge,
        here: Callable[[], tuple[PageId | None, str]] = lambda: (None, ""),
    ) -> None:
        """`here` tells the guest at the counter, and their name."""
        super().__init__()
        self._desk, self._bridge, self._here = desk, bridge, here
        self._pairs: list[Pair] = []
        self._is_whole, self._is_stale = False, True
        self._stop: threading.Event | None = None
        """Set, it ends the comparing that goes on; None while none does."""
        self._both: tuple[PageId, PageId] | None = None
        self._of: tuple[PageId, str] | None = None
        """Whose other card is sought, and their name."""
        self._resume: MergingOpen | None = None
        """What was chosen of the two cards that are on their way."""
        self._last: Callable[[], Future[Any]] | None = None
        """Takes back what was done last; None where there is nothing."""
        self._carrier = Carrier(desk, bridge, self)
        self._carrier.staff_wanted.connect(self.staff_wanted)
        self._front, self._sides, self._chooser = MergingFront(look), Sides(look), Chooser(look)
        self._stack = LooseStack()
        for part in (self._front, self._sides, self._chooser):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect()
        self.setFocusProxy(self._front)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What is in front: "alike-list" or "alike-form"."""
        return "alike-list" if self._stack.currentWidget() is self._front else "alike-form"

    @property
    def open(self) -> MergingOpen:
        """Where one stands."""
        if self._resume is not None:
            return self._resume
        now, here = MergingOpen(tuple(self._pairs), self._is_whole), self._stack.currentWidget()
        if here is self._sides:
            fields = self._sides.list
            sides = {one.field: one.side for one in fields.fields}
            return structs.replace(now, both=self._both, sides=sides, marked=fields.marked)
        if here is self._chooser and self._of is not None:
            return structs.replace(now, sought=Sought(*self._of, self._chooser.field.text))
        return now

    def take_over(self, before: MergingOpen) -> None:
        """Go on where the window before stood."""
        self._show_pairs(list(before.pairs), whole=before.is_whole)
        self._is_stale = not before.is_whole
        if before.both is not None:
            self._resume = before
            self.lay_out(*before.both)
        elif before.sought is not None:
            self._seek(before.sought.page, before.sought.name, before.sought.typed)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; nothing here is signed."""

    def on_signed(self) -> None:
        """Somebody else is at this desk: what another did is theirs to take back."""
        self._can_undo("", None)
        self._front.show_trouble("")

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk: who was told apart, joined or erased is no longer listed."""
        if changes.erased:
            self._drop(changes.erased)
        if self.open.both is not None and changes.erased.intersection(self.open.both):
            self._to_front()
        said = {one.kind for one in changes.entries}
        if said & {*MERGING, "perhaps-same", "told-apart"} or (changes.wide and not said):
            self._is_stale = True
            if self.isVisible():
                self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is true. The pair of the guest at the counter is marked, if there is one."""
        super().showEvent(event)
        if self._is_stale:
            self.look()
        self._mark_here()

    def look(self) -> None:
        """Compare all cards, beside the work; the list stands until the new one is there."""
        if self._stop is not None:
            self._is_stale = True
            return
        self._is_stale = False
        self._stop = stop = threading.Event()
        self._front.show_looking(looking=True)
        progress = self._bridge.progress(self, self._front.show_progress)
        found = aside(self._desk.merging.pairs, progress, stop.is_set)
        self._bridge.when_done(self, found, partial(self._on_found, stop), over=self._on_over)

    def lay_out(self, one: PageId, other: PageId) -> None:
        """Two cards side by side; the one that is known better stays."""
        asked = self._desk.ask(_both, self._desk, one, other)
        self._bridge.when_done(self, asked, self._on_both)

    # -- the list ---------------------------------------------------------------------------------

    def _on_over(self) -> None:
        self._stop = None
        self._front.show_looking(looking=False)

    def _on_found(self, stop: threading.Event, pairs: list[Pair]) -> None:
        if stop.is_set():
            self._show_pairs(self._pairs, whole=False)
        else:
            self._show_pairs(pairs, whole=True)
            self._mark_here()
        if self._is_stale and self.isVisible():
            self.look()

    def _show_pairs(self, pairs: list[Pair], *, whole: bool) -> None:
        self._pairs, self._is_whole = pairs, whole
        self._front.show_pairs(pairs, whole=whole)

    def _mark_here(self) -> None:
        page, _name = self._here()
        if page is not None:
            self._front.list.mark_guest(page)

    def _on_entered(self) -> None:
        pair = self._front.list.current
        if pair is not None:
            self.lay_out(pair.one, pair.other)

    def _on_listed_apart(self) -> None:
        pair = self._front.list.current
        if pair is not None:
            self._tell_apart(pair.one, pair.other)

    def _stop_looking(self) -> None:
        if self._stop is not None:
            self._stop.set()

    # -- another card -----------------------------------------------------------------------------

    def _on_other(self) -> None:
        page, name = self._here()
        if page is None:
            told = _("Open the card of the guest first ({key}), then come back.")
            self._front.show_trouble(told.format(key=cap("search")))
            return
        self._front.show_trouble("")
        self._seek(page, name, name)

    def _seek(self, page: PageId, name: str, typed: str) -> None:
        """Another card of this guest; those who are like them are offered at once."""
        self._of = page, name
        self._turn_to(self._chooser)
        self._chooser.show_guest(name, typed)
        if typed != name:
            self._on_asked(typed)
            return
        asked = self._desk.ask(_alike, self._desk, page)
        self._bridge.when_done(self, asked, partial(self._offer, name))

    def _on_asked(self, typed: str) -> None:
        question = partial(find.find, query=typed, limit=_OFFERED + 1)
        asked = self._desk.ask(self._desk.look_up, question)
        self._bridge.when_done(self, asked, partial(self._offer, typed))

    def _offer(self, typed: str, hits: Sequence[find.Hit]) -> None:
        others = [hit for hit in hits if self._of is None or hit.page != self._of[0]]
        self._chooser.show_offered(typed, others[:_OFFERED])

    def _on_other_chosen(self, page: PageId) -> None:
        if self._of is not None:
            self.lay_out(self._of[0], page)

    # -- two cards --------------------------------------------------------------------------------

    def _on_both(self, both: tuple[GuestView, GuestView] | None) -> None:
        before, self._resume = self._resume, None
        if both is None:
            self._front.show_trouble(_("These two are one card already, or no longer on file."))
            self._to_front()
            return
        self._both = both[0].page, both[1].page
        self._sides.show_guests(*both)
        if before is not None and before.both == self._both:
            self._sides.list.take_over(before.sides, before.marked)
        self._turn_to(self._sides)

    def _on_joined(self, chosen: dict[str, Any]) -> None:
        if self._both is None:
            return
        stays, other = self._both

        def done(changes: Changes) -> None:
            joined = next(one for one in changes.entries if one.kind == "guests-merged")
            self._drop({other})
            undo = partial(self._desk.merging.undo, stays, EntryId(joined.id))
            self._can_undo(_("Both cards are one now."), undo)
            self._to_front()

        merge = partial(self._desk.merging.merge, stays, other, **chosen)
        self._carrier.carry(merge, done, self._sides.refused)

    def _on_undo(self) -> None:
        if self._last is not None:
            gone = partial(self._can_undo, "", None)
            self._carrier.carry(self._last, lambda changes: gone(), self._front.show_trouble)

    def _can_undo(self, told: str, undo: "Callable[[], Future[Any]] | None") -> None:
        self._last = undo
        self._front.undo.show_told(told)

    def _on_apart(self) -> None:
        if self._both is not None:
            self._tell_apart(*self._both)

    def _tell_apart(self, one: PageId, other: PageId) -> None:
        def done(changes: Changes) -> None:
            both = {one, other}
            left = [pair for pair in self._pairs if {pair.one, pair.other} != both]
            self._show_pairs(left, whole=self._is_whole)
            mark = partial(self._desk.merging.mark, one, other)
            self._can_undo(_("They are two people: they are not listed again."), mark)
            self._to_front()

        tell = partial(self._desk.merging.tell_apart, one, other)
        self._carrier.carry(tell, done, self._refused)

    def _on_perhaps(self) -> None:
        if self._both is not None:
            mark = partial(self._desk.merging.mark, *self._both)
            self._carrier.carry(mark, lambda changes: self._to_front(), self._refused)

    def _refused(self, sentence: str) -> None:
        in_front = self._stack.currentWidget() is self._front
        (self._front.show_trouble if in_front else self._sides.refused)(sentence)

    def _drop(self, pages: Set[PageId]) -> None:
        left = [pair for pair in self._pairs if pages.isdisjoint((pair.one, pair.other))]
        self._show_pairs(left, whole=self._is_whole)

    # -- what is in front -------------------------------------------------------------------------

    def _to_front(self) -> None:
        self._front.show_trouble("")
        self._turn_to(self._front)

    def _turn_to(self, part: QWidget) -> None:
        """One of the three to the front; the keys go with it, if they are on this page."""
        focus = QApplication.focusWidget()
        has_keys = focus is not None and self.isAncestorOf(focus)
        self._stack.setCurrentWidget(part)
        self.setFocusProxy(part)
        if has_keys and self.isVisible():
            part.setFocus()
        self.turned.emit()

    def _connect(self) -> None:
        front, sides, chooser = self._front, self._sides, self._chooser
        front.list.entered_row.connect(lambda row: self._on_entered())
        front.enter.clicked.connect(self._on_entered)
        front.stopped.connect(self._stop_looking)
        front.undo.wanted.connect(self._on_undo)
        for hint, act, done in (
            (front.apart, "two-people", self._on_listed_apart),
            (front.other, "other-card", self._on_other),
            (front.again, "again", self.look),
        ):
            hint.clicked.connect(lambda checked=False, done=done: done())
            bind(front, act, done)
        bind(front, "undo", self._on_undo)
        bind(front, "cancel", self._stop_looking)
        sides.joined.connect(self._on_joined)
        sides.apart.connect(self._on_apart)
        sides.perhaps.connect(self._on_perhaps)
        sides.closed.connect(self._to_front)
        chooser.asked.connect(self._on_asked)
        chooser.chosen.connect(self._on_other_chosen)
        chooser.closed.connect(self._to_front)


def _both(desk: Desk, one: PageId, other: PageId) -> tuple[GuestView, GuestView] | None:
    """Off the GUI thread: two cards, first the one of whom more is known.

    Side by side they tell what they tell alone: whoever lays them out has looked at both.
    """
    first, second = desk.guest(one), desk.guest(other)
    if first is None or second is None or first.page == second.page:
        return None
    for view in (first, second):
        desk.views.opened(view.page)
    found = sorted((first, second), key=_known, reverse=True)
    return found[0], found[1]


def _alike(desk: Desk, page: PageId) -> list[find.Hit]:
    """Off the GUI thread: who is probably the guest of a card, that card itself among them."""
    view = desk.guest(page)
    if view is None:
        return []
    who, region = view.identity, desk.region
    return desk.look_up(lambda tx: find.alike(tx, who, _OFFERED + 1, region))


def _known(view: GuestView) -> tuple[int, int, int]:
    return view.visit_count, len(view.log), -view.met_ms
