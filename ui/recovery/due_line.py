"""The time of a promise: typed as one says it, or by one of three quick choices."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.recovery.view import MINUTE_MS
from assistant.tongue import _
from ui.look import days
from ui.look.due import due_ms, here_ms, understood
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.lines import TypedLine
from ui.look.look import Look

QUICK = (10, 30, 60)
"""Minutes."""


class DueLine(QWidget):
    """A short line, what it means beside it, three buttons with their keys."""

    chosen = Signal()
    """A quick choice stands in the line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.line = TypedLine(look, _("By when"), _("18:30, +20"))
        self.line.setFixedWidth(look.px(118))
        self._means = Line(look, "", "caption", "muted")
        self._means.hide()
        typed = QHBoxLayout()
        typed.setSpacing(look.px(8))
        quick_ones = QWidget()
        row = FlowLayout(quick_ones, look.px(2))
        typed.addWidget(self.line)
        typed.addWidget(quick_ones, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addLayout(typed)
        column.addWidget(self._means)
        for at, minutes in enumerate(QUICK, 1):
            words = days.span(minutes * MINUTE_MS)
            quick = KeyHint(look, cap(f"due-{at}"), words)
            quick.setAccessibleName(_("In {span}").format(span=words))
            quick.clicked.connect(lambda checked=False, which=at: self.choose(which))
            row.addWidget(quick)
        self.line.textChanged.connect(self._on_changed)
        self.setFocusProxy(self.line)

    def choose(self, number: int) -> None:
        """One of the quick choices, 1 to 3."""
        self.line.setText(f"+{QUICK[number - 1]}")
        self.chosen.emit()

    def due_ms(self) -> int:
        """The moment that is typed. Refused when it is none."""
        return due_ms(self.line.text())

    def _on_changed(self, text: str) -> None:
        due = understood(text)
        told = days.due(due, here_ms()) if due is not None else ""
        self._means.setText(_("that is {time}").format(time=told) if told else "")
        self._means.setVisible(bool(told))
