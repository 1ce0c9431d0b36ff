"""Fields side by side where there is room, under each other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.look.look import Look

LEAST_COLUMN = 236
"""Narrower than this (pixels at 100 %), a column is no use for typing."""


class TwoColumns(QWidget):
    """Takes its widgets in reading order; the order of Tab is the same."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._parts: list[tuple[QWidget, bool]] = []
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(12))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, *, wide: bool = False) -> None:
        """One more; a wide one takes both columns."""
        self._parts.append((part, wide))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= self._look.px(2 * LEAST_COLUMN) else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        row = column = 0
        for part, wide in self._parts:
            span = self._columns if wide else 1
            if column + span > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(part, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for at in range(2):
            self._grid.setColumnStretch(at, 1 if at < self._columns else 0)
