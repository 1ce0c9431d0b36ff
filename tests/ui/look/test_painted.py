"""The painted things: caps, buttons, faces, initials, the mood line, fields."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from assistant.guests.labels import mood_word
from ui.look.avatar import Avatar, initial
from ui.look.face import Face
from ui.look.field import Field
from ui.look.key_hint import KeyHint
from ui.look.keycap import KeyCap
from ui.look.keyed_button import KeyedButton
from ui.look.look import Look
from ui.look.mood_chart import MoodChart


def _spoken(widget: QWidget) -> tuple[str, str]:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role().name, found.text(QAccessible.Text.Name)


def test_a_button_is_read_as_its_words_without_the_key(look: Look) -> None:
    button = KeyedButton(look, "Bed & breakfast", "F9", icon="heart")
    assert _spoken(button) == ("Button", "Bed & breakfast")
    assert button.accessibleDescription() == "F9"


def test_a_button_has_room_for_icon_words_and_key(look: Look) -> None:
    bare = KeyedButton(look, "Save")
    keyed = KeyedButton(look, "Save", "Ctrl+Enter", icon="check")
    assert keyed.sizeHint().width() > bare.sizeHint().width() + 80
    assert bare.sizeHint().height() >= 36


def test_the_filled_button_differs_and_a_disabled_one_is_not_filled(look: Look) -> None:
    def ground(button: KeyedButton) -> str:
        button.resize(button.sizeHint())
        return button.grab().toImage().pixelColor(8, 19).name()

    primary = KeyedButton(look, "Save", primary=True)
    assert ground(primary) == look.palette.accent.lower()
    assert ground(KeyedButton(look, "Save")) == look.palette.surface.lower()
    primary.setEnabled(False)
    assert ground(primary) != look.palette.accent.lower()


def test_the_focus_can_be_seen_on_a_button(look: Look, stage: Callable[..., QWidget]) -> None:
    button = stage(KeyedButton(look, "Save"), 200, 80)
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus()
    assert button.grab().toImage() != before


def test_a_key_hint_can_be_clicked_and_is_read_as_its_word(look: Look, qtbot) -> None:  # type: ignore[no-untyped-def]
    hint = KeyHint(look, "Y", "yes")
    qtbot.addWidget(hint)
    assert _spoken(hint) == ("Button", "yes")
    with qtbot.waitSignal(hint.clicked):
        qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)


def test_a_cap_is_as_wide_as_its_key(look: Look) -> None:
    assert KeyCap(look, "Ctrl+Enter").sizeHint().width() > KeyCap(look, "Y").sizeHint().width()


def test_five_moods_are_told_apart_without_colour(look: Look) -> None:
    pictures = []
    for level in range(1, 6):
        face = Face(look, level, 32)
        face.resize(32, 32)
        image = face.grab().toImage()
        ground = image.pixelColor(0, 0)
        pictures.append([image.pixelColor(x, y) != ground for x in range(32) for y in range(32)])
    for one in range(5):
        for other in range(one):
            differing = sum(a != b for a, b in zip(pictures[one], pictures[other], strict=True))
            assert differing > 20, (one + 1, other + 1)
    assert len({mood_word(level) for level in range(1, 6)}) == 5


def test_a_face_is_read_as_its_word(look: Look) -> None:
    face = Face(look, 2)
    assert face.accessibleName() == "tense"
    face.show_level(5)
    assert face.accessibleName() == "delighted"


@pytest.mark.parametrize(
    ("name", "letter"),
    [("王雅琴", "王"), ("ingrid", "I"), ("  élise", "É"), ("«Ян»", "Я"), ("123", "?"), ("", "?")],
)
def test_the_initial_is_the_first_letter(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_the_same_name_always_has_the_same_ground(look: Look) -> None:
    def picture(name: str) -> object:
        avatar = Avatar(look, name)
        avatar.resize(50, 50)
        return avatar.grab().toImage()

    assert picture("Ingrid") == picture("Ingrid")
    assert len({str(picture(f"A{n}").pixelColor(25, 5).name()) for n in range(40)}) > 4  # type: ignore[attr-defined]


def test_the_mood_line_is_told_in_words_as_well(look: Look) -> None:
    chart = MoodChart(look)
    chart.show_moods([(4, "Monday"), (1, "today")], "Mood", "Less at ease.")
    assert chart.accessibleName() == "Mood"
    assert chart.accessibleDescription() == "Less at ease. Monday: pleased, today: upset"


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_the_mood_line_can_be_drawn_with_any_number(look: Look, count: int) -> None:
    chart = MoodChart(look)
    chart.resize(300, 120)
    empty = chart.grab().toImage()
    chart.show_moods([(n % 5 + 1, str(n)) for n in range(count)], "Mood", "")
    assert (chart.grab().toImage() != empty) == (count > 0)


def test_a_field_says_what_is_wrong_and_keeps_what_was_typed(look: Look) -> None:
    field = Field(look, "Telephone", "123", note="With the country’s code.")
    field.show_error("This number has too few digits.")
    shown = [label.text() for label in field.findChildren(QLabel) if not label.isHidden()]
    assert "This number has too few digits." in shown
    assert field.text() == "123"
    assert "too few digits" in field.edit.accessibleDescription()
    assert field.edit.accessibleName() == "Telephone"
    field.clear_error()
    shown = [label.text() for label in field.findChildren(QLabel) if not label.isHidden()]
    assert "With the country’s code." in shown
    assert field.edit.accessibleDescription() == "With the country’s code."


def test_an_error_has_a_sign_and_not_only_a_colour(look: Look) -> None:
    field = Field(look, "Telephone")
    field.show_error("Please write a number.")
    signs = [
        label
        for label in field.findChildren(QLabel)
        if not label.isHidden() and not label.pixmap().isNull()
    ]
    assert len(signs) == 1
