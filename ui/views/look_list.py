"""The list of looks: the latest first, by day."""

from collections.abc import Hashable, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtWidgets import QWidget

from assistant.journal.stamp import PageId
from assistant.privacy.looks import Seen
from assistant.tongue import _
from ui.look import days
from ui.look.by_day import by_day
from ui.look.look import Look
from ui.look.text_list import TextList
from ui.look.text_row import Part, TextRow
from ui.views.words import Names, by, guest_name


class _Row(TextRow):
    names = Names()

    def parts_of(self, row: Any) -> Sequence[Part]:
        who = by(row.staff, row.desk, self.names)
        when = f"{days.clock(row.at_ms)} · {who}"
        return [Part(guest_name(row.guest, self.names)), Part(when, "caption", "muted")]


class LookList(TextList):
    """Fed with `Seen`, the latest first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = _Row(look)
        super().__init__(_("Who looked"), self._row, parent)

    def key_of(self, row: Any) -> Hashable:
        return (row.guest, row.at_ms, row.staff)

    @property
    def guest(self) -> PageId | None:
        """Whose card the marked one was."""
        return None if self.current is None else self.current.guest

    def show_looks(self, seen: Sequence[Seen], names: Names, now_ms: int) -> None:
        """All of it anew; the mark stays where it was."""
        self._row.names = names
        self.show_rows(by_day(seen, attrgetter("at_ms"), now_ms))
