"""One's own words to the whole next shift, above the items."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.handover.reading import Known
from ui.listening.hear import hear
from ui.look.keycap import KeyCap
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.lines import TypedWords
from ui.look.look import Look

NAME = "all"
"""Under which it is kept."""


class ToAll(QWidget):
    """A field as high as its words."""

    typed = Signal(str, str, str)
    """The name of the field, what stands in it, and what is on file."""
    said = Signal(str)
    """To be written down."""
    done = Signal()
    """Return or Escape: on to the items."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        hint = _("A few words to all of them, if you like")
        self.words = hear(look, TypedWords(look, label("words-to-all"), hint), "note")
        self.kept: Callable[[str], str | None] = lambda name: None
        self._on_file = ""
        self._is_new = True
        self._filling = False
        head = QHBoxLayout()
        head.setSpacing(look.px(8))
        head.addWidget(Line(look, label("words-to-all"), "section", "muted"))
        head.addWidget(KeyCap(look, cap("words-to-all")))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(8), 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addLayout(head)
        column.addWidget(self.words)
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(self._on_typed)
        self.words.entered.connect(self._on_entered)
        self.words.installEventFilter(self)

    def begin_anew(self) -> None:
        """Another sheet, or another hand."""
        self._is_new = True

    def show_known(self, known: Known) -> None:
        """What one said so far; what is half typed stays."""
        said = known.view.words if known.view is not None else ()
        on_file = next((one.text for one in said if one.staff == known.me), "")
        stood = self.words.words == self._on_file
        self._on_file = on_file
        if self._is_new:
            kept = self.kept(NAME)
            self._fill(on_file if kept is None else kept)
            self._is_new = False
        elif stood and not self.words.hasFocus():
            self._fill(on_file)

    def leave(self) -> None:
        """Tell what is to be written down, if anything is."""
        if self.words.words != self._on_file:
            self.said.emit(self.words.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads to the items."""
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

    def _fill(self, text: str) -> None:
        if self.words.words != text:
            self._filling = True
            self.words.show_text(text)
            self._filling = False

    def _on_typed(self) -> None:
        if not self._filling:
            self.typed.emit(NAME, self.words.words, self._on_file)

    def _on_entered(self) -> None:
        self.leave()
        self.done.emit()
