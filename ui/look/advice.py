"""A box for what to mind: amber, a sign, a sentence or two."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph


class AdviceBox(QWidget):
    """Wraps; without words it is not there."""

    def __init__(self, look: Look, icon: str = "sparkles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        sign = QLabel()
        sign.setPixmap(look.pixmap(icon, "warn", 17))
        self._words = Paragraph(look, "", "body", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_advice(self, words: str) -> None:
        """Other words; "" for none."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground."""
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), self._look.px(8), self._look.colour("warn_tint"))
        painter.end()
