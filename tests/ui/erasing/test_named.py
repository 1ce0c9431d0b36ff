"""What other pages say of a guest, on the page of erasing: found, opened, and erased by key."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.people.view import signatures
from assistant.places import Home, Settings
from assistant.recovery import acts as recovery
from assistant.shift import good, handing
from tests.ui.hand import Hand, nodes
from ui.bridge import Bridge
from ui.erasing.page import ErasePage
from ui.look.look import Look
from ui.look.masked import mask

NOTE = "Came with Ana Ruiz at noon"
FOUND = 20_000
"""Milliseconds after which something does not come."""


class House:
    """Ana Ruiz is to be erased; Ben's card, a problem of his, and a handover name her."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        self.desk, self.bot, self.bridge = desk, bot, Bridge()
        self.ana = desk.meet(Identity("Ana Ruiz")).result()
        self.ben = desk.meet(Identity("Ben Ode")).result()
        self.opened: list[Any] = []
        desk.on_changes(self.bridge.tell)

    def talk(self) -> None:
        """All that names her."""
        self.desk.on_guest(self.ben, acts.write_note, text=NOTE).result()
        self.desk.shifts.on_draft(handing.say_to_all, text="Mind Ruiz, Ana").result()

    def open(self, stage: Callable[..., Any], look: Look) -> ErasePage:
        window = QWidget()
        self.bot.addWidget(window)
        page = ErasePage(look, self.desk, self.bridge, window, lambda: "Hotel Mar")
        self.bridge.changed.connect(page.on_changed)
        self.page: ErasePage = stage(page, 1200, 720)
        page.page_wanted.connect(self.opened.append)
        page.show_names(signatures(self.desk.staff()))
        page.show_guest(self.ana)
        self.until(lambda: page._searching.sought.is_over)
        self.until(lambda: page._stands == "asked")
        return page

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=FOUND)

    @property
    def rows(self) -> list[str]:
        """As a screen reader tells them."""
        model = self.page._named._list.rows
        return [model.say(row) for row in model.rows]


@pytest.fixture
def house(desk: Desk, qtbot: QtBot) -> Iterator[House]:
    opened = House(desk, qtbot)
    yield opened
    opened.bridge.close()


def test_the_list_tells_which_page_who_and_the_words(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.talk()
    page = house.open(stage, look)
    first, second = house.rows
    assert first.startswith("Ben Ode")
    assert NOTE in first
    assert "Elena" in first
    assert second.startswith("Handover")
    assert page._sought.text().startswith("2 lines of other pages name the guest.")
    assert "nickname" in page._sought.text()
    assert "left out" not in page._sought.text()
    assert page._named._list.accessibleName() == "On other pages"
    assert not page._named.isHidden()


def test_where_nobody_else_names_the_guest_that_is_said_and_no_list_stands_there(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.desk.on_guest(house.ben, acts.write_note, text="Ana came along").result()
    page = house.open(stage, look)
    assert page._sought.text().startswith("No other page names the guest in full.")
    assert page._named.isHidden()


def test_a_line_goes_by_its_key_and_never_before_the_list_has_the_keys(
    house: House, stage: Callable[..., Any], look: Look, press: Callable[..., None]
) -> None:
    house.talk()
    page = house.open(stage, look)
    page._form.setFocus()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert page._named._list.hasFocus()
    assert len(house.rows) == 2
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    house.until(lambda: len(house.rows) == 1)
    card = house.desk.guest(house.ben)
    assert card is not None
    assert not card.notes
    assert house.desk.guest(house.ana) is not None
    assert page._sought.text().startswith("1 line of other pages names the guest.")


def test_what_is_left_stays_listed_after_the_erasure_and_is_on_the_receipt(
    house: House, stage: Callable[..., Any], look: Look, press: Callable[..., None]
) -> None:
    house.talk()
    page = house.open(stage, look)
    page._form.resume("objected", "")
    page.on_erase()
    house.until(lambda: page._receipt is not None)
    assert len(house.rows) == 2
    told = page._paper().args[0]
    assert told[-1] == "2 lines about others still name you."
    again = page.open
    other = ErasePage(look, house.desk, house.bridge, page, lambda: "Hotel Mar")
    other.take_over(again)
    assert len(other._named._list.rows.rows) == 2
    page._named.setFocus()
    for left in (1, 0):
        press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
        house.until(lambda left=left: len(house.rows) == left)
    assert page._paper().args[0] == page._told.text().split("\n\n")
    page.on_leave()
    assert page._searching.sought.seeking is None


def test_return_asks_for_the_page_and_what_went_meanwhile_leaves_the_list(
    house: House, stage: Callable[..., Any], look: Look, press: Callable[..., None]
) -> None:
    house.talk()
    page = house.open(stage, look)
    page._named.setFocus()
    press(Qt.Key.Key_Return)
    assert [(one.where, one.guest) for one in house.opened] == [("card", house.ben)]
    page.hide()
    house.desk.erasing.mentions.erase(house.opened[0], "asked").result()
    page.show()
    house.until(lambda: len(house.rows) == 1)


def test_a_line_that_cannot_go_has_no_key_and_tells_it(
    house: House, stage: Callable[..., Any], look: Look, press: Callable[..., None]
) -> None:
    words = {"guest": house.ben, "text": "Ana Ruiz took the table", "steps": ["listen:listen"]}
    house.desk.matters.open(recovery.open_problem, **words).result()
    page = house.open(stage, look)
    assert "Cannot go by itself" in house.rows[0]
    page._named.setFocus()
    assert page._named._to_erase.isHidden()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert len(house.rows) == 1


def test_numbers_are_masked_here_as_in_all_lists(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.desk.on_guest(
        house.ana, acts.add_contact, contact="phone", value="+34 600 123 987"
    ).result()
    house.desk.meet(Identity("Otto", phones=("0034600123987",))).result()
    mask(on=True)
    try:
        house.open(stage, look)
        assert "Otto" in house.rows[0]
        assert "600" not in house.rows[0]
    finally:
        mask(on=False)


def test_who_may_not_erase_hears_it_beside_the_list(
    house: House, stage: Callable[..., Any], look: Look, press: Callable[..., None]
) -> None:
    house.talk()
    lin = house.desk.join(name="Lin", role="trainee").result()
    house.desk.sign_in(lin)
    page = house.open(stage, look)
    assert "Problems that only some may see are left out." in page._sought.text()
    page._named.setFocus()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    house.until(lambda: page._named.trouble.accessibleName())
    assert len(house.rows) == 2


def test_a_search_that_nobody_sees_any_more_ends(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.talk()
    page = house.open(stage, look)
    page.show_guest(house.ana)
    page.on_leave()
    assert page.guest is None
    house.desk.ask(lambda: None).result()
    QApplication.processEvents()
    assert page._searching.sought.seeking is None
    page.show_guest(house.ana)
    house.until(lambda: len(house.rows) == 2)


@pytest.fixture
def hand(
    qapp: QApplication, fonts: None, place: Home, desk: Desk
) -> Iterator[tuple[Hand, dict[str, Any]]]:
    """The window of Elena, with pages of all kinds that name a guest."""
    ingrid = desk.meet(Identity("Ingrid Solheim")).result()
    ben = desk.meet(Identity("Ben Ode")).result()
    desk.on_guest(ben, acts.write_note, text="Sits with Ingrid Solheim").result()
    words = {"guest": ben, "text": "Ingrid Solheim took it", "steps": ["listen:listen"]}
    desk.matters.open(recovery.open_problem, **words).result()
    desk.shifts.on_draft(handing.say_to_all, text="Mind Ingrid Solheim").result()
    desk.shifts.begin(good.suggest, text="A chair for Ingrid Solheim").result()
    desk.shifts.begin(good.tell_wow, text="A cab for Ingrid Solheim").result()
    opened = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    yield opened, {"ingrid": ingrid, "ben": ben}
    opened.close()
    qapp.setStyleSheet("")


def test_each_page_is_opened_by_key_and_a_key_leads_back(
    hand: tuple[Hand, dict[str, Any]],
) -> None:
    window, who = hand
    window.open("solheim")
    window.press("Ctrl+Shift+Del")
    window.until(lambda: window.window.page == "erase")
    page = window.app._work._pages._trust._erase
    window.until(lambda: page._searching.sought.is_over)
    found = page._searching.sought.found
    assert {one.where for one in found} == {"card", "problem", "draft", "suggestion", "good"}
    leads = {
        "card": lambda: window.counter.guest_here[0] == who["ben"],
        "problem": lambda: window.window.page == "recovery",
        "draft": lambda: window.window.page == "shift",
        "suggestion": lambda: window.window.page == "shift",
        "good": lambda: window.window.page == "shift",
    }
    shown = [node.text(QAccessible.Text.Name) for node in nodes(window.window)]
    assert any("Sits with Ingrid Solheim" in name for name in shown)
    for one in found:
        page._named.setFocus()
        page._named._list.mark((one.page, one.line))
        window.press("Return")
        window.until(leads[one.where])
        window.until(lambda: window.window.page != "erase")
        window.settle()
        window.press("Alt+End")
        window.until(lambda: window.window.page == "erase")
        assert page.guest == who["ingrid"]
    window.press("Esc")
    window.until(lambda: window.window.page == "counter")
    window.press("Alt+End")
    assert window.window.page == "counter"
