"""The record of problems, as a clerk at the keyboard meets it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.view import HOUR_MS
from assistant.journal.stamp import PageId
from assistant.recovery import acts
from tests.ui.rest import rest
from ui.look.look import Look, apply
from ui.problems.page import ProblemsPage

ALT = Qt.KeyboardModifier.AltModifier
Show = Callable[..., ProblemsPage]
Year = Callable[[], dict[str, PageId]]


def settle(page: ProblemsPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page._settle.isActive())
    rest(desk)


def texts(page: ProblemsPage) -> list[str]:
    return [view.text for view in page._record.list.views]


def test_open_ones_come_first_then_the_newest(page: Show, a_year: Year) -> None:
    a_year()
    views = page()._record.list.views
    order = [(not view.is_open, -view.opened_ms) for view in views]
    assert len(views) == 53
    assert order == sorted(order)


def test_row_tells_guest_severity_owner_kind_place_and_what_comes_next(
    page: Show, a_year: Year
) -> None:
    pages = a_year()
    rows = page()._record.list
    rows.mark(bytes(pages["shower"]))
    told = rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    for part in (
        *("“The shower is cold for the second day.”", "Ingrid Solheim", "Grave", "Breakdown"),
        *("Shower", "Room 412", "owned by Elena", "open 5 h", "Overdue", "Call back"),
    ):
        assert part in told
    rows.mark(bytes(pages["shower-first"]))
    told = rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "the lady of room 120" in told
    assert "The guest had to catch a train" in told


def test_arrows_and_return_open_a_problem(page: Show, a_year: Year, qtbot: QtBot, press) -> None:
    a_year()
    shown = page()
    qtbot.waitUntil(shown._record.list.hasFocus)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [shown._record.list.views[2].page]


def test_filter_is_reached_told_in_words_and_cleared_by_keys(
    page: Show, a_year: Year, desk: Desk, qtbot: QtBot, press
) -> None:
    a_year()
    shown = page()
    press(Qt.Key.Key_F, ALT)
    filters = shown._record.filters
    assert QApplication.focusWidget() is filters._state
    press(Qt.Key.Key_Down)  # open ones
    settle(shown, desk, qtbot)
    assert {view.is_open for view in shown._record.list.views} == {True}
    filters._kind.setFocus()
    QTest.keyClicks(filters._kind, "Bre")
    settle(shown, desk, qtbot)
    assert texts(shown) == ["The shower is cold for the second day."]
    assert filters.told == "Only: Open, Breakdown · 1 problem"
    press(Qt.Key.Key_X, ALT)
    settle(shown, desk, qtbot)
    assert len(texts(shown)) == 53
    assert filters.told == "53 problems"


@pytest.mark.parametrize(
    ("box", "field", "value"),
    [("place", "place", "room 217"), ("product", "product", "shower"), ("kind", "defect", "")],
)
def test_filter_by_place_product_and_kind(
    page: Show, a_year: Year, desk: Desk, qtbot: QtBot, box: str, field: str, value: str
) -> None:
    a_year()
    shown = page()
    like = [one.text for one in shown._record.list.views if getattr(one, field).lower() == value]
    choice = getattr(shown._record.filters, f"_{box}")
    choice.setCurrentIndex(choice.findData(value))
    settle(shown, desk, qtbot)
    assert 1 < len(like) < 53
    assert texts(shown) == like


def test_filter_by_owner_follows_who_takes_over(
    page: Show, a_year: Year, desk: Desk, qtbot: QtBot
) -> None:
    pages = a_year()
    marek = desk.join(name="Marek", role="clerk").result()
    desk.matters.act(pages["suit"], acts.pass_on, owner=marek).result()
    shown = page()
    owner = shown._record.filters._owner
    owner.setCurrentIndex(owner.findText("Marek"))
    settle(shown, desk, qtbot)
    assert texts(shown) == ["My suit is not back and I speak at seven."]
    desk.matters.act(pages["wait"], acts.pass_on, owner=marek).result()
    settle(shown, desk, qtbot)
    assert len(texts(shown)) == 2
    desk.matters.act(pages["suit"], acts.take_over).result()
    settle(shown, desk, qtbot)
    assert texts(shown) == ["We waited forty minutes for the table we had booked"]


def test_nothing_like_that_says_how_to_see_all_again(
    page: Show, a_year: Year, desk: Desk, qtbot: QtBot
) -> None:
    a_year()
    desk.join(name="Marek", role="clerk").result()
    shown = page()
    owner = shown._record.filters._owner
    owner.setCurrentIndex(owner.findText("Marek"))
    settle(shown, desk, qtbot)
    assert "Alt+X" in shown._record._empty.text()
    assert shown._record._empty.isVisible()


def test_change_keeps_the_mark_and_the_filter(
    page: Show, a_year: Year, house, desk: Desk, qtbot: QtBot
) -> None:
    pages = a_year()
    shown = page()
    rows = shown._record.list
    rows.mark(bytes(pages["bill"]))
    house.problem("The lift stands still", ago_ms=0, who="a guest")
    house.write()
    settle(shown, desk, qtbot)
    assert texts(shown)[0] == "The lift stands still"
    assert rows.current_page() == pages["bill"]
    desk.matters.act(pages["suit"], acts.close, content=True).result()
    settle(shown, desk, qtbot)
    closed = next(view for view in rows.views if view.page == pages["suit"])
    assert not closed.is_open
    assert rows.current_page() == pages["bill"]
    order = [(not view.is_open, -view.opened_ms) for view in rows.views]
    assert order == sorted(order)


def test_guest_who_is_named_later_is_named_in_the_list(
    page: Show, a_year: Year, house, desk: Desk, qtbot: QtBot
) -> None:
    pages = a_year()
    shown = page()
    kim = house.guest("Kim Novak")
    desk.matters.act(pages["wait"], acts.name_guest, guest=kim).result()
    settle(shown, desk, qtbot)
    assert shown._names.guests[kim] == "Kim Novak"


def test_restricted_problem_leaves_the_list_of_who_may_not_see_it(
    page: Show, a_year: Year, house, desk: Desk, qtbot: QtBot
) -> None:
    a_year()
    hidden = house.problem("Somebody followed me", restricted="harassment", ago_ms=HOUR_MS)
    house.write()
    shown = page()
    assert "Somebody followed me" in texts(shown)
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    shown.refresh()
    settle(shown, desk, qtbot)
    assert "Somebody followed me" not in texts(shown)
    assert shown._record.filters.told == "53 problems"
    assert desk.matters.one(hidden) is None


def test_filter_by_what_the_next_one_at_the_desk_may_not_see_is_gone(
    page: Show, a_year: Year, house, desk: Desk, qtbot: QtBot
) -> None:
    a_year()
    house.problem("Somebody followed me", restricted="harassment", place="Sauna", ago_ms=HOUR_MS)
    house.write()
    shown = page()
    box = shown._record.filters._place
    box.setCurrentIndex(box.findData("sauna"))
    settle(shown, desk, qtbot)
    assert shown._record.filters.told.startswith("Only: Sauna")
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    shown.refresh()
    settle(shown, desk, qtbot)
    qtbot.waitUntil(lambda: shown._record.filters.told == "53 problems")
    assert box.findData("sauna") < 0


def test_problem_that_becomes_restricted_goes_at_once(
    page: Show, a_year: Year, desk: Desk, qtbot: QtBot
) -> None:
    pages = a_year()
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    shown = page()
    assert any(view.page == pages["suit"] for view in shown._record.list.views)
    desk.matters.act(pages["suit"], acts.change, restricted="theft").result()
    settle(shown, desk, qtbot)
    assert not any(view.page == pages["suit"] for view in shown._record.list.views)


def test_thousands_of_problems_come_as_one_scrolls(
    page: Show, house, desk: Desk, qtbot: QtBot
) -> None:
    for at in range(2000):
        house.problem(f"Number {at}", ago_ms=at * HOUR_MS, closed=at > 3, place=f"Room {at % 9}")
    house.write()
    shown = page()
    rows = shown._record.list
    assert len(rows.views) == 100
    assert shown._record.filters.told == (
        "2,000 problems, 100 of them listed; more come as you scroll"
    )
    rows.mark(bytes(rows.views[40].page))
    marked = rows.current_page()
    for _ in range(3):
        rows.scrollToBottom()
        settle(shown, desk, qtbot)
    assert len(rows.views) == 400
    assert texts(shown) == [f"Number {at}" for at in range(400)]
    assert rows.current_page() == marked
    shown.refresh()
    settle(shown, desk, qtbot)
    qtbot.waitUntil(lambda: len(rows.views) == 400)
    assert rows.current_page() == marked


def test_case_goes_to_paper_from_the_list(page: Show, a_year: Year, qtbot: QtBot, press) -> None:
    pages = a_year()
    shown = page()
    shown._record.list.mark(bytes(pages["suit"]))
    with qtbot.waitSignal(shown.print_wanted) as told:
        press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [pages["suit"]]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(shown.save_wanted) as told:
        press(Qt.Key.Key_S, both)
    assert told.args == [pages["suit"]]
    shown.show_done("Saved as case.pdf, 1 page.")
    assert shown._record._done.isVisible()
    shown.show_trouble("It could not be written.")
    assert shown._record._done.isHidden()
    assert shown._record._trouble.isVisible()
    press(Qt.Key.Key_Down)
    assert shown._record._trouble.isHidden()


def test_empty_house_says_how_a_problem_is_opened(page: Show) -> None:
    shown = page()
    assert "F8" in shown._record._empty.text()
    assert not shown._record._print.isEnabled()


def test_letters_are_left_to_the_search(page: Show, a_year: Year, qtbot: QtBot) -> None:
    a_year()
    shown = page()
    typed: list[str] = []
    shown.host.keyPressEvent = lambda event: typed.append(event.text())
    QTest.keyClick(shown._record.list, Qt.Key.Key_K)
    assert typed == ["k"]


def test_window_that_is_built_anew_stands_where_the_one_before_stood(
    page: Show, a_year: Year, look: Look, desk: Desk, bridge, stage, qtbot: QtBot
) -> None:
    pages = a_year()
    before = page()
    kind = before._record.filters._kind
    kind.setCurrentIndex(kind.findData("breakdown"))
    settle(before, desk, qtbot)
    before._record.list.mark(bytes(pages["shower-before"]))
    after = ProblemsPage(look, desk, bridge)
    after.take_over(before.open)
    stage(after, 1198, 714)
    settle(after, desk, qtbot)
    assert after._record.filters.told == before._record.filters.told
    assert after._record.list.current_page() == pages["shower-before"]


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("tab", ["problems", "promises"])
def test_nothing_is_cut_or_without_a_name(
    scale: float, tab: str, qapp: QApplication, stage, desk, bridge, a_year: Year, fonts,
    qtbot: QtBot, squeezed, nameless,
) -> None:  # fmt: skip
    a_year()
    look = Look(scale=scale)
    apply(qapp, look)
    shown = stage(ProblemsPage(look, desk, bridge), 890, 600)
    shown.show_problems() if tab == "problems" else shown.show_promises()
    settle(shown, desk, qtbot)
    if tab == "problems":
        shown._record.fault.turn()
    else:
        shown._ledger.begin("break")
    QCoreApplication.processEvents()
    assert not squeezed(shown)
    assert not nameless(shown)
    qapp.setStyleSheet("")


def test_page_that_was_wide_becomes_narrow_again(page: Show, a_year: Year, qtbot: QtBot) -> None:
    a_year()
    shown = page(width=1700)
    record = shown._record
    scroll = shown.findChild(QScrollArea)
    qtbot.waitUntil(lambda: record.kinds.x() > 0)  # beside the list
    shown.window().resize(760, 740)
    qtbot.waitUntil(lambda: record.kinds.x() == 0)
    qtbot.waitUntil(lambda: scroll.widget().width() == scroll.viewport().width())


def test_page_that_is_not_seen_reads_nothing_until_it_is(
    look: Look, desk: Desk, bridge, a_year: Year, stage, qtbot: QtBot
) -> None:
    hidden = ProblemsPage(look, desk, bridge)
    qtbot.addWidget(hidden)
    a_year()
    QTest.qWait(50)
    assert not hidden._record.list.views
    stage(hidden)
    settle(hidden, desk, qtbot)
    assert len(hidden._record.list.views) == 53
