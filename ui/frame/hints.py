"""The line of keys at the foot of the window."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.keycap import KeyCap
from ui.look.line import Line
from ui.look.look import Look


class Hints(QWidget):
    """Which key does what here; those that do not fit are left to F1."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.px(18), 0, look.px(18), 0)
        self._row.setSpacing(look.px(18))
        self._row.addStretch(1)
        self._pairs: list[QWidget] = []
        self._keys: list[tuple[str, str]] = []
        self.setFixedHeight(look.px(31))

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does) pairs, the most useful first."""
        if list(keys) == self._keys:
            return
        self._keys = list(keys)
        for pair in self._pairs:
            pair.hide()
            pair.deleteLater()
        self._pairs = [self._pair(key, label) for key, label in keys]
        for at, pair in enumerate(self._pairs):
            self._row.insertWidget(at, pair)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides what would be cut."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, with a hairline to the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("border"))
        painter.end()

    def _pair(self, key: str, label: str) -> QWidget:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.px(7))
        row.addWidget(KeyCap(self._look, key))
        row.addWidget(Line(self._look, label, "caption", "muted", elide=False))
        return pair

    def _fit(self) -> None:
        """The last one, which leads to all the others, is there always."""
        gap = self._look.px(18)
        room = self.width() - 2 * gap
        fits = True
        for pair in [*self._pairs[-1:], *self._pairs[:-1]]:
            room -= pair.sizeHint().width() + gap
            fits = fits and room >= -gap
            pair.setVisible(fits)
