"""Says what was just done, with the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class UndoLine(QWidget):
    """Not there while there is nothing to undo."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._told = Paragraph(look, "", "body", "muted")
        self._undo = KeyedButton(look, label("undo"), cap("undo"), icon="undo-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addWidget(self._told, 1)
        row.addWidget(self._undo)
        self.setFocusProxy(self._undo)
        self._undo.clicked.connect(self.wanted)
        self.hide()

    def show_told(self, told: str) -> None:
        """What was done; "" when it is too late to undo it."""
        self._told.setText(told)
        self.setVisible(bool(told))
