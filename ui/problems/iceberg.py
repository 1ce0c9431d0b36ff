"""How many said nothing, told as what it is: an estimate with its source (H38)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from assistant.recovery.labels import ICEBERG
from assistant.tongue import _, n_
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.paint import paint_box
from ui.look.paragraph import Paragraph

UNSAID = 25
"""So many for each one who says it (TARP, as the handbook quotes it)."""


class Iceberg(QWidget):
    """One full disc for who said it, 25 rings for who perhaps did not; the numbers below."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = Paragraph(look, "", "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(5))
        column.addWidget(_Dots(look))
        column.addWidget(self._told)
        column.addWidget(Paragraph(look, _(ICEBERG), "caption", "muted"))

    def show_number(self, complaints: int) -> None:
        """How many complained this month; where nobody did, nothing is shown."""
        told = n_(
            "{n} complaint this month: perhaps {others} others said nothing.",
            "{n} complaints this month: perhaps {others} others said nothing.",
            complaints,
        ).format(n=count(complaints), others=count(complaints * UNSAID))
        self._told.setText(told)
        self.setVisible(complaints > 0)


class _Dots(QWidget):
    """The proportion, nothing more."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A row of dots."""
        return QSize(self._look.px((UNSAID + 1) * 9), self._look.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Full, then rings."""
        look, painter = self._look, QPainter(self)
        step = min(look.px(14), self.width() / (UNSAID + 1))
        side = min(look.px(8), step - 2)
        for at in range(UNSAID + 1):
            dot = QRectF(at * step, (self.height() - side) / 2, side, side)
            if at:
                paint_box(painter, dot, side / 2, None, look.colour("faint"), 1.2)
            else:
                paint_box(painter, dot, side / 2, look.colour("accent"))
        painter.end()
