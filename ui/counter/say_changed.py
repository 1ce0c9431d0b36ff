"""Why other words than usual stand here: quiet, as a guest may see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.look.look import Look
from ui.look.panel import Box
from ui.look.paragraph import Paragraph


class SayChanged(Box):
    """Without a reason it is not there."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        sign = QLabel()
        sign.setPixmap(look.pixmap("life-buoy", "warn", 17))
        self._words = Paragraph(look, "", "caption")
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.column.addLayout(row)
        self.hide()

    def show_reason(self, reason: str) -> None:
        """Other words; "" for none."""
        self._words.setText(reason)
        self.setVisible(bool(reason))
