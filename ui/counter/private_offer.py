"""A line just written looks private: one key marks it, and notes the consent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from assistant.tongue import listed
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look


class PrivateOffer(QWidget):
    """Not there while nothing is offered."""

    wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sign = QLabel()
        sign.setPixmap(look.pixmap("lock", "muted", 16))
        self._words = Line(look, "", "body", "muted")
        self._key = KeyHint(look, cap("mark-private"), "")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), 0, look.px(12), 0)
        row.setSpacing(look.px(8))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        row.addWidget(self._key)
        row.addStretch(1)
        self._key.clicked.connect(self.wanted)
        self.hide()

    def show_offer(self, sentence: str, act: str) -> None:
        """Why, and what the key does; "" when it is over."""
        self._words.setText(sentence)
        self._key.show_word(act)
        self.setAccessibleName(listed((sentence, act)))
        self.setVisible(bool(sentence))
