"""In the whole window, with real keys: F8, the words, a problem; and later on who it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.recovery.page import Recovery


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    """The window on a store with one guest, and Elena at it."""
    desk.meet(Identity("Ingrid Solheim", title="Ms", language="en")).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def recovery(hand: Hand) -> Recovery:
    """The page, built as the first turn to it does."""
    return hand.app._work._pages._matters._recovery


def test_one_key_brings_the_words_and_a_second_one_opens_the_problem(hand: Hand) -> None:
    page = recovery(hand)
    hand.press("F8")
    assert hand.window.page == "recovery"
    assert page._opening.spoken.words
    hand.type("My soup was cold")
    hand.press("Return")
    hand.until(lambda: page._known is not None)
    assert page._known.view.text == "My soup was cold"
    assert QApplication.focusWidget() is page._now.forms["heard"]._own


def test_who_it_was_is_found_while_it_is_open(hand: Hand) -> None:
    page = recovery(hand)
    hand.press("F8", "Return")
    hand.until(lambda: page._known is not None)
    hand.press("Alt+D")
    hand.type("solh")
    hand.press("Return")
    hand.until(lambda: page._known is not None and page._known.guest is not None)
    hand.until(lambda: hand.window.page == "recovery")
    hand.settle()
    assert hand.window.page == "recovery"
    assert page._known.guest.identity.name == "Ingrid Solheim"


def test_another_language_leaves_problem_and_words_where_they_were(hand: Hand) -> None:
    page = recovery(hand)
    hand.press("F8", "Return")
    hand.until(lambda: page._known is not None)
    own = page._now.forms["heard"]._own
    own.setPlainText("I am sorry.")
    hand.change(language="ru")
    again = recovery(hand)
    hand.until(lambda: again._known is not None)
    assert again._now.forms["heard"]._own.words == "I am sorry."
    hand.change(language="en")
