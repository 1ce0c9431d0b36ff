"""What is told at the edge of every page: one thing, and to whom it concerns."""

from typing import Any

from msgspec import structs

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.view import StaffView
from assistant.shift.entries import Item
from assistant.shift.reminding import Reminder, reminder
from assistant.shift.view import (
    HandoverView,
    ItemView,
    NoteView,
    QuestionView,
    ShiftRules,
    Told,
    ToldItem,
    ToldSheet,
)

PAGE = PageId(b"\1" * 16)
ELENA, BORIS, LIN = (StaffId(PageId(bytes([n]) * 16)) for n in (2, 3, 4))
MANAGER = StaffView(ELENA, "Elena", "manager")
CLERK = StaffView(BORIS, "Boris", "clerk")
ITEM = Item("problem", PageId(b"\5" * 16))
HOUR_MS = 3_600_000
RULES = ShiftRules(unread_minutes=60)


def sheet(*items: ItemView, by: StaffId = LIN, page: PageId = PAGE) -> HandoverView:
    return HandoverView(page, 1, items=items, given_by=by, given_ms=HOUR_MS)


def told(view: HandoverView) -> ToldSheet:
    items = tuple(ToldItem(Told(one.item), one) for one in view.items)
    return ToldSheet(view.page, view, items, 0, {})


def now(view: HandoverView, signer: StaffView | None, **words: Any) -> Reminder | None:
    facts: dict[str, Any] = {"earlier": [view], "left": [], "rules": RULES, "now_ms": HOUR_MS}
    return reminder(told(view), signer=signer, **(facts | words))


def test_what_is_unread_is_told_to_each_reader() -> None:
    view = sheet(ItemView(ITEM), ItemView(Item("trace", PAGE), signed={BORIS: 1}))
    assert now(view, CLERK) == Reminder("unread", PAGE, 1, LIN, HOUR_MS)
    assert now(view, None) is None
    assert now(structs.replace(view, given_by=BORIS), CLERK) is None


def test_handover_that_nobody_reads_is_told_to_those_in_charge_after_the_houses_time() -> None:
    view = sheet(ItemView(ITEM))
    late = {"now_ms": 2 * HOUR_MS}
    early = now(view, MANAGER, now_ms=2 * HOUR_MS - 1)
    assert early is not None
    assert early.kind == "unread"
    found = now(view, MANAGER, **late)
    assert found == Reminder("nobody", PAGE, 1, LIN, HOUR_MS)
    clerks = now(view, CLERK, **late)
    assert clerks is not None
    assert clerks.kind == "unread"
    read = sheet(ItemView(ITEM, signed={BORIS: 1, ELENA: 1}))
    assert now(read, MANAGER, **late) is None


def test_question_goes_before_all_else_and_to_whoever_wrote() -> None:
    note = NoteView(EntryId(b"n"), "Quietly", "", BORIS, 1)
    asked = QuestionView(EntryId(b"q"), ITEM, "Which room?", ELENA, 2)
    view = sheet(ItemView(ITEM, notes=(note,), questions=(asked,)))
    found = now(view, CLERK)
    assert found == Reminder("question", PAGE, 1, ELENA)
    managers = now(view, MANAGER)
    assert managers is not None
    assert managers.kind == "unread"


def test_answer_on_an_older_sheet_is_still_to_be_read() -> None:
    old = sheet(ItemView(ITEM, signed={BORIS: 1}, stale=frozenset({BORIS})))
    latest = sheet(page=PageId(b"\7" * 16))
    found = now(latest, CLERK, earlier=[latest, old])
    assert found == Reminder("unread", PAGE, 1, LIN, HOUR_MS)
    never = sheet(ItemView(ITEM))
    assert now(latest, CLERK, earlier=[latest, never]) is None, "it is on the latest, if open"


def test_who_left_without_a_handover_is_told_last() -> None:
    view = sheet(ItemView(ITEM))
    unread = now(view, CLERK, left=[LIN])
    assert unread is not None
    assert unread.kind == "unread"
    assert now(sheet(), CLERK, left=[LIN]) == Reminder("left", staff=LIN)
