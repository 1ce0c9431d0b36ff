"""What the book says in a situation: three lines at a time, why each, and what to mind."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.shift.ideas import ideas
from assistant.tongue import _, sentences, spoken
from assistant.words.prompts import Prompt, reason
from ui.look.advice import AdviceBox
from ui.look.key_hint import KeyHint
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Box, Panel
from ui.look.paragraph import Paragraph
from ui.look.selectable import SelectableParagraph

AT_ONCE = 3
"""Lines shown together; the others come by Alt+→."""


class BookWords(Panel):
    """Covered until the clerk has said their own."""

    more_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._covered = Paragraph(look, "", "body", "muted")
        self._hints = AdviceBox(look)
        self._lines = [_Line(look) for _at in range(AT_ONCE)]
        self._more = KeyHint(look, cap("other-words"), label("other-words"))
        self._where = Line(look, "", "caption", "muted", elide=False)
        self._idea = _Idea(look)
        self._more.clicked.connect(self.more_wanted)
        self._lay_out()

    @property
    def shown(self) -> list[str]:
        """The lines that are uncovered."""
        return [line.words for line in self._lines if not line.isHidden()]

    def cover(self) -> None:
        """Nothing is shown before one has said one's own."""
        self.show_lines((), 0, ())
        self._covered.setText(_("When you have said your words, those of the book stand here."))
        self._covered.show()

    def show_lines(self, prompts: Sequence[Prompt], first: int, hints: Sequence[str]) -> None:
        """Three lines from `first` on, the best before all others, and what to mind."""
        now = prompts[first : first + AT_ONCE]
        why = ""
        for line, prompt in zip(self._lines, now, strict=False):
            line.show_prompt(prompt, again=reason(prompt) == why)
            why = reason(prompt)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(now))
        self._hints.show_advice("\n".join(hints))
        self._covered.setText(_("The house has switched off all lines of the book for this."))
        self._covered.setVisible(not prompts)
        several = len(prompts) > AT_ONCE
        last = min(first + AT_ONCE, len(prompts))
        told = _("{first}–{last} of {n}")
        self._where.setText(told.format(first=first + 1, last=last, n=len(prompts)))
        self._where.setVisible(several)
        self._more.setVisible(several)
        self._idea.show_row(prompts[0].why if prompts else "")

    def _lay_out(self) -> None:
        look = self._look
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("What the book says"), "section", "muted"))
        for part in (self._covered, self._hints, *self._lines):
            self.column.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        foot.addWidget(self._where)
        self.column.addLayout(foot)
        self.column.addWidget(self._idea)
        self.column.addStretch(1)


class _Line(Box):
    """Why, the words, what they mean."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._why = Paragraph(look, "", "caption", "muted")
        self._words = SelectableParagraph(look, "", "words")
        self._gloss = Paragraph(look, "", "caption", "muted")
        self.column.setSpacing(look.px(5))
        for part in (self._why, self._words, self._gloss):
            self.column.addWidget(part)

    @property
    def words(self) -> str:
        """What would be said."""
        return self._words.text()

    def show_prompt(self, prompt: Prompt, *, again: bool) -> None:
        """Another line in the same box; `again`: the one above has told why."""
        self._why.setText(reason(prompt))
        self._why.setVisible(not again)
        self._words.setText(prompt.text)
        self._words.select(0, 0)
        self._gloss.setText(prompt.gloss)
        self._gloss.setVisible(bool(prompt.gloss))
        handbook = _("Handbook, {row}.").format(row=prompt.why) if prompt.why else ""
        self.setToolTip(handbook)
        self.setAccessibleName(prompt.text)
        self.setAccessibleDescription(sentences(reason(prompt), handbook))


class _Idea(QWidget):
    """The idea of the handbook behind the words, in a breath."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("lightbulb", "muted", 17))
        self._words = Paragraph(look, "", "body", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(2), look.px(4), 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(self._words)
        row.addLayout(column, 1)
        self.hide()

    def show_row(self, handbook: str) -> None:
        """The first idea that tells of the row; "" for none."""
        found = (one.idea for one in ideas(spoken()) if handbook in one.rows)
        self._words.setText(next(found, ""))
        self.setVisible(bool(self._words.text()))
