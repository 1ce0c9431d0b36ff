"""The page of the lexicon on a real desk: read by all, changed by those with authority, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.tongue import LANGUAGES, speak
from assistant.words.lexicon import Use, entries, remarks
from assistant.words.remark import reason_of
from ui.lexicon.rows import WordRow, own_words, word_rows
from ui.lexicon.word_form import opened_out

NO_PROBLEM = "en.words.no-problem"
FOR_OTHERS = "Please change hands with F12."
SENTENCE = "No problem, here you are."


def marked(hand, text: str = SENTENCE) -> list[str]:
    """What the program marks in a text, by the house's words as they are on disk."""
    house = hand.house
    own = own_words(house)
    return [one.key for one in remarks(text, "en", use="said", own=own, off=house.words_off)]


def write_own(hand, words: str = "folks", better: str = "everybody") -> None:
    """An entry of the house's own, by the keyboard alone."""
    hand.press("Ctrl+Shift+N")
    hand.type(words)
    hand.press("Tab")
    hand.type(better)
    hand.press("Ctrl+Return")


# -- what is read --------------------------------------------------------------------------------


@pytest.mark.parametrize("use", ["said", "note"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_entry_is_listed_by_its_level(desk: Desk, language: str, use: Use) -> None:
    rows = word_rows(desk.words.house(), language, use, {}, 0)
    listed = [row for row in rows if isinstance(row, WordRow)]
    assert sorted(row.key.split(".", 2)[2] for row in listed) == sorted(
        one.key for one in entries(language, use)
    )
    levels = [row.level for row in listed]
    assert levels == sorted(levels, key=("never", "rather-not", "prefer").index)


def test_row_tells_what_is_said_what_is_better_and_why(hand) -> None:
    row = next(row for row in hand.rows if row.key == NO_PROBLEM)
    assert row.said.startswith("no problem · no worries")
    assert row.better == "My pleasure."
    assert row.reason == "“No problem” says that there could have been one."


def test_reason_is_the_usual_one_of_its_kind_where_the_lexicon_has_none_of_its_own(hand) -> None:
    found = {one.key: one for one in entries("en", "said")}
    plain = next(one for one in found.values() if not one.reason and one.level == "never")
    row = next(row for row in hand.rows if row.key == f"en.words.{plain.key}")
    assert row.reason == reason_of(plain.kind)


def test_good_word_has_no_reason_against_it(hand) -> None:
    row = next(row for row in hand.rows if row.key == "en.words.my-pleasure")
    assert row.reason == ""
    assert row.better == "My pleasure, Ms Hall."


def test_language_and_use_are_chosen_by_key(hand) -> None:
    for at, tag in enumerate(LANGUAGES, 1):
        hand.press(f"Alt+{at}")
        assert {row.key.split(".")[0] for row in hand.rows} == {tag}
    hand.press("Alt+W")
    assert all(row.key.startswith("ru.notes.") for row in hand.rows)
    hand.press("Alt+H")
    assert all(row.key.startswith("ru.words.") for row in hand.rows)


def test_search_finds_a_part_of_a_wording_and_a_whole_sentence(hand) -> None:
    hand.press("Alt+F")
    hand.type("worries")
    assert [row.key for row in hand.rows] == [NO_PROBLEM]
    assert hand.rows[0].said.startswith("no worries")
    hand.press("Esc")
    assert len(hand.rows) == len(entries("en", "said"))
    assert QApplication.focusWidget() is hand.pane._front.list
    hand.press("Alt+F")
    hand.type("don’t thank me, it is only my job")
    assert "en.words.my-job" in [row.key for row in hand.rows]


def test_where_nothing_is_found_that_is_said(hand) -> None:
    hand.press("Alt+F")
    hand.type("xylophone")
    assert hand.rows == []
    assert not hand.pane._front._empty.isHidden()


def test_sentence_that_is_tried_is_told_of_at_once(hand) -> None:
    hand.press("Alt+T")
    hand.type("We said no worries")
    assert hand.pane._front.tried.told == [
        "“no worries”  →  My pleasure.\u2002“No problem” says that there could have been one."
    ]
    for _ in "worries":
        hand.press("Backspace")
    assert hand.pane._front.tried.told == ["Nothing is marked in this sentence."]


def test_every_control_has_a_name(hand, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(hand.pane) == []
    hand.press("Ctrl+Shift+N")
    assert nameless(hand.pane) == []


# -- off and on ----------------------------------------------------------------------------------


def test_entry_that_is_switched_off_is_no_longer_marked_and_comes_back(hand) -> None:
    assert marked(hand) == [NO_PROBLEM]
    hand.mark(NO_PROBLEM)
    hand.press("Space")
    assert hand.house.words_off == {NO_PROBLEM}
    assert marked(hand) == []
    assert not hand.marked.is_on
    assert hand.undo_told == "“no problem” is no longer marked."
    hand.press("Space")
    assert marked(hand) == [NO_PROBLEM]
    assert hand.marked.is_on


def test_one_key_takes_back_what_was_done_last(hand) -> None:
    hand.mark(NO_PROBLEM)
    hand.press("Space")
    hand.press("Ctrl+Z")
    assert hand.house.words_off == frozenset()
    assert hand.undo_told == ""
    hand.press("Ctrl+Z")
    assert hand.trouble == ""


def test_switched_off_is_told_in_the_try_as_well(hand) -> None:
    hand.press("Alt+T")
    hand.type("no worries")
    hand.pane._front.list.setFocus()
    hand.mark(NO_PROBLEM)
    hand.press("Space")
    assert hand.pane._front.tried.told == ["Nothing is marked in this sentence."]


def test_good_word_has_nothing_to_switch_off(hand) -> None:
    hand.mark("en.words.my-pleasure")
    hand.press("Space")
    assert hand.trouble == "Good words are never marked, so there is nothing to stop."
    assert hand.house.words_off == frozenset()


# -- the house's own -----------------------------------------------------------------------------


def test_own_entry_is_listed_first_of_its_level_dated_and_signed(hand) -> None:
    write_own(hand)
    own = [row for row in hand.rows if row.own is not None]
    assert [row.said for row in own] == ["folks"]
    assert own[0].signed == "Of the house · Elena, today"
    assert hand.marked == own[0]
    assert next(row for row in hand.rows if row.level == "rather-not") == own[0]
    assert marked(hand, "Thank you, folks, and good night.") == [own[0].key]


def test_own_entry_is_changed_in_place(hand) -> None:
    write_own(hand)
    hand.press("Return")
    assert hand.pane._form.typed.say == ("folks",)
    hand.press("Tab", "End")
    hand.type(" of you")
    hand.press("Ctrl+Return")
    assert [one.written.better for one in hand.house.words] == ["everybody of you"]
    hand.press("Ctrl+Z")
    assert [one.written.better for one in hand.house.words] == ["everybody"]


def test_own_entry_is_taken_out_and_put_back(hand) -> None:
    write_own(hand)
    hand.press("Delete")
    assert hand.house.words == ()
    assert hand.undo_told == "“folks” is no longer in the lexicon."
    hand.press("Ctrl+Z")
    assert [one.written.say for one in hand.house.words] == [("folks",)]


def test_new_entry_is_undone(hand) -> None:
    write_own(hand)
    hand.press("Ctrl+Z")
    assert hand.house.words == ()


def test_entry_of_ours_is_told_in_the_houses_words(hand) -> None:
    hand.mark(NO_PROBLEM)
    hand.press("F2")
    assert "no worries" in hand.pane._form.typed.say
    hand.press("Tab")
    QApplication.focusWidget().selectAll()
    hand.type("You are welcome here.")
    hand.press("Ctrl+Return")
    found = remarks(SENTENCE, "en", use="said", own=own_words(hand.house))
    assert [one.better for one in found] == ["You are welcome here."]


def test_example_of_an_act_is_not_what_an_own_entry_begins_with(hand) -> None:
    hand.press("Alt+W", "F2")
    assert hand.pane._form.typed.better == ""
    hand.press("Esc", "Alt+H")
    hand.mark("en.words.my-pleasure")
    hand.press("F2")
    assert hand.pane._form.typed.better == "My pleasure."


def test_entry_of_ours_cannot_be_taken_out_but_left_unmarked(hand) -> None:
    hand.mark(NO_PROBLEM)
    hand.press("Delete")
    assert hand.trouble == "This entry comes with Salve. Space leaves it unmarked."


def test_own_entry_is_not_left_unmarked_but_taken_out(hand) -> None:
    write_own(hand)
    hand.press("Space")
    assert hand.trouble == "This is your own entry. Del takes it out."


def test_what_is_written_is_tried_while_it_is_written(hand) -> None:
    hand.press("Ctrl+Shift+N")
    hand.type("folks")
    hand.press("Tab")
    hand.type("everybody")
    form = hand.pane._form
    assert form._try.line.text() == "Folks"
    assert form._try.told == ["“Folks”  →  everybody\u2002The house has another word for it."]


def test_refused_entry_says_why_and_nothing_typed_is_lost(hand) -> None:
    hand.press("Ctrl+Shift+N")
    hand.press("Tab")
    hand.type("everybody")
    hand.press("Ctrl+Return")
    assert form_trouble(hand) == "Write the word or phrase that this is about."
    assert hand.pane._form.typed.better == "everybody"
    assert hand.house.words == ()


def form_trouble(hand) -> str:
    """Why the entry in the form was not saved."""
    line = hand.pane._form._trouble
    return "" if line.isHidden() else line.accessibleName()


def test_saving_twice_writes_one_entry(hand) -> None:
    hand.press("Ctrl+Shift+N")
    hand.type("folks")
    hand.pane._form.on_save()
    hand.pane._form.on_save()
    hand.settle()
    assert len(hand.house.words) == 1


def test_clerk_reads_all_and_is_told_who_may_change_it(hand, desk: Desk, boris: StaffId) -> None:
    desk.sign_in(boris)
    hand.pane.on_signed()
    hand.mark(NO_PROBLEM)
    for key in ("Space", "F2", "Ctrl+Shift+N"):
        hand.pane._front.show_told("")
        hand.press(key)
        assert hand.trouble.endswith(FOR_OTHERS)
        assert hand.pane._front.isVisible()
    assert hand.house.words_off == frozenset()


def test_form_that_changed_hands_keeps_what_is_typed(hand, desk: Desk, boris: StaffId) -> None:
    elena = desk.signed
    hand.press("Ctrl+Shift+N")
    hand.type("folks")
    desk.sign_in(boris)
    hand.pane.on_signed()
    hand.press("Ctrl+Return")
    assert form_trouble(hand).endswith(FOR_OTHERS)
    assert hand.pane._form.typed.say == ("folks",)
    assert hand.house.words == ()
    hand.press("Esc")
    desk.sign_in(elena)
    hand.pane.on_signed()
    hand.press("Ctrl+Shift+N")
    assert hand.pane._form.typed.say == ("folks",)


def test_what_another_did_is_not_taken_back(hand, desk: Desk, boris: StaffId) -> None:
    write_own(hand)
    desk.sign_in(boris)
    hand.pane.on_signed()
    hand.press("Ctrl+Z")
    assert len(hand.house.words) == 1
    assert hand.undo_told == ""


def test_window_built_anew_loses_nothing(hand) -> None:
    write_own(hand)
    hand.press("Alt+W", "Alt+F")
    hand.type("rude")
    hand.press("Return", "Alt+T")
    hand.type("A rude guest")
    hand.press("Ctrl+Shift+N")
    hand.type("moody")
    pane = hand.anew()
    assert pane._form.typed.say == ("moody",)
    hand.press("Esc")
    assert (pane._language, pane._use, pane._front.head.search.text()) == ("en", "note", "rude")
    assert pane._front.tried.line.text() == "A rude guest"
    assert hand.undo_told == "The entry is in the lexicon."
    hand.press("Ctrl+Z")
    assert hand.house.words == ()


def test_language_follows_the_interface_until_one_is_chosen(hand) -> None:
    speak("es")
    assert hand.anew()._language == "es"
    hand.press("Alt+4")
    speak("zh")
    assert hand.anew()._language == "ru"


def test_entry_in_another_language_is_shown_among_its_own(hand) -> None:
    hand.press("Ctrl+Shift+N")
    hand.type("folks")
    hand.pane._form._language.choose("es", "")
    hand.press("Ctrl+Return")
    assert hand.pane._language == "es"
    assert hand.marked.said == "folks"


def test_entry_of_ours_is_opened_out_to_what_an_entry_holds() -> None:
    for language in LANGUAGES:
        for use in ("said", "note"):
            for one in entries(language, use):
                assert 0 < len(opened_out(one.say)) <= 40
