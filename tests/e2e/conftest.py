"""The real program in a real window on a screen of its own, driven by real keys."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from assistant.desk import Desk, open_desk
from assistant.places import Home

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
PATIENCE_S = 30.0

if not (shutil.which("Xvfb") and shutil.which("xdotool")):
    if os.environ.get("CI"):
        raise RuntimeError("CI must have Xvfb and xdotool: the end-to-end tests are not optional")
    collect_ignore_glob = ["*"]


class Window:
    """One running `salve` and the keys that it gets."""

    def __init__(self, place: Home, *words: str) -> None:
        self.place = place
        env = dict(os.environ, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8", LANG="C.UTF-8")
        command = [sys.executable, "-m", "ui", "--home", str(place.root), *words]
        self.process = subprocess.Popen(command, cwd=ROOT, env=env)
        self.window = ""

    def wait(self) -> None:
        """Until the desk is open and its keys are bound: then the title names the page."""
        pid = str(self.process.pid)
        found = xdotool("search", "--sync", "--onlyvisible", "--pid", pid, "--name", "Salve")
        self.window = found.split()[-1]
        xdotool("windowfocus", "--sync", self.window)
        self.turned_to("")

    def turned_to(self, page: str) -> None:
        """Until that page is open: the title names it."""
        end = time.monotonic() + PATIENCE_S
        while f"{page} ·" not in xdotool("getwindowname", self.window):
            assert time.monotonic() < end, page
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Press keys by their X names: "Return", "ctrl+n", "F2"."""
        for key in keys:
            xdotool("key", "--clearmodifiers", key)
            time.sleep(0.08)

    def hurry(self, *keys: str) -> None:
        """Press keys as quick as a hand that knows the way, and looks elsewhere."""
        xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type text of any script."""
        xdotool("type", "--delay", "25", text)
        time.sleep(0.3)

    def close(self) -> None:
        """End the program; what it had told as saved is saved."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE_S)


def xdotool(*words: str) -> str:
    """What xdotool answers."""
    command = ["xdotool", *words]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=PATIENCE_S
    ).stdout


@pytest.fixture
def screen() -> Iterator[Callable[..., Window]]:
    """Opens windows and closes them in the end."""
    opened: list[Window] = []

    def open_window(place: Home, *words: str) -> Window:
        window = Window(place, *words)
        opened.append(window)
        window.wait()
        return window

    yield open_window
    for window in opened:
        window.close()


@pytest.fixture
def eventually() -> Callable[..., Any]:
    """Ask the store, as another process, until the answer is true: what was done came to disk."""

    def ask(place: Home, question: Callable[[Desk], T], patience_s: float = PATIENCE_S) -> T:
        desk = open_desk(place)
        try:
            end = time.monotonic() + patience_s
            while not (answer := question(desk)) and time.monotonic() < end:
                time.sleep(0.1)
            return answer
        finally:
            desk.close()

    return ask
