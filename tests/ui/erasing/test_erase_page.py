"""Erasing in the window: what is open is told first, two confirm, a receipt is given."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import StaffId
from assistant.people.view import signatures
from assistant.places import Home, Settings
from assistant.recovery import acts as recovery
from tests.ui.hand import Hand, nodes
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.erasing.page import ErasePage
from ui.look.look import Look


class House:
    """Elena, a manager; Marek, a supervisor with a PIN; a guest who speaks Spanish."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        self.desk, self.bot = desk, bot
        self.marek = StaffId(desk.people.join(name="Marek", role="supervisor").result())
        desk.people.set_pin(self.marek, "4711").result()
        self.ana = desk.meet(Identity("Ana Ruiz", language="es")).result()
        self.left: list[bool] = []

    def open(self, stage: Callable[..., Any], look: Look) -> ErasePage:
        window = QWidget()
        self.bot.addWidget(window)
        page = ErasePage(look, self.desk, Bridge(), window, lambda: "Hotel Mar")
        self.page: ErasePage = stage(page, 900, 720)
        self.page.left.connect(lambda: self.left.append(True))
        self.page.show_names(signatures(self.desk.staff()))
        self.page.show_guest(self.ana)
        self.settle()
        return self.page

    def settle(self) -> None:
        rest(self.desk)


@pytest.fixture
def house(desk: Desk, qtbot: QtBot) -> House:
    return House(desk, qtbot)


def test_what_is_open_is_told_before_and_a_second_person_is_asked(
    house: House, stage: Callable[..., Any], look: Look, qtbot: QtBot
) -> None:
    words = {"guest": house.ana, "text": "The shower is cold", "steps": ["listen:listen"]}
    house.desk.matters.open(recovery.open_problem, **words).result()
    page = house.open(stage, look)
    assert page._title.text() == "Erase Ana Ruiz"
    assert "The shower is cold" in page._open.text()
    assert "cannot be undone" in page._warning.text()
    form = page._form
    assert not form._pin.isHidden()
    form._pin.set_text("1234")
    page.on_erase()
    qtbot.waitUntil(
        lambda: form.trouble.accessibleName() == "This is not Marek’s PIN.", timeout=20_000
    )
    assert form._pin.edit.text() == ""
    assert house.desk.guest(house.ana) is not None
    form._pin.set_text("4711")
    page.on_erase()
    qtbot.waitUntil(lambda: page._receipt is not None, timeout=20_000)
    assert house.desk.guest(house.ana) is None
    assert "Ana" not in page._told.text()
    assert "Marek" in page._told.text()
    assert "Elena" in page._told.text()


def test_little_is_erased_by_one_person_and_the_receipt_is_saved(
    house: House, stage: Callable[..., Any], look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    page = house.open(stage, look)
    assert page._form._pin.isHidden()
    assert page._open.isHidden()
    page.on_erase()
    qtbot.waitUntil(lambda: page._receipt is not None, timeout=20_000)
    file = tmp_path / "receipt.pdf"
    page._papers.save_to(page._paper(), file)
    qtbot.waitUntil(file.exists, timeout=20_000)
    qtbot.waitUntil(lambda: "receipt.pdf" in page._open.text(), timeout=20_000)
    page.on_leave()
    assert house.left == [True]


def test_page_closes_where_the_guest_was_erased_elsewhere(
    house: House, stage: Callable[..., Any], look: Look, qtbot: QtBot
) -> None:
    page = house.open(stage, look)
    changes: list[Any] = []
    house.desk.on_changes(changes.append)
    house.desk.erasing.erase(house.ana, "asked").result()
    page.on_changed(changes[0])
    qtbot.waitUntil(lambda: house.left == [True], timeout=20_000)


def test_nobody_is_erased_before_it_is_told_whom(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    boris = house.desk.meet(Identity("Boris Petrov")).result()
    page.show_guest(boris)
    assert "Ana" not in page._title.text()
    page.on_erase()
    house.settle()
    assert page._title.text() == "Erase Boris Petrov"
    assert page._receipt is None
    assert house.desk.guest(boris) is not None


def test_what_is_typed_and_then_the_receipt_go_on_in_a_window_built_anew(
    house: House, stage: Callable[..., Any], look: Look, qtbot: QtBot
) -> None:
    first = house.open(stage, look)
    first._form.resume("objected", "By letter")
    page = house.open(stage, look)
    page.take_over(first.open)
    house.settle()
    assert (page._form.reason, page._form.text) == ("objected", "By letter")
    page.on_erase()
    qtbot.waitUntil(lambda: page._receipt is not None, timeout=20_000)
    told = page._told.text()
    last = house.open(stage, look)
    last.take_over(page.open)
    assert last._told.text() == told
    assert not last._print.isHidden()


def test_who_is_to_confirm_stays_chosen_in_a_window_built_anew(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    vera = StaffId(house.desk.join(name="Vera", role="manager").result())
    house.desk.people.set_pin(vera, "2580").result()
    house.desk.erasing.settle(second="always").result()
    first = house.open(stage, look)
    chosen = first._form._who._box
    assert chosen.count() == 2
    chosen.setCurrentIndex(1)
    second = first._form.second[0]
    page = house.open(stage, look)
    assert page._form.second[0] != second
    window = QWidget()
    house.bot.addWidget(window)
    fresh = ErasePage(look, house.desk, Bridge(), window, lambda: "Hotel Mar")
    stage(fresh, 900, 720).take_over(first.open)
    house.settle()
    assert fresh._form.second[0] == second


@pytest.fixture
def hand(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, tmp_path: Path
) -> Iterator[Hand]:
    """The window of Elena, with a guest."""
    desk.meet(Identity("Ingrid Solheim", title="Ms", language="en")).result()
    opened = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield opened
    opened.close()
    qapp.setStyleSheet("")


def test_card_that_is_open_closes_calmly_when_its_guest_is_erased(hand: Hand) -> None:
    hand.open("solheim")
    guest, _name = hand.counter.guest_here
    desk = hand.counter._desk
    desk.erasing.erase(guest, "asked").result()
    hand.until(lambda: hand.counter.shows == "rest")
    assert hand.counter.guest_here == (None, "")
    hand.until(lambda: "Solheim" not in _told(hand))


def _told(hand: Hand) -> str:
    """All that a screen reader, and so anybody, can make out."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    told = [node.text(kind) for node in nodes(hand.window) for kind in kinds]
    return "\n".join(filter(None, told))


def test_keys_lead_from_the_card_to_the_erasing_and_back(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Ctrl+Shift+Del")
    hand.until(lambda: hand.window.page == "erase")
    hand.press("Esc")
    hand.until(lambda: hand.window.page == "counter")
    hand.press("Ctrl+Shift+R")
    hand.until(lambda: hand.window.page == "trust")


def test_page_of_erasing_stands_in_a_window_built_anew(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Ctrl+Shift+Del")
    hand.until(lambda: hand.window.page == "erase")
    hand.change(theme="dark")
    assert hand.window.page == "erase"
    hand.until(lambda: "Erase Ingrid Solheim" in _told(hand))


def test_receipt_stays_in_front_when_the_card_behind_it_closes(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("Ctrl+Shift+Del")
    hand.until(lambda: "Erase Ingrid Solheim" in _told(hand))
    hand.press("Ctrl+Return")
    hand.until(lambda: hand.counter.guest_here == (None, ""))
    hand.until(lambda: "Everything that this house had on file about you was erased" in _told(hand))
    hand.settle()
    assert hand.window.page == "erase"
