"""The sheet of the open book: the letter to the guest, section by section, one line marked."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListView

from assistant.journal.stamp import EntryId
from assistant.privacy.told import Book, Told
from assistant.tongue import _, listed
from ui.look.look import Look
from ui.look.rows import RowList, RowModel
from ui.openbook.book_row import BookRow, Row, Top


class _Lines(RowModel):
    """A screen reader hears a line with its day, its name and all that was said of it later."""

    def say(self, row: Any) -> str:
        if isinstance(row, Top):
            return row[1]
        told = row.told
        return listed((told.text, told.when, told.by, *(note.text for note in told.notes)))


class BookSheet(RowList):
    """Fed with a `Book`. Letters typed here go to the window; the marked line is what keys act on.

    It opens at its top: nothing is marked until somebody looks for a line.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(_("Everything on file, for the guest"), _Lines(), BookRow(look), None)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setObjectName("sheet")

    def key_of(self, row: Any) -> Hashable:
        told = row.told
        return (told.id, told.kind, told.data.get("field", ""), "" if told.id else told.text)

    def show_book(self, book: Book) -> None:
        """All of it anew; the mark stays on its line."""
        rows: list[Any] = [Top(("title", book.title))]
        rows += [Top(("letter", line)) for line in book.letter.split("\n")]
        rows += [Top(("mark", mark)) for mark in book.marks]
        for section in book.sections:
            rows.append(Top(("section", section.title)))
            rows += [Top(("intro", section.intro))] if section.intro else []
            before = ("", "")
            for line in section.lines:
                rows.append(Row(line, (line.when, line.by) != before))
                before = (line.when, line.by)
        self.show_rows(rows)

    def mark_line(self, line: EntryId) -> None:
        """The row of that id, where there is one."""
        rows = (row for row in self.rows.rows if isinstance(row, Row))
        row = next((row for row in rows if row.told.id == line), None)
        if row is not None:
            self.mark(self.key_of(row))

    def keep_in_sight(self) -> None:
        """The marked line, once a form has taken its room below the sheet."""
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    @property
    def line(self) -> Told | None:
        """The marked line."""
        row = self.current
        return row.told if isinstance(row, Row) else None
