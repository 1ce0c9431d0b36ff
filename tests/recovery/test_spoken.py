"""What the words of the moment depend on, out of a matter."""

from datetime import datetime
from typing import Any

import pytest

from assistant.recovery import promises
from assistant.recovery.spoken import spoken_matter, spoken_promise
from assistant.words.situation import Matter
from tests.recovery.conftest import ELENA, MAREK, STAFF

NAMES = {page: one.name for page, one in STAFF.items()}
NOON_MS = round(datetime(2026, 11, 20, 12).timestamp() * 1000)
MINUTE_MS = 60_000


@pytest.fixture
def noon(house: Any) -> Any:
    """A house at noon, so that an hour later is today."""
    house.now_ms = NOON_MS
    return house


def promised(house: Any, minutes: int) -> Any:
    page = house.open()
    due_ms = NOON_MS + minutes * MINUTE_MS
    house.do(page, promises.promise, text="Ring her", due_ms=due_ms, owner=MAREK)
    return house.view(page)


def test_owner_is_named_to_others_only(noon: Any) -> None:
    view = noon.view(noon.open())
    assert spoken_matter(view, ELENA, NAMES, NOON_MS) == Matter()
    assert spoken_matter(view, MAREK, NAMES, NOON_MS) == Matter(owner="Elena")
    assert spoken_matter(view, None, NAMES, NOON_MS) == Matter(owner="Elena")
    assert spoken_matter(view, MAREK, {}, NOON_MS) == Matter()


def test_time_is_told_for_today_only(noon: Any) -> None:
    assert spoken_matter(promised(noon, 90), ELENA, NAMES, NOON_MS) == Matter(
        by="13:30", promised=True
    )
    yesterday_ms = NOON_MS - 24 * 60 * MINUTE_MS
    assert spoken_matter(promised(noon, 90), ELENA, NAMES, yesterday_ms).by == ""


@pytest.mark.parametrize(("minutes", "overdue"), [(9, False), (10, True), (20, True)])
def test_promise_is_late_from_its_time_on(noon: Any, minutes: int, overdue: bool) -> None:
    view = promised(noon, 10)
    told = spoken_matter(view, ELENA, NAMES, NOON_MS + minutes * MINUTE_MS)
    assert told == Matter(by="12:10", promised=True, overdue=overdue)


def test_promise_kept_today_is_spoken_of_as_kept(noon: Any) -> None:
    view = promised(noon, 10)
    noon.do(view.page, promises.keep_promise, of=view.promises[0].id)
    kept = noon.view(view.page)
    assert spoken_matter(kept, ELENA, NAMES, NOON_MS) == Matter(kept=True)
    days_after = NOON_MS + 3 * 24 * 60 * 60 * 1000
    assert spoken_matter(kept, ELENA, NAMES, days_after) == Matter()


def test_grave_and_not_the_first(noon: Any) -> None:
    first = noon.view(noon.open(severity=3))
    assert spoken_matter(first, ELENA, NAMES, NOON_MS) == Matter(grave=True)
    assert spoken_matter(first, ELENA, NAMES, NOON_MS, again=True) == Matter(grave=True, again=True)
    second = noon.view(noon.open())
    assert second.called_for == "again"
    assert spoken_matter(second, ELENA, NAMES, NOON_MS) == Matter(again=True)


def test_late_promise_of_no_problem_names_its_keeper(noon: Any) -> None:
    late = promised(noon, 1).promises[0]
    assert spoken_promise(late, MAREK, NAMES) == Matter(promised=True, overdue=True)
    assert spoken_promise(late, ELENA, NAMES) == Matter(owner="Marek", promised=True, overdue=True)
