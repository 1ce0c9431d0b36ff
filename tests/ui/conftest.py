"""Real panes in a real window, dressed as the program is; keys as people press them."""

import gc
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from tests.ui.blocking import Blocking
from ui.look.icons import load_icons
from ui.look.look import STYLE, Look, apply, load_fonts

Pane = TypeVar("Pane", bound=QWidget)
PATIENCE_MS = 30_000
ACTS = ("EditableText", "Button", "RadioButton", "CheckBox", "ComboBox", "List", "PageTab")


class PatientBot(QtBot):  # type: ignore[misc]
    """Waits for a fact, however slow the machine is just now."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        """Until it is so."""
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, **more: Any) -> Any:
        """Until it is sent; where it is not to be sent, for so long and no longer."""
        if more.get("raising") is not False:
            timeout = max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of the one that gives up after five seconds."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def swept_here() -> Iterator[None]:
    """No other thread sweeps up widgets (ui/sweep.py), neither here nor in the program."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What a test leaves behind goes before the next one."""
    yield
    gc.collect(1)


@pytest.fixture(scope="session")
def listened() -> Iterator[Blocking]:
    """Hears of every transaction of every store."""
    blocking = Blocking()
    event.listen(Engine, "begin", blocking.on_begin)
    yield blocking
    event.remove(Engine, "begin", blocking.on_begin)


@pytest.fixture(autouse=True)
def blocking(listened: Blocking) -> Iterator[Blocking]:
    """No test makes the window wait for the store."""
    listened.found.clear()
    yield listened
    assert listened.found == [], "the window waits for the store"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application starts in the program's style."""
    return ["salve", *STYLE]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The bundled fonts and the reader of icons, once."""
    assert load_fonts()
    load_icons()


@pytest.fixture
def look(qapp: QApplication, fonts: None) -> Iterator[Look]:
    """The light look at 100 %, worn by the application."""
    look = Look()
    apply(qapp, look)
    yield look
    qapp.setStyleSheet("")


@pytest.fixture
def stage(qtbot: QtBot, look: Look) -> Callable[..., QWidget]:
    """Put a pane into an active window of a given size and hand it back."""

    def show(pane: Pane, width: int = 900, height: int = 640) -> Pane:
        host = QWidget()
        QVBoxLayout(host).addWidget(pane)
        host.resize(width, height)
        qtbot.addWidget(host)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        pane.host = host  # kept as long as the pane
        return pane

    return show


@pytest.fixture
def press() -> Callable[..., None]:
    """Press a key where the focus is, as a hand would: shortcuts see it first."""

    def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), which, modifiers)
        QCoreApplication.processEvents()

    return key


@pytest.fixture
def type_in() -> Callable[[str], None]:
    """Type a text of any script where the focus is, letter by letter."""

    def text(words: str) -> None:
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(QApplication.focusWidget(), event)
        QCoreApplication.processEvents()

    return text


@pytest.fixture
def compose() -> Callable[[str, str], None]:
    """Write as a Chinese input method does: first the letters, then the characters."""

    def text(letters: str, characters: str) -> None:
        field = QApplication.focusWidget()
        QCoreApplication.sendEvent(field, QInputMethodEvent(letters, []))
        done = QInputMethodEvent("", [])
        done.setCommitString(characters)
        QCoreApplication.sendEvent(field, done)

    return text


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """What a screen reader would meet in a pane and could not name."""

    def found(pane: QWidget) -> list[str]:
        out: list[str] = []

        def walk(node: QAccessible) -> None:
            if node.state().invisible:
                return
            if node.role().name in ACTS and not node.text(QAccessible.Text.Name):
                out.append(f"{node.role().name} {node.object()}")
            for at in range(node.childCount()):
                if (child := node.child(at)) is not None:
                    walk(child)

        walk(QAccessible.queryAccessibleInterface(pane))
        return out

    return found


@pytest.fixture
def squeezed() -> Callable[[QWidget], list[str]]:
    """The labels and buttons of a pane that have less room than their text needs."""

    def now(pane: QWidget) -> list[str]:
        out = []
        for part in pane.findChildren(QWidget):
            if not part.isVisibleTo(pane) or part.findChild(QScrollArea):
                continue  # what scrolls may be lower than all that it holds
            if part.hasHeightForWidth() and part.heightForWidth(part.width()) > part.height() + 1:
                out.append(f"{type(part).__name__} {part.size()} too low")
            if part.width() < part.minimumSizeHint().width():
                out.append(f"{type(part).__name__} {part.size()} too narrow")
        return out

    def found(pane: QWidget) -> list[str]:
        for _ in range(50):  # layouts settle in the event loop, one after the other
            QTest.qWait(5)
            if not now(pane):
                return []
        return now(pane)

    return found
