"""As a clerk would: from the key to the end, with the keyboard alone, and every stroke counted."""

import threading
from typing import Any

from assistant.recovery.entries import NOBODY
from tests.ui.rest import rest


def test_an_unknown_guest_is_walked_from_the_first_words_to_the_record(clerk: Any) -> None:
    # F8 is the window's key: it calls open_new, and is counted as one stroke.
    clerk.strokes = 1
    clerk.page.open_new()
    assert clerk.words
    first_words = clerk.strokes
    clerk.type("My soup was cold, twice")
    clerk.press("Return")
    clerk.until(lambda: clerk.page._known is not None)
    opened = clerk.strokes
    clerk.press("step-done")
    clerk.step("hear")
    clerk.type("Table 4, half an hour ago")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.facts)
    clerk.press("step-done")
    clerk.step("right")
    clerk.type("A fresh soup")
    clerk.press("Return", "due-1", "Return")
    clerk.until(lambda: clerk.view.promises)
    clerk.press("gesture", "7")
    clerk.type("The soup, on the house")
    clerk.press("Return")
    clerk.type("12")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.gestures and clerk.form == "promise")
    clerk.press("step-done")
    clerk.step("write")
    clerk.press("2")
    clerk.type("Two orders on one ticket")
    clerk.press("Return")
    clerk.type("Soup")
    clerk.press("Return")
    clerk.type("Restaurant")
    clerk.press("step-done")
    clerk.step("end")
    clerk.press("1", "4", "1", "3", "step-done")
    clerk.until(lambda: clerk.view.closing)
    view = clerk.view
    assert first_words == 1
    assert opened == 2
    assert clerk.strokes <= 25
    assert (view.guest, view.owner) == (NOBODY, clerk.mia)
    assert view.text == "My soup was cold, twice"
    assert [fact.text for fact in view.facts] == ["Table 4, half an hour ago"]
    assert [promise.text for promise in view.promises] == ["A fresh soup"]
    assert [(one.gesture, one.cost) for one in view.gestures] == [("free", 1200)]
    assert (view.defect, view.cause) == ("rework", "Two orders on one ticket")
    assert (view.product, view.place) == ("Soup", "Restaurant")
    assert all(step.done_ms for step in view.steps)
    assert (view.closing.content, view.closing.mood) == (True, 4)


def test_a_hand_quicker_than_the_disk_loses_nothing(clerk: Any) -> None:
    clerk.problem()
    clerk.press("step-done", "step-done")
    clerk.until(lambda: sum(bool(step.done_ms) for step in clerk.view.steps) >= 1)
    clerk.step("hear" if not clerk.view.steps[1].done_ms else "right")
    clerk.press("note-fact")
    clerk.type("One")
    clerk.press("Return", "Return", "Return")
    clerk.until(lambda: clerk.view.facts)
    rest(clerk.desk)
    assert [fact.text for fact in clerk.view.facts] == ["One"]


def test_a_form_opened_while_the_last_one_is_written_keeps_the_keys(clerk: Any) -> None:
    clerk.problem()
    clerk.press("give-promise")
    clerk.type("A fresh soup")
    clerk.press("Return", "due-1")
    disk_is_free = threading.Event()
    clerk.desk._writer.submit(disk_is_free.wait)
    clerk.press("Return", "gesture", "7")
    clerk.type("On the house")
    disk_is_free.set()
    clerk.until(lambda: clerk.view.promises)
    rest(clerk.desk)
    assert clerk.form == "gesture"
    clerk.press("Return")
    clerk.type("12")
    clerk.press("Return")
    clerk.until(lambda: clerk.view.gestures)
    assert [(one.text, one.cost) for one in clerk.view.gestures] == [("On the house", 1200)]
