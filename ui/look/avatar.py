"""The guest's initial on a soft ground that always is the same for the same name."""

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.icons import device_ratio
from ui.look.look import FAMILIES, Look
from ui.look.paint import paint_box, paint_line


def initial(name: str) -> str:
    """The first letter of `name`, "?" when it has none."""
    return next((c.upper() for c in name if c.isalpha()), "?")[:1]


def paint_avatar(
    painter: QPainter, rect: QRectF, look: Look, name: str, ring: str | None = None
) -> None:
    """A disc with the initial; with `ring` (the ground's colour) a dot that says "here"."""
    size = round(rect.width())
    painter.drawPixmap(round(rect.left()), round(rect.top()), _disc(look, name, size))
    if ring is not None:
        side = max(look.px(10), rect.width() * 0.26)
        dot = QRectF(rect.right() - side + 2, rect.bottom() - side + 2, side, side)
        paint_box(painter, dot.adjusted(-2, -2, 2, 2), side, look.colour(ring))
        paint_box(painter, dot, side / 2, look.colour("accent"))


def _disc(look: Look, name: str, size: int) -> QPixmap:
    """The disc, painted once: lists show the same ones with every keystroke."""
    grounds = look.palette.avatars
    ground = grounds[(zlib.crc32(name.strip().casefold().encode()) >> 12) % len(grounds)]
    letter, ratio = initial(name), device_ratio()
    key = f"salve-avatar:{letter}:{ground}:{size}:{ratio}"
    disc = QPixmap()
    if QPixmapCache.find(key, disc):
        return disc
    disc = QPixmap(round(size * ratio), round(size * ratio))
    disc.setDevicePixelRatio(ratio)
    disc.fill(Qt.GlobalColor.transparent)
    rect = QRectF(0, 0, size, size)
    font = QFont(FAMILIES)
    font.setPixelSize(max(8, round(size * 0.42)))
    font.setWeight(QFont.Weight.DemiBold)
    painter = QPainter(disc)
    paint_box(painter, rect, size / 2, look.colour(ground))
    ink = look.colour("on_avatar")
    paint_line(painter, rect, letter, font, ink, Qt.AlignmentFlag.AlignHCenter)
    painter.end()
    QPixmapCache.insert(key, disc)
    return disc


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
