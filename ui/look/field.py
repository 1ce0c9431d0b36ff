"""A labelled line to type in, with room for a sentence when something is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class Field(QWidget):
    """Label above, line edit (`edit`), below it a note or an error (icon and words)."""

    def __init__(
        self,
        look: Look,
        label: str,
        text: str = "",
        placeholder: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._note = look, note
        self.label = Line(look, label, "section", "muted")
        self.edit = QLineEdit(text)
        self.edit.setFont(look.font("body"))
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self._mark = QLabel()
        self._below = Paragraph(look, note, "caption", "muted")
        below = QHBoxLayout()
        below.setSpacing(look.px(6))
        below.addWidget(self._mark)
        below.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self.label)
        column.addWidget(self.edit)
        column.addLayout(below)
        self.setFocusProxy(self.edit)
        self.clear_error()

    def text(self) -> str:
        """What is typed, without the spaces around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Other words in the line."""
        self.edit.setText(text)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, in red, with a sign and to a screen reader; what is typed stays."""
        self._mark.setPixmap(self._look.pixmap("circle-alert", "danger", 15))
        self._say(sentence, "danger", wrong=True)
        self.edit.setAccessibleDescription(_("Please check: {why}").format(why=sentence))

    def clear_error(self) -> None:
        """Back to the note, if there is one."""
        self._say(self._note, "muted", wrong=False)
        self.edit.setAccessibleDescription(self._note)

    def show_note(self, note: str) -> None:
        """Another note below it."""
        self._note = note
        self.clear_error()

    def _say(self, text: str, colour: str, wrong: bool) -> None:
        self._mark.setVisible(wrong)
        self._below.set_colour(colour)
        self._below.setText(text)
        self._below.setVisible(bool(text))
        if bool(self.edit.property("wrong")) != wrong:
            self.edit.setProperty("wrong", wrong)
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)
