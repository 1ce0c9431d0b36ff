"""Where the guest's correction or own words are written, below the sheet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.tongue import _
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.lines import TypedWords
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.passing import Passing
from ui.look.trouble import Trouble


class SaidForm(Passing):
    """Not there until it is begun. Enter writes it down, Escape leaves it."""

    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._pending = False
        self._title = Line(look, "", "section", "muted")
        self._about = Paragraph(look, "", "body")
        # What the guest says is the guest's: nobody listens to it for better words.
        self._edit = TypedWords(look, _("As the guest says it"), _("As the guest says it"))
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Write it down"), "Enter")
        cancel = KeyedButton(look, _("Cancel"), cap("cancel"), plain=True)
        self._edit.entered.connect(self.save)
        self._edit.textChanged.connect(lambda: self._trouble.show_sentence(""))
        self._save.clicked.connect(self.save)
        cancel.clicked.connect(self.end)
        bind(self, "save", self.save, inside=True)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        row.addWidget(self._edit, 1)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._title, self._about):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self._trouble)
        self.setFocusProxy(self._edit)
        self.hide()

    @property
    def typed(self) -> str | None:
        """What is half written; None where it is not open."""
        return None if self.isHidden() else self._edit.words

    def resume(self, text: str) -> None:
        """Go on with what was half written."""
        self._edit.show_text(text)

    def begin(self, title: str, about: str, text: str) -> None:
        """Open it: what it is for, the line that it is about, the words to begin with."""
        self._pending = False
        self._save.setEnabled(True)
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._edit.setAccessibleDescription(about)
        self._edit.show_text(text)
        self._trouble.show_sentence("")
        self.show()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refused(self, sentence: str) -> None:
        """It could not be written; the words are still here."""
        self._pending = False
        self._save.setEnabled(True)
        self._trouble.show_sentence(sentence)

    def save(self) -> None:
        """Hand the words out, once."""
        if not self._pending:
            self._pending = True
            self._save.setEnabled(False)
            self.said.emit(self._edit.words)

    def end(self) -> None:
        """It is written, or not wanted."""
        self._pending = False
        super().end()
