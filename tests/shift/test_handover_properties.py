"""Whatever two shifts do at two desks: nothing open is missing from the next handover, nobody's
signature appears without their act, and no words are lost."""

import tempfile
import time
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from assistant.desk import Desk, open_desk
from assistant.drafts import Draft
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.places import Home
from assistant.recovery import acts, promises
from assistant.refusal import Refused
from assistant.shift import handing
from assistant.shift.entries import Item, TraceDone, TraceSet
from assistant.shift.view import HandoverView

STEPS = ("forgiveness:apologise", "write:record")
HOUR_MS = 3_600_000
desks = st.sampled_from([0, 1])
words = st.sampled_from(["The shower is cold", "Zwei\nZeilen", "海鲜过敏", " "])


def now_ms() -> int:
    return time.time_ns() // 1_000_000


class Shifts(RuleBasedStateMachine):
    """Three colleagues at two desks with one store."""

    problems, traces = Bundle("problems"), Bundle("traces")
    folder: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        home = Home(Path(tempfile.mkdtemp(dir=self.folder)))
        self.desks: list[Desk] = [open_desk(home)]
        manager = self.desks[0].join(name="Elena", role="manager").result()
        self.desks[0].sign_in(manager)
        self.staff = [manager, *(self.desks[0].join(name=n).result() for n in ("Boris", "Lin"))]
        self.desks.append(open_desk(home))
        self.desks[1].sign_in(self.staff[1])
        self.open: set[Item] = set()
        """What the next handover must have on it."""
        self.noted: dict[tuple[PageId, Item, StaffId], str] = {}
        self.signed: set[tuple[PageId, Item, StaffId]] = set()

    def teardown(self) -> None:
        for desk in self.desks:
            desk.close()

    # -- what staff do --------------------------------------------------------------------------

    @rule(desk=desks, who=st.sampled_from([0, 1, 2]))
    def change_hands(self, desk: int, who: int) -> None:
        self.desks[desk].sign_in(self.staff[who])

    @initialize(target=problems)
    def begin(self) -> Any:
        """With a sheet that was given, so that there is something to sign for."""
        page = self.problem(0, "The shower is cold", "")
        self.note(0, "She says it quietly", 0, False)
        self.give(0)
        return page

    @rule(target=problems, desk=desks, text=words, restricted=st.sampled_from(["", "", "theft"]))
    def problem(self, desk: int, text: str, restricted: str) -> Any:
        opening = self.desks[desk].matters.open(
            acts.open_problem, text=text, steps=STEPS, restricted=restricted
        )
        self.open.add(Item("problem", opening.result()))
        return opening.result()

    @rule(desk=desks, page=problems, hours=st.integers(1, 60))
    def promise(self, desk: int, page: PageId, hours: int) -> None:
        due_ms = now_ms() + hours * HOUR_MS
        owner = self.desks[desk].signed
        try:
            made = self.desks[desk].matters.act(
                page, promises.promise, text="A call", due_ms=due_ms, owner=owner
            )
            entry = made.result().entries[0]
        except Refused:
            return
        if hours < 24:  # a house without shifts looks a day ahead
            self.open.add(Item("promise", page, entry.id))

    @rule(desk=desks, page=problems)
    def close(self, desk: int, page: PageId) -> None:
        try:
            self.desks[desk].matters.act(page, acts.close, content=True).result()
        except Refused:
            return
        self.open.discard(Item("problem", page))

    @rule(desk=desks, page=problems)
    def reopen(self, desk: int, page: PageId) -> None:
        try:
            self.desks[desk].matters.act(page, acts.reopen).result()
        except Refused:
            return
        self.open.add(Item("problem", page))

    @rule(target=traces, desk=desks)
    def trace(self, desk: int) -> Any:
        page = PageId(new_id(now_ms()))
        self.desks[desk].pouring.pour([(page, [Draft(TraceSet("Extra pillow", "arrival", page))])])
        self.open.add(Item("trace", page))
        return page

    @rule(desk=desks, page=traces)
    def trace_done(self, desk: int, page: PageId) -> None:
        self.desks[desk].pouring.pour([(page, [Draft(TraceDone())])])
        self.open.discard(Item("trace", page))

    @rule(desk=desks, text=words)
    def pin(self, desk: int, text: str) -> None:
        page = self.desks[desk].shifts.draft().page
        try:
            made = self.desks[desk].shifts.on_draft(handing.pin, text=text).result()
        except Refused:
            return
        self.open.add(Item("pinned", page, made.entries[0].id))

    @rule(desk=desks, text=words, which=st.integers(0, 3), given_one=st.booleans())
    def note(self, desk: int, text: str, which: int, given_one: bool) -> None:
        shifts, signed = self.desks[desk].shifts, self.desks[desk].signed
        sheet = shifts.given() if given_one else shifts.draft()
        if sheet is None or not sheet.items or signed is None:
            return
        item = sheet.items[which % len(sheet.items)].told.item
        if given_one:
            shifts.act(sheet.page, handing.note, item=item, text=text).result()
        else:
            shifts.on_draft(handing.note, item=item, text=text).result()
        self.noted[sheet.page, item, signed] = text.strip()

    @rule(desk=desks)
    def give(self, desk: int) -> None:
        shifts = self.desks[desk].shifts
        page = shifts.draft().page
        shifts.give(page).result()
        sheet = next(one for one in self.sheets(desk) if one.page == page)
        listed = {one.item for one in sheet.items}
        assert self.open <= listed, "what is open is on the next handover"
        told = shifts.given(page)
        assert told is not None
        assert len(told.items) + told.hidden == len(listed)

    @rule(desk=desks, which=st.integers(0, 3))
    def sign(self, desk: int, which: int) -> None:
        shifts, signed = self.desks[desk].shifts, self.desks[desk].signed
        sheet = shifts.given()
        if sheet is None or signed is None or not sheet.items:
            return
        item = sheet.items[which % len(sheet.items)].told.item
        shifts.act(sheet.page, handing.sign, item=item).result()
        self.signed.add((sheet.page, item, signed))
        if item.kind == "pinned":
            self.open.discard(item)

    def sheets(self, desk: int) -> list[HandoverView]:
        """All that there are, and the one that is being written, as the manager sees them."""
        read, signed = self.desks[desk], self.desks[desk].signed
        read.sign_in(self.staff[0])
        draft = read.shifts.draft().view
        found = [*read.shifts.earlier(), *([draft] if draft is not None else [])]
        read.sign_in(signed)
        return found

    # -- what holds -----------------------------------------------------------------------------

    @invariant()
    def signatures_are_those_that_were_given(self) -> None:
        found = {
            (sheet.page, one.item, staff)
            for sheet in self.sheets(0)
            for one in sheet.items
            for staff in one.signed
        }
        assert found == self.signed

    @invariant()
    def words_are_there(self) -> None:
        found = {
            (sheet.page, one.item, note.staff): note.text
            for sheet in self.sheets(1)
            for one in sheet.items
            for note in one.notes
        }
        assert found == {key: text for key, text in self.noted.items() if text}


def test_nothing_open_is_ever_missing_and_nobody_signs_unawares(tmp_path: Path) -> None:
    Shifts.folder = str(tmp_path)
    run_state_machine_as_test(
        Shifts,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
