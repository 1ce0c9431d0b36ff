"""The open book: its moments at the left, their lines at the right, and what can be done there."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.guests.entries import Moment
from assistant.tongue import _
from assistant.words.labels import moment_label
from assistant.words.open_book import Shown
from assistant.words.view import HouseWords
from ui.book.head import BookHead
from ui.book.line_list import LineList
from ui.book.moment_list import MomentList
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keycap import KeyCap
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.seek_line import SeekLine
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine

MOMENTS, NARROW = 306, 190
"""Pixels at 100 % for the moments; `NARROW` where the page has less than `ROOM`."""
ROOM = 900
LOW = 420
"""In a page that is lower the keys are not told: the lines have the room."""
IN_LISTS = ("switch-line", "retire-line", "line-earlier", "line-later", "change-line", "line-from")
"""Keys that act on the marked line, from either list."""


class BookFront(QWidget):
    """Tells by the name of its key what is to be done with the marked line."""

    acted = Signal(str)
    turned = Signal()
    """Another moment is marked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.told = ""
        self._moment: Moment | None = None
        self._is_beside = False
        self.head = BookHead(look)
        self.search = SeekLine(look, _("Find a line"), _("Words of a line"))
        self._find = KeyCap(look, cap("find-line"))
        self._own = KeyedButton(look, _("Your own line"), cap("own-line"), True, "pen-line")
        self.moments, self.lines = MomentList(look), LineList(look)
        self._title = Line(look, "", "strong")
        self._nothing = Paragraph(look, _("No line has these words."), "words", "muted")
        self._undo, self._trouble = UndoLine(look), Trouble(look)
        self._note, self._rule = Paragraph(look, "", "body", "muted"), hairline()
        words = {
            "switch-line": "",
            "line-earlier": _("Move up"),
            "line-later": _("Move down"),
            "change-line": "",
            "line-from": _("Another one from it"),
            "retire-line": _("Take it out"),
        }
        self._hints = {act: KeyHint(look, cap(act), word) for act, word in words.items()}
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.lines)
        self.show_note("")

    # -- what is shown ----------------------------------------------------------------------------

    def show_moments(self, found: Mapping[Moment, int] | None = None) -> None:
        """All moments, or those where a search has `found` lines."""
        self.moments.show_moments(found)

    def show_lines(self, lines: Sequence[Shown], house: HouseWords) -> None:
        """The lines of the marked moment; those of another one begin at the top."""
        moment = self.moments.moment
        self._title.setText("" if moment is None else moment_label(moment))
        if moment != self._moment:
            self._moment = moment
            self.lines.show_lines((), house)
            self.lines.verticalScrollBar().setValue(0)
        self.lines.show_lines(lines, house)
        self._nothing.setVisible(moment is None)
        self._settle()

    def show_told(self, told: str) -> None:
        """What was done just now, with the way back; "" when there is none."""
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

    def show_beside(self, beside: bool) -> None:
        """Only the lines, while one is written beside them."""
        self._is_beside = beside
        for part in (self.head, self._left, self._own):
            part.setVisible(not beside)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines have most of the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._look.px
        wide = self.width() >= px(ROOM)
        self._left.setFixedWidth(px(MOMENTS if wide else NARROW))
        self._own.show_text(_("Your own line"), cap("own-line") if wide else "")
        high = self.height() >= px(LOW)
        self.head.show_hints(high)
        for part in (self._rule, self._hint_line):
            part.setVisible(high and not self._is_beside)

    def _settle(self) -> None:
        """What can be done with the marked line."""
        line = self.lines.line
        for hint in self._hints.values():
            hint.setVisible(line is not None)
        if line is not None:
            ours = line.own is None
            switch = _("Offer it again") if line.is_off else _("No longer offer it")
            self._hints["switch-line"].show_word(switch)
            change = _("Your own line from it") if ours else _("Change")
            self._hints["change-line"].show_word(change)
            for act in ("line-from", "retire-line"):
                self._hints[act].setVisible(not ours)

    # -- building ---------------------------------------------------------------------------------

    def _on_pointed(self) -> None:
        self.show_trouble("")
        self._settle()

    def _on_moment(self) -> None:
        if self.moments.moment != self._moment:
            self.show_trouble("")
            self.turned.emit()

    def _connect(self) -> None:
        self.moments.pointed.connect(lambda row: self._on_moment())
        self.moments.lines_wanted.connect(self.lines.setFocus)
        self.lines.back_wanted.connect(self.moments.setFocus)
        self.lines.pointed.connect(lambda row: self._on_pointed())
        self.lines.entered_row.connect(lambda row: self.acted.emit("change-line"))
        self.search.left.connect(self.lines.setFocus)
        self._own.clicked.connect(lambda: self.acted.emit("own-line"))
        self._undo.wanted.connect(lambda: self.acted.emit("undo"))
        for act, hint in self._hints.items():
            hint.clicked.connect(lambda checked=False, act=act: self.acted.emit(act))
        for act in IN_LISTS:
            for one in (self.moments, self.lines):
                bind(one, act, partial(self.acted.emit, act), inside=True)
        bind(self, "find-line", self.search.begin)

    def _lay_out(self) -> None:
        px = self._look.px
        self._left, right = Panel(self._look), Panel(self._look)
        self._left.column.setContentsMargins(px(4), px(12), px(4), px(8))
        find = QHBoxLayout()
        find.setContentsMargins(px(12), 0, px(12), 0)
        find.setSpacing(px(6))
        find.addWidget(self.search, 1)
        find.addWidget(self._find)
        self._left.column.addLayout(find)
        self._left.column.addWidget(self.moments)
        right.column.setContentsMargins(px(4), px(10), px(4), px(12))
        right.column.setSpacing(px(6))
        self._nothing.setContentsMargins(px(20), px(2), px(20), px(14))
        head = QHBoxLayout()
        head.setContentsMargins(px(20), 0, px(12), 0)
        head.setSpacing(px(10))
        head.addWidget(self._title, 1)
        head.addWidget(self._own)
        right.column.addLayout(head)
        right.column.addWidget(self._nothing)
        right.column.addWidget(self.lines, 1)
        right.column.addWidget(self._rule)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(20), px(2), px(20), 0)
        foot.setSpacing(px(8))
        self._hint_line = QWidget()
        flow = FlowLayout(self._hint_line, px(12))
        for hint in self._hints.values():
            flow.addWidget(hint)
        for part in (self._undo, self._note, self._trouble, self._hint_line):
            foot.addWidget(part)
        right.column.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self._left)
        row.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.head)
        column.addLayout(row, 1)
