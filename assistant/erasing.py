"""The desk's side for erasing: what would go is told first, then it goes, here and everywhere."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.chain import Drafts
from assistant.changes import Changes
from assistant.clearing import Clearing
from assistant.drafts import Draft
from assistant.exchange.backup import handling
from assistant.forgetting import UNWIPED
from assistant.guests.lookup.named import Naming
from assistant.guests.lookup.row import guest_row
from assistant.guests.standing import in_house
from assistant.guests.view import GuestView
from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.entry import Entry, rank
from assistant.journal.now import Now
from assistant.journal.stamp import HOUSE, PROGRAM, DeskId, PageId, StaffId
from assistant.journal.store import Store
from assistant.mentions import Mentions
from assistant.people.entries import PinMissed
from assistant.people.pins import pin_fits
from assistant.people.tries import take_no_more
from assistant.people.view import StaffView
from assistant.privacy import erase_acts as acts
from assistant.privacy import merge_register
from assistant.privacy.erase_acts import Around, Extent
from assistant.privacy.erasure import NOBODY, GuestErased, Reason
from assistant.privacy.terms import Terms, fold_terms
from assistant.reaching import KeyOf, behind, delete, reach, stays_aside
from assistant.recovery.view import MatterView, may_see
from assistant.refusal import Refused
from assistant.shift.view import ExpectedView, TraceView
from assistant.tongue import N_
from assistant.who import staff as all_staff

_GONE = N_("This guest is no longer on file.")
Write = Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"]
_SMALL_BYTES = 64 * 1024 * 1024
"""A store up to this size is written anew: a second or two, in which no line is written."""


class Open(Struct, frozen=True):
    """What an erasure would end, told before it."""

    guest: GuestView
    extent: Extent
    needs_second: bool
    """Whether somebody else has to confirm it."""
    matters: tuple[MatterView, ...] = ()
    """Problems and promises that are not over, as far as the signer may see them."""
    hidden: int = 0
    """How many more there are."""
    traces: tuple[TraceView, ...] = ()
    expected: tuple[ExpectedView, ...] = ()
    is_here: bool = False
    """Whether the guest is in the house."""


class Receipt(Struct, frozen=True):
    """What is known of an erasure: nothing of whom it was."""

    page: PageId
    """The number that the guest's page had."""
    when_ms: int
    by: StaffId
    desk: DeskId
    reason: Reason
    text: str
    confirmed_by: StaffId
    lines: int
    pages: int


class Erasing:
    """Reads are safe on any thread; acts are futures."""

    def __init__(
        self,
        store: Store,
        writer: ThreadPoolExecutor,
        write: Write,
        signed: Callable[[], StaffId | None],
        opened: Callable[[Connection, Iterable[MatterView]], list[MatterView]],
        now: Now,
        sheets: Callable[[Connection], model.Opened] = lambda tx: list,
    ) -> None:
        """`writer` and `write` are the desk's; `signed` tells who is at it. `opened` is
        `Matters.opened`: restricted matters as who is here can read them."""
        self._store, self._writer, self._write = store, writer, _with_misses(write)
        self._signed, self._opened, self._now = signed, opened, now
        self.clearing = Clearing(store, write, signed, now)
        """What goes by itself."""
        known = self._known_by_pin
        self.mentions = Mentions(store, self._write, self._around, known, signed, opened, sheets)
        """What other pages say of a guest."""

    # -- before ---------------------------------------------------------------------------------

    def what_is_open(self, guest: PageId) -> Open | None:
        """What would go, and what of it is open; None where there is no such guest."""
        with self._store.reading() as tx:
            view = model.guest(tx, guest)
            return None if view is None else self._open(tx, view)

    def confirmers(self) -> list[tuple[StaffId, str, bool]]:
        """Who may confirm what the signer does: page, name, and whether there is a PIN."""
        with self._store.reading() as tx:
            found = acts.confirmers(self._around(tx))
        return [(StaffId(one.page), one.name, one.has_pin) for one in found]

    # -- erasing --------------------------------------------------------------------------------

    def erase(
        self,
        guest: PageId,
        reason: Reason,
        *,
        text: str = "",
        confirmed_by: StaffId = NOBODY,
        pin: str = "",
    ) -> "Future[Receipt]":
        """Erase a guest with all that belongs to them; it cannot be undone. `Refused`, or done.

        `pin` is the one of `confirmed_by`.
        """
        done: Future[Receipt] = Future()

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            view = model.guest(tx, guest)
            if view is None:
                raise Refused(_GONE)
            around = self._around(tx)
            if confirmed_by:
                self._known_by_pin(around, confirmed_by, pin, now_ms)
            extent = self._open(tx, view).extent
            names = _names(tx, view, extent.guests)
            words = {"reason": reason, "text": text, "confirmed_by": confirmed_by}
            marks = acts.erase(around, extent, *names, **words)  # type: ignore[arg-type]
            return {page: [Draft(body) for body in bodies] for page, bodies in marks.items()}

        def told(written: "Future[Any]") -> None:
            failure = written.exception()
            if failure is not None:
                done.set_exception(failure)
                return
            entries = written.result().entries
            mark = next(one for one in entries if one.kind == stubs.GUEST_MARK)
            done.set_result(_receipt(mark.page, model.KINDS.read(mark)))

        self._write(drafts).add_done_callback(told)
        return done

    def receipts(self) -> list[Receipt]:
        """What was erased, the latest first."""
        with self._store.reading() as tx:
            found = [
                _receipt(page, line)
                for page in stubs.pages(tx)
                for row in journal.page_rows(tx, page, stubs.GUEST_MARK)
                if isinstance((line := model.KINDS.line(*row)).body, GuestErased)
            ]
        return sorted(found, key=lambda one: one.when_ms, reverse=True)

    # -- for the hub's stream ---------------------------------------------------------------------

    def pages(self) -> list[PageId]:
        """All on which something was erased."""
        with self._store.reading() as tx:
            return stubs.pages(tx)

    def lines(self, page: PageId) -> list[Entry]:
        """All of a page as they are in the store."""
        with self._store.reading() as tx:
            return stubs.lines(tx, page)

    # -- what the house has settled ----------------------------------------------------------------

    def terms(self) -> Terms:
        """What holds in this house."""
        with self._store.reading() as tx:
            return self._terms(tx)

    def settle(self, **chosen: Any) -> "Future[Any]":
        """Change some of it, by the fields of `TermsSet`; `Changes`, or it is `Refused`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return {HOUSE: [Draft(body) for body in acts.settle(self._around(tx), **chosen)]}

        return self._write(drafts)

    # -- no byte remains ------------------------------------------------------------------------

    def on_changes(self, changes: Changes) -> None:
        """Something may have been erased: the log does not keep it, and the rest goes soon."""
        if changes.erased or changes.blanked:
            self._writer.submit(self._store.wipe, whole=False)

    def wipe(self) -> None:
        """For a quiet moment, and not on a thread that somebody waits for: where something was
        erased the look-up keeps no word of it, and the file no byte. Step by step, so that a
        clerk's own line goes between."""
        begin = True
        while self._writer.submit(self._step, begin=begin).result():
            begin = False
        self._writer.submit(self._end).result()

    def finish(self) -> None:
        """The same on the writing thread itself: the store is about to be closed."""
        begin = True
        while self._step(begin=begin):
            begin = False
        self._end()

    def _step(self, *, begin: bool) -> bool:
        with self._store.writing() as tx:
            return bool(journal.remark(tx, UNWIPED)) and model.wipe(tx, begin=begin)

    def _end(self) -> None:
        with self._store.reading() as tx:
            if not journal.remark(tx, UNWIPED):
                return
        # SQLite overwrites what it gives up; a small store is written anew all the same.
        if not self._store.wipe(whole=self._store.size() <= _SMALL_BYTES):
            return  # somebody just reads: the next time
        with self._store.writing() as tx:
            journal.set_remark(tx, UNWIPED, "")

    def reach(self, key_of: KeyOf) -> list[Path]:
        """Erase it in backups and exports too, as far as they can be reached; answers the others.

        `key_of` tells the key of a backup. It takes as long as copying them: for a thread apart.
        """
        with handling(self._store.path):
            return reach(self._store, key_of)

    def delete_files(self) -> list[Path]:
        """Delete the files about guests who were erased, such as open books; answers those that
        could not be reached. At once after an erasure, and at the start; not for the GUI thread."""
        return delete(self._store)

    def stays_aside(self) -> list[Path]:
        """The damaged files that rescues have set aside and that stay: lines may be in them alone.
        Others go with `delete_files`."""
        return stays_aside(self._store)

    def behind(self) -> list[Path]:
        """The files that could not be reached the last time: a stick that is not plugged in."""
        with self._store.reading() as tx:
            return behind(tx)

    def _known_by_pin(self, around: Around, who: StaffId, pin: str, now_ms: int) -> None:
        """A wrong one is written down in its very transaction (`_with_misses`): whoever asks behind
        it waits, were they a hundred in one moment."""
        one = around.staff.get(who)
        if one is None or not one.has_pin:
            raise Refused(
                N_("Who confirms needs a PIN of their own: it is set on the page “Staff”.")
            )
        for desk in one.missed_ms:
            take_no_more(one, desk, now_ms)
        if not pin_fits(pin, one.pin_hash):
            wrong = N_("This is not {name}’s PIN.")
            raise _WrongPin(one, wrong) if pin else Refused(wrong, name=one.name)

    # -- what an act must know ------------------------------------------------------------------

    def _around(self, tx: Connection) -> Around:
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        staff = {StaffId(one.page): one for one in all_staff(tx)}
        return Around(signed, staff, self._terms(tx))

    def _terms(self, tx: Connection) -> Terms:
        return fold_terms(model.lines(tx, HOUSE))

    def _open(self, tx: Connection, view: GuestView) -> Open:
        group = merge_register.group(tx, view.page)
        guests = (view.page, *(page for page in group if page != view.page))
        pages = sorted(forgetting.belonging(tx, guests))
        matters = [one for one in self._opened(tx, model.matters(tx, pages)) if one.is_open]
        shifts = model.shift_pages(tx, pages)
        traces = tuple(one for one in shifts if isinstance(one, TraceView) and one.is_open)
        today = _today(self._now())
        expected = tuple(
            one
            for one in shifts
            if isinstance(one, ExpectedView) and one.day >= today and not one.cancelled
        )
        staff = {StaffId(one.page): one for one in all_staff(tx)}
        signed = self._signed()
        seen = tuple(one for one in matters if may_see(one, staff.get(signed) if signed else None))
        extent = Extent(
            guests,
            tuple(pages),
            _count(tx, (*guests, *pages)),
            len(matters) + len(traces) + len(expected),
        )
        second = acts.needs_second(self._terms(tx), extent)
        here = in_house(view, self._now())
        hidden = len(matters) - len(seen)
        return Open(view, extent, second, seen, hidden, traces, expected, here)


class _WrongPin(Refused):
    """Refused, and one more wrong PIN of the person whose `page` it is."""

    def __init__(self, whose: StaffView, reason: str) -> None:
        super().__init__(reason, name=whose.name)
        self.page = whose.page


def _with_misses(write: Write) -> Write:
    """The same, but where a PIN is wrong that is what is written, before the act is refused."""

    def written(drafts: Callable[[Connection, int], Drafts]) -> "Future[Any]":
        done: Future[Any] = Future()
        wrong: list[_WrongPin] = []

        def drafts_or_miss(tx: Connection, now_ms: int) -> Drafts:
            try:
                return drafts(tx, now_ms)
            except _WrongPin as why:
                wrong.append(why)
                return {why.page: [Draft(PinMissed(), PROGRAM)]}

        def told(future: "Future[Any]") -> None:
            failure = future.exception() or next(iter(wrong), None)
            if failure is not None:
                done.set_exception(failure)
            else:
                done.set_result(future.result())

        write(drafts_or_miss).add_done_callback(told)
        return done

    return written


def _count(tx: Connection, pages: Iterable[PageId]) -> int:
    entries = (one for page in pages for one in stubs.lines(tx, page))
    return sum(1 for one in entries if not rank(one.kind) and one.kind not in stubs.MARKS)


def _names(
    tx: Connection, view: GuestView, guests: Iterable[PageId]
) -> tuple[list[str], list[Naming]]:
    """By what the guest is known, and was at any time on any of the cards that became this one."""
    lines = (line for page in guests for line in model.own_lines(tx, page))
    names, phones, emails = acts.ever_called(line.body for line in lines)
    row = guest_row(view, model.made_for(tx))
    row = structs.replace(row, former_phones=tuple(phones), former_emails=tuple(emails))
    whole = dict.fromkeys([row.name, *names["name"]])
    every = [one for told in names.values() for one in told]
    namings = [Naming(structs.replace(row, name=name)) for name in whole]
    return [*every, *phones, *emails], namings


def _receipt(page: PageId, line: Any) -> Receipt:
    body: GuestErased = line.body
    said = (body.reason, body.text, body.confirmed_by, body.lines, body.pages)
    return Receipt(page, line.when_ms, line.staff, line.desk, *said)


def _today(now_ms: int) -> str:
    return datetime.fromtimestamp(now_ms / 1000).astimezone().date().isoformat()
