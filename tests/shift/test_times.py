"""When shifts begin and end: across midnight, on the days on which clocks are changed, anywhere."""

import sys
import time
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guests.view import DAY_MS
from assistant.shift.entries import ShiftWritten
from assistant.shift.times import (
    Turn,
    coming,
    day_of,
    ending,
    minutes,
    turn_of,
    turns,
    until_ms,
)

HOUR, MINUTE = 3_600_000, 60_000
MADRID = ZoneInfo("Europe/Madrid")
ZONES = [
    MADRID,
    ZoneInfo("America/New_York"),
    ZoneInfo("Asia/Shanghai"),
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("UTC"),
]
EARLY = ShiftWritten("Early", "07:00", "15:00")
LATE = ShiftWritten("Late", "15:00", "23:00")
NIGHT = ShiftWritten("Night", "23:00", "07:00")
USUAL = (EARLY, LATE, NIGHT)
NONE = (
    ShiftWritten("No length", "07:00", "07:00"),
    ShiftWritten("No day", "07:00", "15:00", ()),
    ShiftWritten("No such day", "07:00", "15:00", (0, 8, -1)),
    ShiftWritten("No time", "", "15:00"),
    ShiftWritten("No hour", "25:00", "15:00"),
    ShiftWritten("No minute", "07:00", "15:60"),
    ShiftWritten("Words", "early", "late"),
    ShiftWritten("Other digits", "0²:00", "15:00"),
)
CHANGES = [  # days on which clocks are changed in one of the zones, as UTC
    datetime(2026, 3, 29, tzinfo=UTC),
    datetime(2026, 10, 25, tzinfo=UTC),
    datetime(2026, 3, 8, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
    datetime(2026, 4, 4, tzinfo=UTC),
    datetime(2026, 10, 3, tzinfo=UTC),
    datetime(2026, 7, 15, tzinfo=UTC),
]


def at(text: str, zone: ZoneInfo = MADRID, fold: int = 0) -> int:
    """The moment at which a shop's clock shows `text`."""
    wall = datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)
    return int(wall.timestamp()) * 1000


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


zones = st.sampled_from(ZONES)
times = st.integers(0, 24 * 60 - 1) | st.integers(90, 210)  # when clocks are changed
days = st.frozensets(st.integers(1, 7), min_size=1).map(lambda found: tuple(sorted(found)))
shifts = st.builds(ShiftWritten, st.just("Shift"), times.map(clock), times.map(clock), days)
shift_lists = st.lists(shifts, max_size=4)
moments = st.builds(
    lambda day, minute: int(day.timestamp()) * 1000 + minute * MINUTE,
    st.sampled_from(CHANGES),
    st.integers(-3 * 24 * 60, 3 * 24 * 60),
)


# -- single days ----------------------------------------------------------------------------------


def test_night_ends_on_the_next_day() -> None:
    [turn] = turns([NIGHT], at("2026-11-18 23:00"), at("2026-11-19 06:00"), MADRID)
    assert turn == Turn(NIGHT, at("2026-11-18 23:00"), at("2026-11-19 07:00"))


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 7), ("2026-10-24", 9)])
def test_night_of_a_change_of_clocks_is_as_long_as_it_is(day: str, hours: int) -> None:
    [turn] = turns([NIGHT], at(f"{day} 23:30"), at(f"{day} 23:30"), MADRID)
    assert turn.ends_ms - turn.begins_ms == hours * HOUR


def test_shift_that_begins_in_the_missing_hour_begins_when_the_clock_is_changed() -> None:
    shift = ShiftWritten("Kitchen", "02:30", "10:00")
    [turn] = turns([shift], at("2026-03-29 05:00"), at("2026-03-29 05:00"), MADRID)
    assert turn.begins_ms == at("2026-03-29 03:00")


def test_shift_that_ends_in_the_missing_hour_ends_when_the_clock_is_changed() -> None:
    shift = ShiftWritten("Bar", "18:00", "02:30")
    [turn] = turns([shift], at("2026-03-28 20:00"), at("2026-03-28 20:00"), MADRID)
    assert turn.ends_ms == at("2026-03-29 03:00")


def test_shift_that_the_change_of_clocks_leaves_out_is_none_on_that_day() -> None:
    shift = ShiftWritten("Round", "02:15", "02:45")
    found = turns([shift], at("2026-03-28 00:00"), at("2026-03-30 23:00"), MADRID)
    assert [day_of(one.begins_ms, MADRID) for one in found] == ["2026-03-28", "2026-03-30"]


def test_shifts_that_meet_in_the_doubled_hour_meet_at_its_first_time() -> None:
    before, after = ShiftWritten("Bar", "18:00", "02:30"), ShiftWritten("Night", "02:30", "07:00")
    found = turns([before, after], at("2026-10-24 20:00"), at("2026-10-25 06:00"), MADRID)
    assert [one.shift.name for one in found] == ["Bar", "Night"]
    assert found[0].ends_ms == found[1].begins_ms == at("2026-10-25 02:30", fold=0)


def test_shift_has_its_weekdays() -> None:
    weekend = ShiftWritten("Brunch", "10:00", "16:00", (6, 7))
    found = turns([weekend], at("2026-11-16 00:00"), at("2026-11-29 23:59"), MADRID)
    told = ["2026-11-21", "2026-11-22", "2026-11-28", "2026-11-29"]
    assert [day_of(one.begins_ms, MADRID) for one in found] == told


def test_night_of_a_saturday_goes_on_into_the_sunday() -> None:
    night = ShiftWritten("Night", "23:00", "07:00", (6,))
    now_ms = at("2026-11-22 03:00")  # a Sunday
    assert [one.goes_on(now_ms) for one in turns([night], now_ms, now_ms, MADRID)] == [True]
    assert turns([night], at("2026-11-22 23:30"), at("2026-11-22 23:30"), MADRID) == []


# -- whose time it is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "leaves", "takes"),
    [
        ("2026-11-18 14:50", "Early", "Late"),
        ("2026-11-18 15:00", "Early", "Late"),
        ("2026-11-18 15:40", "Early", "Late"),
        ("2026-11-18 16:30", "Late", "Night"),
        ("2026-11-19 06:45", "Night", "Early"),
        ("2026-11-19 07:20", "Night", "Early"),
    ],
)
def test_who_leaves_and_who_takes_over(now: str, leaves: str, takes: str) -> None:
    before, after = ending(USUAL, at(now), MADRID), coming(USUAL, at(now), MADRID)
    assert before is not None
    assert after is not None
    assert (before.shift.name, after.shift.name) == (leaves, takes)


def test_where_shifts_overlap_the_one_that_ends_first_hands_over_to_the_one_begun_last() -> None:
    long = ShiftWritten("Early", "06:00", "15:30")
    middle = ShiftWritten("Middle", "11:00", "19:00")
    late = ShiftWritten("Late", "15:00", "23:00")
    now_ms = at("2026-11-18 15:10")
    before, after = (f([long, middle, late], now_ms, MADRID) for f in (ending, coming))
    assert before is not None
    assert after is not None
    assert (before.shift, after.shift) == (long, late)


def test_between_shifts_the_last_one_hands_over_for_four_hours() -> None:
    early = ShiftWritten("Early", "07:00", "15:00")
    before = ending([early], at("2026-11-18 19:00"), MADRID)
    assert before is not None
    assert before.ends_ms == at("2026-11-18 15:00")
    assert ending([early], at("2026-11-18 19:01"), MADRID) is None
    after = coming([early], at("2026-11-18 19:01"), MADRID)
    assert after is not None
    assert after.begins_ms == at("2026-11-19 07:00")


@pytest.mark.parametrize(
    ("came", "name"),
    [
        ("2026-11-18 14:20", "Late"),
        ("2026-11-18 15:20", "Late"),
        ("2026-11-18 11:00", "Early"),
        ("2026-11-18 22:30", "Night"),
        ("2026-11-19 03:00", "Night"),
    ],
)
def test_who_comes_to_work_comes_for_the_shift_whose_beginning_is_nearest(came, name) -> None:
    turn = turn_of(USUAL, at(came), MADRID)
    assert turn is not None
    assert turn.shift.name == name


def test_who_comes_when_there_is_no_shift_has_none() -> None:
    assert turn_of([EARLY], at("2026-11-18 17:00"), MADRID) is None
    assert turn_of([], at("2026-11-18 17:00"), MADRID) is None


def test_shift_that_begins_in_more_than_a_week_takes_nothing_over() -> None:
    assert coming([], at("2026-11-18 15:00"), MADRID) is None
    sunday = ShiftWritten("Brunch", "10:00", "16:00", (7,))
    after = coming([sunday], at("2026-11-22 15:00"), MADRID)
    assert after is not None
    assert after.begins_ms == at("2026-11-29 10:00")


def test_without_shifts_it_is_until_this_time_tomorrow() -> None:
    now_ms = at("2026-11-18 15:00")
    assert until_ms([], now_ms, MADRID) == until_ms(NONE, now_ms, MADRID) == now_ms + DAY_MS
    assert until_ms(USUAL, now_ms, MADRID) == at("2026-11-18 23:00")


def test_what_is_no_shift_breaks_nothing() -> None:
    span = at("2026-11-16 00:00"), at("2026-11-23 00:00")
    assert turns(NONE, *span, MADRID) == []
    assert turns([*NONE, *USUAL], *span, MADRID) == turns(USUAL, *span, MADRID)


@pytest.mark.parametrize(
    "text", ["", "7:00", "07.00", "24:00", "07:60", "-1:00", "０７:００", "ab:cd"]
)
def test_time_that_cannot_be_read_is_none(text: str) -> None:
    assert minutes(text) is None
    assert minutes("07:05") == 425


@pytest.fixture(params=["Europe/Madrid", "Australia/Lord_Howe"])
def system_zone(request, monkeypatch) -> Iterator[ZoneInfo]:
    """The system in a zone."""
    if sys.platform == "win32":
        pytest.skip("Windows does not take its zone from TZ")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


def test_without_a_zone_it_is_the_systems(system_zone: ZoneInfo) -> None:
    odd = ShiftWritten("Kitchen", "02:15", "02:45")
    for change in CHANGES:
        from_ms = int((change - timedelta(days=2)).timestamp()) * 1000
        span = from_ms, from_ms + 4 * DAY_MS
        assert turns([*USUAL, odd], *span) == turns([*USUAL, odd], *span, system_zone)
        assert day_of(from_ms) == day_of(from_ms, system_zone)


# -- always ---------------------------------------------------------------------------------------


@given(zones, st.lists(times, min_size=2, max_size=6, unique=True), moments)
def test_shifts_around_the_clock_leave_no_moment_out_and_share_none(zone, cuts, now_ms) -> None:
    cuts = sorted(cuts)
    around = [ShiftWritten("", clock(a), clock(b)) for a, b in pairwise([*cuts, cuts[0]])]
    going = [one for one in turns(around, now_ms, now_ms, zone) if one.goes_on(now_ms)]
    assert len(going) == 1
    found = turns(around, now_ms - DAY_MS, now_ms + DAY_MS, zone)
    assert all(a.ends_ms == b.begins_ms for a, b in pairwise(found))


@given(zones, shifts, moments)
def test_turn_begins_and_ends_when_the_clock_first_comes_to_its_time(zone, shift, now_ms) -> None:
    start_ms = now_ms - 3 * DAY_MS
    shown = [
        datetime.fromtimestamp(start_ms // 1000 + 60 * n, zone).replace(tzinfo=None, fold=0)
        for n in range(6 * 24 * 60)
    ]
    reached = shown.copy()
    for n in range(1, len(reached)):
        reached[n] = max(reached[n], reached[n - 1])  # a clock put back has come there already
    for turn in turns([shift], now_ms - DAY_MS, now_ms + DAY_MS, zone):
        for moment, text in ((turn.begins_ms, shift.start), (turn.ends_ms, shift.end)):
            local = datetime.fromtimestamp(moment // 1000, zone).replace(tzinfo=None, fold=0)
            wall = local.replace(hour=int(text[:2]), minute=int(text[3:]))
            wall -= timedelta(days=1) if wall > local else timedelta(0)
            assert start_ms + bisect_left(reached, wall) * MINUTE == moment
        began = turn.begins_ms - DAY_MS // 4, turn.begins_ms
        weekdays = {datetime.fromtimestamp(ms // 1000, zone).isoweekday() for ms in began}
        assert weekdays & set(shift.days)


@given(zones, shift_lists, moments, st.integers(0, 4 * DAY_MS), st.integers(0, 4 * DAY_MS))
def test_turns_of_a_span_are_those_of_its_parts(zone, shifts, from_ms, one, two) -> None:
    middle_ms, to_ms = from_ms + one, from_ms + one + two
    whole = turns(shifts, from_ms, to_ms, zone)
    parts = [*turns(shifts, from_ms, middle_ms, zone), *turns(shifts, middle_ms, to_ms, zone)]
    assert {(t.begins_ms, t.ends_ms, t.shift) for t in whole} == {
        (t.begins_ms, t.ends_ms, t.shift) for t in parts
    }
    assert whole == sorted(whole, key=lambda turn: turn.begins_ms)
    assert all(t.begins_ms < t.ends_ms and t.begins_ms <= to_ms for t in whole)
    assert all(t.ends_ms > from_ms and t.ends_ms - t.begins_ms <= 26 * HOUR for t in whole)


@given(zones, shift_lists, moments)
def test_who_takes_over_begins_later_than_who_leaves_and_is_not_over(zone, shifts, now_ms) -> None:
    before, after = ending(shifts, now_ms, zone), coming(shifts, now_ms, zone)
    going = [one for one in turns(shifts, now_ms, now_ms, zone) if one.goes_on(now_ms)]
    assert before is not None or not going
    if before is not None:
        assert before.begins_ms <= now_ms
        assert before.ends_ms >= now_ms - 4 * HOUR
    if after is not None:
        assert after.ends_ms > now_ms
        assert before is None or after.begins_ms > before.begins_ms
    assert until_ms(shifts, now_ms, zone) > now_ms


@given(zones, shift_lists, moments, st.integers(-400 * DAY_MS, 400 * DAY_MS))
def test_clock_that_jumps_finds_the_turns_of_where_it_is(zone, shifts, now_ms, jump) -> None:
    for moment in (now_ms, now_ms + jump, now_ms):
        found = ending(shifts, moment, zone)
        assert found is None or found in turns(shifts, found.begins_ms, found.begins_ms, zone)
        assert until_ms(shifts, moment, zone) - moment <= 9 * DAY_MS
