"""The words of the call: what to say now, and below it the other moments, each with its key."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _
from assistant.words.labels import moment_label
from ui.call.spoken import Spoken
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall

KEYS_OF: Mapping[Moment, str] = {
    "answer-call": "call-words-1",
    "ask-name": "call-words-2",
    "ask-details": "call-words-3",
    "details-declined": "call-words-4",
    "channels": "call-words-5",
    "hold": "hold",
    "read-back": "read-back",
    "end-call": "call-words-6",
}
"""The moments of a call in their order, and their keys."""
_OF_A_HOLD = ("hold", "hold-end", "hold-longer")


LEAST = 130
"""Pixels at 100 %: three lines can always be read without scrolling here."""


class Moments(Panel):
    """The words stand on top, where they always stand; the moments keep their place below."""

    moment_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._title = Line(look, "", "section", "muted")
        self.spoken = Spoken(look)
        self._choices = {
            moment: KeyedChoice(look, moment_label(moment), cap(key))
            for moment, key in KEYS_OF.items()
        }
        page = Tall()
        words = QVBoxLayout(page)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.spoken)
        words.addStretch(1)
        choices = QWidget()
        choices.setAccessibleName(_("The moment"))
        flow = FlowLayout(choices, look.px(4))
        for moment, choice in self._choices.items():
            choice.clicked.connect(partial(self.moment_wanted.emit, moment))
            flow.addWidget(choice)
        self.column.addWidget(self._title)
        scroll = Scrolling(page)
        scroll.setMinimumHeight(look.px(LEAST))
        self.column.addWidget(scroll, 1)
        self.column.addWidget(hairline())
        self.column.addWidget(choices)

    def show_moment(self, moment: Moment) -> None:
        """Which one the words are for."""
        self._title.setText(moment_label(moment))
        chosen: Moment = "hold" if moment in _OF_A_HOLD else moment
        self._choices[chosen].setChecked(True)
