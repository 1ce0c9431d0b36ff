"""The choices of the form for a line, each with its digit; the form binds the keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.look import Look


def digit_choice(look: Look, word: str, number: int) -> KeyedChoice:
    """One choice; after a click the hand types on where it was."""
    choice = KeyedChoice(look, word, cap("phrase-choice").replace("1", str(number)))
    choice.setAutoExclusive(False)
    choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return choice


def in_a_row(look: Look, *choices: QWidget) -> QWidget:
    """Beside each other, as far as there is room."""
    row = QWidget()
    flow = FlowLayout(row, look.px(4))
    for choice in choices:
        flow.addWidget(choice)
    return row
