"""What other threads find out reaches the GUI thread, until the bridge is closed."""

from concurrent.futures import Future

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.bridge import Bridge, aside


def test_an_answer_from_another_thread_is_told(qtbot: QtBot) -> None:
    bridge, told = Bridge(), []
    bridge.when_done(bridge, aside(sum, (1, 2)), told.append)
    qtbot.waitUntil(lambda: told == [3])


def test_what_is_found_out_after_the_end_reaches_nobody(qapp: QApplication, qtbot: QtBot) -> None:
    """A thread that finishes late must not speak to Qt while that is being taken down."""
    bridge, told = Bridge(), []
    future: Future[str] = Future()
    bridge.when_done(bridge, future, told.append)
    bridge.close()
    future.set_result("late")
    bridge.call(bridge, lambda: told.append("later"))
    qtbot.wait(20)
    assert told == []
