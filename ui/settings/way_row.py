"""A way through a recovery that the house wrote, in the list of them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assistant.tongue import listed
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class WayRow(QAbstractButton):
    """Its name over its steps; Enter or a click opens it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._steps = look, ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_way(self, name: str, steps: str) -> None:
        """Another one."""
        self._steps = steps
        self.setText(name)
        self.setAccessibleName(listed((name, steps)))
        self.setToolTip(steps)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(280), self._look.px(50))

    def minimumSizeHint(self) -> QSize:
        """The steps may be cut."""
        return QSize(self._look.px(140), self._look.px(50))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pen, the name, the steps."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        lit = self.underMouse() and self.isEnabled()
        ground = look.colour("hover" if lit else "sunken")
        paint_box(painter, box, look.px(9), ground, look.colour("border"))
        if self.hasFocus():
            paint_box(painter, box, look.px(9), None, look.colour("accent"), 2)
        sign = look.px(16)
        top = round((box.height() - sign) / 2)
        painter.drawPixmap(look.px(13), top, look.pixmap("pen-line", "muted", 16))
        left = look.px(13) + sign + look.px(12)
        name = QRectF(left, look.px(6), box.width() - left - look.px(12), look.px(20))
        paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        steps = name.translated(0, look.px(19))
        paint_line(painter, steps, self._steps, look.font("caption"), look.colour("muted"))
        painter.end()
