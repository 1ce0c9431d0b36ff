"""What is done to the lines of the book: carried to the desk, told, and taken back the same way."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, new_id
from assistant.tongue import _
from assistant.words import acts
from assistant.words.entries import OWN
from assistant.words.open_book import Shown
from ui.book.typed import LineTyped
from ui.bridge import Bridge
from ui.deeds import Carrier
from ui.look.keys import cap

Done = tuple[tuple[EntryId, ...], ...]
"""What was done here and can be taken back, the last one last."""


class Deeds(Carrier):
    """Each act is remembered until it is undone, or somebody else is at the desk."""

    told = Signal(str)
    """What was done, in a sentence; "" when it was taken back."""
    refused = Signal(str)
    """Why nothing was done; "" where there is nothing to tell."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(desk, bridge, parent)
        self._settle = desk.words.settle
        self.done: Done = ()

    def switch(self, line: Shown) -> None:
        """Offer it again, or no longer."""
        on = line.is_off
        told = _("The line is offered again.") if on else _("The line is no longer offered.")
        self._do(partial(acts.switch_line, moment=line.moment, key=line.key, on=on), told)

    def order(self, line: Shown, keys: Sequence[str]) -> None:
        """The lines of its situation are offered in this order."""
        told = _("In this order the lines are offered now.")
        act = partial(acts.order_lines, moment=line.moment, situation=line.situation, keys=keys)
        self._do(act, told)

    def retire(self, line: Shown) -> None:
        """An own line leaves the book."""
        self._do(partial(acts.retire_line, key=line.key), _("Your line is no longer in the book."))

    def write(
        self,
        typed: LineTyped,
        *,
        beside: bool,
        written: Callable[[str], object],
        refused: Callable[[str], object],
    ) -> None:
        """An own line; `beside` one of ours that it was made from. `written` hears of its key."""
        key = typed.key or f"{OWN}{new_id(_now_ms()).hex()}"
        told = _("Your line is in the book.")
        if beside:
            told = _("Your line stands beside ours. {key} on ours switches it off.")
            told = told.format(key=cap("switch-line"))
        act = partial(
            acts.write_line,
            key=key,
            moment=typed.moment,
            situation=typed.situation,
            texts=typed.texts,
            varies=typed.varies,
            bears=typed.bears,
            fits=typed.fits,
        )
        self._do(act, told, lambda: written(key), refused)

    def signed_first(self, act: Callable[[], object]) -> None:
        """Do `act`, when it is known who does it."""

        def if_signed() -> None:
            if self._desk.signed is not None:
                act()

        if self._desk.signed is None:
            self.staff_wanted.emit(if_signed)
        else:
            act()

    def did(self, told: str, entries: tuple[EntryId, ...]) -> None:
        """Something was done that is taken back as one."""
        if entries:
            self.done += (entries,)
        self.told.emit(told)

    def undo(self) -> None:
        """Take back what was done last."""
        if not self.done:
            self.refused.emit(_("There is nothing to take back."))
            return
        last = self.done[-1]

        def done(changes: Changes) -> None:
            self._forget(last)
            self.told.emit("")

        def refused(why: str) -> None:
            if why:
                self._forget(last)
            self.refused.emit(why)

        self.carry(lambda: self._settle(acts.undo, of=last), done, refused)

    def forget(self) -> None:
        """Somebody else is at the desk: what is not theirs they cannot take back."""
        self.done = ()

    def _forget(self, one: tuple[EntryId, ...]) -> None:
        self.done = tuple(other for other in self.done if other != one)

    def _do(
        self,
        act: Callable[..., Sequence[Body]],
        told: str,
        then: Callable[[], object] = lambda: None,
        refused: Callable[[str], object] | None = None,
    ) -> None:
        def done(changes: Changes) -> None:
            self.did(told, tuple(entry.id for entry in changes.entries))
            then()

        self.carry(lambda: self._settle(act), done, refused or self.refused.emit)


def _now_ms() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
