"""Where one asks back, answers, or adds words to an item that was handed over."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId
from assistant.shift.entries import Item
from assistant.tongue import _
from ui.handover.reading import Known
from ui.handover.rows import Row, key_of, open_question
from ui.listening.hear import hear
from ui.look.line import Line
from ui.look.lines import TypedWords
from ui.look.look import Look

Purpose = Literal["ask", "answer", "note"]


class Reply(QWidget):
    """A field that opens in the card. What was typed in it stays for the next time."""

    typed = Signal(str, str, str)
    """The name under which it is kept, what stands there, and what is on file."""
    sent = Signal(str, object, str)
    """What is done ("ask", "answer", "note"), the `Item` or the question's id, and the words."""
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._head = Line(look, "", "section", "text")
        self._hint = Line(look, _("Enter sends it, Esc leaves it as it is."), "caption", "muted")
        self.words = hear(look, TypedWords(look, "", ""), "note")
        self.kept: Callable[[str], str | None] = lambda name: None
        self._row: Row | None = None
        self._purpose: Purpose = "ask"
        self._of: Item | EntryId | None = None
        self._on_file = ""
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(6), 0, 0)
        column.setSpacing(look.px(4))
        for part in (self._head, self.words, self._hint):
            column.addWidget(part)
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(self._on_typed)
        self.words.entered.connect(self._on_entered)
        self.hide()

    @property
    def name(self) -> str:
        """Under which what stands here is kept."""
        if isinstance(self._of, Item):
            return f"{key_of(self._of)}:{self._purpose}"
        return f"{self._of.hex() if self._of is not None else ''}:{self._purpose}"

    def show_row(self, row: Row, known: Known, *, fresh: bool) -> None:
        """An item; another one closes the field."""
        self._row = row
        if fresh or row.part == "draft":
            self.hide()

    def begin(self, purpose: Purpose, known: Known) -> None:
        """Open the field: for the answer where a colleague's question waits, else to ask."""
        row = self._row
        if row is None:
            return
        waits = open_question(known, row.one) if purpose != "note" else None
        if waits is not None:
            self._purpose, self._of = "answer", waits.id
            asker = known.names.get(waits.staff, "")
            told = _("Your answer to {name}").format(name=asker)
        else:
            self._purpose, self._of = purpose, row.item
            told = _("Your words on it") if purpose == "note" else _("What would you like to know?")
        self._on_file = _own_words(row, known) if self._purpose == "note" else ""
        self._head.setText(told)
        self.words.setAccessibleName(told)
        self._filling = True
        kept = self.kept(self.name)
        self.words.show_text(self._on_file if kept is None else kept)
        self._filling = False
        self.show()
        self.words.setFocus()
        cursor = self.words.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.words.setTextCursor(cursor)

    def close_sent(self, name: str) -> None:
        """What was sent under `name` is on file."""
        if self.name == name:
            self._filling = True
            self.words.show_text("")
            self._filling = False
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; what was typed stays."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        if not self._filling:
            self.typed.emit(self.name, self.words.words, self._on_file)

    def _on_entered(self) -> None:
        self.sent.emit(self._purpose, self._of, self.words.words)


def _own_words(row: Row, known: Known) -> str:
    return next((one.text for one in row.one.said.notes if one.staff == known.me), "")
