"""A step in the list at the left: its shape, its name, what it is about, when it was done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assistant.tongue import listed
from ui.look.disc import State, paint_disc, state_word
from ui.look.look import Look
from ui.look.paint import paint_box, paint_line


class StepRow(QAbstractButton):
    """Chosen to be looked at in the centre; the one shown there has the tinted ground."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state: State = "later"
        self._number, self._name, self._short, self._time = 1, "", "", ""
        self._shown = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(
        self, number: int, name: str, short: str, state: State, time: str, who: str, *, shown: bool
    ) -> None:
        """Another step; `who` did it, `shown`: it stands in the centre."""
        self._number, self._name, self._short, self._time = number, name, short, time
        self._state, self._shown = state, shown
        self.setText(name)
        told = listed((f"{number}", name, state_word(state), time, who))
        self.setAccessibleName(told)
        self.setToolTip(listed((short, time, who)))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(self._look.px(180), self._look.px(50))

    def minimumSizeHint(self) -> QSize:
        """The name may be cut; it is told whole in the centre."""
        return QSize(self._look.px(110), self._look.px(50))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shape, name over what it is about, time at the right."""
        look, painter, box = self._look, QPainter(self), QRectF(self.rect())
        box = box.adjusted(0, look.px(1), 0, -look.px(1))
        if self._shown:
            paint_box(painter, box, look.px(9), look.colour("tint"))
        elif self.underMouse():
            paint_box(painter, box, look.px(9), look.colour("hover"))
        if self.hasFocus():
            paint_box(painter, box, look.px(9), None, look.colour("accent"), 2)
        side = look.px(28)
        disc = QRectF(look.px(10), box.center().y() - side / 2, side, side)
        paint_disc(painter, disc, look, self._state, self._number)
        left = disc.right() + look.px(11)
        font = look.font("caption")
        wide = QFontMetricsF(font).horizontalAdvance(self._time) + 1 if self._time else 0
        right = box.right() - look.px(10)
        name = look.font("strong" if self._shown else "body")
        told, time = self._short if self._state != "done" else "", self._time
        if QFontMetricsF(name).horizontalAdvance(self._name) > right - left - wide - look.px(4):
            told, time, wide = time or told, "", 0  # the whole name, and its time below
        two = bool(told)
        top = QRectF(left, box.top() + (look.px(5) if two else 0), right - left - wide - 4, 0)
        top.setHeight(look.px(20) if two else box.height())
        ink = look.colour("muted" if self._state == "later" and not self._shown else "text")
        paint_line(painter, top, self._name, name, ink)
        if two:
            below = QRectF(left, top.bottom() - look.px(1), right - left, look.px(18))
            paint_line(painter, below, told, font, look.colour("muted"))
        place = QRectF(right - wide, top.top(), wide, top.height())
        tone = look.colour("text" if self._shown else "muted")
        paint_line(painter, place, time, font, tone, Qt.AlignmentFlag.AlignRight)
        painter.end()
