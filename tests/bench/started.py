"""The real program up to a moment, then out: `shell`, `hits` of a typed letter, or `work`."""

import resource
import sys
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView

from assistant.places import home, read_settings
from ui.app import App
from ui.look.look import load_fonts

until, store = sys.argv[1], sys.argv[2]
application = QApplication(sys.argv[:1])
load_fonts()
place = home(store)
app = App(application, place, read_settings(place))


def done() -> None:
    """Tell CPU seconds and peak memory, and leave without ceremony."""
    print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    application.exit()


class FirstPaint(QObject):
    """Waits for the window's first paint."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            app.window.removeEventFilter(self)
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self) -> None:
        """The shell stands; a key typed now must not be lost."""
        if until == "shell":
            done()
            return
        press("m")
        wait_for_hits(work if until == "work" else done)


def press(letter: str) -> None:
    """One key into the search field."""
    edit = app.window.top.search.focusProxy()
    QApplication.postEvent(
        edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    )


def guests() -> QListView | None:
    """The list, which comes after the shell."""
    return app.window.findChild(QListView)


def wait_for_hits(then: object) -> None:
    """Look again until the list has rows for what was typed."""
    found = guests()
    there = found is not None and "“m”" in found.accessibleName() and found.model().rowCount()
    QTimer.singleShot(2, then if there else lambda: wait_for_hits(then))


def work() -> None:
    """A morning in a moment: twenty searches, twenty cards."""
    letters = list("aria 13 wang sokolov")

    def step() -> None:
        if not letters:
            QTimer.singleShot(500, done)
            return
        press(letters.pop(0))
        guests().choose_current()
        QTimer.singleShot(80, step)

    step()


first = FirstPaint()
app.window.installEventFilter(first)
if until == "shell":
    app.window.show()  # without opening the store behind it: the shell is what is measured
else:
    app.show()
application.exec()
app.close()
