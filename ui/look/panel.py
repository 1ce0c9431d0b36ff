"""The frames that things lie in: a panel on the ground, a box in a panel, a hairline between."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.look.look import Look


class Panel(QFrame):
    """A white panel with round corners (12), and a column to put things in (`column`)."""

    NAME, PAD = "panel", 16

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(self.NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        pad = look.px(self.PAD)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(look.px(8))


class Box(Panel):
    """A sunken box inside a panel (10)."""

    NAME, PAD = "box", 12


def hairline(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel across its parent."""
    line = QFrame(parent)
    line.setObjectName("line")
    line.setFixedHeight(1)
    return line
