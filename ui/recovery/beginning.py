"""Carries the opening of a problem: its first words, what is typed, and the act itself."""

import time
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal

from assistant.desk import Desk
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.entries import NOBODY
from assistant.recovery.view import Policy
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.recovery.known import Before, before
from ui.recovery.opening import Opening
from ui.recovery.telling import before_words
from ui.recovery.typed import OpeningTyped
from ui.recovery.wording import Wording, first_steps


class Beginning(Carrier):
    """One opening a guest: what was typed for another one is kept."""

    opened = Signal(object)
    """The `PageId` of the new problem."""

    def __init__(self, pane: Opening, wording: Wording, desk: Desk, bridge: Bridge) -> None:
        super().__init__(desk, bridge, pane)
        self._pane, self._wording = pane, wording
        self._names: Mapping[StaffId, str] = {}
        self.others: dict[PageId, OpeningTyped] = {}
        """Set aside for other guests."""
        pane.opened.connect(self.on_opened)
        pane.changed.connect(self.show_words)

    def show_names(self, names: Mapping[StaffId, str]) -> None:
        """Who speaks."""
        self._names = names

    def begin(self, guest: PageId, name: str, who: str) -> None:
        """For a guest, or for somebody whom nobody knows yet; goes on where it was set aside."""
        typed = self._pane.typed
        if typed.guest != guest:
            if not _is_blank(typed):
                self.others[typed.guest] = typed
            kept = self.others.pop(guest, OpeningTyped(guest, name, who))
            self._pane.resume(kept)
        elif _is_blank(typed):
            self._pane.resume(OpeningTyped(guest, name, who))
        self.show_words()

    def name_guest(self, guest: PageId) -> None:
        """It was found who it is, at once; the name follows. What is typed stays."""
        self._pane.show_guest(guest, "")

        def show(view: GuestView | None) -> None:
            if view is not None:
                self._pane.show_guest(guest, view.identity.name)
                self.show_words()

        self._bridge.when_done(self, self._desk.ask(self._desk.guest, guest), show)

    def show_words(self) -> None:
        """The apology for this guest, and what should be known before it."""
        guest = self._pane.typed.guest

        def asked() -> tuple[GuestView | None, Before]:
            return self._desk.guest(guest), before(self._desk, guest)

        def show(answer: tuple[GuestView | None, Before]) -> None:
            if self._pane.typed.guest != guest:
                return
            view, story = answer
            signer = self._desk.signed
            staff = self._names.get(signer, "") if signer else ""
            severity, now_ms = self._pane.typed.severity, time.time_ns() // 1_000_000
            again = bool(story.again)
            words = self._wording.first_words(view, severity, staff, now_ms, again)
            self._pane.show_words(words, before_words(story))

        if guest == NOBODY:
            show((None, Before()))
        else:
            self._bridge.when_done(self, self._desk.ask(asked), show)

    def on_opened(self) -> None:
        """Enter on the first field: the problem is opened, also without words."""
        typed = self._pane.typed

        def opened(page: PageId) -> None:
            self._pane.sent()
            self.opened.emit(page)

        def open_it(policy: Policy) -> None:
            framework, steps = first_steps(policy)
            write = partial(
                self._desk.matters.open,
                guest=typed.guest,
                steps=steps,
                framework=framework,
                text=typed.text,
                who=typed.who,
                severity=typed.severity,
                whose=typed.whose,
                restricted=typed.restricted,
            )
            self.carry(write, opened, self._pane.refused)

        asked = self._desk.ask(self._desk.matters.policy)
        self._bridge.when_done(self, asked, open_it, deed=True)


def _is_blank(typed: OpeningTyped) -> bool:
    """Whether nothing in it would be missed."""
    return not (typed.text.strip() or typed.whose.strip() or typed.restricted)
