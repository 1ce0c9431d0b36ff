"""The desk's side for shifts: handovers, traces, who is expected, good deeds, suggestions."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import Connection

from assistant import half_typed, model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.guests.fold import fold_guest
from assistant.guests.lookup import find
from assistant.guests.view import DAY_MS, HOUR_MS, GuestView
from assistant.journal import store as journal
from assistant.journal.entry import Body, Entry
from assistant.journal.stamp import HOUSE, EntryId, PageId, StaffId, new_id
from assistant.matters import unseen
from assistant.people.view import StaffView
from assistant.recovery import register as matters
from assistant.recovery.view import MINUTE_MS
from assistant.refusal import Refused
from assistant.sealing import Sealing
from assistant.shift import expecting, handing, register, times
from assistant.shift.belonging import TYPED
from assistant.shift.entries import ANYBODY, Item
from assistant.shift.fold import fold_rules
from assistant.shift.gather import Standing, gather, others
from assistant.shift.register import Page
from assistant.shift.sheet import next_page
from assistant.shift.telling import page_until, told
from assistant.shift.view import (
    Around,
    ExpectedView,
    HandoverView,
    ItemView,
    ShiftRules,
    ToldItem,
    ToldSheet,
    TraceView,
    on_duty,
)
from assistant.tongue import N_
from assistant.who import signer
from assistant.who import staff as all_staff

_GRACE_MS = 15 * MINUTE_MS
"""So long after the end of a shift one may still be about to write."""
_LONG_MS = 10 * HOUR_MS
"""So long one is at work where the house has no shifts."""

Typed = Mapping[str, str]
"""What was typed and not yet written down, by the name of its field: the page that it is about
stands in that, in hexadecimal digits between colons, so that an erasure takes it along."""


class Shifts:
    """Reads are safe on any thread and show what the signer may see; acts are futures."""

    def __init__(
        self,
        reading: Callable[[], Any],
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        remark: Callable[[str, Callable[[Connection], str]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
        sealing: Sealing,
    ) -> None:
        """`reading`, `write` and `remark` are the desk's; `signed` tells who is at it."""
        self._reading, self._written, self._sealing = reading, write, sealing
        self._remark, self._signed = remark, signed

    # -- reading --------------------------------------------------------------------------------

    def rules(self) -> ShiftRules:
        """What the house has settled about shifts."""
        with self._reading() as tx:
            return _rules(tx)

    def all(self, question: Callable[[Connection], Iterable[PageId]]) -> list[Page]:
        """The pages that a question of `shift.register` names, in its order."""
        with self._reading() as tx:
            return self._seen(tx, self._pages(tx, question(tx)))

    def draft(self) -> ToldSheet:
        """The sheet that is being written now, or would be: all that belongs on it at present."""
        with self._reading() as tx:
            page, sheet, before = self._now(tx)
            now_ms = _now_ms()
            house = standing(tx, now_ms, sheet, before)
            return self._told(tx, page, sheet, gather(house), others(house), before, now_ms)

    def given(self, page: PageId | None = None) -> ToldSheet | None:
        """A handover that was given, as it stood then; the latest one without `page`."""
        with self._reading() as tx:
            pages = register.given(tx, 2)
            page = page or (pages[0] if pages else None)
            sheet = self._handover(tx, page)
            if page is None or sheet is None:
                return None
            items = [one.item for one in sheet.items]
            return self._told(tx, page, sheet, items, sheet.others, None, _now_ms())

    def earlier(self, limit: int = 30) -> list[HandoverView]:
        """The handovers that were given, the latest first."""
        pages = self.all(lambda tx: register.given(tx, limit))
        return [view for view in pages if isinstance(view, HandoverView)]

    def duty(self) -> dict[StaffId, int]:
        """Who is at work and since when (milliseconds)."""
        with self._reading() as tx:
            _page, sheet, before = self._now(tx)
            return on_duty(sheet.came if sheet else {}, before, _now_ms())

    def left_without(self) -> list[StaffId]:
        """Who has gone, or should have, without a handover: the longest away first.

        With shifts of the house those whose shift is over; without, those who came ten hours ago.
        Nobody in a house that has neither shifts nor ever handed over.
        """
        with self._reading() as tx:
            _page, sheet, before = self._now(tx)
            now_ms, rules = _now_ms(), _rules(tx)
            if sheet is None or not (rules.shifts or before):
                return []
            came = sorted(sheet.came.items(), key=lambda one: one[1])
            return [
                staff
                for staff, came_ms in came
                if staff != self._signed() and _is_over(rules, came_ms, now_ms)
            ]

    def kept(self, page: PageId) -> Typed:
        """What the signer had typed on a sheet when the program ended."""
        with self._reading() as tx:
            text = journal.remark(tx, self._kept_name(page)) or "{}"
            typed = msgspec.json.decode(text, type=dict[str, str])
            return half_typed.opened(tx, self._sealing, typed)

    # -- acting ---------------------------------------------------------------------------------

    def keep(self, page: PageId, typed: Typed) -> "Future[Any]":
        """Keep what is typed on a sheet and not yet written down, at this desk only."""

        def text(tx: Connection) -> str:
            return msgspec.json.encode(half_typed.kept(tx, self._sealing, typed)).decode()

        return self._remark(self._kept_name(page), text)

    def on_draft(self, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """Do an act of `shift.handing` on the sheet that is being written; `Changes`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            page, sheet, _before = self._now(tx)
            return _drafts(page, act(sheet, self._around(tx, now_ms), **words))

        return self._write(drafts)

    def give(self, page: PageId, *, instead_of: StaffId = ANYBODY) -> "Future[Any]":
        """Finish the sheet: what is open in the moment of writing is on it, whatever was shown.

        `page` is the sheet as it was shown: one that was given meanwhile is refused.
        """

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            now, sheet, before = self._now(tx)
            if now != page:
                raise Refused(handing.GIVEN_MEANWHILE)
            rules, house = _rules(tx), standing(tx, now_ms, sheet, before)
            ending = times.ending(rules.shifts, now_ms)
            coming = times.coming(rules.shifts, now_ms)
            bodies = handing.give(
                sheet,
                self._around(tx, now_ms),
                items=gather(house),
                others=others(house),
                shift=ending.shift.name if ending else "",
                next_shift=coming.shift.name if coming else "",
                instead_of=instead_of,
            )
            return _drafts(page, bodies)

        return self._write(drafts)

    def act(self, page: PageId, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """Do an act on a page of a shift; `Changes`, or the future fails with `Refused`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            found = self._pages(tx, [page])
            if not found:
                raise Refused(N_("This is no longer on file."))
            return _drafts(page, act(found[0], self._around(tx, now_ms), **words))

        return self._write(drafts)

    def begin(self, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """A new page by an act that needs none: a trace, a good deed, a suggestion; `Changes`."""
        page = PageId(new_id(_now_ms()))

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return _drafts(page, act(self._around(tx, now_ms), **words))

        return self._write(drafts)

    def expect(
        self, act: Callable[..., Mapping[PageId, Sequence[Body]]], **words: Any
    ) -> "Future[Any]":
        """Do an act of `shift.expecting` that writes on the pages of many expected guests.

        It gets a function that tells a page as it is, or None.
        """

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            def known(page: PageId) -> Page | None:
                return next(iter(model.shift_pages(tx, [page])), None)

            pages = act(known, self._around(tx, now_ms), **words)
            return {page: [Draft(body) for body in bodies] for page, bodies in pages.items()}

        return self._write(drafts)

    def settle(self, act: Callable[..., Sequence[Body]], **words: Any) -> "Future[Any]":
        """Do an act of `shift.rules`."""

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            return _drafts(HOUSE, act(self._around(tx, now_ms), **words))

        return self._write(drafts)

    def follow(self, tx: Connection, entries: Sequence[Entry]) -> dict[PageId, Page]:
        """The pages that lines just appended have changed, as far as the signer may see them."""
        views = model.follow_shifts(tx, entries, self._sealing.sheets(tx))
        return {view.page: view for view in self._seen(tx, views)}

    def _write(self, drafts: Callable[[Connection, int], Drafts]) -> "Future[Any]":
        """What is said of restricted problems goes into boxes."""
        return self._written(lambda tx, now_ms: self._sealing.words(tx, drafts(tx, now_ms), now_ms))

    # -- what is told, and what an act must know -------------------------------------------------

    def _pages(self, tx: Connection, pages: Iterable[PageId]) -> list[Page]:
        """With the words on restricted problems, as far as who is here can open them."""
        return model.shift_pages(tx, pages, self._sealing.sheets(tx))

    def _handover(self, tx: Connection, page: PageId | None) -> HandoverView | None:
        found = self._pages(tx, [page]) if page else []
        return found[0] if found and isinstance(found[0], HandoverView) else None

    def _now(self, tx: Connection) -> tuple[PageId, HandoverView | None, HandoverView | None]:
        """The page of the sheet being written, as far as it is, and the one given before it.

        From the last one that the register knows the chain is followed to its end: while the
        register is made anew it knows few of them.
        """
        last = next(iter(register.given(tx, 1)), None)
        before = self._handover(tx, last)
        page = next_page(last)
        while (sheet := self._handover(tx, page)) is not None and sheet.is_given:
            before, page = sheet, next_page(page)
        return page, sheet, before

    def _seen(self, tx: Connection, views: list[Page]) -> list[Page]:
        """Handovers without what is said on them of matters that the signer may not see."""
        if not any(isinstance(view, HandoverView) for view in views):
            return views
        reader = self._signer(tx)
        return [
            self._for_reader(tx, view, reader) if isinstance(view, HandoverView) else view
            for view in views
        ]

    def _told(
        self,
        tx: Connection,
        page: PageId,
        sheet: HandoverView | None,
        items: Sequence[Item],
        others: Sequence[PageId],
        before: HandoverView | None,
        now_ms: int,
    ) -> ToldSheet:
        """The sheet for the signer, with names and with what must never be forgotten of guests."""
        reader = self._signer(tx)
        horizon = sheet.given_id if sheet is not None else EntryId(b"")
        read = _Pages(tx, self._sealing)
        found = [told(item, page_until(*read.told(item), horizon), reader, now_ms)
                 for item in items]  # fmt: skip
        seen = [one for one in found if one is not None]
        hits = find.named(tx, {*others, *(one.guest for one in seen if one.guest)})
        others_names = tuple(hits[page].name for page in others if page in hits)
        said = {one.item: one for one in sheet.items} if sheet is not None else {}
        rows = []
        for one in seen:
            name = hits[one.guest].name if one.guest in hits else one.name
            mine = said.get(one.item) or ItemView(one.item)
            names = others_names if one.item.kind == "others" else ()
            card = one.card or read.guest(one.guest)
            facts = {"name": name, "owner": one.owner or mine.owner, "names": names, "card": card}
            rows.append(ToldItem(structs.replace(one, **facts), mine))
        duty = on_duty(sheet.came if sheet else {}, before, now_ms)
        view = self._for_reader(tx, sheet, reader) if sheet is not None else None
        return ToldSheet(page, view, tuple(rows), len(found) - len(seen), duty)

    def _for_reader(
        self, tx: Connection, view: HandoverView, reader: StaffView | None
    ) -> HandoverView:
        there = {one.item.page for one in view.items}.intersection(matters.restricted(tx))
        if not there:
            return view
        return view.without(unseen(self._sealing.opened(tx, model.matters(tx, there)), reader))

    def _signer(self, tx: Connection) -> StaffView | None:
        return signer(tx, self._signed())

    def _around(self, tx: Connection, now_ms: int) -> Around:
        signed = self._signed()
        if signed is None:
            raise Refused(N_("Say first who is at this desk."))
        staff = {StaffId(one.page): one for one in all_staff(tx)}
        return Around(now_ms, signed, staff, _rules(tx))

    def _kept_name(self, page: PageId) -> str:
        return f"{TYPED}{page.hex()}:{(self._signed() or b'').hex()}"


class _Pages:
    """The lines of pages, each read once."""

    def __init__(self, tx: Connection, sealing: Sealing) -> None:
        self._tx, self._read, self._sealing = tx, dict[PageId, list[Any]](), sealing

    def __call__(self, page: PageId) -> list[Any]:
        if page not in self._read:
            story = list(model.lines(self._tx, page)) if page else []
            self._read[page] = self._sealing.story(story) or story
        return self._read[page]

    def told(self, item: Item) -> tuple[PageId, list[Any]]:
        """The page on which an item is told now, with its lines: a guest's may lead to another."""
        stays = model.stays(self._tx, item.page) if item.kind == "guest" else item.page
        return stays, self(stays)

    def guest(self, page: PageId) -> GuestView | None:
        """The card of a guest; None for nobody."""
        return fold_guest(model.stays(self._tx, page), self(page)) if page else None


def _rules(tx: Connection) -> ShiftRules:
    return fold_rules(model.own_lines(tx, HOUSE))


def standing(
    tx: Connection, now_ms: int, sheet: HandoverView | None, before: HandoverView | None
) -> Standing:
    """What a sheet that follows `before` is gathered from at a moment."""
    until_ms = times.until_ms(_rules(tx).shifts, now_ms)
    today, until = times.day_of(now_ms), times.day_of(until_ms)
    promised = matters.promises(tx, "open", limit=-1)  # of closed problems as well
    since_ms = before.given_ms if before is not None else now_ms - DAY_MS
    asked = [*matters.open_ones(tx), *promised, *matters.gestured(tx, since_ms)]
    coming = model.shift_pages(tx, register.expected(tx, today, until))
    traces = model.shift_pages(tx, register.open_traces(tx, until))
    guests = (model.guest(tx, hit.page) for hit in find.here(tx))
    return Standing(
        now_ms=now_ms,
        until_ms=until_ms,
        today=today,
        until=until,
        matters=model.matters(tx, dict.fromkeys(asked)),
        guests=[guest for guest in guests if guest is not None],
        expected=[one for one in coming if isinstance(one, ExpectedView) and not _came(tx, one)],
        traces=[one for one in traces if isinstance(one, TraceView)],
        before=before,
        sheet=sheet,
    )


def _came(tx: Connection, one: ExpectedView) -> bool:
    """Whether an expected guest has come on that day."""
    card = model.guest(tx, one.guest) if one.guest else None
    return expecting.came_ms(card, one.day) > 0


def _is_over(rules: ShiftRules, came_ms: int, now_ms: int) -> bool:
    """Whether the time at work of somebody who came then is over."""
    turn = times.turn_of(rules.shifts, came_ms)
    end_ms = turn.ends_ms if turn is not None else came_ms + _LONG_MS
    return now_ms > max(end_ms, came_ms) + _GRACE_MS


def _drafts(page: PageId, bodies: Sequence[Body]) -> Drafts:
    return {page: [Draft(body) for body in bodies]}


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
