"""Carries what the clerk does about a promise to the desk, and the answer back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from assistant.recovery import promises
from assistant.recovery.view import PromiseView
from ui.deeds import Carrier

ACTS: dict[str, Callable[..., Any]] = {
    "keep": promises.keep_promise,
    "renew": promises.renew_promise,
    "break": promises.break_promise,
    "pass": promises.pass_promise,
}
"""What each act of the ledger does."""


class Deeds(Carrier):
    """Does acts of `assistant.recovery.promises`."""

    accepted = Signal(object)
    """The promise's id, after it is on disk."""
    refused = Signal(object, str)
    """The promise's id, and a sentence for the clerk; nothing was written."""

    def do(self, purpose: str, promise: PromiseView, words: dict[str, Any]) -> None:
        """Do it; then `accepted`, or `refused` with the sentence why not."""
        self.carry(
            partial(self._desk.matters.act, promise.page, ACTS[purpose], of=promise.id, **words),
            lambda changes: self.accepted.emit(promise.id),
            lambda sentence: self.refused.emit(promise.id, sentence),
        )
