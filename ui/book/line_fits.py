"""What a line asks for besides its situation: told in one line, and dropped or kept by one key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tongue import _
from assistant.words.labels import only_labels
from ui.book.digit_choice import digit_choice, in_a_row
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph


class LineFits(QWidget):
    """A line that asks for nothing more does not show it."""

    edited = Signal()

    def __init__(self, look: Look, number: int) -> None:
        """`number`: the digit that drops the conditions, and takes them back."""
        super().__init__()
        self._asked: tuple[str, ...] = ()
        self._told = Paragraph(look, "", "body")
        self._always = digit_choice(look, _("Without a condition"), number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(Line(look, _("When it is offered"), "section", "muted"))
        column.addWidget(self._told)
        column.addWidget(in_a_row(look, self._always))
        self._always.toggled.connect(self._tell)
        self._always.clicked.connect(self.edited)

    @property
    def fits(self) -> tuple[str, ...]:
        """What must hold, as it stands now."""
        return () if self._always.isChecked() else self._asked

    def show_fits(self, fits: tuple[str, ...], before: tuple[str, ...]) -> None:
        """Of another line; `before` is what it asked for before somebody dropped it."""
        self._asked = fits or before
        self._always.setChecked(not fits)
        self._tell()
        self.setVisible(bool(self._asked))

    def press(self) -> None:
        """The choice as if clicked."""
        if not self.isHidden():
            self._always.click()

    def _tell(self) -> None:
        told = " · ".join(only_labels(self._asked))
        dropped = self._always.isChecked()
        self._told.setText(_("No longer: {when}").format(when=told) if dropped else told)
