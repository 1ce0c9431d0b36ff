"""A page reads once at a time, shows the last answer only, and nothing while it is not seen."""

from concurrent.futures import Future

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.bridge import Bridge
from ui.reader import Reader


class Shelf:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.owner, self.bridge = QObject(), Bridge()
        self.asked: list[Future[str]] = []
        self.shown: list[str] = []
        self.reader = Reader(self.owner, self.bridge, self.ask, self.shown.append)

    def ask(self) -> "Future[str]":
        self.asked.append(Future())
        return self.asked[-1]


def test_asked_again_meanwhile_it_reads_once_more_and_shows_the_last_only(qtbot: QtBot) -> None:
    shelf = Shelf()
    for _ in range(4):
        shelf.reader.read()
    assert len(shelf.asked) == 1
    shelf.asked[0].set_result("before")
    qtbot.waitUntil(lambda: len(shelf.asked) == 2)
    shelf.asked[1].set_result("after")
    qtbot.waitUntil(lambda: not shelf.reader.is_busy)
    assert shelf.shown == ["after"]
    assert len(shelf.asked) == 2


def test_what_changes_unseen_is_read_when_it_is_seen(qtbot: QtBot) -> None:
    shelf = Shelf()
    shelf.reader.shown()
    shelf.asked[0].set_result("first")
    qtbot.waitUntil(lambda: shelf.shown == ["first"])
    shelf.reader.shown()
    assert len(shelf.asked) == 1
    shelf.reader.changed(seen=False)
    assert len(shelf.asked) == 1
    shelf.reader.shown()
    assert len(shelf.asked) == 2
    shelf.asked[1].set_result("second")
    qtbot.waitUntil(lambda: not shelf.reader.is_busy)
    shelf.reader.changed(seen=True)
    assert len(shelf.asked) == 3


def test_a_reading_that_was_called_off_does_not_stop_the_next(qtbot: QtBot) -> None:
    shelf = Shelf()
    shelf.reader.read()
    assert shelf.asked[0].cancel()
    shelf.asked[0].set_running_or_notify_cancel()
    qtbot.waitUntil(lambda: not shelf.reader.is_busy)
    shelf.reader.read()
    shelf.asked[1].set_result("after")
    qtbot.waitUntil(lambda: shelf.shown == ["after"])
