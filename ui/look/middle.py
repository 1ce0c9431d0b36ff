"""A little above the middle of an empty page: what is said there stands alone."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.look import Look

PAD = 32
"""Pixels at 100 % that are left free at the edges."""


def in_the_middle(page: QWidget, inside: QWidget, look: Look) -> None:
    """Lay `inside`, as wide as it may be, onto `page`."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inside, 1000)
    row.addStretch(1)
    middle = QVBoxLayout(page)
    pad = look.px(PAD)
    middle.setContentsMargins(pad, pad, pad, pad)
    middle.addStretch(2)
    middle.addLayout(row)
    middle.addStretch(3)
