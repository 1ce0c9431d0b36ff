"""Which promise is told of at the edge of every page, and when that changes."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery.pressing import come_due, next_change_ms, pressing
from assistant.recovery.view import DUE_MS, PromiseState, PromiseView

MINUTE, NOW = 60_000, 1_750_000_000_000
MIDNIGHT, SOON = NOW + 8 * 60 * MINUTE, 30 * MINUTE
GUEST, MAREK = PageId(b"g" * 16), StaffId(PageId(b"m" * 16))
RANK = {"overdue": 0, "due": 1, "soon": 2, "later": 3}
minutes = st.lists(st.integers(-3000, 3000), max_size=8)


def promise(minute: float, state: PromiseState = "open") -> PromiseView:
    at, due_ms = EntryId(round(minute + 5000).to_bytes(16, "big")), NOW + round(minute * MINUTE)
    return PromiseView(at, GUEST, GUEST, "Ring", "", due_ms, MAREK, MAREK, NOW, state)


def test_worst_stage_is_told_and_how_many_are_there() -> None:
    found = pressing([promise(10), promise(-20), promise(-60)], NOW, SOON, MIDNIGHT)
    assert (found.stage, found.number, found.first.due_ms) == ("overdue", 2, NOW - 60 * MINUTE)


def test_nothing_of_tomorrow_is_told_until_it_is_due_soon() -> None:
    assert pressing([promise(9 * 60)], NOW, SOON, MIDNIGHT) is None
    assert pressing([promise(7 * 60)], NOW, SOON, MIDNIGHT).stage == "later"
    near = MIDNIGHT - 10 * MINUTE
    assert pressing([promise(8 * 60 + 5)], near, SOON, MIDNIGHT).stage == "soon"


def test_what_is_over_is_not_told() -> None:
    over = [promise(-5, "kept"), promise(5, "broken")]
    assert pressing(over, NOW, SOON, MIDNIGHT) is None
    assert come_due(over, NOW - 60 * MINUTE, NOW) == []


@given(minutes)
def test_none_is_worse_than_the_one_that_is_told(ahead: list[int]) -> None:
    promises = [promise(one) for one in ahead]
    found = pressing(promises, NOW, SOON, MIDNIGHT)
    told = RANK[found.stage] if found else RANK["later"]
    assert all(told <= RANK[one.stage(NOW, SOON)] for one in promises)


@given(minutes)
def test_between_now_and_the_next_change_nothing_changes(ahead: list[int]) -> None:
    promises = [promise(one) for one in ahead]
    change_ms = next_change_ms(promises, NOW, SOON, MIDNIGHT)
    assert NOW < change_ms <= MIDNIGHT
    now = pressing(promises, NOW, SOON, MIDNIGHT)
    for at_ms in (NOW + 1, (NOW + change_ms) // 2, change_ms - 1):
        assert pressing(promises, max(NOW, at_ms), SOON, MIDNIGHT) == now


@given(minutes, st.integers(1, 5000))
def test_each_promise_comes_due_in_exactly_one_span(ahead: list[int], cut: int) -> None:
    promises = [promise(one) for one in ahead]
    start, middle, end = NOW, NOW + cut * MINUTE, NOW + 6000 * MINUTE
    whole = come_due(promises, start, end)
    assert come_due(promises, start, middle) + come_due(promises, middle, end) == whole


def test_promise_is_due_for_some_minutes_from_its_time_on() -> None:
    one = promise(0)
    assert one.stage(NOW, SOON) == "due"
    assert one.stage(NOW + DUE_MS, SOON) == "overdue"
