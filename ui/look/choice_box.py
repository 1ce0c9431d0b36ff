"""A closed list that tells of every change by hand, and of none that the program makes."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.look.look import Look


class ChoiceBox(QComboBox):
    """Letters and arrows choose without opening it; the wheel scrolls the page, not the choice."""

    taken = Signal(object)
    """The value chosen by hand."""

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFont(look.font("body"))
        self.setAccessibleName(name)
        for value, words in choices:
            self.addItem(words, value)
        self.setMaxVisibleItems(max(12, len(choices)))
        self.currentIndexChanged.connect(lambda: self.taken.emit(self.currentData()))

    def show_value(self, value: object) -> None:
        """Choose `value`, in silence."""
        blocked = QSignalBlocker(self)
        self.setCurrentIndex(max(0, self.findData(value)))
        blocked.unblock()

    def show_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Other choices, in silence."""
        blocked = QSignalBlocker(self)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setMaxVisibleItems(max(12, len(choices)))
        blocked.unblock()

    def add(self, value: object, words: str) -> None:
        """One more choice, in silence."""
        blocked = QSignalBlocker(self)
        self.addItem(words, value)
        blocked.unblock()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A page that is scrolled must not change what it shows."""
        event.ignore()
