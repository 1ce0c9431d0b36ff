"""What the desktop is told, over a real session bus; and which way it goes where there is none."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.frame.desktop_notice import DesktopNotice, arguments, ways

HERE = Path(__file__).parent
NEEDED = all(shutil.which(tool) for tool in ("dbus-daemon", "gdbus"))
on_a_bus = pytest.mark.skipif(not NEEDED, reason="needs dbus-daemon and gdbus")


def test_tray_goes_first_and_the_taskbar_is_always_left() -> None:
    assert ways(tray=True, tools=["gdbus"]) == ("tray",)
    assert ways(tray=False, tools=["notify-send", "gdbus"]) == ("gdbus", "notify-send", "alert")
    assert ways(tray=False, tools=["notify-send"]) == ("notify-send", "alert")
    assert ways(tray=False, tools=[]) == ("alert",)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_are_one_argument_and_never_an_option(words: str) -> None:
    told = arguments("notify-send", words)
    assert told[-2:] == ["--", words]
    call = arguments("gdbus", words)
    quoted = call[call.index('"Salve"') + 3]
    assert quoted.startswith('"')
    assert json.loads(quoted) == words


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus of the test's own."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def listener(bus: str) -> Iterator[subprocess.Popen[str]]:
    """A notification service on it."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "listener.py")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert json.loads(process.stdout.readline()) is True
    yield process
    process.terminate()
    process.wait()
    process.stdout.close()


@on_a_bus
def test_desktop_shows_the_words_as_they_are(qtbot: QtBot, listener) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desktop, words = DesktopNotice(window), 'Срок обещания: 16:30, «Марек» "&<b>" 王\\n'
    with qtbot.waitSignal(desktop.told, timeout=30_000) as told:
        desktop.tell(words)
    assert told.args == [words, "gdbus"]
    app, icon, summary, body = json.loads(listener.stdout.readline())
    assert (app, summary, body) == ("Salve", words, "")
    assert Path(icon).is_file()


@on_a_bus
def test_desktop_without_the_service_marks_the_taskbar(qtbot: QtBot, bus: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    desktop = DesktopNotice(window)
    with qtbot.waitSignal(desktop.told, timeout=30_000) as told:
        desktop.tell("A promise is due: 16:30, Marek")
    assert told.args[1] == "alert"


def test_tool_that_cannot_be_started_gives_way_to_the_next(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "gdbus"
    broken.write_text("#!/nowhere/at/all\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    desktop = DesktopNotice(window)
    with qtbot.waitSignal(desktop.told, timeout=30_000) as told:
        desktop.tell("A promise is due")
    assert told.args[1] == "alert"
