"""A problem that is over: how it ended, who said so, and the way back."""

from assistant.guests.labels import mood_word
from assistant.recovery import acts, standing
from assistant.tongue import _, listed
from ui.look import days
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.recovery.deeds import Deed
from ui.recovery.form import Form
from ui.recovery.known import Known, Names
from ui.recovery.telling import name_of


class Ended(Form):
    """Some lines to read; opening it again is its one deed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._is_over = False
        self._how = Paragraph(look, "", "big")
        self._who = Paragraph(look, "", "body", "muted")
        self._done = Paragraph(look, "", "words")
        kept = _("What you typed is kept: open it again to go on.")
        self._kept = Paragraph(look, kept, "body", "warn")
        self._kept.hide()
        for part in (self._how, self._who, self._done, self._kept, self.trouble):
            self.column.addWidget(part)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """How it ended."""
        closing = known.view.closing
        self._is_over = closing is not None
        if not known.view.is_problem:
            self._show_promise(known, names)
        if closing is None:
            return
        told = _("The guest is content.") if closing.content else closing.reason
        self._how.setText(told)
        parts = [_("Closed {when}").format(when=days.moment(closing.when_ms, now_ms))]
        parts.append(name_of(closing.staff, names))
        if closing.mood:
            parts.append(_("mood at the end: {mood}").format(mood=mood_word(closing.mood)))
        self._who.setText(listed(parts))
        remedy = standing.remedy(known.view)
        self._done.setText(remedy)
        self._done.setVisible(bool(remedy))

    def _show_promise(self, known: Known, names: Names) -> None:
        """A promise alone: what becomes of it is said at the right."""
        promise = known.view.promises[-1]
        self._how.setText(promise.text)
        self._who.setText(_("{name} keeps it").format(name=name_of(promise.owner, names)))
        self._done.hide()

    def show_kept(self, kept: bool) -> None:
        """Whether something was typed that is not on file."""
        self._kept.setVisible(kept)

    def deeds(self) -> list[Deed]:
        """It was not over."""
        return [Deed(acts.reopen, {})] if self._is_over else []
