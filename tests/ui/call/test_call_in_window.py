"""A call in the whole window: from any page, told on every page, in every language."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from assistant.words.calling import HOLD_MS
from tests.ui.hand import Hand
from ui.call.page import CallPage
from ui.call.unfinished import CallOpen


@pytest.fixture
def hand(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, tmp_path: Path
) -> Iterator[Hand]:
    """The window on a store with two guests, Elena at it."""
    for name in ("Ingrid Solheim", "王雅琴"):
        desk.meet(Identity(name)).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def page(hand: Hand) -> CallPage:
    found: CallPage = hand.window.findChild(CallPage)
    return found


def name(hand: Hand, typed: str) -> None:
    hand.press("F3")
    hand.type(typed)
    hand.press("Return")
    hand.until(lambda: page(hand)._finding.view is not None)


def waits_since(hand: Hand, ms: int) -> None:
    """The caller has been on hold for so long."""
    open_now: CallOpen = page(hand).open
    assert open_now.call is not None
    call = replace(open_now.call, hold_ms=open_now.call.hold_ms - ms)
    page(hand).take_over(replace(open_now, call=call))


@pytest.mark.parametrize("elsewhere", ["Alt+Home", "Shift+F9", "Shift+F8", "F1", "Ctrl+,"])
def test_key_rings_on_every_page_and_escape_leads_back_while_it_goes_on(
    hand: Hand, elsewhere: str
) -> None:
    hand.press(elsewhere, "Ctrl+T")
    assert hand.window.page == "call"
    hand.press("Return")
    hand.type("so")
    hand.press("Esc")
    assert hand.window.page == "counter"
    assert page(hand).open.typed == "so"
    hand.press("Ctrl+T")
    assert hand.window.page == "call"
    assert page(hand).open.typed == "so"


def test_hold_goes_on_and_is_told_while_another_page_is_looked_at(hand: Hand) -> None:
    hand.press("Ctrl+T", "Return", "F2", "F2")
    told = hand.window.top.call
    assert not told.isVisible()  # the page itself tells it
    hand.press("Alt+Home")
    hand.until(told.isVisible)
    assert told.text().startswith("The caller waits")
    waits_since(hand, HOLD_MS)
    page(hand).on_tick()
    hand.until(lambda: told.text() == "The caller has waited too long")
    told.click()
    assert hand.window.page == "call"
    assert not told.isVisible()
    assert page(hand).open.moment == "hold-longer"


@pytest.mark.parametrize("change", [{"language": "zh"}, {"language": "ru"}, {"theme": "dark"}])
def test_call_goes_on_in_a_window_that_is_built_anew(hand: Hand, change: dict[str, str]) -> None:
    hand.press("Ctrl+T", "Return")
    name(hand, "solheim")
    hand.type("Comes on Friday")
    hand.press("F2", "F2")
    before = page(hand).open
    hand.change(**change)
    assert hand.window.page == "call"
    hand.until(lambda: page(hand)._finding.view is not None)
    assert page(hand).open == before
    assert page(hand)._tick.isActive()
    hand.press("Alt+Home")
    hand.until(hand.window.top.call.isVisible)


def test_call_is_written_once_and_stands_on_the_card(hand: Hand, desk: Desk) -> None:
    hand.press("Ctrl+T", "Return")
    name(hand, "wang")
    hand.press("Alt+Return")
    hand.until(lambda: hand.counter.shows == "card")
    hand.settle()
    hand.press("Alt+T")  # the card notes the call as well
    guest, _name = hand.counter.guest_here
    hand.until(lambda: desk.guest(guest).visits)
    hand.press("Ctrl+T", "Ctrl+Return")
    hand.until(lambda: page(hand).open.call is None)
    assert [visit.channel for visit in desk.guest(guest).visits] == ["telephone"]


def test_what_is_written_while_the_program_closes_is_told_to_nobody(
    hand: Hand, qtbot: QtBot
) -> None:
    hand.press("Ctrl+T", "Return")
    name(hand, "solheim")
    desk, guest = hand.counter._desk, page(hand).open.guest
    desk._writer.submit(time.sleep, 0.3)  # so that it is told when the window no longer listens
    desk.on_guest(guest, acts.write_note, text="Rang once more")
    with qtbot.capture_exceptions() as raised:
        hand.app.close()
        QTest.qWait(1)
    assert raised == []


def test_who_is_here_is_asked_and_then_the_call_is_on_file(hand: Hand, desk: Desk) -> None:
    signed = desk.signed
    hand.counter._desk.sign_in(None)
    hand.press("Ctrl+T", "Return")
    name(hand, "solheim")
    guest = page(hand).open.guest
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.window.page == "who")
    hand.press("Return")
    hand.until(lambda: desk.guest(guest).visits)
    hand.until(lambda: page(hand).open.call is None)
    assert hand.window.page == "call"
    assert {line.staff for line in desk.guest(guest).log[1:]} == {signed}


def test_empty_store_takes_a_call_and_a_first_guest(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, tmp_path: Path
) -> None:
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    try:
        hand.until(lambda: hand.window.page == "welcome")
        hand.press("Ctrl+T", "Return")
        hand.type("Ada Neu")
        hand.press("Return")  # nobody is called so: it is a new guest
        hand.until(page(hand)._caller.newcomer.isVisible)
        hand.press("Return")
        hand.until(lambda: page(hand)._finding.view is not None)
        hand.press("Ctrl+Return")
        hand.until(lambda: page(hand).open.call is None)
        hand.press("Alt+Home")
        hand.open("ada")
        assert [one.channel for one in hand.counter._view.visits] == ["telephone"]
    finally:
        hand.close()
        qapp.setStyleSheet("")
