"""Asks once more, in place, before something that is not done every day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.panel import Box
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class Asking(Box):
    """What it does, a button for it (Ctrl+Enter) and one to leave it (Esc); hidden until asked."""

    said = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._words = Paragraph(look, "", "body")
        self._trouble = Trouble(look)
        self._yes = KeyedButton(look, "", cap("save"))
        self._no = KeyedButton(look, _("Leave it as it is"), cap("cancel"), plain=True)
        row = QWidget()
        flow = FlowLayout(row, look.px(8))
        flow.addWidget(self._yes)
        flow.addWidget(self._no)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(self._words)
        self.column.addWidget(self._trouble)
        self.column.addWidget(row)
        self._yes.clicked.connect(self.said)
        self._no.clicked.connect(self.left)
        self.hide()

    def ask(self, words: str, button: str) -> None:
        """Show what would happen."""
        self._words.setText(words)
        self._yes.show_text(button)
        self._trouble.show_sentence("")
        self.setAccessibleName(words)
        self.show()
        self._no.setFocus()

    def refused(self, sentence: str) -> None:
        """Why it was not done."""
        self._trouble.show_sentence(sentence)
