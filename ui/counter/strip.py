"""A line that must be known before the first word: tinted, with a sign and a word."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from ui.look.keyed_button import KeyedButton
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.paragraph import Paragraph
from ui.look.tinted import Tinted, Tone, tone_ink

VERY_NARROW = 340
"""Pixels at 100 %."""


class Strip(Tinted):
    """Sign, word, sentence, who and when; and at the right what can be done about it (`button`)."""

    def __init__(self, look: Look, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, "calm", parent)
        self._sign = QLabel()
        self._sign.setFixedHeight(look.px(20))
        self._text = Paragraph(look, "", "body")
        self._signed = Line(look, "", "caption", "muted", elide=False)
        self.button = KeyedButton(look, "", key)
        self.button.hide()
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side.setSpacing(look.px(10))
        self._side.addWidget(self._signed)
        self._side.addStretch()
        self._side.addWidget(self.button)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(look.px(8))
        self._body.addWidget(self._text, 1)
        self._body.addLayout(self._side)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(6), look.px(12), look.px(6))
        row.setSpacing(look.px(10))
        row.addWidget(self._sign)
        row.addLayout(self._body, 1)
        self.setMinimumHeight(look.px(36))

    def set_narrow(self, narrow: bool) -> None:
        """Where it is narrow, who and when go below the words."""
        self._body.setDirection(direction(narrow))
        self._body.setStretch(0, 0 if narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is very narrow, the button goes below who and when."""
        self._side.setDirection(direction(self.width() < self._look.px(VERY_NARROW)))
        super().resizeEvent(event)

    def show_strip(self, tone: Tone, sign: str, word: str, text: str, signed: str = "") -> None:
        """Other words in the strip; `sign` is an icon."""
        self.show_tone(tone)
        colour = tone_ink(tone)
        self._sign.setPixmap(self._look.pixmap(sign, "muted" if tone == "calm" else colour, 18))
        self._text.show_words(word, text, colour)
        self._signed.setText(signed)
        self._signed.setVisible(bool(signed))
        self.setAccessibleName(f"{word}: {text}" if text else word)
