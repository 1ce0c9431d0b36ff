"""Hands change and everything is hidden: in the whole window, by the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.key import store_key
from assistant.journal.spelled import spelled
from assistant.journal.stamp import StaffId
from assistant.people.view import StaffView
from assistant.places import Home, Settings, read_settings
from tests.ui.hand import Hand, nodes
from ui.calm.cover import Cover


@pytest.fixture
def hand(
    qapp: QApplication, fonts: None, place: Home, desk: Desk, tmp_path: Path
) -> Iterator[Hand]:
    """The window of two colleagues: Elena, who has a PIN from now on, and Marek, who has none."""
    desk.meet(Identity("Ingrid Solheim", title="Ms", language="en")).result()
    desk.join(name="Marek").result()
    hand = Hand(qapp, place, Settings(language="en", theme="light", staff=desk.signed.hex()))
    desk.people.set_pin(desk.signed, "2468").result()
    hand.until(lambda: hand.app._work._pages.hands.signer.has_pin)
    yield hand
    hand.close()
    qapp.setStyleSheet("")


def person(desk: Desk, name: str) -> StaffView:
    return next(one for one in desk.staff() if one.name == name)


def cover(hand: Hand) -> Cover | None:
    return hand.app._work._pages._hiding._cover


def hidden(hand: Hand) -> bool:
    return cover(hand) is not None


def away(hand: Hand) -> None:
    """The time is over."""
    hand.app._work._pages._hiding.on_away()
    hand.until(lambda: hidden(hand))


def pin_field(hand: Hand) -> QLineEdit:
    return cover(hand).who._pin.edit


def seen(hand: Hand) -> str:
    """All that a screen reader, and so anybody, can make out."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    told = [node.text(kind) for node in nodes(hand.window) for kind in kinds]
    return "\n".join([*filter(None, told), hand.window.windowTitle()])


def signed(hand: Hand) -> StaffId | None:
    return hand.app._work._desk.signed


def test_one_key_hides_everything_and_any_key_brings_it_back_as_it_was(hand: Hand) -> None:
    hand.open("solheim")
    hand.press("F7")
    hand.type("Likes the quiet corner, and")
    line = QApplication.focusWidget()
    line.setCursorPosition(5)
    hand.press("Ctrl+L")
    assert hidden(hand)
    assert "Solheim" not in seen(hand)
    assert "quiet corner" not in seen(hand)
    for key in ("Ctrl+N", "F8", "Tab", "Ctrl+L"):
        hand.press(key)
        assert not hidden(hand), key
        assert hand.window.page == "counter"
        hand.press("Ctrl+L")
        assert hidden(hand)
    hand.press("x")
    assert not hidden(hand)
    assert QApplication.focusWidget() is line
    assert (line.text(), line.cursorPosition()) == ("Likes the quiet corner, and", 5)
    hand.type(" ")
    assert line.text() == "Likes  the quiet corner, and"


def test_who_has_a_pin_is_asked_for_it_after_a_while_and_types_it_at_once(hand: Hand) -> None:
    hand.open("solheim")
    away(hand)
    hand.type("2")
    assert hidden(hand)
    assert "Solheim" not in seen(hand)
    assert pin_field(hand).text() == "2"
    hand.type("468")
    hand.press("Return")
    hand.until(lambda: not hidden(hand))
    assert hand.counter.shows == "card"


def test_wrong_pins_are_told_slow_down_and_are_known_to_the_manager(hand: Hand, desk: Desk) -> None:
    away(hand)
    hand.press("x")
    for tries in range(1, 6):
        pin_field(hand).clear()
        hand.type("1111")
        hand.press("Return")
        hand.until(lambda tries=tries: person(desk, "Elena").misses == tries)
        hand.until(lambda: "is not the PIN of Elena" in seen(hand))
    pin_field(hand).clear()
    hand.type("2468")
    hand.press("Return")
    hand.until(lambda: "The next one is taken in" in seen(hand))
    assert hidden(hand)
    assert person(desk, "Elena").warned_ms


def test_who_takes_over_sees_nothing_half_typed_and_who_comes_back_finds_it(
    hand: Hand, desk: Desk
) -> None:
    elena = desk.signed
    hand.open("solheim")
    hand.press("F7")
    hand.type("Half a thought")
    away(hand)
    before = hand.window
    hand.press("F12")
    hand.press("2")
    hand.until(lambda: hand.window is not before and not hidden(hand))
    assert signed(hand) == person(desk, "Marek").page
    hand.settle()
    assert "Half a thought" not in seen(hand)
    assert hand.window.top.search.text == ""
    assert hand.counter.shows == "rest"
    hand.window.activateWindow()
    hand.until(hand.window.isActiveWindow)
    away(hand)
    before = hand.window
    hand.press("F12")
    hand.press("1")
    hand.type("2468")
    hand.press("Return")
    hand.until(lambda: hand.window is not before and not hidden(hand))
    hand.until(lambda: hand.counter.shows == "card")
    assert signed(hand) == elena
    hand.until(
        lambda: "Half a thought" in [one.text() for one in hand.window.findChildren(QLineEdit)]
    )


def test_idle_desk_hides_itself_once_and_a_touch_before_that_counts(hand: Hand) -> None:
    idle = hand.app._work._pages._hiding.idle
    first = idle.now
    assert not idle.is_over(first)
    gone = [0.0]
    idle._clocks = lambda: tuple(one + gone[0] for one in first)
    gone[0] = 4 * 60
    QTest.keyClick(hand.window.windowHandle(), "x")
    gone[0] = 8 * 60
    idle.look()
    assert not hidden(hand)
    gone[0] = 9 * 60 + 1
    idle.look()
    assert hidden(hand)


def test_next_start_shows_nothing_before_the_pin(
    hand: Hand, desk: Desk, qapp: QApplication, place: Home
) -> None:
    hand.press("F12", "1")
    hand.type("2468")
    hand.press("Return")
    hand.until(lambda: hand.window.page != "who")
    settings = read_settings(place)._replace(language="en")
    again = Hand(qapp, place, settings)
    try:
        again.until(lambda: hidden(again))
        assert "Solheim" not in seen(again)
        again.press("Ctrl+F")
        again.type("solheim")
        assert "Solheim" not in seen(again)
        pin_field(again).clear()
        again.type("2468")
        again.press("Return")
        again.until(lambda: not hidden(again))
        assert again.window.top.isVisible()
    finally:
        again.close()


@pytest.mark.skipif(
    "QGuiApplication.platformName() == 'offscreen'", reason="there nobody owns a clipboard"
)
def test_what_was_copied_is_nobody_elses_to_paste(hand: Hand) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Ms Solheim, welcome back.")
    hand.press("Ctrl+L")
    assert clipboard.text() == ""
    hand.press("x")
    assert clipboard.text() == "Ms Solheim, welcome back."
    clipboard.clear()


def test_no_dialog_stays_over_the_calm_screen_whatever_stands_over_it(hand: Hand) -> None:
    below = QDialog(hand.window)
    below.open()
    above = QMessageBox(below)
    above.open()
    hand.app._work._pages._hiding.hide()
    assert not above.isVisible()
    assert not below.isVisible()


def test_window_built_anew_stays_hidden(hand: Hand) -> None:
    hand.press("Ctrl+L")
    before = hand.window
    hand.app._settings = hand.app._settings._replace(theme="dark")
    hand.app._rebuild()
    assert hand.window is not before
    QCoreApplication.processEvents()
    assert hidden(hand)
    assert not hand.window.top.isVisible()


def test_manager_is_told_of_wrong_pins_until_they_are_known(hand: Hand, desk: Desk) -> None:
    there = hand.app._work._desk
    pill = hand.window.top.misses
    assert not pill.isVisible()
    for _ in range(5):
        there.people.enter(signed(hand), "1111").result()
    hand.until(lambda: "Elena" in pill.accessibleName())
    pill.click()
    hand.until(lambda: hand.window.page == "trust")
    pane = hand.app._work._pages._trust._built["people"]
    hand.until(lambda: pane._list.rows and not pane._reader.is_busy)
    hand.press("Alt+K")
    hand.until(lambda: not pill.isVisible())
    for _ in range(5):
        there.people.set_pin(signed(hand), "2468").result()  # so that nobody waits
        there.people.enter(signed(hand), "1111").result()
    assert not person(desk, "Elena").warned_ms


def test_forgotten_pin_is_set_anew_by_what_the_recovery_sheet_says(
    hand: Hand, desk: Desk, place: Home
) -> None:
    away(hand)
    hand.press("x")
    hand.press("Alt+F")
    sheet = QApplication.focusWidget()
    sheet.insertPlainText("0000 0000 0000 0000\n" * 6)
    hand.press("Tab")
    hand.type("1357")
    hand.press("Ctrl+Return")
    hand.until(lambda: "Line 1 does not fit" in seen(hand))
    assert hidden(hand)
    sheet.clear()
    sheet.insertPlainText("\n".join(spelled(store_key(place)[0])))
    hand.press("Ctrl+Return")
    hand.until(lambda: not hidden(hand))
    assert person(desk, "Elena").by_sheet_ms
    assert desk.people.enter(signed(hand), "1357").result()
