"""The close of a visit, driven by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assistant.words.prompts import Prompt
from ui.counter.leaving import Leaving
from ui.look.look import Look, apply

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LINE = Prompt("a", "farewell", "returning", "zh", "王女士，再见。", "Ms Wang, goodbye.", "H19")


@pytest.fixture
def pane(stage: Callable[..., Leaving], look: Look) -> Leaving:
    pane = stage(Leaving(look), 1180, 640)
    pane.show_farewells([LINE])
    pane.setFocus()
    return pane


@pytest.fixture
def told(pane: Leaving) -> list[tuple[int | None, str, str]]:
    closes: list[tuple[int | None, str, str]] = []
    pane.left.connect(lambda *what: closes.append(what))
    return closes


def shown(pane: Leaving) -> list[str]:
    return [part.text() for part in pane.findChildren(QLabel) if part.isVisibleTo(pane)]


def test_one_key_closes_a_visit(pane, told, press) -> None:
    press(Key.Key_Return)
    assert told == [(None, "", "")]


def test_mood_cause_and_what_to_remember(pane, told, press, type_in, compose) -> None:
    press(Key.Key_4)
    type_in("quick check-out")
    press(Key.Key_Tab)
    compose("lu tai", "露台")
    press(Key.Key_Return, CTRL)
    assert told == [(4, "quick check-out", "露台")]


def test_letter_without_a_mood_is_something_to_remember(pane, told, press, type_in) -> None:
    type_in("likes the terrace")
    press(Key.Key_Return)
    assert told == [(None, "", "likes the terrace")]


def test_cause_without_a_mood_asks_for_the_face(pane, told, press, type_in) -> None:
    press(Key.Key_Tab)
    type_in("noise")
    press(Key.Key_Return)
    assert not told
    assert "Choose a face first, with 1 to 5." in shown(pane)
    press(Key.Key_2)
    press(Key.Key_Return)
    assert told == [(2, "noise", "")]


def test_second_enter_closes_nothing_twice(pane, told, press) -> None:
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert len(told) == 1


def test_refused_close_keeps_everything(pane, told, press, type_in) -> None:
    press(Key.Key_2)
    type_in("noise")
    press(Key.Key_Return)
    pane.refused("The disk is full.")
    assert "The disk is full." in shown(pane)
    press(Key.Key_Return)
    assert told == [(2, "noise", "")] * 2


def test_next_guest_begins_with_empty_fields(pane, told, press, type_in) -> None:
    press(Key.Key_2)
    type_in("noise")
    pane.show_farewells([])
    assert [field.text() for field in pane.findChildren(QLineEdit)] == ["", ""]
    pane.setFocus()
    press(Key.Key_Return)
    assert told == [(None, "", "")]


def test_shows_the_words_and_what_they_mean(pane) -> None:
    assert LINE.text in shown(pane)
    assert LINE.gloss in shown(pane)


def test_escape_cancels(pane, qtbot: QtBot, press) -> None:
    with qtbot.waitSignal(pane.cancelled):
        press(Key.Key_Escape)


def test_everything_has_a_name(pane, nameless) -> None:
    assert nameless(pane) == []


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
def test_nothing_is_cut_at_any_text_size(qapp, stage, squeezed, scale) -> None:
    look = Look(scale=scale)
    apply(qapp, look)
    pane = stage(Leaving(look), 930, 640)
    pane.show_farewells([Prompt("a", "farewell", "x", "en", "Words " * 40, "gloss " * 40, "H19")])
    assert squeezed(pane) == []
