"""The head of a call: since when, the hold with its ring, and the two keys that matter most."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from assistant.words.calling import Call, Hold
from ui.call.dial import Dial
from ui.call.words import state
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel


class CallHead(Panel):
    """The button for the hold says what its key does now; it keeps its width."""

    hold_pressed = Signal()
    over = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._dial = Dial(look, 64)
        self._title = Line(look, "", "name")
        self._told = Line(look, "", "body", "muted")
        self._hold = KeyedButton(look, "", cap("hold"))
        self._over = KeyedButton(look, label("call-over"), cap("call-over"), True)
        self._hold.setMinimumWidth(self._widest())
        self._over.setMinimumWidth(self._over.sizeHint().width())
        told = QVBoxLayout()
        told.setSpacing(look.px(2))
        told.addWidget(self._title)
        told.addWidget(self._told)
        beside = QHBoxLayout()
        beside.setSpacing(look.px(14))
        beside.addWidget(self._dial)
        beside.addLayout(told, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, look.px(10))
        flow.addWidget(self._hold)
        flow.addWidget(self._over)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.px(14))
        self._row.addLayout(beside, 1)
        self._row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self._row)
        self._hold.clicked.connect(self.hold_pressed)
        self._over.clicked.connect(self.over)

    def set_narrow(self, narrow: bool) -> None:
        """Where it is narrow, the buttons stand below the words."""
        self._row.setDirection(direction(narrow))

    def show_call(self, call: Call, held: Hold | None, *, asking: bool) -> None:
        """Where it stands. `asking`: whether the caller has just been asked to hold."""
        title, told = state(call, held, asking=asking)
        if held is None:
            self._dial.show_part(0, icon="phone")
        else:
            ink = "warn" if held.is_too_long else "accent"
            self._dial.show_part(held.part, str(held.seconds_left), ink=ink)
        if (title, told) != (self._title.text(), self._told.text()):
            self._title.setText(title)
            self._told.setText(told)
            self._dial.setAccessibleName(title)
            self._dial.setText(title)
        words = self._words()[2 if held is not None else 1 if asking else 0]
        if words != self._hold.text():
            waits = held is not None
            self._hold.show_text(words, primary=waits)  # one filled button: what comes next
            self._over.show_text(self._over.text(), primary=not waits)

    @staticmethod
    def _words() -> tuple[str, str, str]:
        """Ask; begin; end."""
        return _("Hold"), _("The caller holds"), _("Back to the caller")

    def _widest(self) -> int:
        widths = []
        for words in self._words():
            self._hold.show_text(words, primary=True)
            widths.append(self._hold.sizeHint().width())
        return max(widths)
