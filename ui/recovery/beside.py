"""Parts side by side where there is room, below each other where there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.look.look import Look
from ui.look.narrow import direction


class Beside(QWidget):
    """`least`: so wide (pixels at 100 %) it must be for its parts to stand side by side."""

    def __init__(self, look: Look, least: int) -> None:
        super().__init__()
        self._least = look.px(least)
        self._parts: list[QWidget] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(10))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """One more; `stretch` is its share of what room is left."""
        self._parts.append(part)
        self._row.addWidget(part, stretch)

    def minimumSizeHint(self) -> QSize:
        """The widest part's: below each other they all fit."""
        wide = max((part.minimumSizeHint().width() for part in self._parts), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row or one column."""
        self._row.setDirection(direction(self.width() < self._least))
        super().resizeEvent(event)
