"""The desk's side for matters: problems, promises and what the house settled, read and acted on."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from assistant import model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.guests import standing as guest_standing
from assistant.guests.view import GuestView
from assistant.journal.entry import Body, Entry
from assistant.journal.stamp import HOUSE, PageId, StaffId, new_id
from assistant.people.view import StaffView
from assistant.recovery import acts, promises, register
from assistant.recovery.asked import Elsewhere
from assistant.recovery.entries import NOBODY
from assistant.recovery.fold import fold_policy
from assistant.recovery.view import Around, MatterView, Policy, may_see
from assistant.refusal import Refused
from assistant.sealing import Sealing
from assistant.tongue import N_
from assistant.who import signer, staff

Lines = Sequence[Body | Elsewhere]
Answer = TypeVar("Answer")


class WithGuest(Struct, frozen=True):
    """A guest, with the matters that the signer may see, and what the house has settled."""

    guest: GuestView | None
    matters: list[MatterView]
    policy: Policy


class Matters:
    """Reads are safe on any thread and show what the signer may see; acts are futures."""

    def __init__(
        self,
        reading: Callable[[], Any],
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
        sealing: Sealing,
    ) -> None:
        """`reading` and `write` are the desk's; `signed` tells who is at it."""
        self._reading, self._signed, self._sealing = reading, signed, sealing
        self._written = write

    # -- reading --------------------------------------------------------------------------------

    def one(self, page: PageId) -> MatterView | None:
        """A matter; None where there is none, or none that the signer may see."""
        found = self.all(lambda tx: [page])
        return found[0] if found else None

    def all(self, question: Callable[[Connection], Iterable[PageId]]) -> list[MatterView]:
        """The matters whose pages a question of `recovery.register` names, in its order."""
        with self._reading() as tx:
            return self._seen(tx, model.matters(tx, question(tx)))

    def unseen(self) -> frozenset[PageId]:
        """Matters whose words the signer may not learn, not even from a list of names."""
        with self._reading() as tx:
            views = self.opened(tx, model.matters(tx, register.restricted(tx)))
            return unseen(views, self._signer(tx))

    def with_guest(self, page: PageId) -> WithGuest:
        """A guest and all that was ever open with them, in one look at the store."""
        with self._reading() as tx:
            return WithGuest(
                model.guest(tx, page),
                self._seen(tx, model.matters(tx, register.of_guest(tx, page))),
                _policy(tx),
            )

    def policy(self) -> Policy:
        """What the house has settled."""
        with self._reading() as tx:
            return _policy(tx)

    def around(self, guest: PageId = NOBODY, besides: PageId | None = None) -> Around:
        """What an act would know now: for showing what is left to give, and second failures."""
        with self._reading() as tx:
            return self._around(tx, _now_ms(), guest, besides)

    # -- acting ---------------------------------------------------------------------------------

    def open(
        self, act: Callable[..., Lines] = acts.open_problem, *, guest: PageId = NOBODY, **words: Any
    ) -> "Future[PageId]":
        """A new matter by `acts.open_problem` or `promises.promise_alone`; its page."""
        page = PageId(new_id(_now_ms()))

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            around = self._around(tx, now_ms, guest, None)
            return _drafts(page, act(around, guest=guest, **words))

        return then(self._write(drafts), page)

    def promise(self, guest: PageId, **words: Any) -> "Future[Any]":
        """Give a guest a promise by `promises.promise_guest`; `Changes`, or it is `Refused`."""
        page = PageId(new_id(_now_ms()))

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            around = self._around(tx, now_ms, guest, None)
            return _drafts(page, promises.promise_guest(around, guest=guest, **words))

        return self._write(drafts)

    def act(self, page: PageId, act: Callable[..., Lines], **words: Any) -> "Future[Any]":
        """Do an act of `recovery` on a matter; `Changes`, or the future fails with `Refused`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            found = self.opened(tx, model.matters(tx, [page]))
            if not found or not may_see(found[0], self._signer(tx)):
                raise Refused(N_("This is no longer on file."))
            view = found[0]
            around = self._around(tx, now_ms, words.get("guest") or view.guest, page)
            return _drafts(page, act(view, around, **words))

        return self._write(drafts)

    def settle(self, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """Do an act of `recovery.house`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return _drafts(HOUSE, act(self._around(tx, now_ms, NOBODY, None), **words))

        return self._write(drafts)

    def _write(self, drafts: Callable[[Connection, int], Drafts]) -> "Future[Any]":
        """Restricted ones go into boxes."""
        return self._written(
            lambda tx, now_ms: self._sealing.drafts(tx, drafts(tx, now_ms), now_ms)
        )

    def follow(self, tx: Connection, entries: Sequence[Entry]) -> dict[PageId, MatterView]:
        """The matters that lines just appended have changed, as far as the signer may see them."""
        return {view.page: view for view in self._seen(tx, model.follow_matters(tx, entries))}

    # -- what an act must know -----------------------------------------------------------------

    def _seen(self, tx: Connection, views: list[MatterView]) -> list[MatterView]:
        signer = self._signer(tx) if views else None
        return [view for view in self.opened(tx, views) if may_see(view, signer)]

    def opened(self, tx: Connection, views: Iterable[MatterView]) -> list[MatterView]:
        """Restricted ones as who is here can read them."""
        return self._sealing.opened(tx, views)

    def _signer(self, tx: Connection) -> StaffView | None:
        return signer(tx, self._signed())

    def _around(self, tx: Connection, now_ms: int, guest: PageId, besides: PageId | None) -> Around:
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        pages = [page for page in register.of_guest(tx, guest) if page != besides]
        return Around(
            now_ms=now_ms,
            midnight_ms=_midnight_ms(now_ms),
            signer=signed,
            staff={StaffId(one.page): one for one in staff(tx)},
            policy=_policy(tx),
            others=tuple(self.opened(tx, model.matters(tx, pages))),
            visit_ms=_visit_ms(tx, guest, now_ms),
        )


def unseen(views: Iterable[MatterView], reader: StaffView | None) -> frozenset[PageId]:
    """Those of some matters that `reader` may not see."""
    return frozenset(view.page for view in views if not may_see(view, reader))


def _policy(tx: Connection) -> Policy:
    return fold_policy(model.own_lines(tx, HOUSE))


def _visit_ms(tx: Connection, guest: PageId, now_ms: int) -> int | None:
    """When the guest's present visit began."""
    view = model.guest(tx, guest) if guest else None
    visit = guest_standing.current_visit(view, now_ms) if view else None
    return visit.arrived_ms if visit else None


def _midnight_ms(now_ms: int) -> int:
    local = datetime.fromtimestamp(now_ms / 1000).astimezone()
    return int(local.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()) * 1000


def _drafts(page: PageId, lines: Lines) -> Drafts:
    drafts: dict[PageId, list[Draft]] = {page: []}
    for line in lines:
        if isinstance(line, Elsewhere):
            draft = Draft(line.body, happened_at=line.happened_at, of=line.of)
            drafts.setdefault(line.page, []).append(draft)
        else:
            drafts[page].append(Draft(line))
    return drafts


def then(written: "Future[Any]", answer: Answer) -> "Future[Answer]":
    """`answer`, once `written` is."""
    future: Future[Answer] = Future()

    def pass_on(done: "Future[Any]") -> None:
        failure = done.exception()
        if failure is None:
            future.set_result(answer)
        else:
            future.set_exception(failure)

    written.add_done_callback(pass_on)
    return future


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
