"""The recovery page over an open desk, and a hand at its keyboard that counts its strokes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import signatures
from assistant.recovery import acts
from assistant.recovery.view import MatterView
from assistant.words.book import Book
from ui.bridge import Bridge
from ui.listening.listening import Listening
from ui.look.keys import KEYS
from ui.look.look import Look
from ui.recovery.page import Recovery

OKAFOR = Identity("Daniel Okafor", given="Daniel", family="Okafor", title="Mr", language="en")
STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")


class Clerk:
    """Presses keys by the names of their acts, waits, and looks."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot) -> None:
        self.desk, self.bot, self.look = desk, qtbot, look
        self.strokes = 0
        """Keys pressed so far, without the letters of texts."""
        self.told: list[str] = []
        """Signals of the page, in order."""
        self.asked: list[Callable[[], None]] = []
        """What waits for the answer who is at this desk."""
        self.boss = desk.signed
        """Elena, the manager."""
        self.mia = desk.join(name="Mia", role="clerk").result()
        self.marek = desk.join(name="Marek", role="clerk").result()
        desk.sign_in(self.mia)
        self.guest = desk.meet(OKAFOR).result()
        self.host = QWidget()
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        QVBoxLayout(self.host)
        self.host.resize(1198, 714)
        self.host.show()
        self.host.activateWindow()
        qtbot.waitUntil(self.host.isActiveWindow)
        self.listening = Listening(look, self.host)
        self.page = self.new_page()

    def new_page(self) -> Recovery:
        """A page as a window that is built anew gets it."""
        page = Recovery(self.look, self.desk, self.bridge, Book(), "Salve")
        page.show_names(signatures(self.desk.staff()))
        self.bridge.changed.connect(page.on_changed)
        page.shown.connect(page.setFocus)
        page.staff_wanted.connect(self.asked.append)
        page.guest_needed.connect(lambda: self.told.append("guest_needed"))
        page.left.connect(lambda: self.told.append("left"))
        page.guest_wanted.connect(lambda guest: self.told.append(f"guest {guest.hex()}"))
        self.host.layout().addWidget(page)
        return page

    # -- the hand -------------------------------------------------------------------------------

    def press(self, *acts_or_keys: str) -> None:
        """Press the keys of acts of the table, or keys by Qt's names; each is one stroke."""
        for name in acts_or_keys:
            sequence = KEYS[name].sequence if name in KEYS else name
            combination: QKeyCombination = QKeySequence(sequence)[0]
            target = QApplication.focusWidget() or self.host
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            QCoreApplication.processEvents()
            self.strokes += 1

    def type(self, words: str) -> None:
        """Type a text of any script where the focus is; it is not counted."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, QKeySequence("A")[0].keyboardModifiers(), letter)
                QCoreApplication.sendEvent(QApplication.focusWidget() or self.host, event)
        QCoreApplication.processEvents()

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=30_000)

    # -- what is there --------------------------------------------------------------------------

    def problem(self, text: str = "The suit is not back", **words: Any) -> PageId:
        """A problem of Mr Okafor's that stands open on the page."""
        told = {"guest": self.guest, "steps": STEPS, "text": text} | words
        page = self.desk.matters.open(**told).result()
        self.show(page)
        return page

    def show(self, page: PageId) -> None:
        self.page.show_matter(page)
        self.until(lambda: self.page._known is not None and self.page._known.view.page == page)

    def elsewhere(self, page: PageId, act: Callable[..., Any], **words: Any) -> None:
        """Something done at another desk, by whoever is signed in at this one."""
        before = self.page._known
        self.desk.matters.act(page, act, **words).result()
        self.until(lambda: self.page._known is not before)

    def sign_in(self, staff: StaffId) -> None:
        self.desk.sign_in(staff)
        self.page.show_names(signatures(self.desk.staff()))
        if self.page._known is not None:
            self.until(lambda: self.page._known.around.signer == staff)

    @property
    def view(self) -> MatterView:
        """The matter of the page, as it is on disk."""
        view = self.desk.matters.one(self.page._wanted)
        assert view is not None
        return view

    @property
    def texts(self) -> list[str]:
        labels = self.host.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(self.host)]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts)

    @property
    def words(self) -> str:
        """What is to be said now."""
        opening = self.page.shows == "opening"
        return (self.page._opening if opening else self.page._now).spoken.words

    @property
    def form(self) -> str:
        """The form in the centre, once what is on disk is shown."""
        return self.page._now.form

    def step(self, key: str) -> None:
        """Wait until a step stands in the centre."""
        self.until(lambda: self.page._centre.shown == key)

    def do_steps(self, page: PageId, *keys: str) -> None:
        for key in keys:
            self.desk.matters.act(page, acts.do_step, step=key).result()
        after = {"forgiveness": "hear", "hear": "right", "right": "write", "write": "end"}
        self.step(after[keys[-1]])

    def close(self) -> None:
        self.host.deleteLater()  # nothing asks a desk that is closed
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clerk(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Clerk]:
    """Mia, a clerk, with Marek and a manager; Mr Okafor on file; the page open."""
    one = Clerk(desk, look, qtbot)
    yield one
    one.close()
