"""When a line may be said besides: to a quiet guest, at a distance, before an open matter."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import N_, _
from assistant.words.situation import guards
from ui.book.digit_choice import digit_choice, in_a_row
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph

BEARS = {
    "quiet": N_("To a guest who likes it quiet"),
    "remote": N_("On the telephone or online"),
    "open-matter": N_("Before an open problem is named"),
    "mistake-unsettled": N_("Before a mistake is put right"),
}
_NAMED_BY = {"telephone": "remote"}
"""Situations that name a guard without being called so."""


class LineBears(QWidget):
    """None is chosen unless somebody does: a line is rather held back than hurts."""

    edited = Signal()

    def __init__(self, look: Look, first: int) -> None:
        """`first`: the digit of the first choice."""
        super().__init__()
        self._choices = {
            guard: digit_choice(look, _(word), number)
            for number, (guard, word) in enumerate(BEARS.items(), first)
        }
        note = _("In those that are not chosen it is held back, because it might hurt.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Line(look, _("It may also be said"), "section", "muted"))
        column.addWidget(in_a_row(look, *self._choices.values()))
        column.addWidget(Paragraph(look, note, "caption", "muted"))
        for choice in self._choices.values():
            choice.clicked.connect(self.edited)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The guards under which it may be said as well."""
        found = self._choices.items()
        return tuple(guard for guard, one in found if one.isChecked() and not one.isHidden())

    def show_chosen(self, bears: tuple[str, ...]) -> None:
        """Of another line."""
        for guard, one in self._choices.items():
            one.setChecked(guard in bears)

    def show_place(self, moment: Moment, situation: str, borne: Collection[str]) -> None:
        """Only what counts at the moment; what the line is for need not be said again.

        `borne`: what all of our lines for it bear, and so every line of the house's own.
        """
        named = {situation, _NAMED_BY.get(situation, ""), *borne}
        counts = [guard for guard in guards(moment) if guard not in named]
        for guard, one in self._choices.items():
            one.setVisible(guard in counts)
        self.setVisible(bool(counts))

    def press(self, number: int) -> None:
        """The choice at this place, from 0, as if clicked."""
        choice = list(self._choices.values())[number]
        if not choice.isHidden():
            choice.click()
