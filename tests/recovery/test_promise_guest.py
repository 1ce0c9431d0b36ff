"""A promise to a guest finds its place: on the open problem, or as a matter by itself."""

from typing import Any

import pytest

from assistant.recovery import acts, promises, standing
from assistant.recovery.asked import Elsewhere
from assistant.refusal import Refused
from tests.recovery.conftest import ELENA, GUEST, MAREK

HOUR_MS = 60 * 60 * 1000


def given(house: Any, **words: Any) -> list[Any]:
    due = {"text": "Ring her", "due_ms": house.now_ms + HOUR_MS}
    return promises.promise_guest(house.around(), guest=GUEST, **{**due, **words})


def test_it_goes_onto_the_gravest_open_problem(house: Any) -> None:
    house.open(severity=1)
    grave = house.open(severity=3)
    house.open(severity=2)
    [line] = given(house)
    assert isinstance(line, Elsewhere)
    assert line.page == grave
    house.tell(grave, [line.body])
    assert [one.text for one in house.view(grave).promises] == ["Ring her"]


def test_it_stands_alone_where_no_problem_is_open(house: Any) -> None:
    page = house.open()
    house.tell(page, acts.close(house.view(page), house.around(page), content=True))
    [line] = given(house, owner=MAREK)
    assert (line.guest, line.owner) == (GUEST, MAREK)


def test_it_does_not_go_onto_a_problem_that_the_signer_may_not_see(house: Any) -> None:
    house.open(restricted="theft")
    house.signer = MAREK
    [line] = given(house)
    assert not isinstance(line, Elsewhere)


def test_a_time_that_has_passed_is_refused_wherever_it_would_go(house: Any) -> None:
    with pytest.raises(Refused):
        given(house, due_ms=house.now_ms)
    house.open()
    with pytest.raises(Refused):
        given(house, due_ms=house.now_ms)


def test_open_problems_are_told_gravest_and_newest_first(house: Any) -> None:
    pages = []
    for severity in (2, 3, 2):
        pages.append(house.open(severity=severity))
        house.now_ms += HOUR_MS
    views = [house.view(page) for page in pages]
    order = [view.page for view in standing.open_problems(views)]
    assert order == [pages[1], pages[2], pages[0]]
    assert house.signer == ELENA
