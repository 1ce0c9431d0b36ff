"""A call by its clock: rings, a hold of seventeen seconds, and what ends by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.calling import (
    GIVEN_UP,
    HOLD_MS,
    RING_MS,
    Call,
    answered,
    back,
    hold,
    is_given_up,
    on_hold,
    rings,
)

T0 = 1_790_000_000_000
RINGING = Call(T0)


@pytest.mark.parametrize(
    ("region", "third_ms"), [("", 10_000), ("CN", 10_000), ("es", 9_000), ("US", 12_000)]
)
def test_third_ring_comes_when_it_comes_in_that_country(region: str, third_ms: int) -> None:
    assert rings(RINGING, T0 + third_ms - 1, region) == 2
    assert rings(RINGING, T0 + third_ms, region) == 3


def test_first_ring_has_rung_and_a_clock_set_back_rings_no_less() -> None:
    assert rings(RINGING, T0) == rings(RINGING, T0 - 60_000) == 1


def test_a_dozen_rings_are_the_end_of_it_unless_it_was_answered() -> None:
    late = T0 + GIVEN_UP * RING_MS
    assert not is_given_up(RINGING, late - 1)
    assert is_given_up(RINGING, late)
    assert not is_given_up(answered(RINGING, T0 + 4000), late)


def test_who_is_on_the_line_is_answered_once() -> None:
    call = answered(RINGING, T0 + 4000)
    assert answered(call, T0 + 9000) == call


def test_hold_counts_down_seventeen_seconds_and_begins_again() -> None:
    call = on_hold(answered(RINGING, T0), T0)
    begun, late = hold(call, T0), hold(call, T0 + 16_001)
    again = hold(call, T0 + HOLD_MS)
    assert begun is not None
    assert late is not None
    assert again is not None
    assert (begun.seconds_left, begun.part, begun.is_too_long) == (17, 0, False)
    assert (late.seconds_left, late.turn) == (1, 1)
    assert (again.seconds_left, again.turn, again.is_too_long) == (17, 2, True)


def test_who_holds_already_goes_on_holding_until_one_is_back() -> None:
    call = on_hold(answered(RINGING, T0), T0)
    assert on_hold(call, T0 + 5000) == call
    assert hold(back(call), T0 + 5000) is None


@given(st.integers(-HOLD_MS, 20 * HOLD_MS))
def test_hold_is_never_over_and_never_longer_than_promised(passed_ms: int) -> None:
    held = hold(on_hold(RINGING, T0), T0 + passed_ms)
    assert held is not None
    assert 1 <= held.seconds_left <= 17
    assert 0 <= held.part < 1
