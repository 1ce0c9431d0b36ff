"""Who may do what, and the house's own table of it."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from assistant.journal.entry import Line
from assistant.journal.stamp import Clock, DeskId, PageId, StaffId
from assistant.people.entries import RightsChanged
from assistant.people.rights import (
    FIXED,
    RIGHTS,
    ROLES,
    USUAL,
    change_right,
    fold_rights,
    may,
    with_right,
    with_rights,
)
from assistant.people.view import StaffView
from assistant.refusal import Refused

NOW_MS = 1_750_000_000_000
PEOPLE = {
    StaffId(PageId(role.encode().ljust(16))): StaffView(
        PageId(role.encode().ljust(16)), role.title(), role
    )
    for role in ROLES
}
BY_ROLE = {one.role: page for page, one in PEOPLE.items()}


def lines(*bodies: Any) -> list[Line]:
    clock, staff = Clock(), BY_ROLE["manager"]
    return [Line(clock.next(NOW_MS), body, staff, DeskId(b"d" * 16), NOW_MS) for body in bodies]


def around(role: str) -> Any:
    return SimpleNamespace(signer=BY_ROLE[role], staff=PEOPLE)


def test_roles_have_more_rights_the_more_they_answer_for():
    assert all(USUAL[role] < USUAL[above] for role, above in pairwise(ROLES))
    assert USUAL["manager"] == frozenset(RIGHTS)


def test_nobody_and_whoever_has_left_may_nothing():
    gone = replace(PEOPLE[BY_ROLE["manager"]], active=False)
    for right in RIGHTS:
        assert not may(right, None)
        assert not may(right, gone)


def test_house_gives_a_right_and_takes_it_away_and_the_later_word_holds():
    clerk = PEOPLE[BY_ROLE["clerk"]]
    given = RightsChanged("clerk", "view-log", granted=True)
    taken = RightsChanged("clerk", "view-log", granted=False)
    for told, has in (([given], True), ([given, taken], False), ([taken, given], True)):
        table = fold_rights(lines(*told))
        assert may("view-log", with_rights(clerk, table)) is has
        assert fold_rights(reversed(lines(*told))).keys() == table.keys()


def test_what_a_newer_desk_knows_changes_nothing_here():
    told = lines(
        RightsChanged("concierge", "erase", granted=True),
        RightsChanged("clerk", "fly", granted=True),
    )
    assert fold_rights(told) == USUAL


@given(
    st.lists(
        st.builds(RightsChanged, st.sampled_from(ROLES), st.sampled_from(RIGHTS), st.booleans())
    )
)
def test_whatever_is_written_a_manager_can_give_every_right_back(told):
    table = fold_rights(lines(*told))
    for role, right in FIXED:
        assert right in table[role]
    manager = with_rights(PEOPLE[BY_ROLE["manager"]], table)
    assert may("staff", manager)


def test_right_is_changed_by_a_manager_and_only_where_it_differs():
    assert change_right(around("manager"), USUAL, role="clerk", right="erase", granted=True) == [
        RightsChanged("clerk", "erase", granted=True)
    ]
    assert change_right(around("manager"), USUAL, role="clerk", right="erase", granted=False) == []


@pytest.mark.parametrize("role", ["trainee", "clerk", "supervisor"])
def test_whoever_is_no_manager_does_not_change_the_table(role):
    with pytest.raises(Refused):
        change_right(around(role), USUAL, role=role, right="erase", granted=True)
    trusted = {**USUAL, role: USUAL[role] | {"staff"}}
    staff = {page: with_rights(one, trusted) for page, one in PEOPLE.items()}
    trusting = SimpleNamespace(signer=BY_ROLE[role], staff=staff)
    with pytest.raises(Refused, match="settled by a manager"):
        change_right(trusting, trusted, role=role, right="erase", granted=True)


def test_right_over_the_staff_stays_with_the_manager():
    with pytest.raises(Refused, match="always looks after the staff"):
        change_right(around("manager"), USUAL, role="manager", right="staff", granted=False)


def test_who_may_not_is_told_whom_it_is_for():
    with pytest.raises(Refused) as caught:
        with_right("see-restricted", around("clerk"))
    assert caught.value.sentence() == (
        "This is for Supervisor · Manager. Please change hands with F12."
    )
    with_right("see-restricted", around("supervisor"))
