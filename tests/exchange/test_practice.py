"""The practice house: everybody is there, signed, plausible at any hour."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.desk import Desk, open_desk
from assistant.exchange import practice
from assistant.guests.fold import fold_guest
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.entry import Line
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.people.view import StaffView
from assistant.places import Home
from assistant.recovery import register
from assistant.recovery.entries import Defect

NOW = int(datetime(2026, 11, 22, 16, 20, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = open_desk(Home(tmp_path_factory.mktemp("house") / "home"))
    assert practice.furnish(desk, NOW) == 41
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def house(at_work: Desk) -> dict[str, GuestView]:
    hits = at_work.look_up(lambda tx: find.recent(tx, 100))
    views = [at_work.guest(hit.page) for hit in hits]
    return {view.identity.name: view for view in views if view}


def test_house_has_problems_and_promises_to_practise(
    at_work: Desk, house: dict[str, GuestView]
) -> None:
    known = {view.page for view in house.values()}
    still_open = at_work.matters.all(register.open_ones)
    assert {view.severity for view in still_open if view.is_problem} == {1, 2, 3}
    assert any(not view.is_problem for view in still_open)
    assert any(not view.guest for view in still_open)
    assert all(view.guest in known for view in still_open if view.guest)
    everything = at_work.matters.all(lambda tx: register.problems(tx, register.Wanted()))
    assert {view.defect for view in everything} == set(get_args(Defect))
    for view in everything:
        assert all(step.key for step in view.steps)
        assert all(line.when_ms <= NOW for line in view.log)
    soups = [view for view in everything if view.product == "Soup"]
    within_ms = at_work.matters.policy().repeat_days * 24 * 3600 * 1000
    same = at_work.matters.all(lambda tx: register.same_before(tx, soups[0], within_ms))
    assert [view.page for view in same] == [soups[1].page]


def test_a_matter_that_is_over_stands_on_its_guests_card(
    at_work: Desk, house: dict[str, GuestView]
) -> None:
    closed = at_work.matters.all(lambda tx: register.problems(tx, register.Wanted(is_open=False)))
    cards = {view.page: view for view in house.values()}
    for view in closed:
        mistake = next(one for one in cards[view.guest].mistakes if one.matter == view.page)
        assert (mistake.text, mistake.when_ms) == (view.text, view.opened_ms)


def test_forty_guests_in_many_languages(house: dict[str, GuestView]) -> None:
    assert len(house) == 41  # one of them has two cards
    assert len({view.identity.language for view in house.values()}) > 12


def test_one_guest_has_two_cards(at_work: Desk) -> None:
    (pair,) = at_work.merging.pairs()
    assert set(pair.names) == {"Наталья Зимина", "Natalia Zimina"}


def test_house_has_every_situation_to_practise(house: dict[str, GuestView]) -> None:
    views = house.values()
    here = [view for view in views if any(visit.left_ms is None for visit in view.visits)]
    assert 8 <= len(here) <= 16
    assert any(view.identity.quiet for view in here)
    assert any(care.care == "access" for view in here for care in view.care)
    assert any(view.visit_count == 1 and len(view.log) <= 2 for view in here)
    assert any(not mistake.remedy for view in here for mistake in view.mistakes)
    assert any(mistake.remedy for view in views for mistake in view.mistakes)
    assert any(NOW - view.visits[-1].arrived_ms > 300 * 24 * 3600 * 1000 for view in views)
    questions = [one for view in views for one in view.preferences if one.is_question(NOW)]
    assert questions
    assert any(not one.is_question(NOW) for view in views for one in view.preferences)
    assert any(one.history for view in views for one in view.preferences)
    assert max(len(view.log) for view in views) > 60


def test_picture_of_the_house_is_true(house: dict[str, GuestView]) -> None:
    wang = house["王雅琴"]
    assert wang.visit_count == 27
    assert [care.care for care in wang.care] == ["allergy"]
    assert [bool(mistake.remedy) for mistake in wang.mistakes] == [True, True]


def test_furnished_house_is_left_as_it_is(desk: Desk) -> None:
    assert practice.furnish(desk, NOW) == 0
    assert not desk.look_up(lambda tx: find.recent(tx, 1))


@settings(deadline=None, max_examples=20)
@given(st.integers(1_700_000_000_000, 2_000_000_000_000))
def test_nothing_lies_ahead_and_every_page_opens_with_its_guest(now_ms: int) -> None:
    staff = [
        StaffView(page=StaffId(PageId(bytes([n] * 16))), name=one.name, role="clerk")
        for n, one in enumerate(practice.colleagues(), start=1)
    ]
    for page, drafts in practice.guests(staff, now_ms):
        assert all(draft.happened_at and draft.happened_at <= now_ms for draft in drafts)
        lines = [
            Line(EntryId(n.to_bytes(16, "big")), draft.body, draft.staff, DeskId(bytes(16)), 0)
            for n, draft in enumerate(drafts)
            if draft.staff
        ]
        assert len(lines) == len(drafts)
        view = fold_guest(page, lines)
        assert view is not None
        assert lines[0].body.who == view.identity or view.identity.quiet
        assert sum(visit.left_ms is None for visit in view.visits) <= 1 + sum(
            visit.channel != "in-person" for visit in view.visits
        )
