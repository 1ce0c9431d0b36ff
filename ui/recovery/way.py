"""One piece of advice for the step at a time (H27)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from assistant.tongue import _
from ui.look.key_hint import KeyHint
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class Way(QWidget):
    """One quiet line; the next one by its key."""

    turned = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._ways: tuple[str, ...] = ()
        self._at = 0
        sign = QLabel()
        sign.setPixmap(look.pixmap("lightbulb", "muted", 16))
        self._words = Paragraph(look, "", "body", "muted")
        self._next = KeyHint(look, cap("other-way"), _("next"))
        self._next.setAccessibleName(_("Another piece of advice"))
        self._next.clicked.connect(self.turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(2), 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._next, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_ways(self, ways: Sequence[str]) -> None:
        """Those that help at the step; the same ones again stay where they are."""
        if tuple(ways) != self._ways:
            self._ways, self._at = tuple(ways), 0
        self._show()

    def turn(self) -> None:
        """The next one; after the last the first."""
        if self._ways:
            self._at = (self._at + 1) % len(self._ways)
            self._show()

    def _show(self) -> None:
        self._words.setText(self._ways[self._at] if self._ways else "")
        self._next.setVisible(len(self._ways) > 1)
        self.setVisible(bool(self._ways))
