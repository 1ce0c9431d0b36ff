"""The desk's side for guests who have two cards: joining them, parting them, telling them apart."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from sqlalchemy import Connection

from assistant import model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.exchange.alike_pairs import Pair, pairs
from assistant.guests.view import GuestView
from assistant.journal import store as journal
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.privacy import merge_acts, merge_register
from assistant.privacy.merge_acts import Around, Bodies
from assistant.privacy.merge_entries import MergedInto
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.who import staff as all_staff

_COMPARED = "merge:compared"
_NO_LINE = EntryId(b"")


class Merging:
    """Reads are safe on any thread; acts are futures that fail with `Refused`."""

    def __init__(
        self,
        reading: Callable[[], Any],
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
        note: Callable[[str, str], "Future[Any]"],
    ) -> None:
        """`reading`, `write` and `note` are the desk's; `signed` tells who is at it."""
        self._reading, self._write, self._signed = reading, write, signed
        self._note = note

    # -- reading --------------------------------------------------------------------------------

    def stays(self, page: PageId) -> PageId:
        """The page to which a guest's page leads: itself, where it was not joined to another."""
        with self._reading() as tx:
            return merge_register.stays(tx, page)

    def pages(self, page: PageId) -> list[PageId]:
        """All pages of the one guest whose page this is."""
        with self._reading() as tx:
            return merge_register.group(tx, page)

    def pairs(
        self,
        progress: Callable[[int, int], None] = lambda done, of: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Pair]:
        """Who has two cards, probably (`exchange.alike_pairs`). Not for the GUI thread."""
        with self._reading() as tx:
            return pairs(tx, progress, cancelled)

    def compared_in(self) -> str:
        """The shop whose guests were last compared with those of this desk; "" for none."""
        with self._reading() as tx:
            return journal.remark(tx, _COMPARED) or ""

    def compared(self, shop: str) -> "Future[Any]":
        """Somebody has seen who is known twice in a shop that this desk has joined."""
        return self._note(_COMPARED, shop)

    # -- acting ---------------------------------------------------------------------------------

    def merge(self, stays: PageId, other: PageId, **chosen: Any) -> "Future[Any]":
        """Join two cards (`merge_acts.merge`); `Changes`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            ours, theirs = _guest(tx, stays), _guest(tx, other)
            said = merge_acts.merge(ours, theirs, self._around(tx), **chosen)
            # The other half speaks of the line before it, which stands on the page that stays.
            half = Draft(MergedInto(ours.page, _NO_LINE), of=-1)
            return {ours.page: [Draft(said)], theirs.page: [half]}

        return self._write(drafts)

    def undo(self, page: PageId, of: EntryId) -> "Future[Any]":
        """Part what the merge `of` joined, on whichever of their pages one looks; `Changes`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            links = merge_register.holding(tx, page)
            return _drafts(merge_acts.undo(links, self._around(tx), of=of))

        return self._write(drafts)

    def tell_apart(self, one: PageId, other: PageId) -> "Future[Any]":
        """Two different people; `Changes`."""
        return self._of_both(one, other, merge_acts.tell_apart)

    def mark(self, one: PageId, other: PageId) -> "Future[Any]":
        """Perhaps one person; `Changes`."""
        return self._of_both(one, other, merge_acts.mark)

    def _of_both(
        self, one: PageId, other: PageId, act: Callable[[GuestView, GuestView, Around], Bodies]
    ) -> "Future[Any]":
        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return _drafts(act(_guest(tx, one), _guest(tx, other), self._around(tx)))

        return self._write(drafts)

    def _around(self, tx: Connection) -> Around:
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        return Around(signed, {StaffId(one.page): one for one in all_staff(tx)})


def _guest(tx: Connection, page: PageId) -> GuestView:
    view = model.guest(tx, page)
    if view is None:
        raise Refused(N_("This guest is no longer on file."))
    return view


def _drafts(bodies: Bodies) -> Drafts:
    return {page: [Draft(body) for body in said] for page, said in bodies.items()}
