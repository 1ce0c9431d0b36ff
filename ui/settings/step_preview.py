"""How a step of the house's own will stand on the page of a recovery."""

from PySide6.QtWidgets import QHBoxLayout

from assistant.recovery.entries import StepWritten
from assistant.recovery.labels import part_label
from assistant.tongue import _, spoken
from assistant.words.steps import advice_for
from ui.look.advised import Advised
from ui.look.disc import Disc
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph


class StepPreview(Panel):
    """The head, what it is about, Ask and Avoid, when it is done; it changes with every letter."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._disc = Disc(look)
        self._name = Paragraph(look, "", "name")
        self._short = Paragraph(look, "", "words", "muted")
        self._done = Paragraph(look, "", "body", "muted")
        self._advised = Advised(look)
        head = QHBoxLayout()
        head.setSpacing(look.px(12))
        head.addWidget(self._disc)
        head.addWidget(self._name, 1)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("So it will look"), "section", "muted"))
        self.column.addLayout(head)
        for part in (self._short, self._advised, self._done):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_step(self, number: int, step: StepWritten) -> None:
        """Another step; what is not written is the usual of its part."""
        usual = advice_for(step.part, spoken())
        self._disc.show_step("now", number)
        self._name.setText(step.name or part_label(step.part))
        self._short.setText(step.short)
        self._short.setVisible(bool(step.short))
        self._advised.show_advice(step.ask or usual.ask, step.avoid or usual.avoid)
        self._done.setText(step.done or usual.done)
