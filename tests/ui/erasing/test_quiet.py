"""Files about a guest who was erased: gone at once where it was done, and at the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from ui.bridge import Bridge
from ui.erasing.quiet import Quiet


@pytest.fixture
def ana(desk: Desk) -> PageId:
    desk.erasing.settle(second="never").result()
    return desk.meet(Identity("Ana Ruiz")).result()


def book_of(desk: Desk, guest: PageId, path: Path) -> Path:
    desk.open_book.will_save([guest], path).result()
    path.write_text("All that is on file", "utf-8")
    return path


def test_an_open_book_goes_as_soon_as_its_guest_is_erased(
    desk: Desk, ana: PageId, qtbot: QtBot, tmp_path: Path
) -> None:
    book = book_of(desk, ana, tmp_path / "book.pdf")
    room, bridge = QObject(), Bridge()
    quiet = Quiet(desk, bridge, room)
    bridge.changed.connect(quiet.on_changed)
    desk.on_changes(bridge.tell)
    qtbot.wait(10)
    assert book.exists()
    desk.erasing.erase(ana, "asked").result()
    qtbot.waitUntil(lambda: not book.exists(), timeout=60_000)
    assert quiet._soon.isActive()


def test_an_open_book_that_was_left_goes_at_the_next_start(
    desk: Desk, ana: PageId, qtbot: QtBot, tmp_path: Path
) -> None:
    book = book_of(desk, ana, tmp_path / "book.pdf")
    desk.erasing.erase(ana, "asked").result()
    assert book.exists()
    room, bridge = QObject(), Bridge()
    quiet = Quiet(desk, bridge, room)
    qtbot.waitUntil(lambda: not book.exists(), timeout=60_000)
    assert quiet._daily.isActive()
