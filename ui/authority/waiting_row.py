"""One request or call in the list: the guest, in a few words what it is, since when."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.tongue import listed
from ui.look.list_row import ListRow
from ui.look.look import Look
from ui.look.paint import paint_line


class WaitingRow(ListRow):
    """Chosen when the mark comes to it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._line, self._when, self._icon, self._ink = "", "", "clock", "muted"

    def show_waiting(self, who: str, line: str, when: str, icon: str, ink: str) -> None:
        """Another one; `ink` is the colour of its sign and its time."""
        self._line, self._when, self._icon, self._ink = line, when, icon, ink
        self.setText(who)
        self.setAccessibleName(listed((who, line, when)))
        self.setToolTip(listed((who, line)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The guest and since when; a sign and what it is."""
        look, painter = self._look, QPainter(self)
        name, line = self.paint_ground(painter)
        caption, right = look.font("caption"), Qt.AlignmentFlag.AlignRight
        used = paint_line(painter, name, self._when, caption, look.colour(self._ink), right)
        name.setRight(name.right() - used - look.px(8))
        paint_line(painter, name, self.text(), look.font("strong"), look.colour("text"))
        sign = look.pixmap(self._icon, self._ink, 15)
        painter.drawPixmap(round(line.left()), round(line.top() + look.px(2)), sign)
        line.setLeft(line.left() + look.px(15 + 6))
        paint_line(painter, line, self._line, caption, look.colour("muted"))
        painter.end()
