"""The list of what goes next, the first one first."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from assistant.clearing import Next
from assistant.journal.now import now_ms
from assistant.tongue import _
from ui.erasing.words import goes
from ui.look.look import Look
from ui.look.text_list import TextList
from ui.look.text_row import Part, TextRow


class _Row(TextRow):
    def parts_of(self, row: Any) -> Sequence[Part]:
        who, what = goes(row, now_ms())
        return [Part(who), Part(what, "caption", "muted")]


class TermList(TextList):
    """Fed with `Next`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("What goes next"), _Row(look), parent)

    def key_of(self, row: Any) -> Hashable:
        return (row.due.page, row.due.term)

    @property
    def chosen(self) -> Next | None:
        """The marked one."""
        found: Next | None = self.current
        return found
