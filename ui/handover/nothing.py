"""Where there is nothing to read, or nothing is open: told as the good news that it is."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.tongue import _
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.paragraph import Paragraph

WIDE = 460


class Nothing(QWidget):
    """A sign, a title, a sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(look.pixmap("clipboard-list", "faint", 40))
        self._title = Line(look, "", "brand", "text")
        self._words = Paragraph(look, "", "words", "muted")
        self._words.setFixedWidth(look.px(WIDE))
        told = QVBoxLayout()  # under each other at one edge, as where the counter rests
        told.setSpacing(look.px(10))
        told.addStretch(2)
        for part in (sign, self._title, self._words):
            told.addWidget(part)
        told.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch()
        row.addLayout(told)
        row.addStretch()

    def show_why(self, *, writing: bool, given: bool) -> None:
        """No item on the sheet that is written, none on one that was given, or no sheet at all."""
        key = cap("hand-over")
        if writing:
            title = _("Nothing is open")
            words = _("No problem, no promise, nobody to expect. Hand over with {key} all the same,"
                      " so that the next shift knows.")  # fmt: skip
            words = words.format(key=cap("give-handover"))
        elif given:
            title = _("Nothing was open")
            words = _("The shift before handed over without anything left to do.")
        else:
            title = _("No handover yet")
            words = _("The first one is written with {key}, when a shift ends.").format(key=key)
        self._title.setText(title)
        self._words.setText(words)
