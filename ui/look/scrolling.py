"""A frame that a page scrolls in when the window is small: no border, no stop for Tab."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LEAST = 40
"""Pixels."""


class Scrolling(QScrollArea):
    """Down and up only: what stands in it wraps to its width."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        page.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:
        """A line or two: the rest is a matter of scrolling."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), LEAST))
