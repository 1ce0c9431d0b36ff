"""The right column: what may be given, what was promised, what the guest wishes for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.journal.stamp import EntryId
from assistant.recovery import standing
from assistant.recovery.view import MINUTE_MS, PromiseView
from assistant.tongue import _
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.look.panel import Panel, hairline
from ui.recovery.known import Known, Names
from ui.recovery.promise_row import PromiseRow
from ui.recovery.spending import Spending
from ui.recovery.unrolling import Unrolling
from ui.recovery.wishes import Wishes

SOON_MS = 30 * MINUTE_MS


class Means(Panel):
    """Three parts below each other, told apart by a line."""

    promise_settled = Signal(str, object)
    """One of the acts of the table of keys, and the `PromiseView`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._spending, self.wishes = Spending(look), Wishes(look)
        self._none = Line(look, _("Nothing is promised yet"), "body", "muted")
        rows = QVBoxLayout()
        rows.setSpacing(look.px(6))
        self._rows = Kept(lambda: self._row(look), rows.addWidget)
        self._shown: list[PromiseView] = []
        self._marked: EntryId | None = None
        self._last: tuple[Known, Names] | None = None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, look.px(2), 0)
        column.setSpacing(look.px(10))
        column.addWidget(self._spending)
        column.addWidget(hairline())
        column.addWidget(self._none)
        column.addLayout(rows)
        column.addWidget(hairline())
        column.addWidget(self.wishes)
        column.addStretch(1)
        self._scroll = Unrolling(page)
        self.column.addWidget(self._scroll, 1)

    def show_known(self, known: Known, names: Names, now_ms: int) -> None:
        """The matter as it is now."""
        self._last = (known, names)
        self._spending.show_known(known, names, now_ms)
        self.wishes.show_matter(known.view)
        self.show_time(now_ms)

    def unroll(self, whole: bool) -> None:
        """Whether all of it is shown, where something around it scrolls."""
        self._scroll.unroll(whole)

    def show_time(self, now_ms: int) -> None:
        """The same matter, later: a promise comes closer."""
        if self._last is None:
            return
        known, names = self._last
        still = standing.open_promises(known.view)
        over = [one for one in known.view.promises if one.state != "open"]
        self._shown = [*still, *sorted(over, key=lambda one: -one.ended_ms)]
        if self._marked not in [one.id for one in still]:
            self._marked = still[0].id if still else None
        soon_ms = known.around.policy.soon_ms if known.around else SOON_MS
        signer = known.around.signer if known.around else None
        for row, one in zip(self._rows.take(len(self._shown)), self._shown, strict=True):
            marked, mine = one.id == self._marked, one.owner == signer
            row.show_promise(one, names, now_ms, soon_ms, marked=marked, mine=mine)
            row.show()
        self._none.setVisible(not self._shown)

    @property
    def marked(self) -> PromiseView | None:
        """The promise that the keys mean; None when none is open."""
        return next((one for one in self._shown if one.id == self._marked), None)

    def mark_next(self) -> None:
        """The keys go to the next open promise."""
        still = [at for at, one in enumerate(self._shown) if one.state == "open"]
        if not still:
            return
        rows = self._rows.take(len(self._shown))
        here = next((at for at in still if rows[at].hasFocus()), None)
        later = still[(still.index(here) + 1) % len(still)] if here is not None else still[0]
        rows[later].setFocus()

    def settle(self, act: str) -> None:
        """Do one of the acts for the marked promise."""
        if self.marked is not None:
            self.promise_settled.emit(act, self.marked)

    def _row(self, look: Look) -> PromiseRow:
        row = PromiseRow(look)
        row.marked.connect(lambda: self._on_marked(row))
        row.done.connect(self.settle)
        return row

    def _on_marked(self, row: PromiseRow) -> None:
        rows = self._rows.take(len(self._shown))
        at = rows.index(row) if row in rows else -1
        if at >= 0 and self._shown[at].state == "open":
            self._marked = self._shown[at].id
            for each, one in zip(rows, self._shown, strict=True):
                each.show_keys(one.state == "open" and one.id == self._marked)
