"""A list comes in: pasted or from a file, understood beside, taken in after a yes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from assistant.exchange.expecting_list import Forecast, left_over
from assistant.tongue import _, n_, sentences
from ui.look.flow import FlowLayout
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.look import Look
from ui.look.narrow import direction
from ui.look.numbers import count
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph
from ui.look.trouble import Trouble
from ui.today.arriving_list import ArrivingList
from ui.today.intake import ListIntake
from ui.today.which_guest import WhichGuest

PAUSE_MS = 250
"""So long after the last letter the text is understood anew."""
NARROW = 760
"""Pixels at 100 %; in less the list stands below the text."""


class ListForm(Panel):
    """Nothing is written before Ctrl+Return; what is refused stays in the field."""

    file_wanted = Signal()
    wanted = Signal()
    """What was understood is to be taken in."""
    closed = Signal()

    def __init__(self, look: Look, intake: ListIntake) -> None:
        super().__init__(look)
        self._look, self._day = look, ""
        self._intake = intake
        self._title = Paragraph(look, "", "strong")
        self._hint = Paragraph(look, "", "body", "muted")
        self.text = _Pasted(look)
        self.list = ArrivingList(look)
        self._which = WhichGuest(look)
        self._verdict = Paragraph(look, "", "strong")
        self._trouble = Trouble(look)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the list is"))
        self._take = KeyedButton(look, _("Take the list in"), cap("save"), primary=True)
        self._file = KeyedButton(look, label("import-list"), cap("import-list"), icon="file-up")
        self._cancel = KeyedButton(look, _("Cancel"), cap("cancel"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self.show_intake()

    @property
    def intake(self) -> ListIntake:
        """The list at hand, for a window that is built anew."""
        return self._intake

    def take_over(self, intake: ListIntake) -> None:
        """Go on with the list of the window before."""
        self._intake.deleteLater()
        self._intake = intake
        self.text.setPlainText(intake.text)
        intake.moved.connect(self.show_intake)
        intake.progressed.connect(self._on_progress)
        self.show_intake()

    def begin(self, day: str) -> None:
        """A text is to be pasted; `day` is meant where a line says none."""
        self._day = day
        if self._intake.path is not None and not self._intake.running:
            self._intake.forget()
            self._intake.path = None
        self.show_intake()
        self.setFocus()

    def show_day(self, day: str) -> None:
        """Another day is meant where a line says none."""
        self._day = day

    def read_now(self) -> None:
        """Understand what stands in the field."""
        self._pause.stop()
        if self._intake.path is None and self.text.toPlainText() != self._intake.text:
            self._intake.read_text(self.text.toPlainText(), self._day)

    def show_intake(self) -> None:
        """How far the list is."""
        intake, forecast = self._intake, self._intake.forecast
        from_file = intake.path is not None
        self._title.setText(
            intake.path.name if intake.path is not None else _("Paste a list of expected guests")
        )
        self._hint.setText(_hint(from_file=from_file))
        self.text.setVisible(not from_file)
        self.text.setReadOnly(intake.running)
        self.list.show_forecast(forecast, intake.chosen, self._day)
        if forecast is None and self.list.hasFocus():
            (self._cancel if from_file else self.text).setFocus()
        self.list.setVisible(forecast is not None)
        self._verdict.setText(self._verdict_words())
        self._verdict.setVisible(bool(self._verdict.text()))
        self._trouble.show_sentence(intake.trouble.sentence() if intake.trouble else "")
        self._bar.setVisible(intake.stage in ("reading", "taking"))
        ready = intake.stage == "ready" and bool(forecast and forecast.arriving)
        self._take.setEnabled(ready)
        if ready and forecast is not None:
            many = len(forecast.arriving)
            told = n_("Take {n} guest in", "Take {n} guests in", many).format(n=count(many))
            self._take.show_text(told)
        self._file.setVisible(not intake.running)
        words = {"taking": _("Stop"), "done": _("Close")}
        self._cancel.show_text(words.get(intake.stage) or _("Cancel"))
        self._on_pointed()

    def keep_refused(self) -> None:
        """After the others were taken in, what was refused stays to be put right."""
        forecast = self._intake.forecast
        if forecast is not None and self._intake.path is None:
            rest = left_over(self.text.toPlainText(), forecast)
            self.text.setPlainText(rest)
            self._intake.read_text(rest, self._day)

    def on_escape(self) -> None:
        """Stop what is being written; where nothing is, close."""
        if self._intake.running:
            self._intake.stop()
        else:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit that the list passes on answers the question below it."""
        if not self._which.on_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other where it is narrow."""
        self._sides.setDirection(direction(self.width() < self._look.px(NARROW)))
        super().resizeEvent(event)

    def _verdict_words(self) -> str:
        intake, forecast = self._intake, self._intake.forecast
        if intake.stage == "reading":
            return _("The list is being read")
        if intake.stage == "taking":
            return _("The guests are being taken in")
        many = intake.taken.guests if intake.taken is not None else 0
        if intake.stage == "done" and forecast is not None:
            told = n_("{n} guest is on the list.", "{n} guests are on the list.", many)
            rest = len(forecast.refused)
            other = n_("{n} line could not be read.", "{n} lines could not be read.", rest)
            return sentences(told.format(n=count(many)), other.format(n=count(rest)))
        if intake.taken is not None and intake.taken.cancelled:
            told = n_(
                "Stopped: {n} guest is on the list. Take the list in again to go on.",
                "Stopped: {n} guests are on the list. Take the list in again to go on.",
                many,
            )
            return told.format(n=count(many))
        return forecast_words(forecast) if forecast is not None else ""

    def _on_pointed(self) -> None:
        one = self.list.unclear if self.list.isVisibleTo(self) else None
        self._which.ask(one, self._intake.chosen.get(one.page) if one is not None else None)

    def _on_chosen(self, page: object, guest: object) -> None:
        self._intake.choose(page, guest)  # type: ignore[arg-type]
        self.show_intake()

    def _on_taken(self) -> None:
        self.read_now()
        if self._take.isEnabled():
            self.wanted.emit()

    def _on_progress(self, part: float) -> None:
        self._bar.setValue(round(part * 1000))

    def _connect(self) -> None:
        self._intake.moved.connect(self.show_intake)
        self._intake.progressed.connect(self._on_progress)
        self.text.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.read_now)
        self.list.pointed.connect(self._on_pointed)
        self._which.chosen.connect(self._on_chosen)
        self._take.clicked.connect(self._on_taken)
        self._file.clicked.connect(self.file_wanted)
        self._cancel.clicked.connect(self.on_escape)
        bind(self, "save", self._on_taken)
        bind(self, "cancel", self.on_escape, inside=True)

    def _lay_out(self) -> None:
        look = self._look
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(look.px(12))
        understood = QWidget()
        right = QVBoxLayout(understood)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(look.px(8))
        right.addWidget(self.list, 1)
        right.addWidget(self._which)
        self._sides.addWidget(self.text, 5)
        self._sides.addWidget(understood, 7)
        buttons = FlowLayout(spacing=look.px(10))
        for button in (self._take, self._file, self._cancel):
            buttons.addWidget(button)
        foot = QHBoxLayout()
        foot.addLayout(buttons, 1)
        self.column.addWidget(self._title)
        self.column.addWidget(self._hint)
        self.column.addLayout(self._sides, 1)
        self.column.addWidget(self._verdict)
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._bar)
        self.column.addLayout(foot)
        self.setFocusProxy(self.text)


class _Pasted(QPlainTextEdit):
    """Many lines; Tab leaves the field, as in every form."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFont(look.font("body"))
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("The list"))
        self.setPlaceholderText(_("19:30 Ana Gil, window table, 2 people"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setMinimumHeight(look.px(90))


def forecast_words(forecast: Forecast) -> str:
    """“12 guests  ·  8 on file  ·  1 unclear  ·  3 new  ·  2 lines cannot be read”."""
    everybody = forecast.arriving
    known = sum(bool(one.guest) for one in everybody)
    unclear = sum(bool(one.likely) for one in everybody)
    new = sum(one.is_new for one in everybody)
    refused, past = len(forecast.refused), forecast.past
    parts = (
        (len(everybody), n_("{n} guest", "{n} guests", len(everybody))),
        (known, n_("{n} on file", "{n} on file", known)),
        (unclear, n_("{n} unclear", "{n} unclear", unclear)),
        (new, n_("{n} new", "{n} new", new)),
        (refused, n_("{n} line cannot be read", "{n} lines cannot be read", refused)),
        (past, n_("{n} of days gone by left out", "{n} of days gone by left out", past)),
    )
    told = [words.format(n=count(many)) for many, words in parts if many]
    return "  ·  ".join(told) or _("Nobody is on this list.")


def _hint(*, from_file: bool) -> str:
    if from_file:
        return _("Nothing is written before you take it in.")
    return _("A guest in each line, a table with its headings, or the text of a calendar.")
