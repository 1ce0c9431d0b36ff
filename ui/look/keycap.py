"""The small cap that shows which key does it."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

Tone = Literal["cap", "outlined", "on_accent"]


def keycap_width(look: Look, key: str) -> int:
    """How wide the cap of `key` is."""
    text = QFontMetricsF(look.font("caption")).horizontalAdvance(key)
    return max(look.px(26), round(text) + look.px(17))


def paint_keycap(painter: QPainter, rect: QRectF, key: str, look: Look, tone: Tone = "cap") -> None:
    """A cap in `rect`: raised on paper, outlined in a button, outlined in white on the accent."""
    if tone == "cap":
        line, fill, ink = look.colour("border_strong"), look.colour("sunken"), look.colour("muted")
        paint_box(painter, rect, look.px(5), line)
        top = rect.adjusted(1, 1, -1, -2)
        paint_box(painter, top, look.px(4), fill)
        paint_line(painter, top, key, look.font("caption"), ink, Qt.AlignmentFlag.AlignHCenter)
        return
    ink = look.colour("on_accent" if tone == "on_accent" else "muted")
    line = look.colour("on_accent" if tone == "on_accent" else "faint")
    if tone == "on_accent":
        line.setAlphaF(0.6)
    paint_box(painter, rect, look.px(5), None, line)
    paint_line(painter, rect, key, look.font("caption"), ink, Qt.AlignmentFlag.AlignHCenter)


class KeyCap(QLabel):
    """A cap beside the words that it belongs to: `KeyCap(look, "F2")`."""

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the key's name needs."""
        return QSize(keycap_width(self._look, self.text()), self._look.px(20))

    def minimumSizeHint(self) -> QSize:
        """A cap is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The raised cap."""
        painter = QPainter(self)
        paint_keycap(painter, QRectF(self.rect()), self.text(), self._look)
        painter.end()
