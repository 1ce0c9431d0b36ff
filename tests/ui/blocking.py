"""Whether the window waits for the store: told by the store itself, wherever it is asked."""

import sys
import threading
from pathlib import Path
from types import FrameType

from sqlalchemy import Connection

_ROOT = Path(__file__).parents[2]
_WINDOW, _TESTS = f"{_ROOT / 'ui'}/", f"{_ROOT / 'tests'}/"
_READ_BY_TESTS = ("paper/reading.py",)
"""What is read for paper on a thread of its own: tests ask it as they ask a desk."""


class Blocking:
    """Hears of every transaction, and keeps those that the window began on its own thread.

    There is no place where it may: a clerk types on while a colleague's writing, a backup or a slow
    disk has the store. Who needs an answer asks by `desk.ask` and goes on by `bridge.when_done`.
    """

    def __init__(self) -> None:
        self.found: list[str] = []
        """Files of the window with the lines that did."""

    def on_begin(self, connection: Connection) -> None:
        """A transaction begins, to read or to write."""
        if threading.current_thread() is threading.main_thread() and (asker := _asker()):
            self.found.append(asker)


def _asker() -> str:
    """The window's line on whose behalf it is; "" where a test itself asks."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(_TESTS) and file != __file__:
            return ""
        name = file.removeprefix(_WINDOW)
        if name != file and name not in _READ_BY_TESTS:
            return f"{name}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""
