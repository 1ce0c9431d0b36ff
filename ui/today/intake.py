"""One list on its way to the desk: understood beside the window, taken in, and stopped at will."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from assistant.exchange.coming import BYTES_MOST, TOO_BIG
from assistant.exchange.expecting_list import Forecast, Taken
from assistant.exchange.filekind import UNREADABLE
from assistant.journal.stamp import PageId
from assistant.refusal import Refused
from ui.bridge import Bridge, aside
from ui.today.reading import now_ms

Stage = Literal["empty", "reading", "ready", "taking", "done"]


class ListIntake(QObject):
    """What a later text or file overtook is stopped and dropped."""

    moved = Signal()
    """The stage is another."""
    progressed = Signal(float)
    """How much is done, 0 to 1."""

    def __init__(
        self, bridge: Bridge, understand: Callable[..., Forecast], bring: Callable[..., Taken]
    ) -> None:
        """`understand` and `bring` are those of `expecting_list`, at a desk.

        It belongs to the bridge, not to a page: it outlives a window that is built anew.
        """
        super().__init__(bridge)
        self._bridge, self._understand, self._bring = bridge, understand, bring
        self._stop, self._round = Event(), 0
        self.stage: Stage = "empty"
        self.path: Path | None = None
        """The file, where it is one; None for a pasted text."""
        self.text = ""
        self.day = ""
        """The day that is meant where a line says none."""
        self.forecast: Forecast | None = None
        self.chosen: dict[PageId, PageId] = {}
        """Who somebody unclear was said to be."""
        self.taken: Taken | None = None
        self.trouble: Refused | None = None

    def read_text(self, text: str, day: str) -> None:
        """Understand a pasted text."""
        self.path, self.text, self.day = None, text, day
        if text.strip():
            self._read(partial(self._understand, text, now_ms(), day))
        else:
            self.forget()

    def read_file(self, path: Path, day: str) -> None:
        """Understand a file."""
        self.path, self.text, self.day = path, "", day
        self._read(partial(_understood_file, self._understand, path, day))

    def forget(self) -> None:
        """Nothing is at hand any more."""
        self.forecast, self.taken = None, None
        self.chosen = {}
        self._begin("empty")

    def choose(self, page: PageId, guest: PageId) -> None:
        """Somebody unclear is this guest; an empty page for somebody new."""
        self.chosen[page] = guest

    def take(self) -> None:
        """Take in what was understood."""
        if self.stage != "ready" or self.forecast is None:
            return
        self._begin("taking")
        work = partial(self._bring, self.forecast.arriving, dict(self.chosen))
        self._do(work, self._on_taken)

    def stop(self) -> None:
        """Leave off within a moment; what was taken in stays."""
        self._stop.set()

    @property
    def running(self) -> bool:
        """Whether guests are being written now."""
        return self.stage == "taking"

    def _read(self, work: Callable[..., Forecast]) -> None:
        if self.running:
            return
        self.forecast, self.taken = None, None
        self._begin("reading")
        self._do(work, self._on_understood)

    def _begin(self, stage: Stage) -> None:
        self._stop.set()
        self._stop = Event()
        self._round += 1
        self.trouble = None
        self._move(stage)

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self.moved.emit()

    def _do(self, work: Callable[..., Any], then: Callable[[Any], None]) -> None:
        asked_in = self._round

        def answered(answer: Any) -> None:
            if asked_in == self._round:
                then(answer)

        def refused(why: Refused) -> None:
            if asked_in == self._round:
                self.trouble = why
                self._move("ready" if self.forecast is not None else "empty")

        def show(done: int, of: int) -> None:
            if asked_in == self._round:
                self.progressed.emit(done / max(1, of))

        progress = self._bridge.progress(self, show)
        future = aside(_done, work, progress=progress, cancelled=self._stop.is_set)
        self._bridge.when_done(self, future, answered, refused)

    def _on_understood(self, forecast: Forecast) -> None:
        self.forecast = forecast
        there = {one.page for one in forecast.arriving}
        self.chosen = {page: who for page, who in self.chosen.items() if page in there}
        self._move("ready")

    def _on_taken(self, taken: Taken) -> None:
        self.taken = taken
        self._move("ready" if taken.cancelled else "done")


def _done(work: Callable[..., Any], **words: Any) -> Any:
    """`work`, under a name of its own for the thread."""
    return work(**words)


def _understood_file(
    understand: Callable[..., Forecast], path: Path, day: str, **words: Any
) -> Forecast:
    """Read a file; `Refused` where it went away or is too large."""
    try:
        if path.stat().st_size > BYTES_MOST:
            raise Refused(TOO_BIG)
        data = path.read_bytes()
    except OSError:
        raise Refused(UNREADABLE, name=path.name) from None
    return understand(data, now_ms(), day, **words)
