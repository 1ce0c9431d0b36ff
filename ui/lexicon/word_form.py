"""Writes an entry of the house's own lexicon, with a sentence to try it on while it is written."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from assistant.languages import language_name
from assistant.tongue import LANGUAGES, N_, _
from assistant.words.entries import WordWritten
from assistant.words.forms import as_read, written_out
from assistant.words.labels import level_label
from assistant.words.lexicon import Use
from assistant.words.ready import FORMS_MOST
from assistant.words.remark import Level
from assistant.words.view import HouseWords
from ui.lexicon.rows import LEVELS, WordRow, own_words
from ui.lexicon.try_it import TryIt
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.lines_field import LinesField
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.scrolling import Scrolling
from ui.look.trouble import Trouble
from ui.look.two_columns import TwoColumns

NEW = ""
"""The key of an entry that is none yet."""
NARROW, WIDEST = 860, 1240
"""Pixels at 100 %: in less than `NARROW` the try stands below the fields."""
_MEANT: dict[Level, str] = {
    "never": N_("It is marked, and told that it should not be said at all."),
    "rather-not": N_("It is marked softly, with the better words."),
    "prefer": N_("It is never marked, whatever else the lexicon says of it."),
}


class WordTyped(Struct, frozen=True):
    """An entry as far as it is written."""

    language: str
    level: Level = "rather-not"
    say: tuple[str, ...] = ()
    better: str = ""
    reason: str = ""


class WordForm(QWidget):
    """What is typed is kept until it is saved, for each entry by itself.

    An entry is known by the key of the own one that it replaces, by `Remark.key` of one of ours
    that it stands in for, or as `NEW`.
    """

    saved = Signal(str, object)
    """The key as above, and the `WordTyped`."""
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._of, self._is_open = look, NEW, False
        self._on_file = WordTyped("en")
        self._drafts: dict[str, WordTyped] = {}
        self._house = HouseWords()
        self._use: Use = "said"
        self._title = Paragraph(look, "", "strong")
        tongues = [(tag, language_name(tag)) for tag in LANGUAGES]
        self._language = ChoiceField(look, _("Language"), tongues)
        self._level = ChoiceField(look, _("Level"), [(one, level_label(one)) for one in LEVELS])
        self._meant = Paragraph(look, "", "caption", "muted")
        note = _("One wording on each line. A * stands for any ending: demand* finds demanding.")
        self._say = LinesField(look, _("What is said"), note)
        note = _("A whole sentence, with its full stop, takes the place of the sentence.")
        self._better = Field(look, _("Better words"), note=note)
        self._reason = Field(look, _("Why, in a line"))
        self._try = TryIt(look)
        self._trouble = Trouble(look)
        self._save = KeyedButton(look, _("Save this entry"), cap("save"), primary=True)
        self._back = KeyedButton(look, _("Back, what is typed is kept"), cap("cancel"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._say)

    # -- from outside -----------------------------------------------------------------------------

    @property
    def of(self) -> str:
        """The entry in the form."""
        return self._of

    @property
    def drafts(self) -> Mapping[str, WordTyped]:
        """All that is typed and not saved."""
        self._keep()
        return dict(self._drafts)

    def take_over(self, drafts: Mapping[str, WordTyped]) -> None:
        """Go on with what the window before kept."""
        self._drafts = dict(drafts)

    def show_lexicon(self, house: HouseWords, use: Use) -> None:
        """What counts beside what is typed here."""
        self._house, self._use = house, use
        self._try_it()

    def show_new(self, language: str) -> None:
        """An empty form; what was typed in it before comes back."""
        self._begin(NEW, WordTyped(language), _("An entry of the house’s own"))

    def show_entry(self, row: WordRow, language: str) -> None:
        """One of the house's own to be changed, or one of ours to be told in the house's words."""
        if row.own is not None:
            one = row.own.written
            typed = WordTyped(one.language, one.level, one.say, one.better, one.reason)
            self._begin(one.key, typed, _("An entry of the house’s own"))
        else:
            typed = WordTyped(language, row.level, opened_out(row.forms), row.words)
            told = _("In the house’s words: your entry counts before ours.")
            self._begin(row.key, typed, told)

    def done(self, of: str) -> None:
        """It is on disk."""
        if of == self._of:
            self._is_open = False
        self._drafts.pop(of, None)

    def refused(self, sentence: str) -> None:
        """Why it was not saved; everything stays."""
        self._trouble.show_sentence(sentence)

    @property
    def typed(self) -> WordTyped:
        """As it stands in the form."""
        level = next(one for one in LEVELS if one == self._level.value)
        say, better, reason = self._say.lines, self._better.text(), self._reason.text()
        return WordTyped(self._language.value, level, say, better, reason)

    # -- by hand ----------------------------------------------------------------------------------

    def on_typing(self) -> None:
        """What was wrong is being mended; it is tried at once."""
        self._trouble.show_sentence("")
        self._meant.setText(_(_MEANT[self.typed.level]))
        self._try_it()

    def on_save(self) -> None:
        """It is to be kept."""
        if self._is_open:
            self.saved.emit(self._of, self.typed)

    def on_back(self) -> None:
        """To the list; what is typed is kept."""
        self.set_aside()
        self.closed.emit()

    def set_aside(self) -> None:
        """Something else comes to the front; what is typed is kept."""
        self._keep()
        self._is_open = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.on_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below each other where it is narrow."""
        self._row.setDirection(direction(event.size().width() < self._look.px(NARROW)))
        super().resizeEvent(event)

    def _begin(self, of: str, on_file: WordTyped, title: str) -> None:
        self._keep()
        self._of, self._on_file, self._is_open = of, on_file, True
        typed = self._drafts.get(of, on_file)
        self._title.setText(title)
        self._language.choose(typed.language, typed.language)
        self._level.choose(typed.level, typed.level)
        self._say.show_lines(typed.say)
        self._better.set_text(typed.better)
        self._reason.set_text(typed.reason)
        self._try.line.show_value("")
        self._try.line.setText("")
        self.on_typing()
        self.setFocus()

    def _keep(self) -> None:
        """What differs from what is on file is a draft."""
        if not self._is_open:
            return
        typed = self.typed
        self._drafts.pop(self._of, None)
        if typed != self._on_file:
            self._drafts[self._of] = typed

    def _try_it(self) -> None:
        """As if it was written already; its first wording is tried until another one is typed."""
        typed = self.typed
        key = self._of if is_own(self._house, self._of) else "draft"
        draft = WordWritten(key, typed.language, typed.level, typed.say, typed.better, typed.reason)
        own = own_words(self._house, draft)
        self._try.show_lexicon(typed.language, self._use, own, self._house.words_off)
        first = as_read(typed.say[0]).rstrip("…") if typed.say else ""
        self._try.line.show_value(first[:1].upper() + first[1:])

    # -- building ---------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._language.edited.connect(self.on_typing)
        self._level.edited.connect(self.on_typing)
        self._say.edited.connect(self.on_typing)
        for field, after in ((self._better, self._reason.edit), (self._reason, self._try.line)):
            field.edit.textEdited.connect(self.on_typing)
            field.edit.returnPressed.connect(after.setFocus)
        self._try.line.entered.connect(self._save.setFocus)
        self._save.clicked.connect(self.on_save)
        self._back.clicked.connect(self.on_back)
        bind(self, "save", self.on_save)
        bind(self, "try-word", self._try.begin)

    def _lay_out(self) -> None:
        look, px = self._look, self._look.px
        fields, side = Panel(look), Panel(look)
        fields.column.setSpacing(px(12))
        both = TwoColumns(look)
        both.add(self._language)
        both.add(self._level)
        for part in (self._title, both, self._meant, self._say, self._better, self._reason):
            fields.column.addWidget(part)
        fields.column.addStretch(1)
        side.column.setSpacing(px(10))
        side.column.addWidget(Line(look, _("So it will be told"), "section", "muted"))
        side.column.addWidget(self._try)
        side.column.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(px(WIDEST))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._row.addWidget(fields, 6)
        self._row.addWidget(side, 5)
        foot = QWidget()
        flow = FlowLayout(foot, px(10))
        for button in (self._save, self._back):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Scrolling(inside), 1)
        column.addWidget(self._trouble)
        column.addWidget(foot)


def is_own(house: HouseWords, of: str) -> bool:
    """Whether what is in the form is an entry of the house's own already."""
    return any(one.written.key == of for one in house.words)


def opened_out(forms: Collection[str]) -> tuple[str, ...]:
    """The wordings of one of ours, each on its line; as they are read where they are many."""
    every = [one for form in forms for one in written_out(form)]
    if len(every) > FORMS_MOST:
        every = [as_read(form).replace("…", "*") for form in forms]
    return tuple(dict.fromkeys(every))[:FORMS_MOST]
