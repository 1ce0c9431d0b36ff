"""A row of the card: a quiet label at the left, what is known at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.line import Line
from ui.look.look import Look

LABEL = 84


class FactRow(QWidget):
    """All rows of the card share one label column, so that everything known stands on one edge."""

    def __init__(
        self,
        look: Look,
        label: str,
        content: QWidget,
        line: int = 30,
        parent: QWidget | None = None,
    ) -> None:
        """`line` is the height of the content's first line, on which the label stands."""
        super().__init__(parent)
        self.label = Line(look, label, "section", "muted")
        self.label.setFixedWidth(look.px(LABEL))
        self.label.setMinimumHeight(look.px(line))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(content, 1)
