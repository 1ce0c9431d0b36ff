"""A list of pages that are told in paragraphs, one as high as its words are."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtWidgets import QListView, QWidget

from assistant.journal.stamp import PageId
from assistant.tongue import listed
from ui.look.rows import Heading, RowList, RowModel
from ui.look.text_row import TextRow


class TextModel(RowModel):
    """Rows that a `TextRow` tells; a screen reader hears their parts."""

    def __init__(self, row: TextRow) -> None:
        super().__init__()
        self._row = row

    def say(self, row: Any) -> str:
        if isinstance(row, Heading):
            return super().say(row)
        return listed(part.text for part in self._row.parts_of(row))


class TextList(RowList):
    """Fed with views of pages, each told by the `TextRow`."""

    ALWAYS_MARKED = True

    def __init__(self, name: str, row: TextRow, parent: QWidget | None = None) -> None:
        super().__init__(name, TextModel(row), row, parent)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def key_of(self, row: Any) -> Hashable:
        return bytes(row.page)

    @property
    def page(self) -> PageId | None:
        """The marked one's."""
        return None if self.current is None else self.current.page
