"""Carries what the clerk does about a promise to the desk, and the answer back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from assistant.desk import Desk
from assistant.recovery import promises
from assistant.recovery.view import PromiseView
from assistant.refusal import Refused
from ui.bridge import Bridge

ACTS: dict[str, Callable[..., Any]] = {
    "keep": promises.keep_promise,
    "renew": promises.renew_promise,
    "break": promises.break_promise,
    "pass": promises.pass_promise,
}
"""What each act of the ledger does."""


class Deeds(QObject):
    """Does acts of `assistant.recovery.promises`."""

    accepted = Signal(object)
    """The promise's id, after it is on disk."""
    refused = Signal(object, str)
    """The promise's id, and a sentence for the clerk; nothing was written."""
    staff_wanted = Signal()
    """Nobody is at this desk, and lines are signed."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bridge = desk, bridge

    def do(self, purpose: str, promise: PromiseView, words: dict[str, Any]) -> None:
        """Do it; then `accepted`, or `refused` with the sentence why not."""
        if self._desk.signed is None:
            self.staff_wanted.emit()

        def otherwise(why: Refused) -> None:
            self.refused.emit(promise.id, why.sentence())

        act = self._desk.matters.act(promise.page, ACTS[purpose], of=promise.id, **words)
        self._bridge.when_done(self, act, lambda changes: self.accepted.emit(promise.id), otherwise)
