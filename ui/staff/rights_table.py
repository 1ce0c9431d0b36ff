"""Who may do what: one box for each role and right, gone through by arrows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from assistant.people.entries import Role
from assistant.people.labels import right_words, role_word
from assistant.people.rights import FIXED, RIGHTS, ROLES, USUAL, Right, Table
from assistant.tongue import named
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class RightsTable(QWidget):
    """A tick holds at once. Tab stops at it once; arrows go on from there."""

    settled = Signal(str, str, bool)
    """Role, right, whether it is given."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._cells: dict[tuple[int, int], _Cell] = {}
        self._at = (0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(2))
        grid.setColumnStretch(0, 1)
        middle = Qt.AlignmentFlag.AlignCenter
        for column, role in enumerate(ROLES):
            head = Line(look, role_word(role), "caption", "muted", elide=False)
            grid.addWidget(head, 0, column + 1, middle)
        for row, right in enumerate(RIGHTS):
            grid.addWidget(Paragraph(look, right_words(right)), row + 1, 0)
            for column, role in enumerate(ROLES):
                cell = _Cell(role, right)
                cell.setAccessibleName(named(role_word(role), right_words(right)))
                cell.clicked.connect(lambda on, cell=cell: self._on_clicked(cell, on=on))
                cell.stepped.connect(lambda key, at=(row, column): self._step(at, key))
                self._cells[row, column] = cell
                grid.addWidget(cell, row + 1, column + 1, middle)
        self._stop_at((0, 0))
        self.show_table(USUAL, may=False)

    def show_table(self, table: Table, *, may: bool) -> None:
        """What holds, and whether who is at this desk may settle it."""
        for cell in self._cells.values():
            cell.setChecked(cell.right in table[cell.role])
            cell.setEnabled(may and (cell.role, cell.right) not in FIXED)

    def _on_clicked(self, cell: "_Cell", *, on: bool) -> None:
        self.settled.emit(cell.role, cell.right, on)

    def _step(self, at: tuple[int, int], key: int) -> None:
        down, along = _STEPS[Qt.Key(key)]
        row, column = at[0] + down, at[1] + along
        while (target := self._cells.get((row, column))) is not None and not target.isEnabled():
            row, column = row + down, column + along
        if target is not None:
            self._stop_at((row, column))
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, at: tuple[int, int]) -> None:
        self._cells[self._at].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._at = at
        self._cells[at].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._cells[at])


class _Cell(QCheckBox):
    """One role and one right."""

    stepped = Signal(int)
    """An arrow key."""

    def __init__(self, role: Role, right: Right) -> None:
        super().__init__()
        self.role, self.right = role, right

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the table."""
        if Qt.Key(event.key()) in _STEPS:
            self.stepped.emit(event.key())
        else:
            super().keyPressEvent(event)
