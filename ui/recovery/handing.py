"""A short list of colleagues: who sees to it, or keeps a promise, from now on."""

from assistant.journal.stamp import EntryId
from assistant.recovery import acts, promises
from assistant.tongue import _
from ui.look.digits import Digits
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.keeper import colleagues
from ui.recovery.known import Known, Names
from ui.recovery.typed import Typed

MOST = 9
"""As many as there are digits; those with authority come first."""


class Handing(Form):
    """A digit, and it is passed on."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._promise: EntryId | None = None
        self._told = Paragraph(look, "", "strong")
        self._nobody = Paragraph(look, _("Nobody else works here."), "body", "muted")
        self._choice: Digits | None = None
        self._people: list[tuple[bytes, str]] = []
        self.column.addWidget(self._told)
        self.column.addWidget(self._nobody)
        self.column.addWidget(self.trouble)

    def show_matter(self, promise: EntryId | None, text: str) -> None:
        """What is passed on: a promise, or with None the problem."""
        self._promise = promise
        self._told.setText(
            _("Who sees to it from now on?")
            if promise is None
            else _("Who keeps it: {promise}?").format(promise=text)
        )
        self.trouble.show_sentence("")
        if self._choice is not None:
            self._choice.show_value(None)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """Who there is."""
        people = [(bytes(staff), name) for staff, name in colleagues(known)[:MOST]]
        if people == self._people:
            return
        self._people = people
        before, self._choice = self._choice, None
        if before is not None:
            before.hide()
            before.deleteLater()
        if people:
            choices = [(staff.hex(), name, "") for staff, name in people]
            self._choice = Digits(self.look, _("Colleagues"), choices)
            self._choice.chosen.connect(lambda staff: self.entered.emit())
            self.column.insertWidget(1, self._choice)
            self.setFocusProxy(self._choice)
        self._nobody.setVisible(not people)

    def deeds(self) -> list[Deed]:
        """Whom the digit named."""
        if self._choice is None or not self._choice.is_chosen:
            return []
        owner = bytes.fromhex(self._choice.value)
        if self._promise is None:
            return [Deed(acts.pass_on, {"owner": owner})]
        return [Deed(promises.pass_promise, {"of": self._promise, "owner": owner})]

    def resume(self, typed: Typed) -> None:
        """Another matter."""
        super().resume(typed)
        if self._choice is not None:
            self._choice.show_value(None)
