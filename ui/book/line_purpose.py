"""What a line of the house's own is for: the moment, the situation, and what it varies with."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import N_, _
from assistant.words.entries import Varies
from assistant.words.labels import MOMENT_GROUPS, moment_label, situation_label
from assistant.words.situation import SITUATIONS_OF
from ui.book.digit_choice import digit_choice, in_a_row
from ui.book.typed import LineTyped
from ui.look.choice_box import ChoiceBox
from ui.look.line import Line
from ui.look.lines import labelled
from ui.look.look import Look
from ui.look.two_columns import TwoColumns

VARIES: tuple[tuple[Varies, str], ...] = (
    ("", N_("The same for everybody")),
    ("visit", N_("By the number of the visit")),
    ("gender", N_("For a woman, for a man, not known")),
)


class LinePurpose(QWidget):
    """A line that stands in the book stays at its moment; another one can be moved."""

    moved = Signal()
    """The moment or the situation is another one."""
    varied = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._moment: Moment = "greeting"
        moments = [
            (moment, moment_label(moment)) for _name, group in MOMENT_GROUPS for moment in group
        ]
        self._moments = ChoiceBox(look, _("The moment"), moments)
        self._situations = ChoiceBox(look, _("What it is for"), ())
        self._fixed = Line(look, "", "strong")
        self._where = TwoColumns(look)
        self._where.add(labelled(look, _("The moment"), self._moments))
        self._where.add(labelled(look, _("What it is for"), self._situations))
        self._varies = {
            value: digit_choice(look, _(word), number)
            for number, (value, word) in enumerate(VARIES, 1)
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self._where)
        column.addWidget(self._fixed)
        column.addSpacing(look.px(6))
        column.addWidget(Line(look, _("The words are"), "section", "muted"))
        column.addWidget(in_a_row(look, *self._varies.values()))
        self._moments.taken.connect(self._on_moment)
        self._situations.taken.connect(lambda situation: self.moved.emit())
        for value, choice in self._varies.items():
            choice.clicked.connect(partial(self._vary, value))

    @property
    def moment(self) -> Moment:
        """When the line is said."""
        return self._moment

    @property
    def situation(self) -> str:
        """What it is for."""
        return str(self._situations.currentData())

    @property
    def varies(self) -> Varies:
        """What it has other words for."""
        return next((value for value, one in self._varies.items() if one.isChecked()), "")

    def show_line(self, line: LineTyped, *, movable: bool) -> None:
        """Another line."""
        self._moment = line.moment
        self._moments.show_value(line.moment)
        self._show_situations(line.situation)
        told = f"{moment_label(line.moment)} · {situation_label(line.situation, line.moment)}"
        self._fixed.setText(told)
        self._fixed.setVisible(not movable)
        self._where.setVisible(movable)
        self._settle(line.varies)

    def press(self, number: int) -> None:
        """What it varies with, by its place from 0, as if clicked."""
        list(self._varies.values())[number].click()

    def _vary(self, varies: Varies) -> None:
        self._settle(varies)
        self.varied.emit()

    def _settle(self, varies: Varies) -> None:
        for value, one in self._varies.items():
            one.setChecked(value == varies)

    def _on_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._show_situations("plain")
        self.moved.emit()

    def _show_situations(self, situation: str) -> None:
        kinds = SITUATIONS_OF[self._moment]
        self._situations.show_choices([(k, situation_label(k, self._moment)) for k in kinds])
        self._situations.show_value(situation)
        self._situations.setEnabled(len(kinds) > 1)
