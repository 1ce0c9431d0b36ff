"""One member of staff in the list: number, initial, name, role, a lock where a PIN is asked."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assistant.people.labels import role_word
from assistant.people.view import StaffView
from assistant.tongue import _, listed
from ui.look.avatar import paint_avatar
from ui.look.keycap import keycap_width, paint_keycap
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class PersonRow(QAbstractButton):
    """Chosen by its number, by Enter or by a click."""

    stepped = Signal(int)
    """Up (-1) or down (+1): the list that it stands in would only scroll."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key, self._role, self._locked = "", "", False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_person(self, person: StaffView, key: str) -> None:
        """Somebody; `key` is "" from the tenth on."""
        self._key, self._role, self._locked = key, role_word(person.role), person.has_pin
        self.setText(person.name)
        parts = [person.name, self._role, _("asks for a PIN") if person.has_pin else ""]
        self.setAccessibleName(listed(parts))
        self.setAccessibleDescription(key)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(360), self._look.px(54))

    def minimumSizeHint(self) -> QSize:
        """Names are cut before they push."""
        return QSize(self._look.px(180), self._look.px(54))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space; digits belong to the page."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tinted when chosen."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            ground = "tint" if self.isChecked() else "hover"
            paint_box(painter, box, look.px(10), look.colour(ground))
        if self.hasFocus():
            paint_box(painter, box, look.px(10), None, look.colour("accent"), 2)
        side = look.px(36)
        disc = QRectF(look.px(10), (box.height() - side) / 2, side, side)
        paint_avatar(painter, disc, look, self.text())
        right = box.right() - look.px(12)
        middle = box.center().y()
        if self._key:
            width, height = keycap_width(look, self._key), look.px(20)
            cap = QRectF(right - width, round(middle - height / 2), width, height)
            paint_keycap(painter, cap, self._key, look)
            right = cap.left() - look.px(10)
        if self._locked:
            size = look.px(16)
            picture = look.pixmap("lock", "muted", 16)
            painter.drawPixmap(round(right - size), round(middle - size / 2), picture)
            right -= size + look.px(10)
        left = disc.right() + look.px(12)
        name = QRectF(left, look.px(7), right - left, look.px(21))
        paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        role = QRectF(left, look.px(28), right - left, look.px(18))
        paint_line(painter, role, self._role, look.font("caption"), look.colour("muted"))
        painter.end()
