"""The centre while nobody is looked at: an invitation to type, and the keys that help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling

WIDTH = 400


class Rest(Panel):
    """Quiet, a little above the middle; nothing here but what the next key can be."""

    newcomer_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        sign = QLabel()
        sign.setPixmap(look.pixmap("concierge-bell", "accent", 34))
        told = _("Type any part of a name, the last digits of a telephone, a word of a note.")
        keys = QWidget()
        row = FlowLayout(keys, look.px(10))
        newcomer = KeyHint(look, cap("newcomer"), label("newcomer"))
        newcomer.clicked.connect(self.newcomer_wanted)
        for hint in (
            KeyHint(look, "↑ ↓", _("Choose")),
            KeyHint(look, "Enter", _("Open the card")),
            newcomer,
        ):
            row.addWidget(hint)
        page = QWidget()
        page.setMaximumWidth(look.px(WIDTH))
        column = QVBoxLayout(page)
        column.setContentsMargins(look.px(8), 0, look.px(8), 0)
        column.setSpacing(look.px(8))
        column.addStretch(2)
        column.addWidget(sign)
        column.addWidget(Paragraph(look, _("Ready for the next guest"), "name"))
        column.addWidget(Paragraph(look, told, "words", "muted"))
        column.addSpacing(look.px(8))
        column.addWidget(keys)
        column.addStretch(3)
        scroll = Scrolling(page)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(scroll, 1)
