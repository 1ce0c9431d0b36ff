"""Tasks for a moment of the visit on the card: there when it is their moment, gone when done."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests import acts as guest_acts
from assistant.guests.view import HOUR_MS
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.shift import traces
from assistant.shift.entries import GuestExpected, TraceSet
from assistant.shift.view import TraceView
from tests.ui.counter.test_matters import House, now_ms
from tests.ui.counter.test_page import ALT, CTRL, HALL, SHIFT, WANG, Clerk, Key
from ui.counter.card_alerts import CardAlerts
from ui.look.look import Look
from ui.traces.trace_list import TraceList
from ui.traces.trace_row import TraceRow


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Katherine Hall and 王雅琴 on file; Elena at the counter, Marek at another."""
    desk.join(name="Marek", role="clerk").result()
    hall, wang = desk.meet(HALL).result(), desk.meet(WANG).result()
    one = Clerk(desk, look, qtbot)
    one.hall, one.wang = hall, wang
    yield one
    one.close()


@pytest.fixture
def house(desk: Desk, clerk: Clerk) -> House:
    marek = next(one for one in desk.staff() if one.name == "Marek")
    return House(desk, StaffId(marek.page))


def put(clerk: Clerk, text: str, moment: str = "arrival", **words: Any) -> PageId:
    told = {"text": text, "moment": moment, "guest": clerk.hall} | words
    return clerk.desk.shifts.begin(traces.set_trace, **told).result().entries[0].page


def put_before(clerk: Clerk, text: str, moment: str, ago_ms: int) -> PageId:
    """Set by a colleague some time ago."""
    page, when_ms = PageId(new_id(now_ms() - ago_ms)), now_ms() - ago_ms
    draft = Draft(TraceSet(text, moment, clerk.hall), happened_at=when_ms)  # type: ignore[arg-type]
    clerk.desk._submit(lambda tx, now: {page: [draft]}).result()
    return page


def strips(clerk: Clerk) -> list[str]:
    """The tasks that are shown now, in their order."""
    rows = [row for row in clerk.host.findChildren(TraceRow) if row.isVisible()]
    return [row.trace.text for row in sorted(rows, key=lambda r: r.y()) if row.trace]


def shows(clerk: Clerk, *texts: str) -> None:
    clerk.until(lambda: strips(clerk) == list(texts))


def one(clerk: Clerk, page: PageId) -> TraceView:
    view = clerk.desk.shifts.all(lambda tx: [page])[0]
    assert isinstance(view, TraceView)
    return view


def test_before_the_arrival_it_stands_on_the_card_and_done_it_is_gone(clerk: Clerk) -> None:
    page = put(clerk, "Extra pillow")
    clerk.open("hall")
    shows(clerk, "Extra pillow")
    clerk.press(Key.Key_D, CTRL)
    shows(clerk)
    assert one(clerk, page).done_by == clerk.desk.signed
    assert not clerk.host.findChild(TraceList).isVisible()


def test_what_was_done_by_mistake_is_open_again_by_one_key(clerk: Clerk) -> None:
    page = put(clerk, "Extra pillow")
    clerk.open("hall")
    shows(clerk, "Extra pillow")
    clerk.press(Key.Key_D, CTRL)
    shows(clerk)
    clerk.undo()
    shows(clerk, "Extra pillow")
    assert one(clerk, page).is_open


def test_each_comes_up_at_its_moment_of_the_visit(clerk: Clerk) -> None:
    for moment in ("arrival", "greeting", "visit", "farewell"):
        put(clerk, moment, moment)
    clerk.open("hall")
    shows(clerk, "arrival")
    clerk.press(Key.Key_A, ALT)
    shows(clerk, "arrival", "greeting", "visit")
    clerk.press(Key.Key_A, ALT)
    shows(clerk, "arrival", "greeting", "visit")  # and one more
    clerk.until(lambda: "and 1 more" in clerk.texts)
    clerk.press(Key.Key_Escape)
    clerk.until(lambda: "and 1 more" not in clerk.texts)


def test_farewell_comes_up_on_the_day_on_which_the_booked_stay_ends(clerk: Clerk) -> None:
    put(clerk, "Umbrella", "farewell")
    clerk.desk.on_guest(clerk.hall, guest_acts.arrive, channel="in-person").result()
    clerk.open("hall")
    QTest.qWait(50)
    assert not strips(clerk)
    today = date.today()
    came = (today - timedelta(days=2)).isoformat()
    booking = GuestExpected("Katherine Hall", came, until=today.isoformat(), guest=clerk.hall)
    page = PageId(new_id(now_ms()))
    clerk.desk._submit(lambda tx, now: {page: [Draft(booking)]}).result()
    shows(clerk, "Umbrella")


def test_what_was_missed_stays_in_sight_during_the_visit(clerk: Clerk) -> None:
    put_before(clerk, "Flowers", "arrival", 26 * HOUR_MS)
    clerk.desk.on_guest(clerk.hall, guest_acts.arrive, channel="in-person").result()
    clerk.open("hall")
    shows(clerk, "Flowers")


def test_for_another_day_it_waits(clerk: Clerk) -> None:
    put(clerk, "Tomorrow", day=(date.today() + timedelta(days=1)).isoformat())
    put(clerk, "Today", day=date.today().isoformat())
    clerk.open("hall")
    shows(clerk, "Today")


def test_it_is_passed_on_to_a_colleague_by_keys(clerk: Clerk, house: House) -> None:
    page = put(clerk, "Extra pillow")
    clerk.open("hall")
    shows(clerk, "Extra pillow")
    clerk.press(Key.Key_D, CTRL | SHIFT)
    clerk.type("for Mar")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: one(clerk, page).to == house.marek)
    clerk.until(lambda: any("for Marek" in text for text in clerk.texts))


def test_who_thinks_better_of_it_passes_nothing_on(clerk: Clerk) -> None:
    page = put(clerk, "Extra pillow")
    clerk.open("hall")
    shows(clerk, "Extra pillow")
    clerk.press(Key.Key_D, CTRL | SHIFT)
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Escape)
    assert clerk.page.shows == "card"
    QTest.qWait(20)
    assert not one(clerk, page).passed


def test_colleague_at_another_desk_sets_and_does_it_before_ones_eyes(
    clerk: Clerk, house: House
) -> None:
    clerk.open("hall")
    page = house.as_marek(lambda: put(clerk, "Extra pillow"))
    shows(clerk, "Extra pillow")
    clerk.until(lambda: any("Marek, today" in text for text in clerk.texts))
    clerk.desk.shifts.act(page, traces.do_trace).result()
    shows(clerk)


def test_arrows_choose_which_one_is_done(clerk: Clerk) -> None:
    first, second = put(clerk, "One"), put(clerk, "Two")
    clerk.open("hall")
    shows(clerk, "One", "Two")
    clerk.host.findChild(TraceRow).setFocus()
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_D, CTRL)
    shows(clerk, "One")
    assert one(clerk, first).is_open
    assert not one(clerk, second).is_open


def test_another_guests_tasks_are_not_shown(clerk: Clerk) -> None:
    put(clerk, "Extra pillow")
    clerk.open("hall")
    shows(clerk, "Extra pillow")
    clerk.open("wang")
    shows(clerk)


@pytest.mark.parametrize("width", [1240, 760])
def test_long_words_have_room(
    clerk: Clerk, width: int, squeezed: Callable[..., list[str]], nameless: Callable[..., list[str]]
) -> None:
    put(clerk, "A second pillow, a blanket and the small lamp from the reading room " * 3)
    clerk.host.resize(width, 760)
    clerk.open("hall")
    clerk.until(lambda: strips(clerk))
    rows = clerk.host.findChild(TraceList)
    assert not squeezed(rows)
    assert not nameless(rows)


def test_task_never_pushes_a_safety_line_out_of_sight(clerk: Clerk, house: House) -> None:
    clerk.desk.on_guest(clerk.hall, guest_acts.note_care, text="Nuts", care="allergy").result()
    house.problem(clerk.hall)
    clerk.host.resize(1240, 760)
    clerk.open("hall")
    strip = clerk.host.findChild(CardAlerts)
    QTest.qWait(50)
    stood = strip.mapTo(clerk.host, strip.rect().bottomLeft()).y()
    put(clerk, "A second pillow, a blanket and the small lamp from the reading room")
    clerk.until(lambda: strips(clerk))
    QTest.qWait(50)
    assert strip.mapTo(clerk.host, strip.rect().bottomLeft()).y() == stood
