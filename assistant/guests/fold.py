"""The fold: a guest's lines in, the guest's card out. Pure, and always from the first line."""

from collections.abc import Callable, Container, Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec import structs

from assistant.guests import draft, joined
from assistant.guests import entries as e
from assistant.guests import view as v
from assistant.guests.draft import Draft, History
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy import entries as p
from assistant.privacy import merge_entries as m

CORRECTABLE = frozenset(
    {
        "note-written",
        "preference-noted",
        "preference-changed",
        "mistake-noted",
        "mistake-put-right",
        "care-noted",
        "tie-noted",
        "mood-noted",
        "guest-stated",
    }
)
"""Kinds whose words can be corrected."""

Facts = tuple[tuple[str, str], ...]

# Lines that speak of another one. They are gathered before anything is built, so an item is made
# once, and a line that another desk dated into the future can be spoken of like any other.
_SPEAKING = frozenset(
    {
        e.PreferenceConfirmed,
        e.PreferenceChanged,
        e.MistakePutRight,
        e.LineCorrected,
        e.LineRetired,
        e.LineUndone,
    }
)


def fold_guest(page: PageId, lines: Iterable[Line]) -> v.GuestView | None:
    """The card that `lines` tell, whatever the order in which they came; None when nobody was met.

    Kinds that are not a guest's, or not known, are passed over, and so is a reference to a line
    that is not there. Undone lines are off the card and stay, struck, in the log.
    """
    story = sorted(lines, key=attrgetter("id"))
    met = next((line for line in story if type(line.body) is e.GuestMet), None)
    if met is None:
        return None
    # What was met stays met, and what was taken back stays back.
    marks = [line for line in story if type(line.body) in _SPEAKING]
    undos = {line.id: line.body.of for line in marks if type(line.body) is e.LineUndone}
    undone = set(undos.values()) - undos.keys() - {met.id}
    spoken: dict[EntryId, list[Line]] = {}
    for line in marks:
        if line.id not in undone and line.id not in undos:
            spoken.setdefault(line.body.of, []).append(line)
    card = Draft(met, undone, spoken)
    _tell(card, story)
    _name_references(card)
    return card.view(page)


def _tell(card: Draft, story: list[Line]) -> None:
    """Put every line into the log and, unless it was undone, on the card."""
    undone, spoken, log = card.undone, card.spoken, card.log.append
    for line in story:  # the one loop that every line of a long story pays for
        entry, body, when_ms = line.id, line.body, line.when_ms
        kind = _KINDS.get(type(body))
        if kind is None:
            if type(body) is joined.Aside or type(body) is joined.Parted:
                log(_aside(line, undone))
            continue
        wire, words, facts, apply, speaks = kind
        text: str = words(body) if words else ""
        history: History = ()
        if entry in spoken and wire in CORRECTABLE:
            wordings = card.wordings(line, text)
            text, history = wordings[-1].text, tuple(wordings[:-1])
        said: Facts = facts(body) if facts else ()
        of = (body.of or None) if speaks else None
        struck = entry in undone
        staff, desk = line.staff, line.desk
        log(v.LogLine(entry, wire, text, staff, when_ms, struck, history, of, "", said, desk))
        if apply and not struck and not (entry in spoken and card.marks(entry, e.LineRetired)):
            apply(card, line, text, history)


def _aside(line: Line, undone: Container[EntryId]) -> v.LogLine:
    """A line that changes nothing on this card."""
    body, struck = line.body, line.id in undone
    said: Facts = ()
    if type(body) is joined.Parted:
        wire, text, struck = body.kind, body.name, body.struck
    else:
        wire, words, facts, _, _ = _KINDS[type(body.body)]
        text = words(body.body) if words else ""
        said = facts(body.body) if facts else ()
    return v.LogLine(
        line.id, wire, text, line.staff, line.when_ms, struck, facts=said, desk=line.desk
    )


def _name_references(card: Draft) -> None:
    """Give every line that speaks of another that one's words; where it has none, its kind."""
    speaking = [place for place, line in enumerate(card.log) if line.of is not None]
    told = {line.id: line for line in card.log} if speaking else {}
    for place in speaking:
        line = card.log[place]
        other = told.get(line.of) if line.of is not None else None
        if other is not None:
            facts = line.facts if other.text else (*line.facts, ("of_kind", other.kind))
            card.log[place] = structs.replace(line, about=other.text, facts=facts)


def _preference_facts(body: e.PreferenceNoted) -> Facts:
    origin = ("origin", body.origin)
    return (origin, ("place", body.place)) if body.place else (origin,)


def _mistake_facts(body: e.MistakeNoted) -> Facts:
    return (("broke", body.broke),) if body.broke else ()


def _earlier_facts(body: e.EarlierVisits) -> Facts:
    count = ("count", str(body.count))
    return (count, ("last", body.last)) if body.last else (count,)


def _by_guest(body: e.LineCorrected) -> Facts:
    return (("by_guest", "yes"),) if body.by_guest else ()


def _private_facts(body: p.PrivateMarked) -> Facts:
    told = ("field", "special", "consent", "until")
    said = ((name, getattr(body, name)) for name in told)
    return (*((name, value) for name, value in said if value), ("verified", _yes(body.verified)))


def _field_fact(body: p.PrivateUnmarked | p.ConsentWithdrawn) -> Facts:
    return (("field", body.field),) if body.field else ()


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


class _Kind(NamedTuple):
    """How a kind of line is told."""

    wire: str
    words: Callable[[Any], str] | None = None
    facts: Callable[[Any], Facts] | None = None
    apply: Callable[[Draft, Line, str, History], None] | None = None
    """What it does to the card; None where it only speaks of another line."""
    speaks: bool = False


_text = attrgetter("text")
_value = attrgetter("value")
_name = attrgetter("who.name")
_cause = attrgetter("cause")
_reason = attrgetter("reason")
_why = attrgetter("why")

# Written out, since every line of a long story calls one.
_KINDS: dict[type[Any], _Kind] = {
    e.GuestMet: _Kind("guest-met", _name),
    e.DetailsChanged: _Kind(
        "details-changed", None, lambda b: tuple(b.changes.items()), draft.details
    ),
    e.ContactAdded: _Kind(
        "contact-added", _value, lambda b: (("contact", b.contact),), draft.contact_added
    ),
    e.ContactRemoved: _Kind(
        "contact-removed", _value, lambda b: (("contact", b.contact),), draft.contact_removed
    ),
    e.QuietAsked: _Kind("quiet-asked", None, lambda b: (("quiet", _yes(b.quiet)),), draft.quiet),
    e.CareNoted: _Kind("care-noted", _text, lambda b: (("care", b.care),), draft.care),
    e.TieNoted: _Kind("tie-noted", _text, None, draft.tie),
    e.PreferenceNoted: _Kind("preference-noted", _text, _preference_facts, draft.preference),
    e.PreferenceConfirmed: _Kind("preference-confirmed", speaks=True),
    e.PreferenceChanged: _Kind("preference-changed", _text, speaks=True),
    e.MoodNoted: _Kind("mood-noted", _cause, lambda b: (("level", str(b.level)),), draft.mood),
    e.GuestArrived: _Kind(
        "guest-arrived", None, lambda b: (("channel", b.channel),), draft.arrived
    ),
    e.GuestLeft: _Kind("guest-left", None, None, draft.left),
    e.EarlierVisits: _Kind("earlier-visits", None, _earlier_facts, draft.earlier),
    e.MistakeNoted: _Kind("mistake-noted", _text, _mistake_facts, draft.mistake),
    e.MistakePutRight: _Kind("mistake-put-right", _text, speaks=True),
    e.NoteWritten: _Kind("note-written", _text, None, draft.note),
    e.WordsSaid: _Kind("words-said", _text, lambda b: (("moment", b.moment),), draft.said),
    e.LineUndone: _Kind("line-undone", speaks=True),
    e.LineCorrected: _Kind("line-corrected", _text, _by_guest, speaks=True),
    joined.Joined: _Kind("guests-merged", attrgetter("view.identity.name"), None, joined.join),
    m.ToldApart: _Kind("told-apart"),
    m.PerhapsSame: _Kind("perhaps-same"),
    e.LineRetired: _Kind("line-retired", _reason, speaks=True),
    p.GuestStated: _Kind("guest-stated", _text, None, draft.stated, speaks=True),
    p.ProcessingRestricted: _Kind(
        "processing-restricted", _text, lambda b: (("on", _yes(b.on)),), draft.restricted
    ),
    p.ObjectionNoted: _Kind(
        "objection-noted", _text, lambda b: (("use", b.use), ("on", _yes(b.on))), draft.objected
    ),
    p.PrivateMarked: _Kind("private-marked", _why, _private_facts, draft.marked, speaks=True),
    p.PrivateUnmarked: _Kind("private-unmarked", None, _field_fact, draft.unmarked, speaks=True),
    p.ConsentWithdrawn: _Kind("consent-withdrawn", None, _field_fact, draft.withdrawn, speaks=True),
    p.ContactRevealed: _Kind("contact-revealed"),
    p.BookGiven: _Kind(
        "open-book-given", None, lambda b: (("way", b.way), ("language", b.language))
    ),
}
