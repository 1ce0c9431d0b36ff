"""When the window has done all that it was asked; no test guesses how long that takes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from assistant.desk import Desk

_ROUNDS = 4
"""A deed is written, what changed is told, it is read anew, and what was read may ask again."""


def rest(desk: Desk) -> None:
    """Let all that waits for the disk be written, told, read and shown."""
    for _ in range(_ROUNDS):
        desk._writer.submit(int).result()
        desk.ask(int).result()
        QTest.qWait(1)
        QCoreApplication.sendPostedEvents()
