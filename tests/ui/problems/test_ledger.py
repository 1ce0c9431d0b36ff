"""The ledger of promises, as a clerk at the keyboard keeps it."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.view import HOUR_MS
from assistant.recovery.promises import promise_alone
from assistant.recovery.view import PromiseView
from ui.look.look import Look
from ui.look.rows import Heading
from ui.problems.page import ProblemsPage
from ui.problems.promise_row import Kept

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., ProblemsPage]


@pytest.fixture
def ledger(page: Show, a_year, qtbot: QtBot) -> ProblemsPage:
    a_year()
    shown = page(tab="promises")
    qtbot.waitUntil(lambda: bool(shown._ledger.list.rows.rows))
    qtbot.waitUntil(shown._ledger.list.hasFocus)
    return shown


def shown(page: ProblemsPage) -> list[str]:
    rows = page._ledger.list.rows.rows
    return [row[0] if isinstance(row, Heading) else row.promise.text for row in rows]


def mark(page: ProblemsPage, text: str) -> PromiseView:
    rows = page._ledger.list
    one = next(r for r in rows.rows.rows if isinstance(r, Kept) and r.promise.text == text)
    rows.mark(bytes(one.promise.id))
    return one.promise


def on_file(desk: Desk, promise: PromiseView) -> PromiseView:
    view = desk.matters.one(promise.page)
    return next(one for one in view.promises if one.id == promise.id)


def test_open_promises_stand_by_their_time_with_their_stage(ledger: ProblemsPage) -> None:
    assert shown(ledger) == [
        "To be kept",
        "Call back about the shower",
        "给客人换一间安静的房间",
        "Suit in room 305, by your own hand",
        "Room 508 is kept for you",
        "Window table tomorrow at eight",
    ]
    told = [
        ledger._ledger.list.rows.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
        for at in range(1, 6)
    ]
    stages = ["Overdue", "Due now", "Due soon", "Promised", "Promised"]
    assert [words.partition(":")[0] for words in told] == stages
    for part in (" min late", "Ingrid Solheim", "by Elena"):
        assert part in told[0]
    assert "1 overdue · 1 due now · 1 due soon" in ledger._ledger._told.text()


def test_one_key_keeps_a_promise_and_leads_to_the_next(
    ledger: ProblemsPage, desk: Desk, qtbot: QtBot, press
) -> None:
    first = mark(ledger, "Call back about the shower")
    press(Qt.Key.Key_K, ALT)
    qtbot.waitUntil(lambda: "Kept" in shown(ledger))
    assert on_file(desk, first).state == "kept"
    assert ledger._ledger.list.current.promise.text == "给客人换一间安静的房间"
    assert shown(ledger)[-2:] == ["Kept", "Call back about the shower"]


def test_new_time_is_typed_and_told_back(
    ledger: ProblemsPage, desk: Desk, qtbot: QtBot, press, type_in
) -> None:
    one = mark(ledger, "Suit in room 305, by your own hand")
    press(Qt.Key.Key_E, ALT)
    type_in("+90")
    assert ledger._ledger.form._time._below.text()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: on_file(desk, one).renewed == (one.due_ms,))
    qtbot.waitUntil(ledger._ledger.form.isHidden)
    left = on_file(desk, one).due_ms - time.time() * 1000
    assert 88 * 60_000 < left < 91 * 60_000
    assert ledger._ledger.list.hasFocus()
    told = ledger._ledger.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "renewed once" in told


def test_what_is_no_time_is_said_at_the_field_and_stays(
    ledger: ProblemsPage, press, type_in
) -> None:
    mark(ledger, "Suit in room 305, by your own hand")
    press(Qt.Key.Key_E, ALT)
    type_in("soonish")
    press(Qt.Key.Key_Return, CTRL)
    form = ledger._ledger.form
    assert "soonish" in form._time._below.text()
    assert form._time.text() == "soonish"
    assert form.isVisible()


def test_renewing_too_late_is_refused_in_place_and_the_words_stay(
    ledger: ProblemsPage, desk: Desk, qtbot: QtBot, press, type_in
) -> None:
    late = mark(ledger, "Call back about the shower")
    press(Qt.Key.Key_E, ALT)
    type_in("+60")
    press(Qt.Key.Key_Return)
    form = ledger._ledger.form
    qtbot.waitUntil(form._trouble.isVisible)
    assert "Its time has come" in form._trouble.accessibleName()
    assert form._time.text() == "+60"
    assert form._save.isEnabled()
    assert on_file(desk, late).renewed == ()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_B, ALT)  # what it says to do: not kept, and promised again
    assert form._time.text() == "+60"


def test_not_kept_with_a_reason_and_a_new_time(
    ledger: ProblemsPage, desk: Desk, qtbot: QtBot, press, type_in
) -> None:
    late = mark(ledger, "Call back about the shower")
    press(Qt.Key.Key_B, ALT)
    type_in("The plumber was stuck")
    ledger._ledger.form._time.setFocus()
    type_in("+30")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: on_file(desk, late).state == "broken")
    assert on_file(desk, late).reason == "The plumber was stuck"
    qtbot.waitUntil(lambda: "Not kept" in shown(ledger))
    again = desk.matters.one(late.page).promises[-1]
    assert (again.text, again.state) == (late.text, "open")
    assert any(mistake.broke == "promise" for mistake in desk.guest(late.guest).mistakes)


def test_promise_is_passed_to_a_colleague(
    page: Show, a_year, desk: Desk, qtbot: QtBot, press
) -> None:
    a_year()
    marek = desk.join(name="Marek", role="clerk").result()
    ledger = page(tab="promises")
    qtbot.waitUntil(lambda: bool(ledger._ledger.list.rows.rows))
    one = mark(ledger, "Room 508 is kept for you")
    press(Qt.Key.Key_F9)
    form = ledger._ledger.form
    assert QApplication.focusWidget() is form._owner
    QTest.keyClicks(form._owner, "Mar")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: on_file(desk, one).owner == marek)
    whose = ledger._ledger._whose
    qtbot.waitUntil(lambda: whose.findText("Marek") > 0)
    whose.setCurrentIndex(whose.findText("Marek"))
    qtbot.waitUntil(lambda: shown(ledger) == ["To be kept", "Room 508 is kept for you"])


def test_colleague_who_has_promised_nothing_is_told_so(
    page: Show, a_year, desk: Desk, qtbot: QtBot
) -> None:
    a_year()
    desk.join(name="Marek", role="clerk").result()
    ledger = page(tab="promises")
    whose = ledger._ledger._whose
    whose.setCurrentIndex(whose.findText("Marek"))
    assert ledger._ledger._empty.text() == "Marek has promised nothing."
    assert ledger._ledger._empty.isVisible()
    whose.setCurrentIndex(0)
    assert ledger._ledger._empty.isHidden()


def test_return_opens_what_the_promise_belongs_to(
    ledger: ProblemsPage, qtbot: QtBot, press
) -> None:
    one = mark(ledger, "Suit in room 305, by your own hand")
    with qtbot.waitSignal(ledger.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [one.page]


def test_what_was_typed_comes_back_with_its_promise(
    ledger: ProblemsPage, look: Look, desk: Desk, bridge, stage, qtbot: QtBot, press, type_in
) -> None:
    mark(ledger, "Room 508 is kept for you")
    press(Qt.Key.Key_B, ALT)
    type_in("The room was given")
    press(Qt.Key.Key_Escape)
    mark(ledger, "Suit in room 305, by your own hand")
    press(Qt.Key.Key_B, ALT)
    assert ledger._ledger.form._reason.text() == ""
    mark(ledger, "Room 508 is kept for you")
    assert ledger._ledger.form.isHidden()
    press(Qt.Key.Key_B, ALT)
    assert ledger._ledger.form._reason.text() == "The room was given"
    after = ProblemsPage(look, desk, bridge)
    after.take_over(ledger.open)
    stage(after)
    qtbot.waitUntil(lambda: after._ledger.list.current is not None)
    assert after.tab == "promises"
    assert after._ledger.list.current.promise.text == "Room 508 is kept for you"
    after._ledger.begin("break")
    assert after._ledger.form._reason.text() == "The room was given"


def test_promise_over_meanwhile_at_another_desk_is_refused_in_place(
    ledger: ProblemsPage, desk: Desk, qtbot: QtBot, press, type_in
) -> None:
    from assistant.recovery.promises import keep_promise

    one = mark(ledger, "Room 508 is kept for you")
    press(Qt.Key.Key_B, ALT)
    type_in("Given away")
    desk.matters.act(one.page, keep_promise, of=one.id).result()
    ledger._ledger.form.save()
    qtbot.waitUntil(lambda: "Kept" in shown(ledger))
    trouble = (ledger._ledger.form._trouble, ledger._ledger._trouble)
    qtbot.waitUntil(lambda: any("kept already" in t.accessibleName() for t in trouble))
    assert ledger._ledger.form.drafts[one.id].reason == "Given away"


def test_promise_that_is_over_takes_no_more_acts(ledger: ProblemsPage, qtbot: QtBot, press) -> None:
    mark(ledger, "Call back about the shower")
    press(Qt.Key.Key_K, ALT)
    qtbot.waitUntil(lambda: "Kept" in shown(ledger))
    mark(ledger, "Call back about the shower")
    press(Qt.Key.Key_B, ALT)
    assert "This promise is over" in ledger._ledger._trouble.accessibleName()
    assert not ledger._ledger._keep.isEnabled()


def test_promise_alone_stands_in_the_ledger_at_once(
    ledger: ProblemsPage, house, desk: Desk, qtbot: QtBot
) -> None:
    guest = house.guest("Kim Novak")
    now_ms = time.time_ns() // 1_000_000
    desk.matters.open(
        promise_alone, guest=guest, text="A taxi at nine", due_ms=now_ms + HOUR_MS
    ).result()
    qtbot.waitUntil(lambda: "A taxi at nine" in shown(ledger))
    mark(ledger, "A taxi at nine")
    qtbot.waitUntil(
        lambda: (
            "Kim Novak"
            in ledger._ledger.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        )
    )


def test_act_without_anybody_at_the_desk_asks_who(
    ledger: ProblemsPage, desk: Desk, qtbot: QtBot, press
) -> None:
    one = mark(ledger, "Call back about the shower")
    elena = desk.signed
    desk.sign_in(None)
    with qtbot.waitSignal(ledger.staff_wanted) as asked:
        press(Qt.Key.Key_K, ALT)
    assert on_file(desk, one).state == "open"
    desk.sign_in(elena)
    asked.args[0]()
    qtbot.waitUntil(lambda: on_file(desk, one).state == "kept")
    assert not ledger._ledger._trouble.accessibleName()
