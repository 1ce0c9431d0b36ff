"""A line-up over the practice store, in a real window, and a hand at its keyboard."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desk import Desk, open_desk
from assistant.exchange import practice
from assistant.exchange.coming import Coming
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import signatures
from assistant.places import Home
from assistant.shift import expecting, good
from assistant.words.book import Book
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.lineup.page import LineUpPage
from ui.look.keys import KEYS
from ui.look.look import Look
from ui.window import Window

LONG = "Herr Maximilian von Habsburg-Lothringen zu Wasserburg am Inn"


class Hall:
    """Where the shift stands together: the page alone in its window."""

    def __init__(self, desk: Desk, look: Look, qtbot: QtBot) -> None:
        self.desk, self.bot = desk, qtbot
        self.staff = {one.name: StaffId(one.page) for one in desk.staff()}
        self.bridge = Bridge()
        desk.on_changes(self.bridge.tell)
        self.look = look
        self.told: list[object] = []
        """Signals of the page, in order."""
        self.window = Window(look)
        qtbot.addWidget(self.window)
        self.window.show_alone("line-up")
        self.page = self.new_page()
        self.window.add_page("line-up", self.page)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def new_page(self) -> LineUpPage:
        """A page as a window that is built anew gets it."""
        page = LineUpPage(self.look, self.desk, self.bridge, Book(), "Salve")
        page.show_names(signatures(self.desk.staff()))
        page.left.connect(lambda: self.told.append("left"))
        page.guest_wanted.connect(self.told.append)
        self.bridge.changed.connect(page.on_changed)
        return page

    def begin(self) -> None:
        self.window.show_page("line-up")
        self.page.begin()
        self.until(lambda: self.page.sheet.shown.part)

    def press(self, *acts_or_keys: str) -> None:
        """Press the keys of acts of the table, or keys by Qt's names."""
        for name in acts_or_keys:
            sequence = KEYS[name].sequence if name in KEYS else name
            combination: QKeyCombination = QKeySequence(sequence)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            QCoreApplication.processEvents()

    def click(self) -> None:
        QTest.mouseClick(self.page.sheet, Qt.MouseButton.LeftButton)

    def until(self, holds: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def settle(self) -> None:
        """Until what was written is read and shown."""
        rest(self.desk)
        self.until(lambda: not self.page._is_reading)

    # -- what is there --------------------------------------------------------------------------

    @property
    def slides(self) -> int:
        return len(self.page._line_up.slides)

    @property
    def now(self) -> str:
        """What the slide is about, or the end."""
        return self.page.sheet.shown.name or self.page.sheet.shown.text

    @property
    def dots(self) -> dict[str, str]:
        """Each part with its dots: "t" a tick, "o" now, "." to come."""
        signs = {"seen": "t", "now": "o", "later": "."}
        return {g.name: "".join(signs[dot] for dot in g.dots) for g in self.page.dots.groups}

    def go_to(self, part: str) -> None:
        """To the first slide of a part."""
        while self.page.sheet.shown.part != part:
            before = self.page._at
            self.press("line-up-next")
            assert self.page._at > before, f"nothing is told under {part}"

    def all_shown(self) -> Iterator[str]:
        """Every slide from the first one to the end, each whole text once it is shown."""
        self.press("line-up-first")
        while True:
            yield self.page.sheet.shown.spoken
            if self.page._at == self.slides:
                return
            self.press("line-up-next")

    def wow(self, text: str, *about: str) -> PageId:
        """A good deed, told by who is at the desk."""
        who = tuple(self.staff[name] for name in about)
        changes = self.desk.shifts.begin(good.tell_wow, text=text, about=who).result()
        return changes.entries[0].page

    def close(self) -> None:
        self.page.hide()
        self.bridge.close()
        self.window.deleteLater()  # nothing asks a desk that is closed
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def practised(place: Home) -> Iterator[Desk]:
    """The practice store; two guests of it and somebody new are expected today."""
    desk = open_desk(Home(place.root, practice=True))
    practice.furnish(desk, time.time_ns() // 1_000_000)
    desk.sign_in(StaffId(desk.staff()[0].page))
    day = time.strftime("%Y-%m-%d")
    hits = desk.look_up(lambda tx: find.recent(tx, 60))
    away = [hit for hit in hits if not hit.here]
    for hit, at in zip(away[:2], ("19:30", ""), strict=True):
        row = Coming(name=hit.name, day=day, at=at)
        desk.shifts.expect(expecting.expect_one, row=row, guest=hit.page).result()
    row = Coming(name=LONG, day=day, at="17:45", note="Flowers in the room", party=4)
    desk.shifts.expect(expecting.expect_one, row=row).result()
    yield desk
    desk.close()


@pytest.fixture
def hall(practised: Desk, look: Look, qtbot: QtBot) -> Iterator[Hall]:
    """The page over the practice store, not begun yet."""
    one = Hall(practised, look, qtbot)
    yield one
    one.close()


@pytest.fixture
def empty_hall(desk: Desk, look: Look, qtbot: QtBot) -> Iterator[Hall]:
    """The page over a house where nothing has happened yet; Elena is at the desk."""
    one = Hall(desk, look, qtbot)
    yield one
    one.close()
