"""A placeholder stands in the words as one piece: picked, never typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication

from ui.book.word_box import WordBox, clean
from ui.look.look import Look

SAMPLES = {"name": "Ms Hall", "hello": "Good morning", "bye": "Have a good day"}
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TEXT = st.text(max_size=12).map(lambda text: clean(text.replace("{", "").replace("}", "")))
PATTERNS = st.lists(
    st.one_of(TEXT, st.sampled_from([f"{{{name}}}" for name in SAMPLES])), max_size=8
).map("".join)


@pytest.fixture
def box(look: Look, stage) -> WordBox:
    box = WordBox(look, "English: the words")
    box.show_samples(SAMPLES)
    stage(box)
    box.setFocus()
    return box


def put(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def caret(box: WordBox, place: int) -> None:
    cursor = box.textCursor()
    cursor.setPosition(place)
    box.setTextCursor(cursor)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(words=PATTERNS)
def test_every_pattern_comes_out_as_it_went_in(box: WordBox, words: str) -> None:
    box.show_words(words)
    assert box.words == words
    assert box.document().toPlainText().count("\ufffc") == words.count("{")


def test_placeholder_is_one_step_of_the_caret_and_gone_at_one_stroke(box: WordBox, press) -> None:
    box.show_words("{hello}, {name}.")
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert box.textCursor().position() == 3
    press(Qt.Key.Key_Delete)
    assert box.words == "{hello}, ."
    caret(box, 1)
    press(Qt.Key.Key_Backspace)
    assert box.words == ", ."


def test_what_is_typed_behind_a_placeholder_is_words(box: WordBox, type_in) -> None:
    box.pick("name")
    type_in(" 您好 é")
    box.pick("name")
    assert box.words == "{name} 您好 é{name}"


def test_undo_and_redo_know_placeholders(box: WordBox, type_in, press) -> None:
    type_in("Hello ")
    box.pick("name")
    press(Qt.Key.Key_Z, CTRL)
    assert box.words == "Hello "
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert box.words == "Hello {name}"


def test_placeholders_are_copied_and_pasted_as_themselves(box: WordBox, press) -> None:
    box.show_words("{hello}, {name}. ")
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "{hello}, {name}. "
    box.moveCursor(QTextCursor.MoveOperation.End)
    press(Qt.Key.Key_V, CTRL)
    assert box.words == "{hello}, {name}. {hello}, {name}. "


def test_rich_words_are_pasted_as_plain_ones(box: WordBox) -> None:
    data = put("Good evening,\n{name}, {stranger}")
    data.setHtml("<b>Good evening</b>")
    told = []
    box.brace_refused.connect(lambda: told.append(1))
    box.insertFromMimeData(data)
    assert box.words == "Good evening, {name}, stranger"
    assert told


def test_a_brace_is_not_typed_and_says_how_it_is_done(box: WordBox, qtbot, type_in) -> None:
    with qtbot.waitSignal(box.brace_refused):
        type_in("{")
    type_in("name}")
    assert box.words == "name"


def test_an_input_method_writes_characters_and_no_braces(box: WordBox, compose) -> None:
    box.pick("hello")
    compose("nin hao", "您好{")
    assert box.words == "{hello}您好"


def test_an_apostrophe_is_a_curly_one(box: WordBox, type_in) -> None:
    type_in("It's")
    assert box.words == "It’s"


def test_return_goes_on_where_words_are_said_and_breaks_where_they_are_written(
    box: WordBox, press, qtbot, type_in
) -> None:
    type_in("One")
    with qtbot.waitSignal(box.entered):
        press(Qt.Key.Key_Return)
    assert box.words == "One"
    box.allow_paragraphs(True)
    press(Qt.Key.Key_Return)
    type_in("Two")
    assert box.words == "One\nTwo"


def test_who_cannot_see_hears_the_samples(box: WordBox) -> None:
    box.show_words("{hello}, {name}.")
    assert box.accessibleName() == "English: the words"
    assert box.accessibleDescription() == "Good morning, Ms Hall."
    box.show_samples({**SAMPLES, "name": "王女士"})
    assert box.accessibleDescription() == "Good morning, 王女士."


def test_other_samples_leave_the_words_and_their_history(box: WordBox, type_in, press) -> None:
    type_in("Hello ")
    box.pick("name")
    box.show_samples({"name": "Señora García"})
    press(Qt.Key.Key_Z, CTRL)
    assert box.words == "Hello "


def test_undo_is_the_pages_where_the_box_has_nothing_to_take_back(box: WordBox) -> None:
    box.show_words("{hello}, {name}.")
    assert not box.document().isUndoAvailable()
    assert QApplication.focusWidget() is box


def test_box_grows_with_its_words(box: WordBox) -> None:
    low = box.height()
    box.show_words("Long words that wrap, and wrap again. " * 12 + "{name}")
    assert box.height() > low
