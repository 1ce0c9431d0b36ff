"""What to say, driven by real keys and clicks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from assistant.tongue import LANGUAGES, speak
from assistant.words.prompts import Prompt
from ui.counter.say import SayPane
from ui.counter.say_card import SayCard
from ui.look.look import Look, apply
from ui.look.selectable import SelectableParagraph

Key, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def prompt(number: int, text: str = "", gloss: str = "") -> Prompt:
    words = text or f"Good evening, line {number}."
    return Prompt(f"line-{number}", "greeting", "returning", "en", words, gloss, "H13")


SEVEN = [prompt(n) for n in range(1, 8)]


@pytest.fixture
def pane(stage: Callable[..., SayPane], look: Look) -> SayPane:
    pane = stage(SayPane(look), 310, 700)
    pane.show_prompts("greeting", SEVEN, ["Back again"] * 7, ["Keep it short."])
    return pane


def shown(pane: SayPane) -> list[str]:
    return [card.words for card in pane.findChildren(SayCard) if card.isVisibleTo(pane)]


def told(pane: QWidget) -> list[str]:
    return [part.text() for part in pane.findChildren(QLabel) if part.isVisibleTo(pane)]


@pytest.mark.parametrize(("key", "at"), [(Key.Key_1, 0), (Key.Key_2, 1), (Key.Key_3, 2)])
def test_alt_and_a_digit_copies_that_line(pane, qtbot: QtBot, press, key, at) -> None:
    with qtbot.waitSignal(pane.copied) as signal:
        press(key, ALT)
    assert signal.args == [SEVEN[at].text]
    assert QGuiApplication.clipboard().text() == SEVEN[at].text
    assert "Copied" in told(pane)


def test_alt_s_notes_the_marked_line_as_said(pane, qtbot: QtBot, press) -> None:
    with qtbot.waitSignal(pane.said) as signal:
        press(Key.Key_S, ALT)
    assert signal.args == [SEVEN[0]]
    press(Key.Key_3, ALT)
    with qtbot.waitSignal(pane.said) as signal:
        press(Key.Key_S, ALT)
    assert signal.args == [SEVEN[2]]


def test_line_is_told_as_said_once_that_is_on_disk_and_no_longer_when_taken_back(
    pane, press
) -> None:
    press(Key.Key_S, ALT)
    assert "Noted as said" not in told(pane)
    pane.show_said([(SEVEN[0].moment, SEVEN[0].key)])
    assert told(pane).count("Noted as said") == 1
    pane.show_said([])
    assert "Noted as said" not in told(pane)


def test_alt_shift_and_a_digit_notes_that_line_as_said(pane, qtbot: QtBot, press) -> None:
    with qtbot.waitSignal(pane.said) as signal:
        press(Key.Key_2, ALT | SHIFT)
    assert signal.args == [SEVEN[1]]


def test_alt_right_shows_the_next_lines_and_comes_round(pane, qtbot: QtBot, press) -> None:
    pages = []
    for _ in range(4):
        pages.append(shown(pane))
        press(Key.Key_Right, ALT)
    assert [len(page) for page in pages] == [3, 3, 1, 3]
    assert pages[0] == pages[3]
    assert {words for page in pages for words in page} == {p.text for p in SEVEN}
    with qtbot.waitSignal(pane.said) as signal:
        press(Key.Key_1, ALT | SHIFT)
    assert signal.args == [SEVEN[3]]


def test_key_of_a_card_that_is_not_there_does_nothing(pane, qtbot: QtBot, press) -> None:
    pane.show_prompts("greeting", SEVEN[:1], ["Back again"], [])
    with qtbot.assertNotEmitted(pane.copied), qtbot.assertNotEmitted(pane.said):
        press(Key.Key_2, ALT)
        press(Key.Key_3, ALT | SHIFT)
        press(Key.Key_Right, ALT)
    assert shown(pane) == [SEVEN[0].text]


@pytest.mark.parametrize(
    ("key", "moment"),
    [(Key.Key_1, "greeting"), (Key.Key_2, "farewell"), (Key.Key_3, "moments")],
)
def test_control_and_a_digit_asks_for_a_moment(pane, qtbot: QtBot, press, key, moment) -> None:
    with qtbot.waitSignal(pane.moment_wanted) as signal:
        press(key, CTRL)
    assert signal.args == [moment]


def test_moment_that_is_shown_is_not_asked_for_again(pane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.moment_wanted):
        pane.show_prompts("farewell", SEVEN, ["Back again"] * 7, [])
    assert pane.findChild(QTabBar).currentIndex() == 1


def test_line_shows_its_counterpart_its_reason_and_its_row(pane) -> None:
    line = prompt(1, "王女士，欢迎回来。", "Ms Wang, welcome back.")
    pane.show_prompts("greeting", [line], ["Back again"], ["Use 女士."])
    for words in (line.text, line.gloss, "Back again", "Use 女士."):
        assert words in told(pane)


def test_same_lines_again_leave_the_card_in_hand(pane, qtbot: QtBot, press) -> None:
    press(Key.Key_Right, ALT)
    press(Key.Key_2, ALT)
    pane.show_prompts("greeting", list(SEVEN), ["Back again"] * 7, ["Keep it short."])
    with qtbot.waitSignal(pane.said) as signal:
        press(Key.Key_S, ALT)
    assert signal.args == [SEVEN[4]]


def test_without_a_guest_there_is_nothing_to_copy(pane, qtbot: QtBot, press) -> None:
    pane.show_nobody()
    assert shown(pane) == []
    nobody = "Choose a guest, and the words stand here.\nCtrl+1 has words for somebody unknown."
    assert nobody in told(pane)
    with qtbot.assertNotEmitted(pane.copied):
        press(Key.Key_1, ALT)


def test_click_and_enter_on_a_card_copy(pane, qtbot: QtBot, press) -> None:
    card = pane.findChildren(SayCard)[1]
    with qtbot.waitSignal(pane.copied) as signal:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert signal.args == [SEVEN[1].text]
    card.setFocus()
    with qtbot.waitSignal(pane.copied):
        press(Key.Key_Return)


def test_words_can_be_selected_by_mouse_and_copied(pane, qtbot: QtBot, press) -> None:
    words = pane.findChildren(SayCard)[0].findChild(SelectableParagraph)
    middle = words.height() // 4
    QTest.mousePress(words, Qt.MouseButton.LeftButton, pos=QPoint(0, middle))
    QTest.mouseMove(words, QPoint(60, middle))
    part = words.selected
    assert part
    assert words.text().startswith(part)
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == part
    QTest.mouseDClick(words, Qt.MouseButton.LeftButton, pos=QPoint(10, middle))
    assert words.selected == "Good"


def test_everything_has_a_name(pane, nameless) -> None:
    assert nameless(pane) == []
    card = QAccessible.queryAccessibleInterface(pane.findChildren(SayCard)[0])
    assert card.role().name == "Button"
    assert card.text(QAccessible.Text.Name) == SEVEN[0].text


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
def test_long_words_wrap_and_nothing_is_cut(qapp, stage, squeezed, scale) -> None:
    look = Look(scale=scale)
    apply(qapp, look)
    pane = stage(SayPane(look), look.px(310), 700)
    long = prompt(1, "Donaudampfschifffahrtsgesellschaft " * 9, "接待" * 60)
    pane.show_prompts("objection-repeat", [long] * 4, ["Why " * 30] * 4, ["mind " * 50])
    assert squeezed(pane) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [272, 304])
def test_no_tab_is_cut_in_a_narrow_pane(stage, look, language, width) -> None:
    speak(language)
    pane = SayPane(look)
    pane.setFixedWidth(width)
    stage(pane, 400, 700)
    tabs = pane.findChild(QTabBar)
    assert tabs.sizeHint().width() <= tabs.width()
