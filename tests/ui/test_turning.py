"""The screen turned to the guest, in the whole window: nothing but what is theirs is in it."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from assistant.places import Home, Settings
from assistant.privacy import acts as privacy
from assistant.recovery import promises
from tests.ui.hand import Hand, nodes
from ui.turned.screen import TurnedScreen

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
HIDDEN = ("mood-words", "mistake-words", "note-words", "seen-words", "care-words", "tie-words")
HIDDEN += ("follow-words",)


@pytest.fixture
def guest(desk: Desk) -> PageId:
    """Of each kind of line one, and a promise in the open and one that few may see."""
    who = Identity(
        "Carmen Ruiz", title="Sra.", family="Ruiz", language="es", phones=("+34 600 111 222",)
    )
    page = desk.meet(who).result()
    for act, words in (
        (acts.note_preference, {"text": "a window table", "origin": "said"}),
        (acts.note_preference, {"text": "seen-words", "origin": "seen"}),
        (acts.note_mood, {"level": 1, "cause": "mood-words"}),
        (acts.note_mistake, {"text": "mistake-words"}),
        (acts.write_note, {"text": "note-words"}),
        (acts.note_care, {"care": "allergy", "text": "care-words"}),
        (acts.note_tie, {"text": "tie-words"}),
        (privacy.state, {"text": "I was never here in May."}),
    ):
        desk.on_guest(page, act, **words).result()
    due_ms = time.time_ns() // 1_000_000 + 3_600_000
    desk.matters.promise(page, text="the bill by e-mail", due_ms=due_ms).result()
    secret = desk.matters.open(guest=page, text="x", steps=STEPS, restricted="injury").result()
    words = {"text": "secret-words", "due_ms": due_ms}
    desk.matters.act(secret, promises.promise, **words).result()
    over = desk.matters.open(guest=page, text="mistake-words", steps=STEPS).result()
    words = {"text": "follow-words", "due_ms": due_ms, "follow_up": "letter"}
    desk.matters.act(over, promises.promise, **words).result()
    return page


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk, guest: PageId) -> Iterator[Hand]:
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def seen(hand: Hand) -> str:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    told = [node.text(kind) for node in nodes(hand.window) for kind in kinds]
    return "\n".join([*filter(None, told), hand.window.windowTitle()])


def screen(hand: Hand) -> TurnedScreen | None:
    found = hand.window.findChild(TurnedScreen)
    return found if found is not None and found.isVisible() else None


def test_f10_shows_the_guest_what_is_theirs_in_their_language_and_nothing_else(hand: Hand) -> None:
    hand.open("carmen")
    hand.press("F7")
    hand.type("half typed")
    hand.press("F10")
    hand.until(lambda: screen(hand) is not None)
    told = seen(hand)
    for shown in ("Ruiz", "a window table", "the bill by e-mail", "I was never here in May."):
        assert shown in told
    for kept in (*HIDDEN, "secret-words", "half typed", "600", "Elena"):
        assert kept not in told
    hand.press("F8", "Ctrl+N", "x")
    assert screen(hand) is not None
    hand.press("Escape")
    assert screen(hand) is None
    assert QApplication.focusWidget().text() == "half typed"


def test_f10_again_leads_back_and_without_a_card_it_is_a_welcome(hand: Hand) -> None:
    hand.press("F10")
    hand.until(lambda: screen(hand) is not None)
    assert "Welcome." in seen(hand)
    hand.press("F10")
    assert screen(hand) is None
    assert hand.window.page == "counter"


def test_nobody_is_shown_what_is_another_guests(hand: Hand, desk: Desk) -> None:
    other = desk.meet(Identity("Boris Petrov")).result()
    hand.open("carmen")
    hand.app._work._pages._turning.turn()
    hand.counter.show_page(other)
    hand.until(lambda: hand.counter._view is not None and hand.counter._view.page == other)
    hand.settle()
    assert screen(hand) is None


def test_turned_screen_can_be_hidden_as_well(hand: Hand) -> None:
    hand.open("carmen")
    hand.press("F10")
    hand.until(lambda: screen(hand) is not None)
    hand.press("Ctrl+L")
    assert screen(hand) is None
    assert "Ruiz" not in seen(hand)
    hand.press("x")
    assert hand.counter.shows == "card"
