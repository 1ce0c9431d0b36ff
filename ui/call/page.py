"""The page of a call: its clock, what its panes say to the desk, and what comes back."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.entries import Moment
from assistant.journal.stamp import StaffId
from assistant.tongue import _
from assistant.words import calling
from assistant.words.book import Book
from assistant.words.calling import ANSWER_WITHIN, Call
from assistant.words.prompts import Prompt
from ui.bridge import Bridge
from ui.call.ending import Ending
from ui.call.finding import CallerFinding
from ui.call.keeping import Keeping
from ui.call.meeting import Meeting
from ui.call.moments import KEYS_OF
from ui.call.ringing import Ringing
from ui.call.saying import CallSaying
from ui.call.silent import Silent
from ui.call.talk import Talk
from ui.call.unfinished import CallOpen
from ui.call.words import Notice, notice
from ui.counter.deeds import Deeds
from ui.look.current_stack import CurrentStack
from ui.look.keys import bind
from ui.look.look import Look

TICK_MS = 200
"""So often the clock of a call is read while it counts."""


class CallPage(QWidget):
    """One call at a time. It goes on, whatever page is looked at."""

    staff_wanted = Signal(object)
    """An act needs somebody to sign it: what to call when it is answered who."""
    guest_wanted = Signal(object)
    """The page of the guest whose card is to be opened."""
    turned = Signal()
    """It rings, one talks, or it is over: other keys are of use."""
    noticed = Signal(object)
    """The `Notice` for the other pages; without words, nobody calls."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        bridge: Bridge,
        book: Book,
        house: str,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        super().__init__()
        self._look, self._desk, self._now_ms = look, desk, now_ms
        self._call: Call | None = None
        self._moment: Moment = "answer-call"
        self._notice = Notice()
        self._turn = 0
        self._names: Mapping[StaffId, str] = {}
        self._deeds = Deeds(desk, bridge, self)
        self._saying = CallSaying(book, house)
        self._silent, self._ringing, self._talk = Silent(look), Ringing(look), Talk(look)
        self._head, self._caller, self._words = (
            self._talk.head,
            self._talk.caller,
            self._talk.words,
        )
        self._finding = CallerFinding(self._caller, desk, bridge)
        self._keeping = Keeping(self._caller, self._finding, self._deeds)
        self._ending = Ending(self._caller, self._finding, self._deeds)
        self._meeting = Meeting(self._caller, self._finding, self._deeds, desk.meet)
        self._stack, self._tick = CurrentStack(fills=True), QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._show()

    # -- from outside -----------------------------------------------------------------------------

    @property
    def open(self) -> CallOpen:
        """The call as far as it has come."""
        caller = self._caller
        return CallOpen(
            self._call,
            self._moment,
            caller.field.text,
            self._finding.page,
            self._saying.said,
            caller.read_back.text,
            caller.note.text(),
            caller.newcomer.typed,
        )

    @property
    def shows(self) -> str:
        """ "silent" while nobody calls, else "ringing" or "talk"."""
        if self._call is None:
            return "silent"
        return "talk" if self._call.answered_ms else "ringing"

    def take_over(self, before: CallOpen) -> None:
        """Go on with the call of the window before."""
        caller = self._caller
        self._call, self._moment, self._saying.said = before.call, before.moment, before.said
        self._turn = 1 if before.call is not None and before.call.hold_ms else 0
        self._ending.begin()
        self._finding.begin(before.typed, before.guest)
        caller.note.setText(before.note)
        caller.read_back.show_text(before.value)
        caller.newcomer.hide()
        if before.newcomer is not None:
            caller.meet(before.newcomer)
        caller.show_trouble("")
        self._keeping.begin()
        self._show()

    def ring(self) -> None:
        """The key: it rings, unless somebody is on the line already."""
        self._give_up()
        if self._call is None:
            self.take_over(CallOpen(Call(self._now_ms())))

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who signed what; shown from now on."""
        self._names = names
        self._finding.show_names(names)
        self.show_words()

    def on_signed(self) -> None:
        """Somebody else is at this desk, and may see other things."""
        self._finding.refresh()
        self.show_words()

    def on_changed(self, changes: Changes) -> None:
        """Something is new on disk, from here or from elsewhere."""
        self._finding.on_changed(changes)

    # -- the clock --------------------------------------------------------------------------------

    def on_tick(self) -> None:
        """Time went on."""
        self._give_up()
        if self._call is None:
            return
        held = calling.hold(self._call, self._now_ms())
        turn = held.turn if held is not None else 0
        if turn != self._turn:
            self._turn = turn
            if turn:
                self._moment = "hold-longer" if turn > 1 else "hold-end"
                self.show_words()
        self._show_clock()

    def _give_up(self) -> None:
        """After a dozen rings nobody waits for an answer."""
        if self._call and calling.is_given_up(self._call, self._now_ms(), self._desk.region):
            self._close(_("It rang for long, and nobody answered here."))

    def _show_clock(self) -> None:
        call, now = self._call, self._now_ms()
        if call is None:
            self._tell(Notice())
            return
        region = self._desk.region
        if call.answered_ms:
            held, asking = calling.hold(call, now), self._moment == "hold"
            self._head.show_call(call, held, asking=asking)
        else:
            within = (now - call.rang_ms) / (ANSWER_WITHIN * calling.ring_ms(region))
            self._ringing.show_ring(calling.rings(call, now, region), within)
        self._tell(notice(call, now, region))

    def _tell(self, told: Notice) -> None:
        if told != self._notice:
            self._notice = told
            self.noticed.emit(told)

    # -- what is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        """The pane for where the call stands, and the keys in it."""
        call = self._call
        counts = call is not None and (not call.answered_ms or bool(call.hold_ms))
        if counts != self._tick.isActive():
            (self._tick.start if counts else self._tick.stop)()
        pane = self._silent if call is None else self._talk if call.answered_ms else self._ringing
        self._show_clock()
        self.show_words()
        self.setFocusProxy(pane)
        if self._stack.currentWidget() is not pane:
            self._stack.setCurrentWidget(pane)
            self.turned.emit()

    def show_words(self) -> None:
        """The words for the moment, as they stand now in the book."""
        if self._call is None:
            return
        signer = self._desk.signed
        self._saying.staff = self._names.get(signer, "") if signer else ""
        pane = self._words.spoken if self._call.answered_ms else self._ringing.spoken
        self._words.show_moment(self._moment)
        self._saying.show(pane, self._moment, self._finding.view, self._finding.matter)

    # -- what the clerk does ----------------------------------------------------------------------

    def on_answered(self, typed: str = "") -> None:
        """The receiver is in the hand; perhaps the name is being typed already."""
        if self._call is None:
            return
        self._call = calling.answered(self._call, self._now_ms())
        self._show()
        line = self._caller.field.line
        line.setFocus()
        if typed:
            line.insert(typed)
            line.textEdited.emit(line.text())

    def on_moment(self, moment: str) -> None:
        """Words for another moment; two of them have a key that does more."""
        if not self._is_talking:
            return
        if moment == "hold":
            self.on_hold()
            return
        self._moment = next(one for one in get_args(Moment) if one == moment)
        self.show_words()
        self._show_clock()
        self._talk.see(self._words.spoken)
        if moment == "read-back":
            self._talk.write_in(self._caller.read_back)

    def on_hold(self) -> None:
        """First ask, then the hold; then back to the caller."""
        if self._call is None or not self._call.answered_ms:
            return
        if self._call.hold_ms:
            self._call, self._moment, self._turn = calling.back(self._call), "hold-end", 0
        elif self._moment != "hold":
            self._moment = "hold"
        else:
            self._call = calling.on_hold(self._call, self._now_ms())
            self._moment, self._turn = "hold-end", 1
        self._show()
        self._talk.see(self._words.spoken)

    def on_said(self, prompt: Prompt) -> None:
        """It was said; it is written with the call."""
        self._saying.note(prompt)
        self.show_words()

    def on_caller(self) -> None:
        """To the line for the name; while it rings, that answers."""
        if self._call is not None and not self._call.answered_ms:
            self.on_answered()
        self._talk.write_in(self._caller.field)

    def on_value(self, typed: str) -> None:
        """A number or address as the caller says it."""
        self._ending.begin()
        self._moment = "read-back"
        self._keeping.show()

    def _on_value_shown(self, groups: str) -> None:
        self._saying.value = groups
        self.show_words()

    def on_card(self) -> None:
        """To the whole card; the call goes on."""
        if self._finding.page is not None:
            self.guest_wanted.emit(self._finding.page)

    # -- the end ----------------------------------------------------------------------------------

    def on_over(self) -> None:
        """The call is over: it is written, once, and the last word was ours."""
        if self._is_talking:
            self._ending.end(self.open, self._now_ms)
        elif self._call is not None:
            self._close(_("Somebody else has answered."))

    def on_undo(self) -> None:
        """A call that is just over goes on, its lines taken back; so is what was kept in one."""
        if self._call is not None:
            self._keeping.undo()
        elif (before := self._ending.undo(self._now_ms())) is not None:
            self.take_over(replace(before, guest=None))
            self._caller.show_trouble(_("Taken back. Please choose who it was."))
            self._caller.setFocus()

    def _on_closed(self, told: str) -> None:
        self._close(told, can_undo=True)

    def _close(self, told: str, *, can_undo: bool = False) -> None:
        """Nobody is on the line any more."""
        focus = QApplication.focusWidget()
        had_keys = focus is not None and self.isAncestorOf(focus)
        self.take_over(CallOpen())
        self._silent.show_ended(told, can_undo=can_undo)
        if had_keys:
            self.setFocus()

    @property
    def _is_talking(self) -> bool:
        return self._call is not None and bool(self._call.answered_ms)

    # -- connections ------------------------------------------------------------------------------

    def _on_known(self) -> None:
        """Somebody else is on the line, or more is known of them."""
        self._ending.begin()
        if self._moment == "ask-name" and self._finding.page is not None:
            self._moment = "answer-call"
        self._keeping.show()
        self.show_words()

    def _connect(self) -> None:
        caller, finding = self._caller, self._finding
        self._tick.timeout.connect(self.on_tick)
        self._keeping.shown.connect(self._on_value_shown)
        self._ending.closed.connect(self._on_closed)
        self._ending.forgotten.connect(partial(self._silent.show_ended, ""))
        self._deeds.staff_wanted.connect(self.staff_wanted)
        self._deeds.refused.connect(self._on_undo_refused)
        self._silent.ring_wanted.connect(self.ring)
        self._silent.undone.connect(self.on_undo)
        self._ringing.answered.connect(self.on_answered)
        self._ringing.typed.connect(self.on_answered)
        self._ringing.over.connect(self.on_over)
        self._head.hold_pressed.connect(self.on_hold)
        self._head.over.connect(self.on_over)
        self._words.moment_wanted.connect(self.on_moment)
        for pane in (self._ringing.spoken, self._words.spoken):
            pane.said.connect(self.on_said)
        finding.changed.connect(self._on_known)
        finding.settled.connect(caller.note.setFocus)
        caller.card_wanted.connect(self.on_card)
        caller.read_back.edited.connect(self.on_value)
        caller.note.textEdited.connect(self._on_noted)
        self._meeting.begun.connect(self._on_noted)

    def _on_undo_refused(self, sentence: str) -> None:
        (self._silent if self._call is None else self._caller).show_trouble(sentence)

    def _on_noted(self) -> None:
        self._ending.begin()
        self._caller.show_trouble("")

    def _bind_keys(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "hold": self.on_hold,
            "caller": self.on_caller,
            "keep-value": self._keeping.on_keep,
            "call-note": partial(self._talk.write_in, self._caller.note),
            "call-card": self.on_card,
            "call-over": self.on_over,
            "newcomer": self._meeting.begin,
            "undo": self.on_undo,
        }
        for moment, key in KEYS_OF.items():
            if key != "hold":
                does[key] = partial(self.on_moment, moment)
        for key, act in does.items():
            bind(self, key, act)

    def _lay_out(self) -> None:
        pad = self._look.px(14)
        for pane in (self._silent, self._ringing, self._talk):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self._stack)
