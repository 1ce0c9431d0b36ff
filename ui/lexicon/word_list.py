"""The list of the lexicon: by level, moved by its own keys; Space and Delete act on the mark."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from assistant.tongue import _
from ui.lexicon.rows import WordRow
from ui.lexicon.word_row import WordRowPainter
from ui.look.keys import bind
from ui.look.look import Look
from ui.look.rows import Heading, RowList, RowModel


class _Model(RowModel):
    def say(self, row: Any) -> str:
        return row.told if isinstance(row, WordRow) else super().say(row)


class WordList(RowList):
    """Fed with `WordRow`s and headings."""

    switched = Signal()
    retired = Signal()
    ALWAYS_MARKED = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("The lexicon"), _Model(), WordRowPainter(look), parent)
        self._look = look
        self.setResizeMode(QListView.ResizeMode.Adjust)
        bind(self, "switch-word", self.switched.emit, inside=True)
        bind(self, "retire-word", self.retired.emit, inside=True)

    def key_of(self, row: Any) -> Hashable:
        return str(row.key)

    @property
    def word(self) -> WordRow | None:
        """The marked one."""
        row = self.current
        return row if isinstance(row, WordRow) else None

    def show_words(self, rows: Sequence[WordRow | Heading]) -> None:
        """Others, or the same ones later."""
        self.show_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The marked one stays in sight when something opens below."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """Some entries; it takes what room there is."""
        return QSize(super().sizeHint().width(), self._look.px(240))

    def minimumSizeHint(self) -> QSize:
        """An entry or two."""
        return QSize(self._look.px(200), self._look.px(120))
