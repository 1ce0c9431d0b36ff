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
    sheet: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("The guest was rude")
    assert marked(sheet.note) == ["rude"]
    assert sheet.slip.isVisible()
    for _ in "rude":
        press(Qt.Key.Key_Backspace)
    assert marked(sheet.note) == []
    assert not sheet.slip.isVisible()


def test_nothing_is_marked_in_a_field_that_is_not_heard(sheet: Any, type_in: Any) -> None:
    plain = QLineEdit()
    sheet.layout().addWidget(plain)
    sheet.begin(plain)
    type_in("The guest was rude")
    assert ear_of(plain) is None
    assert not sheet.slip.isVisible()


def test_a_card_number_keeps_its_last_four(
    sheet: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("Paid by 4111 1111 1111 1111, at six")
    assert marked(sheet.note) == ["4111 1111 1111 1111"]
    press(Qt.Key.Key_B, CTRL)
    assert sheet.note.text() == "Paid by •••• 1111, at six"
    assert marked(sheet.note) == []


def test_what_was_taken_is_one_step_to_take_back(sheet: Any, type_in: Any, press: Any) -> None:
    type_in("Paid by 4111 1111 1111 1111")
    press(Qt.Key.Key_B, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert sheet.note.text() == "Paid by 4111 1111 1111 1111"
    sheet.begin(sheet.said)
    type_in("Well. We are sorry if you feel let down.")
    press(Qt.Key.Key_B, CTRL)
    assert sheet.said.words == "Well. I am sorry. We let you down."
    press(Qt.Key.Key_Z, CTRL)
    assert sheet.said.words == "Well. We are sorry if you feel let down."


def test_one_goes_on_writing_where_one_was(sheet: Any, type_in: Any, press: Any) -> None:
    type_in("Card 4111 1111 1111 1111 at")
    press(Qt.Key.Key_B, CTRL)
    type_in(" six")
    assert sheet.note.text() == "Card •••• 1111 at six"


def test_taken_words_are_told_as_typed_ones_are(sheet: Any, type_in: Any, press: Any) -> None:
    told: list[str] = []
    sheet.note.textEdited.connect(told.append)
    type_in("4111 1111 1111 1111")
    press(Qt.Key.Key_B, CTRL)
    assert told[-1] == "•••• 1111"


def test_the_piece_at_the_cursor_gives_way_else_the_first(
    sheet: Any, type_in: Any, press: Any
) -> None:
    sheet.begin(sheet.said)
    text = "No problem. Sorry if you feel let down. Thanks"
    type_in(text)
    first, second = ear_of(sheet.said).remarks
    assert sheet.slip.remark == first
    cursor = sheet.said.textCursor()
    cursor.setPosition(text.index("if"))
    sheet.said.setTextCursor(cursor)
    assert sheet.slip.remark == second
    press(Qt.Key.Key_B, CTRL)
    assert sheet.said.words == f"No problem. {second.better} Thanks"
    assert sheet.slip.remark == first


def test_this_time_it_is_right_until_the_field_is_free_again(
    sheet: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("She was rude, he was drunk, it seems")
    press(Qt.Key.Key_B, CTRL | SHIFT)
    assert marked(sheet.note) == ["drunk"]
    type_in(" and rude")
    assert marked(sheet.note) == ["drunk"]
    sheet.note.clear()
    type_in("She was rude")
    assert marked(sheet.note) == ["rude"]


def test_what_was_right_for_one_text_is_not_for_the_next(
    sheet: Any, type_in: Any, press: Any, marked: Any
) -> None:
    sheet.begin(sheet.said)
    sheet.said.setPlainText("No problem!")
    first = marked(sheet.said)
    assert first
    press(Qt.Key.Key_B, CTRL | SHIFT)
    assert marked(sheet.said) == []
    sheet.said.setPlainText("No problem, madam!")
    assert marked(sheet.said) == first


def test_saving_is_never_held_up(sheet: Any, type_in: Any, press: Any) -> None:
    type_in("The guest was rude. Card 4111 1111 1111 1111")
    assert sheet.slip.isVisible()
    press(Qt.Key.Key_Return)
    sheet.findChildren(QPushButton)[0].click()
    assert sheet.saved[0] == "The guest was rude. Card 4111 1111 1111 1111"
    assert len(sheet.saved) >= 1


def test_tab_leaves_the_field_and_the_note_goes(sheet: Any, type_in: Any, press: Any) -> None:
    type_in("The guest was rude")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not sheet.note
    assert sheet.note.text() == "The guest was rude"
    assert not sheet.slip.isVisible()


def test_without_better_words_the_key_changes_nothing(
    sheet: Any, type_in: Any, press: Any, marked: Any
) -> None:
    type_in("The guest was rude")
    press(Qt.Key.Key_B, CTRL)
    assert sheet.note.text() == "The guest was rude"
    assert marked(sheet.note) == ["rude"]


def test_words_on_their_way_to_the_disk_stay_as_they_are(
    sheet: Any, type_in: Any, press: Any
) -> None:
    type_in("4111 1111 1111 1111")
    sheet.note.setReadOnly(True)
    press(Qt.Key.Key_B, CTRL)
    assert sheet.note.text() == "4111 1111 1111 1111"


# -- scripts --------------------------------------------------------------------------------------


def test_the_place_is_right_behind_signs_that_take_two_units(sheet: Any, press: Any) -> None:
    sheet.note.setText("😀😀 paid by 4111 1111 1111 1111 👍")
    press(Qt.Key.Key_B, CTRL)
    assert sheet.note.text() == "😀😀 paid by •••• 1111 👍"
    sheet.begin(sheet.said)
    sheet.said.setPlainText("😀😀 Well. We are sorry if you feel let down. 👍 Bye")
    press(Qt.Key.Key_B, CTRL)
    assert sheet.said.words == "😀😀 Well. I am sorry. We let you down. 👍 Bye"


def test_chinese_is_taken_sentence_by_sentence(sheet: Any, press: Any) -> None:
    sheet.begin(sheet.said)
    sheet.said.setPlainText("您好。如果给您带来不便，我们很抱歉。六点送到。")
    better = ear_of(sheet.said).remarks[0].better
    press(Qt.Key.Key_B, CTRL)
    assert sheet.said.words == f"您好。{better}六点送到。"


def test_letters_that_are_not_yet_characters_hide_the_waves_and_no_more(
    sheet: Any, compose: Any, marked: Any
) -> None:
    sheet.note.setText("客人很粗鲁")
    before = marked(sheet.note)
    waves = ear_of(sheet.note)._waves
    assert before
    assert waves.isVisible()
    QCoreApplication.sendEvent(sheet.note, QInputMethodEvent("shuo", []))
    assert not waves.isVisible()
    compose("shuo", "说")
    assert waves.isVisible()
    assert marked(sheet.note) == before


# -- what is known besides ------------------------------------------------------------------------


def test_the_houses_own_words_count_at_once(sheet: Any, type_in: Any, marked: Any) -> None:
    type_in("Put them at the cheap table, no one was rude")
    assert marked(sheet.note) == ["rude"]
    mine = OwnEntry("1", "en", "rather-not", ("cheap table",), better="garden table")
    tell(sheet, About(own=(mine,), off=frozenset({"en.notes.rude"})))
    assert marked(sheet.note) == ["cheap table"]
    assert sheet.slip.told.endswith("“garden table”")


def test_the_name_of_a_guest_is_not_marked(sheet: Any, marked: Any) -> None:
    sheet.note.setText("Rude asked for tea")
    assert marked(sheet.note) == ["Rude"]
    about_guest(sheet, Identity("Ingrid Rude", family="Rude"))
    assert marked(sheet.note) == []
    about_guest(sheet, None)
    assert marked(sheet.note) == ["Rude"]


def test_names_of_all_panes_around_are_known(sheet: Any, marked: Any) -> None:
    tell(sheet, About(names=frozenset({"Ana Rude"})))
    about(sheet.note, ["Drunk"])
    sheet.note.setText("Drunk and Rude came")
    assert marked(sheet.note) == []


def test_what_a_guest_hears_is_looked_at_in_their_language_first(
    sheet: Any, look: Any, marked: Any
) -> None:
    text = "Disculpe si molestamos"
    sheet.said.setPlainText(text)
    about(sheet, language="es")
    assert ear_of(sheet.said).remarks[0].key.startswith("es.")


def test_a_pane_that_comes_into_the_window_hears_what_is_known_there(
    sheet: Any, look: Any, marked: Any
) -> None:
    tell(sheet, About(off=frozenset({"en.notes.rude"})))
    late = hear(look, TypedLine(look, "Late"), "note")
    late.setText("The guest was rude")
    assert marked(late) == ["rude"]
    sheet.layout().addWidget(late)
    late.show()
    sheet.settle()
    assert marked(late) == []


@pytest.mark.parametrize("text", ["", " ", "A quiet room, please", "客人要茶"])
def test_a_good_line_has_no_mark(sheet: Any, text: str, marked: Any) -> None:
    sheet.note.setText(text)
    assert marked(sheet.note) == []
    assert not sheet.slip.isVisible()
