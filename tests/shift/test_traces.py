"""Traces on a real desk: set, passed on, done; shown when it is their moment and not after."""

import time
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.entry import Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId, new_id
from assistant.refusal import Refused
from assistant.shift import entries as e
from assistant.shift import register, traces
from assistant.shift.fold import fold_trace
from assistant.shift.traces import MOMENTS, AtVisit, due_traces, is_due
from assistant.shift.view import TraceView

HOUR = 3_600_000
TODAY = "2026-11-22"
GUEST, STAFF = PageId(b"g" * 16), StaffId(PageId(b"s" * 16))


@pytest.fixture
def boris(desk: Desk) -> StaffId:
    return desk.join(name="Boris").result()


@pytest.fixture
def guest(desk: Desk) -> PageId:
    return desk.meet(Identity("Ingrid Solheim")).result()


def put(desk: Desk, guest: PageId, **words: Any) -> PageId:
    told = {"text": "Extra pillow", "moment": "arrival", "guest": guest} | words
    return desk.shifts.begin(traces.set_trace, **told).result().entries[0].page


def one(desk: Desk, page: PageId) -> TraceView:
    found = desk.shifts.all(lambda tx: [page])[0]
    assert isinstance(found, TraceView)
    return found


def open_of(desk: Desk, guest: PageId) -> list[PageId]:
    return [v.page for v in desk.shifts.all(partial(register.traces_of, guest=guest))]


def trace(moment: str = "arrival", *, day: str = "", when_ms: int = 0, **words: Any) -> TraceView:
    facts = {"page": GUEST, "guest": GUEST, "text": "x", "to": e.ANYBODY, "role": ""} | words
    return TraceView(moment=moment, day=day, when_ms=when_ms, staff=STAFF, **facts)


# -- acts -------------------------------------------------------------------------------------


def test_trace_is_set_for_a_guest_and_done_by_whoever_did_it(
    desk: Desk, guest: PageId, boris: StaffId
) -> None:
    page = put(desk, guest, text=" Extra\tpillow ")
    assert one(desk, page).text == "Extra pillow"
    assert open_of(desk, guest) == [page]
    desk.sign_in(boris)
    desk.shifts.act(page, traces.do_trace, text="Two, in fact").result()
    done = one(desk, page)
    assert (done.done_by, done.done_text, done.dropped) == (boris, "Two, in fact", False)
    assert not open_of(desk, guest)


def test_who_did_it_first_holds_and_it_can_be_open_again(desk: Desk, guest: PageId) -> None:
    page = put(desk, guest)
    desk.shifts.act(page, traces.do_trace, dropped=True).result()
    assert not desk.shifts.act(page, traces.do_trace).result().entries
    assert one(desk, page).dropped
    desk.shifts.act(page, traces.reopen_trace).result()
    assert not desk.shifts.act(page, traces.reopen_trace).result().entries
    assert open_of(desk, guest) == [page]


def test_trace_is_passed_to_a_person_or_a_role(desk: Desk, guest: PageId, boris: StaffId) -> None:
    page = put(desk, guest, role="supervisor")
    desk.shifts.act(page, traces.pass_trace, to=boris, role="clerk").result()
    assert (one(desk, page).to, one(desk, page).role) == (boris, "")
    assert not desk.shifts.act(page, traces.pass_trace, to=boris).result().entries
    desk.shifts.act(page, traces.pass_trace).result()
    assert (one(desk, page).to, len(one(desk, page).passed)) == (e.ANYBODY, 2)
    desk.shifts.act(page, traces.do_trace).result()
    with pytest.raises(Refused, match="done meanwhile"):
        desk.shifts.act(page, traces.pass_trace, to=boris).result()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"text": "  "}, "few words"),
        ({"text": "x" * 501}, "501 characters"),
        ({"guest": e.NOBODY}, "guest’s card"),
        ({"moment": "breakfast"}, "moment"),
        ({"day": "tomorrow"}, "is no day"),
        ({"day": "2020-01-01"}, "has passed"),
        ({"day": "9999-01-01"}, "two years"),
        ({"role": "king"}, "choices"),
        ({"to": StaffId(PageId(b"?" * 16))}, "works here"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    desk: Desk, guest: PageId, words: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        put(desk, **{"guest": guest} | words)
    assert not open_of(desk, guest)


def test_today_is_a_day_ahead(desk: Desk, guest: PageId) -> None:
    today = date.today().isoformat()
    assert one(desk, put(desk, guest, day=today)).day == today
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    put(desk, guest, day=tomorrow)
    view = one(desk, open_of(desk, guest)[-1])
    assert not is_due(view, AtVisit(time.time_ns() // 1_000_000, today))


# -- when it is the moment --------------------------------------------------------------------


def now_for(moment: str) -> AtVisit:
    """A visit that stands at a moment."""
    arrived = {"arrival": None, "greeting": 10 * HOUR, "visit": 8 * HOUR, "farewell": 8 * HOUR}
    return AtVisit(10 * HOUR + 5, TODAY, arrived[moment], moment == "farewell")


@pytest.mark.parametrize("moment", MOMENTS)
def test_trace_is_shown_at_its_moment(moment: str) -> None:
    assert is_due(trace(moment), now_for(moment))


@pytest.mark.parametrize("moment", MOMENTS)
def test_trace_is_not_shown_before_its_moment(moment: str) -> None:
    before = MOMENTS[: MOMENTS.index(moment)]
    shown = [at for at in before if is_due(trace(moment), now_for(at))]
    assert shown == (["greeting"] if moment == "visit" else []), "who is greeted is here"


def test_what_was_missed_stays_until_it_is_done() -> None:
    late = [trace("arrival"), trace("greeting")]
    assert due_traces(late, now_for("visit")) == late
    assert due_traces(late, now_for("farewell")) == late


def test_what_is_set_during_a_visit_for_its_beginning_is_for_the_next_one() -> None:
    fresh = [trace("arrival", when_ms=9 * HOUR), trace("greeting", when_ms=9 * HOUR + 1)]
    assert not due_traces(fresh, now_for("visit"))
    assert due_traces(fresh, now_for("arrival")) == fresh[:1]
    assert due_traces(fresh, AtVisit(20 * HOUR, TODAY, 20 * HOUR)) == fresh


def test_farewell_on_its_day_is_shown_without_anybody_saying_that_it_comes() -> None:
    assert is_due(trace("farewell", day=TODAY), now_for("visit"))


moments = st.sampled_from(MOMENTS)
days = st.sampled_from(["", "2026-11-20", TODAY, "2026-11-23"])
visits = st.builds(
    AtVisit,
    st.integers(10 * HOUR, 20 * HOUR),
    st.just(TODAY),
    st.none() | st.integers(0, 10 * HOUR),
    st.booleans(),
)


@given(moments, days, st.lists(st.sampled_from([
    e.TraceDone(), e.TraceDone(dropped=True), e.TraceReopened(), e.TracePassed()
])), visits)  # fmt: skip
def test_trace_is_never_both_for_now_and_done(
    moment: Any, day: str, story: list[Any], at: AtVisit
) -> None:
    bodies = [e.TraceSet("Extra pillow", moment, GUEST, day), *story]
    desk = DeskId(b"d" * 16)
    lines = [Line(EntryId(new_id(n + 1)), b, STAFF, desk, n) for n, b in enumerate(bodies)]
    view = fold_trace(GUEST, lines)
    assert view is not None
    shown = due_traces([view], at)
    assert not (shown and view.done_by is not None)
    assert not shown or view.day <= TODAY


@given(moments, days, st.integers(0, 20 * HOUR))
def test_every_open_trace_of_today_comes_up_at_some_moment_of_a_visit(
    moment: Any, day: str, set_ms: int
) -> None:
    view = trace(moment, day=day, when_ms=set_ms)
    arrived = 21 * HOUR
    whole = [
        AtVisit(arrived - 1, TODAY),
        AtVisit(arrived, TODAY, arrived),
        AtVisit(arrived + 3 * HOUR, TODAY, arrived),
        AtVisit(arrived + 5 * HOUR, TODAY, arrived, leaving=True),
    ]
    assert any(is_due(view, at) for at in whole) == (day <= TODAY)
