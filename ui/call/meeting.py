"""A caller who is on file nowhere: met with a name and a number while one talks."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal

from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId
from ui.call.caller import CallerPanel
from ui.call.finding import CallerFinding
from ui.deeds import Carrier


class Meeting(QObject):
    """Opens the small form with what was typed; who is met there is the caller from then on."""

    begun = Signal()
    """The form is open: what was told of a caller without a page no longer counts."""

    def __init__(
        self,
        panel: CallerPanel,
        finding: CallerFinding,
        carrier: Carrier,
        meet: "Callable[[Identity], Future[PageId]]",
    ) -> None:
        super().__init__(panel)
        self._panel, self._finding, self._carrier, self._meet = panel, finding, carrier, meet
        finding.newcomer_wanted.connect(self.begin)
        panel.newcomer_wanted.connect(self.begin)
        panel.newcomer.met.connect(self.on_met)
        panel.newcomer.cancelled.connect(self.on_cancelled)

    def begin(self) -> None:
        """The form, unless the caller is known."""
        panel = self._panel
        if self._finding.page is None and panel.isVisible():
            panel.meet()
            self.begun.emit()

    def on_met(self, name: str, phone: str) -> None:
        """Who it is."""
        who = Identity(name, phones=(phone,) if phone else ())
        panel = self._panel

        def met(page: PageId) -> None:
            panel.newcomer.hide()
            self._finding.begin(name, page)
            panel.note.setFocus()

        self._carrier.carry(partial(self._meet, who), met, panel.newcomer.refused)

    def on_cancelled(self) -> None:
        """Back to the line for the name, as it stands."""
        self._panel.newcomer.hide()
        self._finding.begin(self._panel.field.text)
        self._panel.setFocus()
