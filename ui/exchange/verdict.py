"""The foot of the import: what it would do, how far it is, and the yes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from assistant.exchange.imports import Outcome
from assistant.tongue import _, n_
from ui.exchange.words import rows_of
from ui.look.keyed_button import KeyedButton
from ui.look.keys import cap
from ui.look.line import Line
from ui.look.look import Look
from ui.look.numbers import count, percent
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble

LONG_MS = 4000
"""A dry run that takes longer need not be waited for."""


class Verdict(Panel):
    """Nothing is written before its button is pressed."""

    wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._rows = 0
        self._importing = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self._on_long)
        self._title = Paragraph(look, "", "strong")
        self._told = Paragraph(look, "", "body", "muted")
        self._trouble = Trouble(look)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._far = Line(look, "", "body", "muted", elide=False)
        self.button = KeyedButton(look, _("Import"), cap("save"), primary=True)
        self.stop = KeyedButton(look, _("Stop"), cap("cancel"))
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self._title)
        words.addWidget(self._told)
        words.addWidget(self._trouble)
        # A widget of its own: a layout whose parts are all hidden narrows the one around it.
        self._gauge = QWidget()
        bar = QHBoxLayout(self._gauge)
        bar.setContentsMargins(0, look.px(2), 0, 0)
        bar.setSpacing(look.px(12))
        bar.addWidget(self._bar, 1)
        bar.addWidget(self._far)
        words.addWidget(self._gauge)
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        row.addLayout(words, 1)
        for button in (self.stop, self.button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)
        self.button.clicked.connect(self.wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def show_nameless(self) -> None:
        """No column says who the guests are."""
        self._title.setText(_("Say which column holds the guests’ names."))
        self._told.setText(_("Nothing has been written."))
        self._turn()

    def show_trying(self) -> None:
        """A dry run has begun."""
        self._title.setText(_("Seeing what this would change"))
        self._told.setText(_("Nothing is written yet."))
        self._bar.setAccessibleName(_("How far the file has been tried out"))
        self.button.show_text(_("Import"), primary=True)
        self._rows = 0
        self._turn(bar=True)
        self.show_progress(0)
        self._patience.start()

    def _on_long(self) -> None:
        """A long list: who knows it well need not wait for the end of the dry run."""
        self.button.show_text(_("Import without waiting"), primary=False)
        self.button.setEnabled(True)

    def show_forecast(self, outcome: Outcome) -> None:
        """What an import would do."""
        self._rows = rows_of(outcome)
        news = outcome.new + outcome.matched
        self._title.setText(forecast_words(outcome))
        if news:
            self._told.setText(_("Nothing is written yet. Telephone and e-mail tell who is known."))
            told = n_("Import {n} guest", "Import {n} guests", news).format(n=count(news))
        else:
            self._told.setText(_("This list changes nothing."))
            told = _("See the refused rows") if outcome.refused else _("Import")
        self.button.show_text(told, primary=True)
        self._turn(ready=bool(news or outcome.refused))

    def show_importing(self) -> None:
        """Guests are being written."""
        self._title.setText(_("Importing"))
        self._told.setText(_("You can go on working. Stopping keeps what has been taken in."))
        self._bar.setAccessibleName(_("How far the import is"))
        self._turn(bar=True, importing=True)
        self.show_progress(0)
        self.stop.setFocus()

    def show_progress(self, part: float) -> None:
        """How much of the file is read, 0 to 1."""
        self._bar.setValue(round(part * 1000))
        if self._importing and self._rows:
            done = round(part * self._rows)
            told = n_("{done} of {n} row", "{done} of {n} rows", self._rows)
            self._far.setText(told.format(done=count(done), n=count(self._rows)))
        else:
            self._far.setText(percent(part))
        self._far.updateGeometry()

    def show_trouble(self, sentence: str) -> None:
        """Why the last step came to nothing; "" when it did not."""
        self._trouble.show_sentence(sentence)

    def _turn(self, *, bar: bool = False, ready: bool = False, importing: bool = False) -> None:
        self._importing = importing
        self._patience.stop()
        self._gauge.setVisible(bar)
        self.button.setVisible(not importing)
        self.button.setEnabled(ready)
        self.stop.setVisible(importing)
        self._trouble.show_sentence("")


def forecast_words(outcome: Outcome) -> str:
    """“412 new · 23 with news · 40 known already · 3 rows cannot be read”."""
    parts = []
    for many, told in (
        (outcome.new, n_("{n} new guest", "{n} new guests", outcome.new)),
        (outcome.matched, n_("{n} known, with news", "{n} known, with news", outcome.matched)),
        (outcome.unchanged, n_("{n} known already", "{n} known already", outcome.unchanged)),
        (
            len(outcome.refused),
            n_("{n} row cannot be read", "{n} rows cannot be read", len(outcome.refused)),
        ),
    ):
        if many:
            parts.append(told.format(n=count(many)))
    return "  ·  ".join(parts) or _("No guests")
