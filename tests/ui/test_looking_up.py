"""F1 in the midst of something: the keys are looked up, and one goes on where one was."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.recovery.page import Recovery


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    desk.meet(Identity("Carmen Ruiz", language="es")).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("back", ["Escape", "F1"])
def test_who_looks_a_key_up_goes_on_where_they_were(hand: Hand, back: str) -> None:
    hand.open("carmen")
    hand.press("F7")
    hand.type("half ")
    hand.press("F1")
    assert hand.window.page == "keys"
    hand.press(back)
    assert hand.window.page == "counter"
    hand.type("typed")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "half typed"


def test_a_problem_is_not_left_by_looking_a_key_up(hand: Hand) -> None:
    hand.open("carmen")
    hand.press("F8")
    recovery = hand.window.findChild(Recovery)
    hand.until(lambda: recovery.shows == "opening")
    hand.type("The soup ")
    hand.press("F1", "Escape")
    assert hand.window.page == "recovery"
    hand.type("was cold")
    hand.press("Return")
    hand.until(lambda: recovery.shows == "matter" and recovery._known is not None)
    assert recovery._known.view.text == "The soup was cold"


def test_escape_goes_to_the_counter_as_before_from_a_page_that_is_worked_on(hand: Hand) -> None:
    hand.press("F1", "Ctrl+,")
    assert hand.window.page == "settings"
    hand.press("Escape")
    assert hand.window.page == "counter"
