"""What stands on the card of a guest of whom nothing is known yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from assistant.tongue import _
from ui.look.look import Look
from ui.look.panel import Box
from ui.look.paragraph import Paragraph


class CleanPage(Box):
    """A beginning, not a lack."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        told = _("A clean page. What you notice or hear today is here at the next visit.")
        sign = QLabel()
        sign.setPixmap(look.pixmap("sparkles", "accent", 20))
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(look, told, "words"), 1)
        self.column.addLayout(row)
