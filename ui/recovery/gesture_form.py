"""Something of worth to this guest: its kind by a digit, words, what it costs (H33, H34)."""

from typing import get_args

from PySide6.QtGui import QKeyEvent

from assistant.recovery import gestures, standing
from assistant.recovery.entries import Gesture
from assistant.recovery.labels import gesture_label
from assistant.recovery.money import read_money
from assistant.refusal import Refused
from assistant.tongue import N_, _
from ui.listening.hear import hear
from ui.look.digits import Digits
from ui.look.keys import cap
from ui.look.lines import TypedLine, labelled
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.beside import Beside
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names
from ui.recovery.telling import amount
from ui.recovery.typed import Typed

KINDS: tuple[Gesture, ...] = get_args(Gesture)


class GestureForm(Form):
    """Enter goes on from the words to the cost; from the cost it gives. F11 asks for it."""

    FIELDS = ("gesture", "cost")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._currency = "EUR"
        self._left: int | None = 0
        kinds = [(kind, gesture_label(kind), "") for kind in KINDS]
        self._kind = Digits(look, _("The gesture"), kinds)
        words = TypedLine(look, _("What it is"), _("What would please this guest"))
        self._words = hear(look, words, "note")
        self._cost = TypedLine(look, _("What it costs us"), _("0 counts as much as 100"))
        self._cost.setMaximumWidth(look.px(200))
        self._over = Paragraph(look, "", "body", "warn")
        self.add_edit("gesture", self._words)
        self.add_edit("cost", self._cost)
        self._kind.chosen.connect(lambda kind: self._words.setFocus())
        self._kind.typed.connect(self._on_typed)
        self._cost.textChanged.connect(self._tell)
        row = Beside(look, 340)
        row.add(labelled(look, _("What it is"), self._words), 2)
        row.add(labelled(look, _("What it costs us"), self._cost), 1)
        self.column.addWidget(self._kind)
        self.column.addWidget(row)
        self.column.addWidget(self._over)
        self.column.addWidget(self.trouble)
        self.setFocusProxy(self._kind)
        self._tell()

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """What is left to give."""
        around = known.around
        if around is not None:
            self._currency = around.policy.currency
            self._left = standing.left(known.view, around)
        self._tell()

    def on_entered(self, name: str) -> None:
        """Words, cost, given."""
        if name == "gesture" and not self.filled("cost"):
            self._cost.setFocus()
        else:
            self.entered.emit()

    @property
    def is_beyond(self) -> bool:
        """Whether it costs more than may be given without asking."""
        try:
            cost = read_money(self.filled("cost"), self._currency)
        except Refused:
            return False
        return self._left is not None and cost > self._left

    def deeds(self) -> list[Deed]:
        """The gesture; Refused where it has no words."""
        return self._deeds(asks=False)

    def asks(self) -> list[Deed]:
        """The same as a request to somebody with authority."""
        return self._deeds(asks=True)

    def done(self, deed: Deed) -> None:
        """Ready for another one."""
        super().done(deed)
        self._kind.show_value(None)

    @property
    def typed(self) -> dict[str, str]:
        """The kind goes with the words."""
        typed = super().typed
        return typed | {"gesture-kind": self._kind.value} if typed else typed

    def resume(self, typed: Typed) -> None:
        """Another matter's gesture, half typed."""
        super().resume(typed)
        self._kind.show_value(typed.get("gesture-kind"))

    def _deeds(self, *, asks: bool) -> list[Deed]:
        kind = next((one for one in KINDS if one == self._kind.value), None)
        words = self.filled("gesture") or (gesture_label(kind) if kind else "")
        if not words and not self.filled("cost"):
            return []
        if not words:
            raise Refused(N_("Please write what is given."))
        told = {
            "gesture": kind or "other",
            "text": words,
            "cost": read_money(self.filled("cost"), self._currency),
        }
        act = gestures.ask if asks else gestures.give
        return [Deed(act, told, self.sent("gesture", "cost"))]

    def _on_typed(self, event: QKeyEvent) -> None:
        self._words.setFocus()
        self._words.event(event)

    def _tell(self) -> None:
        beyond = self.is_beyond
        if beyond and self._left is not None:
            told = _("You may give {left} without asking. {key} asks for more, at once.")
            self._over.setText(
                told.format(left=amount(self._left, self._currency), key=cap("authority"))
            )
        self._over.setVisible(beyond)
