"""An evening and a morning: one shift leaves a handover, the next one reads and signs for it."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.places import Home
from assistant.shift import register
from assistant.shift.view import HandoverView, WowView

pytestmark = pytest.mark.e2e


def sheets(desk: Desk) -> list[HandoverView]:
    """The handovers that were given, the latest first."""
    return desk.shifts.earlier()


def test_two_shifts_hand_over_by_keys_alone(
    place: Home, desk: Desk, screen: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    boris = desk.join(name="Boris").result()
    window = screen(place)
    window.press("Return")  # Elena, the first one on the list
    window.press("F8")
    window.type("My soup was cold")
    window.press("Return")
    eventually(place, lambda d: d.shifts.draft().items)
    window.press("shift+F4")
    window.type("The side door sticks")
    window.press("Return")
    eventually(place, lambda d: len(d.shifts.draft().items) == 2)
    window.press("F6", "alt+2")
    window.type("Boris carried every case")
    window.press("Return")
    wow = eventually(place, lambda d: d.shifts.all(register.wows))[0]
    assert isinstance(wow, WowView)
    assert wow.about == (boris,)

    window.press("shift+F12")
    window.turned_to("The handover")
    time.sleep(0.5)  # nobody begins to write before the sheet is there
    window.press("F2")
    time.sleep(0.5)
    window.type("Table 4 by the window")
    window.press("Return", "ctrl+Return")
    given = eventually(place, lambda d: sheets(d))[0]
    assert [note.text for note in given.items[0].notes] == ["Table 4 by the window"]

    window.press("2")  # Boris comes
    # Nothing is signed for by a key that was pressed before it could be read: then once more.
    first = sign(window, eventually, place, 0, boris)
    assert first.unread(boris)
    read = sign(window, eventually, place, 1, boris)
    assert not read.unread(boris)
    assert {staff for one in read.items for staff in one.signed} == {boris}


def sign(
    window: Any, eventually: Callable[..., Any], place: Home, item: int, staff: StaffId
) -> HandoverView:
    """Return, until it is on disk that it was read."""
    for _again in range(5):
        window.press("Return")
        read = eventually(
            *(place, lambda d: staff in sheets(d)[0].items[item].signed and sheets(d)[0]),
            patience_s=8.0,
        )
        if read:
            return read
    raise AssertionError(f"item {item} was not signed for")
