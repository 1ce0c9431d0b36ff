"""Who has two cards: listed with reasons, laid side by side, joined by a key, and parted again."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.look.look import Look
from ui.look.rows import ROW, Heading
from ui.merging.page import MergingPane

Key, Mod = Qt.Key, Qt.KeyboardModifier


class House:
    """Ana Ruiz has two cards with one number; Bert has one; Elena is at the desk."""

    def __init__(self, desk: Desk, bot: QtBot) -> None:
        self.desk, self.bot = desk, bot
        self.ana = self.met("Ana Ruiz", phones=("+34 911 234 567",), nickname="Anita")
        self.other = self.met("Ana Ruiz Vega", phones=("0034 911 234 567",), language="es")
        self.bert = self.met("Bert Krause", phones=("040 111 222",))
        desk.on_guest(self.ana, acts.arrive, channel="in-person").result()
        self.here: tuple[PageId | None, str] = (None, "")

    def met(self, name: str, **details: Any) -> PageId:
        return self.desk.meet(Identity(name, **details)).result()

    def card(self, page: PageId) -> GuestView:
        view = self.desk.guest(page)
        assert view is not None
        return view

    def open(self, stage: Callable[..., Any], look: Look) -> MergingPane:
        bridge = Bridge()
        self.desk.on_changes(bridge.tell)
        self.page = stage(MergingPane(look, self.desk, bridge, lambda: self.here), 1100, 700)
        bridge.changed.connect(self.page.on_changed)
        self.bridge = bridge
        self.settle()
        self.page.setFocus()
        return self.page

    def settle(self) -> None:
        rest(self.desk)
        self.bot.waitUntil(lambda: self.page._stop is None, timeout=20_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        self.settle()

    def until(self, shown: str) -> None:
        self.bot.waitUntil(lambda: self.page.shows == shown, timeout=20_000)

    @property
    def rows(self) -> list[str]:
        model = self.page._front.list.model()
        found = (model.index(at, 0) for at in range(model.rowCount()))
        return [
            one.data(ROW)[0]
            if isinstance(one.data(ROW), Heading)
            else str(one.data(Qt.ItemDataRole.AccessibleTextRole))
            for one in found
        ]

    @property
    def fields(self) -> dict[str, str]:
        return {one.field: one.side for one in self.page._sides.list.fields}


@pytest.fixture
def house(desk: Desk, qtbot: QtBot) -> House:
    return House(desk, qtbot)


def test_pairs_are_listed_under_their_reasons(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    assert house.rows == ["Same telephone number, names alike", "Ana Ruiz, Ana Ruiz Vega"]
    assert page._front._head.text() == "Perhaps one guest: 1 pair of cards"
    assert page.shows == "alike-list"


def test_who_is_erased_is_neither_listed_nor_compared_any_more(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.press(Key.Key_Return)
    house.until("alike-form")
    house.desk.erasing.erase(house.other, "asked").result()
    house.until("alike-list")
    assert house.rows == []
    assert page._pairs == []


def test_nobody_with_two_cards_is_said_so(desk: Desk, qtbot: QtBot, stage: Any, look: Look) -> None:
    house = House(desk, qtbot)
    desk.merging.tell_apart(house.ana, house.other).result()
    page = house.open(stage, look)
    assert house.rows == []
    assert page._front._told.text() == "No two cards look as if they were one guest’s."


def test_both_are_joined_field_by_field_and_parted_at_once(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.press(Key.Key_Return)
    house.until("alike-form")
    # The one of whom more is known stays at the left.
    assert page._both == (house.ana, house.other)
    assert house.fields == {
        "name": "ours",
        "nickname": "ours",
        "language": "theirs",
        "phone": "both",
    }
    house.press(Key.Key_Right)
    assert house.fields["name"] == "theirs"
    assert "Kept as what it was: Ana Ruiz (Name)" in page._sides._old.text()
    house.press(Key.Key_B)
    assert house.fields["name"] == "theirs"
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.until("alike-list")
    view = house.card(house.other)
    assert view.page == house.ana
    assert (view.identity.name, view.identity.language) == ("Ana Ruiz Vega", "es")
    assert house.rows == []
    assert "one now" in page._front.undo._told.text()
    house.press(Key.Key_Z, Mod.ControlModifier)
    house.bot.waitUntil(lambda: house.card(house.other).page == house.other, timeout=20_000)
    house.bot.waitUntil(lambda: len(house.rows) == 2, timeout=20_000)
    assert page._front.undo.isHidden()


def test_who_lays_two_cards_side_by_side_has_looked_at_both(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.open(stage, look)
    assert house.desk.views.of_guest(house.ana) == []
    house.press(Key.Key_Return)
    house.until("alike-form")
    for page in (house.ana, house.other):
        assert [one.staff for one in house.desk.views.of_guest(page)] == [house.desk.signed]
    assert house.desk.views.of_guest(house.bert) == []


def test_two_people_are_told_apart_from_the_list(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.open(stage, look)
    house.press(Key.Key_X, Mod.AltModifier)
    house.bot.waitUntil(lambda: house.rows == [], timeout=20_000)
    assert house.card(house.ana).log[-1].kind == "told-apart"
    house.press(Key.Key_Z, Mod.ControlModifier)
    house.bot.waitUntil(lambda: len(house.rows) == 2, timeout=20_000)


def test_another_card_of_the_guest_at_the_counter_is_found_by_typing(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.press(Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    assert "Open the card of the guest first" in page._front._trouble.accessibleName()
    house.here = (house.ana, "Ana Ruiz")
    house.press(Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    assert page.shows == "alike-form"
    house.bot.waitUntil(lambda: page._chooser.field.is_offering, timeout=20_000)
    assert [hit.page for hit in page._chooser.field._hits] == [house.other]
    QTest.keyClicks(QApplication.focusWidget(), "bert")
    house.bot.waitUntil(
        lambda: [hit.page for hit in page._chooser.field._hits] == [house.bert], timeout=20_000
    )
    house.bot.waitUntil(lambda: page._chooser.field.is_offering, timeout=20_000)
    house.press(Key.Key_Return)
    house.bot.waitUntil(lambda: page._both == (house.ana, house.bert), timeout=20_000)
    house.press(Key.Key_P, Mod.AltModifier)
    house.until("alike-list")
    house.bot.waitUntil(lambda: "Bert Krause" in " ".join(house.rows), timeout=20_000)
    assert house.rows[0] == "Perhaps the same, a colleague says"


def test_who_may_not_join_is_told_whom_it_is_for_and_nothing_is_lost(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.desk.sign_in(house.desk.join(name="Marek", role="trainee").result())
    house.press(Key.Key_Return)
    house.until("alike-form")
    house.press(Key.Key_Right)
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.bot.waitUntil(lambda: page._sides._trouble.isVisible(), timeout=20_000)
    assert "Elena" in page._sides._trouble.accessibleName()
    assert house.fields["name"] == "theirs"
    assert house.card(house.other).page == house.other


def test_a_window_built_anew_stands_where_it_stood(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.press(Key.Key_Return)
    house.until("alike-form")
    again = stage(MergingPane(look, house.desk, house.bridge), 1100, 700)
    again.take_over(page.open)
    house.page = again
    house.until("alike-form")
    assert again._both == (house.ana, house.other)


def test_what_is_chosen_of_two_cards_stays_in_a_window_built_anew(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    page = house.open(stage, look)
    house.press(Key.Key_Return)
    house.until("alike-form")
    house.press(Key.Key_Right)  # the name of the other card
    page._sides.list.mark("phone")
    page._sides.list.choose_side("theirs")
    chosen = house.fields
    assert (chosen["name"], chosen["phone"]) == ("theirs", "theirs")
    again = stage(MergingPane(look, house.desk, house.bridge), 1100, 700)
    again.take_over(page.open)
    third = stage(MergingPane(look, house.desk, house.bridge), 1100, 700)
    third.take_over(again.open)  # built anew once more before the cards were read
    house.page = third
    house.until("alike-form")
    assert house.fields == chosen
    assert third._sides.list.marked == "phone"
    house.page.setFocus()
    house.press(Key.Key_Return, Mod.ControlModifier)
    house.until("alike-list")
    assert house.card(house.ana).identity.name == "Ana Ruiz Vega"


def test_whose_other_card_is_looked_for_stays_in_a_window_built_anew(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.here = (house.bert, "Bert Krause")
    page = house.open(stage, look)
    page._on_other()
    page._chooser.field.line.setText("Ana")
    again = stage(MergingPane(look, house.desk, house.bridge), 1100, 700)
    again.take_over(page.open)
    house.page = again
    assert again._chooser.field.text == "Ana"
    assert again._chooser._title.text() == "Another card of Bert Krause"
    house.bot.waitUntil(lambda: again._chooser.field.is_offering, timeout=20_000)
    again._chooser.choose()
    house.bot.waitUntil(lambda: again._both is not None, timeout=20_000)
    assert house.bert in again._both


def test_the_pair_of_the_guest_at_the_counter_is_marked(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    third = house.met("Bert Krause", phones=("040 111222",))
    house.here = (third, "Bert Krause")
    page = house.open(stage, look)
    assert {page._front.list.current.one, page._front.list.current.other} == {house.bert, third}


def test_joined_at_another_desk_the_list_follows(
    house: House, stage: Callable[..., Any], look: Look
) -> None:
    house.open(stage, look)
    house.desk.merging.merge(house.ana, house.other).result()
    house.bot.waitUntil(lambda: house.rows == [], timeout=20_000)
