"""The answer: yes with a few words, or what is offered instead. There is no bare no (H34)."""

from typing import get_args

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.recovery.entries import Gesture
from assistant.recovery.labels import gesture_label
from assistant.tongue import _
from ui.listening.hear import hear
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.line import Line
from ui.look.look import Look
from ui.look.trouble import Trouble
from ui.look.two_columns import TwoColumns

KINDS: tuple[Gesture, ...] = get_args(Gesture)


class AnswerTyped(Struct, frozen=True):
    """An answer that is not sent yet."""

    words: str = ""
    """With the yes."""
    instead: bool = False
    kind: Gesture = "other"
    offer: str = ""
    cost: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not (self.words.strip() or self.offer.strip() or self.cost.strip())


class Answer(QWidget):
    """Two forms in one place; what stands in the other one is kept."""

    entered = Signal()
    """Enter in the last field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._instead = False
        self._words = Field(look, _("Words with your yes, if you like"))
        hear(look, self._words.edit, "note")
        self._head = Line(look, _("What is offered instead?"), "section", "text")
        self._kind = ChoiceField(look, _("Kind"), [(k, gesture_label(k)) for k in KINDS])
        self._offer = Field(
            look,
            _("What it is, as the guest may be told"),
            note=_("This reaches the desk that asks, while the guest is still there."),
        )
        hear(look, self._offer.edit, "note")
        self._cost = Field(look, _("What it costs us"), placeholder="0")
        self.trouble = Trouble(look)
        self._form = TwoColumns(look)
        self._form.add(self._offer, wide=True)
        self._form.add(self._kind)
        self._form.add(self._cost)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for part in (self._words, self._head, self._form, self.trouble):
            column.addWidget(part)
        for field in (self._words, self._offer, self._cost):
            field.edit.textEdited.connect(self.clear_errors)
        self._words.edit.returnPressed.connect(self.entered)
        self._offer.edit.returnPressed.connect(self._kind.setFocus)
        self._cost.edit.returnPressed.connect(self.entered)
        self.show_typed(AnswerTyped())

    @property
    def is_instead(self) -> bool:
        """Whether something else is being offered."""
        return self._instead

    @property
    def typed(self) -> AnswerTyped:
        """What stands in both forms."""
        kind: Gesture = KINDS[KINDS.index(self._kind.value)]
        return AnswerTyped(
            self._words.edit.text(),
            self._instead,
            kind,
            self._offer.edit.text(),
            self._cost.edit.text(),
        )

    def show_typed(self, typed: AnswerTyped) -> None:
        """Another answer, half written."""
        self._words.set_text(typed.words)
        self._offer.set_text(typed.offer)
        self._cost.set_text(typed.cost)
        self._kind.choose(typed.kind, "")
        self.turn(instead=typed.instead)

    def turn(self, *, instead: bool) -> None:
        """The one form or the other."""
        self._instead = instead
        self._words.setVisible(not instead)
        for part in (self._head, self._form):
            part.setVisible(instead)
        self.clear_errors()

    def begin(self) -> None:
        """The keys go to the first field."""
        (self._offer if self._instead else self._words).setFocus()

    def refused(self, sentence: str) -> None:
        """Why it was not taken; what is typed stays."""
        self.trouble.show_sentence(sentence)

    def refused_cost(self, sentence: str) -> None:
        """The amount is none."""
        self._cost.show_error(sentence)
        self._cost.edit.setFocus()
        self._cost.edit.selectAll()

    def refused_offer(self, sentence: str) -> None:
        """Nothing is offered."""
        self._offer.show_error(sentence)
        self._offer.edit.setFocus()

    def clear_errors(self) -> None:
        """Nothing is wrong any more, as far as is known."""
        self.trouble.show_sentence("")
        self._cost.clear_error()
        self._offer.clear_error()
