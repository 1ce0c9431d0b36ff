"""The two halves of the lexicon: what a guest hears, and what is written about a guest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.words.lexicon import Use
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.look import Look

USES: dict[Use, str] = {"said": "words-said", "note": "words-noted"}
"""Their keys."""


class Uses(QWidget):
    """One of them is looked at."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._choices = {use: KeyedChoice(look, label(key), cap(key)) for use, key in USES.items()}
        flow = FlowLayout(self, look.px(6))
        for use, choice in self._choices.items():
            flow.addWidget(choice)
            choice.clicked.connect(lambda checked=False, use=use: self.chosen.emit(use))

    def show_use(self, use: Use) -> None:
        """The one that is looked at."""
        self._choices[use].setChecked(True)
