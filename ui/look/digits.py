"""One of a few choices by one key: the digit that stands beside it, whatever the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from assistant.tongue import named
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.line import Line
from ui.look.look import Look


class Digits(QWidget):
    """Digits choose, arrows move, any other letter is meant for the field that follows."""

    chosen = Signal(str)
    """By a digit or a click: the hand goes on to what follows."""
    typed = Signal(object)
    """A key press that writes text."""

    def __init__(self, look: Look, name: str, choices: Sequence[tuple[str, str, str]]) -> None:
        """`choices`: value, word, and a hint that stands behind it; with hints a line each."""
        super().__init__()
        self.value = ""
        """The one that is chosen; "" for none, unless that is among the choices."""
        self._chosen = False
        self._choices: dict[str, KeyedChoice] = {}
        self.setAccessibleName(name)
        self._look = look
        for number, (value, word, hint) in enumerate(choices, 1):
            choice = KeyedChoice(look, word, str(number), parent=self)
            choice.setAccessibleName(named(word, hint))
            choice.clicked.connect(lambda checked, which=value: self.choose(which))
            self._choices[value] = choice
        self._lay_out([hint for _value, _word, hint in choices])
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._settle()

    @property
    def is_chosen(self) -> bool:
        """Whether one is."""
        return self._chosen

    def show_value(self, value: str | None) -> None:
        """Mark one without telling; None for none."""
        self._chosen = value is not None and value in self._choices
        self.value = value if self._chosen and value is not None else ""
        self._settle()

    def choose(self, value: str) -> None:
        """As if the key had been pressed."""
        self.show_value(value)
        self.chosen.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit, an arrow, or a letter for what follows."""
        values = list(self._choices)
        keys = {str(number): value for number, value in enumerate(values, 1)}
        before, after = Qt.Key.Key_Left, Qt.Key.Key_Right
        steps = {before: -1, after: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text() in keys and plain:
            self.choose(keys[event.text()])
        elif event.key() in steps and plain:
            at = values.index(self.value) + steps[Qt.Key(event.key())] if self._chosen else 0
            self.show_value(values[at % len(values)])
            self.setFocus()
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event)
        else:
            event.ignore()

    def _settle(self) -> None:
        for value, choice in self._choices.items():
            choice.setAutoExclusive(False)
            choice.setChecked(self._chosen and value == self.value)
            choice.setAutoExclusive(True)
        first = next(iter(self._choices))
        here = self._choices[self.value if self._chosen else first]
        for choice in self._choices.values():  # one stop for Tab, as with radio buttons
            stop = Qt.FocusPolicy.StrongFocus if choice is here else Qt.FocusPolicy.ClickFocus
            choice.setFocusPolicy(stop)
        self.setFocusProxy(here)

    def _lay_out(self, hints: Sequence[str]) -> None:
        if not any(hints):
            row = FlowLayout(self, self._look.px(2))
            for choice in self._choices.values():
                row.addWidget(choice)
            return
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        widest = max(choice.sizeHint().width() for choice in self._choices.values())
        for choice, hint in zip(self._choices.values(), hints, strict=True):
            line = QHBoxLayout()
            line.setSpacing(self._look.px(8))
            choice.setMinimumWidth(widest)
            line.addWidget(choice)
            line.addWidget(Line(self._look, hint, "caption", "muted"), 1)
            column.addLayout(line)
