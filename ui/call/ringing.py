"""While it rings: the number of the ring, what to say, and one key to answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from assistant.words.calling import ANSWER_WITHIN
from ui.call.dial import Dial
from ui.call.spoken import Spoken
from ui.call.words import ring_advice, ring_name
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall

_WIDEST = 760
"""Pixels at 100 %: a greeting is read at one glance."""
_ANSWER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Ringing(Panel):
    """Enter or Space answers; so does the first letter of the caller's name."""

    answered = Signal()
    typed = Signal(str)
    """A letter: the call is answered, and the name begins."""
    over = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look, self._ring = look, 0
        self._dial = Dial(look, 168)
        self._title = Line(look, _("The telephone rings"), "name", elide=False)
        self._advice = Paragraph(look, "", "words", "muted")
        self.spoken = Spoken(look)
        self._answer = KeyedButton(look, label("call-answered"), cap("call-answered"), True)
        self._elsewhere = KeyedButton(look, _("Somebody else answered"), cap("call-over"))
        self._lay_out()
        self._answer.clicked.connect(self.answered)
        self._elsewhere.clicked.connect(self.over)
        self.setFocusProxy(self._answer)

    def show_ring(self, ring: int, within: float) -> None:
        """The number of the ring, and how much of the three is over (0 to 1)."""
        self._dial.show_part(within, str(ring), ANSWER_WITHIN)
        if ring != self._ring:
            self._ring = ring
            self._dial.setText(ring_name(ring))
            self._dial.setAccessibleName(ring_name(ring))
            self._advice.setText(ring_advice(ring))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the button has not taken."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        text = event.text()
        if plain and event.key() in _ANSWER:
            self.answered.emit()
        elif plain and text.isprintable() and not text.isspace() and text:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        look = self._look
        told = QVBoxLayout()
        told.setSpacing(look.px(4))
        told.addStretch(1)
        told.addWidget(self._title)
        told.addWidget(self._advice)
        told.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(look.px(28))
        head.addWidget(self._dial)
        head.addLayout(told, 1)
        buttons = FlowLayout(spacing=look.px(10))
        buttons.addWidget(self._answer)
        buttons.addWidget(self._elsewhere)
        inside = QWidget()
        inside.setMaximumWidth(look.px(_WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(24))
        column.addLayout(head)
        column.addWidget(self.spoken)
        column.addLayout(buttons)
        page = Tall()
        across = QHBoxLayout(page)
        across.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(24))
        across.addStretch(1)
        across.addWidget(inside, 1000, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        self.column.addWidget(Scrolling(page), 1)
