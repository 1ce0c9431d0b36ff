"""The counter page at work: carries what its panes say to the desk, and shows what comes back."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests import acts, standing
from assistant.guests.entries import Care, Identity
from assistant.guests.view import FORGOTTEN_MS, GuestView
from assistant.journal.now import now_ms
from assistant.journal.stamp import PageId, StaffId
from assistant.matters import WithGuest
from assistant.shift.view import ExpectedView
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.counter.card import GuestCard
from ui.counter.card_facts import is_masked
from ui.counter.card_keys import card_keys
from ui.counter.deeds import Deeds
from ui.counter.expected_at import ExpectedAt
from ui.counter.finding import Finding, finding_in
from ui.counter.foot import Foot, has_focus
from ui.counter.joined_at import JoinedAt
from ui.counter.matters_at import MattersAt
from ui.counter.newcomer import Newcomer
from ui.counter.rest import Rest
from ui.counter.say import SayPane
from ui.counter.saying import Saying
from ui.counter.search_field import SearchField
from ui.counter.shell import CounterShell
from ui.counter.traces_at import TracesAt
from ui.counter.unfinished import LeavingTyped, Unfinished
from ui.counter.visiting import Visiting
from ui.counter.writing import Writing
from ui.look.keys import bind, cap


class Counter(QObject):
    """One guest at a time, from the first letter typed to the farewell."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it."""
    nobody_known = Signal(bool)
    """Whether the store has no guest at all."""
    matter_wanted = Signal(object)
    """The page of a problem or promise that is to be opened."""
    problem_wanted = Signal(object)
    """The page of the guest for whom something went wrong."""
    reveal_wanted = Signal(object)
    """Telephone and e-mail are to be seen in whole; what to call then."""
    book_wanted = Signal()
    """Everything on file about the guest on the card, for the guest to read."""
    sought = Signal(object)
    """The guest of a problem was found, or met, while `seeking`: a `PageId`."""
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
        self.show_elsewhere = self._card.show_elsewhere
        self._newcomer, self._rest = Newcomer(look), Rest(look)
        for central in (self._rest, self._card, self._newcomer):
            shell.centre.addWidget(central)
        shell.centre.setCurrentWidget(self._rest)
        self._foot = Foot(shell.foot, look)
        self._write = self._foot.write
        say = SayPane(look, self._card.lead)
        shell.add_right(say)
        self.saying = Saying(say, book, self._deeds, house=house)
        self._writing = Writing(self._deeds, self._foot)
        self.visiting = Visiting(self._deeds, self._foot, self.saying, field)
        self._matters = MattersAt(desk, self._deeds, self._card, self._foot)
        self._expected = ExpectedAt(desk, bridge, self._deeds, self._card)
        self._joined = JoinedAt(desk, bridge, self._deeds, self._card, self._foot)
        self._traces = TracesAt(desk, bridge, self._deeds, self._card, self._foot)
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
    def guest_here(self) -> tuple[PageId | None, str]:
        """The guest who is looked at, and the name as far as it is known."""
        if self.shows == "form" and self._editing is None:
            return None, self._newcomer.typed.who.name
        here = self._view if self._view is not None and self._view.page == self._wanted else None
        return self._wanted, here.identity.name if here else ""

    @property
    def open_matter(self) -> PageId | None:
        """The gravest open problem of the guest on the card; None where there is none."""
        return self._matters.open_problem if self.shows == "card" else None

    @property
    def open(self) -> Unfinished:
        """What stands open."""
        form = self._newcomer.typed if self.shows == "form" else None
        meeting = self._expected.meeting if form is not None else None
        return Unfinished(self._wanted, self._write.drafts, form, self._foot.typed, meeting)

    def take_over(self, before: Unfinished) -> None:
        """Stand where the window before stood."""
        self._write.show_drafts(before.drafts)

        def resume() -> None:
            if before.form is not None:
                self._editing = None if before.form.is_new else before.page
                self._expected.meeting = before.meeting
                self._newcomer.resume(before.form)
                self._turn_to(self._newcomer)
            elif isinstance(before.foot, LeavingTyped):
                self.visiting.on_leaving()
            self._foot.resume(before.foot)

        if before.page is None:
            resume()
        else:
            self.show_page(before.page)
            self._once_read = resume

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on. Whoever signs now may see other things."""
        self._names = names
        if self._view is not None:
            self._show(self._view)
        if self._signer != self._desk.signed:
            self._signer = self._desk.signed
            self._read_again()
            self._finding.refresh_problems()
        self._traces.read_colleagues()

    _signer: StaffId | None = None
    _editing: PageId | None = None
    _is_glance = False
    seeking = False
    """Whether the guest to be chosen is another page's: the card stays as it is."""
    _once_read: Callable[..., object] | None = None
    """What a hand quicker than the disk has asked for."""

    def on_chosen(self, page: PageId) -> None:
        """The search has come to its end; the next letter begins another."""
        self._field.settle()
        if self.seeking:
            self.sought.emit(page)
        else:
            self.show_page(page)

    def on_glanced(self, page: PageId | None) -> None:
        """The arrows are on a guest: the card follows, unless a form stands half written."""
        if page not in (None, self._wanted) and self.shows != "form" and not self._foot.has_form:
            self.show_page(page)
            self._is_glance = True

    def show_page(self, page: PageId) -> None:
        """Open a guest's card. Who types on at once writes about this guest already."""
        self._is_glance = False
        if page != self._wanted:
            self._once_read = None  # what waits was meant for somebody else
        self._mean(page)
        asked = self._desk.ask(self._desk.matters.with_guest, page)
        self._bridge.when_done(self, asked, partial(self._on_read, page))

    def _mean(self, page: PageId) -> None:
        """Whose card it is that is wanted, and of whom one writes."""
        self._wanted = page
        for turn in (self._writing.turn_to, self._traces.turn_to, self._expected.turn_to):
            turn(page)

    def meet(self, typed: str = "") -> None:
        """The form for a guest met for the first time, with what was typed in the search field."""
        self._newcomer.show_typed(typed)
        self._begin_meeting(None)

    def meet_expected(self, view: ExpectedView) -> None:
        """The same form for somebody expected; once on file they are known to be that one."""
        self._newcomer.show_new(Identity(view.name, phones=view.phones, emails=view.emails))
        self._begin_meeting(view)

    def _begin_meeting(self, view: ExpectedView | None) -> None:
        self._expected.meeting = view
        self._editing = None
        self.saying.show_guest(None, self._speaker)  # the words for one guest are not for another
        self._turn_to(self._newcomer)

    def change_details(self) -> None:
        """The same form with the details of the guest on the card."""
        if self._view is not None and is_masked(self._view):
            self.reveal_wanted.emit(self.change_details)
        elif self._view is not None:
            self._editing = self._view.page
            self._newcomer.show_identity(self._view.identity)
            self._turn_to(self._newcomer)

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if changes.wide or changes.house:
            self._read_again()
        elif self._view is not None:
            moved, fresh = self._matters.follow(changes), changes.guests.get(self._view.page)
            if fresh or moved:
                self._show(fresh or self._view)
        self._expected.on_changed(changes)
        self._finding.follow(changes)

    def show_anew(self) -> None:
        """The card as it is, in another way."""
        if self._view is not None and self.shows == "card":
            self._card.show_guest(self._view, now_ms(), self._names)

    def _read_again(self) -> None:
        """The guest on the card as everything stands now. Whatever form stands open stays."""
        if (here := self._view) is None:
            return

        def show(answer: WithGuest) -> None:
            view = answer.guest
            if self._view is None or self._view.page != here.page:
                return  # somebody else is on the card by now
            if view is None:
                self._close(here.page)
            elif view.page == here.page:
                self._matters.show_guest(view.page, answer.matters, answer.policy)
                self._show(view)

        asked = self._desk.ask(self._desk.matters.with_guest, here.page)
        self._bridge.when_done(self, asked, show)

    def _close(self, page: PageId) -> None:
        """The guest on the card was erased, here or elsewhere; a new one half typed stays."""
        self._view = None
        if self._wanted != page:
            return  # somebody else’s card is on its way
        self._wanted = None
        self._writing.turn_to(None)
        self.saying.show_guest(None, self._speaker)
        if self.shows == "card" or self._editing == page:
            self._turn_to(self._rest)

    def _on_led(self, page: PageId) -> None:
        if page == self._wanted:  # else somebody else’s card is on its way
            self.show_page(page)

    def _on_asked(self, words: str) -> None:
        """Whoever searches wants to see the list, whatever page is open."""
        self._shell.seek(True)
        if words.strip():
            self.shown.emit()

    def _on_read(self, asked: PageId, answer: WithGuest) -> None:
        view = answer.guest
        if view is not None and asked == self._wanted:
            if view.page != asked:  # joined to another: what is typed and pressed goes there
                self._writing.lead(view.page)
                self._mean(view.page)
            self._turn_to(self._card)
            self._matters.show_guest(view.page, answer.matters, answer.policy)
            self._show(view)
            then, self._once_read = self._once_read, None
            if then is not None:
                then()

    def _show(self, view: GuestView) -> None:
        view = standing.presumed_over(view, now_ms(), forgotten_ms=self._forgotten_ms)
        self._view = view
        self.visiting.show_guest(view)
        self._writing.show_guest(view)
        self._card.show_guest(view, now_ms(), self._names)
        self._matters.draw(self._names)
        self._traces.show_guest(view, self._names)
        self._say()

    def _say(self) -> None:
        """Words for the guest on the card; while another is met they are not shown."""
        view, waiting = self._view, self._matters.waiting
        if view is not None and (self.shows != "form" or self._editing == view.page):
            coming = self._expected.is_expected(view.page)
            self.saying.show_guest(view, self._speaker, waiting, expected=coming)

    @property
    def _speaker(self) -> str:
        """The name of whoever is at this desk; "" where nobody has said."""
        return self._names.get(self._desk.signed or StaffId(PageId(b"")), "")

    def _turn_to(self, pane: GuestCard | Newcomer | Rest) -> None:
        left_form = has_focus(self._newcomer)
        self._shell.centre.setCurrentWidget(pane)
        self._foot.show_line(pane is not self._newcomer)
        self._shell.seek(self._is_glance or pane is self._rest)
        if pane is self._newcomer:
            pane.setFocus()
        elif left_form:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if pane is not self._rest or self._shell.isVisible():  # who is on another page stays there
            self.shown.emit()

    # -- what is done ---------------------------------------------------------------------------

    def on_saved(self, who: Identity, care: Care, minded: str) -> None:
        """The form: a new guest, or new details."""
        if self._editing is not None:
            revise, no = partial(self._deeds.do, self._editing, acts.revise), self._newcomer.refused
            revise(lambda changes: self._turn_to(self._card), no, who=who, care=care, minded=minded)
            return
        other = self._newcomer.taken_for

        def met(page: PageId) -> None:
            self._field.show_text("")
            self._expected.met(page)
            self._joined.met(page, other)
            if self.seeking:
                self.on_form_left()
                self.sought.emit(page)
                return
            self.show_page(page)
            self._once_read = self._write.setFocus

        self._deeds.carry(partial(self._desk.meet, who, care, minded), met, self._newcomer.refused)

    def on_form_left(self) -> None:
        """The form is closed without saving."""
        self._expected.meeting = None
        self._turn_to(self._rest if self._view is None else self._card)
        if self._view is not None:
            self._show(self._view)

    # -- connections ----------------------------------------------------------------------------

    def _connect(self) -> None:
        finding, card, form = self._finding, self._card, self._newcomer
        finding.chosen.connect(self.on_chosen)
        finding.glanced.connect(self.on_glanced)
        self._rest.newcomer_wanted.connect(lambda: self.meet(self._field.asking))
        finding.newcomer_wanted.connect(self.meet)
        finding.nobody_known.connect(self.nobody_known)
        finding.problem_chosen.connect(self.matter_wanted)
        finding.expected_chosen.connect(self.meet_expected)
        self._field.asked.connect(self._on_asked)
        self._field.newcomer_wanted.connect(lambda: self.meet(self._field.asking))
        self._bridge.changed.connect(self.on_changed)
        self._deeds.staff_wanted.connect(self.staff_wanted)
        self._matters.matter_wanted.connect(self.matter_wanted)
        self._matters.moved.connect(self._say)
        self._expected.moved.connect(self._say)
        self._joined.led.connect(self._on_led)
        card.arrived.connect(self.visiting.on_arrived)
        card.left.connect(self.visiting.on_leaving)
        self._writing.listen_to(card)
        card.details_wanted.connect(self.change_details)
        card.book_wanted.connect(self.book_wanted)
        card.problem_wanted.connect(lambda: self.problem_wanted.emit(self._wanted))
        form.saved.connect(self.on_saved)
        form.changed.connect(lambda who: self._joined.look_for(who, form, self._editing))
        form.opened.connect(self._expected.met)
        form.opened.connect(self.show_page)
        form.cancelled.connect(self.on_form_left)

    def _bind_keys(self) -> None:
        shell = self._shell
        bind(shell, "newcomer", lambda: self.meet(self._field.asking))
        for key, done in card_keys(self._card, self.visiting, self._matters, self.change_details):
            bind(shell, key, partial(self._on_card, done))

    def _on_card(self, done: Callable[..., object]) -> None:
        """For the guest that is meant, though the card is still being read; never behind a form."""
        if self.shows == "form" or self._wanted is None:
            return
        if self._view is not None and self._view.page == self._wanted:
            done()
        else:
            self._once_read = done
