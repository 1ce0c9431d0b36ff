"""What somebody with authority settles about shifts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from assistant.desk import Desk
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.shift import rules
from assistant.shift.entries import IdeaRetired, IdeaWritten, ShiftRulesSet, ShiftWritten
from assistant.shift.times import minutes
from assistant.shift.view import Around, OwnIdea, ShiftRules

CLERK, CHIEF, BOSS, GONE = (StaffId(PageId(name * 16)) for name in (b"c", b"s", b"m", b"g"))
STAFF = {
    CLERK: StaffView(CLERK, "Marek", "clerk"),
    CHIEF: StaffView(CHIEF, "Ms Li", "supervisor"),
    BOSS: StaffView(BOSS, "Ms Brandt", "manager"),
    GONE: StaffView(GONE, "Long gone", "manager", active=False),
}
EARLY = ShiftWritten("Early", "07:00", "15:00")
NIGHT = ShiftWritten("Night", "23:00", "07:00", (1, 2, 3))
IDEA = OwnIdea(EntryId(b"i" * 16), IdeaWritten("Say the name", "Whose name did you learn?"))


def around(signer: StaffId = BOSS, **settled: Any) -> Around:
    return Around(1_750_000_000_000, signer, STAFF, structs.replace(ShiftRules(), **settled))


# -- shifts ---------------------------------------------------------------------------------------


def test_shifts_are_written_clean() -> None:
    typed = ShiftWritten("  Early\n", "7", "15.30", (7, 1, 1, 9))
    told = rules.set_shifts(around(), shifts=[typed])
    assert told == [ShiftRulesSet(shifts=(ShiftWritten("Early", "07:00", "15:30", (1, 7)),))]


def test_the_same_shifts_are_not_written_again() -> None:
    there = around(shifts=(EARLY, NIGHT))
    assert rules.set_shifts(there, shifts=[EARLY, NIGHT]) == []
    assert rules.set_shifts(there, shifts=[structs.replace(EARLY, start="7"), NIGHT]) == []
    assert rules.set_shifts(there, shifts=[]) == [ShiftRulesSet(shifts=())]
    assert rules.set_shifts(around(), shifts=[]) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (ShiftWritten(" ", "07:00", "15:00"), "name of the shift"),
        (ShiftWritten("x" * 41, "07:00", "15:00"), "41 characters"),
        (ShiftWritten("Late", "", "15:00"), "when it begins"),
        (ShiftWritten("Late", "07:00", " "), "when it ends"),
        (ShiftWritten("Late", "07:00", "soon"), "“soon” is not a time of day"),
        (ShiftWritten("Late", "15:00", "3 pm"), "begins and ends at the same time"),
        (ShiftWritten("Late", "00:00", "24:00"), "begins and ends at the same time"),
        (ShiftWritten("Late", "07:00", "15:00", ()), "at least one day"),
        (ShiftWritten("Late", "07:00", "15:00", (0, 8)), "at least one day"),
    ],
)
def test_what_is_no_shift_is_refused_with_a_plain_sentence(wrong: ShiftWritten, told: str) -> None:
    with pytest.raises(Refused, match=told):
        rules.set_shifts(around(), shifts=[EARLY, wrong])


def test_name_is_there_once_a_day() -> None:
    weekend = ShiftWritten("EARLY", "08:00", "16:00", (6, 7))
    with pytest.raises(Refused, match="twice on the same day"):
        rules.set_shifts(around(), shifts=[EARLY, weekend])
    week = structs.replace(EARLY, days=(1, 2, 3, 4, 5))
    [told] = rules.set_shifts(around(), shifts=[week, weekend])
    assert told == ShiftRulesSet(shifts=(week, weekend))


def test_twelve_shifts_and_no_more() -> None:
    many = [structs.replace(EARLY, name=f"{n}") for n in range(13)]
    assert rules.set_shifts(around(), shifts=many[:12])
    with pytest.raises(Refused, match="keep to 12 shifts"):
        rules.set_shifts(around(), shifts=many)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        *(("7", "07:00"), ("7:5", "07:05"), ("07.00", "07:00"), ("23,30", "23:30")),
        *(("730", "07:30"), ("2330", "23:30"), (" 7 : 30 ", "07:30"), ("0:00", "00:00")),
        *(("７：３０", "07:30"), ("１５", "15:00"), ("٧:٣٠", "07:30"), ("7点30分", "07:30")),
        *(("19h30", "19:30"), ("7 h", "07:00"), ("7 pm", "19:00"), ("12 a.m.", "00:00")),
        *(("12PM", "12:00"), ("11:30am", "11:30"), ("7:", "07:00")),
    ],
)
def test_time_is_understood_as_people_write_it(text: str, kept: str) -> None:
    assert rules.read_time(text) == kept


@pytest.mark.parametrize(
    "text", ["24", "24:00", "25", "7:60", "-7", "7-15", "13 pm", "0 am", "12345", "1e1"]
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not a time of day"):
        rules.read_time(text)


def test_a_shift_may_end_at_24() -> None:
    assert rules.shift("Late", "16:00", "24:00", [1]) == ShiftWritten(
        "Late", "16:00", "00:00", (1,)
    )
    with pytest.raises(Refused):
        rules.read_time("24:30", is_end=True)


@given(st.text(max_size=60) | st.from_regex(r"\A\d{1,4}[:.]?\d{0,3}\Z"))
def test_whatever_is_typed_is_a_time_that_can_be_kept_or_refused(text: str) -> None:
    try:
        kept = rules.read_time(text, is_end=True)
    except Refused:
        return
    assert minutes(kept) is not None
    assert rules.read_time(kept) == kept


# -- numbers --------------------------------------------------------------------------------------


def test_only_numbers_that_differ_are_written() -> None:
    told = rules.set_rules(around(), unread_minutes=60, destroy_days=7, lineup_minutes=None)
    assert told == [ShiftRulesSet(destroy_days=7)]
    assert rules.set_rules(around(), unread_minutes=60) == []


@pytest.mark.parametrize("name", sorted(rules.RANGES))
def test_number_has_its_bounds(name: str) -> None:
    least, most = rules.RANGES[name]
    assert rules.set_rules(around(), **{name: least})
    assert rules.set_rules(around(), **{name: most})
    for wrong in (least - 1, most + 1, -5):
        with pytest.raises(Refused, match="Please choose a number"):
            rules.set_rules(around(), **{name: wrong})


# -- ideas ----------------------------------------------------------------------------------------


def test_idea_is_written_changed_and_retired() -> None:
    told = rules.write_idea(around(), idea=" Walk\n along ", question="Where to? ")
    assert told == [IdeaWritten("Walk along", "Where to?")]
    there = around(ideas=(IDEA,))
    changed = rules.write_idea(there, idea="Say it", question="Whose?", of=IDEA.id)
    assert changed == [IdeaWritten("Say it", "Whose?", IDEA.id)]
    assert rules.retire_idea(there, of=IDEA.id) == [IdeaRetired(IDEA.id)]


def test_what_is_so_already_is_not_written_again() -> None:
    same = {"idea": "Say the name", "question": " Whose name did you learn?"}
    assert rules.write_idea(around(ideas=(IDEA,)), of=IDEA.id, **same) == []
    assert rules.write_idea(around(ideas=(IDEA,)), **same) == []
    assert rules.retire_idea(around(), of=IDEA.id) == []


def test_idea_that_becomes_another_one_leaves_one_of_the_two() -> None:
    other = OwnIdea(EntryId(b"o" * 16), IdeaWritten("Walk", "Where?"))
    same = {"idea": "Say the name", "question": "Whose name did you learn?"}
    told = rules.write_idea(around(ideas=(IDEA, other)), of=other.id, **same)
    assert told == [IdeaRetired(other.id)]


@pytest.mark.parametrize(
    ("idea", "question", "told"),
    [
        (" ", "Where?", "write the idea"),
        ("Walk along", "\n", "question to talk about"),
        ("x" * 301, "Where?", "301 characters"),
        ("Walk along", "x" * 301, "301 characters"),
    ],
)
def test_idea_that_says_nothing_or_too_much_is_refused(idea, question, told) -> None:
    with pytest.raises(Refused, match=told):
        rules.write_idea(around(), idea=idea, question=question)


# -- who may --------------------------------------------------------------------------------------

ACTS = [
    (rules.set_shifts, {"shifts": [EARLY]}),
    (rules.set_rules, {"destroy_days": 7}),
    (rules.write_idea, {"idea": "Walk along", "question": "Where?"}),
    (rules.retire_idea, {"of": IDEA.id}),
]


@pytest.mark.parametrize(("act", "words"), ACTS)
def test_only_somebody_with_authority_settles(act: Any, words: dict[str, Any]) -> None:
    for signer in (CLERK, GONE, StaffId(PageId(b"?" * 16))):
        with pytest.raises(Refused, match="change hands with F12"):
            act(around(signer, ideas=(IDEA,)), **words)
    for signer in (CHIEF, BOSS):
        assert act(around(signer, ideas=(IDEA,)), **words)


def test_what_is_settled_holds_at_the_desk(desk: Desk) -> None:
    changes = desk.shifts.settle(rules.set_shifts, shifts=[EARLY, NIGHT]).result()
    assert changes.house
    desk.shifts.settle(rules.set_rules, lineup_minutes=7).result()
    desk.shifts.settle(rules.write_idea, idea="Walk along", question="Where?").result()
    settled = desk.shifts.rules()
    assert settled.shifts == (EARLY, NIGHT)
    assert (settled.lineup_minutes, settled.unread_minutes) == (7, 60)
    [own] = settled.ideas
    desk.shifts.settle(
        rules.write_idea, idea="Walk along", question="With whom?", of=own.id
    ).result()
    [changed] = desk.shifts.rules().ideas
    assert changed.written.question == "With whom?"
    desk.shifts.settle(rules.retire_idea, of=changed.id).result()
    assert desk.shifts.rules().ideas == ()
