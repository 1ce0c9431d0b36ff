"""A house at the end of a shift, in a real store; the pane in a window as people see it."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests import acts as guest_acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import acts, promises
from assistant.shift import handing
from assistant.shift.entries import Item
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.handover.page import HandoverPane
from ui.look.look import Look

STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
MINUTE_MS = 60_000


class House:
    """What a shift leaves behind, written by the acts of the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def guest(self, name: str, **care: Any) -> PageId:
        guest = self.desk.meet(Identity(name), **care).result()
        self.desk.on_guest(guest, guest_acts.arrive, channel="in-person").result()
        return guest

    def problem(self, text: str, **words: Any) -> PageId:
        return self.desk.matters.open(acts.open_problem, text=text, steps=STEPS, **words).result()

    def promise(self, text: str, minutes: int = 60, **words: Any) -> PageId:
        due_ms = time.time_ns() // 1_000_000 + minutes * MINUTE_MS
        return self.desk.matters.open(
            promises.promise_alone, text=text, due_ms=due_ms, **words
        ).result()

    def pin(self, text: str) -> None:
        self.desk.shifts.on_draft(handing.pin, text=text).result()

    def note(self, item: Item, text: str, step: str = "") -> None:
        self.desk.shifts.on_draft(handing.note, item=item, text=text, next_step=step).result()

    def come(self, staff: StaffId) -> None:
        before = self.desk.signed
        self.desk.sign_in(staff)
        self.desk.shifts.on_draft(handing.come).result()
        self.desk.sign_in(before)

    def give(self) -> PageId:
        page = self.desk.shifts.draft().page
        self.desk.shifts.give(page).result()
        return page

    def three(self) -> PageId:
        """A problem, a promise and a pinned line, handed over; the sheet's page."""
        ingrid = self.guest("Ingrid Solheim")
        self.problem("The shower is cold", guest=ingrid)
        self.promise("Call a taxi", guest=ingrid)
        self.pin("The left door stays shut until seven")
        return self.give()


@pytest.fixture
def house(desk: Desk) -> House:
    return House(desk)


@pytest.fixture
def boris(desk: Desk) -> StaffId:
    """A clerk beside Elena, who is the manager."""
    return desk.join(name="Boris Klein").result()


@pytest.fixture
def bridge(desk: Desk) -> Bridge:
    made = Bridge()
    desk.on_changes(made.tell)
    return made


class Hand:
    """A hand at the pane: presses real keys and waits until all is on disk and shown."""

    def __init__(self, pane: HandoverPane, desk: Desk) -> None:
        self.pane, self.desk = pane, desk
        self.list, self.card = pane._list, pane._list.card
        self.view = pane._view

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence(key)[0]
            target = QApplication.focusWidget() or QApplication.activeWindow()
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            self.settle()

    def type(self, words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(QApplication.focusWidget(), event)
        self.settle()

    def settle(self) -> None:
        rest(self.desk)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Each item as it stands: its part of the sheet, and its kind."""
        rows = self.list.rows.rows
        return [(row.part, row.item.kind) for row in rows if hasattr(row, "part")]

    @property
    def here(self) -> str:
        """The kind of the marked item."""
        return self.list.item.kind if self.list.item is not None else ""

    def sign_in(self, staff: StaffId | None) -> None:
        """Somebody else sits down at this desk, as the composer tells it."""
        self.desk.sign_in(staff)
        self.pane.on_signed()
        self.settle()


@pytest.fixture
def read(
    stage: Callable[..., HandoverPane], look: Look, desk: Desk, bridge: Bridge, qtbot: QtBot
) -> Callable[..., Hand]:
    """The pane in a window, reading or writing, with all that it shows read."""

    def show(mode: str = "read", width: int = 1198, height: int = 714, **words: Any) -> Hand:
        pane = stage(HandoverPane(look, desk, bridge), width, height)
        bridge.changed.connect(pane.on_changed)
        pane.show_given(**words) if mode == "read" else pane.show_draft(**words)
        hand = Hand(pane, desk)
        qtbot.waitUntil(lambda: pane._known is not None)
        pane.setFocus(Qt.FocusReason.OtherFocusReason)
        hand.settle()
        return hand

    return show
