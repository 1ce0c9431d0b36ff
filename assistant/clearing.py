"""The desk's side for what goes by itself: what is kept how long, what goes next, and its going."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future
from itertools import islice
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Connection

from assistant import forgetting, model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.guests.standing import in_house
from assistant.guests.view import DAY_MS
from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.entry import Line, rank
from assistant.journal.now import Now
from assistant.journal.stamp import HOUSE, PROGRAM, PageId, StaffId, beside, stamped_ms
from assistant.journal.store import Store, straight
from assistant.people.rights import may, missing
from assistant.privacy import due, merge_register
from assistant.privacy.due import Due
from assistant.privacy.entries import GuestStated
from assistant.privacy.erasure import GuestErased, LinesErased, PageErased, Reason
from assistant.privacy.field_due import cleared
from assistant.privacy.terms import EVER, WHOLE, KeptLonger, Terms, fold_terms
from assistant.recovery import register as matters
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line
from assistant.who import staff as all_staff

MOST = 200
"""So much is listed; and so much goes in one transaction, so that nobody waits."""
REASON_MOST = 200
_AT_ONCE = 500
_LISTED_MS = 14 * DAY_MS
"""So long all is listed before the first of it goes."""
_BEGAN, _LAST = "clearing:began", "clearing:last"
_OF_NO_DEALING = ("contact-revealed", "kept-longer", "open-book-given", stubs.LINE_MARK)
"""Lines that tell of the file, not of the guest: they keep nobody longer."""
_PUT_STRAIGHT = ("contact-removed", "details-changed")
"""Nor these, where the program wrote them: they are left of details whose time was over, or come
from a list."""
_LATEST = (
    f"SELECT max(id) FROM entry WHERE page = ? AND kind NOT IN {_OF_NO_DEALING}"  # noqa: S608
    f" AND NOT (staff = ? AND kind IN {_PUT_STRAIGHT})"
)
_KINDS = "kind IN ('care-noted', 'mood-noted', 'private-marked')"
_CANDIDATES = (
    f"SELECT DISTINCT page FROM entry WHERE {_KINDS} AND CASE kind"  # noqa: S608 - our own names
    " WHEN 'mood-noted' THEN happened_at < ?"
    """ WHEN 'care-noted' THEN instr(body, '"access"') ELSE 1 END"""
)
_QUIET = "SELECT page FROM guest_row WHERE last_ms < ? ORDER BY last_ms"


class Next(Struct, frozen=True):
    """What goes next, as it is listed."""

    due: Due
    name: str
    """The guest's."""
    guest: PageId


class Clearing:
    """Reads are safe on any thread; acts are futures."""

    def __init__(
        self,
        store: Store,
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
        now: Now,
    ) -> None:
        """`write` is the desk's; `signed` tells who is at it."""
        self._store, self._write, self._signed, self._now = store, write, signed, now

    def coming(self, days: int = 30) -> list[Next]:
        """What goes within so many days, the first one first. Some time for a large store."""
        now_ms = self._now()
        with self._store.reading() as tx:
            first_ms = _listed_since(tx, now_ms) + _LISTED_MS
            found = _found(tx, now_ms, now_ms + days * DAY_MS)[:MOST]
            later = (structs.replace(one, when_ms=max(one.when_ms, first_ms)) for one in found)
            return [_listed(tx, one) for one in later]

    def clear(self) -> "Future[int]":
        """What has come to its end goes; how much. Again until it is 0: not all goes at once."""
        done: Future[int] = Future()
        now_ms = self._now()
        with self._store.reading() as tx:
            found = _found(tx, now_ms, now_ms)[:MOST]
        if not found:
            done.set_result(0)
            return done

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return _drafts(tx, [one for one in found if _still(tx, one, now_ms)])

        def told(written: "Future[Any]") -> None:
            failure = written.exception()
            if failure is not None:
                done.set_exception(failure)
            else:
                done.set_result(len(written.result().entries))

        self._write(drafts).add_done_callback(told)
        return done

    def daily(self) -> int:
        """Once a day, for a quiet moment: all that has come to its end goes; how much.

        Not in the first days, nor in those after a long closure or a leap of the clock, so that it
        was listed before; never among made-up guests.
        """
        now_ms = self._now()
        with self._store.reading() as tx:
            is_practice = journal.remark(tx, "purpose") == "practice"
            last = int(journal.remark(tx, _LAST) or 0)
        if is_practice or 0 <= now_ms - last < DAY_MS:
            return 0
        with self._store.writing() as tx:
            began = _listed_since(tx, now_ms)
            journal.set_remark(tx, _BEGAN, str(began))
            journal.set_remark(tx, _LAST, str(now_ms))
        if now_ms - began < _LISTED_MS:
            return 0
        done = 0
        while gone := self.clear().result():
            done += gone
        return done

    def keep(self, one: Due, *, until: str = "", reason: str) -> "Future[Any]":
        """Keep it past its time, until a day (YYYY-MM-DD) or without an end; `Changes`."""
        words = one_line(reason, REASON_MOST)

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            self._require(tx)
            if not words:
                raise Refused(N_("Please write why it is kept."))
            if until and due.day_ms(until) + DAY_MS <= now_ms:
                raise Refused(N_("This day is past. Please choose a later one."))
            of = one.lines or (WHOLE,)
            return {one.page: [Draft(KeptLonger(until, words, line)) for line in of]}

        return self._write(drafts)

    def _require(self, tx: Connection) -> None:
        staff = {StaffId(one.page): one for one in all_staff(tx)}
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        if not may("retention", staff.get(signed)):
            raise missing("retention", staff.values())


def _listed_since(tx: Connection, now_ms: int) -> int:
    """Since when, without a long break, it is listed here what goes.

    From now on, where the last time is long ago, or still to come: much may be due all at once that
    nobody has seen on the list, and the clock itself may be wrong.
    """
    began = int(journal.remark(tx, _BEGAN) or 0)
    last = int(journal.remark(tx, _LAST) or 0)
    went_on = 0 < began <= now_ms and -DAY_MS < now_ms - last <= _LISTED_MS
    return began if went_on else now_ms


def _found(tx: Connection, now_ms: int, until_ms: int) -> list[Due]:
    terms = fold_terms(model.lines(tx, HOUSE))
    guests = list(_guests_due(tx, terms, now_ms, until_ms))
    gone = {one.page for one in guests}
    lines = (one for one in _lines_due(tx, terms, until_ms) if one.page not in gone)
    found = [*guests, *_restricted_due(tx, terms), *lines]
    return due.together(one for one in found if one.when_ms <= until_ms)


def _lines_due(tx: Connection, terms: Terms, until_ms: int) -> Iterator[Due]:
    moods_ms = 0 if terms.moods == EVER else until_ms - terms.moods * DAY_MS
    rows = straight(tx).execute(_CANDIDATES, (moods_ms,)).fetchall()
    for (page,) in rows:
        yield from _of_page(tx, PageId(page), terms)


def _of_page(tx: Connection, page: PageId, terms: Terms) -> Iterator[Due]:
    view = model.guest(tx, page)
    if view is not None:
        yield from due.lines_due(page, view, list(model.own_lines(tx, page)), terms)


def _restricted_due(tx: Connection, terms: Terms) -> Iterator[Due]:
    for view in model.matters(tx, matters.restricted(tx)):
        if view.is_open:
            continue
        # Of a sealed one no more is known here than that it is over.
        ended_ms = view.closing.when_ms if view.closing else _last_ms(tx, view.page)
        story = model.own_lines(tx, view.page)
        yield due.whole_due("restricted", view.page, ended_ms, terms.restricted, story)


def _guests_due(tx: Connection, terms: Terms, now_ms: int, until_ms: int) -> Iterator[Due]:
    if terms.guests == EVER:
        return
    before_ms = until_ms - terms.guests * DAY_MS
    pages = straight(tx).execute(_QUIET, (before_ms,)).fetchall()
    dues = (_guest_due(tx, PageId(page), terms, now_ms, before_ms) for (page,) in pages)
    found = (one for one in dues if one is not None and one.when_ms <= until_ms)
    yield from islice(found, MOST)


def _guest_due(
    tx: Connection, page: PageId, terms: Terms, now_ms: int, before_ms: int
) -> Due | None:
    """None where there was a line since, where something is open, or the guest is here.

    What somebody keeps of what belongs to a guest keeps the guest: else it would go along.
    """
    group = merge_register.group(tx, page)
    last_ms = max((_last_ms(tx, one) for one in group), default=0)
    if last_ms > before_ms:
        return None
    view, pages = model.guest(tx, page), forgetting.belonging(tx, group)
    if view is None or in_house(view, now_ms) or _is_open(tx, pages):
        return None
    found = due.whole_due("guests", page, last_ms, terms.guests, model.lines(tx, page))
    kept = (due.kept_until(model.own_lines(tx, one)).get(WHOLE, 0) for one in pages)
    return structs.replace(found, when_ms=max([found.when_ms, *kept]))


def _last_ms(tx: Connection, page: PageId) -> int:
    """When the last line was written there that tells of the guest or the problem."""
    row = straight(tx).execute(_LATEST, (bytearray(page), bytearray(PROGRAM))).fetchone()
    return stamped_ms(row[0]) if row and row[0] else 0


def _is_open(tx: Connection, pages: Collection[PageId]) -> bool:
    if any(one.is_open for one in model.matters(tx, pages)):
        return True
    return any(getattr(one, "is_open", False) for one in model.shift_pages(tx, pages))


def _still(tx: Connection, one: Due, now_ms: int) -> bool:
    """Whether it has to go now as well: somebody may just have written about it."""
    terms = fold_terms(model.lines(tx, HOUSE))
    if one.term == "guests":
        before_ms = now_ms - terms.guests * DAY_MS
        found = _guest_due(tx, one.page, terms, now_ms, before_ms)
        return found is not None and found.when_ms <= now_ms
    if one.term == "restricted":
        return one in [each for each in _restricted_due(tx, terms) if each.page == one.page]
    gone = {line for kind, line in stubs.of_page(tx, one.page) if rank(kind)}
    going = [each for each in _of_page(tx, one.page, terms) if each.when_ms <= now_ms]
    return set(one.lines) <= {line for each in going for line in each.lines} - gone


def _drafts(tx: Connection, found: Iterable[Due]) -> Drafts:
    """The marks, in the program's name: nobody at the desk wrote them."""
    drafts: dict[PageId, list[Draft]] = {}
    for one in found:
        if one.term == "guests":
            group = merge_register.group(tx, one.page)
            others = [page for page in group if page != one.page]
            pages = sorted(forgetting.belonging(tx, group))
            drafts[one.page] = [Draft(GuestErased("term", pages=len(pages)), PROGRAM)]
            drafts |= {p: [Draft(PageErased("term", one.page), PROGRAM)] for p in (*others, *pages)}
        elif one.term == "restricted":
            drafts[one.page] = [Draft(PageErased("term"), PROGRAM)]
        else:
            for page, draft in _lines_go(tx, one):
                drafts.setdefault(page, []).append(draft)
    return drafts


def _lines_go(tx: Connection, one: Due) -> Iterator[tuple[PageId, Draft]]:
    """Single lines; and what marked details take along, on all pages of the guest.

    What is written anew comes first: nobody is without a meeting, wherever it has come to.
    """
    lines = {one.page: set(one.lines)}
    view = model.guest(tx, one.page) if one.term == "private" else None
    if view is not None:
        marks = [mark for mark in view.private if mark.field and mark.id in one.lines]
        pages = merge_register.group(tx, one.page)
        details = cleared(view, marks, {page: list(model.own_lines(tx, page)) for page in pages})
        yield from _anew(details.anew)
        yield from ((view.page, Draft(body, PROGRAM)) for body in details.instead)
        for page, gone in details.lines.items():
            lines.setdefault(page, set()).update(gone)
    reason: Reason = "consent" if one.term == "private" else "term"
    for page, every in lines.items():
        going = tuple(sorted(every))
        for at in range(0, len(going), _AT_ONCE):  # a line has to fit on its way
            yield page, Draft(LinesErased(going[at : at + _AT_ONCE], reason), PROGRAM)


def _anew(lines: Mapping[PageId, Iterable[Line]]) -> Iterator[tuple[PageId, Draft]]:
    """Lines once more, in the places that they had: a merge meanwhile was of whom they tell."""
    for page, every in lines.items():
        fresh = {one.id: beside(one.id) for one in every}
        for one in every:
            body = one.body
            if isinstance(body, GuestStated):
                body = structs.replace(body, of=fresh[body.of])
            yield page, Draft(body, one.staff, one.when_ms, id=fresh[one.id])


def _listed(tx: Connection, one: Due) -> Next:
    guest = one.page
    if one.term == "restricted":
        view = next(iter(model.matters(tx, [one.page])), None)
        guest = view.guest if view is not None else one.page
    card = model.guest(tx, guest) if guest else None
    return Next(one, card.identity.name if card is not None else "", guest)
