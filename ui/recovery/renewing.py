"""A promise that needs another time, told before the old one came; or one that was not kept."""

from typing import Literal

from PySide6.QtWidgets import QWidget

from assistant.recovery import promises
from assistant.recovery.view import PromiseView
from assistant.refusal import Refused
from assistant.tongue import N_, _
from ui.listening.hear import hear
from ui.look import days
from ui.look.lines import TypedLine, labelled
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.beside import Beside
from ui.recovery.deeds import Deed
from ui.recovery.due_line import DueLine
from ui.recovery.form import Form

Purpose = Literal["renew", "break"]


class Renewing(Form):
    """Enter writes. For a promise that was not kept a new time is welcome, not asked."""

    FIELDS = ("why-broken", "new-due")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._purpose: Purpose = "renew"
        self._promise: PromiseView | None = None
        self._told = Paragraph(look, "", "strong")
        self._note = Paragraph(look, "", "body", "muted")
        self._why = hear(look, TypedLine(look, _("Why, in a few words")), "note")
        self._due = DueLine(look)
        self.add_edit("why-broken", self._why)
        self.add_edit("new-due", self._due.line)
        self._reason: QWidget = labelled(look, _("Why, in a few words"), self._why)
        row = Beside(look, 470)
        row.add(self._reason, 1)
        row.add(labelled(look, _("The new time"), self._due), 1)
        self.column.addWidget(self._told)
        self.column.addWidget(self._note)
        self.column.addWidget(row)
        self.column.addWidget(self.trouble)

    def show_promise(self, purpose: Purpose, promise: PromiseView, now_ms: int) -> None:
        """Which promise it is about."""
        self._purpose, self._promise = purpose, promise
        due = days.due(promise.due_ms, now_ms)
        self._told.setText(_("{promise}, by {time}").format(promise=promise.text, time=due))
        self._note.setText(
            _("Tell the guest the new time before the old one comes.")
            if purpose == "renew"
            else _("A word that was not kept is a mistake of its own. Apologise for it as such.")
        )
        self._reason.setVisible(purpose == "break")
        self.trouble.show_sentence("")

    def choose_due(self, number: int) -> None:
        """A quick choice of the time."""
        self._due.choose(number)

    def begin(self) -> None:
        """The reason, or the time."""
        (self._why if self._purpose == "break" else self._due.line).setFocus()

    def on_entered(self, name: str) -> None:
        """Reason, time, written."""
        if name == "why-broken" and not self.filled("new-due"):
            self._due.line.setFocus()
        else:
            self.entered.emit()

    def deeds(self) -> list[Deed]:
        """The new time, or that it was not kept."""
        if self._promise is None:
            return []
        due_ms = self._due.due_ms() if self.filled("new-due") else None
        fields = self.sent("why-broken", "new-due")
        if self._purpose == "break":
            told = {
                "of": self._promise.id,
                "reason": self.filled("why-broken"),
                "due_ms": due_ms,
            }
            return [Deed(promises.break_promise, told, fields)]
        if due_ms is None:
            raise Refused(N_("A promise has a time. By when?"))
        renewed = {"of": self._promise.id, "due_ms": due_ms}
        return [Deed(promises.renew_promise, renewed, fields)]
