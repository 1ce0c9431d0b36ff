"""What the house has settled about shifts: their times, spans, own ideas for the line-up."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.people.rights import may as has_right
from assistant.people.view import StaffView
from assistant.shift.rules import RANGES
from assistant.shift.view import ShiftRules
from assistant.tongue import _, n_
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.settings.closed_notice import ClosedNotice
from ui.settings.idea_list import IdeaList
from ui.settings.number_row import NumberRow
from ui.settings.shift_list import ShiftList

WIDTH = 760


class ShiftRulesPanels(QWidget):
    """Each choice holds at once and is told by a signal; who may not change it only reads."""

    numbered = Signal(object, object)
    """Words of `shift.rules.set_rules` in a dict, and the row that shows why they were refused."""
    staff_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._closed = ClosedNotice(look)
        self._closed.staff.clicked.connect(self.staff_wanted)
        self.shifts, self.ideas = ShiftList(look), IdeaList(look)
        self._numbers = {
            "unread_minutes": NumberRow(
                look,
                _("A handover that nobody has read is told to those in charge after"),
                _minutes,
                *RANGES["unread_minutes"],
            ),
            "destroy_days": NumberRow(
                look,
                _("A printed handover is to be destroyed after"),
                lambda n: n_("{n} day", "{n} days", n).format(n=n),
                *RANGES["destroy_days"],
            ),
            "lineup_minutes": NumberRow(
                look, _("The line-up takes"), _minutes, *RANGES["lineup_minutes"]
            ),
        }
        self._lay_out()
        for name, row in self._numbers.items():
            row.settled.connect(lambda n, row=row, name=name: self.numbered.emit({name: n}, row))

    def show_rules(self, rules: ShiftRules, staff: Sequence[StaffView], *, may: bool) -> None:
        """What holds now, and whether who is at this desk may change it."""
        self._closed.show_people(
            [one.name for one in staff if has_right("settle-house", one)], may=may
        )
        self.shifts.show_shifts(rules.shifts)
        self.shifts.lock(locked=not may)
        for name, row in self._numbers.items():
            row.show_number(getattr(rules, name))
            row.lock(locked=not may)
        self.ideas.show_ideas(rules.ideas)
        self.ideas.lock(locked=not may)

    def _lay_out(self) -> None:
        look = self._look
        shifts = self._panel(_("When they begin and end"))
        shifts.column.addWidget(self.shifts)
        spans = self._panel(_("Handover and line-up"))
        for row in self._numbers.values():
            spans.column.addWidget(row)
        ideas = self._panel(_("Our own ideas for the line-up"))
        ideas.column.addWidget(self.ideas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        self.setMaximumWidth(look.px(WIDTH))
        for part in (self._closed, shifts, spans, ideas):
            column.addWidget(part)

    def _panel(self, title: str) -> Panel:
        panel = Panel(self._look)
        panel.column.setSpacing(self._look.px(10))
        panel.column.addWidget(Line(self._look, title, "section", "muted"))
        return panel


def _minutes(n: int) -> str:
    return n_("{n} minute", "{n} minutes", n).format(n=n)
