"""Carries what staff do about expected guests to the desk, and the answer back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from assistant.changes import Changes
from assistant.exchange.coming import Coming
from assistant.exchange.expecting_list import who_is
from assistant.guests.entries import Identity
from assistant.guests.lookup.find import Hit
from assistant.journal.stamp import PageId
from assistant.shift import expecting
from assistant.shift.view import ExpectedView
from ui.deeds import Carrier
from ui.today import reading

Done = Callable[[Changes], None]
No = Callable[[str], object]


class Deeds(Carrier):
    """Does acts of `assistant.shift.expecting`."""

    def expect(self, row: Coming, guest: PageId, done: Done, refused: No) -> None:
        """One guest by hand; where nobody was chosen, who alone is called so is the one."""

        def write(who: PageId) -> None:
            act = partial(self._desk.shifts.expect, expecting.expect_one, row=row, guest=who)
            self.carry(act, done, refused)

        if guest:
            write(guest)
            return
        question = partial(who_is, who=Identity(row.name), region=self._desk.region)
        asked = self._desk.ask(self._desk.look_up, question)

        def known(found: tuple[Hit | None, tuple[Hit, ...]]) -> None:
            write(found[0].page if found[0] else PageId(b""))

        self._bridge.when_done(self, asked, known, deed=True)

    def ask_likely(self, view: ExpectedView, show: Callable[[list[Hit]], None]) -> None:
        """Guests on file who may be the one that is expected."""
        question = partial(reading.likely, view=view, region=self._desk.region)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), show)

    def ask_offered(self, typed: str, show: Callable[[list[Hit]], None]) -> None:
        """Guests on file whom a name that is being typed may mean."""
        question = partial(reading.offered, typed=typed)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), show)

    def act(
        self, page: PageId, act: Callable[..., Any], done: Done, refused: No, **words: Any
    ) -> None:
        """Something about one of them."""
        self.carry(partial(self._desk.shifts.act, page, act, **words), done, refused)

    def signed_first(self, act: Callable[[], None]) -> None:
        """Do `act`, when it is known who signs it."""

        def if_signed() -> None:
            if self._desk.signed is not None:
                act()

        if self._desk.signed is None:
            self.staff_wanted.emit(if_signed)
        else:
            act()
