"""The line to write anything down, driven by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistant.journal.stamp import PageId
from ui.counter.write import WriteLine
from ui.counter.write_field import _Edit
from ui.look.keyed_button import KeyedButton
from ui.look.look import Look, apply

ANNA, BORIS = PageId(b"a" * 16), PageId(b"b" * 16)
Key, SHIFT, CTRL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def line(stage: Callable[..., WriteLine], look: Look) -> WriteLine:
    line = stage(WriteLine(look), 1180, 160)
    line.show_guest(ANNA)
    return line


@pytest.fixture
def told(line: WriteLine) -> list[tuple[str, str, object]]:
    lines: list[tuple[str, str, object]] = []
    line.written.connect(lambda *what: lines.append(what))
    return lines


def text_of(line: WriteLine) -> str:
    return line.findChild(_Edit).text()


def seen_text(line: WriteLine, words: str) -> bool:
    return any(
        getattr(w, "text", str)() == words and w.isVisibleTo(line)
        for w in line.findChildren(QWidget)
    )


def test_preference_is_said_unless_tab_makes_it_seen(line, told, press, type_in) -> None:
    press(Key.Key_F2)
    type_in("window table @ restaurant")
    press(Key.Key_Return)
    line.accepted()
    type_in("reads the paper")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert told == [
        ("preference", "window table", {"origin": "said", "place": "restaurant"}),
        ("preference", "reads the paper", {"origin": "seen", "place": ""}),
    ]


@pytest.mark.parametrize("kind", [Key.Key_F2, Key.Key_F4, Key.Key_F7])
def test_one_enter_writes_once_and_asks_for_nothing_more(
    line, told, press, type_in, kind: Key
) -> None:
    press(kind)
    type_in("comes at six")
    press(Key.Key_Return)
    line.accepted()
    assert len(told) == 1
    assert not seen_text(line, "Write a few words first.")
    press(Key.Key_Return)
    assert seen_text(line, "Write a few words first.")  # that is for a line without any


def test_enter_in_the_time_of_a_promise_writes_it_once(line, told, press, type_in) -> None:
    press(Key.Key_F5)
    type_in("a taxi at the door")
    press(Key.Key_Return)
    type_in("+20")
    press(Key.Key_Return)
    line.accepted()
    assert [(kind, words) for kind, words, extra in told] == [("promise", "a taxi at the door")]
    assert QApplication.focusWidget() is line.findChild(_Edit)  # the time is gone, not the keys
    assert not seen_text(line, "Write a few words first.")


def test_mood_takes_a_digit_then_its_cause(line, told, press, type_in) -> None:
    press(Key.Key_F3)
    press(Key.Key_4)
    type_in("coffee for 2")
    press(Key.Key_Return)
    assert told == [("mood", "coffee for 2", {"level": 4})]


def test_mood_needs_no_cause_and_arrows_choose_it(line, told, press) -> None:
    press(Key.Key_F3)
    press(Key.Key_Right)
    press(Key.Key_Left)
    press(Key.Key_Return)
    assert told == [("mood", "", {"level": 2})]


def test_letter_typed_on_the_faces_begins_the_cause(line, told, press, type_in) -> None:
    press(Key.Key_F3)
    press(Key.Key_Right)
    type_in("late train")
    press(Key.Key_Return)
    assert told == [("mood", "late train", {"level": 3})]


def test_mood_without_a_face_says_what_is_missing_and_keeps_the_cause(
    line, told, press, type_in
) -> None:
    type_in_note(line, press, type_in, "late train")
    press(Key.Key_F3)
    press(Key.Key_Return)
    assert not told
    assert seen_text(line, "Choose a face first, with 1 to 5.")
    press(Key.Key_2)
    press(Key.Key_Return)
    assert told == [("mood", "late train", {"level": 2})]


def type_in_note(line, press, type_in, words: str) -> None:
    press(Key.Key_F7)
    type_in(words)


@pytest.mark.parametrize(
    ("key", "modifier", "kind", "extra"),
    [
        (Key.Key_F4, Qt.KeyboardModifier.NoModifier, "mistake", {}),
        (Key.Key_F7, Qt.KeyboardModifier.NoModifier, "note", {}),
        (Key.Key_F2, SHIFT, "care", {"care": "allergy"}),
        (Key.Key_F7, SHIFT, "tie", {}),
    ],
)
def test_kind_changes_without_losing_the_words(
    line, told, press, type_in, key, modifier, kind, extra
) -> None:
    press(Key.Key_F2)
    type_in("peanuts")
    press(key, modifier)
    assert text_of(line) == "peanuts"
    press(Key.Key_Return)
    assert told == [(kind, "peanuts", extra)]


def test_tab_goes_through_the_cares(line, told, press, type_in) -> None:
    press(Key.Key_F2, SHIFT)
    type_in("step at the door")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert told == [("care", "step at the door", {"care": "access"})]


def test_nothing_typed_is_told_and_not_written(line, told, press) -> None:
    press(Key.Key_F7)
    press(Key.Key_Return)
    assert not told
    assert seen_text(line, "Write a few words first.")


def test_words_on_their_way_are_shown_until_they_are_on_disk(line, told, press, type_in) -> None:
    type_in_note(line, press, type_in, "left an umbrella")
    press(Key.Key_Return)
    assert seen_text(line, "Saving: left an umbrella")
    line.accepted()
    assert not seen_text(line, "Saving: left an umbrella")
    assert text_of(line) == ""


def test_refused_words_stay_with_the_reason(line, told, press, type_in) -> None:
    type_in_note(line, press, type_in, "left an umbrella")
    press(Key.Key_Return)
    line.refused("The disk is full.")
    assert text_of(line) == "left an umbrella"
    assert seen_text(line, "The disk is full.")
    type_in("s")
    assert not seen_text(line, "The disk is full.")
    assert text_of(line) == "left an umbrellas"


def test_next_line_of_any_kind_can_be_written_while_one_is_saved(
    line, told, press, type_in, compose
) -> None:
    type_in_note(line, press, type_in, "one")
    press(Key.Key_Return)
    press(Key.Key_F3)
    press(Key.Key_2)
    compose("er", "二")
    press(Key.Key_Return)
    press(Key.Key_F4)
    type_in("three")
    line.accepted()
    line.accepted()
    assert text_of(line) == "three"
    press(Key.Key_Return)
    assert told == [("note", "one", {}), ("mood", "二", {"level": 2}), ("mistake", "three", {})]


def test_words_refused_while_others_are_typed_come_back_after_them(
    line, told, press, type_in
) -> None:
    type_in_note(line, press, type_in, "one")
    press(Key.Key_Return)
    press(Key.Key_F4)
    type_in("two")
    line.refused("No room.")
    assert text_of(line) == "two"
    assert seen_text(line, "Not written: one. No room.")
    press(Key.Key_Return)
    line.accepted()
    assert text_of(line) == "one"
    assert seen_text(line, "No room.")
    press(Key.Key_Return)
    assert told == [("note", "one", {}), ("mistake", "two", {}), ("note", "one", {})]


def test_second_enter_while_saving_writes_nothing_twice(line, told, press, type_in) -> None:
    type_in_note(line, press, type_in, "one")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert len(told) == 1


def test_refusal_of_something_else_leaves_the_words_alone(line, press, type_in) -> None:
    type_in_note(line, press, type_in, "one")
    line.refused("This guest is here already.")
    assert text_of(line) == "one"
    assert seen_text(line, "This guest is here already.")


def test_every_guest_has_a_draft_of_their_own(line, told, press, type_in) -> None:
    press(Key.Key_F4)
    type_in("waited")
    line.show_guest(BORIS)
    assert text_of(line) == ""
    press(Key.Key_F7)
    type_in("чай без сахара")
    line.show_guest(None)
    line.show_guest(ANNA)
    press(Key.Key_Return)
    assert told == [("mistake", "waited", {})]
    line.show_guest(BORIS)
    assert text_of(line) == "чай без сахара"


def test_answer_for_a_guest_who_is_not_shown_leaves_the_shown_draft(
    line, told, press, type_in
) -> None:
    type_in_note(line, press, type_in, "of Anna")
    press(Key.Key_Return)
    line.show_guest(BORIS)
    type_in_note(line, press, type_in, "of Boris")
    press(Key.Key_Return)
    line.refused("No room.")
    line.accepted()
    assert text_of(line) == ""
    line.show_guest(ANNA)
    assert text_of(line) == "of Anna"
    assert seen_text(line, "No room.")


def test_same_guest_shown_again_disturbs_nothing(line, press, type_in) -> None:
    type_in_note(line, press, type_in, "half a th")
    line.show_guest(ANNA)
    type_in("ought")
    assert text_of(line) == "half a thought"


def test_drafts_move_to_a_window_built_anew(line, stage, press, type_in) -> None:
    type_in_note(line, press, type_in, "half")
    other = stage(WriteLine(Look(dark=True)), 1180, 160)
    other.show_drafts(line.drafts)
    other.show_guest(ANNA)
    assert text_of(other) == "half"


def test_words_on_their_way_are_among_the_drafts(line, press, type_in) -> None:
    type_in_note(line, press, type_in, "one")
    press(Key.Key_Return)
    type_in("two")
    assert [draft.text for draft in line.drafts.values()] == ["one two"]


def test_without_a_guest_it_says_why_and_takes_nothing(line, told, press) -> None:
    line.show_guest(None)
    press(Key.Key_F7)
    press(Key.Key_Return)
    assert not told
    assert line.findChild(_Edit).placeholderText() == "Choose a guest first."
    assert QApplication.focusWidget() is not line.findChild(_Edit)


def test_undo_is_offered_for_a_while(line, qtbot: QtBot, press, type_in) -> None:
    wanted: list[bool] = []
    line.undo_wanted.connect(lambda: wanted.append(True))
    type_in_note(line, press, type_in, "oops")
    press(Key.Key_Return)
    line.accepted()
    press(Key.Key_Z, CTRL)
    assert not wanted
    line.show_undo("oops", 60)
    assert seen_text(line, "Written.")
    press(Key.Key_Z, CTRL)
    assert wanted == [True]
    press(Key.Key_Z, CTRL)
    assert wanted == [True]
    line.show_undo("oops", 0.001)
    qtbot.waitUntil(lambda: not seen_text(line, "Written."))


def test_undo_takes_back_typing_first(line, press, type_in) -> None:
    wanted: list[bool] = []
    line.undo_wanted.connect(lambda: wanted.append(True))
    press(Key.Key_F7)
    line.show_undo("the line before", 60)
    type_in("x")
    press(Key.Key_Z, CTRL)
    assert text_of(line) == ""
    assert not wanted
    press(Key.Key_Z, CTRL)
    assert wanted == [True]


def test_undo_button_does_the_same(line, qtbot: QtBot) -> None:
    line.show_undo("oops", 60)
    button = line.findChild(KeyedButton)
    with qtbot.waitSignal(line.undo_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isVisible()


def test_chinese_is_written_by_an_input_method(line, told, press, compose) -> None:
    press(Key.Key_F2)
    compose("kaochuang", "靠窗")
    assert text_of(line) == "靠窗"
    press(Key.Key_Return)
    assert told[0][1] == "靠窗"


@pytest.mark.parametrize("kind", ["preference", "mood", "mistake", "note", "care", "tie"])
def test_everything_has_a_name(line, nameless, kind) -> None:
    line.choose(kind)
    assert nameless(line) == []


@pytest.mark.parametrize("scale", [1.0, 1.4, 1.6])
@pytest.mark.parametrize("width", [930, 1180])
def test_nothing_is_cut_at_any_text_size(
    qapp, stage, squeezed, type_in, press, scale, width
) -> None:
    look = Look(scale=scale)
    apply(qapp, look)
    line = stage(WriteLine(look), width, 300)
    line.show_guest(ANNA)
    for kind in ("preference", "mood", "care"):
        line.choose(kind)
        assert squeezed(line) == []
