"""The staff of a real store: rights, PINs, the way back by the recovery sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.desk import Desk, open_desk
from assistant.journal.stamp import StaffId
from assistant.journal.store import page_rows
from assistant.people import acts
from assistant.people.tries import FIRST_MS
from assistant.people.view import StaffView
from assistant.places import Home
from assistant.refusal import Refused

SHEET = "river stone lamp"


class Clock:
    """Time goes on when a test says so."""

    now_ms = 1_790_000_000_000

    def __call__(self) -> int:
        self.now_ms += 1
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    desk = open_desk(Home(tmp_path / "home"), clock)
    elena = desk.people.join(name="Elena").result()
    desk.sign_in(elena)
    yield desk
    desk.close()


def one(desk: Desk, name: str) -> StaffView:
    return next(one for one in desk.staff() if one.name == name)


def page(desk: Desk, name: str) -> StaffId:
    return StaffId(one(desk, name).page)


def refusal(future: Any) -> str:
    with pytest.raises(Refused) as caught:
        future.result()
    return caught.value.sentence()


def test_first_person_is_the_manager_and_further_ones_are_for_who_looks_after_the_staff(desk):
    assert one(desk, "Elena").role == "manager"
    marek = desk.people.join(name="Marek").result()
    desk.sign_in(marek)
    assert refusal(desk.people.join(name="Lin")).startswith("This is for Elena.")
    desk.sign_in(None)
    assert refusal(desk.people.join(name="Lin")).startswith("This is for Elena.")
    assert len(desk.staff()) == 2


def test_right_given_to_a_role_holds_at_once_and_can_be_taken_back(desk):
    marek = desk.people.join(name="Marek").result()
    desk.people.settle_right("clerk", "staff", granted=True).result()
    desk.sign_in(marek)
    assert desk.people.may("staff")
    desk.people.require("staff")
    desk.people.join(name="Lin").result()
    assert refusal(desk.people.join(name="Vera", role="manager")).startswith("Managers are")
    assert refusal(desk.people.act(marek, acts.change, role="manager")).startswith("Managers are")
    elena = page(desk, "Elena")
    assert refusal(desk.people.set_pin(elena, "2468")).startswith("Managers are")
    desk.sign_in(elena)
    desk.people.settle_right("clerk", "staff", granted=False).result()
    desk.sign_in(marek)
    assert not desk.people.may("staff")
    with pytest.raises(Refused, match="for Elena"):
        desk.people.require("staff")


def test_one_changes_ones_own_name_and_pin_but_not_ones_role(desk):
    marek = desk.people.join(name="Marek").result()
    desk.sign_in(marek)
    desk.people.act(marek, acts.change, name="Marek K.", languages=("cs",)).result()
    desk.people.set_pin(marek, "a long sentence").result()
    assert one(desk, "Marek K.").has_pin
    assert refusal(desk.people.act(marek, acts.change, role="supervisor")).startswith("This is for")
    assert refusal(desk.people.act(marek, acts.leave)).startswith("This is for")
    assert refusal(desk.people.set_pin(page(desk, "Elena"), "")).startswith("This is for")


def test_person_who_left_comes_back_as_they_were(desk):
    marek = desk.people.join(name="Marek", role="supervisor", languages=("cs",)).result()
    desk.people.act(marek, acts.leave).result()
    assert not one(desk, "Marek").active
    desk.people.act(marek, acts.come_back).result()
    back = one(desk, "Marek")
    assert (back.active, back.role, back.languages) == (True, "supervisor", ("cs",))


def test_wrong_pins_are_written_down_slow_down_and_are_kept_over_a_restart(clock, tmp_path):
    place = Home(tmp_path / "another")
    first = open_desk(place, clock)
    elena = first.people.join(name="Elena").result()
    first.sign_in(elena)
    first.people.set_pin(elena, "2468").result()
    for _ in range(5):
        assert first.people.enter(elena, "1111").result() is False
    assert "30 s" in refusal(first.people.enter(elena, "2468"))
    first.close()
    again = open_desk(place, clock)
    try:
        assert " s." in refusal(again.people.enter(elena, "2468"))
        clock.now_ms += FIRST_MS
        assert again.people.enter(elena, "2468").result() is True
        view = one(again, "Elena")
        assert (view.misses, view.warned_ms > 0, view.here_ms > 0) == (0, True, True)
        again.sign_in(elena)
        again.people.act(elena, acts.see_misses).result()
        assert one(again, "Elena").warned_ms == 0
    finally:
        again.close()


def test_coming_without_the_pin_ends_no_wait(desk, clock):
    elena = page(desk, "Elena")
    desk.people.set_pin(elena, "2468").result()
    for _ in range(5):
        assert desk.people.enter(elena, "1111").result() is False
    clock.now_ms += 24 * 3600 * 1000
    desk.people.came(elena).result()
    assert one(desk, "Elena").misses == 5
    assert desk.people.enter(elena, "2468").result() is True
    assert one(desk, "Elena").misses == 0


def test_coming_is_written_once_a_day(desk, clock):
    elena = page(desk, "Elena")

    def lines() -> int:
        return len(desk.look_up(lambda tx: page_rows(tx, elena, "came-to-desk")))

    for _ in range(3):
        desk.people.enter(elena, "").result()
    assert lines() == 1
    clock.now_ms += 24 * 3600 * 1000
    desk.people.enter(elena, "").result()
    assert lines() == 2


def test_forgotten_pin_of_a_manager_is_set_anew_by_the_sheet_and_that_is_kept(desk):
    elena = page(desk, "Elena")
    desk.people.set_pin(elena, "2468").result()
    desk.sign_in(None)
    fits = SHEET.__eq__
    told = refusal(desk.people.set_forgotten(elena, "wrong words", "1357", fits))
    assert told == "This is not what the recovery sheet of this house says."
    assert one(desk, "Elena").misses == 1
    assert (
        refusal(desk.people.set_forgotten(elena, SHEET, "1", fits)) == "A PIN has 4 to 12 digits."
    )
    desk.people.set_forgotten(elena, SHEET, "1357", fits).result()
    assert one(desk, "Elena").by_sheet_ms > 0
    assert desk.people.enter(elena, "1357").result() is True
    assert desk.people.enter(elena, "2468").result() is False


def test_sheet_is_no_way_around_the_manager_and_makes_one_where_none_is_left(desk):
    marek = desk.people.join(name="Marek").result()
    told = refusal(desk.people.set_forgotten(marek, SHEET, "1357", SHEET.__eq__))
    assert told.startswith("A manager sets this PIN anew")
    colleagues = [one for one in desk.staff() if one.name == "Marek"]
    bodies = acts.set_forgotten_pin(colleagues[0], colleagues, 0, pin_hash="h")
    assert [type(body).__name__ for body in bodies] == ["StaffChanged", "PinSet"]


def test_sheet_that_is_tried_too_often_waits_as_a_pin_does(desk):
    elena = page(desk, "Elena")
    desk.people.set_pin(elena, "2468").result()
    for _ in range(5):
        refusal(desk.people.set_forgotten(elena, "no", "1357", SHEET.__eq__))
    assert "30 s" in refusal(desk.people.set_forgotten(elena, SHEET, "1357", SHEET.__eq__))


def test_who_left_does_not_come_in_with_the_pin_of_before(desk):
    marek = desk.people.join(name="Marek").result()
    desk.people.set_pin(marek, "4711").result()
    assert desk.people.enter(marek, "4711").result()
    desk.people.act(marek, acts.leave).result()
    assert "no longer among the staff" in refusal(desk.people.enter(marek, "4711"))
