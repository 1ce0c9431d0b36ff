"""One step of a way of the house's own, in fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.recovery.entries import StepWritten
from assistant.recovery.house import ADVICE_MOST, TEXT_MOST
from assistant.recovery.labels import part_label
from assistant.tongue import _
from assistant.words.steps import PARTS
from ui.listening.hear import hear
from ui.look.choice_field import ChoiceField
from ui.look.field import Field
from ui.look.lines_field import LinesField
from ui.look.look import Look
from ui.look.two_columns import TwoColumns


class StepForm(QWidget):
    """Tells of every letter, so that the list and the preview follow."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._showing = False
        self._part = ChoiceField(look, _("Which part it is"), [(p, part_label(p)) for p in PARTS])
        self._name = Field(look, _("What the step is called"))
        self._short = Field(look, _("In a few words"))
        self._done = Field(look, _("What counts as done"))
        each = _("One a line. Empty: the usual ones for this part.")
        self._ask = LinesField(look, _("What to ask"), each)
        hear(look, self._ask.edit, "said")
        self._avoid = LinesField(look, _("What to avoid"), each)
        grid = TwoColumns(look)
        for part in (self._name, self._part, self._short, self._done, self._ask, self._avoid):
            grid.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        for field in (self._name, self._short, self._done):
            field.edit.setMaxLength(TEXT_MOST)
            field.edit.textChanged.connect(self._on_edited)
        for lines in (self._ask, self._avoid):
            lines.edited.connect(self._on_edited)
        self._part.edited.connect(self._on_edited)
        self.setFocusProxy(self._name)

    @property
    def step(self) -> StepWritten:
        """As it stands here."""
        return StepWritten(
            self._name.text(),
            self._part.value,
            self._short.text(),
            self._ask.lines,
            self._avoid.lines,
            self._done.text(),
        )

    def show_step(self, step: StepWritten) -> None:
        """Another step."""
        self._showing = True
        part = step.part if step.part in PARTS else PARTS[0]
        self._part.choose(part, "")
        for field, text in (
            (self._name, step.name),
            (self._short, step.short),
            (self._done, step.done),
        ):
            if field.text() != text:
                field.set_text(text)
            field.clear_error()
        self._ask.show_lines(step.ask)
        self._avoid.show_lines(step.avoid)
        self._ask.show_error("")
        self._avoid.show_error("")
        self._hint()
        self._showing = False

    def wrong(self) -> bool:
        """Say at its field what is wrong with this step; False when nothing is."""
        if not self._name.text():
            self._name.show_error(_("Each step needs a name."))
            self._name.edit.setFocus()
            return True
        for lines in (self._ask, self._avoid):
            if len(lines.lines) > ADVICE_MOST:
                told = _("Please keep to {most} lines: nobody reads more.")
                lines.show_error(told.format(most=ADVICE_MOST))
                lines.setFocus()
                return True
            if any(len(line) > TEXT_MOST for line in lines.lines):
                told = _("Please keep a line to {most} characters.")
                lines.show_error(told.format(most=TEXT_MOST))
                lines.setFocus()
                return True
        return False

    def _on_edited(self) -> None:
        if self._showing:
            return
        for field in (self._name, self._short, self._done):
            field.clear_error()
        for lines in (self._ask, self._avoid):
            lines.show_error("")
        self._hint()
        self.edited.emit()

    def _hint(self) -> None:
        """The part's own name stands where nothing is written yet."""
        self._name.edit.setPlaceholderText(part_label(self._part.value))


def is_right(step: StepWritten) -> bool:
    """Whether a step could be kept as it is."""
    few = len(step.ask) <= ADVICE_MOST and len(step.avoid) <= ADVICE_MOST
    return bool(step.name) and few and all(len(x) <= TEXT_MOST for x in (*step.ask, *step.avoid))
