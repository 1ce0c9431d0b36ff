"""The page of an empty store, driven by real keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assistant.tongue import LANGUAGES, speak
from ui.firstrun.welcome import Welcome
from ui.look.keyed_button import KeyedButton
from ui.look.look import Look, apply

Key = Qt.Key


@pytest.fixture
def page(stage: Callable[..., Welcome], look: Look) -> Welcome:
    page = stage(Welcome(look), 1198, 714)
    page.setFocus()
    return page


def told(page: Welcome) -> str:
    return "\n".join(part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page))


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Key.Key_1, "import_wanted"),
        (Key.Key_2, "newcomer_wanted"),
        (Key.Key_3, "practice_wanted"),
    ],
)
def test_digit_does_one_of_the_three(page, qtbot: QtBot, press, key, signal) -> None:
    with qtbot.waitSignal(getattr(page, signal)):
        press(key)


def test_digits_typed_in_a_field_stay_in_the_field(page, qtbot: QtBot, press) -> None:
    field = QLineEdit(page.host)
    field.show()
    field.setFocus()
    with qtbot.assertNotEmitted(page.newcomer_wanted):
        press(Key.Key_2)
    assert field.text() == "2"


def test_each_button_can_be_reached_by_tab_and_pressed(page, qtbot: QtBot, press) -> None:
    for signal in (page.import_wanted, page.newcomer_wanted, page.practice_wanted):
        with qtbot.waitSignal(signal):
            press(Key.Key_Space)
        press(Key.Key_Tab)
    with qtbot.waitSignal(page.staff_wanted):
        press(Key.Key_Space)
    assert isinstance(QApplication.focusWidget(), KeyedButton)


def test_says_who_signs(page) -> None:
    assert "Who is at this desk?" in told(page)
    page.show_staff("Анна Орлова")
    assert "At this desk: Анна Орлова" in told(page)
    assert "Who is at this desk?" not in told(page)


def test_says_where_the_key_is_kept(page) -> None:
    page.show_key_place("keyring", Path("/nowhere"))
    assert "The key lies in the system’s keyring." in told(page)
    assert "/nowhere" not in told(page)
    page.show_key_place("file", Path("/home/anna/key"))
    assert "The key lies in a file that only you can read: /home/anna/key" in told(page)


def test_everything_has_a_name(page, nameless) -> None:
    assert nameless(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("width", [942, 1198])
def test_nothing_is_cut_in_any_language_at_any_text_size(
    qapp, stage, squeezed, language, scale, width
) -> None:
    speak(language)
    look = Look(scale=scale)
    apply(qapp, look)
    page = stage(Welcome(look), width, 614)
    page.show_staff("Анна Константиновна Орлова-Давыдова")
    page.show_key_place("file", "/home/anna/" + "long/" * 40)
    assert squeezed(page) == []
