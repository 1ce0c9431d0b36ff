"""The page shown while the store cannot be opened: why, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from assistant.journal.trouble import DAMAGED
from assistant.refusal import Refused
from assistant.tongue import _, n_, sentences
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.middle import in_the_middle
from ui.look.numbers import count, percent
from ui.look.panel import Panel
from ui.look.paragraph import Paragraph


class Trouble(QWidget):
    """One sentence, large and calm. A damaged store can be set aside and recovered from here."""

    again = Signal()
    """Try to open the store once more."""
    rescue_wanted = Signal()
    stop_wanted = Signal()
    """Leave off a rescue that has begun; nothing is changed then."""
    close_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._running = False
        self._sign = QLabel()
        self._title = Line(look, "", "hero")
        self._sentence = Paragraph(look, "", "big")
        self._note = Paragraph(look, "", "words", "muted")
        self._rescue = _Rescue(look)
        self._again = KeyedButton(look, label("again"), cap("again"), icon="refresh-cw")
        self._close = KeyedButton(look, label("quit"), cap("quit"), plain=True)
        self._lay_out()
        self._again.clicked.connect(self.again)
        self._close.clicked.connect(self.close_wanted)
        self._rescue.wanted.clicked.connect(self.rescue_wanted)
        self._rescue.stop.clicked.connect(self.stop_wanted)
        bind(self, "again", self._on_again)
        bind(self, "save", self._on_rescue)
        bind(self, "cancel", self._on_stop)

    def show_trouble(self, why: Refused) -> None:
        """Why the store is not open, and what helps."""
        damaged = why.reason == DAMAGED
        self._running = False
        self._sign.setPixmap(self._look.pixmap("life-buoy" if damaged else "lock", "warn", 36))
        self._title.setText(
            _("The store is damaged") if damaged else _("The store cannot be opened")
        )
        sentence = _("Some pages of {store} can no longer be read.").format(**why.facts)
        self._sentence.setText(sentence if damaged else why.sentence())
        self._say(_("Nothing of what is there has been changed."))
        self._rescue.setVisible(damaged)
        self._rescue.show_offer()
        self._again.show_text(label("again"), cap("again"), primary=not damaged)
        self._again.setEnabled(True)
        self._close.setEnabled(True)
        (self._rescue.wanted if damaged else self._again).setFocus()

    def show_opening(self) -> None:
        """It is being tried again."""
        self._again.setEnabled(False)
        self._say(_("Opening the store…"))

    def show_progress(self, done: int, pages: int) -> None:
        """How far the rescue is, in pages of the file."""
        self._running = True
        self._again.setEnabled(False)
        self._rescue.show_progress(done, pages)

    def show_stopped(self, why: Refused) -> None:
        """The rescue came to nothing: stopped, or held up by something else."""
        self._running = False
        self._again.setEnabled(True)
        self._rescue.show_offer()
        self._say(why.sentence())

    def show_rescued(self, kept: int, lost: int, aside: str) -> None:
        """What was recovered; the store can be opened now."""
        self._running = False
        self._sign.setPixmap(self._look.pixmap("circle-check", "accent", 36))
        self._title.setText(_("The store is whole again"))
        told = n_("{n} line was recovered.", "{n} lines were recovered.", kept)
        gone = n_("{n} line is lost.", "{n} lines are lost.", lost)
        parts = [told.format(n=count(kept))]
        parts.append(gone.format(n=count(lost)) if lost else _("Nothing is known to be lost."))
        self._sentence.setText(sentences(*parts))
        self._say(_("The damaged file is kept as {name}, in the same folder.").format(name=aside))
        self._rescue.hide()
        self._again.show_text(_("Open Salve"), cap("again"), icon="arrow-right", primary=True)
        self._again.setEnabled(True)
        self._again.setFocus()

    def _say(self, note: str) -> None:
        self._note.setText(note)

    def _on_again(self) -> None:
        if self._again.isEnabled():
            self.again.emit()

    def _on_rescue(self) -> None:
        if self._rescue.wanted.isVisible():
            self.rescue_wanted.emit()

    def _on_stop(self) -> None:
        if self._running:
            self.stop_wanted.emit()

    def _lay_out(self) -> None:
        look = self._look
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(10))
        buttons.addWidget(self._again)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(look.px(680))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self._sign)
        column.addSpacing(look.px(4))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addWidget(self._note)
        column.addSpacing(look.px(8))
        column.addWidget(self._rescue)
        column.addSpacing(look.px(8))
        column.addLayout(buttons)
        page = QWidget()
        page.setObjectName("page")
        in_the_middle(page, inside, look)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


class _Rescue(Panel):
    """What a rescue does, said before it is done; then how far it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.column.setSpacing(look.px(12))
        self.column.addWidget(Line(look, _("Set it aside and recover what can be read"), "strong"))
        told = _(
            "The damaged file stays as it is, under another name in the same folder. All that can"
            " be read of it goes into a new store, and you are told how much that was."
        )
        self.column.addWidget(Paragraph(look, told, "body", "muted"))
        self.wanted = KeyedButton(
            look, _("Recover what can be read"), cap("save"), primary=True, icon="life-buoy"
        )
        self.stop = KeyedButton(look, _("Stop"), cap("cancel"))
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Pages of the store that were read"))
        self._far = Line(look, "", "body", "muted")
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        row.addWidget(self.wanted)
        row.addWidget(self._bar, 1000)
        row.addWidget(self._far)
        row.addWidget(self.stop)
        row.addStretch(0)
        self.column.addLayout(row)

    def show_offer(self) -> None:
        """Nothing is going on."""
        self._turn(running=False)

    def show_progress(self, done: int, pages: int) -> None:
        """Pages read, and pages in all."""
        self._bar.setRange(0, max(1, pages))
        self._bar.setValue(done)
        self._far.setText(percent(done / max(1, pages)))
        if self.wanted.isVisibleTo(self):
            self._turn(running=True)
            self.stop.setFocus()

    def _turn(self, *, running: bool) -> None:
        self.wanted.setVisible(not running)
        for part in (self._bar, self._far, self.stop):
            part.setVisible(running)
