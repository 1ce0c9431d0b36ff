"""One line of what was done, or is promised: a sign, a time, words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.recovery.view import Stage
from assistant.tongue import listed
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph
from ui.look.stage_sign import StageSign


class DidRow(QWidget):
    """Kept between guests. Times stand in a column; those of other days take what they need."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = StageSign(look)
        self._when = Line(look, "", "caption", elide=False)
        font = QFont(self._when.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._when.setFont(font)
        self._when.setMinimumWidth(look.px(38))
        self._when.setMinimumHeight(look.px(20))
        self._words = Paragraph(look, "", "body")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        for part in (self._sign, self._when):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_done(self, when: str, words: str) -> None:
        """Something that is done, with a tick."""
        self._show("kept", when, words)
        self._words.setText(words)

    def show_promise(self, when: str, lead: str, rest: str, stage: Stage) -> None:
        """Something that is to come; in amber when it is soon, due or overdue."""
        self._show(stage, when, listed((lead, rest)))
        self._words.show_words(lead, rest, "text" if stage == "later" else "warn")

    def _show(self, stage: Stage, when: str, words: str) -> None:
        self._sign.show_stage(stage)
        self._when.setText(when)
        self.setAccessibleName(listed((when, words)))
