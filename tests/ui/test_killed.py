"""The window killed while a clerk writes: every line that it showed as written is on file."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests.entries import Identity
from assistant.journal.check import check
from assistant.journal.opening import open_store
from assistant.journal.stamp import PageId
from assistant.places import Home, read_settings, write_settings

ROOT = Path(__file__).parents[2]
KILLS = 4
STEPS = ("forgiveness:apologise", "hear:facts", "right:solve", "write:record")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")

# The real window with a hand that types as fast as the page shows what is written. What it shows
# is told on standard output; nobody says goodbye.
WINDOW = """
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
    pages = app._work and app._work._pages
    if pages:
        write(pages)

def type_line(key):
    global typed
    typed += 1
    QTest.keyClick(application.focusWidget() or app.window, key)
    QTest.keyClicks(application.focusWidget(), f"Line {typed}")
    QTest.keyClick(application.focusWidget(), Qt.Key.Key_Return)

def tell():
    global shown
    shown = typed
    os.write(1, f"{shown}\\n".encode())

timer = QTimer(interval=0)
timer.timeout.connect(hand)
"""

# Notes on a guest's card.
NOTES = """
def write(pages):
    view = pages.counter._view
    if view is None or pages.counter.shows != "card":
        pages.counter.show_page(page)
        return
    if typed == shown:
        type_line(Qt.Key.Key_F7)
    elif f"Line {typed}" in {note.text for note in view.notes}:
        tell()
"""

# What was done about a problem, on its page.
DEEDS = """
def write(pages):
    recovery = pages._matters._recovery
    known = recovery._known
    if known is None:
        if recovery._wanted is None:
            pages._matters.show_matter(page)
    elif typed == shown and not recovery._pen._busy and not recovery._centre.aside:
        type_line(Qt.Key.Key_F3)
    elif typed != shown and f"Line {typed}" in {one.text for one in known.view.deeds}:
        tell()
"""
BEGIN = """
timer.start()
application.exec()
"""


def signed(place: Home, desk: Desk) -> None:
    """Elena is at the window when it opens."""
    assert desk.signed is not None
    write_settings(place, read_settings(place)._replace(staff=desk.signed.hex()))
    desk.close()


def killed(place: Home, hand: str, page: PageId, begin: int, lines: int) -> set[int]:
    """The lines that the window showed as written until it was killed, after so many of them."""
    script = WINDOW + hand + BEGIN
    words = [sys.executable, "-c", script, page.hex(), str(begin), "--home", str(place.root)]
    clerk = subprocess.Popen(
        words, cwd=ROOT, env=dict(os.environ, PYTHONPATH=str(ROOT)), stdout=subprocess.PIPE
    )
    assert clerk.stdout is not None
    seen = {int(clerk.stdout.readline()) for _ in range(lines)}
    clerk.send_signal(signal.SIGKILL)
    rest, _ = clerk.communicate()
    return seen | set(map(int, rest.split()))


def numbers(lines: Iterable[str]) -> list[int]:
    """Of the lines that are on file."""
    return [int(line.removeprefix("Line ")) for line in lines]


@POSIX
def test_every_line_that_the_window_showed_is_on_file(place: Home, desk: Desk) -> None:
    page = desk.meet(Identity("Marisol Vega")).result()
    signed(place, desk)
    dice = random.Random()
    seen: set[int] = set()
    for nth in range(KILLS):
        seen |= killed(place, NOTES, page, nth * 1000, dice.randrange(1, 12))
        again = open_desk(place)
        view = again.guest(page)
        again.close()
        assert view is not None
        on_file = numbers(note.text for note in view.notes)
        assert seen <= set(on_file)
        assert on_file == sorted(set(on_file))
    store = open_store(place)
    assert check(store).sound
    store.close()


@POSIX
def test_every_deed_that_the_page_of_a_problem_showed_is_on_file(place: Home, desk: Desk) -> None:
    page = desk.matters.open(text="The shower is cold", steps=STEPS).result()
    signed(place, desk)
    seen = killed(place, DEEDS, page, 0, 3)
    again = open_desk(place)
    view = again.matters.one(page)
    again.close()
    assert view is not None
    on_file = numbers(deed.text for deed in view.deeds)
    assert seen <= set(on_file)
    assert on_file == sorted(set(on_file))
    assert view.is_open
    store = open_store(place)
    assert check(store).sound
    store.close()
