"""Carries what is done on a handover to the desk, and the answer back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.journal.entry import Body
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.recovery import acts, promises
from assistant.shift import handing, traces
from assistant.shift.entries import Item
from ui.bridge import Bridge
from ui.deeds import Carrier

Act = Callable[..., Sequence[Body]]
Then = Callable[[Changes], None]
Refuse = Callable[[str], object]


class Deeds(Carrier):
    """Acts of `assistant.shift.handing`, and who sees to what on the pages of the items."""

    taken_back = Signal()
    """The last signature."""

    def __init__(self, desk: Desk, bridge: Bridge, parent: QObject) -> None:
        super().__init__(desk, bridge, parent)
        self._last: list[tuple[PageId, EntryId]] = []

    @property
    def signed(self) -> StaffId | None:
        """Who is at this desk."""
        return self._desk.signed

    def sign(self, page: PageId, item: Item, done: Then, refused: Refuse) -> None:
        """The reader has read an item."""

        def signed(changes: Changes) -> None:
            self._last += [(page, one.id) for one in changes.entries]
            done(changes)

        self.carry(partial(self._desk.shifts.act, page, handing.sign, item=item), signed, refused)

    def undo(self, refused: Refuse) -> None:
        """Take the last signature back."""
        if self._last:
            page, of = self._last.pop()
            write = partial(self._desk.shifts.act, page, handing.undo, of=of)
            self.carry(write, lambda changes: self.taken_back.emit(), refused)

    def on_sheet(
        self,
        page: PageId,
        act: Act,
        done: Then,
        refused: Refuse,
        *,
        is_begun: bool = True,
        **words: Any,
    ) -> None:
        """An act on a sheet: asking, answering, noting, also after it was given meanwhile.

        Nothing is on file of a sheet that is not `is_begun`: it is begun by this.
        """
        if is_begun:
            self.carry(partial(self._desk.shifts.act, page, act, **words), done, refused)
        else:
            self.carry(partial(self._desk.shifts.on_draft, act, **words), done, refused)

    def pass_on(
        self, page: PageId, item: Item, owner: StaffId, refused: Refuse, *, is_begun: bool
    ) -> None:
        """Somebody sees to an item from now on: on its own page, else on the sheet's."""

        def done(changes: Changes) -> None:
            """What changed is told to all."""

        desk = self._desk
        if item.kind == "problem":
            write = partial(desk.matters.act, item.page, acts.pass_on, owner=owner)
        elif item.kind == "promise":
            passing = promises.pass_promise
            write = partial(desk.matters.act, item.page, passing, of=item.of, owner=owner)
        elif item.kind == "trace":
            write = partial(desk.shifts.act, item.page, traces.pass_trace, to=owner)
        else:
            passed = handing.pass_item
            self.on_sheet(page, passed, done, refused, is_begun=is_begun, item=item, owner=owner)
            return
        self.carry(write, done, refused)

    def give(self, page: PageId, done: Then, refused: Refuse, instead_of: StaffId) -> None:
        """The sheet is finished."""
        write = partial(self._desk.shifts.give, page, instead_of=instead_of)
        self.carry(write, done, refused)
