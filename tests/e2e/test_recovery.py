"""Something went wrong: an unknown guest complains, and a clerk puts it right by keys alone."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from assistant.desk import Desk
from assistant.places import Home
from assistant.recovery import register
from assistant.recovery.view import MatterView

pytestmark = pytest.mark.e2e

WHOLE_RECORD_MOST = 25
"""Keystrokes from the complaint to the closed record, texts not counted."""


def matters(desk: Desk) -> list[MatterView]:
    """All problems that there are."""
    desk.sign_in(desk.staff()[0].page)
    return desk.matters.all(lambda tx: register.problems(tx, register.Wanted()))


def test_a_complaint_of_an_unknown_guest_from_the_first_words_to_the_record(
    place: Home, desk: Desk, screen: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    strokes = 0
    window = screen(place)
    window.press("Return")  # Elena, the only one on the list

    def press(*keys: str) -> None:
        nonlocal strokes
        strokes += len(keys)
        window.press(*keys)

    def when(holds: Callable[[MatterView], Any]) -> MatterView:
        return eventually(place, lambda d: (found := matters(d)) and holds(found[0]) and found[0])

    def steps_done(number: int) -> Callable[[MatterView], bool]:
        return lambda view: sum(bool(step.done_ms) for step in view.steps) >= number

    press("F8")
    window.type("My soup was cold")
    press("Return")
    when(lambda view: view.text == "My soup was cold")
    press("ctrl+Return")
    when(steps_done(1))
    window.type("Table 4")
    press("Return")
    when(lambda view: view.facts)
    press("ctrl+Return")
    when(steps_done(2))
    window.type("A fresh soup")
    press("Return", "ctrl+1", "Return")
    when(lambda view: view.promises)
    press("ctrl+Return")
    when(steps_done(3))
    press("2")
    window.type("Two orders on one ticket")
    press("Return")
    window.type("Soup")
    press("Return")
    window.type("Restaurant")
    press("ctrl+Return")
    when(steps_done(4))
    press("1", "4", "1", "3", "ctrl+Return")
    view = when(lambda view: view.closing)
    assert strokes <= WHOLE_RECORD_MOST
    assert (view.defect, view.cause) == ("rework", "Two orders on one ticket")
    assert (view.product, view.place) == ("Soup", "Restaurant")
    assert [promise.text for promise in view.promises][:1] == ["A fresh soup"]
    assert (view.closing.content, view.closing.mood) == (True, 4)


def test_keys_of_a_hand_quicker_than_the_disk_are_taken_in_their_turn(
    place: Home, desk: Desk, screen: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    window = screen(place)
    window.press("Return", "F8")
    window.type("My soup was cold")
    busy = threading.Event()

    def hold() -> None:
        with desk._store.writing():
            busy.set()
            time.sleep(0.25)

    desk._writer.submit(hold)
    busy.wait()
    window.hurry("Return", "ctrl+Return", "C", "o", "l", "d", "Return")
    [view] = eventually(place, lambda d: (found := matters(d)) and found[0].facts and found)
    assert [step.key for step in view.steps if step.done_ms] == [view.steps[0].key]
    assert [fact.text for fact in view.facts] == ["Cold"]
