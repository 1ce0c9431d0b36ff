"""A labelled list to choose one thing from, beside fields to type in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.look.line import Line
from ui.look.look import Look


class ChoiceField(QWidget):
    """Label above, closed list below; letters jump to what begins with them."""

    edited = Signal()

    def __init__(
        self,
        look: Look,
        label: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = Line(look, label, "section", "muted")
        self._box = QComboBox()
        self._box.setFont(look.font("body"))
        self._box.setAccessibleName(label)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(6)
        self._label.setBuddy(self._box)
        for value, words in choices:
            self._box.addItem(words, value)
        self._box.activated.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self._label)
        column.addWidget(self._box)
        self.setFocusProxy(self._box)

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self._box.currentData() or "")

    def choose(self, value: str, words: str) -> None:
        """Choose `value`; one that is not in the list comes into it, called `words`."""
        if self._box.findData(value) < 0:
            self._box.addItem(words, value)
        self._box.setCurrentIndex(self._box.findData(value))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Others to choose from; the first one is chosen."""
        self._box.clear()
        for value, words in choices:
            self._box.addItem(words, value)

    def choose_known(self, value: str) -> None:
        """Choose `value` where it is in the list."""
        if (place := self._box.findData(value)) >= 0:
            self._box.setCurrentIndex(place)
