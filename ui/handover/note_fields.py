"""Two fields on an item that is being handed over: one's own words, and the next step."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.handover.reading import Known
from ui.handover.rows import Row, key_of
from ui.listening.hear import hear
from ui.look.lines import TypedLine, TypedWords
from ui.look.look import Look


class NoteFields(QWidget):
    """What is typed is told with each key press, and once more when the fields are left."""

    typed = Signal(str, str, str)
    """The name of the field, what stands in it, and what is on file."""
    noted = Signal(object, str, str)
    """The item, the words and the next step: to be written down."""
    done = Signal()
    """Return in the last field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        words = _("Your words: where, what, what was done")
        self.words = hear(look, TypedWords(look, _("Your words on it"), words), "note")
        step = TypedLine(look, _("Next step"), _("Next step, and by when"))
        self.step = hear(look, step, "note")
        self.kept: Callable[[str], str | None] = lambda name: None
        """What was typed in a field and is not written down."""
        self._row: Row | None = None
        self._on_file = ("", "")
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(6), 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self.words)
        column.addWidget(self.step)
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(self._on_typed)
        self.step.textChanged.connect(self._on_typed)
        self.words.entered.connect(self._on_words)
        self.step.entered.connect(self._on_step)
        for edit in (self.words, self.step):
            edit.installEventFilter(self)

    @property
    def has_keys(self) -> bool:
        """Whether one is typing here."""
        return self.words.hasFocus() or self.step.hasFocus()

    @property
    def is_typing(self) -> bool:
        """Whether one is in the midst of words that are not written down."""
        return self.has_keys and self._texts() != self._on_file

    def show_row(self, row: Row, known: Known, *, fresh: bool) -> None:
        """An item; of the same one what is half typed stays as it is."""
        self.setVisible(row.part == "draft")
        if row.part != "draft":
            self._row = None
            return
        fresh = fresh or self._row is None or self._row.item != row.item
        self._row = row
        mine = next((one for one in row.one.said.notes if one.staff == known.me), None)
        on_file = (mine.text, mine.next_step) if mine is not None else ("", "")
        stood = self._texts() == self._on_file
        self._on_file = on_file
        if fresh:
            name = key_of(row.item)
            words, step = self.kept(f"{name}:words"), self.kept(f"{name}:step")
            self._fill(on_file[0] if words is None else words, on_file[1] if step is None else step)
        elif stood and not self.has_keys:
            self._fill(*on_file)

    def leave(self) -> None:
        """Tell what is to be written down, if anything is."""
        if self._row is not None and self._texts() != self._on_file:
            self.noted.emit(self._row.item, *self._texts())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is left is written down; a window that goes, or is closed, keeps it as typed."""
        gone = Qt.FocusReason.ActiveWindowFocusReason
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != gone:
            self.leave()
        return False

    def _texts(self) -> tuple[str, str]:
        return self.words.words, self.step.text()

    def _fill(self, words: str, step: str) -> None:
        self._filling = True
        self.words.show_text(words)
        place = self.step.cursorPosition() if self.step.text() == step else len(step)
        self.step.setText(step)
        self.step.setCursorPosition(place)
        self._filling = False

    def _on_typed(self) -> None:
        if self._filling or self._row is None:
            return
        name = key_of(self._row.item)
        words, step = self._texts()
        self.typed.emit(f"{name}:words", words, self._on_file[0])
        self.typed.emit(f"{name}:step", step, self._on_file[1])

    def _on_words(self) -> None:
        self.step.setFocus()

    def _on_step(self) -> None:
        self.leave()
        self.done.emit()
