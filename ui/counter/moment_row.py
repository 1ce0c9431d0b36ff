"""A group of moments as a row of its list: what it is, what stands in it, its digit."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout

from assistant.tongue import named
from ui.counter.moments import Group
from ui.look.keycap import KeyCap
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph


class MomentRow(QAbstractButton):
    """A button that wraps; the arrows go through the list that it stands in."""

    stepped = Signal(int)
    """Up (-1) or down (+1)."""

    def __init__(self, look: Look, group: Group) -> None:
        super().__init__()
        self._look = look
        self.setText(group.name)
        self.setAccessibleName(named(group.name, group.about) if group.about else group.name)
        self.setAccessibleDescription(group.digit)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Paragraph(look, group.name, "strong"))
        if group.about:
            words.addWidget(Paragraph(look, group.about, "caption", "muted"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(look.px(6), look.px(4), look.px(6), look.px(4))
        row.setSpacing(look.px(10))
        row.addWidget(KeyCap(look, group.digit), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """What its words ask for: a button of its own accord knows no layout."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same, at the least."""
        return self._row.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the list; Enter as well as Space opens."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but a ground under the hand, and a ring when the keys are here."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            paint_box(painter, box, look.px(8), look.colour("hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(8), None, look.colour("accent"), 2)
        painter.end()
