"""The steps of a way of the house's own, in their order."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from assistant.recovery.entries import StepWritten
from assistant.recovery.labels import part_label
from assistant.tongue import _, listed
from ui.look.kept import Kept
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class StepList(QWidget):
    """The marked one stands in the form beside it."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(2))
        self._kept = Kept(self._row, column.addWidget)
        self._rows: list[_Row] = []

    def show_steps(self, steps: Sequence[StepWritten], at: int) -> None:
        """Other steps, or another one marked."""
        focused = any(row.hasFocus() for row in self._rows)
        self._rows = self._kept.take(len(steps))
        for number, (row, step) in enumerate(zip(self._rows, steps, strict=True)):
            row.show_step(number + 1, step, marked=number == at)
            row.show()
        if focused:
            self._rows[at].setFocus()

    def _row(self) -> "_Row":
        row = _Row(self._look)
        row.clicked.connect(lambda: self.chosen.emit(self._rows.index(row)))
        row.stepped.connect(lambda step: self._step(row, step))
        return row

    def _step(self, row: "_Row", step: int) -> None:
        at = self._rows.index(row) + step
        if 0 <= at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(at)


class _Row(QAbstractButton):
    """Number, name, which part it is."""

    stepped = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._number, self._name, self._part = 1, "", ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int, step: StepWritten, *, marked: bool) -> None:
        """Another one."""
        self._number, self._name, self._part = number, step.name, part_label(step.part)
        self.setText(step.name or _("No name yet"))
        self.setAccessibleName(listed((str(number), self.text(), self._part)))
        self.setChecked(marked)
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._look.px(200), self._look.px(48))

    def minimumSizeHint(self) -> QSize:
        """The name may be cut; it stands whole in the form."""
        return QSize(self._look.px(110), self._look.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the steps."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring with the number, the name over the part."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        marked = self.isChecked()
        if marked or self.underMouse():
            paint_box(painter, box, look.px(9), look.colour("tint" if marked else "hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(9), None, look.colour("accent"), 2)
        side = look.px(26)
        ring = QRectF(look.px(9), (box.height() - side) / 2, side, side)
        fill = look.colour("accent") if marked else None
        edge = None if marked else look.colour("border_strong")
        paint_box(painter, ring, side / 2, fill, edge, 2)
        ink = look.colour("on_accent" if marked else "muted")
        middle = Qt.AlignmentFlag.AlignHCenter
        paint_line(painter, ring, str(self._number), look.font("section"), ink, middle)
        left = ring.right() + look.px(10)
        name = QRectF(left, look.px(5), box.width() - left - look.px(8), look.px(20))
        ink = look.colour("text" if self._name else "muted")
        paint_line(painter, name, self.text(), look.font("strong" if marked else "body"), ink)
        part = name.translated(0, look.px(18))
        paint_line(painter, part, self._part, look.font("caption"), look.colour("muted"))
        painter.end()
