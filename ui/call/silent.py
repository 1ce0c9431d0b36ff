"""While nobody calls: the key for the next call, and what became of the last one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.call.dial import Dial
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class Silent(Panel):
    """One filled button; the last call can be taken back for a while."""

    ring_wanted = Signal()
    undone = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        dial = Dial(look, 96)
        dial.show_part(0, icon="phone")
        told = _("When it rings, press the key: the greeting is there at once.")
        self._words = Paragraph(look, told, "words", "muted")
        self._rings = KeyedButton(look, label("call"), cap("call"), True, "phone")
        self._ended = Paragraph(look, "", "body")
        self._undo = KeyHint(look, cap("undo"), _("Take it back"))
        self._trouble = Trouble(look)
        last = FlowLayout(spacing=look.px(8))
        last.addWidget(self._ended)
        last.addWidget(self._undo)
        column = QVBoxLayout()
        column.setSpacing(look.px(14))
        column.addStretch(1)
        column.addWidget(dial, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._words)
        column.addWidget(self._rings, 0, Qt.AlignmentFlag.AlignLeft)
        self._last = QWidget()
        self._last.setLayout(last)
        column.addWidget(self._last)
        column.addWidget(self._trouble)
        column.addStretch(2)
        across = QHBoxLayout()
        across.setContentsMargins(look.px(24), 0, look.px(24), 0)
        across.addLayout(column, 1)
        self.column.addLayout(across, 1)
        self._rings.clicked.connect(self.ring_wanted)
        self._undo.clicked.connect(self.undone)
        self.setFocusProxy(self._rings)
        self.show_ended("")

    def show_ended(self, sentence: str, *, can_undo: bool = False) -> None:
        """What became of the last call; "" for nothing to tell."""
        self._ended.setText(sentence)
        self._last.setVisible(bool(sentence))
        self._undo.setVisible(can_undo)
        self._trouble.show_sentence("")

    def show_trouble(self, sentence: str) -> None:
        """Why it could not be taken back."""
        self._trouble.show_sentence(sentence)
