"""The list of good deeds: the newest first, by day; no count of anybody's."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtWidgets import QWidget

from assistant.shift.view import WowView
from assistant.tongue import _
from ui.good.words import Names, by, thanks
from ui.look.by_day import by_day
from ui.look.look import Look
from ui.look.text_list import TextList
from ui.look.text_row import Part, TextRow


class _Row(TextRow):
    names = Names()

    def parts_of(self, row: Any) -> Sequence[Part]:
        found = [Part(row.text, "words"), Part(by(row, self.names), "caption", "muted")]
        thanked = thanks(row, self.names)
        return [*found, Part(thanked, "caption", "accent", "heart")] if thanked else found


class GoodList(TextList):
    """Fed with `WowView`s, the newest first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = _Row(look)
        super().__init__(_("Good deeds"), self._row, parent)

    def show_good(self, views: Sequence[WowView], names: Names, now_ms: int) -> None:
        """All of it anew; the mark stays with its deed."""
        self._row.names = names
        self.show_rows(by_day(views, attrgetter("when_ms"), now_ms))
