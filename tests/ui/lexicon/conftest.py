"""The page of the lexicon on a real desk, and a hand at it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assistant.desk import Desk
from assistant.journal.stamp import StaffId
from assistant.people.view import signatures
from assistant.words.view import HouseWords
from tests.ui.rest import rest
from ui.bridge import Bridge
from ui.lexicon.page import LexiconPane
from ui.lexicon.rows import WordRow
from ui.look.look import Look


@pytest.fixture
def boris(desk: Desk) -> StaffId:
    """A clerk beside Elena, who is the manager."""
    return desk.join(name="Boris Klein").result()


@pytest.fixture
def bridge(desk: Desk) -> Iterator[Bridge]:
    """As the window has it: what is written is told to whoever is open."""
    made = Bridge()
    desk.on_changes(made.tell)
    yield made
    made.close()


class Hand:
    """A hand at the page: presses real keys, and waits until all is on disk and shown."""

    def __init__(
        self, desk: Desk, bridge: Bridge, look: Look, stage: Callable[..., QWidget]
    ) -> None:
        self.desk, self._bridge, self._look, self._stage = desk, bridge, look, stage
        self.pane = self.built()

    def built(self) -> LexiconPane:
        """The page, kept in step as the composer keeps it."""
        pane = LexiconPane(self._look, self.desk, self._bridge, self.house, "Hotel Aurora")
        pane.show_names(signatures(self.desk.staff()))
        self._bridge.changed.connect(lambda changes: pane.show_house(self.house))
        self._bridge.changed.connect(pane.on_changed)
        self._stage(pane, 1100, 800)
        pane.setFocus()
        return pane

    def anew(self) -> LexiconPane:
        """A window built anew: what stood open before is there again."""
        before = self.pane.open
        self.pane.host.hide()
        self.pane = self.built()
        self.pane.take_over(before)
        return self.pane

    @property
    def house(self) -> HouseWords:
        """What is on disk."""
        return self.desk.words.house()

    @property
    def rows(self) -> list[WordRow]:
        """The entries that are listed."""
        return [row for row in self.pane._front.rows if isinstance(row, WordRow)]

    @property
    def marked(self) -> WordRow:
        """The one that the keys act on."""
        row = self.pane._front.list.word
        assert row is not None
        return row

    @property
    def undo_told(self) -> str:
        """What the line says that offers the way back; "" where there is none."""
        line = self.pane._front._undo
        return "" if line.isHidden() else line._told.text()

    @property
    def trouble(self) -> str:
        """Why something was not done."""
        line = self.pane._front._trouble
        return "" if line.isHidden() else line.accessibleName()

    def mark(self, key: str) -> None:
        assert self.pane._front.list.mark(key)

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
        QCoreApplication.processEvents()

    def settle(self) -> None:
        rest(self.desk)


@pytest.fixture
def hand(desk: Desk, bridge: Bridge, look: Look, stage: Callable[..., QWidget]) -> Hand:
    """Elena at the page."""
    return Hand(desk, bridge, look, stage)
