"""Fake apologies are marked as they are typed; Tab takes the better sentence (H26)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.look.look import Look
from ui.recovery.wave import WaveWords


@pytest.fixture
def field(look: Look, stage: Any) -> WaveWords:
    field = WaveWords(look, "What you would say")
    stage(field, 500, 200)
    field.setFocus()
    return field


def test_it_is_marked_while_one_types_and_tab_takes_the_better(
    field: WaveWords, type_in: Any, press: Any
) -> None:
    type_in("Good day. We are sorry if you feel let down. It comes at six.")
    assert len(field.slips) == 1
    better = field.slips[0].better
    press(Qt.Key.Key_Tab)
    assert field.words == f"Good day. {better} It comes at six."
    assert not field.slips
    assert QApplication.focusWidget() is field


def test_the_place_is_right_behind_signs_that_take_two_units(
    field: WaveWords, type_in: Any, press: Any
) -> None:
    field.setPlainText("😀😀 Well. We are sorry if you feel let down.")
    field.selectAll()
    press(Qt.Key.Key_Tab)
    assert field.words.startswith("😀😀 Well. ")
    assert not field.slips


def test_chinese_is_taken_sentence_by_sentence(field: WaveWords, press: Any) -> None:
    field.setPlainText("您好。如果给您带来不便，我们很抱歉。六点送到。")
    assert field.slips
    better = field.slips[0].better
    press(Qt.Key.Key_Tab)
    assert field.words == f"您好。{better}六点送到。"


def test_an_honest_apology_has_no_mark_and_tab_goes_on(
    field: WaveWords, type_in: Any, press: Any
) -> None:
    type_in("I am sorry. We let you down.")
    assert not field.slips
    press(Qt.Key.Key_Tab)
    assert field.words == "I am sorry. We let you down."


def test_the_wave_is_painted_under_the_words(field: WaveWords, type_in: Any) -> None:
    type_in("We are sorry if you feel let down.")
    stretches = list(field._stretches())
    assert stretches
    assert all(width > 20 for _x, width, _y in stretches)
    picture = field.grab().toImage()
    warn = field._look.colour("warn")
    near = sum(
        abs(picture.pixelColor(x, y).red() - warn.red()) < 40
        and abs(picture.pixelColor(x, y).blue() - warn.blue()) < 60
        for x in range(0, picture.width(), 2)
        for y in range(picture.height())
    )
    assert near > 20
