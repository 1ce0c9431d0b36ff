"""The page of the open book: read as a letter, corrected on the spot, given away and noted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.exchange import made_files
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.privacy import acts
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look
from ui.openbook.book_row import Row
from ui.openbook.page import OpenBookPage
from ui.openbook.reading import BookOpen

Key, Mod = Qt.Key, Qt.KeyboardModifier
ALT, CTRL = Mod.AltModifier, Mod.ControlModifier


class Letter:
    """The page open at Ana, who speaks Spanish; Elena is a manager."""

    def __init__(self, desk: Desk, bot: QtBot, stage: Callable[..., Any], look: Look) -> None:
        self.desk, self.bot, self.stage, self.look = desk, bot, stage, look
        who = Identity("Ana Ruiz", language="es", phones=("+34 600 123 456",))
        self.ana: PageId = desk.meet(who).result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)

    def write(self, act: Callable[..., Any], **words: Any) -> bytes:
        return self.desk.on_guest(self.ana, act, **words).result().entries[0].id

    def open(self, wide: int = 1240) -> OpenBookPage:
        page = OpenBookPage(self.look, self.desk, self.bridge, self.stage.window, lambda: "Alba")
        self.page: OpenBookPage = self.stage(page, wide, 800)
        self.bridge.changed.connect(self.page.on_changed)
        self.page.show_guest(self.ana)
        self.settle()
        self.page.setFocus()
        return self.page

    def settle(self) -> None:
        rest(self.desk)
        self.until(lambda: self.page._found is not None)

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=20_000)

    @property
    def view(self) -> GuestView:
        view = self.desk.guest(self.ana)
        assert view is not None
        return view

    @property
    def told(self) -> list[str]:
        sheet = self.page._sheet.rows
        return [sheet.say(row) for row in sheet.rows]

    def mark(self, words: str) -> None:
        rows = self.page._sheet.rows.rows
        row = next(one for one in rows if isinstance(one, Row) and words in one.told.text)
        self.page._sheet.mark(self.page._sheet.key_of(row))


@pytest.fixture
def letter(desk: Desk, qtbot: QtBot, stage: Callable[..., Any], look: Look) -> Letter:
    stage.window = QApplication.activeWindow()
    return Letter(desk, qtbot, stage, look)


def test_it_is_a_letter_in_the_guests_language_until_another_is_chosen(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.open()
    assert letter.page._found is not None
    assert letter.page._found.book.language == "es"
    press(Key.Key_1, ALT)
    letter.until(lambda: letter.page._found.book.language == "en")
    assert letter.told[0] == "What we keep about you"
    assert letter.told[1] == "Dear Ana Ruiz,"
    assert "Alba" in letter.told[2]
    assert any(line.startswith("Name: Ana Ruiz, ") for line in letter.told)


def test_the_guests_correction_is_written_on_the_spot_and_can_be_undone(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.write(guest_acts.note_preference, text="Tea", origin="seen")
    letter.open()
    letter.mark("Tea")
    press(Key.Key_F2)
    assert letter.page._form.typed is not None
    letter.page._form._edit.show_text("Green tea")
    press(Key.Key_Return)
    letter.until(lambda: letter.view.preferences[0].text == "Green tea")
    letter.until(lambda: letter.page._form.isHidden())
    assert letter.view.log[-1].facts == (("by_guest", "yes"),)
    letter.until(lambda: any(line.startswith("Green tea") for line in letter.told))
    press(Key.Key_Z, CTRL)
    letter.until(lambda: letter.view.preferences[0].text == "Tea")


def test_a_wrong_number_is_put_right_in_its_place(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.open()
    letter.mark("+34 600 123 456")
    press(Key.Key_F2)
    letter.page._form._edit.show_text("+34 600 999 999")
    press(Key.Key_Return)
    letter.until(lambda: letter.view.identity.phones == ("+34 600 999 999",))


def test_a_line_that_has_no_other_words_gets_the_guests_beside_it(
    letter: Letter, press: Callable[..., None]
) -> None:
    visit = letter.write(guest_acts.arrive, channel="telephone")
    letter.open()
    row = next(r for r in letter.page._sheet.rows.rows if isinstance(r, Row) and r.told.id == visit)
    letter.page._sheet.mark(letter.page._sheet.key_of(row))
    press(Key.Key_F2)
    letter.page._form._edit.show_text("That was my sister")
    press(Key.Key_Return)
    letter.until(lambda: letter.view.statements)
    assert (letter.view.statements[0].of, letter.view.statements[0].text) == (
        visit,
        "That was my sister",
    )


def test_words_that_cannot_be_kept_stay_in_the_form_with_the_reason(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.open()
    press(Key.Key_F7)
    press(Key.Key_Return)
    letter.until(lambda: not letter.page._form._trouble.isHidden())
    assert letter.page._form.typed is not None
    press(Key.Key_Escape)
    assert letter.page._form.isHidden()


def test_wishes_are_switched_by_key_and_stand_as_they_stand_on_file(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.open()
    press(Key.Key_K, ALT)
    letter.until(lambda: letter.view.restricted)
    letter.until(lambda: letter.page._side._restrict.isChecked())
    press(Key.Key_6, ALT)
    letter.until(lambda: letter.view.objects_to("name"))
    letter.until(lambda: letter.page._side._uses["name"].isChecked())
    press(Key.Key_K, ALT)
    letter.until(lambda: letter.view.restricted is None)
    letter.until(lambda: not letter.page._side._restrict.isChecked())


def test_a_line_is_marked_private_only_with_the_guests_consent(
    letter: Letter, press: Callable[..., None]
) -> None:
    care = letter.write(guest_acts.note_care, care="allergy", text="Pregnant")
    letter.open()
    letter.mark("Pregnant")
    press(Key.Key_I, ALT)
    form = letter.page._mark_form
    assert form._kind.currentData() == "health"
    press(Key.Key_Return)
    letter.until(lambda: not form._trouble.isHidden())
    press(Key.Key_G, ALT)
    press(Key.Key_Return)
    letter.until(lambda: letter.view.private)
    mark = letter.view.private_mark(of=care)
    assert mark is not None
    assert (mark.special, mark.verified, bool(mark.consent and mark.until)) == (
        "health",
        False,
        True,
    )
    letter.until(form.isHidden)
    letter.settle()
    letter.mark("Pregnant")
    press(Key.Key_I, ALT)
    press(Key.Key_W, ALT)
    letter.until(lambda: not letter.view.care)


def test_a_detail_is_marked_as_a_detail(letter: Letter, press: Callable[..., None]) -> None:
    letter.open()
    letter.mark("+34 600 123 456")
    press(Key.Key_I, ALT)
    letter.page._mark_form._why.setText("To call back")
    press(Key.Key_C, ALT)
    press(Key.Key_Return)
    letter.until(lambda: letter.view.private)
    [mark] = letter.view.private
    assert (mark.field, mark.why, mark.verified) == ("phone:+34 600 123 456", "To call back", True)


@pytest.mark.parametrize("way", ["pdf", "json"])
def test_a_saved_book_is_whole_and_both_file_and_giving_are_noted(
    letter: Letter, tmp_path: Path, way: str
) -> None:
    letter.write(guest_acts.write_note, text="Reads in the lobby")
    page = letter.open()
    assert page._found is not None
    path, given = tmp_path / f"book.{way}", []
    save = {"pdf": page._papers.save_book_to, "json": page._papers.save_book_data_to}[way]
    save(page._found.book, lambda: given.append(way), path)
    letter.until(lambda: given)
    if way == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
    else:
        told = json.loads(path.read_text("utf-8"))
        assert "Reads in the lobby" in [one["words"] for one in told["noted"]["lines"]]
    [made] = letter.desk.look_up(made_files.made)
    assert (made.path, made.about) == (path, (letter.ana,))


def test_what_was_handed_out_is_written_down(letter: Letter, press: Callable[..., None]) -> None:
    page = letter.open()
    page.give("pdf")
    letter.until(lambda: page._papers.dialog is not None)
    dialog = page._papers.dialog
    assert dialog is not None
    dialog.close()
    assert page._found is not None
    page._carry(lambda: letter.desk.open_book.hand_out(page._found.book, "pdf"))
    letter.until(lambda: letter.view.log[-1].kind == "open-book-given")


def test_a_trainee_is_told_who_may_hand_it_out(letter: Letter) -> None:
    page = letter.open()
    letter.desk.sign_in(letter.desk.join(name="Kim", role="trainee").result())
    page.on_signed()
    page.give("pdf")
    letter.until(lambda: not page._side.trouble.isHidden())
    assert page._papers.dialog is None


def test_a_key_pressed_twice_opens_one_dialog(letter: Letter) -> None:
    page = letter.open()
    page.give("json")
    page.give("pdf")
    letter.until(lambda: page._papers.dialog is not None)
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
    assert [one.defaultSuffix() for one in dialogs if one.isVisible()] == ["pdf"]
    dialogs[0].close()


def test_a_book_is_not_given_behind_another_guests(letter: Letter) -> None:
    other = letter.desk.meet(Identity("Bert Krause")).result()
    page = letter.open()
    page.give("pdf")
    asked = page._asked
    page.show_guest(other)
    letter.until(lambda: page._found is not None and page._found.book.page == other)
    assert asked is not None
    assert asked.done()
    assert page._papers.dialog is None


def test_a_window_that_is_built_anew_stands_where_the_one_before_stood(
    letter: Letter, press: Callable[..., None]
) -> None:
    note = letter.write(guest_acts.write_note, text="Reads in the lobby")
    letter.open()
    press(Key.Key_4, ALT)
    letter.until(lambda: letter.page._found.book.language == "ru")
    letter.mark("Reads in the lobby")
    press(Key.Key_F2)
    letter.page._form._edit.show_text("Half a sentence")
    before = letter.page.open
    assert isinstance(before, BookOpen)
    page = OpenBookPage(letter.look, letter.desk, letter.bridge, None, lambda: "")
    letter.page = letter.stage(page, 1240, 800)
    page.take_over(before)
    letter.settle()
    letter.until(lambda: page._form.typed is not None)
    assert page._form.typed == "Half a sentence"
    assert (page._sheet.line.id, page._found.book.language) == (note, "ru")


def test_a_word_of_the_guests_own_stays_one_in_a_window_built_anew(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.write(guest_acts.write_note, text="Reads in the lobby")
    letter.open()
    letter.mark("Reads in the lobby")
    press(Key.Key_F7)
    letter.page._form._edit.show_text("I would rather sit outside")
    press(Key.Key_F7)
    page = OpenBookPage(letter.look, letter.desk, letter.bridge, None, lambda: "")
    before, letter.page = letter.page.open, letter.stage(page, 1240, 800)
    page.take_over(before)
    letter.settle()
    letter.until(lambda: page._form.typed is not None)
    assert page._form.typed == "I would rather sit outside"
    page._form.save()
    letter.until(lambda: letter.view.log[-1].kind == "guest-stated")
    assert [note.text for note in letter.view.notes] == ["Reads in the lobby"]


def test_a_private_line_half_marked_goes_on_in_a_window_built_anew(
    letter: Letter, press: Callable[..., None]
) -> None:
    letter.write(guest_acts.write_note, text="Reads in the lobby")
    letter.open()
    letter.mark("Reads in the lobby")
    press(Key.Key_I, ALT)
    letter.page._mark_form._why.setText("So that we")
    press(Key.Key_I, ALT)
    page = OpenBookPage(letter.look, letter.desk, letter.bridge, None, lambda: "")
    before, letter.page = letter.page.open, letter.stage(page, 1240, 800)
    page.take_over(before)
    letter.settle()
    letter.until(lambda: page._mark_form.typed is not None)
    assert page._mark_form.typed.why == "So that we"


def test_nobody_reads_along_about_the_guest_before(letter: Letter) -> None:
    page = letter.open()
    page.show_guest(letter.desk.meet(Identity("Boris Petrov")).result())
    assert not letter.told
    letter.settle()
    assert any("Boris Petrov" in line for line in letter.told)


def test_what_another_desk_writes_stands_in_it_at_once(letter: Letter) -> None:
    letter.open()
    letter.write(acts.state, text="Please call me Ana")
    letter.until(lambda: any("Please call me Ana" in line for line in letter.told))
