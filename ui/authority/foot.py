"""What can be done with the one at hand: one filled button, and what else there is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.recovery.deciding import Decision
from assistant.tongue import _
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.trouble import Trouble


class Foot(QWidget):
    """Buttons in a row; under them what was just done, or why not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.primary = KeyedButton(look, _("Approve"), cap("answer"), primary=True)
        self.instead = KeyedButton(look, label("offer-instead"), cap("offer-instead"))
        self.back = KeyedButton(look, _("Back to the request"), cap("cancel"))
        self.open = KeyedButton(look, label("open-problem"), cap("open-problem"))
        self.withdraw = KeyedButton(look, label("withdraw"), cap("withdraw"))
        self.staff = KeyedButton(look, _("Answer at this desk"), cap("who"))
        self._done = Line(look, "", "caption", "muted")
        self._trouble = Trouble(look)
        row = QWidget()
        flow = FlowLayout(row, look.px(10))
        for part in (
            *(self.primary, self.instead, self.back),
            *(self.withdraw, self.staff, self.open),
        ):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(self._trouble)
        column.addWidget(row)
        column.addWidget(self._done)
        self._done.hide()

    def show_decision(self, one: Decision, *, instead: bool) -> None:
        """The buttons that make sense for it."""
        self._trouble.show_sentence("")
        asks, own, waits = one.kind == "ask", one.kind == "own", one.waits
        opens = own or not waits
        if opens:
            self.primary.show_text(label("open-problem"))
        elif one.ask is None:
            self.primary.show_text(_("I am seeing to it"))
        else:
            self.primary.show_text(_("Offer this") if instead else _("Approve"))
        self.instead.setVisible(asks and waits and not instead)
        self.back.setVisible(asks and waits and instead)
        self.withdraw.setVisible(own and waits)
        self.staff.setVisible(own and waits)
        self.open.setVisible(not opens)

    def show_done(self, told: str) -> None:
        """What was just done."""
        self._done.setText(told)
        self._done.setVisible(bool(told))

    def refused(self, sentence: str) -> None:
        """Why it was not."""
        self._trouble.show_sentence(sentence)
