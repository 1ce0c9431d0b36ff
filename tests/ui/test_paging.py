"""Page in the search, with a card open: the rest of the card, and back; nothing typed goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from tests.ui.hand import Hand
from ui.counter.card import GuestCard
from ui.counter.guest_list import GuestList


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    for number in range(30):
        desk.meet(Identity(f"Carmen Ruiz {number}")).result()
    guest = desk.meet(Identity("Marta Soler", language="es")).result()
    for number in range(30):
        desk.on_guest(
            guest, acts.note_preference, origin="said", text=f"Table {number} by the window"
        ).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    hand.window.resize(1280, 700)
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def test_page_has_the_rest_of_the_card_while_the_hand_is_in_the_search(hand: Hand) -> None:
    hand.open("marta")
    card = hand.window.findChild(GuestCard)
    bars = [one.verticalScrollBar() for one in card.findChildren(QScrollArea) if one.isVisible()]
    bar = max(bars, key=lambda one: one.maximum())
    hand.until(lambda: bar.maximum() > 0)
    hand.press("PgDown")
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    hand.press("PgUp")
    assert bar.value() == 0
    assert hand.window.top.search.text == "marta"


def test_page_has_the_rest_of_the_list_where_no_card_is_open(hand: Hand) -> None:
    listed = hand.window.findChild(GuestList)
    hand.until(lambda: listed.verticalScrollBar().maximum() > 0)
    hand.press("PgDown")
    assert listed.verticalScrollBar().value() > 0
