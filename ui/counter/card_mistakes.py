"""Past mistakes and how they were put right: read before the greeting, not after."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.guests.view import MistakeView
from assistant.journal.stamp import StaffId
from assistant.tongue import _, n_
from ui.counter.mistake_row import MistakeRow
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Box

MOST = 3


class CardMistakes(Box):
    """The newest three, those not yet put right first; the count says how many there are."""

    matter_wanted = Signal(object)
    """The page of the problem or promise that a mistake comes from."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._count = Line(look, "", "caption", "muted", elide=False)
        head = QHBoxLayout()
        head.addWidget(Line(look, _("Past mistakes"), "section", "muted"), 1)
        head.addWidget(self._count)
        self.column.addLayout(head)
        rows = QVBoxLayout()
        rows.setSpacing(look.px(8))
        self._rows = Kept(self._row, rows.addWidget)
        self._shown: list[MistakeRow] = []
        self._more = Line(look, "", "caption", "muted")
        self.column.addLayout(rows)
        self.column.addWidget(self._more)
        self.column.addStretch(1)

    def show_mistakes(
        self, mistakes: Sequence[MistakeView], now_ms: int, names: Mapping[StaffId, str]
    ) -> None:
        """Other mistakes."""
        first = sorted(mistakes, key=lambda m: (bool(m.remedy), -m.when_ms))
        rows = self._rows.take(min(len(first), MOST))
        for row, mistake in zip(rows, first, strict=False):
            row.show_mistake(mistake, now_ms, names)
            row.show()
        self._shown = rows
        cases = [row for row in rows if row.has_case]
        for row in cases:
            row.set_first(row is cases[0])
        more = len(first) - MOST
        self._more.setText(n_("and {n} more", "and {n} more", more).format(n=more))
        self._more.setVisible(more > 0)
        self._count.setText(str(len(mistakes)))
        self.setVisible(bool(mistakes))

    def open_case(self) -> None:
        """The first mistake that comes from a problem leads to it."""
        for row in [row for row in self._shown if row.has_case][:1]:
            row.open_case()

    def _row(self) -> MistakeRow:
        row = MistakeRow(self._look)
        row.matter_wanted.connect(self.matter_wanted)
        return row
