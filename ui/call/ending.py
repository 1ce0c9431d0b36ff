"""The end of a call: nothing noted is lost, it is written once, and for a minute taken back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.guests import acts
from assistant.guests.view import UNDO_MS
from assistant.tongue import _, sentences
from ui.call.caller import CallerPanel
from ui.call.finding import CallerFinding
from ui.call.unfinished import CallOpen, EndedCall
from ui.call.words import ended
from ui.counter.deeds import Deeds
from ui.look.keys import cap


class Ending(QObject):
    """Writes the call of a guest who is named; what has no page yet is told of first."""

    closed = Signal(str)
    """Nobody is on the line any more: what is told of it."""
    forgotten = Signal()
    """It is too late to take the last call back."""

    def __init__(self, panel: CallerPanel, finding: CallerFinding, deeds: Deeds) -> None:
        super().__init__(panel)
        self._panel, self._finding, self._deeds = panel, finding, deeds
        self._last: EndedCall | None = None
        self._is_warned = self._is_ending = False
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(UNDO_MS)
        self._over.timeout.connect(self._on_over)

    def begin(self) -> None:
        """Something was typed, or another call began: what is missing is told of anew."""
        self._is_warned = False

    def end(self, open_now: CallOpen, now_ms: Callable[[], int]) -> None:
        """The call is over; the same key once more while it is being written is the same end."""
        call, page = open_now.call, self._finding.page
        if call is None or self._is_ending:
            return
        missing = self._missing
        if missing and not self._is_warned:
            self._is_warned = True
            self._panel.show_trouble(missing)
            return

        def written(changes: Any) -> None:
            self._is_ending = False
            view = self._finding.view
            name = view.identity.name if view is not None else open_now.typed
            self._close(EndedCall(open_now, now_ms(), ended(name), bool(changes.entries)))

        def refused(sentence: str) -> None:
            self._is_ending = False
            self._panel.show_trouble(sentence)

        if page is None:
            self._close(EndedCall(open_now, now_ms(), ended(""), is_written=False))
            return
        self._is_ending = True
        self._deeds.do(
            page,
            acts.telephone,
            written,
            refused,
            since_ms=call.answered_ms,
            said=open_now.said,
            remember=open_now.note,
        )

    def undo(self, now_ms: int) -> CallOpen | None:
        """Take the last call back, and tell how it stood; None where it is too late."""
        last, self._last = self._last, None
        if last is None or now_ms - last.over_ms > UNDO_MS:
            return None
        if last.is_written:
            self._deeds.undo()
        return last.open

    def _close(self, last: EndedCall) -> None:
        self._last = last
        self._over.start()
        self.closed.emit(last.told)

    def _on_over(self) -> None:
        self._last = None
        self.forgotten.emit()

    @property
    def _missing(self) -> str:
        """What would be lost if the call ended now."""
        panel = self._panel
        again = _("{key} once more ends the call all the same.").format(key=cap("call-over"))
        value = panel.read_back.text
        met = panel.newcomer.typed
        new = met is not None and (met.name or met.phone)
        noted = panel.field.text or panel.note.text().strip() or value or new
        if self._finding.page is None and noted:
            return sentences(_("No guest is chosen, so what you noted has no page."), again)
        if value:
            return sentences(_("What was read back is not kept yet."), again)
        return ""
