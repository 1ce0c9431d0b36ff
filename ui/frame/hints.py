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
        self._pairs: list[_Pair] = []
        """Kept for other keys: a widget that is thrown away costs more than one that stays."""
        self._keys: list[tuple[str, str]] = []
        self.setFixedHeight(look.px(31))

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show (key, what it does) pairs, the most useful first."""
        if list(keys) == self._keys:
            return
        self._keys = list(keys)
        while len(self._pairs) < len(keys):
            self._pairs.append(_Pair(self._look))
            self._row.insertWidget(len(self._pairs) - 1, self._pairs[-1])
        for pair, (key, label) in zip(self._pairs, keys, strict=False):
            pair.show_key(key, label)
        for spare in self._pairs[len(keys) :]:
            spare.hide()
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

    def _fit(self) -> None:
        """The last one, which leads to all the others, is there always."""
        gap = self._look.px(18)
        room = self.width() - 2 * gap
        fits = True
        shown = self._pairs[: len(self._keys)]
        for pair in [*shown[-1:], *shown[:-1]]:
            room -= pair.sizeHint().width() + gap
            fits = fits and room >= -gap
            pair.setVisible(fits)


class _Pair(QWidget):
    """A key and what it does."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._cap = KeyCap(look, "")
        self._word = Line(look, "", "caption", "muted", elide=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(7))
        row.addWidget(self._cap)
        row.addWidget(self._word)

    def show_key(self, key: str, label: str) -> None:
        """Another pair."""
        self._cap.setText(key)
        self._word.setText(label)
        for part in (self._cap, self._word):
            part.updateGeometry()
