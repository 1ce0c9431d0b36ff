"""Up to three lines to say at a time, one of them in hand; the keys that copy, note and turn."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.counter.lead_card import LeadCard
from ui.counter.say_card import SayCard
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look

if TYPE_CHECKING:  # the phrase book is imported late
    from assistant.words.prompts import Prompt

AT_ONCE = 3
"""Lines shown together; the others come by Alt+→."""


class SayCards(QWidget):
    """The first card may stand elsewhere, as the lead, while something is open."""

    copied = Signal(str)
    said = Signal(object)
    """The `Prompt` that was said to the guest."""
    taken = Signal(QWidget)
    """The card here that is in hand now."""
    turned = Signal()
    """Other lines stand here: from the top."""

    def __init__(self, look: Look, lead: LeadCard | None) -> None:
        super().__init__()
        self.prompts: tuple[Prompt, ...] = ()
        self._reasons: tuple[str, ...] = ()
        self._first = self._marked = 0
        self._at_once = AT_ONCE
        self._of_guest = True
        self._noted: frozenset[tuple[str, str]] = frozenset()
        self._cards: list[SayCard] = [SayCard(look, number) for number in range(1, AT_ONCE + 1)]
        self._first_card, self._lead = self._cards[0], lead
        self._other = KeyHint(look, cap("other-words"), label("other-words"))
        self._where = Line(look, "", "caption", "muted", elide=False)
        self._lay_out(look)
        self._connect()
        self._show_cards()

    def show_prompts(
        self,
        prompts: "Sequence[Prompt]",
        reasons: Sequence[str],
        *,
        leads: bool,
        at_once: int,
        of_guest: bool,
        again: bool,
    ) -> None:
        """The best first, `at_once` at a time, each with its reason.

        The same ones `again` leave the card in hand. What nobody on file was told (`of_guest`) is
        not noted. With `leads` the first ones stand in the lead.
        """
        same = again and tuple(prompts) == self.prompts and of_guest == self._of_guest
        self.prompts, self._reasons = tuple(prompts), tuple(reasons)
        self._at_once, self._of_guest = at_once, of_guest
        if self._take_lead(leads) or not same:
            self._turn_to(0)

    def show_lead(self, prompt: "Prompt") -> None:
        """The first words stay in the lead while others are looked at; without their keys."""
        if self._lead is not None:
            self._take_lead(False)
            self._lead.show_prompt(prompt.text, prompt.gloss, "", prompt.why)
            self._lead.show_marked(False)
            self._lead.show()

    def show_said(self, lines: Collection[tuple[str, str]]) -> None:
        """The lines, by moment and key, that are on disk as said since the guest was opened."""
        self._noted = frozenset(lines)
        for card, prompt in zip(self._cards, self.prompts[self._first :], strict=False):
            card.show_said((prompt.moment, prompt.key) in self._noted)

    def copy(self, at: int) -> None:
        """Put the words of card `at` on the clipboard and take it in hand."""
        if not self._has(at):
            return
        card = self._cards[at]
        QGuiApplication.clipboard().setText(card.words)
        self._mark(at)
        if self.isAncestorOf(card):
            self.taken.emit(card)
        card.show_copied()
        self.copied.emit(card.words)

    def say(self, at: int) -> None:
        """Tell that the words of card `at` were said."""
        if self._has(at) and self._of_guest:
            self._mark(at)
            self.said.emit(self.prompts[self._first + at])

    def turn(self) -> None:
        """The next lines; after the last ones the first again."""
        if len(self.prompts) > self._at_once:
            after = self._first + self._at_once
            self._turn_to(after if after < len(self.prompts) else 0)

    def _turn_to(self, first: int) -> None:
        self._first, self._marked = first, 0
        self._show_cards()
        self.turned.emit()

    def _take_lead(self, leads: bool) -> bool:
        """Whether the first words stand in the lead; True where that is new."""
        if self._lead is None:
            return False
        is_new = leads != (self._cards[0] is self._lead)
        if is_new:
            self._cards[0].hide()
            self._cards[0] = self._lead if leads else self._first_card
        if not leads:
            self._lead.hide()
            self._lead.foot.hide()
        return is_new

    def _has(self, at: int) -> bool:
        return at < self._at_once and self._first + at < len(self.prompts)

    def _mark(self, at: int) -> None:
        self._marked = at
        for each, card in enumerate(self._cards):
            card.show_marked(each == at and self._of_guest)

    def _show_cards(self) -> None:
        count, first = len(self.prompts), self._first
        for at, card in enumerate(self._cards):
            card.setVisible(self._has(at))
            if self._has(at):
                prompt = self.prompts[first + at]
                why = "".join(self._reasons[first + at : first + at + 1])
                card.show_prompt(prompt.text, prompt.gloss, why, prompt.why)
        if self._cards[0] is self._lead:
            self._lead.foot.setVisible(self._has(0))
        self._mark(self._marked)
        self.show_said(self._noted)
        last = min(first + self._at_once, count)
        several = _("{first}–{last} of {n}").format(first=first + 1, last=last, n=count)
        one = _("{at} of {n}").format(at=last, n=count)
        self._where.setText(one if last == first + 1 else several)
        for part in (self._where, self._other):
            part.setVisible(count > self._at_once)
        self.setVisible(bool(count))

    def _on_lead(self) -> None:
        """Copied, whatever stands here."""
        if self._lead is self._cards[0]:
            self.copy(0)
        elif self._lead is not None:
            QGuiApplication.clipboard().setText(self._lead.words)
            self.copied.emit(self._lead.words)

    def _connect(self) -> None:
        for at, card in enumerate(self._cards):
            card.clicked.connect(partial(self.copy, at))
            card.said.connect(partial(self.say, at))
            bind(self, f"copy-{at + 1}", partial(self.copy, at))
            bind(self, f"said-{at + 1}", partial(self.say, at))
        if self._lead is not None:
            self._lead.clicked.connect(self._on_lead)
            self._lead.said.connect(partial(self.say, 0))
        bind(self, "said", lambda: self.say(self._marked))
        bind(self, "other-words", self.turn)
        self._other.clicked.connect(self.turn)

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for card in self._cards:
            column.addWidget(card)
        foot = QHBoxLayout()
        foot.addWidget(self._other)
        foot.addStretch(1)
        foot.addWidget(self._where)
        column.addLayout(foot)
