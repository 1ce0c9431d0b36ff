"""A button that shows the key that does the same."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look.keycap import keycap_width, paint_keycap
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class KeyedButton(QPushButton):
    """Icon, text, key cap. One filled (`primary`) button a screen; `plain` ones have no frame.

    Without text it is a small square with its icon, and needs an accessible name.

    It shows the key and does not bind it: keys belong to the page that knows what else listens.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        key: str = "",
        primary: bool = False,
        icon: str | None = None,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._words, self._key = look, text, key
        self._kind: Literal["primary", "outlined", "plain"] = (
            "primary" if primary else "plain" if plain else "outlined"
        )
        self._icon = icon
        font = look.font("body")
        font.setWeight(QFont.Weight.DemiBold if primary else QFont.Weight.Medium)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_text(text, key)

    def show_text(
        self,
        text: str,
        key: str | None = None,
        icon: str | None = None,
        primary: bool | None = None,
    ) -> None:
        """Other words, and another key, icon or weight if given, on the same button."""
        self._words = text
        if primary is not None:
            self._kind = "primary" if primary else "outlined"
            font = self.font()
            font.setWeight(QFont.Weight.DemiBold if primary else QFont.Weight.Medium)
            self.setFont(font)
        self._key = self._key if key is None else key
        self._icon = self._icon if icon is None else icon
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Everything with its air."""
        look = self._look
        if not self._words:
            return QSize(look.px(30), look.px(38))
        width = QFontMetricsF(self.font()).horizontalAdvance(self._words) + 1
        width += look.px(13) + look.px(9 if self._key else 13)
        if self._icon:
            width += look.px(18 + 8)
        if self._key:
            width += look.px(9) + keycap_width(look, self._key)
        return QSize(round(width), look.px(38))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, then icon, text and cap, together in the middle."""
        look, painter = self._look, QPainter(self)
        ink, on = self._paint_frame(painter)
        spare = self.width() - self.sizeHint().width()
        x = look.px(13 if self._words else 6) + max(0, spare) / 2
        if self._icon:
            size = look.px(18)
            picture = look.pixmap(self._icon, ink.name(), 18)
            painter.drawPixmap(round(x), round((self.height() - size) / 2), picture)
            x += size + look.px(8)
        area = QRectF(x, 0, QFontMetricsF(self.font()).horizontalAdvance(self._words) + 1, 0)
        area.setHeight(self.height())
        x += paint_line(painter, area, self._words, self.font(), ink) + look.px(9)
        if self._key:
            height = look.px(19)
            cap = QRectF(round(x), round((self.height() - height) / 2), 0, height)
            cap.setWidth(keycap_width(look, self._key))
            paint_keycap(painter, cap, self._key, look, "on_accent" if on else "outlined")
        painter.end()

    def _paint_frame(self, painter: QPainter) -> tuple[QColor, bool]:
        """Ground, line and focus ring. The ink to write with, and whether it is on the accent."""
        look, rect, radius = self._look, QRectF(self.rect()), self._look.px(8)
        hot = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            filled = look.colour("hover") if self._kind == "primary" else None
            paint_box(painter, rect, radius, filled, look.colour("border"))
            return look.colour("faint"), False
        if self._kind == "primary":
            paint_box(painter, rect, radius, look.colour("accent_hover" if hot else "accent"))
        elif self._kind == "outlined":
            fill = look.colour("hover" if hot or self.isDown() else "surface")
            paint_box(painter, rect, radius, fill, look.colour("border_strong"))
        elif hot or self.isDown():
            paint_box(painter, rect, radius, look.colour("hover"))
        primary = self._kind == "primary"
        if self.hasFocus():
            ring = look.colour("accent")
            if primary:  # a ring on the accent itself needs a gap to be seen
                paint_box(
                    painter,
                    rect.adjusted(3, 3, -3, -3),
                    radius - 3,
                    None,
                    look.colour("on_accent"),
                    1.5,
                )
            else:
                paint_box(painter, rect, radius, None, ring, 2)
        return look.colour("on_accent" if primary else "text"), primary
