"""What a line of the house's own is for: the moment, what it varies with, when it may be said."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import N_, _
from assistant.words.entries import Varies
from assistant.words.labels import MOMENT_GROUPS, moment_label, situation_label
from assistant.words.situation import SITUATIONS_OF, guards
from ui.book.typed import LineTyped
from ui.look.choice_box import ChoiceBox
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.lines import labelled
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.two_columns import TwoColumns

VARIES: tuple[tuple[Varies, str], ...] = (
    ("", N_("The same for everybody")),
    ("visit", N_("By the number of the visit")),
    ("gender", N_("For a woman, for a man, not known")),
)
BEARS = {
    "quiet": N_("To a guest who likes it quiet"),
    "remote": N_("On the telephone or online"),
    "open-matter": N_("Before an open problem is named"),
    "mistake-unsettled": N_("Before a mistake is put right"),
}
_NAMED_BY = {"telephone": "remote"}
"""Situations that name a guard without being called so."""


class LinePurpose(QWidget):
    """Choices with their digits; the form binds the keys."""

    moved = Signal()
    """The moment or the situation is another one."""
    varied = Signal()
    edited = Signal()
    """Whether it may be said under a guard is settled otherwise."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._moment: Moment = "greeting"
        self._choices: list[KeyedChoice] = []
        moments = [
            (moment, moment_label(moment)) for _name, group in MOMENT_GROUPS for moment in group
        ]
        self._moments = ChoiceBox(look, _("The moment"), moments)
        self._situations = ChoiceBox(look, _("What it is for"), ())
        self._fixed = Line(look, "", "strong")
        self._where = TwoColumns(look)
        self._where.add(labelled(look, _("The moment"), self._moments))
        self._where.add(labelled(look, _("What it is for"), self._situations))
        self._varies = {value: self._choice(_(word)) for value, word in VARIES}
        self._bears = {guard: self._choice(_(word)) for guard, word in BEARS.items()}
        self._bears_note = Paragraph(
            look, _("Otherwise it is held back then: it might hurt."), "caption", "muted"
        )
        self._bears_label = Line(look, _("It may also be said"), "section", "muted")
        self._lay_out()
        self._moments.taken.connect(self._on_moment)
        self._situations.taken.connect(self._on_situation)
        for value, choice in self._varies.items():
            choice.clicked.connect(partial(self._vary, value))
        for choice in self._bears.values():
            choice.clicked.connect(self.edited)

    @property
    def moment(self) -> Moment:
        """When the line is said."""
        return self._moment

    @property
    def situation(self) -> str:
        """What it is for."""
        return str(self._situations.currentData() or "plain")

    @property
    def varies(self) -> Varies:
        """What it has other words for."""
        return next((value for value, one in self._varies.items() if one.isChecked()), "")

    @property
    def bears(self) -> tuple[str, ...]:
        """The guards under which it may be said as well."""
        found = self._bears.items()
        return tuple(g for g, one in found if one.isChecked() and not one.isHidden())

    @property
    def first(self) -> QWidget:
        """Where the keys begin in a new line."""
        return self._moments

    def show_line(self, line: LineTyped, *, movable: bool) -> None:
        """Another line; one that is in the book stays at its moment."""
        self._moment = line.moment
        self._moments.show_value(line.moment)
        self._show_situations(line.situation)
        told = f"{moment_label(line.moment)} · {situation_label(line.situation, line.moment)}"
        self._fixed.setText(told)
        self._fixed.setVisible(not movable)
        self._where.setVisible(movable)
        self._settle(line.varies)
        for guard, one in self._bears.items():
            one.setChecked(guard in line.bears)
        self._show_bears()

    def press(self, number: int) -> None:
        """The choice with this digit, as if clicked."""
        choice = self._choices[number - 1]
        if not choice.isHidden():
            choice.click()

    def _choice(self, word: str) -> KeyedChoice:
        number = len(self._choices) + 1
        choice = KeyedChoice(self._look, word, _digit(number), parent=self)
        choice.setAutoExclusive(False)
        choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the hand types on
        self._choices.append(choice)
        return choice

    def _vary(self, varies: Varies) -> None:
        self._settle(varies)
        self.varied.emit()

    def _settle(self, varies: Varies) -> None:
        for value, one in self._varies.items():
            one.setChecked(value == varies)

    def _on_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._show_situations("plain")
        self._show_bears()
        self.moved.emit()

    def _on_situation(self, situation: str) -> None:
        self._show_bears()
        self.moved.emit()

    def _show_situations(self, situation: str) -> None:
        kinds = SITUATIONS_OF[self._moment]
        self._situations.show_choices([(k, situation_label(k, self._moment)) for k in kinds])
        self._situations.show_value(situation)
        self._situations.setEnabled(len(kinds) > 1)

    def _show_bears(self) -> None:
        """Only what counts at the moment; what the line is for need not be said again."""
        named = {self.situation, _NAMED_BY.get(self.situation, "")}
        counts = [guard for guard in guards(self._moment) if guard not in named]
        for guard, one in self._bears.items():
            one.setVisible(guard in counts)
        self._bears_label.setVisible(bool(counts))
        self._bears_note.setVisible(bool(counts))

    def _lay_out(self) -> None:
        look, px = self._look, self._look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._where)
        column.addWidget(self._fixed)
        for label, choices, note in (
            (Line(look, _("The words are"), "section", "muted"), self._varies, None),
            (self._bears_label, self._bears, self._bears_note),
        ):
            row = QWidget()
            flow = FlowLayout(row, px(4))
            for choice in choices.values():
                flow.addWidget(choice)
            column.addSpacing(px(6))
            column.addWidget(label)
            column.addWidget(row)
            if note is not None:
                column.addWidget(note)


CHOICES = len(VARIES) + len(BEARS)
"""How many digits there are."""


def _digit(number: int) -> str:
    return cap("phrase-choice").replace("1", str(number))
