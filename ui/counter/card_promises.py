"""The open promises to the guest, each with where it stands; those of an open problem are above."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.recovery.view import PromiseView
from assistant.tongue import n_
from ui.counter.fact_row import FactRow
from ui.counter.matter_words import URGENT, Known
from ui.counter.promise_row import PromiseRow
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look

MOST = 4
"""More than that nobody reads before a greeting; the page of promises has them all."""


class CardPromises(QWidget):
    """What comes later is a row of the card; what is due is a strip of its own (`urgent`)."""

    answered = Signal(str, object)
    """One of `promise_row.ANSWERS`, and the `PromiseView`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._order: list[PromiseRow] = []
        self._meant: PromiseView | None = None
        self.urgent = QWidget()
        later = QWidget()
        self._more = Line(look, "", "caption", "muted")
        for_urgent, for_later = QVBoxLayout(self.urgent), QVBoxLayout(later)
        for column, spacing in ((for_urgent, 6), (for_later, 0)):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(look.px(spacing))
        self._urgent = Kept(self._row, for_urgent.addWidget)
        self._later = Kept(self._row, for_later.addWidget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(FactRow(look, "promises", later, 26))
        whole.addWidget(self._more)
        for part in (self, self.urgent):
            part.hide()

    def show_promises(self, promises: Sequence[PromiseView], known: Known) -> None:
        """Other promises, the next one first, or the same a moment later. The focus stays."""
        has_focus = any(row.hasFocus() for row in self._order)
        shown = promises[:MOST]
        urgent = [one for one in shown if known.stage(one) in URGENT]
        later = [one for one in shown if known.stage(one) not in URGENT]
        self._order = []
        for kept, group in ((self._urgent, urgent), (self._later, later)):
            rows = kept.take(len(group))
            for row, promise in zip(rows, group, strict=True):
                row.show_promise(promise, known)
                row.show()
            self._order += rows
        more = len(promises) - MOST
        self._more.setText(n_("and {n} more", "and {n} more", more).format(n=more))
        self._more.setVisible(more > 0)
        self.urgent.setVisible(bool(urgent))
        self.setVisible(bool(later) or more > 0)
        self._on_focused(self._meant)
        if has_focus and (meant := self._row_meant()) is not None:
            meant.setFocus()

    @property
    def has_urgent(self) -> bool:
        """Whether one is due."""
        return not self.urgent.isHidden()

    def answer(self, act: str) -> None:
        """An answer to the promise that is meant: the one in focus before, or the next one."""
        if (row := self._row_meant()) is not None:
            row.answer(act)

    def _row(self) -> PromiseRow:
        row = PromiseRow(self._look)
        row.answered.connect(self.answered)
        row.focused.connect(self._on_focused)
        row.stepped.connect(self._on_stepped)
        return row

    def _on_stepped(self, by: int) -> None:
        here = next((n for n, row in enumerate(self._order) if row.hasFocus()), None)
        if here is not None and 0 <= here + by < len(self._order):
            self._order[here + by].setFocus()

    def _on_focused(self, promise: PromiseView | None) -> None:
        self._meant = promise
        meant = self._row_meant()
        for row in self._order:
            row.set_meant(row is meant)

    def _row_meant(self) -> PromiseRow | None:
        meant = self._meant.id if self._meant is not None else b""
        rows = [row for row in self._order if row.promise is not None and row.promise.id == meant]
        return next(iter(rows or self._order), None)
