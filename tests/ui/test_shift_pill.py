"""What the pill of the handover speaks of is where its key leads, in the real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.places import Home, Settings
from assistant.shift import handing
from tests.ui.hand import Hand
from ui.handover.page import HandoverPane


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    """Elena gave a handover on which Boris asked; he gave the next one since."""
    elena = desk.signed
    desk.shifts.on_draft(handing.pin, text="The left door stays shut").result()
    first = desk.shifts.draft().page
    desk.shifts.give(first).result()
    desk.sign_in(desk.join(name="Boris Klein").result())
    item = desk.shifts.given(first).items[0].told.item
    desk.shifts.act(first, handing.ask, item=item, text="Until when?").result()
    desk.shifts.give(desk.shifts.draft().page).result()
    desk.sign_in(elena)
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=elena.hex()))
    hand.asked = first
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def test_shift_f9_leads_to_the_question_and_once_more_to_the_latest(hand: Hand, desk: Desk) -> None:
    notices = hand.app._work._pages._shifts._notices
    hand.until(lambda: notices.sheet == hand.asked)
    hand.press("Shift+F9")
    hand.until(lambda: shown(hand) == hand.asked)
    hand.press("Shift+F9")
    hand.until(lambda: shown(hand) not in (None, hand.asked))
    assert shown(hand) == desk.shifts.given().page
    hand.press("Alt+Home", "Shift+F9")
    hand.until(lambda: shown(hand) == hand.asked)


def test_who_comes_next_reads_and_who_turns_elsewhere_is_not_led_back(hand: Hand) -> None:
    def give() -> None:
        hand.press("Shift+F12")
        pane = hand.window.findChild(HandoverPane)
        hand.until(lambda: pane.mode == "write" and not pane._reader.is_busy)
        hand.press("Ctrl+Return")
        hand.until(lambda: hand.window.page == "who")

    give()
    hand.press("Alt+Home")
    hand.settle()
    assert hand.window.page == "counter"
    give()
    hand.press("2")
    hand.until(lambda: hand.window.page == "shift")
    pane = hand.window.findChild(HandoverPane)
    hand.until(lambda: pane.mode == "read" and pane.isAncestorOf(QApplication.focusWidget()))


def shown(hand: Hand) -> object:
    """The page of the sheet that is read."""
    panes = hand.window.findChildren(HandoverPane)
    known = panes[0]._known if panes else None
    return known.sheet.page if known is not None else None
