"""What other threads find out reaches the GUI thread, until the bridge is closed."""

import time
from concurrent.futures import Future

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.changes import Changes
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


def test_a_key_waits_for_the_deed_before_it_and_for_what_the_deed_changes(
    qapp: QApplication,
) -> None:
    bridge, shown = Bridge(), []

    def soon(words: str) -> str:
        time.sleep(0.05)
        return words

    def read() -> None:
        bridge.when_done(bridge, aside(soon, "read"), shown.append)

    bridge.changed.connect(lambda changes: read())
    written = aside(soon, "written")
    written.add_done_callback(lambda _: bridge.tell(Changes()))
    bridge.when_done(bridge, written, shown.append, deed=True)
    bridge.catch_up()
    assert shown == ["written", "read"]


def test_no_key_waits_for_what_is_no_deed_nor_long_for_one(qapp: QApplication) -> None:
    bridge, shown = Bridge(), []
    never: Future[str] = Future()
    bridge.when_done(bridge, never, shown.append)
    bridge.catch_up()  # comes back
    bridge.when_done(bridge, never, shown.append, deed=True)
    bridge.catch_up()  # comes back too, with patience
    never.set_result("at last")
    bridge.catch_up()  # and waits no more for the same deed
    assert shown == []
    QCoreApplication.processEvents()
    assert shown == ["at last", "at last"]
