"""Guests who have two cards, at the counter: the card follows, and can be parted again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from assistant.changes import Changes
from assistant.desk import Desk
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.journal.stamp import EntryId, PageId
from assistant.model import MERGING
from ui.bridge import Bridge
from ui.counter.card import GuestCard
from ui.counter.deeds import Deeds
from ui.counter.foot import Foot
from ui.counter.newcomer import Newcomer
from ui.look.keys import bind


class JoinedAt(QObject):
    """Where the card in front was joined to another, at whatever desk, that one is shown."""

    led = Signal(object)
    """The page that was joined to another: read anew it is the card that stays. Not while a form
    stands open, which goes on by itself."""

    def __init__(
        self, desk: Desk, bridge: Bridge, deeds: Deeds, card: GuestCard, foot: Foot
    ) -> None:
        super().__init__(deeds)
        self._card, self._foot = card, foot
        self._desk, self._bridge, self._deeds = desk, bridge, deeds
        self._joined = card.facts.joined
        self._joined.parted.connect(self.on_parted)
        bind(card, "part-cards", self._joined.part)
        bridge.changed.connect(self.on_changed)

    def on_parted(self, page: PageId, of: bytes) -> None:
        """They are two people after all."""
        part = partial(self._desk.merging.undo, page, EntryId(of))
        self._deeds.carry(part, lambda changes: None, self._deeds.refused.emit)

    def met(self, page: PageId, other: PageId | None) -> None:
        """Somebody new, who is perhaps the guest of another card: a colleague looks at both."""
        if other is not None:
            mark = partial(self._desk.merging.mark, page, other)
            self._deeds.carry(mark, lambda changes: None, self._deeds.refused.emit)

    def look_for(self, who: Identity, form: Newcomer, besides: PageId | None) -> None:
        """Show in the form whose card is like what is typed there."""

        def alike(hits: Sequence[find.Hit]) -> None:
            form.show_alike([hit for hit in hits if hit.page != besides])

        question = partial(find.alike, identity=who, region=self._desk.region)
        self._bridge.when_done(self, self._desk.ask(self._desk.look_up, question), alike)

    def on_changed(self, changes: Changes) -> None:
        """Somebody joined cards: was it this one?"""
        page = self._joined.page
        if page is None or not (changes.wide or MERGING & {one.kind for one in changes.entries}):
            return

        def lead(stays: PageId) -> None:
            is_free = not self._card.isHidden() and not self._foot.has_form
            if self._joined.page == page != stays and is_free:
                self.led.emit(page)

        asked = self._desk.ask(self._desk.merging.stays, page)
        self._bridge.when_done(self, asked, lead)
