"""The words to say at this moment of the call: one line, large, and the keys to others."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.counter.lead_card import LeadCard
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look, Role

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt


class _Speech(LeadCard):
    """Read from where the telephone stands."""

    ROLE: Role = "speech"


class Spoken(QWidget):
    """Fed with prompts, the best first; tells which of them was said."""

    said = Signal(object)
    """The `Prompt` that was said to the caller."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._prompts: tuple[Prompt, ...] = ()
        self._reasons: tuple[str, ...] = ()
        self._at = 0
        self._noted: frozenset[tuple[str, str]] = frozenset()
        self.card = _Speech(look, 1)
        self._other = KeyHint(look, cap("other-words"), label("other-words"))
        self._where = Line(look, "", "caption", "muted", elide=False)
        self._lay_out()
        self.card.clicked.connect(self.copy)
        self.card.said.connect(self.say)
        self._other.clicked.connect(self.turn)
        bind(self, "copy-1", self.copy)
        bind(self, "said", self.say)
        bind(self, "other-words", self.turn)
        self.setFocusProxy(self.card)

    @property
    def prompt(self) -> "Prompt | None":
        """The line that stands there."""
        return self._prompts[self._at] if self._prompts else None

    def show_prompts(self, prompts: "Sequence[Prompt]", reasons: Sequence[str]) -> None:
        """Other lines, and why each is suggested; the same ones leave all as it is."""
        if tuple(prompts) != self._prompts:
            self._prompts, self._reasons, self._at = tuple(prompts), tuple(reasons), 0
            self._show()

    def show_said(self, lines: Collection[tuple[str, str]]) -> None:
        """The lines, by moment and key, that were said in this call."""
        self._noted = frozenset(lines)
        if (prompt := self.prompt) is not None:
            self.card.show_said((prompt.moment, prompt.key) in self._noted)

    def copy(self) -> None:
        """The words onto the clipboard."""
        if self._prompts:
            QGuiApplication.clipboard().setText(self.card.words)
            self.card.show_copied()

    def say(self) -> None:
        """Tell that the line was said."""
        if (prompt := self.prompt) is not None:
            self.said.emit(prompt)

    def turn(self) -> None:
        """The next line; after the last one the first again."""
        if len(self._prompts) > 1:
            self._at = (self._at + 1) % len(self._prompts)
            self._show()

    def _show(self) -> None:
        prompt, count = self.prompt, len(self._prompts)
        for part in (self.card, self.card.foot):
            part.setVisible(prompt is not None)
        if prompt is not None:
            why = "".join(self._reasons[self._at : self._at + 1])
            self.card.show_prompt(prompt.text, prompt.gloss, why, prompt.why)
            self.card.show_marked(True)
            self.show_said(self._noted)
        self._other.setVisible(count > 1)
        self._where.setText(_("{n} of {all}").format(n=self._at + 1, all=count))
        self._where.setVisible(count > 1)

    def _lay_out(self) -> None:
        look = self._look
        keys = FlowLayout(spacing=look.px(4))
        keys.addWidget(self.card.foot)
        keys.addWidget(self._other)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(8))
        foot.addLayout(keys, 1)
        foot.addWidget(self._where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self.card)
        column.addLayout(foot)
