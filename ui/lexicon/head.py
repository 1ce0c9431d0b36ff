"""The head of the lexicon: which language, what guests hear or what is written, and a search."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from assistant.languages import language_name
from assistant.tongue import LANGUAGES, _
from assistant.words.lexicon import Use
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keyed_choice import KeyedChoice
from ui.look.keys import cap, label
from ui.look.lines import TypedLine
from ui.look.look import Look

USES: dict[Use, str] = {"said": "words-said", "note": "words-noted"}
"""Their keys."""


class LexiconHead(QWidget):
    """Tells what is chosen by hand; nothing of it is written anywhere."""

    chosen = Signal(str, str)
    """The language and the use."""
    sought = Signal(str)
    left = Signal()
    """Out of the search, to the list."""
    own_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        languages, uses = QWidget(), QWidget()
        self._languages = {
            tag: KeyedChoice(look, language_name(tag), cap(f"word-language-{at}"))
            for at, tag in enumerate(LANGUAGES, 1)
        }
        self._uses = {use: KeyedChoice(look, label(key), cap(key)) for use, key in USES.items()}
        for group, choices in ((languages, self._languages), (uses, self._uses)):
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(look.px(4))
            for choice in choices.values():
                row.addWidget(choice)
        self.search = _Search(look)
        self._own = KeyedButton(look, _("Your own entry"), cap("own-word"), True, "pen-line")
        find = QWidget()
        beside = QHBoxLayout(find)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.px(6))
        hint = KeyHint(look, cap("find-word"), _("Find"))
        hint.clicked.connect(self.begin_search)
        beside.addWidget(hint)
        beside.addWidget(self.search)
        flow = FlowLayout(self, look.px(10))
        for part in (languages, uses, find, self._own):
            flow.addWidget(part)
        for button in self._buttons:
            button.clicked.connect(self._on_choice)
        self.search.textChanged.connect(self.sought)
        self.search.entered.connect(self.left)
        self.search.left.connect(self.left)
        self._own.clicked.connect(self.own_wanted)

    def show_choice(self, language: str, use: str) -> None:
        """What is shown below."""
        self._languages[language].setChecked(True)
        next(self._uses[one] for one in USES if one == use).setChecked(True)

    def begin_search(self) -> None:
        """Into the search."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def _buttons(self) -> list[QAbstractButton]:
        return [*self._languages.values(), *self._uses.values()]

    def _on_choice(self) -> None:
        language = next(tag for tag, one in self._languages.items() if one.isChecked())
        use = next(use for use, one in self._uses.items() if one.isChecked())
        self.chosen.emit(language, use)


class _Search(TypedLine):
    """Escape empties it, and then leads to the list; so does the arrow down."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Find in the lexicon"), _("A word or a sentence"))
        self.setFixedWidth(look.px(220))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
