"""The day at work: a real desk, the real pane, and the keys of a clerk."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.exchange.coming import Coming
from assistant.guests import acts as guest_acts
from assistant.guests.entries import GuestArrived, GuestLeft, GuestMet, Identity
from assistant.guests.view import DAY_MS
from assistant.journal.stamp import PageId, new_id
from assistant.shift import expecting, register, traces
from assistant.shift.view import ExpectedView
from assistant.tongue import speak
from ui.bridge import Bridge
from ui.look.key_hint import KeyHint
from ui.look.keyed_choice import KeyedChoice
from ui.look.look import Look
from ui.today.page import TodayPane
from ui.today.words import facts, sentence

Key, Mod = Qt.Key, Qt.KeyboardModifier
ALT, CTRL, SHIFT = Mod.AltModifier, Mod.ControlModifier, Mod.ShiftModifier
TODAY = date.today().isoformat()
TOMORROW = (date.today() + timedelta(days=1)).isoformat()


class Day:
    """The pane over an open desk, and a hand at its keyboard."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot, stage: Callable[..., QWidget]) -> None:
        self.desk, self.bot, self.look, self.stage = desk, qtbot, look, stage
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.pane = self.build()

    def build(self) -> TodayPane:
        pane = TodayPane(self.look, self.desk, self.bridge)
        self.bridge.changed.connect(pane.on_changed)
        self.stage(pane, 1000, 660)
        pane.setFocus()
        return pane

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.pane.host, key, modifiers)
        QCoreApplication.processEvents()

    def expects(self, *rows: Coming) -> None:
        self.desk.shifts.expect(expecting.expect, rows=rows).result()
        self.until(lambda: set(self.names) >= {one.name for one in rows if one.day == TODAY})

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.pane._list.list.rows.rows]

    @property
    def texts(self) -> list[str]:
        labels = self.pane.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.pane)]

    def mark(self, name: str) -> None:
        view = next(one for one in self.pane._visitors if one.name == name).expected
        self.pane._list.list.setFocus()
        assert self.pane._list.list.mark(bytes(view.page))

    def on_file(self, day: str = TODAY) -> list[ExpectedView]:
        found = self.desk.shifts.all(lambda tx: register.expected(tx, day, day))
        return [view for view in found if isinstance(view, ExpectedView)]

    def paste(self, text: str) -> None:
        self.press(Key.Key_V, CTRL | SHIFT)
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText(text)
        self.until(lambda: self.pane._paste.intake.stage == "ready")


@pytest.fixture
def day(desk: Desk, look: Look, qtbot: QtBot, stage: Callable[..., QWidget]) -> Iterator[Day]:
    one = Day(desk, look, qtbot, stage)
    yield one
    one.bridge.close()
    one.pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def meet(desk: Desk, name: str, *phones: str) -> PageId:
    return desk.meet(Identity(name, phones=phones)).result()


# -- the day --------------------------------------------------------------------------------------


def test_day_begins_with_today_by_time(day: Day) -> None:
    day.expects(Coming("Late", TODAY), Coming("Tom", TODAY, "20:00"), Coming("Ana", TODAY, "18:00"))
    assert day.names == ["Ana", "Tom", "Late"]
    assert "Today" in day.texts
    assert "3 still to come" in day.texts


def test_day_before_and_after_by_keys(day: Day) -> None:
    day.desk.shifts.expect(expecting.expect, rows=[Coming("Ana", TOMORROW)]).result()
    day.press(Key.Key_Right, ALT)
    day.until(lambda: day.names == ["Ana"])
    assert "Tomorrow" in day.texts
    day.press(Key.Key_Left, ALT)
    day.press(Key.Key_Left, ALT)
    assert "Yesterday" in day.texts
    day.press(Key.Key_Up, ALT)
    assert "Today" in day.texts


def test_keys_stay_on_the_list_from_day_to_day(day: Day) -> None:
    day.expects(Coming("Ana", TODAY, "18:00"), Coming("Tom", TOMORROW, "19:00"))
    for name in ("Tom", ""):
        day.press(Key.Key_Right, ALT)
        assert day.pane._list.list.hasFocus()
        day.until(lambda name=name: day.names == [name] if name else not day.names)
        assert day.pane._list.list.hasFocus()


def test_nobody_expected_is_said(day: Day) -> None:
    assert any(text.startswith("Nobody is expected") for text in day.texts)


def test_what_must_be_known_is_told(day: Day) -> None:
    page = PageId(new_id(time.time_ns() // 1_000_000))
    long_ago = time.time_ns() // 1_000_000 - 430 * DAY_MS
    signer = day.desk.signed
    lines = [GuestMet(Identity("Ana Gil")), GuestArrived("in-person"), GuestLeft()]
    day.desk.pouring.pour([(page, [Draft(line, signer, long_ago) for line in lines])])
    day.desk.on_guest(page, guest_acts.note_care, care="allergy", text="Peanuts").result()
    due_ms = time.time_ns() // 1_000_000 + DAY_MS
    day.desk.matters.promise(page, text="Call a taxi", due_ms=due_ms).result()
    day.desk.shifts.expect(
        expecting.expect_one, row=Coming("Ana Gil", TODAY, "19:30", note="Pillow"), guest=page
    ).result()
    day.until(lambda: day.names == ["Ana Gil"])
    told = [one.text for one in facts(day.pane._visitors[0], time.time_ns() // 1_000_000)]
    assert told[0] == "Peanuts"
    assert told[1].startswith("Promised: Call a taxi")
    assert told[2] == "Back after 14 months"
    said = sentence(day.pane._visitors[0], time.time_ns() // 1_000_000)
    assert "To prepare: Pillow" in said
    assert "Peanuts" in said


def test_tasks_before_the_arrival_are_told_until_they_are_done(day: Day) -> None:
    guest = meet(day.desk, "Ana Gil")
    row = Coming("Ana Gil", TODAY, "19:30")
    day.desk.shifts.expect(expecting.expect_one, row=row, guest=guest).result()
    words = {"guest": guest, "text": "Warm the plates"}
    begun = day.desk.shifts.begin(traces.set_trace, moment="arrival", **words).result()
    day.desk.shifts.begin(traces.set_trace, moment="farewell", guest=guest, text="A card").result()
    now_ms = time.time_ns() // 1_000_000
    day.until(lambda: day.names and "Warm the plates" in sentence(day.pane._visitors[0], now_ms))
    assert "A card" not in sentence(day.pane._visitors[0], now_ms)
    day.desk.shifts.act(begun.entries[0].page, traces.do_trace).result()
    day.until(lambda: "Warm the plates" not in sentence(day.pane._visitors[0], now_ms))


def test_who_came_is_counted_and_stands_back(day: Day) -> None:
    guest = meet(day.desk, "Ana Gil")
    row = Coming("Ana Gil", TODAY, "19:30")
    day.desk.shifts.expect(expecting.expect_one, row=row, guest=guest).result()
    day.until(lambda: day.names == ["Ana Gil"])
    day.desk.on_guest(guest, guest_acts.arrive, channel="in-person").result()
    day.until(lambda: "0 still to come  ·  1 came" in day.texts)
    assert "here since" in sentence(day.pane._visitors[0], time.time_ns() // 1_000_000)


def test_who_was_in_the_house_before_is_still_to_come(day: Day) -> None:
    now_ms = time.time_ns() // 1_000_000
    page, before_ms = PageId(new_id(now_ms)), now_ms - 2 * DAY_MS
    lines = [GuestMet(Identity("Ana Gil")), GuestArrived("in-person")]
    day.desk.pouring.pour([(page, [Draft(line, day.desk.signed, before_ms) for line in lines])])
    row = Coming("Ana Gil", TODAY, "19:30", note="Window table")
    day.desk.shifts.expect(expecting.expect_one, row=row, guest=page).result()
    day.until(lambda: "1 still to come" in day.texts)
    assert "in the house" in sentence(day.pane._visitors[0], now_ms)


def test_midnight_brings_the_new_day(day: Day) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    day.expects(Coming("Ana", TODAY))
    day.pane._today = yesterday  # as it was when the pane was opened
    day.pane.show_day(yesterday)
    day.pane._on_tick()
    day.until(lambda: day.names == ["Ana"])
    assert "Today" in day.texts


# -- one guest ------------------------------------------------------------------------------------


def test_one_by_hand_with_a_look_up_as_it_is_typed(
    day: Day, type_in: Callable[[str], None]
) -> None:
    ana = meet(day.desk, "Ana Gil")
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("ana")
    day.until(lambda: day.pane._one.line._name.is_offering)
    day.press(Key.Key_Down)
    day.press(Key.Key_Tab)
    type_in("7:30 pm")
    day.press(Key.Key_Tab)
    type_in("2")
    day.press(Key.Key_Tab)
    type_in("Extra pillow")
    day.press(Key.Key_Return)
    day.until(lambda: day.names == ["Ana Gil"])
    view = day.on_file()[0]
    assert (view.at, view.party, view.note, view.guest) == ("19:30", 2, "Extra pillow", ana)
    assert "Ana Gil is expected." in day.texts
    day.press(Key.Key_Z, CTRL)
    day.until(lambda: day.on_file()[0].cancelled)


def test_only_guest_of_the_typed_name_is_known(day: Day, type_in: Callable[[str], None]) -> None:
    ana = meet(day.desk, "Ana Gil")
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("Ana Gil")
    day.press(Key.Key_Return)
    day.until(day.on_file)
    assert day.on_file()[0].guest == ana


def test_who_is_on_the_list_already_stays_there_once(
    day: Day, type_in: Callable[[str], None]
) -> None:
    day.expects(Coming("Ana Gil", TODAY))
    for note in ("", "Pillow"):
        day.press(Key.Key_N, CTRL | SHIFT)
        type_in("Ana Gil")
        day.pane._one.line._note.setFocus()
        type_in(note)
        day.press(Key.Key_Return)
        day.until(lambda: day.pane._forms.currentWidget() is day.pane._nothing)
        assert "Ana Gil is on the list already." in day.texts
    assert [one.note for one in day.on_file()] == ["Pillow"]
    day.press(Key.Key_Z, CTRL)
    assert not day.on_file()[0].cancelled


def test_day_can_be_typed_in_words(day: Day, type_in: Callable[[str], None]) -> None:
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("Ana Gil")
    day.pane._one.line._day.setFocus()
    day.pane._one.line._day.selectAll()
    type_in("tomorrow")
    day.press(Key.Key_Return)
    day.until(lambda: day.pane.day == TOMORROW and day.names == ["Ana Gil"])


def test_time_that_is_none_is_refused_and_nothing_typed_is_lost(
    day: Day, type_in: Callable[[str], None]
) -> None:
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("Ana Gil")
    day.press(Key.Key_Tab)
    type_in("evening")
    day.press(Key.Key_Return)
    day.until(lambda: any("no time" in text for text in day.texts))
    assert day.pane._one.line.typed.name == "Ana Gil"
    assert not day.on_file()


def test_changing_what_is_known(day: Day, type_in: Callable[[str], None]) -> None:
    day.expects(Coming("Ana Gil", TODAY, "19:30", note="Pillow"))
    day.mark("Ana Gil")
    day.press(Key.Key_F2)
    day.pane._one.line._at.setFocus()
    day.pane._one.line._at.selectAll()
    type_in("21")
    day.press(Key.Key_Return)
    day.until(lambda: day.on_file()[0].at == "21:00")
    assert day.on_file()[0].note == "Pillow"


def test_moved_to_another_day_is_shown_there(day: Day, type_in: Callable[[str], None]) -> None:
    day.expects(Coming("Ana Gil", TODAY, "19:30"))
    day.mark("Ana Gil")
    day.press(Key.Key_F2)
    day.pane._one.line._day.setFocus()
    day.pane._one.line._day.selectAll()
    type_in(TOMORROW)
    day.press(Key.Key_Return)
    day.until(lambda: day.pane.day == TOMORROW and day.names == ["Ana Gil"])


def test_cancelled_stays_in_sight_and_can_be_undone(day: Day) -> None:
    day.expects(Coming("Ana Gil", TODAY, "19:30"))
    day.mark("Ana Gil")
    day.press(Key.Key_X, ALT)
    day.until(lambda: day.on_file()[0].cancelled)
    day.until(lambda: "0 still to come  ·  1 does not come" in day.texts)
    day.press(Key.Key_Z, CTRL)
    day.until(lambda: not day.on_file()[0].cancelled)


def test_return_opens_the_card_of_who_is_known(day: Day, qtbot: QtBot) -> None:
    guest = meet(day.desk, "Ana Gil")
    row = Coming("Ana Gil", TODAY)
    day.desk.shifts.expect(expecting.expect_one, row=row, guest=guest).result()
    day.until(lambda: day.names)
    day.mark("Ana Gil")
    with qtbot.waitSignal(day.pane.guest_wanted) as wanted:
        day.press(Key.Key_Return)
    assert wanted.args == [guest]


def test_return_asks_who_it_is_and_takes_the_likely_one(day: Day) -> None:
    guest = meet(day.desk, "Ingrid Solheim")
    day.expects(Coming("Ingrid Solhiem", TODAY))
    day.mark("Ingrid Solhiem")
    day.press(Key.Key_Return)
    day.until(lambda: day.pane._forms.currentWidget() is day.pane._one.match)
    day.press(Key.Key_Return)
    day.until(lambda: day.names == ["Ingrid Solheim"])
    assert day.on_file()[0].guest == guest
    day.press(Key.Key_Z, CTRL)
    day.until(lambda: not day.on_file()[0].guest)


def test_who_is_like_nobody_is_met_as_new(day: Day, qtbot: QtBot) -> None:
    day.expects(Coming("Tom Weber", TODAY))
    day.mark("Tom Weber")
    day.press(Key.Key_Return)
    day.until(lambda: day.pane._forms.currentWidget() is day.pane._one.match)
    with qtbot.waitSignal(day.pane.newcomer_wanted) as wanted:
        day.press(Key.Key_Return)
    assert wanted.args[0].name == "Tom Weber"
    day.mark("Tom Weber")
    with qtbot.waitSignal(day.pane.newcomer_wanted):
        day.press(Key.Key_N, CTRL)


def test_act_that_nobody_signs_asks_first_and_goes_on(day: Day) -> None:
    day.expects(Coming("Ana Gil", TODAY))
    elena = day.desk.signed
    day.desk.sign_in(None)

    def sign(go_on: Callable[[], None]) -> None:
        day.desk.sign_in(elena)
        go_on()

    day.pane.staff_wanted.connect(sign)
    day.mark("Ana Gil")
    day.press(Key.Key_X, ALT)
    day.until(lambda: day.on_file()[0].cancelled)


# -- lists ----------------------------------------------------------------------------------------


def test_pasted_list_is_understood_before_it_is_taken_in(day: Day) -> None:
    ana = meet(day.desk, "Ana Gil")
    day.paste("19:30 Ana Gil, pillow\n20:00 Tom Weber")
    assert "2 guests  ·  1 on file  ·  1 new" in day.texts
    assert not day.on_file(), "nothing is written before the yes"
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: day.names == ["Ana Gil", "Tom Weber"])
    assert day.on_file()[0].guest == ana
    assert "2 guests are on the list." in day.texts
    assert day.pane._stack.currentWidget() is day.pane._list


def test_refused_lines_stay_in_the_field(day: Day) -> None:
    day.paste(f"19:30 Ana Gil\n{'x' * 300}")
    assert any("1 line cannot be read" in text for text in day.texts)
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: len(day.on_file()) == 1)
    day.until(lambda: day.pane._paste.text.toPlainText() == "x" * 300)
    assert day.pane._stack.currentWidget() is day.pane._paste
    day.press(Key.Key_Escape)
    assert day.pane._stack.currentWidget() is day.pane._list


def test_taken_in_from_among_the_lines_the_keys_go_back_to_the_field(day: Day) -> None:
    day.paste("19:30 Ana Gil\n20:00")
    day.pane._paste.list.setFocus()
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: day.pane._paste.text.toPlainText() == "20:00")
    assert day.pane.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget() in (day.pane._paste.text, day.pane._paste.list)


def test_unclear_one_is_chosen_by_its_digit(day: Day) -> None:
    both = [meet(day.desk, "Ana Gil", "600 111 222"), meet(day.desk, "Ana Gil", "600 333 444")]
    day.paste("19:30 Ana Gil")
    assert "1 guest  ·  1 unclear" in day.texts
    day.pane._paste.list.setFocus()
    choices = [one for one in day.pane.findChildren(KeyedChoice) if one.isVisibleTo(day.pane)]
    assert len(choices) == 3
    second = day.pane._paste.list.rows.rows[0].likely[1].page
    day.press(Key.Key_2)
    day.press(Key.Key_Return, CTRL)
    day.until(day.on_file)
    assert day.on_file()[0].guest == second
    assert second in both


def test_list_of_another_day_turns_to_that_day(day: Day) -> None:
    day.paste(f"{TOMORROW} 19:30 Ana Gil")
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: day.names == ["Ana Gil"])
    assert day.pane.day == TOMORROW


def test_calendar_from_a_file(day: Day, tmp_path: Path) -> None:
    stamp = TODAY.replace("-", "")
    file = tmp_path / "bookings.ics"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//house//EN\r\nBEGIN:VEVENT\r\nUID:b-1\r\n"
        f"DTSTAMP:{stamp}T080000Z\r\nDTSTART:{stamp}T193000\r\nSUMMARY:Ana Gil\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
    )
    day.press(Key.Key_O, CTRL)
    dialog = day.pane.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    day.pane.host.activateWindow()
    day.until(day.pane.host.isActiveWindow)
    day.until(lambda: day.pane._paste.intake.stage == "ready")
    assert "bookings.ics" in day.texts
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: day.names == ["Ana Gil"])


def test_dropped_file_is_taken(day: Day, tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text("Name,Time\nAna Gil,19:30\nTom Weber,20:00\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    nothing = Qt.MouseButton.NoButton
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, nothing, Mod.NoModifier)
    day.pane.dropEvent(event)
    day.until(lambda: day.pane._paste.intake.stage == "ready")
    assert "2 guests  ·  2 new" in day.texts


def test_refused_rows_of_a_file_stay_in_sight(day: Day, tmp_path: Path) -> None:
    file = tmp_path / "arrivals.csv"
    file.write_text("Name,Date\nAna Gil,today\nTom Weber,someday\n", encoding="utf-8")
    day.pane._lists.read_file(file)
    day.until(lambda: day.pane._paste.intake.stage == "ready")
    day.press(Key.Key_Return, CTRL)
    told = "1 guest is on the list. 1 line could not be read."
    day.until(lambda: told in day.texts)
    assert day.pane._stack.currentWidget() is day.pane._paste
    day.press(Key.Key_Escape)
    assert day.pane._stack.currentWidget() is day.pane._list


def test_list_goes_on_while_one_is_expected_by_hand(day: Day) -> None:
    day.paste("\n".join(f"19:30 Guest {n} of many" for n in range(600)))
    day.press(Key.Key_Return, CTRL)
    day.until(day.on_file)
    day.press(Key.Key_N, CTRL | SHIFT)
    assert day.pane._forms.currentWidget() is day.pane._one.line
    day.until(lambda: len(day.on_file()) == 600)


def test_file_that_went_away_is_told(day: Day, tmp_path: Path) -> None:
    day.pane._lists.read_file(tmp_path / "gone.csv")
    day.until(lambda: any("gone.csv" in text and text != "gone.csv" for text in day.texts))


def test_stopping_keeps_what_was_taken_in(day: Day) -> None:
    day.paste("\n".join(f"19:30 Guest {n} of many" for n in range(1200)))
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: day.on_file())
    day.press(Key.Key_Escape)
    day.until(lambda: any(text.startswith("Stopped: ") for text in day.texts))
    assert 0 < len(day.on_file()) < 1200
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: len(day.on_file()) == 1200)


# -- as everywhere --------------------------------------------------------------------------------


def test_window_that_is_built_anew_stands_where_it_stood(day: Day) -> None:
    day.press(Key.Key_Right, ALT)
    day.paste("19:30 Ana Gil")
    before = day.pane.open
    pane = day.build()
    pane.take_over(before)
    assert pane.day == TOMORROW
    assert pane._paste.text.toPlainText() == "19:30 Ana Gil"
    day.pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    day.pane = pane
    day.until(lambda: pane._paste.intake.stage == "ready")
    pane._paste.setFocus()
    day.press(Key.Key_Return, CTRL)
    day.until(lambda: day.on_file(TOMORROW))


def test_half_typed_line_waits_while_a_list_is_pasted(
    day: Day, type_in: Callable[[str], None]
) -> None:
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("Bruno")
    day.press(Key.Key_V, CTRL | SHIFT)
    day.press(Key.Key_Escape)
    day.press(Key.Key_N, CTRL | SHIFT)
    assert day.pane._one.line.typed.name == "Bruno"
    day.press(Key.Key_N, CTRL | SHIFT)
    assert day.pane._one.line.typed.name == "Bruno"
    day.press(Key.Key_Escape)
    day.press(Key.Key_N, CTRL | SHIFT)
    assert not day.pane._one.line.typed.name, "put away by hand"


def test_half_typed_line_outlives_the_window(day: Day, type_in: Callable[[str], None]) -> None:
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("Ana G")
    before = day.pane.open
    assert before.form is not None
    pane = day.build()
    pane.take_over(before)
    assert pane._one.line.typed == structs.replace(before.form)
    day.pane.deleteLater()
    day.pane = pane


def test_half_typed_line_that_waits_outlives_the_window(
    day: Day, type_in: Callable[[str], None]
) -> None:
    day.press(Key.Key_N, CTRL | SHIFT)
    type_in("Bruno")
    day.paste("19:30 Ana Gil")
    pane = day.build()
    pane.take_over(day.pane.open)
    day.pane.deleteLater()
    day.pane = pane
    assert pane._stack.currentWidget() is pane._paste
    assert pane._paste.text.toPlainText() == "19:30 Ana Gil"
    pane._paste.setFocus()
    day.press(Key.Key_Escape)
    day.press(Key.Key_N, CTRL | SHIFT)
    assert pane._one.line.typed.name == "Bruno"


def test_for_whom_one_looks_outlives_the_window(day: Day, type_in: Callable[[str], None]) -> None:
    meet(day.desk, "Ana Gil")
    day.expects(Coming("Anna G", TODAY))
    day.mark("Anna G")
    day.press(Key.Key_Return)
    day.until(lambda: day.pane._forms.currentWidget() is day.pane._one.match)
    day.pane._one.match._field.line.selectAll()
    type_in("Ana Gil")
    pane = day.build()
    pane.take_over(day.pane.open)
    day.pane.deleteLater()
    day.pane = pane
    day.until(lambda: pane._one.match._field.is_offering)
    assert pane._one.match.typed == "Ana Gil"
    assert pane._one.match.view.name == "Anna G"


@pytest.mark.parametrize("language", ["en", "zh", "es", "ru"])
@pytest.mark.parametrize("what", ["day", "line", "match", "list"])
def test_everything_has_a_name_and_room(
    day: Day,
    language: str,
    what: str,
    nameless: Callable[[QWidget], list[str]],
    squeezed: Callable[[QWidget], list[str]],
) -> None:
    meet(day.desk, "Ana Gil")
    day.expects(Coming("Ana Gil", TODAY, "19:30", note="Pillow"), Coming("Tom", TODAY, "20:00"))
    day.pane.deleteLater()
    speak(language)
    day.pane = day.build()
    day.until(lambda: len(day.names) == 2)
    if what == "line":
        day.pane.expect()
    elif what == "match":
        day.mark("Ana Gil")
        day.pane.match()
        day.until(lambda: day.pane._forms.currentWidget() is day.pane._one.match)
    elif what == "list":
        day.paste("19:30 Ana Gil\n20:00 Bob")
    assert not nameless(day.pane)
    assert not squeezed(day.pane)


def test_hints_say_the_keys_of_the_marked_one(day: Day) -> None:
    day.expects(Coming("Tom Weber", TODAY))
    day.mark("Tom Weber")
    hints = [hint for hint in day.pane.findChildren(KeyHint) if hint.isVisibleTo(day.pane)]
    assert [hint.accessibleName() for hint in hints] == [
        "Who it is",
        "New guest",
        "Change",
        "Does not come",
    ]


def test_the_first_guest_is_marked_while_the_keys_are_elsewhere(day: Day) -> None:
    day.pane._head.setFocus()
    QApplication.focusWidget().clearFocus()
    day.expects(Coming("Ingrid Solheim", TODAY, "18:00"))
    day.until(lambda: day.pane._list.current is not None)
    assert not day.pane._list.list.hasFocus()
