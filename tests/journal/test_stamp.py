"""The clock of the ids: whatever the desk's own clock does, ids go forward."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.journal.stamp import Clock, EntryId, new_id, stamped_ms

DAY_MS = 24 * 60 * 60 * 1000
NOW_MS = 1_800_000_000_000
moments = st.integers(min_value=0, max_value=2**47)


@given(st.lists(moments, min_size=2, max_size=60))
def test_ids_go_forward_whatever_the_clock_of_the_desk_does(nows: list[int]) -> None:
    clock = Clock()
    ids = [clock.next(now) for now in nows]
    assert ids == sorted(ids)
    assert len({stamp[:8] for stamp in ids}) == len(ids)


@given(st.integers(min_value=1, max_value=10_000))
def test_a_clock_that_stutters_gives_as_many_ids_as_are_asked(count: int) -> None:
    clock = Clock()
    ids = [clock.next(NOW_MS) for _ in range(count)]
    assert ids == sorted(ids)
    assert stamped_ms(ids[-1]) == NOW_MS + (count - 1) // 4096


@given(moments)
def test_an_id_says_when_it_was_made(now_ms: int) -> None:
    assert stamped_ms(Clock().next(now_ms)) == now_ms
    assert stamped_ms(new_id(now_ms)) == now_ms


@given(st.lists(st.integers(-DAY_MS, DAY_MS), min_size=1, max_size=30), st.integers(-DAY_MS, 0))
def test_an_id_comes_after_every_one_that_was_seen(drifts: list[int], lag: int) -> None:
    clock, others = Clock(), [Clock().next(NOW_MS + drift) for drift in drifts]
    for stamp in others:
        clock.seen(stamp, NOW_MS)
    assert all(clock.next(NOW_MS + lag) > stamp for stamp in others)


@given(st.integers(min_value=DAY_MS + 1, max_value=2**46))
def test_an_id_from_an_absurd_future_does_not_move_the_clock(ahead: int) -> None:
    clock = Clock()
    clock.seen(Clock().next(NOW_MS + ahead), NOW_MS)
    assert stamped_ms(clock.next(NOW_MS)) == NOW_MS


@given(moments)
def test_every_id_is_a_uuid_of_version_7(now_ms: int) -> None:
    for stamp in (Clock().next(now_ms), EntryId(new_id(now_ms))):
        assert len(stamp) == 16
        assert stamp[6] >> 4 == 7
        assert stamp[8] >> 6 == 0b10


def test_two_desks_never_make_the_same_id() -> None:
    assert len({Clock().next(NOW_MS) for _ in range(5000)}) == 5000
