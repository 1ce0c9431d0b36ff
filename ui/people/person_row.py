"""One member of staff in the list: number, initial, name, role, a lock where a PIN is asked."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.people.labels import role_word
from assistant.people.view import StaffView
from assistant.tongue import _, listed
from ui.look.keycap import keycap_width, paint_keycap
from ui.look.list_row import ListRow
from ui.look.look import Look
from ui.look.paint import paint_line


class PersonRow(ListRow):
    """Chosen by its number, by Enter or by a click."""

    WIDTH, LEAST = 360, 180

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._key, self._role, self._locked = "", "", False
        self.setAutoExclusive(True)

    def show_person(self, person: StaffView, key: str) -> None:
        """Somebody; `key` is "" from the tenth on."""
        self._key, self._role, self._locked = key, role_word(person.role), person.has_pin
        self.setText(person.name)
        parts = [person.name, self._role, _("asks for a PIN") if person.has_pin else ""]
        self.setAccessibleName(listed(parts))
        self.setAccessibleDescription(key)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space; digits belong to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name and what they do here; a lock and the number at the right."""
        look, painter = self._look, QPainter(self)
        name, role = self.paint_ground(painter)
        right, middle = name.right(), self.rect().center().y()
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
        name.setRight(right)
        role.setRight(right)
        paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        paint_line(painter, role, self._role, look.font("caption"), look.colour("muted"))
        painter.end()
