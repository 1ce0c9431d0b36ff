"""The answer to a suggestion, in place: yes, no or later, and a few words."""

from functools import partial
from typing import get_args

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.shift.entries import Answer
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.lines import TypedWords
from ui.look.look import Look
from ui.look.trouble import Trouble
from ui.suggestions.words import answer_word

ANSWERS: tuple[Answer, ...] = get_args(Answer)


class AnswerTyped(Struct, frozen=True):
    """An answer that is not sent yet."""

    answer: Answer | None = None
    text: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was chosen or typed."""
        return self.answer is None and not self.text.strip()


class AnswerForm(QWidget):
    """For whoever may answer the marked one."""

    sent = Signal(object)
    """The `AnswerTyped`."""
    left = Signal()
    """Escape: back to the list, and what was typed stays."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._choices = {
            one: KeyedChoice(look, answer_word(one), cap(f"answer-{one}"), parent=self)
            for one in ANSWERS
        }
        words = TypedWords(look, _("Your answer"), _("A few words: why, or when"))
        self._words = hear(look, words, "note")
        self._send = KeyedButton(look, _("Answer"), cap("answer-suggestion"), primary=True)
        self.trouble = Trouble(look)
        first = QHBoxLayout()
        first.setSpacing(look.px(4))
        first.addWidget(Line(look, _("Your answer"), "section", "muted", elide=False))
        first.addSpacing(look.px(6))
        for one, choice in self._choices.items():
            choice.clicked.connect(partial(self._on_clicked, one))
            first.addWidget(choice)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(look.px(10))
        second.addWidget(self._words, 1)
        second.addWidget(self._send, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.trouble)
        self._send.clicked.connect(self.send)
        self._words.entered.connect(self.send)
        self._words.textChanged.connect(lambda: self.trouble.show_sentence(""))
        self.setFocusProxy(self._words)
        self._mark()

    @property
    def typed(self) -> AnswerTyped:
        """As far as it is."""
        return AnswerTyped(self._answer, self._words.words)

    def show_typed(self, typed: AnswerTyped) -> None:
        """Another answer, half written."""
        self._answer = typed.answer
        if self._words.words != typed.text:
            self._words.setPlainText(typed.text)
        self.trouble.show_sentence("")
        self._mark()

    def choose(self, answer: Answer) -> None:
        """By its key; the hand goes on to the words."""
        self._answer = answer
        self.trouble.show_sentence("")
        self._mark()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def send(self) -> None:
        """Hand it out; without yes, no or later there is nothing to hand out."""
        if self._answer is None:
            self.trouble.show_sentence(_("Please choose yes, no or later."))
        else:
            self.sent.emit(self.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, answer: Answer, _checked: bool = False) -> None:
        self.choose(answer)

    def _mark(self) -> None:
        for one, choice in self._choices.items():
            choice.setAutoExclusive(False)
            choice.setChecked(one == self._answer)
            choice.setAutoExclusive(True)
