"""A hand at the keyboard of the whole window: presses real keys, waits, and looks at it."""

import faulthandler
import sys
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from assistant.places import Home, Settings
from tests.ui.rest import rest
from ui.app import App
from ui.counter.page import Counter
from ui.window import Window

PATIENCE_S = 20.0


class Hand:
    """The program as it is started, less the process: settings, window, work."""

    def __init__(self, qapp: QApplication, place: Home, settings: Settings) -> None:
        self.place = place
        self.app = App(qapp, place, settings)
        self.app.show()
        self.until(lambda: self.app._work is not None and self.app._work._pages is not None)
        self.until(lambda: self.counter._finding._answered >= 0)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    @property
    def window(self) -> Window:
        return self.app.window

    @property
    def counter(self) -> Counter:
        return self.app._work._pages.counter

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program work until it is so."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > end:
                faulthandler.dump_traceback(sys.__stderr__)  # what every thread is at
                raise AssertionError(f"this does not come; the keys are at {_where()}")
            QTest.qWait(5)

    def settle(self) -> None:
        """Everything asked is answered, and the layouts are at rest."""
        self.until(lambda: self.counter._finding._answered == self.counter._finding._round)
        rest(self.counter._desk)

    def press(self, *keys: str) -> None:
        """Press keys by Qt's names: "Ctrl+N", "Return"."""
        for key in keys:
            combination: QKeyCombination = QKeySequence(key)[0]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        """Type a text of any script where the focus is."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(QApplication.focusWidget() or self.window, event)
        QCoreApplication.processEvents()

    def open(self, query: str) -> None:
        """Find a guest and open the card, by the keyboard alone."""
        before = self.counter._view
        self.press("Ctrl+F")
        self.type(query)
        self.press("Return")
        self.until(lambda: self.counter._view is not before and self.counter.shows == "card")
        self.settle()

    def change(self, **settings: object) -> None:
        """As the settings page does it; the window is built anew."""
        before, chosen = self.window, self.app._settings._replace(**settings)
        if chosen == self.app._settings:
            return
        self.app._on_settings(chosen)
        self.until(lambda: self.window is not before)
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.settle()

    def close(self) -> None:
        self.app.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _where() -> str:
    """Which widget has the keys, and what it stands in."""
    widget, names = QApplication.focusWidget(), []
    while widget is not None:
        names.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names) or "nothing"


def nodes(widget: QWidget) -> Iterator[QAccessible]:
    """What a screen reader meets, from the window to the last word."""

    def walk(node: QAccessible) -> Iterator[QAccessible]:
        if node.state().invisible:
            return
        yield node
        for at in range(node.childCount()):
            if (child := node.child(at)) is not None:
                yield from walk(child)

    yield from walk(QAccessible.queryAccessibleInterface(widget))


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab should come by."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    ]


def cut(window: QWidget) -> list[str]:
    """What has less room than it needs, or stands out of its frame."""

    def now() -> list[str]:
        out: list[str] = []
        for part in window.findChildren(QWidget):
            if part.isVisibleTo(window):
                out += _cut(part)
        return out

    for _ in range(60):  # layouts settle in the event loop, one after the other
        if not now():
            return []
        QTest.qWait(5)
    return now()


def _cut(part: QWidget) -> Iterator[str]:
    told = f"{type(part).__name__} {part.accessibleName()!r} {part.size().toTuple()}"
    if isinstance(part, QScrollArea) and part.widgetResizable():
        wide = part.widget().width() > part.viewport().width()
        if wide and not part.horizontalScrollBar().isVisible():
            yield f"{told} holds what is wider"
        return
    if part.findChild(QScrollArea) is not None:
        return  # what scrolls may be lower than all that it holds
    if part.hasHeightForWidth() and part.heightForWidth(part.width()) > part.height() + 1:
        yield f"{told} too low"
    if part.width() < part.minimumSizeHint().width():
        yield f"{told} too narrow"
    frame = part.parentWidget()
    scrolled = frame is not None and isinstance(frame.parentWidget(), QScrollArea)
    if frame is not None and isinstance(frame.parentWidget(), QAbstractItemView):
        scrolled = part.x() >= 0 and part.geometry().right() < frame.width()  # it moves with a row
    inside = (
        frame is None or scrolled or frame.rect().adjusted(-2, -2, 2, 2).contains(part.geometry())
    )
    if not inside and not part.isWindow():
        yield f"{told} out of {type(frame).__name__}"
