"""The list of good deeds: the newest first, by day; no count of anybody's."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtWidgets import QListView, QWidget

from assistant.journal.stamp import PageId
from assistant.shift.view import WowView
from assistant.tongue import _, listed
from ui.good.words import Names, by, thanks
from ui.look import days
from ui.look.look import Look
from ui.look.rows import Heading, RowList, RowModel
from ui.look.text_row import Part, TextRow


class _Row(TextRow):
    names = Names()

    def parts_of(self, row: Any) -> Sequence[Part]:
        found = [Part(row.text, "words"), Part(by(row, self.names), "caption", "muted")]
        thanked = thanks(row, self.names)
        return [*found, Part(thanked, "caption", "accent", "heart")] if thanked else found


class _Model(RowModel):
    def __init__(self, row: _Row) -> None:
        super().__init__()
        self._row = row

    def say(self, row: Any) -> str:
        if isinstance(row, Heading):
            return super().say(row)
        return listed(part.text for part in self._row.parts_of(row))


class GoodList(RowList):
    """Fed with `WowView`s, the newest first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._row = _Row(look)
        super().__init__(_("Good deeds"), _Model(self._row), self._row, parent)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def key_of(self, row: Any) -> Hashable:
        return bytes(row.page)

    @property
    def page(self) -> PageId | None:
        """The marked one's."""
        return None if self.current is None else self.current.page

    def show_good(self, views: Sequence[WowView], names: Names, now_ms: int) -> None:
        """All of it anew; the mark stays with its deed."""
        self._row.names = names
        rows: list[Any] = []
        last = ""
        for view in views:
            day = days.day(view.when_ms, now_ms)
            if day != last:
                rows.append(Heading((day[:1].upper() + day[1:], "")))
                last = day
            rows.append(view)
        self.show_rows(rows)
