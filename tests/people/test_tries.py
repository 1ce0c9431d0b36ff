"""Wrong PINs: told, counted over all desks, slower and slower."""

from typing import Any

import pytest

from assistant.journal.entry import Line
from assistant.journal.stamp import PROGRAM, Clock, DeskId, PageId, StaffId
from assistant.people.entries import CameToDesk, MissesSeen, PinMissed, PinSet, StaffJoined
from assistant.people.tries import FIRST_MS, LONGEST_MS, take_no_more, wait_ms
from assistant.people.view import StaffView, fold_staff
from assistant.refusal import Refused

NOW_MS = 1_750_000_000_000
PAGE = PageId(b"p" * 16)
HERE, THERE = DeskId(b"h" * 16), DeskId(b"t" * 16)


class Story:
    """What is written about one person with a PIN."""

    def __init__(self) -> None:
        self.clock, self.at_ms = Clock(), NOW_MS
        self.lines: list[Line] = []
        self.tell(StaffJoined("Elena", "manager", (), "a hash"))

    def tell(self, body: Any, desk: DeskId = HERE, times: int = 1) -> "Story":
        for _ in range(times):
            self.at_ms += 1000
            entry = self.clock.next(self.at_ms)
            staff = PROGRAM if isinstance(body, PinMissed) else StaffId(PAGE)
            self.lines.append(Line(entry, body, staff, desk, self.at_ms))
        return self

    @property
    def view(self) -> StaffView:
        view = fold_staff(PAGE, self.lines)
        assert view is not None
        return view

    def waits_ms(self, desk: DeskId = HERE, later_ms: int = 0) -> int:
        return wait_ms(self.view, desk, self.at_ms + later_ms)


def test_four_wrong_ones_are_slips_and_the_fifth_waits_and_is_told():
    story = Story().tell(PinMissed(), times=4)
    assert (story.waits_ms(), story.view.warned_ms) == (0, 0)
    story.tell(PinMissed())
    assert (story.waits_ms(), story.view.warned_ms) == (FIRST_MS, story.at_ms)
    assert story.waits_ms(later_ms=FIRST_MS - 1) == 1
    assert story.waits_ms(later_ms=FIRST_MS) == 0


def test_each_further_one_waits_twice_as_long_up_to_a_most():
    story = Story().tell(PinMissed(), times=4)
    waits = [story.tell(PinMissed()).waits_ms() for _ in range(30)]
    assert waits[:4] == [FIRST_MS, 2 * FIRST_MS, 4 * FIRST_MS, 8 * FIRST_MS]
    assert waits[-1] == LONGEST_MS == max(waits)


def test_wrong_ones_of_all_desks_count_and_each_desk_waits_from_its_own_last():
    story = Story().tell(PinMissed(), HERE, 3).tell(PinMissed(), THERE, 2)
    assert story.waits_ms(THERE) == FIRST_MS
    assert 0 < story.waits_ms(HERE) < FIRST_MS
    third = DeskId(b"x" * 16)
    assert story.waits_ms(third) == 0
    story.tell(PinMissed(), third)
    assert story.waits_ms(third) == 2 * FIRST_MS


def test_late_lines_of_another_desk_count_as_they_arrive():
    story = Story().tell(PinMissed(), HERE, 4)
    late = Story().tell(PinMissed(), THERE, 1).lines[1:]
    view = fold_staff(PAGE, [*story.lines, *late])
    assert view is not None
    assert view.misses == 5


@pytest.mark.parametrize("body", [CameToDesk(), PinSet("another hash")])
def test_right_one_or_a_new_one_begins_anew_but_stays_told(body):
    story = Story().tell(PinMissed(), times=7)
    warned_ms = story.at_ms
    story.tell(body)
    assert (story.waits_ms(), story.view.misses) == (0, 0)
    assert story.view.warned_ms == warned_ms
    story.tell(MissesSeen())
    assert story.view.warned_ms == 0


def test_clock_that_was_put_back_locks_nobody_out_for_good():
    story = Story().tell(PinMissed(), times=5)
    assert story.waits_ms(later_ms=-365 * 24 * 3600 * 1000) == FIRST_MS


@pytest.mark.parametrize(("misses", "told"), [(5, "30 s"), (6, "60 s"), (8, "4 min")])
def test_wait_is_told_in_plain_numbers(misses, told):
    story = Story().tell(PinMissed(), times=misses)
    with pytest.raises(Refused) as caught:
        take_no_more(story.view, HERE, story.at_ms)
    assert told in caught.value.sentence()
