"""Why something could not be done: one plain sentence with a sign, where the hand is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.look.look import Look
from ui.look.paragraph import Paragraph


class Trouble(QWidget):
    """Without a sentence it is not there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = QLabel()
        sign.setPixmap(look.pixmap("circle-alert", "warn", 16))
        self._words = Paragraph(look, "", "body", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), 0, look.px(12), 0)
        row.setSpacing(look.px(8))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """The reason, or "" when there is none."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
