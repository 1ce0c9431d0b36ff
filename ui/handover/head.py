"""The head of the sheet: which it is, how far it is read, and what can be done with all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.handover.reading import Known
from ui.handover.rows import progress
from ui.handover.words import caption, instead, sheet_title
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.numbers import count
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble

BESIDE = 740
"""From this width on, at 100 %, the buttons stand beside the words."""


class Head(QWidget):
    """Title and caption at the left, buttons at the right; under them what was done, or why not."""

    print_wanted = Signal()
    other_wanted = Signal()
    give_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Line(look, "", "name", "text")
        self._caption = Paragraph(look, "", "caption", "muted")
        self._instead = Paragraph(look, "", "body", "warn")
        self._signed = Line(look, "", "strong", "text", elide=False)
        self.print = KeyedButton(look, label("print"), cap("print"), icon="printer")
        self.other = KeyedButton(look, _("Earlier"), cap("other-sheet"), icon="history")
        self.give = KeyedButton(look, _("Hand over"), cap("give-handover"), primary=True)
        self._done = Line(look, "", "body", "accent")
        self._trouble = Trouble(look)
        self._lay_out(look)
        self.print.clicked.connect(self.print_wanted)
        self.other.clicked.connect(self.other_wanted)
        self.give.clicked.connect(self.give_wanted)

    def show_known(self, known: Known, now_ms: int, *, writing: bool, for_whom: bytes) -> None:
        """A sheet, or what changed on it."""
        view = known.view
        self._title.setText(sheet_title(view, now_ms, writing=writing))
        self._caption.setText(caption(known, now_ms) if known.sheet is not None else "")
        self._caption.setVisible(bool(self._caption.text()))
        told = instead(known, for_whom) if writing else ""
        self._instead.setText(told)
        self._instead.setVisible(bool(told))
        self._signed.setText("" if writing else _progress(known))
        self._signed.setVisible(bool(self._signed.text()))
        self.give.setVisible(writing)
        is_given = view is not None and view.is_given
        self.print.setVisible(is_given)
        self.other.setVisible(not writing and is_given)
        self._settle()

    def show_earlier(self) -> None:
        """Above the list of the earlier ones."""
        self._title.setText(_("Earlier handovers"))
        self._caption.setText(_("Enter opens one, Esc leads back."))
        self._caption.show()
        for part in (self._signed, self.print, self.other, self.give, self._instead):
            part.hide()
        self._settle()

    def show_done(self, sentence: str) -> None:
        """What was just done."""
        self._trouble.show_sentence("")
        self._done.setText(sentence)
        self._done.setVisible(bool(sentence))

    def show_trouble(self, sentence: str) -> None:
        """Why something was not done; "" when all is well."""
        self.show_done("")
        self._trouble.show_sentence(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        self._settle()
        super().resizeEvent(event)

    def _settle(self) -> None:
        """Where it is narrow, the buttons go below the words, so that no title is cut for them."""
        narrow = self.width() < self._look.px(BESIDE) and self.give.isHidden()
        self._row.setDirection(direction(narrow))
        self._row.setStretch(0, 0 if narrow else 1)
        buttons = (self.other, self.print, self.give)
        self._acts.setHidden(all(button.isHidden() for button in buttons))

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self._title)
        words.addWidget(self._caption)
        self._acts = QWidget()
        flow = FlowLayout(self._acts, look.px(10))
        for button in (self.other, self.print, self.give):
            flow.addWidget(button)
        state = QHBoxLayout()
        state.setSpacing(look.px(16))
        state.addWidget(self._signed, 0, Qt.AlignmentFlag.AlignVCenter)
        state.addWidget(self._acts, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(look.px(10))
        self._row.addLayout(words, 1)
        self._row.addLayout(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(8), 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addLayout(self._row)
        for part in (self._instead, self._done, self._trouble):
            column.addWidget(part)
        self._done.hide()


def _progress(known: Known) -> str:
    """How far oneself is; who gave it is told that they did."""
    view = known.view
    if view is None or not view.is_given or known.me is None or not known.items:
        return ""
    if known.is_mine:
        return _("You gave it")
    read, whole = progress(known, known.me)
    return _("Signed {n} of {all}").format(n=count(read), all=count(whole))
