"""The ten wishes (H28) as ten small marks, and the next one in words."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from assistant.recovery import standing
from assistant.recovery.entries import Wish
from assistant.recovery.labels import wish_label
from assistant.recovery.view import MatterView
from assistant.tongue import _, listed
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph


class Wishes(QWidget):
    """Arrows go from mark to mark, Space ticks; one key ticks the next one."""

    ticked = Signal(str, bool)
    """A wish, and whether it was met."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count = Line(look, "", "caption", "muted", elide=False)
        self._next = Paragraph(look, "", "body")
        self._hint = KeyHint(look, cap("mark-wish"), _("met"))
        self._hint.setAccessibleName(_("The next wish of the guest is met"))
        self._hint.clicked.connect(self.tick_next)
        self._coming: Wish | None = None
        self._marks = {wish: _Mark(look, wish) for wish in standing.WISHES}
        for mark in self._marks.values():
            mark.clicked.connect(lambda checked=False, which=mark: self._on_clicked(which))
            mark.looked_at.connect(self._show_words)
            mark.stepped.connect(self._step)
        self._lay_out()

    def show_matter(self, view: MatterView) -> None:
        """Which are met."""
        met = standing.wishes_met(view)
        self._coming = standing.next_wish(view)
        for wish, mark in self._marks.items():
            mark.show_state(wish in met, wish == self._coming)
        told = _("{met} of {n}").format(met=len(met), n=len(standing.WISHES))
        self._count.setText(told)
        stop = self._coming or standing.WISHES[0]
        for wish, mark in self._marks.items():  # one stop for Tab, as with radio buttons
            tab, click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            mark.setFocusPolicy(tab if wish == stop or mark.hasFocus() else click)
        self._show_words()

    def tick_next(self) -> None:
        """The next one is met."""
        if self._coming is not None:
            self.ticked.emit(self._coming, True)

    def _on_clicked(self, mark: "_Mark") -> None:
        self.ticked.emit(mark.wish, not mark.met)

    def _step(self, by: int) -> None:
        marks = list(self._marks.values())
        here = next((at for at, mark in enumerate(marks) if mark.hasFocus()), 0)
        marks[(here + by) % len(marks)].setFocus()

    def _show_words(self) -> None:
        """The one under the keys, or the next one."""
        here = next((mark for mark in self._marks.values() if mark.hasFocus()), None)
        if here is not None:
            self._next.setText(here.accessibleName())
        elif self._coming is None:
            self._next.setText(_("All of them are met."))
        else:
            self._next.setText(_("Next: {wish}").format(wish=wish_label(self._coming)))
        self._hint.setVisible(self._coming is not None and here is None)

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.addWidget(Line(look, _("What guests wish for"), "section", "muted"), 1)
        head.addWidget(self._count)
        row = QWidget()
        marks = FlowLayout(row, look.px(2))
        for mark in self._marks.values():
            marks.addWidget(mark)
        sign = QLabel()
        sign.setPixmap(look.pixmap("arrow-right", "accent", 16))
        coming = QHBoxLayout()
        coming.setSpacing(look.px(6))
        coming.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        coming.addWidget(self._next, 1)
        key = QHBoxLayout()
        key.addSpacing(look.px(22))
        key.addWidget(self._hint)
        key.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addLayout(head)
        column.addWidget(row)
        column.addLayout(coming)
        column.addLayout(key)


class _Mark(QAbstractButton):
    """A tick when met, a full ring when it is the next one, a ring otherwise."""

    looked_at = Signal()
    stepped = Signal(int)

    def __init__(self, look: Look, wish: Wish) -> None:
        super().__init__()
        self._look, self.wish = look, wish
        self.met = self._is_next = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, met: bool, is_next: bool) -> None:
        """Whether it is met, or the next one."""
        self.met, self._is_next = met, is_next
        state = _("met") if met else _("not yet")
        self.setAccessibleName(listed((wish_label(self.wish), state)))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        """Small."""
        return QSize(self._look.px(21), self._look.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows to the neighbours."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in steps and plain:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Its words come."""
        super().focusInEvent(event)
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Those of the next one come back."""
        super().focusOutEvent(event)
        self.looked_at.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        look, painter = self._look, QPainter(self)
        side = look.px(18)
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(QRectF(self.rect()).center())
        radius = side / 2
        if self.met:
            paint_box(painter, disc, radius, look.colour("tint"))
            size = look.px(12)
            sign = look.pixmap("check", "accent", 12)
            at = disc.center()
            painter.drawPixmap(round(at.x() - size / 2), round(at.y() - size / 2), sign)
        else:
            line = look.colour("accent" if self._is_next else "border_strong")
            paint_box(painter, disc, radius, None, line, 1.8)
            if self._is_next:
                dot = disc.adjusted(side * 0.3, side * 0.3, -side * 0.3, -side * 0.3)
                paint_box(painter, dot, radius, look.colour("accent"))
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            paint_box(painter, ring, ring.height() / 2, None, look.colour("accent"), 2)
        painter.end()
