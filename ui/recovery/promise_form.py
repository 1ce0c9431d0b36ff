"""A promise: what, by when, and who keeps it (H30)."""

from assistant.recovery import promises
from assistant.refusal import Refused
from assistant.tongue import N_, _
from ui.listening.hear import hear
from ui.look.lines import TypedWords, labelled
from ui.look.look import Look
from ui.recovery.beside import Beside
from ui.recovery.deeds import Deed
from ui.recovery.due_line import DueLine
from ui.recovery.form import Form
from ui.recovery.keeper import Keeper
from ui.recovery.known import Known, Names


class PromiseForm(Form):
    """Enter goes on from the words to the time; from the time it writes."""

    FIELDS = ("promise", "due")

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        words = TypedWords(look, _("The promise"), _("What the guest may rely on"), most=5)
        self._words = hear(look, words, "said")
        self._due = DueLine(look)
        self._keeper = Keeper(look)
        self.add_edit("promise", self._words)
        self.add_edit("due", self._due.line)
        row = Beside(look, 470)
        row.add(labelled(look, _("By when"), self._due), 1)
        row.add(labelled(look, _("Who keeps it"), self._keeper))
        self.column.addWidget(labelled(look, _("The promise"), self._words))
        self.column.addWidget(row)
        self.column.addWidget(self.trouble)
        self.setFocusProxy(self._words)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """Who can keep it."""
        self._keeper.show_known(known)

    def choose_due(self, number: int) -> None:
        """A quick choice of the time."""
        self._due.choose(number)

    def on_entered(self, name: str) -> None:
        """Words, time, written."""
        if name == "promise" and not self.filled("due"):
            self._due.line.setFocus()
        else:
            self.entered.emit()

    def deeds(self) -> list[Deed]:
        """The promise; Refused while it has no time, or a time without words."""
        words, due = self.filled("promise"), self.filled("due")
        if not words and not due:
            return []
        if not words:
            raise Refused(N_("Please write what is promised."))
        if not due:
            raise Refused(N_("A promise has a time. By when?"))
        told = {"text": words, "due_ms": self._due.due_ms(), "owner": self._keeper.staff}
        return [Deed(promises.promise, told, self.sent("promise", "due"))]

    def done(self, deed: Deed) -> None:
        """Ready for another one, kept by oneself."""
        super().done(deed)
        self._keeper.show_value(b"")
