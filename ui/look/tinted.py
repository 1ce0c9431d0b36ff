"""The ground of a line that is to be seen first: red for safety, amber for what is open."""

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.look.paint import paint_box

Tone = Literal["danger", "warn", "calm"]
_COLOURS: dict[Tone, tuple[str, str, str]] = {
    "danger": ("danger_tint", "danger_line", "danger"),
    "warn": ("warn_tint", "warn_line", "warn"),
    "calm": ("sunken", "border", "text"),
}


def tone_ink(tone: Tone) -> str:
    """The token of the colour of the words on that ground."""
    return _COLOURS[tone][2]


class Tinted(QWidget):
    """A box with round corners (10) in the colours of `tone`."""

    def __init__(self, look: Look, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._tone = look, tone

    def show_tone(self, tone: Tone) -> None:
        """Another ground."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tinted ground."""
        ground, line, _ink = _COLOURS[self._tone]
        painter, look = QPainter(self), self._look
        paint_box(painter, QRectF(self.rect()), look.px(10), look.colour(ground), look.colour(line))
        painter.end()
