"""What to ask and what to avoid, two short lines each (H27)."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from assistant.tongue import _, sentences
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Box
from ui.look.paragraph import Paragraph

MOST = 2
"""Lines a box: nobody reads more while somebody speaks."""
NARROW = 420
"""Pixels at 100 %; in less the boxes stand below each other."""


class Advised(QWidget):
    """Two boxes side by side."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ask = _AdviceBox(look, "ear", "accent", _("Ask"))
        self._avoid = _AdviceBox(look, "ban", "warn", _("Avoid"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(10))
        self._row.addWidget(self._ask, 1)
        self._row.addWidget(self._avoid, 1)

    def show_advice(self, ask: Sequence[str], avoid: Sequence[str]) -> None:
        """Other lines."""
        self._ask.show_lines(ask[:MOST])
        self._avoid.show_lines(avoid[:MOST])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other where it is narrow."""
        self._row.setDirection(direction(self.width() < self._look.px(NARROW)))
        super().resizeEvent(event)


class _AdviceBox(Box):
    PAD = 10

    def __init__(self, look: Look, icon: str, colour: str, word: str) -> None:
        super().__init__(look)
        self._word = word
        sign = QLabel()
        sign.setPixmap(look.pixmap(icon, colour, 17))
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(sign)
        head.addWidget(Line(look, word, "strong"), 1)
        self._lines = [Paragraph(look, "", "words") for _number in range(MOST)]
        self.setStyleSheet("QFrame#box { border: none; }")
        self.column.setSpacing(look.px(6))
        self.column.addLayout(head)
        for line in self._lines:
            self.column.addWidget(line)
        self.column.addStretch(1)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Other lines in the box."""
        for at, line in enumerate(self._lines):
            line.setText(lines[at] if at < len(lines) else "")
            line.setVisible(at < len(lines))
        self.setAccessibleName(sentences(f"{self._word}:", *lines))
        self.setVisible(bool(lines))
