"""The code that lets a desk in, so large that it is read from where one stands."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assistant.tongue import _
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line

_SIZE = 46
"""Pixels at 100 %."""


def grouped(code: str) -> str:
    """ "123 456"."""
    return f"{code[:3]} {code[3:]}".strip()


class CodeFace(QWidget):
    """Two groups of three digits on a soft ground."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._code = look, ""
        self._font = QFont(look.font("hero"))
        self._font.setPixelSize(look.px(_SIZE))
        self._font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.px(4))
        self._font.setFeature(QFont.Tag("tnum"), 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def code(self) -> str:
        """The digits."""
        return self._code

    def show_code(self, code: str) -> None:
        """Another one."""
        self._code = code
        self.setAccessibleName(_("The code: {code}").format(code=" ".join(code)))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for any six digits."""
        width = QFontMetricsF(self._font).horizontalAdvance("000 000")
        return QSize(round(width) + self._look.px(48), self._look.px(_SIZE * 1.7))

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The digits in the middle."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        paint_box(painter, box, look.px(12), look.colour("tint"))
        middle, ink = Qt.AlignmentFlag.AlignHCenter, look.colour("on_tint")
        paint_line(painter, box, grouped(self._code), self._font, ink, middle)
        painter.end()
