"""The page of good deeds: newest first, by day, thanked for by one key; no person is counted."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.guests.entries import Identity
from assistant.guests.view import DAY_MS
from assistant.journal.stamp import PageId, StaffId, new_id
from assistant.shift import good, register
from assistant.shift.entries import WowThanked, WowTold
from assistant.shift.view import WowView
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.good.page import GoodPane
from ui.look.look import Look, apply
from ui.look.rows import ROW, Heading

Key, Mod = Qt.Key, Qt.KeyboardModifier


class House:
    """Good deeds by Elena, Boris and Lin; the page open."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        assert desk.signed is not None
        self.desk, self.bot, self.elena = desk, bot, desk.signed
        self.boris, self.lin = (desk.join(name=name).result() for name in ("Boris", "Lin"))
        self.guest = desk.meet(Identity("Ingrid Solheim")).result()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)

    def told(
        self, text: str, by: StaffId, days: float, *about: StaffId, thanks: tuple[StaffId, ...] = ()
    ) -> PageId:
        when_ms = time.time_ns() // 1_000_000 - round(days * DAY_MS)
        page, body = PageId(new_id(when_ms)), WowTold(text, about, self.guest)
        lines = [Draft(body, by, happened_at=when_ms)]
        lines += [Draft(WowThanked(), one, happened_at=when_ms) for one in thanks]
        self.desk._submit(lambda tx, now_ms: {page: lines}).result()
        return page

    def view(self, page: PageId) -> WowView:
        found = self.desk.shifts.all(lambda tx: [page])[0]
        assert isinstance(found, WowView)
        return found

    def open(self, stage: Callable[..., Any], look: Look, wide: int = 1100) -> GoodPane:
        self.page = stage(GoodPane(look, self.desk, self.bridge), wide, 700)
        self.bridge.changed.connect(self.page.on_changed)
        self.settle()
        self.page.setFocus()
        return self.page

    def settle(self) -> None:
        rest(self.desk)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        self.settle()

    @property
    def rows(self) -> list[str]:
        """Headings in capitals, then the words as a screen reader has them."""
        model = self.page._list.model()
        found = []
        for number in range(model.rowCount()):
            row = model.index(number, 0).data(ROW)
            said = model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            found.append(row[0].upper() if isinstance(row, Heading) else said)
        return found


@pytest.fixture
def house(desk: Desk, qtbot: QtBot) -> House:
    return House(desk, qtbot)


def test_newest_first_by_day_with_who_did_it_with_whom_and_who_told(
    house: House, stage: Any, look: Look
) -> None:
    house.told("Old", house.lin, 40)
    house.told("Tea for all", house.elena, 1, house.boris, house.lin, thanks=(house.elena,))
    page = house.desk.shifts.begin(good.tell_wow, text="New", guest=house.guest).result()
    house.open(stage, look)
    assert [row.split(",")[0] for row in house.rows] == [
        "TODAY", "New", "YESTERDAY", "Tea for all", house.rows[4], "Old"
    ]  # fmt: skip
    assert "Boris and Lin · with Ingrid Solheim · told by Elena" in house.rows[3]
    assert "Thanks from Elena" in house.rows[3]
    assert page.entries


def test_who_tells_of_their_own_deed_is_named_once(house: House, stage: Any, look: Look) -> None:
    house.told("Tea for all", house.boris, 0.01, house.boris)
    house.open(stage, look)
    assert house.rows[1].count("Boris") == 1


def test_nothing_on_the_page_counts_or_ranks_people(house: House, stage: Any, look: Look) -> None:
    for number in range(3):
        house.told(f"Deed {'abc'[number]}", house.elena, 1 + number, house.boris)
    house.told("One of Lin’s", house.elena, 0.01, house.lin)
    house.open(stage, look)
    headings = [row for row in house.page._list.rows.rows if isinstance(row, Heading)]
    assert all(count == "" for _title, count in headings)
    words = [label.text() for label in house.page.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in words if any(letter.isdigit() for letter in text if text != "F6")]


def test_one_key_thanks_for_the_marked_one_and_only_once(
    house: House, stage: Any, look: Look
) -> None:
    page = house.told("Tea for all", house.boris, 0.01, house.lin)
    house.open(stage, look)
    house.press(Key.Key_T, Mod.AltModifier)
    house.bot.waitUntil(lambda: "Thanks from Elena" in house.rows[1])
    house.press(Key.Key_T, Mod.AltModifier)
    assert list(house.view(page).thanks) == [house.elena]
    assert not house.page._thank.isEnabled()


def test_for_ones_own_deed_there_is_a_sentence_instead(
    house: House, stage: Any, look: Look
) -> None:
    page = house.told("Tea for all", house.boris, 0.01, house.elena)
    house.open(stage, look)
    assert not house.page._thank.isEnabled()
    house.press(Key.Key_T, Mod.AltModifier)
    house.bot.waitUntil(house.page._trouble.isVisible)
    assert "your own good deed" in house.page._trouble.accessibleName()
    assert not house.view(page).thanks


def test_arrows_choose_and_return_goes_to_the_guest(house: House, stage: Any, look: Look) -> None:
    house.told("Old", house.lin, 2)
    house.told("New", house.lin, 0.01)
    page, wanted = house.open(stage, look), []
    page.guest_wanted.connect(wanted.append)
    house.press(Key.Key_Down)
    house.press(Key.Key_Return)
    assert wanted == [house.guest]
    assert page._list.current.text == "Old"


def test_thanks_at_another_desk_are_seen_at_once(house: House, stage: Any, look: Look) -> None:
    page = house.told("Tea for all", house.boris, 0.01)
    house.open(stage, look)
    house.desk.sign_in(house.lin)
    house.desk.shifts.act(page, good.thank).result()
    house.bot.waitUntil(lambda: "Thanks from Lin" in house.rows[1])


def test_with_nobody_at_the_desk_it_is_asked_and_goes_on(
    house: House, stage: Any, look: Look
) -> None:
    page = house.told("Tea for all", house.boris, 0.01)
    pane, asked = house.open(stage, look), []
    pane.staff_wanted.connect(asked.append)
    house.desk.sign_in(None)
    house.press(Key.Key_T, Mod.AltModifier)
    house.desk.sign_in(house.lin)
    asked.pop()()
    house.bot.waitUntil(lambda: house.lin in house.view(page).thanks)


def test_ones_own_words_are_corrected_in_place(
    house: House, stage: Any, look: Look, type_in: Any
) -> None:
    page = house.told("Tea fro all", house.elena, 1)
    house.open(stage, look)
    house.press(Key.Key_E, Mod.AltModifier)
    type_in("Tea for all")
    house.press(Key.Key_Return)
    house.bot.waitUntil(lambda: house.view(page).text == "Tea for all")
    house.bot.waitUntil(lambda: "Tea for all" in house.rows[1])
    assert house.page._list.hasFocus()


def test_a_colleagues_words_are_not_ours_to_correct(house: House, stage: Any, look: Look) -> None:
    house.told("Tea fro all", house.boris, 1)
    page = house.open(stage, look)
    house.press(Key.Key_E, Mod.AltModifier)
    assert page._rewrite.isHidden()
    assert not page._correct.isVisible()


def test_what_was_taken_back_is_gone(house: House, stage: Any, look: Look) -> None:
    changes = house.desk.shifts.begin(good.tell_wow, text="Too early").result()
    line = changes.entries[0]
    house.open(stage, look)
    assert len(house.rows) == 2
    house.desk.shifts.act(line.page, good.undo, of=line.id).result()
    house.bot.waitUntil(lambda: not house.rows)
    assert house.page._empty.isVisible()
    assert not house.desk.shifts.all(register.wows)


def test_window_built_anew_stands_where_it_stood(
    house: House, stage: Any, look: Look, type_in: Any
) -> None:
    house.told("New", house.elena, 0.01)
    old = house.told("Old", house.elena, 2)
    page = house.open(stage, look)
    house.press(Key.Key_Down)
    house.press(Key.Key_E, Mod.AltModifier)
    type_in("Better")
    fresh = stage(GoodPane(look, house.desk, house.bridge), 1100, 700)
    fresh.take_over(page.open)
    house.bot.waitUntil(lambda: fresh._list.page == old and fresh._rewrite.isVisible())
    assert fresh._rewrite.text == "Better"


@pytest.mark.parametrize(("scale", "wide"), [(1.0, 1100), (1.25, 700), (1.6, 860)])
def test_everything_has_room_and_a_name(
    house: House, stage: Any, qapp: QApplication, look: Look, scale: float, wide: int,
    squeezed: Any, nameless: Any,
) -> None:  # fmt: skip
    other = Look(scale=scale, dark=True)
    apply(qapp, other)
    house.told("Walked the guest to the train in the rain " * 8, house.elena, 0.01, house.boris)
    page = house.open(stage, other, wide)
    assert not squeezed(page)
    assert not nameless(page)
