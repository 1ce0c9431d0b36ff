"""Marks come and go while one types; the better words are taken; nothing is ever held up (H12)."""

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from assistant.guests.entries import Identity
from assistant.words.own import OwnEntry
from ui.listening.about import About
from ui.listening.hear import about, about_guest, ear_of, hear, tell
from ui.look.lines import TypedLine

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_mark_comes_while_one_types_and_goes_with_the_word(
    desk: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("The guest was rude")
    assert marked(desk.note) == ["rude"]
    assert desk.slip.isVisible()
    for _ in "rude":
        press(Qt.Key.Key_Backspace)
    assert marked(desk.note) == []
    assert not desk.slip.isVisible()


def test_nothing_is_marked_in_a_field_that_is_not_heard(desk: Any, type_in: Any) -> None:
    plain = QLineEdit()
    desk.layout().addWidget(plain)
    desk.begin(plain)
    type_in("The guest was rude")
    assert ear_of(plain) is None
    assert not desk.slip.isVisible()


def test_a_card_number_keeps_its_last_four(
    desk: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("Paid by 4111 1111 1111 1111, at six")
    assert marked(desk.note) == ["4111 1111 1111 1111"]
    press(Qt.Key.Key_B, CTRL)
    assert desk.note.text() == "Paid by •••• 1111, at six"
    assert marked(desk.note) == []


def test_what_was_taken_is_one_step_to_take_back(desk: Any, type_in: Any, press: Any) -> None:
    type_in("Paid by 4111 1111 1111 1111")
    press(Qt.Key.Key_B, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert desk.note.text() == "Paid by 4111 1111 1111 1111"
    desk.begin(desk.said)
    type_in("Well. We are sorry if you feel let down.")
    press(Qt.Key.Key_B, CTRL)
    assert desk.said.words == "Well. I am sorry. We let you down."
    press(Qt.Key.Key_Z, CTRL)
    assert desk.said.words == "Well. We are sorry if you feel let down."


def test_one_goes_on_writing_where_one_was(desk: Any, type_in: Any, press: Any) -> None:
    type_in("Card 4111 1111 1111 1111 at")
    press(Qt.Key.Key_B, CTRL)
    type_in(" six")
    assert desk.note.text() == "Card •••• 1111 at six"


def test_taken_words_are_told_as_typed_ones_are(desk: Any, type_in: Any, press: Any) -> None:
    told: list[str] = []
    desk.note.textEdited.connect(told.append)
    type_in("4111 1111 1111 1111")
    press(Qt.Key.Key_B, CTRL)
    assert told[-1] == "•••• 1111"


def test_the_piece_at_the_cursor_gives_way_else_the_first(
    desk: Any, type_in: Any, press: Any
) -> None:
    desk.begin(desk.said)
    text = "No problem. Sorry if you feel let down. Thanks"
    type_in(text)
    first, second = ear_of(desk.said).remarks
    assert desk.slip.remark == first
    cursor = desk.said.textCursor()
    cursor.setPosition(text.index("if"))
    desk.said.setTextCursor(cursor)
    assert desk.slip.remark == second
    press(Qt.Key.Key_B, CTRL)
    assert desk.said.words == f"No problem. {second.better} Thanks"
    assert desk.slip.remark == first


def test_this_time_it_is_right_until_the_field_is_free_again(
    desk: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("She was rude, he was drunk, it seems")
    press(Qt.Key.Key_B, CTRL | SHIFT)
    assert marked(desk.note) == ["drunk"]
    type_in(" and rude")
    assert marked(desk.note) == ["drunk"]
    desk.note.clear()
    type_in("She was rude")
    assert marked(desk.note) == ["rude"]


def test_what_was_right_for_one_text_is_not_for_the_next(
    desk: Any, type_in: Any, press: Any, marked: Any
) -> None:
    desk.begin(desk.said)
    desk.said.setPlainText("No problem!")
    first = marked(desk.said)
    assert first
    press(Qt.Key.Key_B, CTRL | SHIFT)
    assert marked(desk.said) == []
    desk.said.setPlainText("No problem, madam!")
    assert marked(desk.said) == first


def test_saving_is_never_held_up(desk: Any, type_in: Any, press: Any) -> None:
    type_in("The guest was rude. Card 4111 1111 1111 1111")
    assert desk.slip.isVisible()
    press(Qt.Key.Key_Return)
    desk.findChildren(QPushButton)[0].click()
    assert desk.saved[0] == "The guest was rude. Card 4111 1111 1111 1111"
    assert len(desk.saved) >= 1


def test_tab_leaves_the_field_and_the_note_goes(desk: Any, type_in: Any, press: Any) -> None:
    type_in("The guest was rude")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not desk.note
    assert desk.note.text() == "The guest was rude"
    assert not desk.slip.isVisible()


def test_without_better_words_the_key_changes_nothing(
    desk: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("The guest was rude")
    press(Qt.Key.Key_B, CTRL)
    assert desk.note.text() == "The guest was rude"
    assert marked(desk.note) == ["rude"]


def test_words_on_their_way_to_the_disk_stay_as_they_are(
    desk: Any, type_in: Any, press: Any
) -> None:
    type_in("4111 1111 1111 1111")
    desk.note.setReadOnly(True)
    press(Qt.Key.Key_B, CTRL)
    assert desk.note.text() == "4111 1111 1111 1111"


# -- scripts --------------------------------------------------------------------------------------


def test_the_place_is_right_behind_signs_that_take_two_units(desk: Any, press: Any) -> None:
    desk.note.setText("😀😀 paid by 4111 1111 1111 1111 👍")
    press(Qt.Key.Key_B, CTRL)
    assert desk.note.text() == "😀😀 paid by •••• 1111 👍"
    desk.begin(desk.said)
    desk.said.setPlainText("😀😀 Well. We are sorry if you feel let down. 👍 Bye")
    press(Qt.Key.Key_B, CTRL)
    assert desk.said.words == "😀😀 Well. I am sorry. We let you down. 👍 Bye"


def test_chinese_is_taken_sentence_by_sentence(desk: Any, press: Any) -> None:
    desk.begin(desk.said)
    desk.said.setPlainText("您好。如果给您带来不便，我们很抱歉。六点送到。")
    better = ear_of(desk.said).remarks[0].better
    press(Qt.Key.Key_B, CTRL)
    assert desk.said.words == f"您好。{better}六点送到。"


def test_letters_that_are_not_yet_characters_hide_the_waves_and_no_more(
    desk: Any, compose: Any, marked: Any
) -> None:
    desk.note.setText("客人很粗鲁")
    before = marked(desk.note)
    waves = ear_of(desk.note)._waves
    assert before
    assert waves.isVisible()
    QCoreApplication.sendEvent(desk.note, QInputMethodEvent("shuo", []))
    assert not waves.isVisible()
    compose("shuo", "说")
    assert waves.isVisible()
    assert marked(desk.note) == before


# -- what is known besides ------------------------------------------------------------------------


def test_the_houses_own_words_count_at_once(desk: Any, type_in: Any, marked: Any) -> None:
    type_in("Put them at the cheap table, no one was rude")
    assert marked(desk.note) == ["rude"]
    mine = OwnEntry("1", "en", "rather-not", ("cheap table",), better="garden table")
    tell(desk, About(own=(mine,), off=frozenset({"en.notes.rude"})))
    assert marked(desk.note) == ["cheap table"]
    assert desk.slip.told.endswith("“garden table”")


def test_the_name_of_a_guest_is_not_marked(desk: Any, marked: Any) -> None:
    desk.note.setText("Rude asked for tea")
    assert marked(desk.note) == ["Rude"]
    about_guest(desk, Identity("Ingrid Rude", family="Rude"))
    assert marked(desk.note) == []
    about_guest(desk, None)
    assert marked(desk.note) == ["Rude"]


def test_names_of_all_panes_around_are_known(desk: Any, marked: Any) -> None:
    tell(desk, About(names=frozenset({"Ana Rude"})))
    about(desk.note, ["Drunk"])
    desk.note.setText("Drunk and Rude came")
    assert marked(desk.note) == []


def test_what_a_guest_hears_is_looked_at_in_their_language_first(
    desk: Any, look: Any, marked: Any
) -> None:
    text = "Disculpe si molestamos"
    desk.said.setPlainText(text)
    about(desk, language="es")
    assert ear_of(desk.said).remarks[0].key.startswith("es.")


def test_a_pane_that_comes_into_the_window_hears_what_is_known_there(
    desk: Any, look: Any, marked: Any
) -> None:
    tell(desk, About(off=frozenset({"en.notes.rude"})))
    late = hear(look, TypedLine(look, "Late"), "note")
    late.setText("The guest was rude")
    assert marked(late) == ["rude"]
    desk.layout().addWidget(late)
    late.show()
    desk.settle()
    assert marked(late) == []


@pytest.mark.parametrize("text", ["", " ", "A quiet room, please", "客人要茶"])
def test_a_good_line_has_no_mark(desk: Any, text: str, marked: Any) -> None:
    desk.note.setText(text)
    assert marked(desk.note) == []
    assert not desk.slip.isVisible()
