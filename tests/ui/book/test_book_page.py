"""The page of the book: read by everybody, settled by who may, at once and with a way back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.entries import Identity, Moment
from assistant.tongue import speak
from assistant.words import acts
from assistant.words.book import Book
from assistant.words.entries import OWN
from assistant.words.open_book import Shown
from assistant.words.prompts import prompts
from assistant.words.view import HouseWords
from tests.ui.rest import rest
from ui.book.page import BookPane
from ui.book.typed import LineTyped
from ui.bridge import Bridge
from ui.look.look import Look
from ui.look.rows import Heading

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL, ALT = Mod.ControlModifier, Mod.AltModifier
NOW = datetime(2026, 5, 9, 10, 30, tzinfo=UTC)
KEY = f"{OWN}0a"
BOOK = Book()
"""Its files are read once; every house lays its own over it."""


class House:
    """A desk with its book, and the page of it in a window; fed as the window feeds it."""

    def __init__(self, desk: Desk, stage: Callable[..., Any], look: Look, bot: QtBot) -> None:
        self.desk, self.bot, self.look, self._stage = desk, bot, look, stage
        assert desk.signed is not None
        self.elena = desk.signed
        self.book, self.bridge = BOOK, Bridge()
        desk.on_changes(self.bridge.tell)
        self.bridge.changed.connect(self.on_changed)
        self.pages: list[BookPane] = []

    def open(self, wide: int = 1150) -> BookPane:
        house = self.desk.words.house()
        self.book.settle(house)
        self.page = BookPane(self.look, self.desk, self.bridge, self.book, house, "Gull & Son")
        self.page.show_names({one.page: one.name for one in self.desk.staff()})
        self._stage(self.page, wide, 760)
        self.pages.append(self.page)
        self.settle()
        self.page.setFocus()
        return self.page

    def on_changed(self, changes: Changes) -> None:
        if changes.house:
            words = self.desk.words.house()
            self.book.settle(words)
            for page in self.pages:
                page.show_house(words)

    def settle(self) -> None:
        rest(self.desk)
        self.bot.waitUntil(lambda: not any(page._reader.is_busy for page in self.pages))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        self.settle()

    @property
    def words(self) -> HouseWords:
        return self.desk.words.house()

    @property
    def rows(self) -> list[Any]:
        return list(self.page._front.lines.rows.rows)

    @property
    def lines(self) -> list[Shown]:
        return [row for row in self.rows if isinstance(row, Shown)]

    @property
    def line(self) -> Shown:
        found = self.page._front.lines.line
        assert found is not None
        return found

    @property
    def trouble(self) -> str:
        return self.page._front._trouble.accessibleName()

    def keys(self, situation: str) -> list[str]:
        return [line.key for line in self.lines if line.situation == situation]

    def said(self, row: Any) -> str:
        return str(self.page._front.lines.rows.say(row))

    def offered(self, moment: Moment = "greeting", language: str = "en") -> list[str]:
        page = self.desk.meet(Identity("Ingrid Solheim")).result()
        view = self.desk.guest(page)
        assert view is not None
        found = prompts(self.book, view, moment, language, NOW, staff_language="en")
        return [one.text for one in found]

    def write(self, text: str, **words: Any) -> None:
        asked = {"moment": "greeting", "situation": "first-visit", "key": KEY, **words}
        texts = asked.pop("texts", {"en": {"": text}})
        self.desk.words.settle(acts.write_line, texts=texts, **asked).result()
        self.settle()


@pytest.fixture
def house(desk: Desk, stage: Callable[..., Any], look: Look, qtbot: QtBot) -> House:
    return House(desk, stage, look, qtbot)


# -- reading --------------------------------------------------------------------------------------


def test_lines_are_read_in_plain_words_by_what_they_are_for(house: House) -> None:
    house.open()
    headings = [row[0] for row in house.rows if isinstance(row, Heading)]
    assert headings[:2] == ["For every guest", "The guest has been here before"]
    assert len(house.lines) == len(house.book.shipped("en", "greeting"))
    assert not any(sign in line.text for line in house.lines for sign in "{}")
    assert any("Ms\u00a0Hall" in line.text for line in house.lines)


def test_arrows_turn_to_another_moment_and_lead_to_its_lines(house: House) -> None:
    page = house.open()
    house.press(Key.Key_Left)
    assert page._front.moments.hasFocus()
    house.press(Key.Key_Down)
    assert page._front._title.text() == "Farewell"
    assert {line.moment for line in house.lines} == {"farewell"}
    house.press(Key.Key_Right)
    assert page._front.lines.hasFocus()
    assert house.line == house.lines[0]


def test_one_language_at_a_time_beginning_with_the_windows(house: House) -> None:
    speak("es")
    house.open()
    assert {line.language for line in house.lines} == {"es"}
    house.press(Key.Key_4, ALT)
    assert {line.language for line in house.lines} == {"ru"}
    assert any("Анна" in line.text for line in house.lines)


def test_search_lets_through_the_lines_that_have_the_words(house: House) -> None:
    page = house.open()
    house.press(Key.Key_F, ALT)
    QTest.keyClicks(QApplication.focusWidget(), "rest short")
    house.settle()
    assert [line.key for line in house.lines] == ["plain.night"]
    moments = [row for row in page._front.moments.rows.rows if not isinstance(row, Heading)]
    assert [(row.moment, row.found) for row in moments] == [("greeting", "1")]
    house.press(Key.Key_Escape)
    assert len(house.lines) == len(house.book.shipped("en", "greeting"))
    assert page._front.lines.hasFocus()


def test_search_that_finds_nothing_says_so(house: House) -> None:
    page = house.open()
    page._front.search.setText("xyzzy")
    assert page._front._nothing.isVisible()
    assert not house.lines
    page._front.search.setText("farewell")
    assert not page._front._nothing.isVisible()
    assert {line.moment for line in house.lines} == {"farewell"}


def test_screen_reader_hears_the_line_and_when_it_is_offered(house: House, nameless: Any) -> None:
    page = house.open()
    night = next(line for line in house.lines if line.key == "plain.night")
    assert house.said(night).endswith("Only at night")
    assert nameless(page) == []


# -- acts -----------------------------------------------------------------------------------------


def test_space_switches_a_line_off_and_on_and_the_counter_follows(house: House) -> None:
    house.open()
    line = next(one for one in house.lines if one.situation == "first-visit")
    house.page._front.lines.mark(line.key)
    text = house.book.lines("en", "greeting")[line.key].text
    house.press(Key.Key_Space)
    assert house.line.is_off
    assert house.line.key == line.key
    assert "Switched off" in house.said(house.line)
    assert house.words.off == {("greeting", line.key)}
    assert line.key not in house.book.lines("en", "greeting")
    house.press(Key.Key_Space)
    assert not house.line.is_off
    assert house.book.lines("en", "greeting")[line.key].text == text


def test_control_z_takes_back_one_act_after_the_other(house: House) -> None:
    house.open()
    house.press(Key.Key_Space)
    house.press(Key.Key_Down)
    house.press(Key.Key_Space)
    assert len(house.words.off) == 2
    assert house.page._front._undo.isVisible()
    house.press(Key.Key_Z, CTRL)
    assert len(house.words.off) == 1
    house.press(Key.Key_Z, CTRL)
    assert not house.words.off
    assert not any(line.is_off for line in house.lines)
    house.press(Key.Key_Z, CTRL)
    assert house.trouble == "There is nothing to take back."


def test_lines_are_put_in_order_by_keys_and_offered_so(house: House) -> None:
    house.open()
    before = house.keys("first-visit")
    house.page._front.lines.mark(before[2])
    house.press(Key.Key_Up, CTRL)
    house.press(Key.Key_Up, CTRL)
    assert house.keys("first-visit") == [before[2], before[0], before[1], *before[3:]]
    assert house.line.key == before[2]
    heading = [row for row in house.rows if isinstance(row, Heading) and "first" in row[0]]
    assert heading == [("The first visit", "offered in this order")]
    fitting = [line for line in house.book.lines("en", "greeting").values() if line.key in before]
    assert min(fitting, key=house.book.place).key == before[2]
    house.press(Key.Key_Z, CTRL)
    house.press(Key.Key_Z, CTRL)
    assert house.keys("first-visit") == before
    assert not house.words.order


def test_line_stays_among_those_of_its_situation(house: House) -> None:
    house.open()
    first = house.keys("returning")[0]
    house.page._front.lines.mark(first)
    house.press(Key.Key_Up, CTRL)
    assert not house.words.order


def test_order_passes_over_lines_that_a_search_hides(house: House) -> None:
    page = house.open()
    before = house.keys("returning")
    page._front.search.setText("see you again")
    seen = house.keys("returning")
    assert 2 < len(seen) < len(before)
    page._front.lines.mark(seen[0])
    page._front.lines.setFocus()
    house.press(Key.Key_Down, CTRL)
    assert house.keys("returning")[:2] == [seen[1], seen[0]]
    page._front.search.clear()
    assert house.keys("returning").index(seen[0]) == before.index(seen[1])


def test_line_is_dragged_to_its_place(house: House) -> None:
    page = house.open()
    lines, before = page._front.lines, house.keys("plain")
    view = lines.viewport()
    start, end = (lines.visualRect(lines._index(key)) for key in (before[0], before[3]))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start.center())
    for y in range(start.center().y(), end.bottom(), 8):
        _drag(lines, QPoint(start.center().x(), y))
    assert lines._gap == 4
    lines.grab()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end.center())
    house.settle()
    assert house.keys("plain") == [*before[1:4], before[0], *before[4:]]


def test_escape_leaves_a_dragged_line_where_it_was(house: House) -> None:
    page = house.open()
    lines, before = page._front.lines, house.keys("plain")
    start = lines.visualRect(lines._index(before[0])).center()
    QTest.mousePress(lines.viewport(), Qt.MouseButton.LeftButton, pos=start)
    _drag(lines, start + QPoint(0, 120))
    house.press(Key.Key_Escape)
    QTest.mouseRelease(lines.viewport(), Qt.MouseButton.LeftButton, pos=start)
    house.settle()
    assert house.keys("plain") == before
    assert not house.words.order


def _drag(lines: Any, place: QPoint) -> None:
    """Qt's test mouse moves with no button held; a hand holds one."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(lines.viewport().mapToGlobal(place)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Mod.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(lines.viewport(), event)


def test_clerk_reads_everything_and_is_told_who_settles_it(house: House) -> None:
    clerk = house.desk.join(name="Noor", role="clerk").result()
    house.desk.sign_in(clerk)
    page = house.open()
    for key, modifiers in (
        (Key.Key_Space, Mod.NoModifier),
        (Key.Key_Down, CTRL),
        (Key.Key_F2, Mod.NoModifier),
        (Key.Key_N, CTRL | Mod.ShiftModifier),
        (Key.Key_D, CTRL | Mod.ShiftModifier),
    ):
        page._front.show_trouble("")
        house.press(key, modifiers)
        assert house.trouble.endswith("Please change hands with F12."), key
    assert not page._form.isVisible()
    assert house.words == HouseWords()


def test_who_is_here_is_asked_before_anything_is_written(house: House) -> None:
    page, asked = house.open(), []
    page.staff_wanted.connect(asked.append)
    house.desk.sign_in(None)
    house.press(Key.Key_Space)
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    assert len(asked) == 2
    house.desk.sign_in(house.elena)
    asked[0]()
    house.settle()
    assert house.line.is_off


def test_what_another_did_is_not_taken_back(house: House) -> None:
    page = house.open()
    house.press(Key.Key_Space)
    house.desk.sign_in(house.desk.join(name="Vera", role="manager").result())
    page.on_signed()
    assert not page._front._undo.isVisible()
    house.press(Key.Key_Z, CTRL)
    assert len(house.words.off) == 1


def test_what_another_desk_settles_is_shown_at_once_and_the_mark_stays(house: House) -> None:
    house.open()
    house.press(Key.Key_Down)
    marked = house.line.key
    other = house.lines[4].key
    house.desk.words.settle(acts.switch_line, moment="greeting", key=other, on=False).result()
    house.settle()
    assert [line.key for line in house.lines if line.is_off] == [other]
    assert house.line.key == marked


# -- lines of the house's own ---------------------------------------------------------------------


def test_own_line_stands_beside_ours_signed_and_is_offered(house: House) -> None:
    house.open()
    house.write("Come in, the tea is on.")
    own = next(line for line in house.lines if line.own is not None)
    assert own.situation == "first-visit"
    assert "Of the house · Elena, today" in house.said(own)
    assert "Come in, the tea is on." in house.offered()
    house.page._front.lines.mark(own.key)
    house.press(Key.Key_Delete)
    assert not [line for line in house.lines if line.own is not None]
    assert "Come in, the tea is on." not in house.offered()
    house.press(Key.Key_Z, CTRL)
    assert "Come in, the tea is on." in house.offered()


def test_line_of_ours_is_not_taken_out_but_told_how_to_switch_it_off(house: House) -> None:
    house.open()
    house.press(Key.Key_Delete)
    assert house.trouble == "This line comes with Salve. Space switches it off."


def test_own_line_without_words_in_this_language_says_so(house: House) -> None:
    house.open()
    house.write("", texts={"es": {"": "Pase, el té está listo."}})
    own = next(line for line in house.lines if line.own is not None)
    assert "it has words in Spanish only so far" in house.said(own)


def test_own_line_is_written_from_ours_and_marked(house: House) -> None:
    page = house.open()
    line = next(one for one in house.lines if one.situation == "first-visit")
    page._front.lines.mark(line.key)
    house.press(Key.Key_F2)
    assert page._form.isVisible()
    assert not page._front.isVisible()
    typed = page._form.line
    assert (typed.moment, typed.situation) == ("greeting", "first-visit")
    assert set(typed.texts) == {"en", "zh", "es", "ru"}
    page._form.wanted.emit(LineTyped("greeting", "first-visit", "", {"en": {"": "Our own."}}))
    house.settle()
    house.bot.waitUntil(lambda: house.line.own is not None)
    assert house.line.text == "Our own."
    assert page._front.isVisible()
    assert page._front.lines.hasFocus()
    assert page._front.told == "Your line stands beside ours. Space on ours switches it off."


def test_form_begins_in_the_language_that_is_read(house: House) -> None:
    page = house.open()
    house.press(Key.Key_4, ALT)
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    assert page._form._body.language == "ru"
    house.press(Key.Key_Escape)
    house.press(Key.Key_F2)
    assert page._form._body.language == "ru"
    house.press(Key.Key_Escape)
    house.press(Key.Key_1, ALT)
    house.press(Key.Key_Down)
    house.press(Key.Key_F2)
    assert page._form._body.language == "en"


def test_line_from_one_with_a_condition_has_it_too(house: House) -> None:
    page = house.open()
    page._front.lines.mark("plain.night")
    house.press(Key.Key_F2)
    assert page._form.line.fits == ("night",)
    house.press(Key.Key_Return, CTRL)
    house.bot.waitUntil(lambda: house.line.own is not None)
    assert house.line.only == ("night",)
    assert "Only at night" in house.said(house.line)
    assert house.line.text not in house.offered()
    house.press(Key.Key_F2)
    assert page._form.line.fits == ("night",)


def test_page_tells_what_is_in_front(house: House) -> None:
    page = house.open()
    seen: list[str] = []
    page.turned.connect(lambda: seen.append(page.shows))
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    house.press(Key.Key_Escape)
    assert seen == ["book-form", "book"]


def test_own_line_is_changed_under_its_key(house: House) -> None:
    page = house.open()
    house.write("Come in.")
    page._front.lines.mark(KEY)
    house.press(Key.Key_Return)
    assert page._form.line.key == KEY
    page._form.wanted.emit(
        LineTyped("greeting", "first-visit", KEY, {"en": {"": "Come in, please."}})
    )
    house.settle()
    house.bot.waitUntil(lambda: house.line.text == "Come in, please.")
    assert [line.text for line in house.lines if line.own] == ["Come in, please."]


def test_another_own_line_begins_with_the_words_of_the_first(house: House) -> None:
    page = house.open()
    house.write("{name}, come in.")
    page._front.lines.mark(KEY)
    house.press(Key.Key_D, CTRL | Mod.ShiftModifier)
    typed = page._form.line
    assert (typed.key, dict(typed.texts["en"])) == ("", {"": "{name}, come in."})


def test_refused_line_stays_in_the_form_with_the_sentence(house: House) -> None:
    page = house.open()
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    house.desk.sign_in(house.desk.join(name="Noor", role="clerk").result())
    page._form.wanted.emit(LineTyped("greeting", "plain", "", {"en": {"": "Ours."}}))
    house.settle()
    assert page._form.isVisible()
    assert page._form._refused.accessibleName().endswith("Please change hands with F12.")
    assert not house.words.lines


def test_escape_leads_back_to_the_lines_and_what_is_typed_is_kept(house: House) -> None:
    page = house.open()
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Half a line")
    house.press(Key.Key_Escape)
    assert not page._form.isVisible()
    assert page._front.lines.hasFocus()
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    assert page._form.line.texts == {"en": {"": "Half a line"}}


def test_where_there_is_room_the_lines_stay_beside_the_form(house: House) -> None:
    page = house.open(1800)
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    assert page._form.isVisible()
    assert page._front.lines.isVisible()
    assert not page._front.head.isVisible()


# -- words of another house -----------------------------------------------------------------------


def test_words_of_another_house_are_taken_in_and_taken_back_as_one(
    house: House, tmp_path: Path
) -> None:
    page = house.open()
    rows = (
        {"salve-words": 1, "house": "The Old Harbour", "day": "2026-05-09"},
        {"kind": "phrase-written", "key": f"{OWN}{'0a' * 16}", "moment": "greeting",
         "situation": "plain", "texts": {"en": {"": "The boat is in."}}},
        {"kind": "phrase-switched", "moment": "greeting", "key": "plain.night", "on": False},
    )  # fmt: skip
    path = tmp_path / "harbour.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    page._trading.read_file(path)
    house.bot.waitUntil(page._trading._take.isVisible)
    assert not page._front.isVisible()
    house.press(Key.Key_Return)
    house.bot.waitUntil(page._front.isVisible)
    house.bot.waitUntil(lambda: any(line.text == "The boat is in." for line in house.lines))
    assert "The Old Harbour" in page._front.told
    house.press(Key.Key_Z, CTRL)
    assert house.words == HouseWords()


def test_file_that_comes_while_a_line_is_written_leaves_the_line_as_a_draft(
    house: House, tmp_path: Path
) -> None:
    page = house.open()
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Half a line")
    path = tmp_path / "none.jsonl"
    path.write_text("nothing of ours", encoding="utf-8")
    page._trading.read_file(path)
    house.bot.waitUntil(page._trading._trouble.isVisible)
    assert not page._form.isVisible()
    house.press(Key.Key_Escape)
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    assert page._form.line.texts == {"en": {"": "Half a line"}}


# -- a window that is built anew ------------------------------------------------------------------


def test_window_built_anew_stands_where_the_one_before_stood(house: House) -> None:
    page = house.open()
    house.press(Key.Key_Space)
    house.press(Key.Key_3, ALT)
    page._front.moments.mark("farewell")
    house.press(Key.Key_Down)
    page._front.search.setText("señora")
    marked = house.line.key
    house.press(Key.Key_N, CTRL | Mod.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Half")
    before = page.open
    again = house.open()
    again.take_over(before)
    house.settle()
    house.bot.waitUntil(lambda: again._front.moments.moment == "farewell")
    assert again._form.isVisible()
    assert again._form.line.texts == {"es": {"": "Half"}}
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    house.settle()
    assert house.line.key == marked
    assert {line.language for line in house.lines} == {"es"}
    assert again._front.search.text() == "señora"
    house.press(Key.Key_Z, CTRL)
    assert not house.words.off


def test_window_in_another_language_reads_the_book_in_it(house: House) -> None:
    before = house.open().open
    speak("zh")
    again = house.open()
    again.take_over(before)
    house.settle()
    assert {line.language for line in house.lines} == {"zh"}


def test_nothing_is_cut(house: House, squeezed: Any) -> None:
    page = house.open(900)
    house.write("Come in, the tea is on. " * 3)
    assert squeezed(page) == []
