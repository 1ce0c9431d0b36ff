"""A line that must be known before the first word: tinted, with a sign and a word."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look.keyed_button import KeyedButton
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph

Tone = Literal["danger", "warn", "calm"]
_COLOURS: dict[Tone, tuple[str, str, str]] = {
    "danger": ("danger_tint", "danger_line", "danger"),
    "warn": ("warn_tint", "warn_line", "warn"),
    "calm": ("sunken", "border", "text"),
}


class Strip(QWidget):
    """Sign, word, sentence, who and when; and at the right what can be done about it (`button`)."""

    def __init__(self, look: Look, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone: Tone = "calm"
        self._sign = QLabel()
        self._sign.setFixedHeight(look.px(20))
        self._word = Line(look, "", "strong", elide=False)
        self._text = Paragraph(look, "", "body")
        self._signed = Line(look, "", "caption", "muted", elide=False)
        self.button = KeyedButton(look, "", key)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(7), look.px(12), look.px(7))
        row.setSpacing(look.px(10))
        words = QHBoxLayout()
        words.setSpacing(look.px(10))
        for widget in (self._sign, self._word):
            words.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._signed, 0, Qt.AlignmentFlag.AlignTop)
        middle = QVBoxLayout()
        middle.addStretch()
        middle.addLayout(words)
        middle.addStretch()
        row.addLayout(middle, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(look.px(36))

    def show_strip(self, tone: Tone, sign: str, word: str, text: str, signed: str = "") -> None:
        """Other words in the strip; `sign` is an icon."""
        self._tone = tone
        colour = _COLOURS[tone][2]
        self._sign.setPixmap(self._look.pixmap(sign, "muted" if tone == "calm" else colour, 18))
        self._word.set_colour(colour)
        self._word.setText(word)
        self._text.setText(text)
        self._signed.setText(signed)
        self._signed.setVisible(bool(signed))
        self.setAccessibleName(f"{word}: {text}" if text else word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground."""
        ground, line, _ink = _COLOURS[self._tone]
        painter = QPainter(self)
        look = self._look
        paint_box(painter, QRectF(self.rect()), look.px(10), look.colour(ground), look.colour(line))
        painter.end()
