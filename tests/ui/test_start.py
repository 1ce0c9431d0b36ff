"""What is loaded when the shell is painted, and that nothing typed into it is lost."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.places import Home, Settings, read_settings, write_settings
from ui.app import App
from ui.calm.cover import Cover
from ui.counter.card import GuestCard
from ui.counter.guest_list import GuestList

ROOT = Path(__file__).parents[2]

AT_FIRST_PAINT = {
    # The window's own modules: each of these is seen, or decides what is seen, in the first paint.
    "assistant",
    "assistant.places",
    "assistant.refusal",
    "assistant.tongue",
    "ui",
    "ui.__main__",
    "ui.app",
    "ui.counter",
    "ui.counter.search_field",
    "ui.counter.shell",
    "ui.frame",
    "ui.frame.hints",
    "ui.frame.notice",
    "ui.frame.rail",
    "ui.frame.standing_place",
    "ui.frame.topbar",
    "ui.libraries",
    "ui.look",
    "ui.look.avatar",
    "ui.look.current_stack",
    "ui.look.icons",
    "ui.look.keycap",
    "ui.look.keys",
    "ui.look.line",
    "ui.look.look",
    "ui.look.paint",
    "ui.look.palette",
    "ui.look.panel",
    "ui.look.places",
    "ui.look.style",
    "ui.look.tab_order",
    "ui.window",
}
FROM_ELSEWHERE = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}

PAINTED = """
import json, sys
before = set(sys.modules)
import ui.app, ui.__main__

class Watched(ui.app.App):
    def show(self):
        self.window.painted.connect(self.tell)
        self.window.show()

    def tell(self):
        print(json.dumps(sorted(set(sys.modules) - before)))
        ui.app.QApplication.exit()

ui.app.App = Watched
ui.__main__.main()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules of the real program when its window has been painted for the first time."""
    home = tmp_path_factory.mktemp("home")
    write_settings(Home(home), Settings(language="en", theme="light"))
    told = subprocess.run(
        [sys.executable, "-c", PAINTED, "--home", str(home)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(told.stdout))


def test_shell_is_painted_with_no_more_of_ours_than_is_seen(loaded: set[str]) -> None:
    ours = {name for name in loaded if name.partition(".")[0] in ("assistant", "ui", "resources")}
    assert ours == AT_FIRST_PAINT


def test_shell_is_painted_before_any_library_but_qt(loaded: set[str]) -> None:
    """SQLAlchemy, msgspec, the keyring, ICU and all the others come after it."""
    strangers = {name.partition(".")[0] for name in loaded} - {"assistant", "ui"}
    assert strangers - FROM_ELSEWHERE - sys.stdlib_module_names == set()


def test_shell_is_painted_before_what_is_slow_in_the_standard_library(loaded: set[str]) -> None:
    slow = {"asyncio", "ctypes", "dataclasses", "datetime", "decimal", "email", "locale", "signal"}
    slow |= {"concurrent.futures", "importlib.resources", "sqlite3", "subprocess", "uuid"}
    slow |= {"PySide6.QtSvg", "PySide6.QtNetwork", "PySide6.QtPrintSupport"}
    assert loaded & slow == set()


@pytest.fixture
def shell(place: Home, desk: Desk, fonts: None, qapp: QApplication, qtbot: QtBot) -> Iterator[App]:
    """The painted shell over a store with two guests that is still closed."""
    desk.meet(Identity(name="Maria Sokolova")).result()
    desk.meet(Identity(name="Tom Baker")).result()
    write_settings(place, read_settings(place)._replace(language="en", staff=desk.signed.hex()))
    desk.close()
    app = App(qapp, place, read_settings(place))
    with qtbot.waitSignal(app.window.painted):
        app.window.show()
    qtbot.waitUntil(app.window.isActiveWindow)
    assert app.window.findChild(GuestList) is None
    yield app
    app.window.close()
    app.close()
    app.window.deleteLater()
    qapp.setStyleSheet("")


def open_store(app: App) -> None:
    """What comes after the first paint, which has been."""
    app.show()
    app.window.painted.emit()


def names(app: App) -> list[str]:
    """The guests in the list of the window."""
    found = app.window.findChild(GuestList)
    model = found.model() if found is not None else None
    return [model.index(at, 0).data() for at in range(model.rowCount())] if model else []


def test_what_is_typed_before_the_store_is_open_is_looked_for(shell: App, qtbot: QtBot) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "soko")
    open_store(shell)
    QTest.keyClicks(QApplication.focusWidget(), "lov")
    qtbot.waitUntil(lambda: names(shell) == ["Maria Sokolova"], timeout=20_000)
    assert shell.window.top.search.text == "sokolov"
    assert shell.window.top.search.isAncestorOf(QApplication.focusWidget())


def test_return_before_the_store_is_open_opens_the_guest(shell: App, qtbot: QtBot) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "soko")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    open_store(shell)

    def card_is_open() -> bool:
        card = shell.window.findChild(GuestCard)
        return card is not None and card.isVisible()

    qtbot.waitUntil(card_is_open, timeout=20_000)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None lives for ever there")
def test_qt_gives_back_every_none_that_it_takes(qapp: QApplication) -> None:
    """PySide6 6.12.0 lost one with each call; after some thousands the program died."""
    label = QLabel()
    before = sys.getrefcount(None)
    for n in range(1000):
        label.setText(str(n))
    assert abs(sys.getrefcount(None) - before) < 100


class _Painted(QObject):
    """Notes what of a list of guests is painted while nothing hides it."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self.guests: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        painted = event.type() == QEvent.Type.Paint and isinstance(watched, QWidget)
        if painted and isinstance(watched.parent(), GuestList) and self._app.window._cover is None:
            model = watched.parent().model()
            self.guests += [model.index(at, 0).data() for at in range(model.rowCount())]
        return False


@pytest.mark.parametrize("staff", ["kept", "", "0" * 32, "nobody's"])
def test_no_guest_is_painted_before_the_pin_whatever_lies_beside_the_store(
    staff: str, place: Home, desk: Desk, fonts: None, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.meet(Identity(name="Maria Sokolova")).result()
    desk.people.set_pin(desk.signed, "2468").result()
    words = {"kept": desk.signed.hex()}
    desk.close()
    write_settings(place, Settings(language="en", staff=words.get(staff, staff)))
    app = App(qapp, place, read_settings(place))
    painted = _Painted(app)
    qapp.installEventFilter(painted)
    try:
        app.show()
        qtbot.waitUntil(lambda: isinstance(app.window._cover, Cover), timeout=20_000)
        assert painted.guests == []
        QTest.keyClick(app.window._cover, Qt.Key.Key_Tab)
        assert app.window._cover.asks
        assert painted.guests == []
    finally:
        qapp.removeEventFilter(painted)
        app.window.close()
        app.close()
        app.window.deleteLater()
        qapp.setStyleSheet("")
