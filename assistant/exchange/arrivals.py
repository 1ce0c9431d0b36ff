"""Guests of a list on their way to the desk: each one matched with who is on file, or made new."""

from collections.abc import Iterable, Iterator
from itertools import count

from assistant import model
from assistant.desk import Desk, Reading
from assistant.drafts import Draft
from assistant.exchange.incoming import Incoming, Remark
from assistant.exchange.matching import (
    OTHER_NAME,
    OTHER_PERSON,
    additions,
    contact_keys,
    fingerprint_page,
    may_be_one,
    was_named,
)
from assistant.guests.entries import GuestMet
from assistant.guests.fold import fold_guest
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.entry import Body, Line
from assistant.journal.stamp import PROGRAM, DeskId, EntryId, PageId, new_id

_BATCH = 500
"""Rows that are settled and written together."""
_DRY_BATCH = 50_000
"""In a dry run nothing is written, so more has to be remembered for duplicates to be told."""


class Arrivals:
    """Takes guests one by one, writes them in batches, and counts. What is counted is on file."""

    def __init__(self, desk: Desk, now_ms: int, *, dry_run: bool = False) -> None:
        self._desk = desk
        self._now_ms = now_ms
        self._dry_run = dry_run
        self._taken: list[Incoming] = []
        self._waiting: dict[PageId, list[Body]] = {}
        self._keys: dict[str, list[PageId]] = {}
        """Numbers and addresses of those who wait."""
        self._passed: set[str] = set()
        """What a dry run remembers of those who would be on file by now."""
        self.new = 0
        self.matched = 0
        self.unchanged = 0
        self.remarks: list[Remark] = []

    def take(self, guest: Incoming) -> None:
        """One more guest."""
        self._taken.append(guest)
        if len(self._taken) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Settle who the guests taken so far are, and write them."""
        self._desk.look_up(self._settle_all)
        if not self._dry_run:
            self._desk.pouring.pour(
                (page, [Draft(body, PROGRAM) for body in lines])
                for page, lines in self._waiting.items()
            )
        elif len(self._waiting) < _DRY_BATCH:
            return
        else:
            self._passed.update(self._keys)
            self._passed.update(page.hex() for page in self._waiting)
        self._waiting.clear()
        self._keys.clear()

    def _settle_all(self, tx: Reading) -> None:
        for guest in self._taken:
            self._settle(tx, guest)
        self._taken.clear()

    def _settle(self, tx: Reading, guest: Incoming) -> None:
        """Match the guest with those on file and those who wait; what is new waits."""
        keys = contact_keys(guest.who, self._desk.region)
        page = PageId(new_id(self._now_ms)) if keys else fingerprint_page(guest)
        view, others = self._on_file(tx, guest, keys)
        self.remarks += guest.remarks
        if others:
            page = fingerprint_page(guest)
            self._remark(OTHER_PERSON, guest, others[0])
        if view is not None:
            if not was_named(view, guest.who):
                self._remark(OTHER_NAME, guest, view)
            page, lines = view.page, additions(view, guest, self._desk.region)
            self.matched += bool(lines)
            self.unchanged += not lines
        elif not self._passed.isdisjoint((*keys, page.hex())):
            self.matched += 1
            return
        else:
            lines = [GuestMet(guest.who, "import"), *guest.lines]
            self.new += 1
        if lines:
            self._waiting.setdefault(page, []).extend(lines)
            for key in keys:
                self._keys.setdefault(key, []).append(page)

    def _on_file(
        self, tx: Reading, guest: Incoming, keys: list[str]
    ) -> tuple[GuestView | None, list[GuestView]]:
        """The card of this guest; where there is none, those of others with the same number."""
        who = guest.who
        pages = [page for key in keys for page in self._keys.get(key, ())]
        # Also without a country: the list may be of another one than the computer.
        if keys:
            countries = dict.fromkeys((self._desk.region, ""))
            pages += find.by_contact(tx, who.phones, who.emails, *countries)
        views = [view for page in dict.fromkeys(pages) if (view := self._card(tx, page))]
        # First the card that knows all of it: a list that comes again must not wander to another
        # card of the same number because that one stands higher today.
        told = [view for view in views if not additions(view, guest, self._desk.region)]
        named = [view for view in views if was_named(view, who)]
        if found := told or named or [view for view in views if may_be_one(view.identity, who)]:
            return found[0], []
        if views or not keys:
            return self._card(tx, fingerprint_page(guest)), views
        return None, []

    def _card(self, tx: Reading, page: PageId) -> GuestView | None:
        """The card as it will be when all who wait are written."""
        lines: Iterable[Line] = model.lines(tx, page)
        waiting = self._waiting.get(page := model.stays(tx, page))
        return fold_guest(page, [*lines, *self._last(waiting)] if waiting else lines)

    def _last(self, bodies: Iterable[Body]) -> Iterator[Line]:
        """Lines that come after all that are on file."""
        for number, body in zip(count(), bodies, strict=False):
            stamp = EntryId(b"\xff" * 12 + number.to_bytes(4, "big"))
            yield Line(stamp, body, PROGRAM, DeskId(bytes(16)), self._now_ms)

    def _remark(self, reason: str, guest: Incoming, view: GuestView) -> None:
        facts = {"value": guest.who.name, "name": view.identity.name}
        self.remarks.append(Remark(guest.number, reason, facts))
