"""What is seldom done: carrying the shop in place of another desk, and leaving it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.tongue import _, sentences
from ui.look.asking import Asking
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel


class Leaving(Panel):
    """Joining anew; and what asks once more in place, and says what will be."""

    take_wanted = Signal()
    leave_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._asked = ""
        self._hub = False
        self._take = KeyedButton(look, label("take-hub"), cap("take-hub"))
        self._join = KeyedButton(look, label("join-shop"), cap("join-shop"))
        self._leave = KeyedButton(look, label("leave-shop"), cap("leave-shop"))
        self._asking = Asking(look)
        row = QWidget()
        flow = FlowLayout(row, look.px(8))
        flow.addWidget(self._take)
        flow.addWidget(self._join)
        flow.addWidget(self._leave)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("Seldom needed"), "section", "muted"))
        self.column.addWidget(row)
        self.column.addWidget(self._asking)
        self._take.clicked.connect(self.ask_take)
        self._leave.clicked.connect(self.ask_leave)
        self._join.clicked.connect(self.join_wanted)
        self._asking.said.connect(self.confirm)
        self._asking.left.connect(self.leave)
        self.setFocusProxy(self._leave)

    def show_mode(self, *, hub: bool, out: bool, second: bool = False) -> None:
        """What this desk is, and whether a second one carries the same shop."""
        self._hub = hub
        self._take.setVisible(not hub and not out)
        self._join.setVisible((not hub or second) and not out)

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return bool(self._asked)

    def ask_take(self) -> None:
        """Should this desk carry the shop?"""
        if not self._take.isVisible():
            return
        self._asked = "take"
        told = sentences(
            _("This is right where the computer that carried the shop is gone or replaced."),
            _("The shop goes on with all that is known here."),
            _("Every other desk joins again with a code that this desk shows."),
        )
        self._asking.ask(told, label("take-hub"))

    def ask_leave(self) -> None:
        """Should it work alone?"""
        if not self.isVisible():
            return
        self._asked = "leave"
        others = _("The other desks work alone as well, until one of them carries the shop.")
        told = sentences(
            _("This desk works alone from now on. All that is known here stays."),
            others if self._hub else "",
        )
        self._asking.ask(told, label("leave-shop"))

    def confirm(self) -> None:
        """It is so."""
        if self._asked == "take":
            self.take_wanted.emit()
        elif self._asked:
            self.leave_wanted.emit()

    def leave(self) -> None:
        """It is not."""
        self._asked = ""
        self._asking.hide()
        self._leave.setFocus()

    def refused(self, sentence: str) -> None:
        """Why it was not done."""
        self._asking.refused(sentence)
