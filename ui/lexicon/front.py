"""The list of the lexicon with its head, what can be done with the marked entry, and the try."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from ui.lexicon.head import LexiconHead
from ui.lexicon.rows import WordRow
from ui.lexicon.try_it import TryIt
from ui.lexicon.uses import Uses
from ui.lexicon.word_list import WordList
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keys import bind, cap
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.rows import Heading
from ui.look.scrolling import Scrolling
from ui.look.tall import Tall
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine


class LexiconFront(QWidget):
    """Tells by the name of its key what is to be done."""

    acted = Signal(str)
    """"switch-word", "own-word", "change-word", "retire-word", "undo"."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: Sequence[WordRow | Heading] = ()
        self.told = ""
        self.head, self.uses = LexiconHead(look), Uses(look)
        self.list, self.tried = WordList(look), TryIt(look)
        self._empty = Paragraph(
            look, _("Nothing in the lexicon has these words."), "words", "muted"
        )
        self._undo, self._trouble = UndoLine(look), Trouble(look)
        self._note = Paragraph(look, "", "body", "muted")
        self._hints = {
            "switch-word": KeyHint(look, cap("switch-word"), ""),
            "change-word": KeyHint(look, cap("change-word"), ""),
            "retire-word": KeyHint(look, cap("retire-word"), _("Take it out")),
        }
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.show_note("")
        self.show_rows(())

    def show_rows(self, rows: Sequence[WordRow | Heading]) -> None:
        """What is found; where nothing is, that is said."""
        self.rows = rows
        self.list.show_words(rows)
        self._empty.setVisible(not rows)
        self._settle()

    def show_told(self, told: str) -> None:
        """What was done just now, with the way back; "" when it is too late for that."""
        self.told = told
        self._undo.show_told(told)
        self.show_trouble("")

    def show_trouble(self, sentence: str) -> None:
        """Why something was not done."""
        self._trouble.show_sentence(sentence)
        self.show_note("")

    def show_note(self, sentence: str) -> None:
        """Something to know that is not to be taken back."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def add_hint(self, hint: QWidget) -> None:
        """A key that is about the whole, at the end of the line."""
        self._flow.addWidget(hint)

    def _settle(self) -> None:
        row = self.list.word
        ours = row is not None and row.own is None
        switch, change, retire = self._hints.values()
        switch.setVisible(row is not None and ours and row.level != "prefer")
        change.setVisible(row is not None)
        retire.setVisible(row is not None and not ours)
        if row is not None:
            switch.show_word(_("Leave it unmarked") if row.is_on else _("Mark it again"))
            change.show_word(_("In your own words") if ours else _("Change"))

    def _on_pointed(self) -> None:
        self.show_trouble("")
        self._settle()

    def _connect(self) -> None:
        self.list.pointed.connect(self._on_pointed)
        self.list.entered_row.connect(lambda row: self.acted.emit("change-word"))
        self.list.switched.connect(lambda: self.acted.emit("switch-word"))
        self.list.retired.connect(lambda: self.acted.emit("retire-word"))
        self.head.own_wanted.connect(lambda: self.acted.emit("own-word"))
        self.head.search.left.connect(self.list.setFocus)
        self._undo.wanted.connect(lambda: self.acted.emit("undo"))
        for act, hint in self._hints.items():
            hint.clicked.connect(lambda checked=False, act=act: self.acted.emit(act))
        bind(self, "find-word", self.head.search.begin)
        self.tried.begun.connect(partial(self._scroll.ensureWidgetVisible, self.tried, 0, 0))
        bind(self, "try-word", self.tried.begin)

    def _lay_out(self) -> None:
        look, px = self._look, self._look.px
        panel = Panel(look)
        panel.column.setContentsMargins(px(4), px(6), px(4), px(12))
        self._empty.setContentsMargins(px(16), px(14), px(16), px(14))
        above = QVBoxLayout()
        above.setContentsMargins(px(12), px(2), px(12), 0)
        above.addWidget(self.uses)
        panel.column.addLayout(above)
        panel.column.addWidget(self._empty)
        panel.column.addWidget(self.list, 1)
        panel.column.addWidget(hairline())
        inner = QVBoxLayout()
        inner.setContentsMargins(px(16), px(2), px(16), 0)
        inner.setSpacing(px(8))
        hints = QWidget()
        self._flow = FlowLayout(hints, px(12))
        for hint in self._hints.values():
            self._flow.addWidget(hint)
        for part in (self._undo, self._note, self._trouble, hints, self.tried):
            inner.addWidget(part)
        panel.column.addLayout(inner)
        page = Tall()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.head)
        column.addWidget(panel, 1)
        self._scroll = Scrolling(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
