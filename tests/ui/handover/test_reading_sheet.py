"""Reading a handover item by item, asking back and answering, with the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.recovery import acts
from assistant.recovery.entries import ProblemOpened
from assistant.shift import handing, traces
from assistant.shift.entries import Item
from assistant.tongue import speak
from tests.ui.handover.conftest import STEPS, House


def item_of(desk: Desk, at: int = 0) -> Item:
    sheet = desk.shifts.given()
    assert sheet is not None
    return sheet.items[at].told.item


def test_return_signs_one_item_and_goes_on_to_the_next(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    page = house.three()
    desk.sign_in(boris)
    hand = read()
    assert hand.parts == [("unread", "problem"), ("unread", "promise"), ("unread", "pinned")]
    hand.press("Return")
    assert hand.parts == [("unread", "promise"), ("unread", "pinned"), ("read", "problem")]
    assert hand.here == "promise"
    view = desk.shifts.given(page).view
    assert [bool(one.signed) for one in view.items] == [True, False, False]
    hand.press("Return", "Return")
    assert {part for part, _kind in hand.parts} == {"read"}
    assert all(set(one.signed) == {boris} for one in desk.shifts.given(page).view.items)


def test_a_key_held_down_signs_for_nothing(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(hand.list, event)
    hand.settle()
    assert not any(one.signed for one in desk.shifts.given().view.items)


def test_ctrl_z_takes_the_last_signature_back(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    hand.press("Return", "Ctrl+Z")
    assert {part for part, _kind in hand.parts} == {"unread"}


def test_ctrl_z_while_one_types_takes_no_signature_back(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    hand.press("Return", "Alt+Q", "Ctrl+Z")
    assert hand.parts[-1] == ("read", "problem")
    assert any(one.signed for one in desk.shifts.given().view.items)


def test_who_gave_it_signs_for_nothing(read: Any, house: House, desk: Desk) -> None:
    house.three()
    hand = read()
    hand.press("Return", "Down", "Return")
    assert {part for part, _kind in hand.parts} == {"read"}
    assert not any(one.signed for one in desk.shifts.given().view.items)
    assert hand.view.head._signed.text() == "You gave it"


def test_nobody_at_the_desk_is_asked_for_before_it_is_signed(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(None)
    hand = read()
    asked: list[Callable[[], None]] = []
    hand.pane.staff_wanted.connect(asked.append)
    hand.press("Return")
    assert len(asked) == 1
    assert len([one for one in hand.parts if one[0] == "unread"]) == 3
    hand.sign_in(boris)
    asked[0]()
    hand.settle()
    assert hand.parts[-1] == ("read", "problem")


def test_two_people_ask_and_answer_in_the_same_place(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    elena = desk.signed
    house.three()
    desk.sign_in(boris)
    hand = read()
    hand.press("Alt+Q")
    hand.type("Does she know of room 508")
    hand.press("Return")
    question = desk.shifts.given().items[0].said.questions[0]
    assert question.text == "Does she know of room 508"
    assert QApplication.focusWidget() is hand.list
    hand.sign_in(elena)
    assert hand.parts[0] == ("asked", "problem")
    hand.pane._list.step(-9)
    hand.press("Home", "Return")
    assert hand.card.facts.reply.isVisible()
    hand.type("Yes, she would rather wait")
    hand.press("Return")
    assert desk.shifts.given().items[0].said.questions[0].answers[0].text.startswith("Yes")
    assert hand.parts[0] == ("read", "problem")


def test_escape_leaves_the_question_and_what_was_typed_stays(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    hand.press("Alt+Q")
    hand.type("Half a ques")
    hand.press("Esc")
    assert not hand.card.facts.reply.isVisible()
    hand.press("Down", "Alt+Q")
    assert hand.card.facts.reply.words.words == ""
    hand.press("Esc", "Up", "Alt+Q")
    assert hand.card.facts.reply.words.words == "Half a ques"
    again = read()
    again.press("Alt+Q")
    assert again.card.facts.reply.words.words == "Half a ques", "also in another window"


def test_a_question_that_is_too_long_is_refused_and_stays(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    hand.press("Alt+Q")
    hand.card.facts.reply.words.setPlainText("x" * 3000)
    hand.press("Return")
    assert hand.card.facts.trouble.isVisible()
    assert len(hand.card.facts.reply.words.words) == 3000
    assert not desk.shifts.given().items[0].said.questions


def test_words_of_a_colleague_come_while_one_types(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    elena, page = desk.signed, house.three()
    desk.sign_in(boris)
    hand = read()
    hand.press("Alt+Q")
    hand.type("Does she")
    desk.sign_in(elena)
    item = item_of(desk)
    desk.shifts.act(page, handing.note, item=item, text="The plumber is here").result()
    desk.sign_in(boris)
    hand.settle()
    assert hand.card.row.one.said.notes[0].text == "The plumber is here"
    assert QApplication.focusWidget() is hand.card.facts.reply.words
    assert hand.card.facts.reply.words.words == "Does she"


def test_f9_takes_over_and_then_passes_on(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    elena = desk.signed
    house.three()
    desk.sign_in(boris)
    hand = read()
    for _each in range(3):
        hand.press("F9")
        assert hand.list.current.one.told.owner == boris, hand.here
        hand.press("Down")
    hand.press("Home", "F9")
    assert hand.card.facts.passing.isVisible()
    hand.press("1")
    assert hand.list.current.one.told.owner == elena
    assert not hand.card.facts.passing.isVisible()


def test_an_item_that_ended_since_is_marked_so(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    desk.matters.act(item_of(desk).page, acts.close, content=True).result()
    hand.settle()
    assert hand.card.facts._over.words.text().startswith("settled")
    assert "The shower is cold" in hand.card.facts._what.words.text(), "as it stood then"
    assert hand.parts[0] == ("unread", "problem"), "it is to be read all the same"


def test_what_is_for_others_only_is_counted_and_not_told(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.problem("A theft", restricted="theft")
    house.three()
    desk.sign_in(boris)
    hand = read()
    assert len(hand.parts) == 3
    assert hand.view.side._hidden._words.text() == "1 more item is for others only."
    assert "theft" not in " ".join(hand.list.rows.say(row) for row in hand.list.rows.rows)


def test_readers_are_counted_each_with_what_they_may_read(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    elena = desk.signed
    house.problem("A theft", restricted="theft")
    house.come(boris)
    house.pin("The left door stays shut")
    house.come(elena)
    house.give()
    maya = desk.join(name="Maya", role="manager").result()
    house.come(boris)
    desk.sign_in(maya)
    desk.shifts.on_draft(handing.come).result()
    hand = read()
    counts = {
        row._name.text(): row._count.text()
        for row in hand.view.side._readers._all
        if row.isVisible()
    }
    assert counts == {"Boris Klein": "0 / 1", "Maya": "0 / 2"}


def test_a_handover_that_nobody_read_in_time_says_so(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    house.three()
    desk.sign_in(boris)
    hand = read()
    late = hand.view.side._late
    assert not late.isVisible()
    known = hand.pane._known
    hand.view.side.show_known(known, known.view.given_ms + 61 * 60_000, writing=False)
    assert late.isVisible()
    assert late._words.text() == "Nobody has read it for 1 h 1 min."


def test_an_earlier_handover_is_turned_to_and_back(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    first = house.three()
    house.pin("A second line")
    second = house.give()
    desk.sign_in(boris)
    hand = read()
    assert hand.pane._known.sheet.page == second
    hand.press("Alt+J")
    assert hand.view.shows_earlier
    assert "items not read" in hand.view.sheets.rows.say(hand.view.sheets.rows.rows[0])
    hand.press("Down", "Return")
    assert hand.pane._known.sheet.page == first
    assert QApplication.focusWidget() is hand.list
    hand.press("Return", "Alt+J", "Esc")
    assert not hand.view.shows_earlier
    assert [bool(one.signed) for one in desk.shifts.given(first).view.items].count(True) == 1


def test_a_new_handover_does_not_tear_one_from_the_page(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    first = house.three()
    desk.sign_in(boris)
    hand = read()
    house.pin("A second line")
    house.give()
    hand.settle()
    assert hand.pane._known.sheet.page == first
    assert "Alt+J" in hand.view.head._done.text()


def test_who_comes_back_having_read_all_reads_the_latest(
    read: Any, house: House, desk: Desk
) -> None:
    house.three()
    hand = read()
    hand.pane.hide()
    house.pin("A second line")
    second = house.give()
    hand.pane.show()
    hand.settle()
    assert hand.pane._known.sheet.page == second


def test_a_task_for_a_role_tells_the_role(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    guest = house.guest("María López")
    words = {"text": "An extra pillow", "moment": "visit", "guest": guest}
    desk.shifts.begin(traces.set_trace, role="supervisor", **words).result()
    house.give()
    desk.sign_in(boris)
    hand = read()
    assert hand.here == "trace"
    assert hand.card.owner._name.text() == "Supervisor"
    assert hand.card.facts._what.words.text() == "During the visit: An extra pillow"


def test_alt_return_opens_the_problem_and_the_guest(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    guest = house.guest("李堃", care="allergy", minded="shellfish")
    house.three()
    desk.sign_in(boris)
    hand = read()
    matters: list[PageId] = []
    guests: list[PageId] = []
    hand.pane.matter_wanted.connect(matters.append)
    hand.pane.guest_wanted.connect(guests.append)
    hand.press("Alt+Return")
    while hand.here != "guest":
        hand.press("Down")
    hand.press("Alt+Return")
    assert matters == [item_of(desk).page]
    assert guests == [guest]
    assert hand.card.facts._safety.words.text() == "Allergy: shellfish"


def test_paper_is_asked_for_with_the_page_of_the_sheet(read: Any, house: House, desk: Desk) -> None:
    page = house.three()
    hand = read()
    printed: list[PageId] = []
    saved: list[PageId] = []
    hand.pane.print_wanted.connect(printed.append)
    hand.pane.save_wanted.connect(saved.append)
    hand.press("Ctrl+P", "Ctrl+Shift+S")
    assert (printed, saved) == ([page], [page])


def test_no_handover_yet_is_told_kindly(read: Any, desk: Desk) -> None:
    hand = read()
    assert hand.view.nothing.isVisible()
    assert "⇧F12" in hand.view.nothing._words.text()
    hand.press("Return", "F9", "Alt+Q", "Ctrl+P", "Ctrl+Return")


def test_ten_thousand_items_are_read_and_signed_one_by_one(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    signer = desk.signed
    desk.pouring.pour(
        (
            PageId(new_id(1_800_000_000_000 + n)),
            [Draft(ProblemOpened(f"problem {n}", STEPS), signer)],
        )
        for n in range(10_000)
    )
    house.give()
    desk.sign_in(boris)
    hand = read()
    assert len(hand.parts) == 10_000
    hand.press("Return", "Return", "Down")
    assert [part for part, _kind in hand.parts].count("read") == 2
    hand.press("End")
    assert hand.list.currentIndex().row() == len(hand.list.rows.rows) - 1
    from PySide6.QtWidgets import QWidget

    assert len(hand.pane.findChildren(QWidget)) < 400, "no widgets for what is not unfolded"


def test_everything_has_a_name_and_nothing_is_squeezed(
    read: Any, house: House, desk: Desk, boris: StaffId, nameless: Any, squeezed: Any
) -> None:
    house.three()
    desk.sign_in(boris)
    for width, height in ((1198, 714), (760, 600), (560, 600)):
        hand = read(width=width, height=height)
        hand.press("Alt+Q")
        assert nameless(hand.pane) == []
        assert squeezed(hand.pane) == []
        hand.press("Esc")


@pytest.mark.parametrize("language", ["zh", "es", "ru"])
def test_it_is_read_in_other_languages(
    read: Any, house: House, desk: Desk, boris: StaffId, language: str, squeezed: Any
) -> None:
    house.guest("李堃", care="allergy", minded="海鲜")
    house.three()
    desk.sign_in(boris)
    speak(language)
    hand = read()
    hand.press("Return", "Down", "Up", "Alt+Q")
    assert squeezed(hand.pane) == []
    assert hand.pane.grab().width() > 0


def test_the_card_lies_where_its_row_is_also_when_one_scrolls(
    read: Any, house: House, desk: Desk, boris: StaffId
) -> None:
    for number in range(30):
        house.pin(f"Line {number}")
    house.give()
    desk.sign_in(boris)
    hand = read()
    for _each in range(12):
        hand.press("Down")
    row = hand.list.visualRect(hand.list.currentIndex())
    assert hand.card.geometry().top() == row.top()
    assert row.top() >= 0
    assert row.bottom() <= hand.list.viewport().height() + 9
    hand.list.verticalScrollBar().setValue(0)
    hand.settle()
    row = hand.list.visualRect(hand.list.currentIndex())
    assert hand.card.geometry().top() == row.top()
    QTest.mouseClick(hand.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    hand.settle()
    assert hand.list.currentIndex().row() == 1
