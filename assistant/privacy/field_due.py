"""A private detail whose time is over: the lines that tell it, and what empties it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

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
    anew: dict[PageId, tuple[Line, ...]]
    """Lines that are written once more, each on its page, at its time and by whom it was: meetings
    without the details, and what the guest stated about them. Their ids are those of old."""


def cleared(
    view: GuestView, marks: Iterable[PrivateView], stories: Mapping[PageId, Sequence[Line]]
) -> Cleared:
    """What marked fields take along; `stories` are the lines of all the guest's own pages.

    What the guest told again, after no longer agreeing, stays. The line of the meeting, without
    which nobody would be on file, goes as well and is written anew without the field.
    """
    every = [line for story in stories.values() for line in story]
    changes, others = dict[str, str](), set[str]()
    ids, fields, met = set[EntryId](), set[str](), dict[EntryId, g.GuestMet]()
    for mark in marks:
        told = [line for line in every if _tells(line.body, mark.field)]
        going = [line for line in told if not 0 < mark.withdrawn_ms < line.when_ms]
        is_over = len(going) == len(told)
        fields.add(mark.field)
        kind, _, value = mark.field.partition(":")
        for line in going:
            if isinstance(line.body, g.GuestMet):
                met[line.id] = _without(met.get(line.id, line.body), mark.field)
        if kind in _CONTACTS:
            removed = [one for one in every if _removes(one.body, _CONTACTS[kind], value)]
            going += [one for one in removed if not 0 < mark.withdrawn_ms < one.when_ms]
        elif is_over and _value(view, kind):
            changes[kind] = ""
        others |= {name for line in going for name in getattr(line.body, "changes", ())}
        going += [line for line in every if _marks(line.body, mark.field)]
        ids |= {line.id for line in going}
    changes |= {name: _value(view, name) for name in sorted((others & TEXT_FIELDS) - fields)}
    pages = {
        page: tuple(one.id for one in story if one.id in ids) for page, story in stories.items()
    }
    anew = {page: tuple(_anew(view, story, met)) for page, story in stories.items()}
    return Cleared(
        {page: lines for page, lines in pages.items() if lines},
        (g.DetailsChanged(changes),) if changes else (),
        {page: lines for page, lines in anew.items() if lines},
    )


def _anew(
    view: GuestView, story: Iterable[Line], met: Mapping[EntryId, g.GuestMet]
) -> Iterator[Line]:
    """The meetings as they are to be; and with its words of today what speaks of one of them, for
    it goes where that one does."""
    stated = {one.id: one.text for one in view.statements}
    for line in story:
        body = line.body
        if line.id in met:
            yield structs.replace(line, body=met[line.id])
        elif isinstance(body, e.GuestStated) and body.of in met and line.id in stated:
            yield structs.replace(line, body=structs.replace(body, text=stated[line.id]))


def _without(body: g.GuestMet, field: str) -> g.GuestMet:
    """The meeting, as if this had not been told at it."""
    kind, _, value = field.partition(":")
    who = body.who
    if kind == "phone":
        who = structs.replace(who, phones=tuple(one for one in who.phones if one != value))
    elif kind == "email":
        who = structs.replace(who, emails=tuple(one for one in who.emails if one != value))
    else:
        who = structs.replace(who, **{kind: ""})
    return structs.replace(body, who=who)


def _value(view: GuestView, field: str) -> str:
    return str(getattr(view.identity, field, ""))


def _tells(body: object, field: str) -> bool:
    """Whether a line gives the field its value."""
    if isinstance(body, g.GuestMet):
        return _without(body, field) != body
    if isinstance(body, g.ContactAdded):
        return f"{body.contact}:{body.value}" == field
    return isinstance(body, g.DetailsChanged) and bool(body.changes.get(field))


def _removes(body: object, contact: g.Contact, value: str) -> bool:
    return isinstance(body, g.ContactRemoved) and (body.contact, body.value) == (contact, value)


def _marks(body: object, field: str) -> bool:
    marks = e.PrivateMarked | e.PrivateUnmarked | e.ConsentWithdrawn
    return isinstance(body, marks) and not body.of and body.field == field
