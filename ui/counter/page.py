"""The counter page at work: carries what its panes say to the desk, and shows what comes back."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from assistant.desk import Changes, Desk
from assistant.guests import acts, standing
from assistant.guests.entries import Care, Identity
from assistant.guests.lookup import find
from assistant.guests.view import FORGOTTEN_MS, GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.counter.card import GuestCard
from ui.counter.deeds import REWRITES, UNDO_S, WRITES, Act, Deeds
from ui.counter.finding import Finding, finding_in
from ui.counter.foot import Foot, has_focus
from ui.counter.newcomer import Newcomer
from ui.counter.rest import Rest
from ui.counter.say import SayPane
from ui.counter.saying import Saying
from ui.counter.search_field import SearchField
from ui.counter.shell import CounterShell
from ui.counter.unfinished import LeavingTyped, Unfinished
from ui.look.keys import bind, cap


class Counter(QObject):
    """One guest at a time, from the first letter typed to the farewell."""

    staff_wanted = Signal()
    """An act needs somebody to sign it."""
    nobody_known = Signal(bool)
    """Whether the store has no guest at all."""
    shown = Signal()
    """A guest or a form came to the centre, or left it: the counter is where one looks."""

    def __init__(
        self,
        shell: CounterShell,
        field: SearchField,
        desk: Desk,
        bridge: Bridge,
        book: Book,
        house: str,
        forgotten_ms: int = FORGOTTEN_MS,
        finding: Finding | None = None,
    ) -> None:
        """`finding` is given where the search was at work before the page."""
        super().__init__(shell)
        look = shell.look
        self._shell, self._field, self._desk, self._bridge = shell, field, desk, bridge
        self._view: GuestView | None = None
        self._forgotten_ms = forgotten_ms
        self._wanted: PageId | None = None
        self._names: Mapping[StaffId, str] = {}
        self._deeds = Deeds(desk, bridge, self)
        self._card = GuestCard(look, cap("arrive"))
        self._newcomer, self._rest = Newcomer(look), Rest(look)
        for central in (self._rest, self._card, self._newcomer):
            shell.centre.addWidget(central)
        shell.centre.setCurrentWidget(self._rest)
        self._foot = Foot(shell.foot, look)
        self._write = self._foot.write
        say = SayPane(look)
        shell.add_right(say)
        self._saying = Saying(say, book, self._deeds, house=house)
        self._finding = finding or finding_in(shell, field, desk, bridge, forgotten_ms)
        self._connect()
        self._bind_keys()
        QTimer.singleShot(0, self._finding.hear)  # when whoever made this has connected it as well

    # -- what is shown --------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What the centre shows: "rest", "card" or "form"."""
        here = self._shell.centre.currentWidget()
        return "card" if here is self._card else "form" if here is self._newcomer else "rest"

    @property
    def open(self) -> Unfinished:
        """What stands open."""
        form = self._newcomer.typed if self.shows == "form" else None
        return Unfinished(self._wanted, self._write.drafts, form, self._foot.typed)

    def take_over(self, before: Unfinished) -> None:
        """Stand where the window before stood."""
        self._write.show_drafts(before.drafts)

        def resume() -> None:
            if before.form is not None:
                self._editing = None if before.form.is_new else before.page
                self._newcomer.resume(before.form)
                self._turn_to(self._newcomer)
            elif isinstance(before.foot, LeavingTyped):
                self.on_leaving()
            self._foot.resume(before.foot)

        if before.page is None:
            resume()
        else:
            self._once_read = resume
            self.show_page(before.page)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        if self._view is not None:
            self._show(self._view)

    def on_chosen(self, page: PageId) -> None:
        """The search has come to its end; the next letter begins another."""
        self._field.settle()
        self.show_page(page)

    def on_glanced(self, page: PageId | None) -> None:
        """The arrows are on a guest: the card follows, unless a form stands half written."""
        if page not in (None, self._wanted) and self.shows != "form" and not self._foot.has_form:
            self.show_page(page)
            self._is_glance = True

    _is_glance = False

    def show_page(self, page: PageId) -> None:
        """Open a guest's card. Who types on at once writes about this guest already."""
        self._is_glance = False
        self._wanted = page
        self._write.show_guest(page)
        self._bridge.when_done(self, self._desk.ask(self._desk.guest, page), self._on_read)

    def meet(self, typed: str = "") -> None:
        """The form for a guest met for the first time, with what was typed in the search field."""
        self._newcomer.show_typed(typed)
        self._editing = None
        self._saying.show_guest(None, "")  # the words for one guest are not for another
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
            self._show_again(fresh)
        elif changes.wide and self._view is not None:
            fresh_one = self._desk.ask(self._desk.guest, self._view.page)
            self._bridge.when_done(self, fresh_one, self._show_again)
        if changes.guests or changes.wide:
            self._finding.refresh()

    def _show_again(self, view: GuestView | None) -> None:
        """The guest on the card, newer. Whatever form stands open stays."""
        if view is not None and self._view is not None and view.page == self._view.page:
            self._show(view)

    def _on_asked(self, words: str) -> None:
        """Whoever searches wants to see the list, whatever page is open."""
        self._shell.seek(True)
        if words.strip():
            self.shown.emit()

    def _on_read(self, view: GuestView | None) -> None:
        if view is not None and view.page == self._wanted:
            self._turn_to(self._card)
            self._show(view)
            then, self._once_read = self._once_read, None
            if then is not None:
                then()

    _once_read: Callable[..., object] | None = None
    """What a hand quicker than the disk has asked for."""

    def _show(self, view: GuestView) -> None:
        view = standing.presumed_over(view, _now_ms(), forgotten_ms=self._forgotten_ms)
        self._view = view
        self._card.show_guest(view, _now_ms(), self._names)
        if self.shows != "form" or self._editing == view.page:
            signer = self._desk.signed
            self._saying.show_guest(view, self._names.get(signer, "") if signer else "")

    def _turn_to(self, pane: GuestCard | Newcomer | Rest) -> None:
        left_form = has_focus(self._newcomer)
        self._shell.centre.setCurrentWidget(pane)
        self._foot.show_line(pane is not self._newcomer)
        self._shell.seek(self._is_glance or pane is self._rest)
        if pane is self._newcomer:
            pane.setFocus()
        elif left_form:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
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
            self._once_read = self._write.setFocus
            self.show_page(page)

        future = self._desk.meet(who, care, minded)
        self._bridge.when_done(
            self, future, met, lambda why: self._newcomer.refused(why.sentence())
        )

    def on_form_left(self) -> None:
        """The form is closed without saving."""
        self._turn_to(self._rest if self._view is None else self._card)
        if self._view is not None:
            self._show(self._view)

    def on_identity_changed(self, who: Identity) -> None:
        """While a new guest is typed: who could be the same?"""
        editing = self._editing

        def alike(hits: Sequence[find.Hit]) -> None:
            self._newcomer.show_alike([hit for hit in hits if hit.page != editing])

        question = partial(find.alike, identity=who, region=self._desk.region)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), alike)

    def on_coming_or_going(self) -> None:
        """One key: who is here takes leave, who is not arrives."""
        if self._view is not None and standing.open_visit(self._view) is not None:
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
            if channel == "telephone":
                self._saying.on_moment_wanted("telephone")

        def refused(sentence: str) -> None:
            self._arriving = None
            self._write.show_trouble(sentence)

        self._deeds.do(self._view.page, acts.arrive, over, refused, channel=channel)

    _arriving: PageId | None = None

    def on_leaving(self) -> None:
        """The visit's close: farewell words, mood, anything to remember."""
        self._foot.leaving.show_farewells(self._saying.farewells())
        self._foot.open_form(self._foot.leaving)

    def on_left(self, level: int | None, cause: str, remember: str) -> None:
        """The visit is closed."""
        if self._view is not None:
            self._deeds.do(
                self._view.page,
                acts.farewell,
                self._on_visit_closed,
                self._foot.leaving.refused,
                level=level,
                cause=cause,
                remember=remember,
            )

    def _on_visit_closed(self, changes: Changes) -> None:
        """The guest has left: the next one may stand there already."""
        self._foot.close_form()
        self._field.settle()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def on_rewriting(self, purpose: str, line: bytes) -> None:
        """A line needs other words: a preference changed, a mistake put right, a slip corrected."""
        if self._view is None:
            return
        old = next((entry.text for entry in self._view.log if entry.id == line), "")
        for preference in self._view.preferences:
            old = preference.text if preference.id == line else old
        self._foot.rewrite.show_line(purpose, line, old)
        self._foot.open_form(self._foot.rewrite)

    def on_rewritten(self, purpose: str, line: bytes, text: str) -> None:
        """The other words."""
        if self._view is not None:
            self._deeds.do(
                self._view.page,
                REWRITES[purpose],
                lambda changes: self._foot.close_form(),
                self._foot.rewrite.refused,
                of=line,
                text=text,
            )

    def _do(self, act: Act, of: bytes) -> None:
        if self._view is not None:
            self._deeds.do(self._view.page, act, of=of)

    # -- connections ----------------------------------------------------------------------------

    def _connect(self) -> None:
        finding, card, write = self._finding, self._card, self._write
        finding.chosen.connect(self.on_chosen)
        finding.glanced.connect(self.on_glanced)
        self._rest.newcomer_wanted.connect(lambda: self.meet(self._field.asking))
        finding.newcomer_wanted.connect(self.meet)
        finding.nobody_known.connect(self.nobody_known)
        self._field.asked.connect(self._on_asked)
        self._field.newcomer_wanted.connect(lambda: self.meet(self._field.asking))
        self._bridge.changed.connect(self.on_changed)
        self._deeds.staff_wanted.connect(self.staff_wanted)
        self._deeds.written.connect(lambda changes: write.show_undo("", UNDO_S))
        self._deeds.refused.connect(write.show_trouble)
        write.written.connect(self.on_written)
        write.undo_wanted.connect(self._deeds.undo)
        card.arrived.connect(self.on_arrived)
        card.left.connect(self.on_leaving)
        card.preference_confirmed.connect(partial(self._do, acts.confirm_preference))
        card.retired.connect(partial(self._do, acts.retire))
        card.preference_changed.connect(lambda of: self.on_rewriting("change", of))
        card.put_right.connect(lambda of: self.on_rewriting("put-right", of))
        card.line_corrected.connect(lambda of: self.on_rewriting("correct", of))
        card.details_wanted.connect(self.change_details)
        self._newcomer.saved.connect(self.on_saved)
        self._newcomer.changed.connect(self.on_identity_changed)
        self._newcomer.opened.connect(self.show_page)
        self._newcomer.cancelled.connect(self.on_form_left)
        foot = self._foot
        foot.leaving.left.connect(self.on_left)
        foot.leaving.cancelled.connect(foot.close_form)
        foot.rewrite.rewritten.connect(self.on_rewritten)
        foot.rewrite.cancelled.connect(foot.close_form)

    def _bind_keys(self) -> None:
        shell = self._shell
        bind(shell, "newcomer", lambda: self.meet(self._field.asking))
        for key, done in (
            ("arrive", self.on_coming_or_going),
            ("telephones", partial(self.on_arrived, "telephone")),
            ("writes", partial(self.on_arrived, "online")),
            ("put-right", self._card.put_right_first),
            ("preferences", self._card.focus_preferences),
            ("log", self._card.show_log),
            ("details", self.change_details),
        ):
            bind(shell, key, partial(self._on_card, done))

    def _on_card(self, done: Callable[..., object]) -> None:
        """For the guest that is meant, though the card is still being read; never behind a form."""
        if self.shows == "form" or self._wanted is None:
            return
        if self._view is not None and self._view.page == self._wanted:
            done()
        else:
            self._once_read = done


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
