"""The counter page at work: carries what its panes say to the desk, and shows what comes back."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from assistant.desk import Changes, Desk
from assistant.guests import acts, standing
from assistant.guests.entries import Care, Identity
from assistant.guests.lookup import find
from assistant.guests.view import FORGOTTEN_MS, GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.refusal import Refused
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.counter.card import GuestCard
from ui.counter.deeds import WRITES, Act, Deeds
from ui.counter.draft import Draft
from ui.counter.finding import Finding
from ui.counter.guest_list import GuestList
from ui.counter.leaving import Leaving
from ui.counter.newcomer import Newcomer
from ui.counter.rewrite import Rewrite
from ui.counter.say import SayPane
from ui.counter.saying import Saying
from ui.counter.search_field import SearchField
from ui.counter.shell import CounterShell
from ui.counter.write import WriteLine
from ui.look.keys import bind, cap

UNDO_S = 8.0
"""So long the line just written offers to be taken back."""

REWRITES: dict[str, Act] = {
    "change": acts.change_preference,
    "put-right": acts.put_right,
    "correct": acts.correct,
}


class Open(Struct, frozen=True):
    """What a window that is built anew takes over from the one before: nothing typed is lost."""

    page: PageId | None = None
    drafts: Mapping[PageId, Draft] = {}
    newcomer: Identity | None = None


class Counter(QObject):
    """One guest at a time, from the first letter typed to the farewell."""

    staff_wanted = Signal()
    """An act needs somebody to sign it."""
    nobody_known = Signal(bool)
    """Whether the store has no guest at all."""
    shown = Signal()
    """A guest or a form came to the centre: the counter is where one looks."""

    def __init__(
        self,
        shell: CounterShell,
        field: SearchField,
        desk: Desk,
        bridge: Bridge,
        book: Book,
        house: str,
        forgotten_ms: int = FORGOTTEN_MS,
    ) -> None:
        super().__init__(shell)
        look = shell.look
        self._shell, self._field, self._desk, self._bridge = shell, field, desk, bridge
        self._view: GuestView | None = None
        self._forgotten_ms = forgotten_ms
        self._wanted: PageId | None = None
        self._names: Mapping[StaffId, str] = {}
        self._deeds = Deeds(desk, bridge, self)
        self._card = GuestCard(look, cap("arrive"))
        self._newcomer = Newcomer(look)
        self._write, self._leaving, self._rewrite = WriteLine(look), Leaving(look), Rewrite(look)
        for central in (self._card, self._newcomer):
            shell.centre.addWidget(central)
        for pane in (self._write, self._leaving, self._rewrite):
            shell.foot.addWidget(pane)
        shell.foot.show()
        say = SayPane(look)
        shell.add_right(say)
        self._saying = Saying(say, book, self._deeds, house=house)
        guests = GuestList(look)
        shell.add_guests(guests)
        self._finding = Finding(field, guests, desk, bridge, self, forgotten_ms=forgotten_ms)
        self._connect()
        self._bind_keys()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def open(self) -> Open:
        """What stands open and unfinished."""
        typing = self._shell.centre.currentWidget() is self._newcomer
        return Open(
            page=self._wanted,
            drafts=self._write.drafts,
            newcomer=self._newcomer.identity if typing else None,
        )

    def take_over(self, before: Open) -> None:
        """Stand where the window before stood."""
        self._write.show_drafts(before.drafts)
        if before.newcomer is not None:
            self._newcomer.resume(before.newcomer)
            self._turn_to(self._newcomer)
        elif before.page is not None:
            self.show_page(before.page)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        if self._view is not None:
            self._show(self._view)

    def show_page(self, page: PageId) -> None:
        """Open a guest's card. Who types on at once writes about this guest already."""
        self._wanted = page
        self._write.show_guest(page)
        self._bridge.when_done(self, self._desk.ask(self._desk.guest, page), self._on_read)

    def meet(self, typed: str = "") -> None:
        """The form for a guest met for the first time, with what was typed in the search field."""
        self._newcomer.show_typed(typed)
        self._editing = None
        self._turn_to(self._newcomer)

    def change_details(self) -> None:
        """The same form with the details of the guest on the card."""
        if self._view is not None:
            self._editing = self._view.page
            self._newcomer.show_identity(self._view.identity)
            self._turn_to(self._newcomer)

    _editing: PageId | None = None

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if self._view is not None and (fresh := changes.guests.get(self._view.page)):
            self._show(fresh)
        elif changes.wide and self._wanted is not None:
            self.show_page(self._wanted)
        if changes.guests or changes.wide:
            self._finding.refresh()

    def _on_asked(self, words: str) -> None:
        """Whoever searches wants to see the list, whatever page is open."""
        if words.strip():
            self.shown.emit()

    def _on_read(self, view: GuestView | None) -> None:
        if view is not None and view.page == self._wanted:
            self._show(view)
            self._turn_to(self._card)
            then, self._once_read = self._once_read, None
            if then is not None:
                then()

    _once_read: Callable[[], None] | None = None
    """What a hand quicker than the disk has asked for."""

    def _show(self, view: GuestView) -> None:
        view = standing.presumed_over(view, _now_ms(), forgotten_ms=self._forgotten_ms)
        self._view = view
        self._card.show_guest(view, _now_ms(), self._names)
        signer = self._desk.signed
        self._saying.show_guest(view, self._names.get(signer, "") if signer else "")

    def _turn_to(self, pane: GuestCard | Newcomer) -> None:
        self._shell.centre.setCurrentWidget(pane)
        self._shell.foot.setVisible(pane is self._card)
        self._shell.foot.setCurrentWidget(self._write)
        if pane is self._newcomer:
            pane.setFocus()
        self.shown.emit()

    # -- what is done ---------------------------------------------------------------------------

    def on_written(self, kind: str, text: str, extra: dict[str, Any]) -> None:
        """A line from the foot."""
        if self._wanted is not None:
            words = {"cause" if kind == "mood" else "text": text, **extra}
            self._deeds.do(
                self._wanted,
                WRITES[kind],
                lambda changes: self._write.accepted(),
                self._write.refused,
                **words,
            )

    def on_saved(self, who: Identity, care: Care, minded: str) -> None:
        """The form: a new guest, or new details."""
        if self._desk.signed is None:
            self.staff_wanted.emit()
            return
        if self._editing is not None:
            self._deeds.do(
                self._editing,
                acts.revise,
                lambda changes: self._turn_to(self._card),
                self._newcomer.refused,
                who=who,
                care=care,
                minded=minded,
            )
            return

        def met(page: PageId) -> None:
            self._field.show_text("")
            self.show_page(page)

        def refused(why: Refused) -> None:
            self._newcomer.refused(why.sentence())

        self._bridge.when_done(self, self._desk.meet(who, care, minded), met, refused)

    def on_form_left(self) -> None:
        """The form is closed without saving."""
        if self._view is not None:
            self._turn_to(self._card)
        else:
            self._shell.centre.setCurrentIndex(0)

    def on_identity_changed(self, who: Identity) -> None:
        """While a new guest is typed: who could be the same?"""
        editing = self._editing

        def alike(hits: Sequence[find.Hit]) -> None:
            self._newcomer.show_alike([hit for hit in hits if hit.page != editing])

        question = partial(find.alike, identity=who, region=self._desk.region)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), alike)

    def on_coming_or_going(self) -> None:
        """One key: who is here takes leave, who is not arrives."""
        if self._view is None or self._view.page != self._wanted:
            self._once_read = self.on_coming_or_going if self._wanted else None
            return
        if standing.open_visit(self._view) is not None:
            self.on_leaving()
        else:
            self.on_arrived("in-person")

    def on_arrived(self, channel: str) -> None:
        """The guest comes; a second press before the first is on disk is the same one."""
        if self._view is None or self._arriving == self._view.page:
            return
        self._arriving = self._view.page

        def over(_: object) -> None:
            self._arriving = None

        def refused(sentence: str) -> None:
            self._arriving = None
            self._write.show_trouble(sentence)

        self._deeds.do(self._view.page, acts.arrive, over, refused, channel=channel)

    _arriving: PageId | None = None

    def on_leaving(self) -> None:
        """The visit's close: farewell words, mood, anything to remember."""
        self._leaving.show_farewells(self._saying.farewells())
        self._to_foot(self._leaving)

    def on_left(self, level: int | None, cause: str, remember: str) -> None:
        """The visit is closed."""
        if self._view is not None:
            self._deeds.do(
                self._view.page,
                acts.farewell,
                lambda changes: self._to_foot(self._write),
                self._leaving.refused,
                level=level,
                cause=cause,
                remember=remember,
            )

    def on_rewriting(self, purpose: str, line: bytes) -> None:
        """A line needs other words: a preference changed, a mistake put right, a slip corrected."""
        if self._view is None:
            return
        old = next((entry.text for entry in self._view.log if entry.id == line), "")
        for preference in self._view.preferences:
            old = preference.text if preference.id == line else old
        self._rewrite.show_line(purpose, line, old)
        self._to_foot(self._rewrite)

    def on_rewritten(self, purpose: str, line: bytes, text: str) -> None:
        """The other words."""
        if self._view is not None:
            self._deeds.do(
                self._view.page,
                REWRITES[purpose],
                lambda changes: self._to_foot(self._write),
                self._rewrite.refused,
                of=line,
                text=text,
            )

    def _do(self, act: Act, **words: Any) -> None:
        if self._view is not None:
            self._deeds.do(self._view.page, act, **words)

    def _to_foot(self, pane: WriteLine | Leaving | Rewrite) -> None:
        self._shell.foot.setCurrentWidget(pane)
        if pane is not self._write:
            pane.setFocus()

    def _on_deed(self, changes: Changes) -> None:
        self._write.show_undo("", UNDO_S)

    # -- connections ----------------------------------------------------------------------------

    def _connect(self) -> None:
        finding, card, write = self._finding, self._card, self._write
        finding.chosen.connect(self.show_page)
        finding.newcomer_wanted.connect(self.meet)
        finding.nobody_known.connect(self.nobody_known)
        self._field.asked.connect(self._on_asked)
        self._field.newcomer_wanted.connect(lambda: self.meet(self._field.text))
        self._bridge.changed.connect(self.on_changed)
        self._deeds.staff_wanted.connect(self.staff_wanted)
        self._deeds.written.connect(self._on_deed)
        self._deeds.refused.connect(write.show_trouble)
        write.written.connect(self.on_written)
        write.undo_wanted.connect(self._deeds.undo)
        card.arrived.connect(self.on_arrived)
        card.left.connect(self.on_leaving)
        card.preference_confirmed.connect(lambda of: self._do(acts.confirm_preference, of=of))
        card.retired.connect(lambda of: self._do(acts.retire, of=of))
        card.preference_changed.connect(lambda of: self.on_rewriting("change", of))
        card.put_right.connect(lambda of: self.on_rewriting("put-right", of))
        card.line_corrected.connect(lambda of: self.on_rewriting("correct", of))
        card.details_wanted.connect(self.change_details)
        self._newcomer.saved.connect(self.on_saved)
        self._newcomer.changed.connect(self.on_identity_changed)
        self._newcomer.opened.connect(self.show_page)
        self._newcomer.cancelled.connect(self.on_form_left)
        self._leaving.left.connect(self.on_left)
        self._leaving.cancelled.connect(lambda: self._to_foot(write))
        self._rewrite.rewritten.connect(self.on_rewritten)
        self._rewrite.cancelled.connect(lambda: self._to_foot(write))

    def _bind_keys(self) -> None:
        shell = self._shell
        bind(shell, "newcomer", lambda: self.meet(self._field.text))
        bind(shell, "arrive", self.on_coming_or_going)
        bind(shell, "preferences", self._card.focus_preferences)
        bind(shell, "log", self._card.show_log)
        bind(shell, "details", self.change_details)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
