"""The list at the left: what is to be decided, who is called for, one's own requests."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.recovery.deciding import Decision, Kind
from assistant.tongue import _
from ui.authority import words
from ui.authority.known import Known
from ui.authority.waiting_row import WaitingRow
from ui.look import days
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count

_SIGNS = {"open": "clock", "approved": "circle-check", "answered": "circle-check", "used": "check"}


class WaitingList(QWidget):
    """The mark is always on one row, as long as there is any."""

    chosen = Signal(object)
    """The `Decision` that the mark came to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._decisions: list[Decision] = []
        self._rows: list[WaitingRow] = []
        self._groups: dict[Kind, _Group] = {
            "ask": _Group(look, _("To decide"), self),
            "call": _Group(look, _("You are called"), self),
            "own": _Group(look, _("Your own requests"), self),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        for group in self._groups.values():
            column.addWidget(group)
        column.addStretch(1)

    def show_known(self, known: Known, chosen: Decision | None, now_ms: int) -> None:
        """Other rows; the mark stays on `chosen`."""
        focused = any(row.hasFocus() for row in self._rows)
        self._decisions, self._rows = [], []
        for kind, group in self._groups.items():
            found = [one for one in known.decisions if one.kind == kind]
            self._decisions += found
            self._rows += group.show_decisions(found, known, now_ms)
        self.mark(chosen)
        if focused:
            self.begin()

    def mark(self, chosen: Decision | None) -> None:
        """Put the mark on a row."""
        for row, one in zip(self._rows, self._decisions, strict=True):
            row.setChecked(chosen is not None and one.key == chosen.key)

    def begin(self) -> None:
        """The keys go to the marked row."""
        row = next((row for row in self._rows if row.isChecked()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_clicked(self, row: WaitingRow) -> None:
        """A row by mouse or Space."""
        self._choose(self._rows.index(row))

    def on_stepped(self, row: WaitingRow, step: int) -> None:
        """The next row, or the one before."""
        at = self._rows.index(row) + step
        if 0 <= at < len(self._rows):
            self._choose(at)
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, at: int) -> None:
        self.mark(self._decisions[at])
        self.chosen.emit(self._decisions[at])


class _Group(QWidget):
    """A heading, how many, and the rows."""

    def __init__(self, look: Look, title: str, whole: WaitingList) -> None:
        super().__init__()
        self._look, self._whole = look, whole
        self._number = Line(look, "", "caption", "muted", elide=False)
        head = QHBoxLayout()
        head.setContentsMargins(look.px(4), 0, look.px(4), look.px(4))
        head.addWidget(Line(look, title, "section", "muted"), 1)
        head.addWidget(self._number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addLayout(head)
        self._kept = Kept(self._row, column.addWidget)

    def show_decisions(
        self, found: Sequence[Decision], known: Known, now_ms: int
    ) -> list[WaitingRow]:
        """Its rows; without any it is not there."""
        rows = self._kept.take(len(found))
        for row, one in zip(rows, found, strict=True):
            row.show_waiting(
                words.who(one, known),
                words.line(one, known),
                days.moment(one.since_ms, now_ms)
                if one.kind != "own" or one.ask is None
                else words.state(one.ask),
                _sign(one),
                _ink(one),
            )
            row.show()
        self._number.setText(count(len(found)))
        self._number.updateGeometry()
        self.setVisible(bool(found))
        return rows

    def _row(self) -> WaitingRow:
        row = WaitingRow(self._look)
        row.clicked.connect(lambda: self._whole.on_clicked(row))
        row.stepped.connect(lambda step: self._whole.on_stepped(row, step))
        return row


def _sign(one: Decision) -> str:
    if one.kind == "own" and one.ask is not None:
        return _SIGNS.get(one.ask.state, "x")
    return "hand-heart" if one.ask is not None else "life-buoy"


def _ink(one: Decision) -> str:
    if not one.waits and not one.is_news:
        return "muted"
    return "accent" if one.is_news else "warn"
