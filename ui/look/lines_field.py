"""A labelled field for some short lines, each one thing."""

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph

LINES = 3


class LinesField(QWidget):
    """Enter begins the next line in its field (`edit`), Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, look: Look, label: str, note: str = "") -> None:
        super().__init__()
        self._look, self._note = look, note
        title = Line(look, label, "section", "muted")
        self.edit = QPlainTextEdit()
        self.edit.setFont(look.font("body"))
        self.edit.setAccessibleName(label)
        self.edit.setTabChangesFocus(True)
        pitch = ceil(QFontMetricsF(self.edit.font()).lineSpacing())
        self.edit.setFixedHeight(LINES * pitch + look.px(26))
        title.setBuddy(self.edit)
        self._mark = QLabel()
        self._mark.setPixmap(look.pixmap("circle-alert", "danger", 15))
        self._below = Paragraph(look, note, "caption", "muted")
        below = QHBoxLayout()
        below.setSpacing(look.px(6))
        below.addWidget(self._mark)
        below.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(title)
        column.addWidget(self.edit)
        column.addLayout(below)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.edited)
        self.show_error("")

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands here; empty lines are none."""
        typed = (line.strip() for line in self.edit.toPlainText().split("\n"))
        return tuple(line for line in typed if line)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Other lines."""
        if lines != self.lines:
            self.edit.setPlainText("\n".join(lines))

    def show_error(self, sentence: str) -> None:
        """What is wrong; "" when nothing is."""
        self._mark.setVisible(bool(sentence))
        self._below.set_colour("danger" if sentence else "muted")
        self._below.setText(sentence or self._note)
        self._below.setVisible(bool(sentence or self._note))
        self.edit.setAccessibleDescription(sentence or self._note)
