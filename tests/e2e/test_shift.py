"""An evening and a morning: one shift leaves a handover, the next one reads and signs for it."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from assistant.desk import Desk
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
    time.sleep(0.5)  # nobody begins to write before the sheet is there
    window.press("F2")
    window.type("Table 4 by the window")
    window.press("Return", "ctrl+Return")
    given = eventually(place, lambda d: sheets(d))[0]
    assert [note.text for note in given.items[0].notes] == ["Table 4 by the window"]

    window.press("2")  # Boris comes
    window.press("Return")
    eventually(place, lambda d: boris in sheets(d)[0].items[0].signed)
    window.press("Return")
    read = eventually(place, lambda d: boris in sheets(d)[0].items[1].signed and sheets(d)[0])
    assert not read.unread(boris)
    assert {staff for one in read.items for staff in one.signed} == {boris}
