"""One colleague in the list: name, role, languages, whether a PIN is asked, when last here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.languages import language_name
from assistant.people.labels import role_word
from assistant.people.view import StaffView
from assistant.tongue import _, listed, n_
from ui.look.days import moment
from ui.look.list_row import ListRow
from ui.look.look import Look
from ui.look.paint import paint_line


class StaffRow(ListRow):
    """Chosen as the mark comes to it; Enter opens it."""

    WIDTH, LEAST = 360, 200
    entered = Signal()
    """The mark came here."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._second, self._warned, self._locked = "", "", False

    def show_person(self, person: StaffView, now_ms: int) -> None:
        """Somebody, who may have left."""
        self.setText(person.name)
        here = (
            _("here {when}").format(when=moment(person.here_ms, now_ms)) if person.here_ms else ""
        )
        tongues = " ".join(language_name(tag) for tag in person.languages[:3])
        role = role_word(person.role) if person.active else _("no longer works here")
        self._second = " · ".join(filter(None, (role, tongues, here)))
        self._warned = ""
        if person.warned_ms:
            count = max(person.misses, 1)
            self._warned = (
                n_("{n} wrong PIN", "{n} wrong PINs", count).format(n=count)
                if person.misses
                else _("Wrong PINs")
            )
        self._locked = person.has_pin and person.active
        pin = _("asks for a PIN") if self._locked else ""
        self.setAccessibleName(listed((person.name, self._second, pin, self._warned)))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where the keys are, there is the mark."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two lines; a lock where a PIN is asked."""
        look, painter = self._look, QPainter(self)
        name, below = self.paint_ground(painter)
        if self._locked:
            size = look.px(16)
            picture = look.pixmap("lock", "muted", 16)
            middle = self.rect().center().y()
            painter.drawPixmap(round(name.right() - size), round(middle - size / 2), picture)
            for line in (name, below):
                line.setRight(line.right() - size - look.px(10))
        paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        if self._warned:
            font = look.font("caption")
            painter.setFont(font)
            width = painter.fontMetrics().horizontalAdvance(self._warned) + look.px(8)
            paint_line(painter, below, self._warned, font, look.colour("warn"))
            below.setLeft(below.left() + width)
        paint_line(painter, below, self._second, look.font("caption"), look.colour("muted"))
        painter.end()
