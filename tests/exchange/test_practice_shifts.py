"""The practice house's week of shifts: whole, true at any hour, and with something left to read."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest

from assistant.desk import Desk, open_desk
from assistant.drafts import Draft
from assistant.exchange import practice
from assistant.exchange.practice_course import Course
from assistant.exchange.practice_shifts import PageStory
from assistant.guests.entries import (
    GuestMet,
    Identity,
    NoteWritten,
    PreferenceChanged,
    PreferenceNoted,
)
from assistant.guests.lookup import find
from assistant.journal import store as journal
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.places import Home
from assistant.recovery.view import PromiseView
from assistant.shift import entries as e
from assistant.shift import register
from assistant.shift.reminding import reminder
from assistant.shift.sheet import next_page
from assistant.shift.view import (
    ExpectedView,
    HandoverView,
    ShiftRules,
    SuggestionView,
    ToldSheet,
    TraceView,
    WowView,
)
from assistant.typed import several_lines

HOURS = ((0, 10), (6, 50), (16, 20), (22, 58))
"""Just after midnight, around both ends of shifts, and within one."""
DAY_MS = 24 * 60 * 60 * 1000
TABLES = ("handover", "trace", "expected", "wow", "suggestion")
CHARACTER = (
    "angry|annoying|arrogant|careless|charming|clumsy|demanding|difficult|forgetful|friendly|fussy"
    "|impatient|kind|lazy|lovely|mean|moody|nervous|nice|polite|rude|shy|stingy|strange|stubborn"
)
"""What people are like is told of nobody; only what was seen, said and done."""


class House:
    """The practice store, opened at an hour, with the first colleague at the desk."""

    def __init__(self, desk: Desk, now: datetime) -> None:
        self.desk, self.now, self.now_ms = desk, now, int(now.timestamp() * 1000)
        practice.furnish(desk, self.now_ms)
        self.staff = {one.name: StaffId(one.page) for one in desk.staff()}
        self.first = StaffId(desk.staff()[0].page)
        desk.sign_in(self.first)

    @property
    def given(self) -> ToldSheet:
        given = self.desk.shifts.given()
        assert given is not None
        return given

    @property
    def latest(self) -> HandoverView:
        assert self.given.view is not None
        return self.given.view

    def day(self, ahead: int) -> str:
        return (self.now.date() + timedelta(days=ahead)).isoformat()

    def expected(self, ahead: int) -> list[ExpectedView]:
        day = self.day(ahead)
        found = self.desk.shifts.all(lambda tx: register.expected(tx, day, day))
        return [one for one in found if isinstance(one, ExpectedView)]

    def traces(self) -> list[TraceView]:
        return [o for o in self.desk.shifts.all(register.traces) if isinstance(o, TraceView)]

    def wows(self) -> list[WowView]:
        return [o for o in self.desk.shifts.all(register.wows) if isinstance(o, WowView)]

    def suggestions(self) -> list[SuggestionView]:
        found = self.desk.shifts.all(register.suggestions)
        return [one for one in found if isinstance(one, SuggestionView)]


@pytest.fixture(scope="module", params=HOURS, ids=lambda hour: "{:02}:{:02}".format(*hour))
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    desk = open_desk(Home(tmp_path_factory.mktemp("house") / "home"))
    yield House(desk, datetime(2026, 11, 18, *request.param))
    desk.close()


def test_who_begins_has_something_of_every_kind_to_read(house: House) -> None:
    unread = house.given.unread(house.first)
    kinds = {one.told.item.kind for one in unread}
    assert kinds == set(get_args(e.ItemKind))
    assert all(one.told.name or one.told.pin or one.told.names for one in unread)
    assert 10 <= len(unread) == len(house.given.items) <= 30


def test_who_begins_is_told_of_what_is_unread(house: House) -> None:
    me = house.desk.staff()[0]
    told = reminder(
        house.given, house.desk.shifts.earlier(), [], ShiftRules(), me, house.now_ms + 60_000
    )
    assert told is not None
    assert (told.kind, told.page) == ("unread", house.given.page)


def test_every_item_was_read_by_somebody_and_none_by_all(house: House) -> None:
    for sheet in house.desk.shifts.earlier():
        readers = set(house.staff.values()) - {sheet.given_by}
        assert sheet.items
        assert all(item.signed for item in sheet.items)
        assert any(set(item.signed) != readers for item in sheet.items)
        assert all(sheet.given_by not in item.signed for item in sheet.items)


def test_one_question_is_answered_and_one_waits_for_whoever_wrote(house: House) -> None:
    asked = [q for sheet in house.desk.shifts.earlier() for i in sheet.items for q in i.questions]
    assert [len(one.answers) for one in asked] == [1, 0]
    waiting = {name for name, one in house.staff.items() if house.latest.unanswered(one)}
    assert waiting == {"刘敏"}


def test_handovers_follow_one_another_as_the_desk_reckons(house: House) -> None:
    pages = [sheet.page for sheet in reversed(house.desk.shifts.earlier())]
    assert len(pages) == 5
    assert [next_page(before) for before in (None, *pages[:-1])] == pages
    draft = house.desk.shifts.draft()
    assert draft.page == next_page(pages[-1])
    assert draft.view is not None
    assert len(draft.view.pins) == 1
    assert set(draft.view.came) == {house.staff["Lucía"], house.staff["Marek"]}


def test_each_shift_hands_over_to_the_next(house: House) -> None:
    sheets = list(reversed(house.desk.shifts.earlier()))
    assert {sheet.shift for sheet in sheets} == {"Early", "Late", "Night"}
    for before, after in pairwise(sheets):
        assert before.next_shift == after.shift
        assert before.given_ms < after.given_ms
    assert house.latest.given_ms == house.now_ms - 60 * 60 * 1000
    assert house.latest.given_by != house.first


def test_an_item_is_told_as_it_stood_when_its_handover_was_given(house: House) -> None:
    told = []
    for sheet in reversed(house.desk.shifts.earlier()):
        given = house.desk.shifts.given(sheet.page)
        assert given is not None
        told.append({(one.told.item.kind, one.told.name): one.told for one in given.items})
    patel = ("problem", "Priya Patel")
    assert [patel in one for one in told] == [False, True, True, True, False]
    for one in told[1:4]:
        matter = one[patel].matter
        assert matter is not None
        assert matter.is_open
        assert one[patel].over_ms
    made_good = [one[patel].matter for one in told[1:4]]
    assert [len(one.deeds) if one else 0 for one in made_good] == [1, 1, 2]
    assert ("gesture", "Priya Patel") in told[4]
    assert ("problem", "Daniel Okafor") in told[4]
    assert ("problem", "Ingrid Solheim") not in told[4]  # it came after


def test_what_was_not_on_the_last_handover_is_on_the_next(house: House) -> None:
    items = {(one.told.item.kind, one.told.name) for one in house.desk.shifts.draft().items}
    assert {("problem", "Ingrid Solheim"), ("problem", "Daniel Okafor")} <= items


def test_promise_was_passed_on_by_who_left(house: House) -> None:
    found = (one.told.promise for one in house.given.items if one.told.name == "王雅琴")
    promise = next(one for one in found if isinstance(one, PromiseView))
    assert promise.owner == house.staff["Anna Orlova"]


def test_tasks_are_for_every_moment_of_a_visit(house: House) -> None:
    still = [one for one in house.traces() if one.is_open]
    assert len(still) == 5
    assert {one.moment for one in still} == set(get_args(e.TraceMoment))
    assert {one.day for one in still} <= {house.day(0), house.day(1)}
    assert any(one.role for one in still)
    assert any(one.passed for one in still)
    assert len([one for one in house.traces() if not one.is_open and one.done_text]) == 2
    here = {hit.page for hit in house.desk.look_up(find.here)}
    coming = {one.guest for one in house.expected(0) if not one.cancelled}
    assert {one.guest for one in still} <= here | coming


def test_who_is_expected_today_and_tomorrow(house: House) -> None:
    today, tomorrow = house.expected(0), house.expected(1)
    assert (len(today), len(tomorrow)) == (8, 5)
    assert len([one for one in (*today, *tomorrow) if not one.guest]) == 3
    assert [one.name for one in (*today, *tomorrow) if one.cancelled] == ["Éloïse Béranger"]
    assert all(one.note and one.at for one in (*today, *tomorrow))
    soon = [(house.now + timedelta(minutes=by)).strftime("%H:%M") for by in (-60, 160)]
    if soon[0] < soon[1]:
        assert len([one for one in today if soon[0] < one.at < soon[1]]) >= 4
    for one in (*today, *tomorrow):
        guest = house.desk.guest(one.guest) if one.guest else None
        assert guest is None or guest.identity.name == one.name


def test_good_deeds_of_a_week_are_thanked_for_by_others(house: House) -> None:
    wows = house.wows()
    assert len(wows) == 6
    assert all(house.now_ms - one.when_ms < 7 * DAY_MS for one in wows)
    days = [datetime.fromtimestamp(one.when_ms / 1000).date() for one in wows]
    assert days.count(date.fromisoformat(house.day(-1))) == 2
    assert all(one.thanks and not set(one.thanks) & set(one.about) for one in wows)
    assert any(one.about == (one.staff,) for one in wows)


def test_suggestions_are_answered_by_name_but_for_one(house: House) -> None:
    found = house.suggestions()
    assert sorted(one.answers[-1].answer if one.answers else "" for one in found) == [
        *("", "no", "yes", "yes")
    ]
    waiting = next(one for one in found if not one.answers)
    assert 8 < (house.now_ms - waiting.when_ms) / DAY_MS < 10
    answers = [answer for one in found for answer in one.answers]
    assert {answer.staff for answer in answers} == {house.first}
    assert all(answer.text for answer in answers)
    assert all(one.staff != house.first for one in found)


def test_house_has_its_shifts_and_an_idea_of_its_own(house: House) -> None:
    rules = house.desk.shifts.rules()
    assert [one.name for one in rules.shifts] == ["Early", "Late", "Night"]
    assert len(rules.ideas) == 1


def test_nothing_lies_ahead_but_what_is_expected(house: House) -> None:
    first = PageId(b"")
    pages = house.desk.look_up(
        lambda tx: [one for _, lines in journal.all_pages(tx, first) for one in lines]
    )
    joined = {entry.id for entry in pages if entry.kind == "staff-joined"}
    assert all(entry.happened_at <= house.now_ms for entry in pages if entry.id not in joined)


def test_registers_made_anew_are_the_same(house: House) -> None:
    before = _tables(house.desk)
    assert all(before.values())
    house.desk.rebuild()
    assert _tables(house.desk) == before


def _tables(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    return {
        name: desk.look_up(
            lambda tx, name=name: sorted(  # type: ignore[misc]
                tuple(row) for row in tx.exec_driver_sql(f"SELECT * FROM {name}")
            )
        )
        for name in TABLES
    }


@pytest.mark.parametrize("name", ["guests", "matters", "shifts"])
def test_texts_tell_what_was_done_and_of_nobody_what_they_are_like(name: str) -> None:
    text = (files("resources") / "practice" / f"{name}.toml").read_text("utf-8")
    assert not re.search("[!¡！]", text)
    assert not re.findall(rf"\b(?:{CHARACTER})\b", _stories(text), re.IGNORECASE)
    for line in text.splitlines():
        assert several_lines(line, 1000) == line.strip()


def _stories(text: str) -> str:
    """Without the words of the file itself: `kind DEFECT` is one."""
    book = tomllib.loads(text)
    told = [one["story"] for many in book.values() if isinstance(many, list) for one in many
            if "story" in one]  # fmt: skip
    return re.sub(r" kind ", " ", "\n".join(told))


@pytest.mark.parametrize(
    "line", ["soon Elena thanks", "2h Nobody thanks", "2h Elena dances", "2h Elena"]
)
def test_line_that_makes_no_sense_is_not_passed_over(line: str) -> None:
    signers = {"Elena": StaffId(PageId(b"\x01" * 16))}
    with pytest.raises(ValueError, match=line.split()[-1]):
        PageStory({}, {}, signers, 0).read(line)


def test_line_may_speak_of_one_from_an_earlier_stage(desk: Desk) -> None:
    page, me = PageId(b"\x07" * 16), desk.signed
    told = [
        Draft(GuestMet(Identity("Quirin Blank"), "practice"), me, 100),
        Draft(NoteWritten("Came by the garden"), me, 400),
        Draft(PreferenceNoted("Tea", "said"), me, 200),
        Draft(PreferenceChanged(EntryId(b""), "Green tea"), me, 300, of=2),
    ]
    course = Course(desk, [(page, told)], [250])
    course.go_on(0, {})
    course.go_on(1, {})
    view = desk.guest(page)
    assert view is not None
    assert [one.text for one in view.preferences] == ["Green tea"]
    assert [one.text for one in view.notes] == ["Came by the garden"]
