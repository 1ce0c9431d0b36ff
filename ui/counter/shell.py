"""The counter page as it is first painted: the frames that the list and the panes come into."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.current_stack import CurrentStack, LooseStack
from ui.look.look import Look
from ui.look.panel import Panel

LEAST_THREE = 850
"""In less (pixels at 100 %) there are two columns."""


class CounterShell(QWidget):
    """Left the guests, in the centre who it is, right what to say, at the foot what to write."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._seeking = True
        self.centre = LooseStack()
        self.centre.addWidget(Panel(look))
        self.foot = CurrentStack()
        self.foot.hide()
        guests = self._guests = Panel(look)
        self._right: list[QWidget] = []
        guests.column.setContentsMargins(look.px(2), look.px(6), look.px(2), look.px(6))
        self._row = QHBoxLayout()
        self._row.setSpacing(look.px(12))
        self._row.addWidget(guests)
        self._row.addWidget(self.centre, 1)
        column = QVBoxLayout(self)
        pad = look.px(14)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(look.px(12))
        column.addLayout(self._row, 1)
        column.addWidget(self.foot)

    def add_guests(self, guests: QWidget) -> None:
        """The list at the left."""
        self._guests.column.addWidget(guests, 1)

    def add_right(self, pane: QWidget) -> None:
        """The pane at the right."""
        self._right.append(pane)
        self._row.addWidget(pane)
        self._share_out()

    def seek(self, seeking: bool) -> None:
        """Where three do not fit: the list while somebody is looked for, then the words to say."""
        if seeking != self._seeking:
            self._seeking = seeking
            self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window, or with large text, the sides give way to the guest."""
        self._share_out()
        super().resizeEvent(event)

    def _share_out(self) -> None:
        px, whole = self.look.px, self.width()
        two = whole < px(LEAST_THREE)
        left, right = (0.42, 0.46) if two else (0.24, 0.29)
        self._guests.setVisible(not two or self._seeking)
        self._guests.setFixedWidth(max(px(190), min(px(264), round(whole * left))))
        for pane in self._right:
            pane.setVisible(not two or not self._seeking)
            pane.setFixedWidth(max(px(236 if two else 250), min(px(304), round(whole * right))))
