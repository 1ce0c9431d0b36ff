"""The guest's initial on a soft ground that always is the same for the same name."""

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.look import FAMILIES, Look
from ui.look.paint import paint_box, paint_line


def initial(name: str) -> str:
    """The first letter of `name`, "?" when it has none."""
    return next((c.upper() for c in name if c.isalpha()), "?")[:1]


def paint_avatar(
    painter: QPainter, rect: QRectF, look: Look, name: str, ring: str | None = None
) -> None:
    """A disc with the initial; with `ring` (the ground's colour) a dot that says "here"."""
    grounds = look.palette.avatars
    ground = grounds[(zlib.crc32(name.strip().casefold().encode()) >> 12) % len(grounds)]
    paint_box(painter, rect, rect.width() / 2, look.colour(ground))
    font = QFont(FAMILIES)
    font.setPixelSize(max(8, round(rect.width() * 0.42)))
    font.setWeight(QFont.Weight.DemiBold)
    ink = look.colour("on_avatar")
    paint_line(painter, rect, initial(name), font, ink, Qt.AlignmentFlag.AlignHCenter)
    if ring is not None:
        size = max(look.px(10), rect.width() * 0.26)
        dot = QRectF(rect.right() - size + 2, rect.bottom() - size + 2, size, size)
        paint_box(painter, dot.adjusted(-2, -2, 2, 2), size, look.colour(ring))
        paint_box(painter, dot, size / 2, look.colour("accent"))


class Avatar(QWidget):
    """A painted initial; it says nothing that the name beside it does not say."""

    def __init__(
        self, look: Look, name: str = "", size: float = 48, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._name, self._size, self._here = look, name, look.px(size), False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, here: bool = False) -> None:
        """Another guest; `here` adds the dot."""
        self._name, self._here = name, here
        self.update()

    def sizeHint(self) -> QSize:
        """A square with room for the dot."""
        return QSize(self._size + 2, self._size + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The disc."""
        painter = QPainter(self)
        disc = QRectF(0, 0, self._size, self._size)
        paint_avatar(painter, disc, self._look, self._name, "surface" if self._here else None)
        painter.end()
