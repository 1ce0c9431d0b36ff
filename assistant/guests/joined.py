"""How a card tells that two pages are one guest’s. Pure; the bodies are made from merges."""

from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct, structs

from assistant.guests import entries as e
from assistant.guests.details import same_contact
from assistant.guests.draft import TEXT_FIELDS, Draft, History
from assistant.guests.view import GuestView, JoinView
from assistant.journal.entry import Line

Side = Literal["ours", "theirs", "both"]


class Joined(Struct, frozen=True):
    """From here on the other guest is this one."""

    other: bytes
    view: GuestView
    """The other one's card until then."""
    theirs: tuple[str, ...]
    """The text fields in which the other's value holds."""
    phones: Side
    emails: Side


class Aside(Struct, frozen=True):
    """A line of the other page that says who they are: in the log, and without effect."""

    body: Any


class Parted(Struct, frozen=True):
    """A merge that no longer holds, or the line that says so: in the log only."""

    kind: str
    name: str
    """The other guest's."""
    struck: bool


def join(draft: Draft, line: Line, text: str, history: History) -> None:
    """What was chosen holds; what was not is kept as what it was before."""
    b: Joined = line.body
    who, old = b.view.identity, list[tuple[str, str]]()
    for field in sorted(TEXT_FIELDS, key=lambda one: (one != "name", one)):
        ours, theirs = draft.fields[field], getattr(who, field)
        if field in b.theirs:
            draft.fields[field] = theirs if theirs or field != "name" else ours
            ours, theirs = theirs, ours
        if theirs and theirs != ours:
            old.append((field, theirs))
    draft.phones, gone = _contacts("phone", draft.phones, who.phones, b.phones)
    old += gone
    draft.emails, gone = _contacts("email", draft.emails, who.emails, b.emails)
    old += gone
    # Who does not want to be recognised aloud on one card does not on the other either.
    draft.fields["quiet"] = draft.fields["quiet"] or who.quiet
    draft.earlier = _earlier(
        draft.earlier, e.EarlierVisits(b.view.earlier_visits, b.view.earlier_last)
    )
    if b.view.met_ms < draft.met_ms:
        draft.met_ms, draft.met_by, draft.source = b.view.met_ms, b.view.met_by, b.view.source
    draft.joined += b.view.joined
    draft.joined.append(
        JoinView(line.id, b.view.page, who.name, line.staff, line.when_ms, tuple(old))
    )


def _contacts(
    contact: e.Contact, ours: Iterable[str], theirs: Iterable[str], side: Side
) -> tuple[dict[str, None], list[tuple[str, str]]]:
    """Numbers or addresses that hold, and those that do not."""
    first, second = (theirs, ours) if side == "theirs" else (ours, theirs)
    every = both_contacts(contact, first, second)
    if side == "both":
        return dict.fromkeys(every), []
    kept = dict.fromkeys(first)
    return kept, [(contact, value) for value in every if value not in kept]


def both_contacts(contact: e.Contact, first: Iterable[str], second: Iterable[str]) -> list[str]:
    """Those of two cards; one that is written in two ways is there once."""
    kept = list(first)
    for value in second:
        if not any(same_contact(contact, value, one) for one in kept):
            kept.append(value)
    return kept


def _earlier(ours: e.EarlierVisits, theirs: e.EarlierVisits) -> e.EarlierVisits:
    """Visits from before Salve on both cards; the very same told twice, as by two lists, once."""
    if not ours.count or not theirs.count or ours == theirs:
        return ours if ours.count else theirs
    return e.EarlierVisits(ours.count + theirs.count, max(ours.last, theirs.last))


def renamed(view: GuestView) -> tuple[str, ...]:
    """Names that the guest had on cards that were joined: they are found by them as before."""
    names = (value for one in view.joined for field, value in one.old if field in _NAMES)
    told = dict.fromkeys([*names, *(one.name for one in view.joined)])
    return tuple(name for name in told if name and name != view.identity.name)


_NAMES = frozenset({"name", "reading", "nickname", "call_me"})


def former(view: GuestView, contact: e.Contact) -> tuple[str, ...]:
    """Numbers or addresses that did not hold when cards were joined."""
    return tuple(value for one in view.joined for field, value in one.old if field == contact)


def without_joins(view: GuestView) -> GuestView:
    """The card without a word of having been joined: for comparing."""
    log = tuple(line for line in view.log if line.kind not in LOG_KINDS)
    return structs.replace(view, log=log, joined=())


LOG_KINDS = frozenset({"guests-merged", "merge-undone"})
