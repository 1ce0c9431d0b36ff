"""The head of the book: in which language it is read, and what is done with the whole of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.languages import language_name
from assistant.tongue import LANGUAGES
from ui.look.flow import FlowLayout
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.look import Look


class BookHead(QWidget):
    """Tells what is chosen by hand; nothing of it is written anywhere."""

    language_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._choices = {
            tag: KeyedChoice(look, language_name(tag), cap(f"line-language-{at}"))
            for at, tag in enumerate(LANGUAGES, 1)
        }
        languages = QWidget()
        row = QHBoxLayout(languages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        for tag, choice in self._choices.items():
            row.addWidget(choice)
            choice.clicked.connect(lambda checked=False, tag=tag: self.language_chosen.emit(tag))
        self._flow = FlowLayout(self, look.px(12))
        self._flow.addWidget(languages)
        self._hints: list[QWidget] = []

    def show_language(self, language: str) -> None:
        """The one that is read."""
        self._choices[language].setChecked(True)

    def add_hint(self, hint: QWidget) -> None:
        """A key that is about the whole book."""
        self._hints.append(hint)
        self._flow.addWidget(hint)

    def show_hints(self, shown: bool) -> None:
        """Where there is no room for them, the keys work without being told."""
        for hint in self._hints:
            hint.setVisible(shown)
