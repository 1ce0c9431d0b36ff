"""The list of who has two cards, perhaps; how far it is looked through; and what was just done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from assistant.exchange.alike_pairs import Pair
from assistant.tongue import _, n_
from ui.look.flow import FlowLayout
from ui.look.key_hint import KeyHint
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count
from ui.look.panel import Panel, hairline
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.look.undo_line import UndoLine
from ui.merging.pair_list import PairList


class MergingFront(Panel):
    """Fed with pairs; tells what to do with the marked one."""

    stopped = Signal()
    """It is not to be looked through further."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._pairs: list[Pair] = []
        self._is_looking = self._is_whole = False
        self.list = PairList(look)
        self._head = Line(look, "", "section", "muted")
        self._told = Paragraph(look, "", "words", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Looking through all cards"))
        self._stop = KeyedButton(look, _("Stop"), cap("cancel"), plain=True)
        self._looking = QWidget()
        self.undo = UndoLine(look)
        self._trouble = Trouble(look)
        self.enter = KeyHint(look, "Enter", _("look at both"))
        self.apart = KeyHint(look, cap("two-people"), _("two different people"))
        self.other = KeyHint(look, cap("other-card"), _("find another card"))
        self.again = KeyHint(look, cap("again"), _("look again"))
        self._stop.clicked.connect(self.stopped)
        self._lay_out()
        self.setFocusProxy(self.list)
        self._show()

    def show_pairs(self, pairs: list[Pair], *, whole: bool) -> None:
        """Who was found; `whole` where all cards were looked through."""
        self._pairs, self._is_whole = pairs, whole
        self.list.show_pairs(pairs)
        self._show()

    def show_looking(self, *, looking: bool) -> None:
        """Whether it is being looked through."""
        self._is_looking = looking
        if looking:
            self._bar.setRange(0, 0)
        self._show()

    def show_progress(self, done: int, of: int) -> None:
        """So many cards were looked at."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)

    def show_trouble(self, sentence: str) -> None:
        """Why something was not done."""
        self._trouble.show_sentence(sentence)

    def _show(self) -> None:
        many = len(self._pairs)
        told = n_(
            "Perhaps one guest: {n} pair of cards", "Perhaps one guest: {n} pairs of cards", many
        )
        self._head.setText(told.format(n=count(many)) if many else _("Perhaps one guest"))
        self._told.setText(self._words())
        self._told.setVisible(not many)
        self._looking.setVisible(self._is_looking)
        for hint in (self.enter, self.apart):
            hint.setVisible(bool(many))
        self.again.setVisible(not self._is_looking)

    def _words(self) -> str:
        if self._is_looking:
            return _("All cards are being compared. You can go on working meanwhile.")
        if self._is_whole:
            return _("No two cards look as if they were one guest’s.")
        return _("Not all cards were compared.")

    def _lay_out(self) -> None:
        px = self._look.px
        self.column.setContentsMargins(px(4), px(10), px(4), px(12))
        self.column.setSpacing(px(6))
        bar = QHBoxLayout(self._looking)
        bar.setContentsMargins(px(16), 0, px(16), 0)
        bar.setSpacing(px(12))
        bar.addWidget(self._bar, 1)
        bar.addWidget(self._stop)
        above = QVBoxLayout()
        above.setContentsMargins(px(16), px(2), px(16), px(2))
        above.setSpacing(px(6))
        for part in (self._head, self.undo, self._trouble, self._told):
            above.addWidget(part)
        self.column.addLayout(above)
        self.column.addWidget(self._looking)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(hairline())
        foot, hints = QVBoxLayout(), FlowLayout(spacing=px(12))
        foot.setContentsMargins(px(16), px(4), px(16), 0)
        foot.addLayout(hints)
        for hint in (self.enter, self.apart, self.other, self.again):
            hints.addWidget(hint)
        self.column.addLayout(foot)
