"""The desk's side for words: what the house has settled about its lines and its lexicon."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any

from sqlalchemy import Connection

from assistant import model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.journal.entry import Body
from assistant.journal.stamp import HOUSE, PROGRAM, StaffId
from assistant.people.rights import may, missing
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.who import signer
from assistant.who import staff as all_staff
from assistant.words.fold import fold_words, written_by
from assistant.words.trading import Brought, forecast
from assistant.words.view import Around, HouseWords


class Wording:
    """Reads are safe on any thread; acts are futures."""

    def __init__(
        self,
        reading: Callable[[], Any],
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
    ) -> None:
        """`reading` and `write` are the desk's; `signed` tells who is at it."""
        self._reading, self._write, self._signed = reading, write, signed

    def house(self) -> HouseWords:
        """What the house has settled about words."""
        with self._reading() as tx:
            return fold_words(model.lines(tx, HOUSE))

    def settle(self, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """Do an act of `words.acts`; `Changes`, or the future fails with `Refused`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            bodies = act(self._around(tx, now_ms), **words)
            return {HOUSE: [Draft(body) for body in bodies]}

        return self._write(drafts)

    def take_over(self, brought: Brought) -> "Future[Any]":
        """Bring what a file holds in the program's name: nobody is at the desk of a command.

        Where somebody is, they need the right to settle words as for each of them.
        """

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            signed = self._signed()
            if signed is not None and not may("settle-house", signer(tx, signed)):
                raise missing("settle-house", all_staff(tx))
            found = forecast(fold_words(model.lines(tx, HOUSE)), brought)
            return {HOUSE: [Draft(body, PROGRAM) for body in (*found.new, *found.differs)]}

        return self._write(drafts)

    def _around(self, tx: Connection, now_ms: int) -> Around:
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        staff = {StaffId(one.page): one for one in all_staff(tx)}
        story = list(model.lines(tx, HOUSE))
        return Around(now_ms, signed, staff, fold_words(story), written_by(story, signed))
