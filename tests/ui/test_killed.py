"""The window killed while a clerk writes: every line that it showed on the card is on file."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests.entries import Identity
from assistant.journal.check import check
from assistant.journal.opening import open_store
from assistant.places import Home

ROOT = Path(__file__).parents[2]
KILLS = 4

# The real window with a hand that types notes as fast as the card shows them. What the card shows
# is told on standard output; nobody says goodbye.
CLERK = """
import os, sys
from uuid import UUID
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from assistant.journal.stamp import PageId
from assistant.places import named_home, read_settings
from ui.app import App
from ui.look.look import load_fonts

place, page, begin = named_home(sys.argv[3:]), PageId(UUID(sys.argv[1]).bytes), int(sys.argv[2])
application = QApplication([])
load_fonts()
app = App(application, place, read_settings(place))
app.show()
typed, shown = begin, begin

def hand():
    global typed, shown
    pages = app._work and app._work._pages
    if not pages:
        return
    view = pages.counter._view
    if view is None or pages.counter.shows != "card":
        pages.counter.show_page(page)
        return
    on_card = {note.text for note in view.notes}
    if typed == shown:
        typed += 1
        QTest.keyClick(app.window, Qt.Key.Key_F7)
        QTest.keyClicks(application.focusWidget(), f"Line {typed}")
        QTest.keyClick(application.focusWidget(), Qt.Key.Key_Return)
    elif f"Line {typed}" in on_card:
        shown = typed
        os.write(1, f"{shown}\\n".encode())

timer = QTimer(interval=0)
timer.timeout.connect(hand)
timer.start()
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_every_line_that_the_window_showed_is_on_file(place: Home, desk: Desk) -> None:
    page = desk.meet(Identity("Marisol Vega")).result()
    place.settings.write_text(
        place.settings.read_text()[:-2].rstrip() + f',\n  "staff": "{desk.signed.hex()}"\n}}\n'  # type: ignore[union-attr]
    )
    desk.close()
    dice = random.Random()
    seen: set[int] = set()
    for nth in range(KILLS):
        words = [sys.executable, "-c", CLERK, page.hex(), str(nth * 1000), "--home", place.root]
        clerk = subprocess.Popen(
            words, cwd=ROOT, env=dict(os.environ, PYTHONPATH=str(ROOT)), stdout=subprocess.PIPE
        )
        assert clerk.stdout is not None
        for _ in range(dice.randrange(1, 12)):
            seen.add(int(clerk.stdout.readline()))
        clerk.send_signal(signal.SIGKILL)
        rest, _ = clerk.communicate()
        seen.update(map(int, rest.split()))
        again = open_desk(place)
        view = again.guest(page)
        again.close()
        assert view is not None
        numbers = [int(note.text.removeprefix("Line ")) for note in view.notes]
        assert seen <= set(numbers)
        assert numbers == sorted(set(numbers))
    store = open_store(place)
    assert check(store).sound
    store.close()
