"""The line-up as it is told: by key, by click, against the clock, while the house goes on."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from assistant.exchange.coming import Coming
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.recovery import acts
from assistant.shift import expecting, good, rules
from assistant.shift.entries import ShiftWritten
from tests.ui.lineup.conftest import Hall

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
END = "Have a good shift"


def test_five_minutes_are_told_by_one_key_and_it_leaves_by_itself(hall: Hall) -> None:
    hall.begin()
    heard = []
    while not hall.told:
        heard.append(hall.now)
        hall.press("Space")
    assert hall.told == ["left"]
    assert heard[-1] == END
    assert len(heard) == hall.slides + 1
    assert len(set(heard)) == len(heard)


@pytest.mark.parametrize("key", ["Space", "Right", "Return", "Enter", "PgDown"])
def test_every_key_that_one_tries_goes_on(hall: Hall, key: str) -> None:
    hall.begin()
    hall.press(key)
    assert hall.page._at == 1


@pytest.mark.parametrize("key", ["Left", "PgUp", "Backspace"])
def test_one_goes_back_and_not_before_the_beginning(hall: Hall, key: str) -> None:
    hall.begin()
    hall.press("Space", "Space", key)
    assert hall.page._at == 1
    hall.press(key, key)
    assert hall.page._at == 0


def test_home_is_the_beginning_and_what_was_seen_stays_seen(hall: Hall) -> None:
    hall.begin()
    hall.press("Space", "Space", "Home")
    assert hall.page._at == 0
    assert hall.dots["Guests"].startswith("ott") or hall.dots["Guests"].startswith("ot")


def test_click_goes_on_and_two_quick_ones_go_on_twice(hall: Hall) -> None:
    hall.begin()
    hall.click()
    assert hall.page._at == 1
    QTest.mouseDClick(hall.page, Qt.MouseButton.LeftButton, pos=QPoint(600, 400))
    assert hall.page._at == 2


def test_keys_at_the_foot_can_be_clicked(hall: Hall) -> None:
    hall.begin()
    onward, back, leave = hall.page.foot._keys
    onward.click()
    onward.click()
    back.click()
    assert hall.page._at == 1
    leave.click()
    assert hall.told == ["left"]


def test_dots_tell_what_is_seen_what_is_now_and_what_is_to_come(hall: Hall) -> None:
    hall.begin()
    assert hall.dots["Guests"][:2] == "o."
    hall.go_to("Open problems")
    assert set(hall.dots["Guests"]) == {"t"}
    assert hall.dots["Open problems"][0] == "o"
    assert hall.dots["Idea and question"] == "."
    while hall.now != END:
        hall.press("Space")
    assert set("".join(hall.dots.values())) == {"t"}


def test_time_runs_down_quietly_and_after_the_end_says_by_how_much(hall: Hall) -> None:
    hall.begin()
    assert hall.page.head.time in ("5:00 left", "4:59 left", "4:58 left")
    hall.page._began_s = time.monotonic() - 80
    hall.page.on_tick()
    assert hall.page.head.time == "3:40 left"
    hall.page._began_s = time.monotonic() - 340
    hall.page.on_tick()
    assert hall.page.head.time == "over by 0:40"


def test_minutes_and_shift_are_what_the_house_says(hall: Hall) -> None:
    shifts = [ShiftWritten("All day", "00:00", "23:59")]
    hall.desk.shifts.settle(rules.set_shifts, shifts=shifts).result()
    hall.desk.shifts.settle(rules.set_rules, lineup_minutes=9).result()
    hall.begin()
    assert hall.page.head.time.startswith(("9:00", "8:5"))
    assert "All day" in hall.page.head._day


def test_escape_leaves_and_the_next_one_begins_anew(hall: Hall) -> None:
    hall.begin()
    hall.press("Space", "Space", "Esc")
    assert hall.told == ["left"]
    hall.page._began_s -= 100
    hall.begin()
    assert hall.page._at == 0
    assert "t" not in hall.dots["Guests"]
    assert hall.page.head.time.startswith(("5:00", "4:5"))


def test_who_looks_at_a_card_in_between_goes_on_where_it_was(hall: Hall) -> None:
    hall.begin()
    hall.press("Space")
    about = hall.page._line_up.slides[1].guest
    hall.press("line-up-guest")
    assert hall.told == [about]
    hall.window.show_page("counter")
    hall.page._began_s -= 60
    hall.window.show_page("line-up")
    hall.page.begin()
    hall.settle()
    assert hall.page._at == 1
    assert hall.page.head.time.startswith(("4:0", "3:5"))


def test_idea_leads_to_no_card(hall: Hall) -> None:
    hall.begin()
    hall.go_to("One idea, one question")
    hall.press("line-up-guest")
    assert not hall.told


def test_window_built_anew_goes_on_with_slide_and_clock(hall: Hall) -> None:
    hall.begin()
    hall.press("Space", "Space")
    hall.page._began_s -= 30
    hall.page.on_tick()
    other = hall.new_page()
    other.take_over(hall.page.open)
    assert other.sheet.shown == hall.page.sheet.shown
    assert other.dots.groups == hall.page.dots.groups
    assert other.head.time == hall.page.head.time
    other.deleteLater()


def test_line_up_that_is_over_is_not_taken_along(hall: Hall) -> None:
    hall.begin()
    hall.press("Esc")
    assert hall.page.open is None
    hall.page.take_over(None)


def test_good_deed_told_meanwhile_is_there_and_nobody_is_moved_on(hall: Hall) -> None:
    hall.begin()
    hall.press("Space")
    before, many = hall.now, len(hall.dots.get("Well done", ""))
    hall.wow("Ran after her with the umbrella", "Marek")
    hall.until(lambda: len(hall.dots.get("Well done", "")) == many + 1)
    assert hall.now == before
    hall.go_to("Well done since yesterday")
    assert hall.now == "Ran after her with the umbrella"
    assert "Marek" in hall.page.sheet.text()


def test_thanks_appear_while_the_deed_is_looked_at(hall: Hall) -> None:
    page = hall.wow("Ran after her with the umbrella", "Marek")
    hall.begin()
    hall.go_to("Well done since yesterday")
    assert "Thanks" not in hall.page.sheet.text()
    hall.desk.sign_in(hall.staff["Lucía"])
    hall.desk.shifts.act(page, good.thank).result()
    hall.until(lambda: "Thanks from Lucía" in hall.page.sheet.text())


def test_problem_settled_while_it_is_told_stays_until_it_is_left(hall: Hall) -> None:
    hall.begin()
    hall.go_to("Open problems")
    first, many = hall.page._line_up.slides[hall.page._at], len(hall.dots["Open problems"])
    name = hall.now
    hall.desk.matters.act(first.matter, acts.close, content=False, reason="Went home").result()
    hall.until(lambda: "Settled meanwhile" in hall.page.sheet.text())
    assert hall.now == name
    hall.press("Space")
    hall.wow("Something else that changes the house", "Marek")
    hall.until(lambda: len(hall.dots["Open problems"]) == many - 1)
    assert hall.now != name


def test_nothing_restricted_is_told_even_while_the_manager_stands_there(hall: Hall) -> None:
    words = {"text": "Her brooch is gone", "steps": STEPS, "restricted": "theft"}
    guest = hall.desk.meet(Identity("Vera Stein")).result()
    hall.desk.on_guest(guest, guest_acts.arrive, channel="in-person").result()
    hall.desk.matters.open(guest=guest, **words).result()
    hall.begin()
    told = "\n".join(hall.all_shown())
    assert "brooch" not in told
    slides = [one for one in hall.page._line_up.slides if one.part == "guests"]
    assert not [one.say for one in slides if one.guest == guest and one.say]


def test_house_where_nothing_happened_has_its_idea(empty_hall: Hall) -> None:
    empty_hall.begin()
    assert list(empty_hall.dots) == ["Idea and question"]
    assert empty_hall.page.sheet.shown.asks
    empty_hall.press("Space")
    assert empty_hall.now == END
    empty_hall.press("Space")
    assert empty_hall.told == ["left"]


def test_who_is_on_duty_stands_at_the_foot_as_far_as_there_is_room(hall: Hall) -> None:
    hall.begin()
    assert hall.page.foot.duty.startswith("On duty: Elena")
    names = [f"Colleague {n}" for n in range(20)]
    hall.page.foot.show_duty(names)
    assert hall.page.foot.duty.startswith("On duty: Colleague 0, Colleague 1")
    assert " and " in hall.page.foot.duty
    assert hall.page.foot._wide(hall.page.foot.duty) <= hall.page.foot._room


def test_slide_is_read_out_whole(hall: Hall, nameless) -> None:
    hall.begin()
    for told in hall.all_shown():
        assert hall.page.sheet.accessibleName() == told
        assert hall.page.accessibleName() == told
    assert not nameless(hall.page)


def test_words_to_say_are_those_of_the_phrase_book(hall: Hall) -> None:
    hall.begin()
    said = [one.say for one in hall.page._line_up.slides if getattr(one, "say", "")]
    assert said
    assert all("{" not in words for words in said)


def test_words_for_who_is_expected_say_so(empty_hall: Hall) -> None:
    desk = empty_hall.desk
    guest = desk.meet(Identity("Ana Ruiz", language="en")).result()
    desk.on_guest(guest, guest_acts.note_care, care="allergy", text="Nuts").result()
    row = Coming("Ana Ruiz", time.strftime("%Y-%m-%d"))
    desk.shifts.expect(expecting.expect_one, row=row, guest=guest).result()
    empty_hall.begin()
    [slide] = [one for one in empty_hall.page._line_up.slides if getattr(one, "guest", b"")]
    assert "expect" in slide.say


def test_page_that_is_not_seen_reads_nothing(hall: Hall) -> None:
    hall.begin()
    hall.press("Esc")
    hall.window.show_page("counter")
    hall.wow("Ran after her", "Marek")
    QTest.qWait(30)
    assert not hall.page._is_reading
