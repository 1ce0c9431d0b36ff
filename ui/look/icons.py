"""Icons: a line drawing of resources/icons, coloured and kept as a pixmap."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QPixmapCache

from ui.look.places import ICONS

if TYPE_CHECKING:  # loaded after the first paint
    from PySide6.QtSvg import QSvgRenderer

_reader: "type[QSvgRenderer] | None" = None


def load_icons() -> None:
    """Bring in Qt's reader of drawings. Until then icons are blank: the first paint has none."""
    global _reader  # a process has one reader, as it has one set of fonts
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - lazy for start-up

    _reader = QSvgRenderer


def icon_pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon in `colour` (#RRGGBB), `size` pixels wide, sharp on the finest screen. Kept.

    FileNotFoundError for a name that resources/icons does not have.
    """
    ratio = device_ratio()
    key = f"salve:{name}:{colour}:{size}:{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    if _reader is None:
        return _blank(size, ratio)
    drawn = _draw(_reader, name, colour, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def device_ratio() -> float:
    """Device pixels a pixel on the finest screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _blank(size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _draw(reader: "type[QSvgRenderer]", name: str, colour: str, size: int, ratio: float) -> QPixmap:
    source = (ICONS / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    pixmap = _blank(size, ratio)
    painter = QPainter(pixmap)
    reader(source).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
