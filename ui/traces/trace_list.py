"""The traces that are for now, under each other; without any it is not there."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assistant.journal.stamp import PageId, StaffId
from assistant.shift.view import TraceView
from assistant.tongue import n_
from ui.look.kept import Kept
from ui.look.line import Line
from ui.look.look import Look
from ui.traces.trace_row import TraceRow


class TraceList(QWidget):
    """On a guest's card, or `with_guest` where traces of several guests stand together."""

    done = Signal(object)
    """The `PageId` of a trace."""
    passed = Signal(object, object, str)
    """The `PageId` of a trace, and the `StaffId` (`ANYBODY` for none) or the role."""
    guest_wanted = Signal(object)
    """The `PageId` of a guest."""

    def __init__(self, look: Look, *, with_guest: bool = False, most: int = 3) -> None:
        """Beyond `most` it is told how many more there are."""
        super().__init__()
        self._look, self._with_guest, self._most = look, with_guest, most
        self._rows: list[TraceRow] = []
        self._meant = PageId(b"")
        self._colleagues: Mapping[StaffId, str] = {}
        self._more = Line(look, "", "caption", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        rows = QVBoxLayout()
        rows.setSpacing(look.px(6))
        column.addLayout(rows)
        column.addWidget(self._more)
        self._kept = Kept(self._row, rows.addWidget)
        self.hide()

    def show_traces(
        self,
        traces: Sequence[TraceView],
        names: Mapping[StaffId, str],
        now_ms: int,
        guests: Mapping[PageId, str] | None = None,
    ) -> None:
        """Other traces, the first one first; `guests` are the names of their guests."""
        had_focus = self._has_focus()
        shown, called = traces[: self._most], guests or {}
        self._rows = self._kept.take(len(shown))
        for row, trace in zip(self._rows, shown, strict=True):
            row.show_trace(trace, names, now_ms, called.get(trace.guest, ""))
            row.show()
        more = len(traces) - len(shown)
        self._more.setText(n_("and {n} more", "and {n} more", more).format(n=more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(shown))
        self._mark()
        if had_focus and not self._has_focus() and (meant := self._row_meant()) is not None:
            meant.setFocus()

    def show_colleagues(self, colleagues: Mapping[StaffId, str]) -> None:
        """To whom a trace could be passed."""
        self._colleagues = colleagues
        for row in self.findChildren(TraceRow):
            row.show_colleagues(colleagues)

    def do_first(self) -> None:
        """The one that has the keys is done, or the first one."""
        if (meant := self._row_meant()) is not None:
            meant.do()

    def pass_first(self) -> None:
        """Somebody else is to do the one that has the keys, or the first one."""
        if (meant := self._row_meant()) is not None:
            meant.begin_to_pass()

    def _row(self) -> TraceRow:
        row = TraceRow(self._look, with_guest=self._with_guest)
        row.show_colleagues(self._colleagues)
        row.done.connect(self.done)
        row.passed.connect(self.passed)
        row.guest_wanted.connect(self.guest_wanted)
        row.focused.connect(self._on_focused)
        row.stepped.connect(self._on_stepped)
        return row

    def _on_focused(self, page: PageId) -> None:
        self._meant = page
        self._mark()

    def _on_stepped(self, by: int) -> None:
        here = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
        if here is not None and 0 <= here + by < len(self._rows):
            self._rows[here + by].setFocus()

    def _mark(self) -> None:
        meant = self._row_meant()
        for row in self._rows:
            row.set_meant(row is meant)

    def _row_meant(self) -> TraceRow | None:
        named = (row for row in self._rows if row.trace and row.trace.page == self._meant)
        return next(named, next(iter(self._rows), None))

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
