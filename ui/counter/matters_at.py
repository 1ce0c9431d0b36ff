"""Problems and promises of the guest on the card: read, shown, followed, and acted on."""

import time
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts, promises
from assistant.recovery.view import MatterView, Policy, PromiseView
from ui.counter.card import GuestCard
from ui.counter.deeds import Act, Deeds
from ui.counter.foot import Foot
from ui.counter.matter_words import Known, Open, Waiting, still_open, waiting

TICK_MS = 20_000
"""So often the time that is left to a promise is told anew."""


class MattersAt(QObject):
    """What is open with one guest, as the signer may see it."""

    matter_wanted = Signal(object)
    """The page of a problem or promise that is to be opened."""
    moved = Signal()
    """Time went on: what is to be said may be another thing now."""

    def __init__(self, desk: Desk, deeds: Deeds, card: GuestCard, foot: Foot) -> None:
        super().__init__(deeds)
        self._desk, self._deeds, self._card, self._foot = desk, deeds, card, foot
        self._guest = PageId(b"")
        self._matters: dict[PageId, MatterView] = {}
        self._policy = Policy()
        self._names: Mapping[StaffId, str] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        card.matter_wanted.connect(self.matter_wanted)
        card.taken_over.connect(self.take_over)
        card.promise_answered.connect(self.on_answered)
        foot.promise.renewed.connect(self.on_renewed)
        foot.promise.broken.connect(self.on_broken)
        foot.promise.cancelled.connect(foot.close_form)

    @property
    def open_problem(self) -> PageId | None:
        """The page of the gravest open problem; None where there is none."""
        return next((view.page for view in self._open.problems), None)

    @property
    def waiting(self) -> Waiting | None:
        """What waits to be named to the guest before anything else."""
        return waiting(self._open, self._known)

    def show_guest(self, guest: PageId, matters: list[MatterView], policy: Policy) -> None:
        """All matters of a guest, just read. They are drawn with the card."""
        self._guest, self._policy = guest, policy
        self._matters = {view.page: view for view in matters}

    def follow(self, changes: Changes) -> bool:
        """Take over what is new; whether it is about this guest.

        A matter that the signer may no longer see, or that is another guest's now, goes.
        """
        before = self._matters
        touched = {entry.page for entry in changes.entries}
        kept = {page: view for page, view in before.items() if page not in touched}
        now = (view for view in changes.matters.values() if view.guest == self._guest)
        self._matters = kept | {view.page: view for view in now}
        return self._matters != before

    def draw(self, names: Mapping[StaffId, str]) -> None:
        """Show what is open on the card, as things stand at this moment."""
        self._names = names
        now = self._open
        self._card.show_open(now, self._known)
        any_open = bool(now.problems or now.promises)
        if any_open != self._tick.isActive():
            (self._tick.start if any_open else self._tick.stop)()

    def take_over(self) -> None:
        """The signer sees to the gravest problem from now on."""
        if (page := self.open_problem) is not None:
            self._deeds.do_on_matter(page, acts.take_over)

    def on_answered(self, act: str, promise: PromiseView) -> None:
        """Kept; or something is to be said about it first."""
        if act == "promise-kept":
            self._deeds.do_on_matter(promise.page, promises.keep_promise, of=promise.id)
        else:
            self._foot.promise.show_promise(promise, broke=act == "promise-broken")
            self._foot.open_form(self._foot.promise)

    def on_renewed(self, promise: PromiseView, due_ms: int) -> None:
        """A new time, told in good time."""
        self._finish(promise, promises.renew_promise, due_ms=due_ms)

    def on_broken(self, promise: PromiseView, reason: str, due_ms: int | None) -> None:
        """It was not kept; perhaps it is promised anew."""
        self._finish(promise, promises.break_promise, reason=reason, due_ms=due_ms)

    def _finish(self, promise: PromiseView, act: Act, **words: object) -> None:
        self._deeds.do_on_matter(
            promise.page,
            act,
            lambda changes: self._foot.close_form(),
            self._foot.promise.refused,
            of=promise.id,
            **words,
        )

    def _on_tick(self) -> None:
        self.draw(self._names)
        self.moved.emit()

    @property
    def _open(self) -> Open:
        return still_open(list(self._matters.values()))

    @property
    def _known(self) -> Known:
        now_ms = time.time_ns() // 1_000_000
        return Known(now_ms, self._names, self._desk.signed, self._policy)
