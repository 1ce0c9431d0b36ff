"""The list of what another house's words would change: what it is, theirs, and yours beneath."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListView, QWidget

from assistant.tongue import _, named, p_
from ui.book.trading_words import TradeRow
from ui.look.look import Look
from ui.look.rows import Heading, RowList
from ui.look.text_list import TextModel
from ui.look.text_row import Part, TextRow


class _Row(TextRow):
    def parts_of(self, row: Any) -> Sequence[Part]:
        found = [Part(row.what, "caption", "muted")]
        if row.yours:
            found.append(Part(named(p_("words of a house", "Yours"), row.yours), "body"))
            theirs = named(p_("words of a house", "Theirs"), row.theirs)
            return [*found, Part(theirs, "body", "on_tint")]
        return [*found, Part(row.theirs, "words")]


class TradeList(RowList):
    """Fed with `TradeRow`s; only to be read."""

    ALWAYS_MARKED = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        row = _Row(look)
        super().__init__(_("What would change"), TextModel(row), row, parent)
        self._look = look
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def key_of(self, row: Any) -> Hashable:
        found: Hashable = row.key
        return found

    def show_changes(self, rows: Sequence[TradeRow | Heading]) -> None:
        """What would change now."""
        self.show_rows(rows)

    def minimumSizeHint(self) -> QSize:
        """A change."""
        return QSize(self._look.px(200), self._look.px(90))

    def sizeHint(self) -> QSize:
        """It has what room the page leaves; nothing is squeezed for more."""
        return self.minimumSizeHint()
