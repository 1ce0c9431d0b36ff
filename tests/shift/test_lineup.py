"""The line-up: who is worth knowing today and why, what is open, what was done well, one idea."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from assistant.guests.entries import Identity
from assistant.guests.view import (
    DAY_MS,
    HOUR_MS,
    CareView,
    GuestView,
    MistakeView,
    PreferenceView,
    RestrictionView,
    VisitView,
)
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery.view import Closing, MatterView, Owned, PromiseView
from assistant.shift.entries import IdeaWritten
from assistant.shift.ideas import ideas
from assistant.shift.lineup import GUESTS, PROBLEMS, WOWS, House, going_on, line_up
from assistant.shift.slides import (
    PARTS,
    GuestSlide,
    IdeaSlide,
    LineUp,
    Meeting,
    ProblemSlide,
    WowSlide,
)
from assistant.shift.view import ExpectedView, OwnIdea, ShiftRules, TraceView, WowView

NOW = datetime(2026, 11, 21, 16, 20, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
TODAY = "2026-11-21"
ANA, BEN = StaffId(PageId(b"ana")), StaffId(PageId(b"ben"))
IDEAS = ideas("en")


def entry(number: int) -> EntryId:
    return EntryId(number.to_bytes(16, "big"))


def page(name: str) -> PageId:
    return PageId(name.encode())


def guest(name: str, *, here: bool = True, last: int | None = 30, **facts: object) -> GuestView:
    """Somebody who came for the first time `last` days ago, or now."""
    visits = []
    if last is not None:
        then = NOW_MS - last * DAY_MS
        visits.append(VisitView(entry(1), "in-person", then - HOUR_MS, then))
    if here:
        visits.append(VisitView(entry(2), "in-person", NOW_MS - HOUR_MS, None))
    who = facts.pop("who", Identity(name))
    return GuestView(page(name), who, met_ms=NOW_MS - DAY_MS, visits=tuple(visits), **facts)


def allergy(text: str = "Hazelnuts") -> tuple[CareView, ...]:
    return (CareView(entry(3), "allergy", text, ANA, NOW_MS - 9 * DAY_MS),)


def problem(name: str, of: str = "", **facts: object) -> MatterView:
    told = {"text": f"{name} is open", "opened_ms": NOW_MS - HOUR_MS, "severity": 2} | facts
    return MatterView(
        page=page(name),
        guest=page(of) if of else PageId(b""),
        is_problem=True,
        opened_by=ANA,
        owners=(Owned(BEN, NOW_MS, ANA),),
        **told,
    )


def promise(of: str, due_ms: int, number: int = 7) -> PromiseView:
    at = (entry(number), page(f"promise {of}"), page(of))
    return PromiseView(*at, "Ring her", "", due_ms, BEN, ANA, NOW_MS - DAY_MS)


def promised(of: str, due_ms: int) -> MatterView:
    one = promise(of, due_ms)
    return structs.replace(problem(f"promise {of}", of), is_problem=False, promises=(one,))


def expected(name: str, at: str = "19:30", of: str = "", **facts: object) -> ExpectedView:
    told = {"day": TODAY, "until": "", "phones": (), "emails": (), "party": 0, "note": ""} | facts
    who = page(of) if of else PageId(b"")
    return ExpectedView(page(f"list {name}"), name, at=at, guest=who, staff=ANA, when_ms=0, **told)


def trace(of: str, moment: str = "arrival", day: str = TODAY) -> TraceView:
    return TraceView(page(f"task {of}"), page(of), "Extra pillow", moment, day, BEN, "", ANA, 0)


def wow(number: int, when_ms: int = NOW_MS, **facts: object) -> WowView:
    return WowView(
        page(f"wow {number}"), "Ran after her", (BEN,), PageId(b""), ANA, when_ms, **facts
    )


def say(meeting: Meeting) -> str:
    return f"Good day, {meeting.view.identity.name}"


def house(*guests: GuestView, **facts: object) -> House:
    told = {"ideas": IDEAS, "duty": (ANA,)} | facts
    return House(now=NOW, guests={one.page: one for one in guests}, **told)


def told(*guests: GuestView, **facts: object) -> LineUp:
    return line_up(house(*guests, **facts), say)


def of_guests(found: LineUp) -> dict[str, GuestSlide]:
    return {one.name: one for one in found.slides if isinstance(one, GuestSlide)}


def why(found: LineUp) -> list[tuple[str, str]]:
    return [(name, slide.facts[0].kind) for name, slide in of_guests(found).items()]


def of_problems(found: LineUp) -> list[ProblemSlide]:
    return [one for one in found.slides if isinstance(one, ProblemSlide)]


# -- who is worth knowing --------------------------------------------------------------------------


def test_reasons_stand_in_their_order_and_six_guests_are_the_most() -> None:
    again = tuple(
        MistakeView(entry(n), "Late", ANA, NOW_MS - n * DAY_MS, "Wine", NOW_MS) for n in (2, 3)
    )
    found = told(
        guest("Quiet", who=Identity("Quiet", quiet=True)),
        guest("First", last=None),
        guest("Birthday", who=Identity("Birthday", birthday="1980-11-21")),
        guest("Back", last=400),
        guest("Promised"),
        guest("Again", mistakes=again),
        guest("Nuts", care=allergy()),
        matters=[promised("Promised", NOW_MS + HOUR_MS)],
    )
    assert why(found) == [
        ("Nuts", "allergy"),
        ("Again", "again"),
        ("Promised", "promise"),
        ("Back", "back"),
        ("Birthday", "birthday"),
        ("First", "first"),
    ]


def test_guest_of_whom_there_is_nothing_special_is_not_told() -> None:
    likes = (PreferenceView(entry(5), "Tea", "said", "", ANA, NOW_MS, NOW_MS),)
    assert not of_guests(told(guest("Usual", preferences=likes)))


def test_allergy_counts_only_with_a_visit_today() -> None:
    away = guest("Away", here=False, care=allergy())
    assert not of_guests(told(away))
    assert why(told(away, expected=[expected("Away", of="Away")])) == [("Away", "allergy")]
    cancelled = expected("Away", of="Away", cancelled=True)
    assert not of_guests(told(away, expected=[cancelled]))


def test_expected_one_is_told_with_time_task_and_who_greets() -> None:
    slide = of_guests(
        told(
            guest("Vera", here=False),
            expected=[expected("Vera", of="Vera", note="Quiet table", party=3)],
            traces=[trace("Vera")],
        )
    )["Vera"]
    assert (slide.at, slide.here_ms, slide.greets, slide.party) == ("19:30", 0, BEN, 3)
    assert [fact.kind for fact in slide.facts] == ["trace", "prepare"]
    assert slide.say == "Good day, Vera"


def test_whom_nobody_knows_yet_is_told_without_words_and_without_a_guess() -> None:
    found = told(expected=[expected("Somebody New")])
    slide = of_guests(found)["Somebody New"]
    assert [fact.kind for fact in slide.facts] == ["unknown"]
    assert (slide.guest, slide.say) == (b"", "")


def test_promise_of_today_brings_also_who_does_not_come() -> None:
    away = guest("Away", here=False)
    assert why(told(away, matters=[promised("Away", NOW_MS + HOUR_MS)])) == [("Away", "promise")]
    assert why(told(away, matters=[promised("Away", NOW_MS - 3 * DAY_MS)])) == [("Away", "promise")]
    assert not why(told(away, matters=[promised("Away", NOW_MS + 2 * DAY_MS)]))
    slide = of_guests(told(away, matters=[promised("Away", NOW_MS + HOUR_MS)]))["Away"]
    assert (slide.greets, slide.say) == (BEN, "")


@pytest.mark.parametrize(
    ("moment", "day", "here", "is_told"),
    [
        ("arrival", TODAY, False, True),
        ("greeting", TODAY, False, True),
        ("visit", TODAY, False, False),
        ("arrival", TODAY, True, False),
        ("arrival", "", False, False),
        ("arrival", "2026-11-22", False, False),
    ],
)
def test_task_before_an_arrival_of_today_is_a_reason(
    moment: str, day: str, here: bool, is_told: bool
) -> None:
    found = told(guest("Vera", here=here), traces=[trace("Vera", moment, day)])
    assert ("Vera" in of_guests(found)) is is_told


def test_task_for_the_next_time_is_told_when_that_time_is_today() -> None:
    found = told(
        guest("Vera", here=False),
        expected=[expected("Vera", of="Vera")],
        traces=[trace("Vera", day="")],
    )
    assert why(found) == [("Vera", "trace")]


def test_who_stands_on_the_list_is_greeted_as_expected() -> None:
    greeted: dict[str, bool] = {}

    def note(meeting: Meeting) -> str:
        greeted[meeting.view.identity.name] = meeting.expected
        return ""

    vera, here = guest("Vera", here=False, care=allergy()), guest("Here", care=allergy())
    line_up(house(vera, here, expected=[expected("Vera", of="Vera")]), note)
    assert greeted == {"Vera": True, "Here": False}


def test_care_is_told_always_and_the_rest_as_far_as_there_is_room() -> None:
    cares = tuple(
        CareView(entry(n), care, text, ANA, NOW_MS)
        for n, (care, text) in enumerate(
            [("allergy", "Nuts"), ("allergy", "Milk"), ("access", "Step-free"), ("other", "Deaf")]
        )
    )
    likes = tuple(
        PreferenceView(entry(n), "Tea", "said", "", ANA, NOW_MS, NOW_MS) for n in (20, 21)
    )
    slide = of_guests(told(guest("Vera", last=None, care=cares, preferences=likes)))["Vera"]
    kinds = [fact.kind for fact in slide.facts]
    assert kinds == ["allergy", "access", "care", "first"]
    assert slide.facts[0].text == "Nuts; Milk"


# -- open problems ---------------------------------------------------------------------------------


def test_problems_stand_gravest_first_with_owner_and_next_step() -> None:
    due = promise("Vera", NOW_MS + HOUR_MS)
    found = of_problems(
        told(
            guest("Vera"),
            matters=[
                problem("small", severity=1, who="the lady at table 4"),
                problem("grave", "Vera", severity=3, promises=(due,)),
            ],
        )
    )
    assert [(one.name, one.owner) for one in found] == [
        ("Vera", BEN),
        ("the lady at table 4", BEN),
    ]
    assert found[0].next is not None
    assert (found[0].next.text, found[0].next.staff) == ("Ring her", BEN)


def test_guest_with_an_open_problem_is_told_once_there_with_the_words_and_what_is_safety() -> None:
    found = told(
        guest("Vera", care=allergy()),
        matters=[problem("shower", "Vera"), problem("suit", "Vera", severity=1)],
    )
    assert not of_guests(found)
    first, second = of_problems(found)
    assert [fact.kind for fact in first.facts] == ["allergy", "again"]
    assert (first.say, second.say, second.facts) == ("Good day, Vera", "", ())


def test_guest_whose_problem_has_no_place_any_more_is_told_among_the_guests() -> None:
    grave = [problem(f"grave {n}", severity=3) for n in range(PROBLEMS)]
    found = told(guest("Vera"), matters=[*grave, problem("small", "Vera", severity=1)])
    assert why(found) == [("Vera", "problem")]


def test_closed_problem_is_not_told() -> None:
    over = Closing(entry(9), content=True, reason="", mood=4, staff=ANA, when_ms=NOW_MS)
    assert not of_problems(told(matters=[problem("over", closing=over)]))


def test_nothing_of_a_restricted_problem_is_told() -> None:
    hidden = problem("theft", "Vera", restricted="theft", promises=(promise("Vera", NOW_MS),))
    mistake = MistakeView(entry(8), "Ring gone", ANA, NOW_MS, matter=hidden.page)
    view = guest("Vera", care=allergy(), mistakes=(mistake,))
    restricted = frozenset({hidden.page})
    found = told(view, matters=[hidden], restricted=restricted, delicate=frozenset({view.page}))
    assert not of_problems(found)
    slide = of_guests(found)["Vera"]
    assert [fact.kind for fact in slide.facts] == ["allergy"]
    assert slide.say == "", "no words are better than words that touch on it"


# -- wows, the idea, who listens -------------------------------------------------------------------


def test_good_deeds_since_yesterdays_midnight_are_told_the_latest_first() -> None:
    midnight = int(NOW.replace(hour=0, minute=0).timestamp() * 1000) - DAY_MS
    wows = [wow(1, midnight), wow(2, midnight - 1), wow(3, NOW_MS, thanks={ANA: NOW_MS})]
    found = [one for one in told(wows=wows).slides if isinstance(one, WowSlide)]
    assert [one.page for one in found] == [page("wow 3"), page("wow 1")]
    assert (found[0].about, found[0].thanks) == ((BEN,), (ANA,))


def test_good_deed_that_was_taken_back_is_not_told() -> None:
    assert not [one for one in told(wows=[wow(1, undone=True)]).slides if one.part == "wows"]


def test_empty_house_still_has_the_idea() -> None:
    found = told()
    assert [one.part for one in found.slides] == ["idea"]
    assert (found.on_duty, found.minutes) == ((ANA,), 5)


def test_ideas_of_the_house_join_the_round() -> None:
    own = OwnIdea(entry(4), IdeaWritten("Walk along", "Where did we?"))
    rules = ShiftRules(ideas=(own,), lineup_minutes=7)
    days = len(IDEAS) + 1
    found = [
        line_up(structs.replace(house(rules=rules), now=NOW + timedelta(days=n)), say)
        for n in range(days)
    ]
    slides = [one.slides[0] for one in found]
    assert [one.idea.own for one in slides if isinstance(one, IdeaSlide)].count(True) == 1
    assert found[0].minutes == 7


# -- while it is told ------------------------------------------------------------------------------


def test_who_looks_at_a_slide_is_not_moved_on() -> None:
    before = told(guest("Nuts", care=allergy()), matters=[problem("a"), problem("b")])
    fresh = told(
        guest("Nuts", care=allergy()),
        guest("First", last=None),
        matters=[problem("b")],
        wows=[wow(1)],
    )
    after, at = going_on(fresh, before, 2)
    assert (after, after.slides[at].key) == (fresh, before.slides[2].key)
    after, at = going_on(fresh, before, 1)
    gone = after.slides[at]
    assert isinstance(gone, ProblemSlide)
    assert (gone.matter, gone.is_over) == (page("a"), True)
    assert [one.part for one in after.slides] == sorted(
        (one.part for one in after.slides), key=PARTS.index
    )
    later, at = going_on(fresh, after, at + 1)
    assert (later, later.slides[at].key) == (fresh, ("problems", page("b")))


def test_end_stays_the_end() -> None:
    before, fresh = told(), told(wows=[wow(1)])
    assert going_on(fresh, before, 1) == (fresh, 2)


# -- whatever the house is like --------------------------------------------------------------------


@st.composite
def houses(draw: st.DrawFn) -> House:
    names = [f"guest {n}" for n in range(draw(st.integers(0, 14)))]
    some = st.booleans()
    views = [
        guest(
            name,
            here=draw(some),
            last=draw(st.sampled_from([None, 3, 400])),
            care=allergy() if draw(some) else (),
            who=Identity(name, quiet=draw(some), birthday=draw(st.sampled_from(["", "--11-21"]))),
        )
        for name in names
    ]
    of = st.sampled_from(["", *names])
    matters = [
        problem(
            f"problem {n}",
            draw(of),
            severity=draw(st.integers(1, 3)),
            restricted=draw(st.sampled_from(["", "", "theft"])),
        )
        for n in range(draw(st.integers(0, 12)))
    ]
    coming = [expected(f"list {n}", of=draw(of)) for n in range(draw(st.integers(0, 9)))]
    coming = [structs.replace(one, page=page(f"row {n}")) for n, one in enumerate(coming)]
    tasks = [trace(name) for name in names if draw(some)]
    wows = [wow(n, NOW_MS - n * HOUR_MS) for n in range(draw(st.integers(0, 7)))]
    restricted = frozenset(one.page for one in matters if one.restricted)
    return house(
        *views, matters=matters, expected=coming, traces=tasks, wows=wows, restricted=restricted
    )


@given(houses())
def test_line_up_keeps_its_bounds_and_its_order(one: House) -> None:
    found = line_up(one, say)
    parts = [slide.part for slide in found.slides]
    assert parts == sorted(parts, key=PARTS.index)
    counts = {part: parts.count(part) for part in PARTS}
    assert counts["guests"] <= GUESTS
    assert counts["problems"] <= PROBLEMS
    assert counts["wows"] <= WOWS
    assert counts["idea"] == 1
    assert len({slide.key for slide in found.slides}) == len(found.slides)


@given(houses())
def test_nobody_is_told_of_twice_and_no_open_problem_is_forgotten(one: House) -> None:
    found = line_up(one, say)
    guests = [
        slide.guest for slide in found.slides if isinstance(slide, GuestSlide) and slide.guest
    ]
    problems = of_problems(found)
    assert len(set(guests)) == len(guests)
    assert not {slide.guest for slide in problems} & set(guests)
    still = {view.page for view in one.matters if not view.restricted}
    assert len(problems) == min(PROBLEMS, len(still))


@given(houses())
def test_restricted_matter_is_never_told(one: House) -> None:
    found = line_up(one, say)
    texts = {view.text for view in one.matters if view.restricted}
    for slide in found.slides:
        if isinstance(slide, ProblemSlide):
            assert slide.matter not in one.restricted
        if isinstance(slide, GuestSlide | ProblemSlide):
            assert not texts & {fact.text for fact in slide.facts}


@given(houses(), st.randoms())
def test_same_house_has_the_same_line_up_however_it_is_read(one: House, chance: object) -> None:
    def shuffled(things: object) -> list[object]:
        mixed = list(things)  # type: ignore[call-overload]
        chance.shuffle(mixed)  # type: ignore[attr-defined]
        return mixed

    other = structs.replace(
        one,
        guests=dict(shuffled(one.guests.items())),
        matters=shuffled(one.matters),
        wows=shuffled(one.wows),
    )
    assert line_up(other, say) == line_up(one, say)


@given(houses(), houses(), st.integers(0, 20))
def test_going_on_never_loses_the_slide_that_is_looked_at(
    before: House, fresh: House, at: int
) -> None:
    was = line_up(before, say)
    at = min(at, len(was.slides))
    now, place = going_on(line_up(fresh, say), was, at)
    if at == len(was.slides):
        assert place == len(now.slides)
    else:
        assert now.slides[place].key == was.slides[at].key
    parts = [slide.part for slide in now.slides]
    assert parts == sorted(parts, key=PARTS.index)


def test_of_a_guest_whose_data_are_only_kept_nothing_but_safety_is_told() -> None:
    likes = PreferenceView(entry(5), "Tea", "said", "", ANA, NOW_MS - DAY_MS, NOW_MS - DAY_MS)
    broke = MistakeView(entry(6), "No towels", ANA, NOW_MS - DAY_MS)
    facts = {"care": allergy(), "preferences": (likes,), "mistakes": (broke,)}
    before = of_guests(told(guest("Ana", **facts)))["Ana"]
    assert {fact.kind for fact in before.facts} >= {"allergy", "unsettled"}
    kept = RestrictionView(entry(8), "", ANA, NOW_MS)
    after = of_guests(told(guest("Ana", restricted=kept, **facts)))["Ana"]
    assert [fact.kind for fact in after.facts] == ["allergy"]
