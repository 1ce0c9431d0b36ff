"""The list of suggestions: those that wait for an answer first, then the answered ones."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from assistant.shift.view import SuggestionView
from assistant.tongue import _
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.rows import Heading
from ui.look.text_list import TextList
from ui.look.text_row import Part, TextRow
from ui.suggestions.words import Names, answered, by, waits

_SIGNS = {"yes": "circle-check", "no": "x", "later": "clock"}


class _Row(TextRow):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.names: Names = {}
        self.now_ms = 0
        self.may_answer = False

    def parts_of(self, row: Any) -> Sequence[Part]:
        found = [
            Part(row.text, "words"),
            Part(by(row, self.names, self.now_ms), "caption", "muted"),
        ]
        if waiting := waits(row, self.now_ms):
            ink = "warn" if self.may_answer else "muted"
            return [*found, Part(waiting, "caption", ink, "clock")]
        for number, one in enumerate(reversed(row.answers)):
            ink = "text" if number == 0 else "muted"
            told = answered(one, self.names, self.now_ms)
            found.append(Part(told, "body" if number == 0 else "caption", ink, _SIGNS[one.answer]))
        return found


class SuggestionList(TextList):
    """Fed with `SuggestionView`s in the register's order."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = _Row(look)
        super().__init__(_("Suggestions"), self._row, parent)

    def show_suggestions(
        self, views: Sequence[SuggestionView], names: Names, now_ms: int, *, may_answer: bool
    ) -> None:
        """All of it anew; the mark stays with its suggestion. Who may answer sees what is late."""
        self._row.names, self._row.now_ms, self._row.may_answer = names, now_ms, may_answer
        waiting = [view for view in views if not view.answers]
        done = [view for view in views if view.answers]
        rows: list[Any] = []
        for title, part in ((_("Waiting for an answer"), waiting), (_("Answered"), done)):
            if part:
                rows += [Heading((title, count(len(part)))), *part]
        self.show_rows(rows)
