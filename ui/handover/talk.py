"""What was asked back on an item, and what was answered."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.shift.view import QuestionView
from assistant.tongue import _
from ui.handover.reading import Known
from ui.handover.words import short
from ui.look import days
from ui.look.kept import Kept
from ui.look.look import Look
from ui.look.panel import Box
from ui.look.paragraph import Paragraph


class Talk(QWidget):
    """A sunken box, a paragraph for each thing said; without a question it is not there."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._box = Box(look)
        self._box.column.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        self._box.column.setSpacing(look.px(4))
        self._lines = Kept(lambda: Paragraph(look), self._box.column.addWidget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(4), 0, look.px(4))
        column.addWidget(self._box)
        self.hide()

    def show_questions(self, questions: Sequence[QuestionView], known: Known, now_ms: int) -> None:
        """Those of another item, or with what was said since."""
        told: list[tuple[str, str, str]] = []
        for question in questions:
            when = days.moment(question.when_ms, now_ms)
            asks = _("{name} asks, {time}").format(name=_name(known, question.staff), time=when)
            told.append((asks, question.text, "text"))
            for answer in question.answers:
                when = days.moment(answer.when_ms, now_ms)
                says = _("{name} answers, {time}")
                told.append(
                    (says.format(name=_name(known, answer.staff), time=when), answer.text, "text")
                )
            if not question.answers:
                told.append((_("No answer yet"), "", "warn"))
        for line, (lead, text, ink) in zip(self._lines.take(len(told)), told, strict=True):
            line.show_words(lead, text, ink)
            line.show()
        self.setVisible(bool(told))


def _name(known: Known, staff: bytes) -> str:
    return short(next((name for page, name in known.names.items() if page == staff), ""))
