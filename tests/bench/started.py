"""The real program up to a moment, then out: `shell`, `hits` of a typed letter, or `work`."""

import gc
import sys
from typing import TYPE_CHECKING

gc.disable()  # as the entry does, which is below only because its window is watched here

from PySide6.QtCore import QEvent, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

import ui.app  # noqa: E402
from tests.bench.told import tell  # noqa: E402
from ui.__main__ import main  # noqa: E402

if TYPE_CHECKING:
    from ui.counter.guest_list import GuestList

UNTIL = sys.argv.pop(1)


class Watched(ui.app.App):
    """The program, with a hand at its keys and an eye on its list."""

    def show(self) -> None:
        """For the shell alone, the store behind it stays closed."""
        if UNTIL == "shell":
            self.window.painted.connect(self.tell)
            self.window.show()
            return
        self.window.painted.connect(lambda: self.press("m"))
        super().show()
        self.wait_for_hits(self.work if UNTIL == "work" else self.tell)

    def tell(self) -> None:
        """CPU seconds and peak memory; then out."""
        tell()
        QApplication.exit()

    def press(self, letter: str) -> None:
        """One key into the search field."""
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.postEvent(self.window.top.search.focusProxy(), key)

    def guests(self) -> "GuestList | None":
        """The list, which comes after the shell, and so does its class."""
        made = getattr(sys.modules.get("ui.counter.guest_list"), "GuestList", None)
        return self.window.findChild(made) if made else None

    def wait_for_hits(self, then: object) -> None:
        """Look again until the list has rows for what was typed."""
        guests = self.guests()
        if guests is not None and "“m”" in guests.accessibleName() and guests.model().rowCount():
            then()
        else:
            QTimer.singleShot(2, lambda: self.wait_for_hits(then))

    def work(self) -> None:
        """A morning in a moment: twenty searches, twenty cards."""
        letters = list("aria 13 wang sokolov")

        def step() -> None:
            if not letters:
                QTimer.singleShot(500, self.tell)
                return
            self.press(letters.pop(0))
            self.guests().choose_current()
            QTimer.singleShot(80, step)

        step()


ui.app.App = Watched
sys.exit(main())
