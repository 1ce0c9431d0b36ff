"""In the whole window: the house's words count at once, names are known, and all is saved."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.places import Home, Settings
from assistant.words import acts
from tests.ui.hand import Hand
from ui.listening.ear import Ear
from ui.listening.hear import ear_of
from ui.listening.note import Note


@pytest.fixture
def hand(qapp: QApplication, fonts: None, place: Home, desk: Desk) -> Iterator[Hand]:
    """The window on a store with a guest whose name is a word of the lexicon."""
    desk.meet(Identity("Nora Rude", family="Rude")).result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def ear() -> Ear:
    field = QApplication.focusWidget()
    found = ear_of(field) if field is not None else None
    assert found is not None
    return found


def marked() -> list[str]:
    return [one.key for one in ear().remarks]


def note_of(hand: Hand) -> Note:
    found = hand.window.findChild(Note)
    assert found is not None
    return found


def test_a_line_with_marks_is_written_as_it_stands(hand: Hand) -> None:
    hand.open("nora")
    hand.press("F7")
    hand.type("He was stingy")
    assert marked() == ["en.notes.stingy"]
    assert note_of(hand).isVisible()
    hand.press("Return")
    hand.until(lambda: hand.counter._view.notes)
    assert hand.counter._view.notes[0].text == "He was stingy"
    assert not note_of(hand).isVisible()


def test_what_the_house_settles_counts_at_once(hand: Hand, desk: Desk) -> None:
    settle = hand.counter._desk.words.settle
    hand.open("nora")
    hand.press("F7")
    hand.type("Stingy with the sugar at the bad table")
    assert marked() == ["en.notes.stingy"]
    mine = {"language": "en", "level": "rather-not", "say": ("bad table",), "better": "quiet table"}
    settle(acts.write_word, key="t", **mine).result()
    hand.until(lambda: marked() == ["en.notes.stingy", "own.t"])
    settle(acts.switch_word, key="en.notes.stingy", on=False).result()
    hand.until(lambda: marked() == ["own.t"])
    hand.press("Ctrl+B")
    assert QApplication.focusWidget().text() == "Stingy with the sugar at the quiet table"


def test_the_guests_name_is_no_verdict(hand: Hand) -> None:
    hand.open("nora")
    hand.press("F7")
    hand.type("Rude sits by the window")
    assert marked() == []
    hand.press("Esc", "F6")
    hand.type("Rude was driven home")
    assert marked() == []


def test_in_one_line_the_keys_are_the_notes_first(hand: Hand) -> None:
    hand.press("F6")
    hand.type("Paid by 4111 1111 1111 1111")
    hand.press("Ctrl+B")
    assert QApplication.focusWidget().text() == "Paid by •••• 1111"
    hand.type(" and was stingy")
    hand.press("Esc")
    assert QApplication.focusWidget().text() == "Paid by •••• 1111 and was stingy"
    assert not note_of(hand).isVisible()
    hand.press("Esc")
    assert ear_of(QApplication.focusWidget()) is None


def test_a_window_built_anew_hears_the_same(hand: Hand) -> None:
    words = {"language": "en", "level": "never", "say": ("zzz",)}
    hand.counter._desk.words.settle(acts.write_word, key="t", **words).result()
    hand.open("nora")
    hand.change(theme="dark")
    hand.until(lambda: hand.counter._view is not None)
    hand.press("F7")
    hand.type("A zzz line")
    hand.until(lambda: marked() == ["own.t"])
    assert note_of(hand).isVisible()
    assert hand.window.rect().contains(note_of(hand).geometry())
