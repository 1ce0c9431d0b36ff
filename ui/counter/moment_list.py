"""The other moments to choose from: one digit opens a group, arrows and Enter as well."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _
from ui.counter.moment_row import MomentRow
from ui.counter.moments import GROUPS, group_of
from ui.look.look import Look
from ui.look.scrolling import Scrolling

_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class MomentList(QWidget):
    """The keys begin at the group that was opened last."""

    chosen = Signal(str)
    """The first moment of a group."""
    left = Signal()
    """None of them: back to what was there before."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Words for other moments"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        self._rows = [MomentRow(look, group) for group in GROUPS]
        for at, row in enumerate(self._rows):
            row.clicked.connect(partial(self.open, at))
            row.stepped.connect(partial(self._step, at))
            column.addWidget(row)
        column.addStretch(1)
        self._scroll = Scrolling(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._at = 0

    def show_moment(self, moment: Moment) -> None:
        """The group of `moment` is where the keys begin."""
        group = group_of(moment)
        self._at = 0 if group is None else GROUPS.index(group)

    def open(self, at: int) -> None:
        """Open the group in row `at`."""
        self._at = at
        self.chosen.emit(GROUPS[at].moments[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The rows have the keys."""
        super().focusInEvent(event)
        self._step(self._at, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens its group; Esc leaves."""
        digits = [group.digit for group in GROUPS]
        plain = event.modifiers() & ~_KEYPAD == _PLAIN
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.text() in digits:
            self.open(digits.index(event.text()))
        else:
            super().keyPressEvent(event)

    def _step(self, at: int, step: int) -> None:
        row = self._rows[max(0, min(at + step, len(self._rows) - 1))]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row, 0, 0)
