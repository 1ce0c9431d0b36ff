"""Who is at the desk in one window: asked, checked by the PIN, and told to whoever must know."""

import hmac
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from assistant.desk import Desk
from assistant.journal import spelled
from assistant.journal.key import store_key
from assistant.journal.stamp import StaffId
from assistant.people.rights import may
from assistant.people.view import StaffView, asks_pin, last_here
from assistant.places import Home
from assistant.refusal import Refused
from assistant.tongue import _, listed
from ui.bridge import Bridge
from ui.people.at_desk import AtDesk
from ui.people.joining import JoiningTyped
from ui.window import Window

if TYPE_CHECKING:
    from concurrent.futures import Future

_TOLD = 2
"""So many names are told at the edge of every page."""


class HandsOpen(Struct, frozen=True):
    """Where one stands on the page, for a window that is built anew."""

    was: str = "counter"
    """The page from which it was asked."""
    typed: JoiningTyped | None = None
    """Somebody new half written."""


class Hands(QObject):
    """The page “Who is at this desk?” and what its answers come to."""

    signed = Signal(object)
    """The `StaffId` who is at this desk now."""
    known = Signal()
    """The staff were read anew."""
    staff_page_wanted = Signal()
    """The wrong PINs that are told of are looked at."""

    def __init__(
        self, window: Window, desk: Desk, bridge: Bridge, place: Home, staff: list[StaffView]
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._bridge, self._place = window, desk, bridge, place
        self.staff = staff
        """All who ever joined, as they were last read."""
        self._asked: list[Callable[[], None]] = []
        """What waits for the answer who is at this desk."""
        self._was = "counter"
        window.add_later("who", lambda: self._who)
        window.top.misses.clicked.connect(self.staff_page_wanted)
        self.known.connect(self._tell_misses)

    @cached_property
    def _who(self) -> AtDesk:
        page = AtDesk(self._window.look)
        self.fill(page)
        self.connect_page(page)
        page.cancelled.connect(lambda: self._window.show_page(self._was))
        return page

    def connect_page(self, page: AtDesk) -> None:
        """Answer what is chosen, typed and written on a page of that kind."""
        page.chosen.connect(lambda staff, pin: self._on_chosen(page, staff, pin))
        page.joined.connect(lambda *words: self._on_joined(page, *words))
        page.forgotten.connect(lambda *words: self._on_forgotten(page, *words))

    @property
    def open(self) -> HandsOpen:
        """Where one stands."""
        asked = self._window.page == "who"
        return HandsOpen(self._was, self._who.typed if asked else None)

    def take_over(self, before: HandsOpen) -> None:
        """Go on where the window before stood, once it is known again who works here."""
        self._was, self._resume = before.was, before.typed
        self._stood = True

    _stood = False
    """Whether it is not known yet who can be chosen."""
    _resume: JoiningTyped | None = None

    def _stand_again(self) -> None:
        typed, self._stood = self._resume, False
        if self._window.page == "who":
            self.fill(self._who)
            if typed is not None:
                self._who.resume(typed)
            self._who.setFocus()

    @property
    def signer(self) -> StaffView | None:
        """Who is at this desk, as last read."""
        return next((one for one in self.staff if one.page == self._desk.signed), None)

    @property
    def here(self) -> list[StaffView]:
        """Who works here."""
        return [one for one in self.staff if one.active]

    def sign_in_last(self, last: str) -> bool:
        """The one who was here last is here still, unless a PIN is asked or nobody was.

        Who practises begins at once, as the first of the made-up colleagues. False where nothing
        may be shown before somebody has said by a PIN who they are.
        """
        one = last_here(self.staff, last, practice=self._place.practice)
        if asks_pin(self.staff, one):
            return False
        if one is not None:
            self._sign(StaffId(one.page))
            self._bridge.when_done(self, self._desk.people.came(StaffId(one.page)))
        elif self.here:
            self.ask()
        return True

    def ask(self, then: Callable[[], None] | None = None) -> None:
        """Who is at this desk? Afterwards back to where one was; then `then`, signed or not."""
        if then is not None:
            self._asked.append(then)
        self._was = self._window.page if self._window.page != "who" else self._was
        self.fill(self._who)
        self._window.show_page("who")
        self._who.setFocus()

    def fill(self, page: AtDesk, *, may_add: bool = True) -> None:
        """The colleagues to choose from; somebody new only where who is here may let them in."""
        may_add = may_add and (not self.here or may("staff", self.signer))
        page.show_staff(self.here, may_add=may_add)

    def signed_first(self, act: Callable[[], None]) -> None:
        """Do `act`, when it is known who signs it."""

        def if_signed() -> None:
            if self._desk.signed is not None:
                act()

        if self._desk.signed is None:
            self.ask(if_signed)
        else:
            act()

    def go_on(self) -> None:
        """Another page is shown: what waited for the answer who is here goes on."""
        asked, self._asked = self._asked, []
        for waiting in asked:
            waiting()

    def read(self) -> None:
        """The staff, as they are now."""

        def done(staff: list[StaffView]) -> None:
            self.staff = staff
            if (signer := self.signer) is not None and not signer.active:
                self._desk.sign_in(None)  # removed, here or at another desk
                self.ask()
            elif self._stood:
                self._stand_again()
            self.known.emit()

        self._bridge.when_done(self, self._desk.ask(self._desk.staff), done)

    def _tell_misses(self) -> None:
        """Wrong PINs are told to who looks after the staff, until they say that they know of it."""
        tried = [one.name for one in self.staff if one.warned_ms]
        words = ""
        if tried and may("staff", self.signer):
            words = _("Wrong PINs: {names}").format(names=listed(tried[:_TOLD]))
        self._window.top.misses.show_notice(words, "lock", "warn", _("Wrong PINs"))

    def _on_chosen(self, page: AtDesk, staff: StaffId, pin: str) -> None:
        """Somebody of the list, with a PIN where one is asked."""
        one = next(one for one in self.staff if one.page == staff)

        def fits(right: bool) -> None:
            if right:
                self._sign(staff)
            else:
                page.refused(_("This is not the PIN of {name}.").format(name=one.name))

        if one.has_pin:
            entered = self._desk.people.enter(staff, pin)

            def refused(why: Refused) -> None:
                page.refused(why.sentence())

            self._bridge.when_done(page, entered, fits, refused, deed=True)
        else:
            self._sign(staff)
            self._bridge.when_done(self, self._desk.people.came(staff))

    def _on_joined(
        self, page: AtDesk, name: str, role: str, pin: str, languages: tuple[str, ...]
    ) -> None:
        """Somebody new. The first one is at this desk; others are chosen by who is."""

        def refused(why: Refused) -> None:
            page.refused(why.sentence())

        def joined(staff: StaffId) -> None:
            self._sign(staff)
            self._bridge.when_done(self, self._desk.people.came(staff))

        future: Future[StaffId] = self._desk.people.welcome(
            name=name, role=role, languages=languages, pin=pin
        )
        self._bridge.when_done(page, future, joined, refused, deed=True)

    def _on_forgotten(self, page: AtDesk, staff: StaffId, sheet: str, pin: str) -> None:
        """By the recovery sheet."""

        def fits(typed: str) -> bool:
            key, _kept = store_key(self._place)
            return hmac.compare_digest(spelled.understood(typed), key)

        future = self._desk.people.set_forgotten(staff, sheet, pin, fits)
        self._bridge.when_done(
            *(page, future, lambda changes: self._sign(staff)),
            refused=lambda why: page.refused(why.sentence()),
        )

    def _sign(self, staff: StaffId) -> None:
        self._desk.sign_in(staff)
        self.signed.emit(staff)
        self.read()
        if self._window.page == "who":
            self._window.show_page(self._was)
