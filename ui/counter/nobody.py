"""In the place of the list, when nobody was found: for whom was looked, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.key_hint import KeyHint
from ui.look.keys import label
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class Nobody(QWidget):
    """Enter in the search field makes the new guest; this says so."""

    newcomer_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Paragraph(look, "", "body", "muted")
        hint = KeyHint(look, "Enter", label("newcomer"))
        hint.clicked.connect(self.newcomer_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(18), look.px(12), look.px(18), look.px(12))
        column.setSpacing(look.px(8))
        column.addWidget(self._words)
        column.addWidget(hint)
        column.addStretch(1)
        self.hide()

    def show_query(self, query: str) -> None:
        """Nobody was found for `query`."""
        self._words.setText(_("Nobody is on file as “{query}”.").format(query=query.strip()))
        self.show()
