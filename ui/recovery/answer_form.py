"""For somebody with authority: yes, or what is offered instead. A bare no is not among them."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from assistant.recovery import gestures, standing
from assistant.recovery.labels import gesture_label
from assistant.recovery.money import read_money
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look import days
from ui.look.digits import Digits
from ui.look.lines import TypedLine, labelled
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.beside import Beside
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names
from ui.recovery.telling import amount, name_of
from ui.recovery.typed import Typed


class AnswerForm(Form):
    """1 says yes, 2 offers something else; Enter sends it to the desk that asked."""

    FIELDS = ("answer", "answer-cost")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._asked, self._currency = b"", "EUR"
        self._told = Paragraph(look, "", "strong")
        self._who = Paragraph(look, "", "caption", "muted")
        choices = [("yes", _("Yes, give it"), ""), ("instead", _("Something else"), "")]
        self._choice = Digits(look, _("Your answer"), choices)
        self._words = hear(look, TypedLine(look, _("Words with it")), "note")
        self._cost = TypedLine(look, _("What it costs us"), "0")
        self._cost.setMaximumWidth(look.px(160))
        self.add_edit("answer", self._words)
        self.add_edit("answer-cost", self._cost)
        self._choice.chosen.connect(self._on_chosen)
        self._choice.typed.connect(self._on_typed)
        self._amount: QWidget = labelled(look, _("What it costs us"), self._cost)
        row = Beside(look, 340)
        row.add(labelled(look, _("Words with it"), self._words), 2)
        row.add(self._amount, 1)
        self.column.addWidget(self._told)
        self.column.addWidget(self._who)
        self.column.addWidget(self._choice)
        self.column.addWidget(row)
        self.column.addWidget(self.trouble)
        self.setFocusProxy(self._choice)
        self._show()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The request that has waited longest."""
        waiting = standing.open_asks(known.view)
        if not waiting:
            return
        asked = waiting[0]
        self._asked, self._currency = asked.id, asked.currency or "EUR"
        cost = amount(asked.cost, self._currency)
        kind = gesture_label(asked.gesture)
        told = _("{what}, {cost} ({kind})").format(what=asked.text, cost=cost, kind=kind)
        self._told.setText(told)
        who, when = name_of(asked.staff, names), days.moment(asked.when_ms, now_ms)
        words = _("{name} asks, {when}. The guest is waiting.").format(name=who, when=when)
        self._who.setText(words)

    def on_entered(self, name: str) -> None:
        """Words, cost, sent."""
        if name == "answer" and self._choice.value == "instead" and not self.filled("answer-cost"):
            self._cost.setFocus()
        else:
            self.entered.emit()

    def deeds(self) -> list[Deed]:
        """The answer; none while neither is chosen."""
        fields = self.sent("answer", "answer-cost")
        words = self.filled("answer")
        if self._choice.value == "yes":
            return [Deed(gestures.approve, {"of": self._asked, "text": words}, fields)]
        if self._choice.value == "instead":
            cost = read_money(self.filled("answer-cost"), self._currency)
            told = {"of": self._asked, "text": words, "cost": cost}
            return [Deed(gestures.offer_instead, told, fields)]
        return []

    def done(self, deed: Deed) -> None:
        """Answered."""
        super().done(deed)
        self._choice.show_value(None)
        self._show()

    def resume(self, typed: Typed) -> None:
        """Another matter."""
        super().resume(typed)
        self._choice.show_value(None)
        self._show()

    def _on_chosen(self, which: str) -> None:
        self._show()
        self._words.setFocus()

    def _on_typed(self, event: QKeyEvent) -> None:
        self._words.setFocus()
        self._words.event(event)

    def _show(self) -> None:
        instead = self._choice.value == "instead"
        self._amount.setVisible(instead)
        hint = _("What is offered instead") if instead else _("If you like")
        self._words.setPlaceholderText(hint)
