"""The recovery sheet: to print, to save, and to test by typing one line of it."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from assistant.journal.spelled import LINES
from assistant.safekeeping import Safety
from assistant.tongue import _
from ui.look.field import Field
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.safe.words import sheet_words

LONGEST = 60
"""A line has sixteen signs; whoever types dashes between them has room."""


class SheetPanel(Panel):
    """Nothing of the sheet is ever shown here: a guest may see the screen."""

    print_wanted = Signal()
    save_wanted = Signal()
    typed = Signal(int, str)
    """The number of a line, and what was typed as it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.line = 1 + secrets.randbelow(LINES)
        """Which line is asked for."""
        self._state = Paragraph(look, "", "body")
        why = _("If this computer is lost, the sheet and a backup bring everything back.")
        self._print = KeyedButton(look, label("print"), cap("print"), icon="printer")
        self._save = KeyedButton(look, label("save-pdf"), cap("save-pdf"), icon="save")
        self.field = Field(look, "", note="")
        self.field.edit.setMaxLength(LONGEST)
        self._test = KeyedButton(look, label("test-sheet"), cap("test-sheet"))
        self._trouble = Trouble(look)
        row = QWidget()
        flow = FlowLayout(row, look.px(8))
        for button in (self._print, self._save):
            flow.addWidget(button)
        self.column.setSpacing(look.px(10))
        self.column.addWidget(Line(look, _("Recovery sheet"), "section", "muted"))
        for part in (self._state, Paragraph(look, why, "body", "muted"), row, self.field):
            self.column.addWidget(part)
        self.column.addWidget(self._test, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._trouble)
        self._print.clicked.connect(self.print_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._test.clicked.connect(self.on_test)
        self.field.edit.returnPressed.connect(self.on_test)
        self.field.edit.textEdited.connect(lambda text: self.field.clear_error())
        self.setFocusProxy(self._print)
        self._ask()

    def show_safety(self, safety: Safety) -> None:
        """Whether it was tested."""
        self._state.setText(sheet_words(safety))

    def allow(self, *, allowed: bool) -> None:
        """Only who has the right to the key prints its sheet; whoever holds it may test it."""
        self._print.setEnabled(allowed)
        self._save.setEnabled(allowed)

    def ask(self, line: int) -> None:
        """For another line, 1 to 6."""
        self.line = line
        self._ask()

    def begin_test(self) -> None:
        """To the line that is asked for."""
        self.field.setFocus()

    def on_test(self) -> None:
        """What was typed is looked at; without anything the field is where the hand goes."""
        if self.field.text():
            self.typed.emit(self.line, self.field.text())
        else:
            self.begin_test()

    def show_fits(self) -> None:
        """It is the sheet."""
        self.field.set_text("")
        self.ask(self.line % LINES + 1)
        self.field.show_note(_("This line fits: the sheet is good."))

    def show_wrong(self, sentence: str) -> None:
        """What is wrong; what was typed stays."""
        self.field.show_error(sentence)

    def refused(self, sentence: str) -> None:
        """Why it was not printed or saved; "" when it was."""
        self._trouble.show_sentence(sentence)

    def _ask(self) -> None:
        asked = _("Line {n} of the sheet").format(n=self.line)
        self.field.label.setText(asked)
        self.field.edit.setAccessibleName(asked)
