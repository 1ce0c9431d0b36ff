"""Lines not yet written, and new guests made ready for the store ahead of time. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, structs

from assistant.guests.fold import fold_guest
from assistant.guests.lookup.keyed import Keyed, keyed
from assistant.guests.lookup.phones import Region
from assistant.guests.lookup.row import guest_row
from assistant.journal.entry import Body, Line
from assistant.journal.stamp import PROGRAM, DeskId, EntryId, PageId, StaffId
from assistant.model import KINDS

_NO_DESK = DeskId(bytes(16))


class Written(Struct, frozen=True):
    """A body of some kind, in its wire form."""

    kind: str
    json: bytes


class Draft(Struct, frozen=True):
    """A line not yet written. Without a time it is now; without staff it is who is at this desk."""

    body: Body
    staff: StaffId | None = None
    happened_at: int | None = None
    """Milliseconds since 1970, UTC."""
    of: int | None = None
    """The place, among the page's drafts, of the line that this one speaks of.

    -1 is the last line of the page that was written before this one.
    """
    id: EntryId | None = None
    """Where its place in time was told before, by `Chain.stamp`."""


class ReadyPage(NamedTuple):
    """A new guest whose lines are written out and whose row has its keys."""

    page: PageId
    drafts: list[Draft]
    row: Keyed


def ready(page: PageId, drafts: Sequence[Draft], region: Region, now_ms: int) -> ReadyPage:
    """Do ahead what the store is not needed for. The first draft is the guest's meeting."""
    view = fold_guest(page, _as_lines(drafts, now_ms))
    if view is None:
        raise ValueError("nobody is met on this page")
    return ReadyPage(page, [_written(line) for line in drafts], keyed(guest_row(view, region)))


def _as_lines(drafts: Sequence[Draft], now_ms: int) -> Iterator[Line]:
    """The lines as they will be, with their places for ids: all that a fold asks of ids."""
    for place, draft in enumerate(drafts):
        body = draft.body
        if draft.of is not None:
            body = structs.replace(body, of=_id(draft.of))
        when_ms = now_ms if draft.happened_at is None else draft.happened_at
        yield Line(_id(place), body, draft.staff or PROGRAM, _NO_DESK, when_ms)


def _id(place: int) -> EntryId:
    return EntryId(place.to_bytes(16, "big"))


def _written(draft: Draft) -> Draft:
    """One that speaks of another waits for that one's id."""
    if draft.of is not None:
        return draft
    return structs.replace(draft, body=Written(*KINDS.write(draft.body)))
