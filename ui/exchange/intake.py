"""One file on its way to the desk: looked at, tried out, imported; it outlives a rebuilt window."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any, Literal, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from assistant.exchange.columns import Mapping, propose
from assistant.exchange.filekind import UNREADABLE
from assistant.exchange.headers import Field
from assistant.exchange.imports import Outcome, proposed
from assistant.exchange.table import Table, read_as
from assistant.refusal import Refused
from ui.bridge import Bridge, aside

T = TypeVar("T")
Stage = Literal["empty", "reading", "trying", "ready", "importing", "done"]

_PATIENCE_MS = 300
"""A dry run waits so long for the next change to the columns."""


class Intake(QObject):
    """Each step runs beside the window; what a later choice overtook is stopped and dropped."""

    moved = Signal()
    """The stage, or what is known of the file, is another."""
    progressed = Signal(float)
    """How much of the file is read, 0 to 1."""

    def __init__(self, bridge: Bridge, bring: Callable[..., Outcome]) -> None:
        """`bring` is `import_file` at a desk. The intake belongs to the bridge, not to a page."""
        super().__init__(bridge)
        self._bridge, self._bring = bridge, bring
        self._stop = Event()
        self._round = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._try)
        self.stage: Stage = "empty"
        self.path = Path()
        self.table: Table | None = None
        self.mapping: Mapping | None = None
        self.forecast: Outcome | None = None
        """What the import would do, once the dry run has been through the file."""
        self.outcome: Outcome | None = None
        self.trouble: Refused | None = None
        """Why the last step came to nothing."""

    def choose(self, path: Path) -> None:
        """Look at another file. The one before is forgotten, unless it is being imported."""
        if self.stage == "importing":
            return
        self.path = path
        self.table = self.mapping = self.forecast = self.outcome = None
        self._begin("reading")
        self._do(aside(proposed, path), self._on_found)

    def read_as(self, encoding: str, separator: str, header: bool) -> None:
        """Look at the file again, in this way; where it cannot be, all stays as it was."""
        if self.table is None or self.stage == "importing":
            return
        self._patience.stop()
        self._begin("reading")
        work = aside(_read_as, self.table.path, encoding, separator, header)
        self._do(work, self._on_found)

    def take(self, column: int, field: Field) -> None:
        """Take a column as another field."""
        if self.mapping is not None:
            self._remap(self.mapping.taking(column, field))

    def take_dates(self, day_first: bool) -> None:
        """Say whether the day stands before the month."""
        if self.mapping is not None:
            self._remap(replace(self.mapping, day_first=day_first, unsure_dates=False))

    def bring(self) -> None:
        """Import: the clerk has said yes, with or without the end of the dry run."""
        sure = self.mapping is not None and self.mapping.names_guests
        if sure and self.stage in ("trying", "ready"):
            self._patience.stop()
            self._begin("importing")
            self._run(self._on_brought, dry_run=False)

    def stop(self) -> None:
        """Leave off within a moment; what an import has taken in stays."""
        self._stop.set()

    @property
    def running(self) -> bool:
        """Whether guests are being written now."""
        return self.stage == "importing"

    # -- steps ----------------------------------------------------------------------------------

    def _begin(self, stage: Stage) -> None:
        self._stop.set()
        self._stop = Event()
        self._round += 1
        self.trouble = None
        self._move(stage)

    def _move(self, stage: Stage) -> None:
        self.stage = stage
        self.moved.emit()

    def _remap(self, mapping: Mapping) -> None:
        if self.stage == "importing" or mapping == self.mapping:
            return
        self.mapping, self.forecast, self.outcome = mapping, None, None
        self._begin("trying")
        self._patience.start()

    def _try(self) -> None:
        if self.mapping is not None and self.mapping.names_guests:
            self._run(self._on_tried, dry_run=True)

    def _run(self, then: Callable[[Outcome], None], *, dry_run: bool) -> None:
        stop = self._stop
        work = aside(
            _brought,
            self._bring,
            self.path,
            mapping=self.mapping,
            table=self.table,
            dry_run=dry_run,
            progress=self._teller(),
            cancelled=stop.is_set,
        )
        self._do(work, then)

    def _do(self, work: "Future[T]", then: Callable[[T], None]) -> None:
        asked_in = self._round

        def answered(answer: T) -> None:
            if asked_in == self._round:
                then(answer)

        def refused(why: Refused) -> None:
            if asked_in == self._round:
                self._on_refused(why)

        self._bridge.when_done(self, work, answered, refused)

    def _teller(self) -> Callable[[int, int], None]:
        asked_in = self._round

        def show(done: int, of: int) -> None:
            if asked_in == self._round:
                self.progressed.emit(done / max(1, of))

        return self._bridge.progress(self, show)

    def _on_found(self, found: tuple[Table, Mapping]) -> None:
        self.table, self.mapping = found
        self.forecast = None
        self._begin("trying")
        self._try()

    def _on_tried(self, outcome: Outcome) -> None:
        self.forecast, self.mapping = outcome, outcome.mapping
        self._move("ready")

    def _on_brought(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._move("done")

    def _on_refused(self, why: Refused) -> None:
        self.trouble = why
        if self.table is None:
            self._move("empty")
        elif self.stage == "reading":  # the other way of reading it did not do: as it was
            self._move("ready" if self.forecast else "trying")
            if not self.forecast:
                self._try()
        else:
            self._move("ready" if self.forecast else "trying")


def _read_as(path: Path, encoding: str, separator: str, header: bool) -> tuple[Table, Mapping]:
    try:
        table = read_as(path, encoding, separator, header)
    except OSError:
        raise Refused(UNREADABLE, name=path.name) from None
    return table, propose(table.header, table.head, date.today())


def _brought(bring: Callable[..., Outcome], path: Path, **words: Any) -> Outcome:
    """`bring`, with a file that went away meanwhile told in a sentence."""
    try:
        return bring(path, **words)
    except OSError:
        raise Refused(UNREADABLE, name=path.name) from None
