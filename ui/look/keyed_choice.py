"""One of several choices, with its key: the chosen one is filled and has weight."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.keycap import keycap_width, paint_keycap
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class KeyedChoice(QAbstractButton):
    """Key cap, icon, word; exclusive among its siblings. It shows the key and does not bind it."""

    def __init__(
        self,
        look: Look,
        text: str,
        key: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._key, self._icon = look, key, icon
        self.setText(text)
        self.setFont(look.font("caption"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the word with weight, so that nothing moves when it is chosen."""
        look = self._look
        width = QFontMetricsF(self._strong()).horizontalAdvance(self.text()) + 1
        width += 2 * look.px(6)
        if self._key:
            width += keycap_width(look, self._key) + look.px(6)
        if self._icon:
            width += look.px(16) + look.px(5)
        return QSize(round(width), look.px(30))

    def minimumSizeHint(self) -> QSize:
        """A choice is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted when chosen."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        chosen, radius = self.isChecked() and self.isEnabled(), look.px(8)
        if chosen or (self.underMouse() and self.isEnabled()):
            paint_box(painter, box, radius, look.colour("tint" if chosen else "hover"))
        if self.hasFocus():
            paint_box(painter, box, radius, None, look.colour("accent"), 2)
        x = float(look.px(6))
        if self._key:
            height = look.px(20)
            cap = QRectF(x, round((box.height() - height) / 2), 0, height)
            cap.setWidth(keycap_width(look, self._key))
            paint_keycap(painter, cap, self._key, look)
            x += cap.width() + look.px(6)
        ink = "on_tint" if chosen else "muted" if self.isEnabled() else "faint"
        if self._icon:
            size = look.px(16)
            picture = look.pixmap(self._icon, ink, 16)
            painter.drawPixmap(round(x), round((box.height() - size) / 2), picture)
            x += size + look.px(5)
        font = self._strong() if chosen else self.font()
        place = QRectF(x, 0, box.width() - x, box.height())
        paint_line(painter, place, self.text(), font, look.colour(ink))
        painter.end()

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
