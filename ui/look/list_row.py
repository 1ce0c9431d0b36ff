"""A row of two lines behind somebody's initial, in a list whose rows are buttons."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.avatar import paint_avatar
from ui.look.look import Look
from ui.look.paint import paint_box


class ListRow(QAbstractButton):
    """Chosen when the mark comes to it; the list that it stands in moves the mark."""

    stepped = Signal(int)
    """Up (-1) or down (+1)."""
    WIDTH, LEAST, HEIGHT = 300, 150, 54
    """Pixels at 100 %."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(self.WIDTH), self._look.px(self.HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Names are cut before they push."""
        return QSize(self._look.px(self.LEAST), self._look.px(self.HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter) -> tuple[QRectF, QRectF]:
        """Tinted when chosen, a ring when the keys are here, the initial. Where its lines stand."""
        look, box = self._look, QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            ground = "tint" if self.isChecked() else "hover"
            paint_box(painter, box, look.px(10), look.colour(ground))
        if self.hasFocus():
            paint_box(painter, box, look.px(10), None, look.colour("accent"), 2)
        side = look.px(36)
        disc = QRectF(look.px(10), (box.height() - side) / 2, side, side)
        paint_avatar(painter, disc, look, self.text())
        left, right = disc.right() + look.px(12), box.right() - look.px(12)
        first = QRectF(left, look.px(7), right - left, look.px(21))
        return first, QRectF(left, look.px(28), right - left, look.px(18))
