"""One request or call in the list: the guest, in a few words what it is, since when."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assistant.tongue import listed
from ui.look.avatar import paint_avatar
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class WaitingRow(QAbstractButton):
    """Chosen when the mark comes to it; the list that it stands in moves the mark."""

    stepped = Signal(int)
    """Up (-1) or down (+1)."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line, self._when, self._icon, self._ink = "", "", "clock", "muted"
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_waiting(self, who: str, line: str, when: str, icon: str, ink: str) -> None:
        """Another one; `ink` is the colour of its sign and its time."""
        self._line, self._when, self._icon, self._ink = line, when, icon, ink
        self.setText(who)
        self.setAccessibleName(listed((who, line, when)))
        self.setToolTip(listed((who, line)))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(300), self._look.px(54))

    def minimumSizeHint(self) -> QSize:
        """Names are cut before they push."""
        return QSize(self._look.px(150), self._look.px(54))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted when chosen."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            ground = "tint" if self.isChecked() else "hover"
            paint_box(painter, box, look.px(10), look.colour(ground))
        if self.hasFocus():
            paint_box(painter, box, look.px(10), None, look.colour("accent"), 2)
        side = look.px(34)
        disc = QRectF(look.px(10), (box.height() - side) / 2, side, side)
        paint_avatar(painter, disc, look, self.text())
        left, right = disc.right() + look.px(11), box.right() - look.px(12)
        caption = look.font("caption")
        wide = QFontMetricsF(caption).horizontalAdvance(self._when) + 1
        when = QRectF(right - wide, look.px(7), wide, look.px(21))
        paint_line(painter, when, self._when, caption, look.colour(self._ink))
        name = QRectF(left, look.px(7), when.left() - look.px(8) - left, look.px(21))
        paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        sign = look.px(15)
        painter.drawPixmap(round(left), look.px(30), look.pixmap(self._icon, self._ink, 15))
        line = QRectF(left + sign + look.px(6), look.px(28), 0, look.px(18))
        line.setRight(right)
        paint_line(painter, line, self._line, caption, look.colour("muted"))
        painter.end()
