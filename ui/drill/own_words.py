"""What the clerk said, in writing, and what the lexicon has to say of it once it is uncovered."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from assistant.words.lexicon import remarks
from assistant.words.remark import Remark
from assistant.words.view import HouseWords
from ui.look.flow import FlowLayout
from ui.look.kept import Kept
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.lines import TypedWords
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph


class OwnWords(Panel):
    """A field, one filled button, and below it remarks: each with its reason and better words."""

    entered = Signal()
    """The words are said, or have been compared: go on."""
    before_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._uncovered = False
        self._language = "en"
        self._house = HouseWords()
        # The lexicon does not listen while one types here: whoever sees the marks at once follows
        # them, and learns to follow marks. Said first, looked at afterwards, it stays.
        self.field = TypedWords(
            look, _("What you say"), _("Say it aloud, or write it here"), least=3, most=8
        )
        self._button = KeyedButton(look, "", cap("uncover"), True)
        self._other = KeyHint(look, cap("drill-next"), label("drill-next"))
        self._before = KeyHint(look, cap("drill-before"), label("drill-before"))
        self._verdict = Paragraph(look, "", "body", "muted")
        self._remarks = QWidget()
        self._lay_out()
        self.field.textChanged.connect(self._show_remarks)
        self.field.entered.connect(self.entered)
        self._button.clicked.connect(self.entered)
        self._before.clicked.connect(self.before_wanted)
        self._other.clicked.connect(self.other_wanted)
        self.setFocusProxy(self.field)

    @property
    def told(self) -> list[str]:
        """What the lexicon has to say, as it stands on the page."""
        if self._verdict.isHidden():
            return [row.text() for row in self._rows.take(len(self._found()))]
        return [self._verdict.text()]

    def show_house(self, words: HouseWords) -> None:
        """The house's own entries count as well."""
        self._house = words
        self._show_remarks()

    def show_turn(self, typed: str, uncovered: bool, language: str, first: bool) -> None:
        """What was typed, and whether the words are uncovered; `first`: none was before it."""
        self._uncovered, self._language = uncovered, language
        if self.field.words != typed:
            self.field.show_text(typed)
        if uncovered:
            self._button.show_text(_("Next situation"), icon="arrow-right")
        else:
            self._button.show_text(_("I have said it"), icon="check")
        self._other.setVisible(not uncovered)
        self._before.setVisible(not first)
        self._show_remarks()

    def focus_button(self) -> None:
        """So that Space and Enter lead to the next situation."""
        self._button.setFocus()

    def _found(self) -> Sequence[Remark]:
        text = self.field.words
        if not (self._uncovered and text.strip()):
            return ()
        own, off = self._house.lexicon, self._house.words_off
        return remarks(text, self._language, use="said", own=own, off=off)

    def _show_remarks(self) -> None:
        found, text = self._found(), self.field.words
        for row, remark in zip(self._rows.take(len(found)), found, strict=True):
            row.show_words(_change(text, remark), remark.reason)
            row.show()
        self._remarks.setVisible(bool(found))
        self._verdict.setText(_compared(bool(text.strip())))
        self._verdict.setVisible(self._uncovered and not found)

    def _row(self) -> Paragraph:
        return Paragraph(self._look, "", "body", "muted")

    def _lay_out(self) -> None:
        look = self._look
        told = QVBoxLayout(self._remarks)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(look.px(8))
        self._rows = Kept(self._row, told.addWidget)
        acts = QWidget()
        flow = FlowLayout(acts, look.px(12))
        for part in (self._button, self._other, self._before):
            flow.addWidget(part)
        head = QHBoxLayout()
        head.addWidget(Line(look, _("What you say"), "section", "muted"), 1)
        self.column.setSpacing(look.px(10))
        self.column.addLayout(head)
        self.column.addWidget(self.field)
        self.column.addWidget(self._remarks)
        self.column.addWidget(self._verdict)
        self.column.addWidget(acts)
        self.column.addStretch(1)


def _compared(typed: bool) -> str:
    """True of any words: nobody is praised for what nobody has heard."""
    if typed:
        return _("The lexicon has nothing to add. Read your words aloud once, beside the others.")
    return _("You have said it. What would you take over from these words?")


def _change(text: str, remark: Remark) -> str:
    """“no worries”  →  My pleasure."""
    piece = _("“{words}”").format(words=text[remark.start : remark.end])
    return f"{piece}  →  {remark.better}" if remark.better else piece
