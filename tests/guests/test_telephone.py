"""A call that is over, a number as it is said, and what a typed contact is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.details import contact_in
from assistant.guests.entries import Identity, WordsSaid
from assistant.guests.lookup.phones import grouped
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId

LINE = WordsSaid("answer-call", "plain.house", "Thank you for calling.")


def called(desk: Desk, page: PageId, **words: Any) -> GuestView:
    desk.on_guest(page, acts.telephone, **words).result()
    view = desk.guest(page)
    assert view is not None
    return view


def test_call_its_words_and_its_note_are_written_in_one_act(desk: Desk) -> None:
    page = desk.meet(Identity("Ingrid Solheim")).result()
    view = called(desk, page, since_ms=1, said=[LINE], remember="Comes on Friday")
    assert [(visit.channel, bool(visit.left_ms)) for visit in view.visits] == [("telephone", True)]
    assert [said.line for said in view.said] == ["plain.house"]
    assert [(note.text, note.staff) for note in view.notes] == [("Comes on Friday", desk.signed)]


def test_call_that_the_card_has_noted_already_is_not_written_twice(desk: Desk) -> None:
    page = desk.meet(Identity("Ingrid Solheim")).result()
    desk.on_guest(page, acts.arrive, channel="telephone").result()
    view = called(desk, page, since_ms=1, remember=" ")
    assert len(view.visits) == 1
    assert not view.notes


def test_call_of_another_day_is_another_call(desk: Desk) -> None:
    page = desk.meet(Identity("Ingrid Solheim")).result()
    first = called(desk, page, since_ms=1)
    view = called(desk, page, since_ms=first.visits[0].arrived_ms + 1)
    assert len(view.visits) == 2


def test_guest_in_the_house_may_call_and_stays_in_the_house(desk: Desk) -> None:
    page = desk.meet(Identity("Ingrid Solheim")).result()
    desk.on_guest(page, acts.arrive, channel="in-person").result()
    view = called(desk, page, since_ms=1)
    assert [visit.left_ms is None for visit in view.visits] == [True, False]


@pytest.mark.parametrize(
    ("typed", "region", "said"),
    [
        ("612345678", "ES", "612 34 56 78"),
        ("+34612345678", "ES", "612 34 56 78"),
        ("+34612345678", "CN", "+34 612 34 56 78"),
        ("13800138000", "CN", "138 0013 8000"),
        ("１３８００１３８０００", "CN", "138 0013 8000"),
        ("612345678", "", "612 345 678"),
        ("1234567", "", "123 45 67"),
        ("4711", "ES", "47 11"),
    ],
)
def test_number_is_grouped_as_it_is_said_there(typed: str, region: str, said: str) -> None:
    assert grouped(typed, region) == said


@given(st.text("0123456789", min_size=1, max_size=18))
def test_grouping_loses_no_digit_and_leaves_none_alone(digits: str) -> None:
    said = grouped(digits)
    assert said.replace(" ", "") == digits
    assert len(digits) == 1 or min(map(len, said.split())) > 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ana@example.com", "email"),
        (" +34 612 ", "phone"),
        ("ana@", None),
        ("Calle Mayor 123", None),
        ("12", None),
        ("王芳", None),
        ("", None),
    ],
)
def test_contact_is_known_by_its_look(text: str, kind: str | None) -> None:
    assert contact_in(text) == kind
