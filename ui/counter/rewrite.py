"""Other words for a line: a preference that changed, a mistake put right, a slip corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from assistant.tongue import _
from ui.counter.unfinished import RewriteTyped
from ui.listening.hear import hear
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble


class Rewrite(Panel):
    """The old words above, one field below. What stood first stays in the log."""

    rewritten = Signal(str, object, str)
    """Purpose, the line's id (bytes), the words."""
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._purpose, self._line, self._old = "correct", b"", ""
        self._pending = False
        self._title = Line(look, "", "section", "muted")
        self._was = Paragraph(look, "", "body")
        self._edit = hear(look, QLineEdit(), "note")
        self._edit.setFont(look.font("words"))
        self._note = Line(look, _("The words before stay in the log."), "caption", "muted")
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Save"), "Enter", primary=True)
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        self._edit.returnPressed.connect(self.save)
        self._edit.textEdited.connect(lambda: self._trouble.show_sentence(""))
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancelled)
        bind(self, "save", self.save, inside=True)
        bind(self, "cancel", self.cancelled.emit, inside=True)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self._edit, 1)
        row.addWidget(self._save)
        row.addWidget(self._cancel)
        self.column.addWidget(self._title)
        self.column.addWidget(self._was)
        self.column.addLayout(row)
        self.column.addWidget(self._note)
        self.column.addWidget(self._trouble)
        self.setFocusProxy(self._edit)

    def show_line(self, purpose: str, line: bytes, old: str) -> None:
        """Begin: "change" and "correct" start from the old words, "put-right" from none."""
        self._purpose, self._line, self._old = purpose, line, old
        self._pending = False
        self._save.setEnabled(True)
        title = {
            "change": _("What the guest likes now"),
            "put-right": _("How it was put right"),
            "correct": _("Better words for this line"),
        }[purpose]
        self._title.setText(title)
        self._was.setText(old)
        self._was.setVisible(bool(old))
        self._edit.setAccessibleName(title)
        self._edit.setAccessibleDescription(old)
        self._edit.setText("" if purpose == "put-right" else old)
        self._edit.selectAll()
        self._note.setVisible(purpose != "put-right")
        self._trouble.show_sentence("")

    @property
    def typed(self) -> RewriteTyped:
        """The words so far, and what they are for."""
        return RewriteTyped(self._purpose, self._line, self._old, self._edit.text())

    def resume(self, typed: RewriteTyped) -> None:
        """Go on with what the window before had."""
        self.show_line(typed.purpose, typed.line, typed.old)
        self._edit.setText(typed.text)

    def refused(self, sentence: str) -> None:
        """It could not be written; the words are still here."""
        self._pending = False
        self._save.setEnabled(True)
        self._trouble.show_sentence(sentence)
        self._edit.setFocus()

    def save(self) -> None:
        """Hand the words out; the same words again change nothing."""
        words = self._edit.text().strip()
        if self._pending:
            return
        if not words:
            self._trouble.show_sentence(_("Write a few words first."))
        elif words == self._old and self._purpose == "correct":
            self.cancelled.emit()
        else:
            self._pending = True
            self._save.setEnabled(False)
            self.rewritten.emit(self._purpose, self._line, words)
