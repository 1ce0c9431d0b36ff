"""A house with guests, closed, for a window to open; and a computer on which nobody was met."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from assistant.desk import open_desk
from assistant.guests.entries import Identity
from assistant.places import Home, read_settings, write_settings
from tests.safe.homes import GUESTS
from tests.ui.hand import Hand


@pytest.fixture
def place(tmp_path: Path) -> Home:
    """A home with three guests and a manager who needs no PIN."""
    home = Home(tmp_path / "house")
    desk = open_desk(home)
    elena = desk.join(name="Elena", role="manager").result()
    desk.sign_in(elena)
    for name in GUESTS:
        desk.meet(Identity(name)).result()
    desk.close()
    kept = read_settings(home)._replace(staff=elena.hex(), house="Hotel Mar", language="en")
    write_settings(home, kept)
    return home


@pytest.fixture
def opened(qapp: QApplication, fonts: None) -> Iterator[Callable[[Home], Hand]]:
    """Opens the window of a home."""
    hands: list[Hand] = []

    def open_window(home: Home) -> Hand:
        hands.append(Hand(qapp, home, read_settings(home)._replace(language="en")))
        return hands[-1]

    yield open_window
    for hand in hands:
        hand.close()
