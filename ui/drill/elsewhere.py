"""In a real store: why nobody practises here, and the way to where one does (H44)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.keyed_button import KeyedButton
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph

WIDEST = 640


class DrillElsewhere(QWidget):
    """A line, and a key that opens the practice store beside this one."""

    practice_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = look.px
        told = _("One practises in the practice store, with guests who do not exist.")
        more = _("It opens in a window of its own. Nothing from there comes in here.")
        self._button = KeyedButton(
            look, _("Open the practice store"), "Enter", True, "graduation-cap"
        )
        self._button.clicked.connect(self.practice_wanted)
        panel = Panel(look)
        panel.setMaximumWidth(px(WIDEST))
        panel.column.setSpacing(px(12))
        panel.column.addWidget(Paragraph(look, told, "big"))
        panel.column.addWidget(Paragraph(look, more, "body", "muted"))
        panel.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        pad = px(14)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(panel)
        column.addStretch(1)
        self.setFocusProxy(self._button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._button.click()
        else:
            super().keyPressEvent(event)
