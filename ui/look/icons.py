"""Icons: a line drawing of resources/icons, coloured and kept as a pixmap."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from ui.look.places import ICONS


def icon_pixmap(name: str, colour: str, size: int) -> QPixmap:
    """The icon in `colour` (#RRGGBB), `size` pixels wide, sharp on the finest screen. Kept.

    FileNotFoundError for a name that resources/icons does not have.
    """
    ratio = device_ratio()
    key = f"salve:{name}:{colour}:{size}:{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = _draw(name, colour, size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def window_icon() -> QIcon:
    """The program's own mark. It loads Qt's SVG reader, so it is for after the first paint."""
    return QIcon(str(ICONS / "salve.svg"))


def device_ratio() -> float:
    """Device pixels a pixel on the finest screen."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _draw(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - lazy: the first paint has no icon

    source = (ICONS / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(source).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
