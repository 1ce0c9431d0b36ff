"""The count by kind, its table, the iceberg, and what came twice."""

from collections.abc import Callable
from datetime import datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.view import DAY_MS, HOUR_MS
from assistant.recovery import acts
from assistant.recovery.register import Count
from ui.look.look import Look
from ui.look.signs import Sign, paint_sign
from ui.problems.kinds import Kinds
from ui.problems.months import MONTHS, Month, by_month, month_sentence, starts
from ui.problems.process_fault import ProcessFault
from ui.problems.signs import KINDS, paint_kind

ALT = Qt.KeyboardModifier.AltModifier


def year(*, at: int = 11, **numbers: int) -> list[Month]:
    begun = starts(int(datetime(2026, 11, 21).timestamp() * 1000))
    counts = [Count(begun[at], kind, n) for kind, n in numbers.items()]
    return by_month(counts, begun)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_months_begin_on_their_first_day_and_end_with_the_next_one(moment: datetime) -> None:
    found = [datetime.fromtimestamp(ms / 1000) for ms in starts(int(moment.timestamp() * 1000))]
    assert len(found) == MONTHS + 1
    assert all((one.day, one.hour, one.minute) == (1, 0, 0) for one in found)
    assert found[-2] <= moment < found[-1]
    months = [one.year * 12 + one.month for one in found]
    assert months == list(range(months[0], months[0] + MONTHS + 1))


def test_kind_that_this_version_does_not_know_counts_as_not_said() -> None:
    assert year(curse=2, mistake=1)[-1].numbers == {"": 2, "mistake": 1}


def test_month_is_told_in_words() -> None:
    assert month_sentence(year(mistake=2, rework=3)[-1]) == (
        "November 2026: 5 problems, Mistake 2, Rework 3"
    )


@pytest.mark.parametrize("dark", [False, True])
def test_kinds_are_told_apart_in_grey(dark: bool, fonts: None) -> None:
    def grey(kind: str) -> bytes:
        picture = QImage(40, 40, QImage.Format.Format_Grayscale8)
        picture.fill(Look(dark).colour("surface"))
        painter = QPainter(picture)
        paint_kind(painter, QRectF(0, 0, 40, 40), Look(dark), kind)
        painter.end()
        return picture.constBits().tobytes()

    for one, other in combinations(map(grey, KINDS), 2):
        differs = sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True))
        assert differs > 100


@pytest.mark.parametrize("dark", [False, True])
def test_stages_are_told_apart_by_their_shape(dark: bool, fonts: None) -> None:
    def shape(sign: Sign) -> frozenset[tuple[int, int]]:
        look = Look(dark)
        picture = QImage(32, 32, QImage.Format.Format_RGB32)
        picture.fill(look.colour("surface"))
        paper = picture.pixel(0, 0)
        painter = QPainter(picture)
        paint_sign(painter, QRectF(4, 4, 24, 24), look, sign)
        painter.end()
        return frozenset(
            (x, y) for x in range(32) for y in range(32) if picture.pixel(x, y) != paper
        )

    shapes = [shape(sign) for sign in ("later", "soon", "due", "overdue", "broken")]
    for one, other in combinations(shapes, 2):
        assert len(one ^ other) > 10


def test_arrows_walk_the_months_and_the_legend_follows(
    look: Look, stage: Callable[..., Kinds], press
) -> None:
    kinds = stage(Kinds(look), 400, 560)
    kinds.show_months(year(at=9, rework=3))
    kinds.chart.setFocus()
    assert kinds._month.text() == "November 2026: 0 problems"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert kinds._month.text() == "September 2026: 3 problems"
    assert kinds.chart.accessibleDescription() == "September 2026: 3 problems, Rework 3"
    assert kinds._numbers[KINDS.index("rework")].text() == "3"
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Left)
    assert kinds.chart.at == 0


def test_one_key_turns_the_chart_into_a_table_with_the_same_numbers(
    page, a_year, press, qtbot: QtBot
) -> None:
    a_year()
    kinds = page()._record.kinds
    press(Qt.Key.Key_G, ALT)
    assert kinds.is_table
    assert QApplication.focusWidget() is kinds.table
    rows = kinds.table.model()
    for row, one in enumerate(reversed(kinds._months)):
        told = [rows.index(row, at).data() for at in range(1, len(KINDS) + 2)]
        numbers = [0 if cell == "–" else int(cell) for cell in told]
        assert numbers == [*(one.numbers.get(kind, 0) for kind in KINDS), one.total]
    named = rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert named.startswith("Mistake: ")
    press(Qt.Key.Key_G, ALT)
    assert not kinds.is_table
    assert QApplication.focusWidget() is kinds.chart


def test_iceberg_is_told_as_an_estimate_with_its_source(look: Look, stage) -> None:
    kinds = stage(Kinds(look), 400, 560)
    kinds.show_months(year(mistake=4, rework=1))
    told = [part.text() for part in kinds._iceberg.findChildren(type(kinds._iceberg._told))]
    assert told[0] == "5 complaints this month: perhaps 125 others said nothing."
    assert "An estimate" in told[1]
    assert "TARP" in told[1]
    kinds.show_months(year(at=3, mistake=4))
    assert kinds._iceberg.isHidden()


def test_months_count_what_was_opened_in_them(page, a_year, desk: Desk, qtbot: QtBot) -> None:
    pages = a_year()
    shown = page()
    before = shown._record.kinds._months[-1].numbers.get("", 0)
    assert sum(one.total for one in shown._record.kinds._months) <= 53
    desk.matters.act(pages["wait"], acts.change, defect="inefficiency").result()
    qtbot.waitUntil(lambda: shown._record.kinds._months[-1].numbers.get("", 0) == before - 1)


# -- what came twice -------------------------------------------------------------------------------


def test_same_thing_twice_is_told_with_its_cases(page, a_year, qtbot: QtBot, press) -> None:
    pages = a_year()
    shown = page()
    fault = shown._record.fault
    assert fault.isVisible()
    assert "a fault of the process, not of a person" in fault.accessibleName()
    assert fault.accessibleDescription() == "Breakdown, Shower: 3 times"
    press(Qt.Key.Key_C, ALT)
    assert fault.is_open
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.chosen) as told:
        press(Qt.Key.Key_Return)
    assert told.args == [pages["shower-before"]]
    press(Qt.Key.Key_Escape)
    assert not fault.is_open
    assert shown._record.list.hasFocus()


def test_rows_of_what_came_twice_say_so(page, a_year) -> None:
    pages = a_year()
    again = page()._record.list._row.again
    assert again == {pages["shower"], pages["shower-before"], pages["shower-first"]}


def test_house_where_nothing_came_twice_shows_no_strip(page, house, qtbot: QtBot) -> None:
    house.problem("One", defect="mistake", product="Soap")
    house.problem("Another", defect="rework", product="Soap")
    house.problem("Long ago", defect="mistake", product="Soap", ago_ms=200 * DAY_MS)
    house.write()
    assert page()._record.fault.isHidden()


def test_case_that_may_not_be_seen_makes_no_second_one(page, house, desk: Desk, qtbot) -> None:
    house.problem("One", defect="mistake", place="Spa", ago_ms=HOUR_MS)
    house.problem("Two", defect="mistake", place="Spa", restricted="injury")
    house.write()
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    assert page()._record.fault.isHidden()


def test_case_that_may_not_be_seen_hides_none_of_those_that_may(page, house, desk: Desk) -> None:
    house.problem("One", defect="mistake", place="Spa", ago_ms=2 * HOUR_MS)
    house.problem("Two", defect="mistake", place="Spa", ago_ms=HOUR_MS)
    house.problem("Three", defect="mistake", place="Spa", restricted="injury")
    house.problem("Four", defect="mistake", product="Massage", place="Cellar", restricted="theft")
    house.write()
    desk.sign_in(desk.join(name="Marek", role="clerk").result())
    record = page()._record
    assert not record.fault.isHidden()
    assert {view.text for view in record.fault._views} == {"One", "Two"}
    told = [record.filters._product.itemText(at) for at in range(record.filters._product.count())]
    assert not any("assage" in one or "ellar" in one for one in told)


def test_strip_lists_the_latest_cases_and_counts_the_others(
    look: Look, stage, house, desk: Desk
) -> None:
    pages = [house.problem(f"Case {at}", defect="mistake", place="Bar") for at in range(9)]
    house.write()
    fault = stage(ProcessFault(look), 700, 400)
    fault.show_cases(desk.matters.all(lambda tx: pages), {})
    fault.turn()
    shown = [case for case in fault._shown if case.isVisible()]
    assert len(shown) == 6
    assert fault._more.text() == "and 3 earlier ones"
    fault.show_cases([], {})
    assert fault.isHidden()
