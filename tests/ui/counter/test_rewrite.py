"""Other words for a line, driven by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.counter.rewrite import Rewrite
from ui.look.look import Look

Key, LINE = Qt.Key, b"l" * 16


@pytest.fixture
def pane(stage: Callable[..., Rewrite], look: Look) -> Rewrite:
    return stage(Rewrite(look), 1180, 220)


@pytest.fixture
def told(pane: Rewrite) -> list[tuple[str, bytes, str]]:
    lines: list[tuple[str, bytes, str]] = []
    pane.rewritten.connect(lambda *what: lines.append(what))
    return lines


def begin(pane: Rewrite, purpose: str, old: str = "window table") -> None:
    pane.show_line(purpose, LINE, old)
    pane.setFocus()


def shown(pane: Rewrite) -> list[str]:
    return [part.text() for part in pane.findChildren(QLabel) if part.isVisibleTo(pane)]


def test_preference_is_typed_over_its_old_words(pane, told, press, type_in) -> None:
    begin(pane, "change")
    assert "window table" in shown(pane)
    type_in("terrace")
    press(Key.Key_Return)
    assert told == [("change", LINE, "terrace")]


def test_correction_keeps_the_old_words_to_be_mended(pane, told, press, type_in) -> None:
    begin(pane, "correct", "windw table")
    press(Key.Key_End)
    type_in(" 7")
    press(Key.Key_Return)
    assert told == [("correct", LINE, "windw table 7")]
    assert "The words before stay in the log." in shown(pane)


def test_remedy_begins_empty_under_the_mistake(pane, told, press, compose) -> None:
    begin(pane, "put-right", "waited 25 minutes")
    assert "waited 25 minutes" in shown(pane)
    compose("dao qian", "道歉")
    press(Key.Key_Return)
    assert told == [("put-right", LINE, "道歉")]


def test_correction_without_a_change_is_no_correction(pane, told, qtbot: QtBot, press) -> None:
    begin(pane, "correct")
    with qtbot.waitSignal(pane.cancelled):
        press(Key.Key_Return)
    assert not told


def test_empty_words_are_told(pane, told, press) -> None:
    begin(pane, "put-right")
    press(Key.Key_Return)
    assert not told
    assert "Write a few words first." in shown(pane)


def test_refused_words_stay_with_the_reason(pane, told, press, type_in) -> None:
    begin(pane, "change")
    type_in("terrace")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert len(told) == 1
    pane.refused("The disk is full.")
    assert "The disk is full." in shown(pane)
    press(Key.Key_Return)
    assert told == [("change", LINE, "terrace")] * 2


def test_escape_cancels(pane, qtbot: QtBot, press) -> None:
    begin(pane, "change")
    with qtbot.waitSignal(pane.cancelled):
        press(Key.Key_Escape)


@pytest.mark.parametrize("purpose", ["change", "put-right", "correct"])
def test_everything_has_a_name_and_nothing_is_cut(pane, nameless, squeezed, purpose) -> None:
    begin(pane, purpose, "long words " * 30)
    assert nameless(pane) == []
    assert squeezed(pane) == []
