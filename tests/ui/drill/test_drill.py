"""Practice: a situation, one's own words, then others beside them; nothing is kept of anybody."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar

from assistant.desk import Desk, open_desk
from assistant.exchange import practice
from assistant.guests.entries import Moment
from assistant.places import Home, Settings
from assistant.tongue import LANGUAGES, speak
from assistant.words.book import MOMENTS, Book
from assistant.words.drill import asked, lines, told
from assistant.words.entries import WordWritten
from assistant.words.prompts import reason
from assistant.words.view import HouseWords, Own
from tests.ui.hand import Hand, cut
from ui.drill.book_words import AT_ONCE
from ui.drill.elsewhere import DrillElsewhere
from ui.drill.page import DrillPane
from ui.drill.turn import KEPT
from ui.look.keys import KEYS, cap, label
from ui.look.look import Look, apply

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Practice:
    """The page, with the words that stand on it."""

    def __init__(self, pane: DrillPane) -> None:
        self.pane = pane

    def press(self, *keys: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
        for key in keys:
            which, with_ = key if isinstance(key, tuple) else (key, Mod.NoModifier)
            QTest.keyClick(QApplication.focusWidget(), which, with_)
            QTest.qWait(1)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    @property
    def texts(self) -> str:
        return "\n".join(
            one.text() for one in self.pane.findChildren(QLabel) if one.isVisibleTo(self.pane)
        )

    @property
    def others(self) -> list[str]:
        return self.pane._others.shown

    @property
    def remarks(self) -> list[str]:
        return self.pane._own.told

    def until(self, moment: Moment) -> None:
        """Draw until this moment is practised."""
        for _try in range(400):
            if self.pane.turn.drill.moment == moment:
                return
            self.pane.on_next()
        raise AssertionError(moment)


SAID, OTHER = (Key.Key_Return, Mod.ControlModifier), (Key.Key_Down, Mod.AltModifier)
BEFORE, MORE = (Key.Key_Left, Mod.AltModifier), (Key.Key_Right, Mod.AltModifier)
FIELD, LANGUAGE = (Key.Key_F, Mod.AltModifier), (Key.Key_L, Mod.AltModifier)


@pytest.fixture
def practising(stage: Callable[..., Any], look: Look, desk: Desk) -> Callable[..., Practice]:
    """The page, seeded, Elena at it."""

    def open_(seed: int = 1, book: Book | None = None, **room: int) -> Practice:
        pane = DrillPane(look, desk, book or Book(), HouseWords(), "Harbour Hotel", Random(seed))
        pane.show_names({desk.signed: "Elena"})
        stage(pane, room.get("wide", 1180), room.get("high", 760))
        pane.setFocus()
        return Practice(pane)

    return open_


def test_the_situation_stands_there_at_once_and_the_words_are_covered(practising: Any) -> None:
    one = practising()
    drill = one.pane.turn.drill
    assert all(sentence in one.texts for sentence in told(drill))
    assert asked(drill) in one.texts
    assert drill.view.identity.name in one.texts
    assert one.others == []
    assert QApplication.focusWidget() is one.pane._own.field
    assert told(drill)[0] in one.pane._own.field.accessibleDescription()


def test_what_is_said_is_looked_at_only_when_it_has_been_said(practising: Any) -> None:
    one = practising()
    one.type("No problem, sorry if you feel that way.")
    assert one.remarks == []
    assert "No problem”" not in one.texts
    one.press(SAID)
    assert len(one.remarks) == 2
    assert "My pleasure." in one.remarks[0]
    assert "takes an apology back" in one.remarks[1]
    drill = one.pane.turn.drill
    expected = lines(drill, Book(), staff="Elena", house="Harbour Hotel")
    assert one.others == [prompt.text for prompt in expected[:3]]
    assert reason(expected[0]) in one.texts


def test_words_that_are_written_better_are_looked_at_again(practising: Any) -> None:
    one = practising()
    one.type("No problem.")
    one.press(SAID)
    assert "My pleasure." in one.remarks[0]
    one.pane._own.field.setFocus()
    one.pane._own.field.show_text("My pleasure.")
    assert "nothing to add" in one.remarks[0]


def test_what_was_said_aloud_is_neither_praised_nor_judged(practising: Any) -> None:
    one = practising()
    one.press(SAID)
    assert one.remarks == ["You have said it. What would you take over from these words?"]
    assert one.others
    for word in ("score", "points", "correct", "wrong", "%", "well done", "perfect"):
        assert word not in one.remarks[0].lower()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, SAID])
def test_the_next_situation_comes_by_one_key(practising: Any, key: Any) -> None:
    one = practising()
    first = one.pane.turn.drill
    one.press(SAID, key)
    assert one.pane.turn.drill != first
    assert one.pane.turn.drill.moment != first.moment
    assert one.others == []
    assert one.pane._own.field.words == ""
    assert QApplication.focusWidget() is one.pane._own.field


def test_a_space_is_a_space_while_one_types(practising: Any) -> None:
    one = practising()
    first = one.pane.turn.drill
    one.type("Good evening")
    one.press(Key.Key_Space)
    assert one.pane._own.field.words == "Good evening "
    assert one.pane.turn.drill == first


def test_one_goes_back_to_what_was_said_before_and_on_again(practising: Any) -> None:
    one = practising()
    first = one.pane.turn.drill
    one.press(BEFORE)  # nothing was before the first one
    assert one.pane.turn.drill == first
    one.type("Good evening.")
    one.press(SAID, SAID)
    second = one.pane.turn.drill
    one.type("Half a sen")
    one.press(BEFORE)
    assert one.pane.turn.drill == first
    assert one.pane._own.field.words == "Good evening."
    assert one.others
    one.press(OTHER)
    assert one.pane.turn.drill == second
    assert one.pane._own.field.words == "Half a sen"
    assert one.others == []


def test_the_book_has_more_lines_and_begins_anew_after_the_last(practising: Any) -> None:
    one = practising()
    one.until("greeting")
    one.press(MORE)
    assert one.others == []  # they are covered still
    one.press(SAID)
    count = len(lines(one.pane.turn.drill, Book(), staff="Elena", house="Harbour Hotel"))
    shown, first = set(one.others), one.others
    for _turn in range((count - 1) // 3):
        one.press(MORE)
        shown |= set(one.others)
    assert len(shown) == count
    one.press(MORE)
    assert one.others == first


def test_what_is_practised_and_with_whom_is_chosen_by_keys(practising: Any) -> None:
    one = practising()
    one.press(FIELD, FIELD)
    for _turn in range(6):
        assert one.pane.turn.drill.channel == "telephone"
        one.press(OTHER)
    one.press(LANGUAGE, Key.Key_Down)
    assert one.pane.turn.drill.language == list(LANGUAGES)[1]
    one.pane._own.field.setFocus()
    one.press(SAID)
    drill = one.pane.turn.drill
    assert one.others[0] == lines(drill, Book(), staff="Elena", house="Harbour Hotel")[0].text
    assert drill.channel == "telephone"


def test_a_choice_leaves_what_was_typed_where_one_can_go_back(practising: Any) -> None:
    one = practising()
    one.press(FIELD)
    assert len(one.pane.open.turns) == 1
    one.type("Welcome.")
    before = one.pane.turn.drill
    one.press(FIELD)
    one.press(BEFORE)
    assert (one.pane.turn.drill, one.pane.turn.typed) == (before, "Welcome.")


def test_the_house_has_its_own_words(practising: Any, desk: Desk) -> None:
    one = practising()
    body = WordWritten("0" * 32, "en", "rather-not", ("counter",), "desk", "Ours is a desk.")
    written = Own(body, b"i" * 16, desk.signed, 1)
    one.type("At the counter, please.")
    one.press(SAID)
    one.pane.show_house(HouseWords(words=(written,)))
    assert any("Ours is a desk." in told for told in one.remarks)


def test_lines_that_are_all_switched_off_are_said_to_be(practising: Any) -> None:
    book = Book()
    every = {(at, key) for at in MOMENTS for key in book.lines("en", at)}
    book.settle(HouseWords(off=frozenset(every)))
    one = practising(book=book)
    one.press(SAID)
    assert one.others == []
    assert "switched off all lines" in one.texts


def test_somebody_else_does_not_see_what_was_said(practising: Any, desk: Desk) -> None:
    one = practising()
    one.type("Good evening.")
    one.pane.on_signed()  # the same person once more
    assert one.pane._own.field.words == "Good evening."
    desk.sign_in(desk.join(name="Boris").result())
    one.pane.on_signed()
    assert one.pane._own.field.words == ""
    assert len(one.pane.open.turns) == 1


def test_nothing_is_written(practising: Any, desk: Desk) -> None:
    told: list[object] = []
    desk.on_changes(told.append)
    one = practising()
    one.type("No problem.")
    one.press(SAID, SAID, SAID, SAID)
    desk.notice().result()
    assert told == []
    assert len(one.pane.open.turns) <= KEPT


def test_only_so_many_are_kept(practising: Any) -> None:
    one = practising()
    for _turn in range(KEPT + 5):
        one.pane.on_next()
    assert len(one.pane.open.turns) == KEPT
    assert one.pane.open.at == KEPT - 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("wide", "scale"), [(560, 1.0), (900, 1.6), (1500, 0.8)])
def test_nothing_is_cut(
    qapp: QApplication,
    stage: Callable[..., Any],
    desk: Desk,
    squeezed: Callable[[Any], list[str]],
    nameless: Callable[[Any], list[str]],
    language: str,
    wide: int,
    scale: float,
) -> None:
    speak(language)
    look = Look(scale=scale)
    apply(qapp, look)
    pane = DrillPane(look, desk, Book(), HouseWords(), "Harbour Hotel", Random(5))
    stage(pane, wide, 700)
    one = Practice(pane)
    for typed in ("", "No problem, sorry if you feel that way. Unfortunately we cannot do that."):
        for _turn in range(2):
            assert squeezed(pane) == []
            pane._own.field.show_text(typed)
            pane.on_entered()
            assert squeezed(pane) == []
            assert nameless(pane) == []
            assert one.others
            pane.on_entered()


# -- in the window --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("practised")
    desk = open_desk(Home(root / "practice", practice=True))
    practice.furnish(desk, time.time_ns() // 1_000_000)
    desk.close()
    return root


@pytest.fixture
def hand(qapp: QApplication, fonts: None, practised: Path, tmp_path: Path) -> Iterator[Hand]:
    """The window on the practice store."""
    shutil.copytree(practised, tmp_path / "home")
    place = Home(tmp_path / "home" / "practice", practice=True)
    hand = Hand(qapp, place, Settings(language="en", theme="light"))
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def page(hand: Hand) -> DrillPane:
    found: DrillPane = hand.window.findChild(DrillPane)
    return found


def test_practice_is_a_tab_of_the_words_and_its_keys_are_told(hand: Hand) -> None:
    hand.press("Ctrl+Shift+P")
    assert hand.window.page == "words"
    assert page(hand).isVisible()
    assert (cap("uncover"), label("uncover")) in hand.window.hints._keys
    assert cut(hand.window) == []


@pytest.mark.parametrize(
    "act", [act for act, key in KEYS.items() if key.group == "In practice"] + ["other-words"]
)
def test_every_key_of_practice_does_something(hand: Hand, act: str) -> None:
    hand.press("Ctrl+Shift+P")
    while act == "other-words" and len(page(hand)._lines()) <= AT_ONCE:
        hand.press("Alt+Down")  # of some situations the book has three lines and no others
    hand.press(*{"drill-before": ["Alt+Down"], "other-words": ["Ctrl+Return"]}.get(act, []))

    def seen() -> tuple[object, ...]:
        open_ = page(hand).open
        return open_.at, open_.turns, open_.field, id(QApplication.focusWidget())

    before = seen()
    hand.press(KEYS[act].sequence)
    assert seen() != before


def test_another_language_keeps_what_was_practised(hand: Hand) -> None:
    hand.press("Ctrl+Shift+P")
    hand.type("Good evening, Ms Hall.")
    hand.press("Ctrl+Return", "Ctrl+Return")
    hand.type("Half a sen")
    before = page(hand).open
    hand.change(language="es", theme="dark")
    after = page(hand).open
    assert [turn.drill for turn in after.turns] == [turn.drill for turn in before.turns]
    assert [turn.typed for turn in after.turns] == ["Good evening, Ms Hall.", "Half a sen"]
    assert page(hand)._own.field.words == "Half a sen"
    assert told(after.turns[1].drill)[0] in page(hand)._situation.told
    hand.press("Alt+Left")
    assert page(hand)._own.field.words == "Good evening, Ms Hall."


def test_in_a_real_store_the_key_tells_where_one_practises(
    qapp: QApplication, fonts: None, place: Home, desk: Desk
) -> None:
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    try:
        hand.press("Ctrl+Shift+P")
        assert hand.window.page == "elsewhere"
        assert hand.window.findChild(DrillPane) is None
        there: DrillElsewhere = hand.window.findChild(DrillElsewhere)
        wanted: list[bool] = []
        there.practice_wanted.disconnect()  # a second program is not started in a test
        there.practice_wanted.connect(lambda: wanted.append(True))
        hand.press("Return")
        assert wanted == [True]
        hand.press("Esc")
        assert hand.window.page == "counter"
        tabs = [bar.tabText(at) for bar in hand.window.findChildren(QTabBar) for at in range(9)]
        assert not any("Practice" in text for text in tabs)
    finally:
        hand.close()
        qapp.setStyleSheet("")
