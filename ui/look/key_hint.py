"""A key cap with its word, which can also be clicked."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.look.keycap import keycap_width, paint_keycap
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class KeyHint(QPushButton):
    """`KeyHint(look, "Y", "yes")`: quieter than a button; the key does the same."""

    def __init__(self, look: Look, key: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._key, self._word = look, key, word
        self.setFont(look.font("caption"))
        self.setAccessibleName(word)
        self.setAccessibleDescription(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key is the way without a mouse
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, word: str) -> None:
        """What the key does now."""
        if word != self._word:
            self._word = word
            self.setAccessibleName(word)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Cap, word, a little air."""
        word = QFontMetricsF(self.font()).horizontalAdvance(self._word)
        width = keycap_width(self._look, self._key) + round(word) + self._look.px(6 + 4) + 1
        return QSize(width, self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap, then the word."""
        look, painter = self._look, QPainter(self)
        if self.underMouse():
            paint_box(painter, QRectF(self.rect()), look.px(8), look.colour("hover"))
        height, width = look.px(20), keycap_width(look, self._key)
        cap = QRectF(look.px(1), round((self.height() - height) / 2), width, height)
        paint_keycap(painter, cap, self._key, look)
        row = QRectF(self.rect()).adjusted(cap.right() + look.px(6), 0, 0, 0)
        paint_line(painter, row, self._word, self.font(), look.colour("muted"))
        painter.end()
