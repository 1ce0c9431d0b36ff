"""The page while the store is closed for a change of its key or for a restore: how far it is."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from assistant.refusal import Refused
from assistant.tongue import _
from ui.bridge import Bridge, aside
from ui.look.keyed_button import KeyedButton
from ui.look.keys import bind, cap, label
from ui.look.line import Line
from ui.look.look import Look
from ui.look.middle import in_the_middle
from ui.look.numbers import percent
from ui.look.paragraph import Paragraph

_LEAVE_S = 5.0


class Job(Struct, frozen=True):
    """What is done while nobody has the store open."""

    title: str
    done: str
    """The title when it is done."""
    run: Callable[..., str]
    """Called with `progress` and `cancelled`; answers what is told at the end."""


class Closed(QWidget):
    """One title, a bar, a sentence, and one button."""

    stop_wanted = Signal()
    open_wanted = Signal()
    """Open the store again."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._running = True
        self._title = Line(look, title, "hero")
        self._sentence = Paragraph(look, "", "big")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stop = KeyedButton(look, label("cancel"), cap("cancel"))
        self._open = KeyedButton(
            look, _("Open Salve"), cap("save"), icon="arrow-right", primary=True
        )
        self._lay_out(look)
        self._open.hide()
        self._stop.clicked.connect(self.stop_wanted)
        self._open.clicked.connect(self.open_wanted)
        bind(self, "cancel", self._on_stop)
        bind(self, "save", self._on_open)

    def show_progress(self, done: int, of: int) -> None:
        """How far it is."""
        self._bar.setRange(0, max(of, 1))
        self._bar.setValue(done)
        self._sentence.setText(percent(done / max(of, 1)))

    def show_end(self, title: str, sentence: str) -> None:
        """It is done, or was refused."""
        self._running = False
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._bar.hide()
        self._stop.hide()
        self._open.show()
        self._open.setFocus()

    def _on_stop(self) -> None:
        if self._running:
            self.stop_wanted.emit()

    def _on_open(self) -> None:
        if not self._running:
            self.open_wanted.emit()

    def _lay_out(self, look: Look) -> None:
        inside = QWidget()
        inside.setMaximumWidth(look.px(680))
        column = QVBoxLayout(inside)
        column.setSpacing(look.px(12))
        for part in (self._title, self._sentence, self._bar):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self._stop)
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        column.addLayout(buttons)
        in_the_middle(self, inside, look)


class ClosedWork(QObject):
    """Runs the job on a thread of its own, and shows it on `page`."""

    over = Signal()
    """The store is to be opened again."""

    def __init__(self, look: Look, job: Job) -> None:
        super().__init__()
        self._bridge, self._stop, self._job = Bridge(), Event(), job
        self.page = Closed(look, job.title)
        self.page.stop_wanted.connect(self._stop.set)
        self.page.open_wanted.connect(self.over)
        self._future: Future[str] | None = None

    def begin(self) -> None:
        """Do it."""
        progress = self._bridge.progress(self, self.page.show_progress)
        self._future = aside(_run, self._job, progress, self._stop.is_set)
        self._bridge.when_done(self, self._future, self._on_done, self._on_refused)

    def close(self) -> None:
        """The program ends: leave off, and clear away what was begun."""
        self._stop.set()
        if self._future is not None:
            wait([self._future], timeout=_LEAVE_S)
        self._bridge.close()

    def _on_done(self, told: str) -> None:
        self.page.show_end(self._job.done, told)

    def _on_refused(self, why: Refused) -> None:
        self.page.show_end(_("Nothing was changed"), why.sentence())


def _run(job: Job, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> str:
    return job.run(progress=progress, cancelled=cancelled)
