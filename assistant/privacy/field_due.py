"""A private detail whose time is over: the lines that tell it, and what empties it. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from assistant.guests import entries as g
from assistant.guests.draft import TEXT_FIELDS
from assistant.guests.view import GuestView, PrivateView
from assistant.journal.entry import Body, Line
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy import entries as e

_CONTACTS: dict[str, g.Contact] = {"phone": "phone", "email": "email"}


class Cleared(Struct, frozen=True):
    """How details go."""

    lines: dict[PageId, tuple[EntryId, ...]]
    """Those that told them, and their marks: they are erased, each on its page."""
    instead: tuple[Body, ...]
    """What is written on the page that stays. Other details that one of the lines told as well
    keep what they say."""


def cleared(
    view: GuestView, marks: Iterable[PrivateView], stories: Mapping[PageId, Sequence[Line]]
) -> Cleared:
    """What marked fields take along; `stories` are the lines of all the guest's own pages.

    What the guest told again, after no longer agreeing, stays. So does the line of the meeting,
    without which nobody would be on file: what it told of the field is off the card.
    """
    every = [line for story in stories.values() for line in story]
    changes, others, removals = dict[str, str](), set[str](), list[Body]()
    ids, fields = set[EntryId](), set[str]()
    for mark in marks:
        told = [line for line in every if _tells(line.body, mark.field)]
        going = [line for line in told if not 0 < mark.withdrawn_ms < line.when_ms]
        is_over = len(going) == len(told)
        fields.add(mark.field)
        kind, _, value = mark.field.partition(":")
        if kind in _CONTACTS:
            contact = _CONTACTS[kind]
            if not any(_met_with(one.body, contact, value) for one in every):
                removed = [one for one in every if _removes(one.body, contact, value)]
                going += [one for one in removed if not 0 < mark.withdrawn_ms < one.when_ms]
            elif is_over and value in (*view.identity.phones, *view.identity.emails):
                removals.append(g.ContactRemoved(contact, value))
        elif is_over and _value(view, kind):
            changes[kind] = ""
        others |= {name for line in going for name in getattr(line.body, "changes", ())}
        going += [line for line in every if _marks(line.body, mark.field)]
        ids |= {line.id for line in going}
    changes |= {name: _value(view, name) for name in sorted((others & TEXT_FIELDS) - fields)}
    pages = {
        page: tuple(one.id for one in story if one.id in ids) for page, story in stories.items()
    }
    details = [g.DetailsChanged(changes)] if changes else []
    return Cleared({page: lines for page, lines in pages.items() if lines}, (*details, *removals))


def _value(view: GuestView, field: str) -> str:
    return str(getattr(view.identity, field, ""))


def _tells(body: object, field: str) -> bool:
    """Whether a line, other than that of the meeting, gives the field its value."""
    if isinstance(body, g.ContactAdded):
        return f"{body.contact}:{body.value}" == field
    return isinstance(body, g.DetailsChanged) and bool(body.changes.get(field))


def _removes(body: object, contact: g.Contact, value: str) -> bool:
    return isinstance(body, g.ContactRemoved) and (body.contact, body.value) == (contact, value)


def _met_with(body: object, contact: g.Contact, value: str) -> bool:
    if not isinstance(body, g.GuestMet):
        return False
    return value in (body.who.phones if contact == "phone" else body.who.emails)


def _marks(body: object, field: str) -> bool:
    marks = e.PrivateMarked | e.PrivateUnmarked | e.ConsentWithdrawn
    return isinstance(body, marks) and not body.of and body.field == field
