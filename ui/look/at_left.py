"""On a very wide screen lines stay short enough to read."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.look import Look

WIDEST = 1040
"""Pixels at 100 %."""


def at_left(look: Look, part: QWidget, widest: int = WIDEST) -> QHBoxLayout:
    """`part` at the left of the page, no wider than `widest`; its height is that of its width."""
    part.setMaximumWidth(look.px(widest))
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part, 1000)
    row.addStretch(1)
    return row
