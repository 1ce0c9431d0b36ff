"""Who is still to come today: in the list at the left, and on the card of whom it is about."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.exchange.coming import Coming
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.recovery import acts
from assistant.shift import expecting
from assistant.shift.view import ExpectedView
from tests.ui.counter.test_page import HALL, WANG, Clerk, Key
from ui.counter.expected_guest import ExpectedGuest
from ui.counter.guest_list import GuestList
from ui.counter.newcomer import Newcomer
from ui.counter.strip import Strip
from ui.look.look import Look

TODAY = date.today().isoformat()
TOMORROW = (date.today() + timedelta(days=1)).isoformat()
STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Katherine Hall and 王雅琴 on file; the counter open."""
    hall, wang = desk.meet(HALL).result(), desk.meet(WANG).result()
    one = Clerk(desk, look, qtbot)
    one.hall, one.wang = hall, wang
    yield one
    one.close()


def expect(clerk: Clerk, name: str, day: str = TODAY, **words: Any) -> ExpectedView:
    guest = words.pop("guest", PageId(b""))
    row = Coming(name, day, **words)
    changes = clerk.desk.shifts.expect(expecting.expect_one, row=row, guest=guest).result()
    view = next(iter(changes.shifts.values()))
    assert isinstance(view, ExpectedView)
    return view


def sections(clerk: Clerk) -> dict[str, list[str]]:
    """The headings at the left with the names below them."""
    found: dict[str, list[str]] = {}
    for row in clerk.page._finding._list._model.rows:
        if isinstance(row, tuple):
            found[row[0]] = []
        else:
            found[list(found)[-1]].append(row.name)
    return found


def lines(clerk: Clerk) -> list[str]:
    rows = clerk.page._finding._list._model.rows
    return [row.line for row in rows if isinstance(row, ExpectedGuest)]


def strips(clerk: Clerk) -> list[str]:
    found = clerk.page._card.expected.findChildren(Strip)
    return [one.accessibleName() for one in found if one.isVisible()]


def on_file(clerk: Clerk, page: PageId) -> ExpectedView:
    view = clerk.desk.shifts.all(lambda tx: [page])[0]
    assert isinstance(view, ExpectedView)
    return view


def test_who_is_still_to_come_stands_by_time_with_what_to_prepare(clerk: Clerk) -> None:
    expect(clerk, "Tom Weber", at="20:00", party=2)
    expect(clerk, "Katherine Hall", at="19:30", note="pillow, side door", guest=clerk.hall)
    expect(clerk, "Mei Lin", TOMORROW)
    clerk.until(lambda: sections(clerk).get("Expected") == ["Katherine Hall", "Tom Weber"])
    assert lines(clerk) == ["19:30 · pillow, side door", "20:00 · 2 people"]
    assert "Katherine Hall" not in sections(clerk)["Recent"]
    assert list(sections(clerk)) == ["Expected", "Recent"]


def test_who_came_or_cancelled_is_gone_from_it(clerk: Clerk) -> None:
    expect(clerk, "Katherine Hall", at="19:30", guest=clerk.hall)
    tom = expect(clerk, "Tom Weber", at="20:00")
    clerk.until(lambda: len(sections(clerk).get("Expected", ())) == 2)
    clerk.desk.on_guest(clerk.hall, guest_acts.arrive, channel="in-person").result()
    clerk.until(lambda: sections(clerk).get("Expected") == ["Tom Weber"])
    clerk.until(lambda: sections(clerk).get("In the house") == ["Katherine Hall"])
    clerk.desk.shifts.act(tom.page, expecting.cancel).result()
    clerk.until(lambda: "Expected" not in sections(clerk))


def test_who_has_an_open_problem_stands_there_only(clerk: Clerk) -> None:
    expect(clerk, "Katherine Hall", at="19:30", guest=clerk.hall)
    clerk.until(lambda: "Expected" in sections(clerk))
    clerk.desk.matters.open(
        acts.open_problem, text="Cold shower", steps=STEPS, guest=clerk.hall
    ).result()
    clerk.until(lambda: list(sections(clerk)) == ["Open problems", "Recent"])


def test_known_one_opens_the_card_and_it_says_when_and_what_to_prepare(clerk: Clerk) -> None:
    expect(clerk, "Katherine Hall", at="19:30", note="pillow, side door", guest=clerk.hall)
    clerk.until(lambda: "Expected" in sections(clerk))
    clerk.press(Key.Key_Return)
    clerk.until(lambda: strips(clerk) == ["Expected at 19:30: pillow, side door"])
    assert clerk.page.shows == "card"


def test_card_follows_what_becomes_of_it(clerk: Clerk) -> None:
    clerk.open("hall")
    assert not strips(clerk)
    view = expect(clerk, "Katherine Hall", at="19:30", guest=clerk.hall)
    clerk.until(lambda: strips(clerk) == ["Expected at 19:30"])
    clerk.desk.shifts.act(view.page, expecting.change, at="", note="pillow").result()
    clerk.until(lambda: strips(clerk) == ["Expected today: pillow"])
    clerk.open("王雅琴")
    assert not strips(clerk)
    clerk.open("hall")
    clerk.until(lambda: strips(clerk))
    clerk.desk.shifts.act(view.page, expecting.cancel).result()
    clerk.until(lambda: not strips(clerk))


def test_unknown_one_opens_the_form_filled_in_and_is_matched_once_saved(clerk: Clerk) -> None:
    view = expect(
        clerk, "Tom Weber", at="20:00", phones=("+49 30 23125 001",), emails=("tom@example.com",)
    )
    clerk.until(lambda: "Expected" in sections(clerk))
    clerk.press(Key.Key_Return)
    clerk.until(lambda: clerk.page.shows == "form")
    form = clerk.shell.findChild(Newcomer)
    assert form is not None
    assert form.identity.name == "Tom Weber"
    assert form.identity.phones == ("+49 30 23125 001",)
    assert form.identity.emails == ("tom@example.com",)
    clerk.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.until(lambda: on_file(clerk, view.page).guest)
    guest = on_file(clerk, view.page).guest
    assert clerk.on_file(guest).identity.name == "Tom Weber"
    clerk.until(lambda: clerk.page.shows == "card" and strips(clerk) == ["Expected at 20:00"])


def test_who_turns_out_to_be_on_file_is_matched(clerk: Clerk) -> None:
    view = expect(clerk, "Katherine Hall", at="20:00")
    clerk.page.meet_expected(view)
    clerk.until(lambda: any("Perhaps the same guest" in text for text in clerk.texts))
    clerk.press(Key.Key_O, Qt.KeyboardModifier.AltModifier)
    clerk.until(lambda: on_file(clerk, view.page).guest == clerk.hall)
    clerk.until(lambda: clerk.page.shows == "card")


def test_form_that_is_left_matches_nobody(clerk: Clerk) -> None:
    view = expect(clerk, "Tom Weber")
    clerk.page.meet_expected(view)
    clerk.press(Key.Key_Escape)
    clerk.page.meet("Mei Lin")
    clerk.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.until(lambda: clerk.page.shows == "card")
    assert not on_file(clerk, view.page).guest


def test_form_of_somebody_expected_outlives_the_window(
    desk: Desk, look: Look, qtbot: QtBot
) -> None:
    desk.meet(Identity("Katherine Hall")).result()
    first = Clerk(desk, look, qtbot)
    view = expect(first, "Tom Weber")
    first.page.meet_expected(view)
    before = first.page.open
    first.close()
    second = Clerk(desk, look, qtbot)
    second.page.take_over(before)
    second.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    second.until(lambda: on_file(second, view.page).guest)
    second.close()


def test_row_is_read_in_whole_words(clerk: Clerk) -> None:
    clerk.desk.on_guest(clerk.hall, guest_acts.note_care, care="allergy", text="Nuts").result()
    expect(clerk, "Katherine Hall", at="19:30", note="pillow", party=2, guest=clerk.hall)
    expect(clerk, "Tom Weber")
    clerk.until(lambda: len(lines(clerk)) == 2)
    rows = clerk.shell.findChild(GuestList)._model.rows
    assert [row.sentence() for row in rows if isinstance(row, ExpectedGuest)] == [
        "Katherine Hall, Expected: 19:30, 2 people, pillow, needs care",
        "Tom Weber, Expected, not known yet",
    ]


def test_store_with_nobody_but_somebody_expected_is_no_empty_one(
    desk: Desk, look: Look, qtbot: QtBot
) -> None:
    clerk = Clerk(desk, look, qtbot)
    told: list[bool] = []
    clerk.page.nobody_known.connect(told.append)
    expect(clerk, "Tom Weber")
    clerk.until(lambda: "Expected" in sections(clerk))
    assert told[-1] is False
    clerk.close()


def test_late_ones_of_a_full_day_are_listed_when_the_early_ones_have_come(clerk: Clerk) -> None:
    rows = [Coming(f"Guest {n}", TODAY, "10:00") for n in range(70)]
    changes = clerk.desk.shifts.expect(expecting.expect, rows=rows).result()
    for page in changes.shifts:
        clerk.desk.shifts.act(page, expecting.match, guest=clerk.hall).result()
    expect(clerk, "Tom Weber", at="22:00")
    clerk.desk.on_guest(clerk.hall, guest_acts.arrive, channel="in-person").result()
    clerk.until(lambda: sections(clerk).get("Expected") == ["Tom Weber"])
