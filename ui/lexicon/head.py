"""The head of the lexicon: in which language it is read, a search, and an entry of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.languages import language_name
from assistant.tongue import LANGUAGES, _
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap
from ui.look.look import Look
from ui.look.seek_line import SeekLine


class LexiconHead(QWidget):
    """Tells what is chosen by hand; nothing of it is written anywhere."""

    language_chosen = Signal(str)
    own_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._choices = {
            tag: KeyedChoice(look, language_name(tag), cap(f"word-language-{at}"))
            for at, tag in enumerate(LANGUAGES, 1)
        }
        self.search = SeekLine(look, _("Find in the lexicon"), _("Word or sentence"))
        self._own = KeyedButton(look, _("Your own entry"), cap("own-word"), True, "pen-line")
        languages, find = QWidget(), QWidget()
        row = QHBoxLayout(languages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        for tag, choice in self._choices.items():
            row.addWidget(choice)
            choice.clicked.connect(lambda checked=False, tag=tag: self.language_chosen.emit(tag))
        beside = QHBoxLayout(find)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.px(6))
        hint = KeyHint(look, cap("find-word"), _("Find"))
        hint.clicked.connect(self.search.begin)
        beside.addWidget(hint)
        beside.addWidget(self.search)
        flow = FlowLayout(self, look.px(10))
        for part in (languages, find, self._own):
            flow.addWidget(part)
        self._own.clicked.connect(self.own_wanted)

    def show_language(self, language: str) -> None:
        """The one that is read."""
        self._choices[language].setChecked(True)
