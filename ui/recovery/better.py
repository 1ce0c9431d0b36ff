"""Under a field: why an apology is none, what to say instead, and the key that takes it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.tongue import _, sentences
from assistant.words.remark import Remark
from ui.look.key_hint import KeyHint
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph


class Better(QWidget):
    """Amber, calm; without a slip it is not there."""

    taken = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        sign = QLabel()
        sign.setPixmap(look.pixmap("sparkles", "warn", 17))
        self._why = Paragraph(look, "", "body", "warn")
        self._words = Paragraph(look, "", "body")
        texts = QVBoxLayout()
        texts.setSpacing(look.px(1))
        texts.addWidget(self._why)
        texts.addWidget(self._words)
        take = KeyHint(look, "Tab", _("take it"))
        take.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(9), look.px(10), look.px(9))
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_slip(self, slip: Remark | None) -> None:
        """Another slip; None for none."""
        if slip is not None:
            why, better = slip.reason, _("Better: “{words}”").format(words=slip.better)
            self._why.setText(why)
            self._words.setText(better)
            self.setAccessibleName(sentences(why, better))
        self.setVisible(slip is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground."""
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), self._look.px(8), self._look.colour("warn_tint"))
        painter.end()
