"""The page of who looked: by day, found by name, and only for who has the right to it."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import DeskId, PageId
from assistant.privacy.looks import Outstanding
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look
from ui.look.rows import ROW, Heading
from ui.views.page import ViewsPane
from ui.views.words import Names, told

Key, Mod = Qt.Key, Qt.KeyboardModifier


class House:
    """Elena, a manager; Boris, a clerk; two guests whose cards both have opened."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        self.desk, self.bot, self.elena = desk, bot, desk.signed
        self.boris = desk.join(name="Boris").result()
        self.ingrid, self.ana = (
            desk.meet(Identity(name)).result() for name in ("Ingrid Solheim", "Ana Ruiz")
        )
        desk.sign_in(self.boris)
        desk.views.opened(self.ingrid)
        desk.sign_in(self.elena)
        desk.views.opened(self.ana)

    def open(self, stage: Callable[..., Any], look: Look, here: str = "") -> ViewsPane:
        called = {self.desk.neighbours.me: here} if here else {}
        self.page = stage(ViewsPane(look, self.desk, Bridge(), lambda: called), 1000, 640)
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
        model = self.page._list.model()
        found = (model.index(at, 0) for at in range(model.rowCount()))
        told = [one for one in found if not isinstance(one.data(ROW), Heading)]
        return [str(one.data(Qt.ItemDataRole.AccessibleTextRole)) for one in told]


@pytest.fixture
def house(desk: Desk, qtbot: QtBot) -> House:
    return House(desk, qtbot)


def test_looks_are_told_the_latest_first_with_who_and_where(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.open(stage, look, here="Bar")
    ana, ingrid = house.rows
    assert "Ana Ruiz" in ana
    assert "Elena, at “Bar”" in ana
    assert "Ingrid Solheim" in ingrid
    assert "Boris" in ingrid
    assert house.page._head.text() == "In the last 7 days · 2 cards opened"


def test_desk_is_not_named_where_there_is_one(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.open(stage, look)
    assert "“" not in house.rows[0]


def test_guest_or_colleague_is_found_by_typing(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.press(Key.Key_F, Mod.AltModifier)
    QTest.keyClicks(QApplication.focusWidget(), "boris")
    assert len(house.rows) == 1
    assert "Ingrid" in house.rows[0]
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert house.rows == []
    assert page._empty.isVisible()
    house.press(Key.Key_Escape)
    assert len(house.rows) == 2
    assert page._list.hasFocus()


def test_enter_opens_the_guest(house: House, stage: Callable[..., Any], look: Look) -> None:
    page, opened = house.open(stage, look), []
    page.guest_wanted.connect(opened.append)
    house.press(Key.Key_Down)
    house.press(Key.Key_Return)
    assert opened == [house.ingrid]


def test_clerk_sees_whom_it_is_for_and_nothing_else(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.desk.sign_in(house.boris)
    page.on_signed()
    house.settle()
    assert house.rows == []
    assert "Elena" in page._empty.text()
    assert page._empty.isVisible()
    assert not page._seek.isVisible()


def test_what_stands_out_is_told_above(house: House, stage: Callable[..., Any], look: Look) -> None:
    for at in range(1, 9):
        house.desk.views.opened(PageId(bytes([at]) * 16))
    page = house.open(stage, look)
    assert "Elena opened 8 cards of people who neither visited" in page._stands_out.text()
    assert "A guest no longer on file" in house.rows[0]


def test_what_is_sought_goes_over_to_a_new_window(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    page._seek.setText("ana")
    kept = page.open
    fresh = house.open(stage, look)
    fresh.take_over(kept)
    assert ["Ana Ruiz" in row for row in house.rows] == [True]


def test_every_reason_has_words() -> None:
    guest, names = PageId(b"g" * 16), Names({PageId(b"g" * 16): "Ana"}, {}, {DeskId(b""): ""})
    several = Outstanding("one-guest", "2026-01-05", 5, guests=(guest,))
    assert told(several, names) == (
        "Monday, 5 January 2026: 5 colleagues opened the card of Ana, with no visit and nothing"
        " written."
    )
