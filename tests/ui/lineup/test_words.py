"""What stands on a slide, in words: every kind of fact, and who does what by when."""

from typing import get_args

import pytest

from assistant.guests.view import DAY_MS, HOUR_MS
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.shift.entries import ANYBODY
from assistant.shift.ideas import Idea
from assistant.shift.slides import (
    Fact,
    FactKind,
    GuestSlide,
    IdeaSlide,
    LineUp,
    ProblemSlide,
    Slide,
    WowSlide,
)
from assistant.tongue import LANGUAGES, speak
from ui.lineup.facts import fact_row
from ui.lineup.words import Shown, clock_words, duty_words, shown
from ui.look import days
from ui.look.places import ICONS

NOW_MS = 1_795_330_000_000
ANA, BEN = StaffId(PageId(b"ana")), StaffId(PageId(b"ben"))
NAMES = {ANA: "Ana", BEN: "Ben"}
WHO = PageId(b"vera")
LIST = PageId(b"list")


def told(slide: Slide, *others: Slide) -> Shown:
    return shown(LineUp((slide, *others), (ANA,), 5), 0, NAMES, NOW_MS)


def a_guest(*facts: Fact, **more: object) -> Shown:
    return told(GuestSlide(WHO, "Vera Stein", facts or (Fact("first"),), **more))


def a_problem(**more: object) -> ProblemSlide:
    facts = {"text": "The shower is cold", "severity": 2, "opened_ms": NOW_MS - HOUR_MS} | more
    return ProblemSlide(PageId(b"p"), WHO, "Vera Stein", owner=BEN, **facts)


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("kind", get_args(FactKind))
def test_every_kind_of_fact_has_a_sign_and_words(kind: FactKind, language: str) -> None:
    speak(language)
    fact = Fact(kind, "Noted", "Amended", NOW_MS - DAY_MS, 25, BEN, "arrival")
    row = fact_row(fact, NAMES, NOW_MS)
    assert (ICONS / f"{row.icon}.svg").exists()
    assert row.lead or row.text
    assert "{" not in row.spoken


@pytest.mark.parametrize(
    ("fact", "spoken"),
    [
        (Fact("allergy", "Nuts"), "Allergy: Nuts"),
        (Fact("access", "Step-free"), "Access: Step-free"),
        (Fact("problem", "Cold shower", staff=BEN), "Open problem: Cold shower  ·  Ben"),
        (Fact("again", number=2), "Something went wrong 2 times lately"),
        (Fact("back", when_ms=NOW_MS - 425 * DAY_MS), "Back after 14 months"),
        (Fact("birthday"), "Birthday today"),
        (Fact("milestone", number=25), "Visit number 25"),
        (Fact("first"), "First visit"),
        (Fact("unknown"), "Not on file yet"),
        (Fact("quiet"), "Likes to be greeted quietly, without a name"),
        (Fact("trace", "Extra pillow", moment="arrival"), "Before arrival: Extra pillow"),
        (Fact("prepare", "Flowers"), "To prepare: Flowers"),
        (Fact("unsettled", "No paper"), "Not put right yet: No paper"),
        (
            Fact("mistake", "Soup with bread.", "New soup\nA dessert"),
            "Last time: Soup with bread; put right: New soup",
        ),
        (Fact("mistake", "He waited", ""), "Last time: He waited"),
        (Fact("asked", "Window seat"), "Still so? Window seat"),
        (Fact("likes", "Black tea"), "Black tea"),
    ],
)
def test_facts_in_words(fact: Fact, spoken: str) -> None:
    assert fact_row(fact, NAMES, NOW_MS).spoken == spoken


def test_red_is_safety_and_nothing_else() -> None:
    inks = {kind: fact_row(Fact(kind, "x"), NAMES, NOW_MS).ink for kind in get_args(FactKind)}
    assert {kind for kind, ink in inks.items() if ink == "danger"} == {"allergy", "access"}


def test_promise_tells_by_when_and_when_it_is_late() -> None:
    soon = fact_row(Fact("promise", "Ring", when_ms=NOW_MS + HOUR_MS, staff=BEN), NAMES, NOW_MS)
    assert soon.lead == f"by {days.due(NOW_MS + HOUR_MS, NOW_MS)}"
    assert (soon.text, soon.ink) == ("Ring  ·  Ben", "text")
    late = fact_row(Fact("promise", "Ring", when_ms=NOW_MS - HOUR_MS), NAMES, NOW_MS)
    assert late.lead.startswith("Overdue")
    assert late.ink == "warn"


def test_guest_who_is_expected_has_time_company_and_who_greets() -> None:
    one = a_guest(at="19:30", expected=LIST, party=4, greets=BEN)
    assert one.foot is not None
    assert (one.foot.lead, one.foot.text) == ("19:30", "4 people  ·  Ben greets")
    other = a_guest(expected=LIST)
    assert other.foot is not None
    assert other.foot.text == "expected today"


def test_nobody_greets_who_does_not_come() -> None:
    assert a_guest(Fact("promise", "Ring", when_ms=NOW_MS, staff=BEN), greets=BEN).foot is None


def test_guest_in_the_house_has_since_when() -> None:
    one = a_guest(here_ms=NOW_MS - HOUR_MS)
    assert one.foot is not None
    assert one.foot.text == f"here since {days.clock(NOW_MS - HOUR_MS)}"


def test_words_to_say_are_in_the_quotation_marks_of_the_language() -> None:
    assert a_guest(say="Welcome").say == "“Welcome”"
    speak("ru")
    assert a_guest(say="Здравствуйте").say == "«Здравствуйте»"


def test_problem_has_what_comes_next_and_who_sees_to_it() -> None:
    next_one = Fact("promise", "Ring her", when_ms=NOW_MS + HOUR_MS, staff=BEN)
    one = told(a_problem(next=next_one, step="solve", facts=(Fact("allergy", "Nuts"),)))
    assert one.why is not None
    assert one.why.spoken == "Serious: The shower is cold"
    texts = [row.text for row in one.rows]
    assert texts[0] == "Ring her"
    assert texts[1].startswith("Ben sees to it, open since ")
    assert texts[2:] == ["Nuts"]
    assert told(a_problem(step="solve")).rows[0].spoken == "Next: Put it right"


def test_promise_of_somebody_else_than_the_owner_names_them() -> None:
    next_one = Fact("promise", "Ring her", when_ms=NOW_MS + HOUR_MS, staff=ANA)
    assert told(a_problem(next=next_one)).rows[0].text == "Ring her  ·  Ana"


def test_problem_that_was_settled_meanwhile_says_so() -> None:
    assert told(a_problem(step="solve", is_over=True)).rows[0].text == "Settled meanwhile"


def test_good_deed_tells_who_did_it_who_tells_it_and_who_thanks() -> None:
    deed = WowSlide(PageId(b"w"), "Ran after her", (BEN,), ANA, NOW_MS, (ANA,))
    one = told(deed)
    assert (one.text, one.name) == ("Ran after her", "")
    assert one.why is not None
    assert one.why.lead == "Ben"
    assert [row.text for row in one.rows] == ["Told by Ana", "Thanks from Ana"]
    own = WowSlide(PageId(b"w"), "Ran after her", (BEN,), BEN, NOW_MS)
    assert told(own).rows == ()
    nobody = WowSlide(PageId(b"w"), "Ran after her", (), ANYBODY, NOW_MS)
    assert told(nobody).why is None


def test_idea_stands_with_its_question_and_an_own_one_is_called_so() -> None:
    idea = Idea("walk", (), "Walk along.", "Where did we?")
    one = told(IdeaSlide(idea))
    assert (one.text, one.say, one.asks) == ("Walk along.", "Where did we?", True)
    own = Idea(EntryId(b"x").hex(), (), "Walk along.", "Where did we?", own=True)
    assert told(IdeaSlide(own)).part != one.part


def test_slide_that_is_alone_in_its_part_is_not_counted() -> None:
    assert a_guest().place == ""
    two = [GuestSlide(PageId(name), "Vera", (Fact("first"),)) for name in (b"a", b"b")]
    assert told(*two).place == "1 of 2"


@pytest.mark.parametrize(
    ("left_s", "words"),
    [
        (300, "5:00 left"),
        (219.6, "3:40 left"),
        (0, "0:00 left"),
        (-40, "over by 0:40"),
        (-3700, "over by 61:40"),
    ],
)
def test_time_in_words(left_s: float, words: str) -> None:
    assert clock_words(left_s) == words


def test_duty_in_words() -> None:
    assert duty_words(["Ana", "Ben"], 0) == "On duty: Ana, Ben"
    assert duty_words(["Ana"], 3) == "On duty: Ana and 3 others"


def test_whole_slide_is_read_out_from_top_to_bottom() -> None:
    one = a_guest(Fact("allergy", "Nuts"), Fact("likes", "Tea"), say="Welcome", at="19:30")
    lines = one.spoken.split("\n")
    assert lines == [
        "Worth knowing today", "Vera Stein", "Allergy: Nuts", "Tea", "“Welcome”", "19:30",
    ]  # fmt: skip
