"""A quiet ring around a number: three parts for three rings, or one that fills while one waits."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.look import Look
from ui.look.paint import paint_line

_TOP = 90 * 16
_TURN = 360 * 16
_GAP = 14 * 16
"""Between the parts, in Qt's sixteenths of a degree."""


class Dial(QLabel):
    """Its text is what a screen reader says; the number stands large in the middle."""

    def __init__(self, look: Look, size: float) -> None:
        super().__init__()
        self._look, self._size = look, look.px(size)
        self._number, self._icon, self._ink = "", "phone", "accent"
        self._part, self._of = 0.0, 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_part(
        self, part: float, number: str = "", of: int = 1, icon: str = "", ink: str = "accent"
    ) -> None:
        """So much of it filled, in `of` parts; `number` in the middle, or an icon."""
        self._part, self._of = min(1.0, max(0.0, part)), of
        self._number, self._icon, self._ink = number, icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, what is filled of it, the number."""
        look, painter, wide = self._look, QPainter(self), max(3.0, self._size / 16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(self.rect()).adjusted(wide, wide, -wide, -wide)
        each, gap = _TURN // self._of, _GAP if self._of > 1 else 0
        for at in range(self._of):
            begin = _TOP - at * each - gap // 2
            whole = each - gap
            filled = round(whole * min(1.0, max(0.0, self._part * self._of - at)))
            for ink, span in (("border", whole), (self._ink, filled)):
                if span:
                    pen = QPen(look.colour(ink), wide)
                    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                    painter.setPen(pen)
                    painter.drawArc(ring, begin, -span)
        self._paint_middle(painter)
        painter.end()

    def _paint_middle(self, painter: QPainter) -> None:
        look, box = self._look, QRectF(self.rect())
        if self._number:
            font = QFont(look.font("hero"))
            font.setPixelSize(round(self._size * 0.4))
            middle = Qt.AlignmentFlag.AlignHCenter
            paint_line(painter, box, self._number, font, look.colour("text"), middle)
        elif self._icon:
            side = round(self._size * 0.42)
            picture = look.pixmap(self._icon, self._ink, side / look.scale)
            at = round((self._size - side) / 2)
            painter.drawPixmap(at, at, picture)
