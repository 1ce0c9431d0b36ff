"""The recovery page at work: carries what its panes say to the desk, and shows what comes back."""

import time
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts
from assistant.recovery.entries import NOBODY
from assistant.recovery.view import StepView
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.listening.hear import about_guest
from ui.look.current_stack import LooseStack
from ui.look.keys import bind
from ui.look.look import Look
from ui.recovery.beginning import Beginning
from ui.recovery.centre import END, Centre
from ui.recovery.deeds import Deed, Deeds
from ui.recovery.form import Form
from ui.recovery.handling import Handling
from ui.recovery.heard import Heard
from ui.recovery.known import Known, read
from ui.recovery.matter import MatterPane
from ui.recovery.opening import Opening
from ui.recovery.pen import Pen
from ui.recovery.typed import Unfinished
from ui.recovery.wording import Wording

TICK_MS = 15_000
"""So often the page looks at the clock."""


class Recovery(QWidget):
    """One matter at a time, from the first words to the end; or one that is being opened."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    shown = Signal()
    """Something came to the page: it is where one looks."""
    guest_wanted = Signal(object)
    """The guest's card is wanted: a `PageId`."""
    guest_needed = Signal()
    """It is to be found who it is; then `name_guest` is called."""
    left = Signal()
    """Set aside; all that is typed is kept."""

    def __init__(self, look: Look, desk: Desk, bridge: Bridge, book: Book, house: str = "") -> None:
        super().__init__()
        self._desk, self._bridge = desk, bridge
        self._names: Mapping[StaffId, str] = {}
        self._known: Known | None = None
        self._wanted: PageId | None = None
        self._opening, self._matter = Opening(look), MatterPane(look)
        self._now, self._means = self._matter.now, self._matter.means
        wording = Wording(book, house)
        self._beginning = Beginning(self._opening, wording, desk, bridge)
        self._deeds = Deeds(desk, bridge, self)
        self._pen = Pen(self._deeds, self)
        self._centre = Centre(self._now, wording)
        self._handling = Handling(self._now, self._centre, self._pen, self._deeds, desk, bridge)
        self._stack = LooseStack()
        self._nothing = QWidget()
        for pane in (self._nothing, self._opening, self._matter):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        pad = look.px(14)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self._stack)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start()
        self._connect()
        self._bind_keys()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def shows(self) -> str:
        """What stands on the page: "opening", "matter" or "nothing"."""
        here = self._stack.currentWidget()
        if here is self._matter:
            return "matter"
        return "opening" if here is self._opening else "nothing"

    @property
    def page(self) -> PageId | None:
        """The matter that is shown, or being read."""
        return self._wanted if self.shows == "matter" else None

    @property
    def open(self) -> Unfinished:
        """What stands open, for the window after this one."""
        self._keep()
        typed = self._opening.typed
        wanted = self.shows == "opening" or bool(typed.text.strip())
        opening = typed if wanted else None
        return Unfinished(self.page, opening, self._beginning.others, self._pen.drafts)

    def take_over(self, before: Unfinished) -> None:
        """Stand where the window before stood."""
        self._pen.show_drafts(before.drafts)
        self._beginning.others = dict(before.others)
        if before.opening is not None:
            self._opening.resume(before.opening)
        if before.page is not None:
            self.show_matter(before.page)
        elif before.opening is not None:
            self._show_opening()
            self._beginning.show_words()

    def open_new(self, guest: PageId | None = None, name: str = "", who: str = "") -> None:
        """Something went wrong: the first words at once, and the field for the guest's."""
        self._beginning.begin(guest or NOBODY, name, who)
        self._show_opening()

    def show_matter(self, page: PageId) -> None:
        """A problem, or a promise by itself; where it was left, with what was typed."""
        self._keep()
        self._wanted = page
        self._stack.setCurrentWidget(self._matter)
        self.shown.emit()
        self._read()

    def name_guest(self, guest: PageId) -> None:
        """It was found who it is: for the opening, or for the matter that is shown."""
        if self.shows == "opening":
            self._beginning.name_guest(guest)
            self._show_opening()
        elif self._wanted is not None:
            self._deeds.do(self._wanted, acts.name_guest, guest=guest)
            self.shown.emit()

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what, and perhaps somebody else at this desk; shown from now on."""
        self._names = names
        self._beginning.show_names(names)
        if self._wanted is not None:
            self._read()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        if self._known is None or self._wanted is None:
            return
        view = self._known.view
        others = changes.matters.values()
        if (
            changes.wide
            or changes.house
            or changes.staff
            or view.guest in changes.guests
            or any(entry.page == view.page for entry in changes.entries)
            or any(view.guest and one.guest == view.guest for one in others)
        ):
            self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to what is to be typed."""
        super().focusInEvent(event)
        if self.shows == "opening":
            self._opening.setFocus()
        elif self.shows == "matter":
            self._centre.take_keys()

    # -- reading --------------------------------------------------------------------------------

    def _show_opening(self) -> None:
        self._keep()
        self._stack.setCurrentWidget(self._opening)
        self.shown.emit()
        self._opening.setFocus()

    def _read(self) -> None:
        page = self._wanted
        if page is not None:

            def show(known: Known | None) -> None:
                if page == self._wanted:
                    self._show(known)

            self._bridge.when_done(self, self._desk.ask(read, self._desk, page), show)

    def _show(self, known: Known | None) -> None:
        if known is None:  # restricted meanwhile, or somebody else is at this desk
            self._keep()
            self._known = self._wanted = None
            self._handling.show_known(None)
            if self.shows == "matter":
                self._stack.setCurrentWidget(self._nothing)
                self.left.emit()
            return
        another = self._known is None or self._known.view.page != known.view.page
        self._known = known
        if another:
            typed = self._pen.drafts.get(known.view.page, {})
            for form in self._now.forms.values():
                form.resume(typed)
        names, now_ms = self._names, _now_ms()
        self._handling.show_known(known)
        about_guest(self._now, known.guest.identity if known.guest is not None else None)
        self._matter.head.show_known(known, names, now_ms)
        self._matter.again.show_known(known, names, now_ms)
        self._means.show_known(known, names, now_ms)
        self._centre.show_known(known, names, now_ms)

    def _show_trail(self) -> None:
        if self._known is not None:
            shown = self._centre.shown
            self._matter.trail.show_known(self._known, self._names, _now_ms(), shown)

    def _on_tick(self) -> None:
        if self._known is not None and self.isVisible():
            self._matter.trail.show_time(self._known, _now_ms())
            self._means.show_time(_now_ms())

    def _keep(self) -> None:
        """Note what is typed for the matter that is shown."""
        if self._known is not None:
            self._pen.keep(self._known.view.page, self._now.typed())

    # -- what is done ---------------------------------------------------------------------------

    def on_done(self) -> None:
        """Ctrl+Enter: what stands in the form is written, then the step is ticked."""
        if self._known is None or self._pen.later(self.on_done):
            return
        page, form, step = self._known.view.page, self._form, self._centre.step
        if self._centre.aside:
            self._on_aside(form)
        elif self._known.view.closing is not None:
            self._pen.write(page, form)
        elif self._centre.is_ending:
            self._pen.write(page, form, self._centre.show_kept, first=_tick(step))
        else:
            self._pen.write(page, form, self._if_still(self._centre.go_on), last=_tick(step))

    def on_entered(self, form: Form) -> None:
        """Enter in a form: what stands there is written, and the keys stay."""
        if self._known is None or self._pen.later(partial(self.on_entered, form)):
            return
        if form is self._form and self._centre.aside:
            self._on_aside(form)
        else:
            self._pen.write(self._known.view.page, form, self._if_still(form.begin))

    def on_left(self) -> None:
        """Esc: back to the step's own form, or away from the page."""
        if self.shows == "matter" and self._centre.aside:
            self._centre.end_aside()
        else:
            self._keep()
            self.left.emit()

    def on_whose(self) -> None:
        """To the guest's card, or to find out who it is."""
        if self._known is None or not self._known.view.guest:
            self.guest_needed.emit()
        else:
            self.guest_wanted.emit(self._known.view.guest)

    @property
    def _form(self) -> Form:
        return self._now.forms[self._now.form]

    def _on_aside(self, form: Form) -> None:
        if self._known is not None:
            self._pen.write(self._known.view.page, form, self._if_still(self._centre.end_aside))

    def _if_still(self, go_on: Callable[[], None]) -> Callable[[], None]:
        """`go_on` after a deed, unless a hand quicker than the disk has gone elsewhere."""
        stood = self._wanted, self._centre.chosen

        def then() -> None:
            if (self._wanted, self._centre.chosen) == stood:
                go_on()

        return then

    # -- connections ----------------------------------------------------------------------------

    def _connect(self) -> None:
        head, now, means, handling = self._matter.head, self._now, self._means, self._handling
        self._beginning.staff_wanted.connect(self.staff_wanted)
        self._beginning.opened.connect(self.show_matter)
        self._opening.left.connect(self.on_left)
        self._opening.guest_needed.connect(self.guest_needed)
        self._deeds.staff_wanted.connect(self.staff_wanted)
        self._deeds.refused.connect(now.show_trouble)
        self._deeds.written.connect(self._matter.trail.show_undo)
        head.guest_wanted.connect(self.on_whose)
        head.own_wanted.connect(handling.on_own)
        self._matter.again.coming.connect(handling.on_authority)
        self._matter.trail.step_wanted.connect(self._centre.turn_to)
        self._centre.turned.connect(self._show_trail)
        now.done_wanted.connect(self.on_done)
        now.promise_wanted.connect(partial(self._centre.open_aside, "promise"))
        now.gesture_wanted.connect(partial(self._centre.open_aside, "gesture"))
        now.back_wanted.connect(self.on_left)
        now.reopen_wanted.connect(handling.on_reopened)
        self._matter.trail.undo_wanted.connect(self._deeds.undo)
        now.spoken.said.connect(handling.on_said)
        means.promise_settled.connect(handling.on_promise)
        means.wishes.ticked.connect(handling.on_wish)
        for form in now.forms.values():
            form.entered.connect(partial(self.on_entered, form))

    def _bind_keys(self) -> None:
        now, means, centre, handling = self._now, self._means, self._centre, self._handling
        for key, done in (
            ("step-done", self.on_done),
            ("own", handling.on_own),
            ("authority", handling.on_authority),
            ("call-authority", handling.call_authority),
            ("note-fact", partial(handling.note, True)),
            ("note-deed", partial(handling.note, False)),
            ("give-promise", partial(centre.open_aside, "promise")),
            ("gesture", partial(centre.open_aside, "gesture")),
            ("promise-kept", partial(means.settle, "promise-kept")),
            ("promise-renewed", partial(means.settle, "promise-renewed")),
            ("promise-broken", partial(means.settle, "promise-broken")),
            ("promise-passed", partial(means.settle, "promise-passed")),
            ("next-promise", means.mark_next),
            ("due-1", partial(handling.choose_due, 1)),
            ("due-2", partial(handling.choose_due, 2)),
            ("due-3", partial(handling.choose_due, 3)),
            ("severity", handling.on_severity),
            ("restrict", partial(centre.open_aside, "restricting")),
            ("whose-problem", self.on_whose),
            ("other-way", now.way.turn),
            ("mark-wish", means.wishes.tick_next),
            ("step-before", partial(centre.move, -1)),
            ("step-after", partial(centre.move, 1)),
            ("end", partial(centre.turn_to, END)),
            ("copy-1", now.spoken.copy),
            ("other-words", now.spoken.turn),
            ("said", now.spoken.say),
            ("undo", self._deeds.undo),
        ):
            bind(self._matter, key, done)
        heard = now.forms["heard"]
        if isinstance(heard, Heard):
            bind(self._matter, "copy-own", heard.copy_own)
            bind(self._matter, "story", handling.tell_again)
        bind(self, "cancel", self.on_left)


def _tick(step: StepView | None) -> Deed | None:
    """The deed that ticks `step`; None where there is none, or it is done."""
    if step is None or step.done_ms:
        return None
    return Deed(acts.do_step, {"step": step.key})


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
