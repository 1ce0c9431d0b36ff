"""The page “Who is at this desk?” in the whole window, when that is built anew."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.people.at_desk import AtDesk


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    """Elena is here; Marek works here since the window was opened."""
    desk.meet(Identity("Ingrid Solheim")).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    hand.counter._desk.join(name="Marek").result()
    hand.until(lambda: len(hand.app._work._pages.hands.staff) == 2)
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def page(hand: Hand) -> AtDesk:
    return hand.app._work._pages.hands._who


def names(hand: Hand) -> list[str]:
    return [row.text() for row in page(hand)._rows if row.isVisible()]


def test_colleagues_can_be_chosen_in_a_window_built_anew(hand: Hand) -> None:
    hand.press("Ctrl+,", "F12")
    before = names(hand)
    assert len(before) == 2
    hand.change(theme="dark")
    hand.until(lambda: names(hand) == before)
    hand.until(lambda: page(hand).isAncestorOf(QApplication.focusWidget()))
    hand.press("2")
    hand.until(lambda: hand.app._work._pages.hands.signer.name == "Marek")
    assert hand.window.page == "settings"


def test_somebody_new_half_written_stays_in_a_window_built_anew(hand: Hand) -> None:
    hand.press("F12", "Alt+N")
    assert page(hand).typed is not None
    hand.type("Nora")
    page(hand)._joining._role.choose_known("supervisor")
    hand.change(theme="dark")
    hand.until(lambda: page(hand).typed is not None and page(hand).typed.name == "Nora")
    assert page(hand).typed.role == "supervisor"
    first = [label for label in page(hand).findChildren(QLabel) if "first person" in label.text()]
    assert not any(label.isVisible() for label in first)
    hand.press("Esc")
    hand.until(lambda: len(names(hand)) == 2)
