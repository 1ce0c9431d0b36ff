"""A window with fields that are heard, and the listening of that window."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.listening.ear import Ear
from ui.listening.hear import ear_of, hear
from ui.listening.listening import Listening
from ui.look.lines import TypedLine, TypedWords
from ui.look.look import Look


class Sheet(QWidget):
    """A line for notes, a field for words to a guest, and a button that saves."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.note = hear(look, TypedLine(look, "A note"), "note")
        self.said = hear(look, TypedWords(look, "To the guest", least=2, most=5), "said")
        self.saved: list[str] = []
        save = QPushButton("Save")
        save.clicked.connect(lambda: self.saved.append(self.note.text()))
        self.note.entered.connect(save.click)
        column = QVBoxLayout(self)
        for part in (self.note, self.said, save):
            column.addWidget(part)
        column.addStretch(1)
        self.resize(640, 480)
        self.listening = Listening(look, self)

    @property
    def slip(self) -> Any:
        """The note that floats."""
        return self.listening.note

    def begin(self, field: QLineEdit | QPlainTextEdit) -> None:
        field.setFocus()
        self.settle()

    def settle(self) -> None:
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()


@pytest.fixture
def sheet(look: Look, qtbot: QtBot) -> Sheet:
    """The keys are in the line for notes."""
    sheet = Sheet(look)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    sheet.begin(sheet.note)
    return sheet


def ear(field: QLineEdit | QPlainTextEdit) -> Ear:
    found = ear_of(field)
    assert found is not None
    return found


@pytest.fixture
def marked() -> Callable[[QLineEdit | QPlainTextEdit], list[str]]:
    """The pieces that are marked in a field."""

    def pieces(field: QLineEdit | QPlainTextEdit) -> list[str]:
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return [text[one.start : one.end] for one in ear(field).remarks]

    return pieces
