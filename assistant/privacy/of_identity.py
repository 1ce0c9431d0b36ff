"""Who the guest is, field by field, with what stood there before. Pure."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from assistant.guests.entries import GuestMet, Identity
from assistant.guests.labels import FIELDS, GENDERS, MANNERS, label
from assistant.guests.view import GuestView, LogLine
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, StaffId
from assistant.languages import language_name
from assistant.privacy.moments import written_day
from assistant.privacy.naming import Pen
from assistant.privacy.of_card import sentence
from assistant.privacy.told import Note, State, Told
from assistant.tongue import _, named

_WAYS: dict[str, Callable[[str], str]] = {
    "language": language_name,
    "birthday": written_day,
    "gender": lambda value: label(GENDERS, value),
    "manner": lambda value: label(MANNERS, value),
    "quiet": lambda value: _("yes") if value == "yes" else _("no"),
}


class _Value(Struct, frozen=True):
    value: str
    """"" where it was taken away."""
    id: EntryId
    staff: StaffId
    when_ms: int
    undone: bool = False


def of_identity(pen: Pen, view: GuestView, story: Iterable[Line]) -> list[Told]:
    """The details of the guest as they stand, each with its earlier values."""
    chains = _chains(view.log, story)
    return [_told(pen, view, field, chain) for field, chain in chains.items()]


def _chains(log: Sequence[LogLine], story: Iterable[Line]) -> dict[str, list[_Value]]:
    """The values of each field, oldest first; numbers and addresses are fields of their own."""
    chains: dict[str, list[_Value]] = {field: [] for field in ("name", *FIELDS)}
    met = {line.id: line.body.who for line in story if isinstance(line.body, GuestMet)}
    for line in log:
        for field, value in _values(line, met):
            chain = chains.setdefault(field, [])
            if value or chain:
                chain.append(_Value(value, line.id, line.staff, line.when_ms, line.undone))
    return {field: chain for field, chain in chains.items() if chain}


def _values(line: LogLine, met: dict[EntryId, Identity]) -> list[tuple[str, str]]:
    facts = dict(line.facts)
    match line.kind:
        case "guest-met" if line.id in met:
            return _of(met[line.id])
        case "details-changed":
            return list(line.facts)
        case "contact-added":
            return [(f"{facts.get('contact', '')}:{line.text}", line.text)]
        case "contact-removed":
            return [(f"{facts.get('contact', '')}:{line.text}", "")]
        case "quiet-asked":
            return [("quiet", facts.get("quiet", ""))]
    return []


def _of(who: Identity) -> list[tuple[str, str]]:
    told = [(field, str(getattr(who, field))) for field in FIELDS]
    told += [("quiet", "yes")] if who.quiet else []
    told += [(f"phone:{one}", one) for one in who.phones]
    return told + [(f"email:{one}", one) for one in who.emails]


def _told(pen: Pen, view: GuestView, field: str, chain: list[_Value]) -> Told:
    standing = [one for one in chain if not one.undone] or chain
    # Of two cards that became one the later value is not always the one that stands.
    now = next((one for one in reversed(standing) if one.value == _stands(view, field)), None)
    now = now or standing[-1]
    before = [one for one in chain if one is not now and one.value]
    shown = now.value or (before[-1].value if before else "")
    notes = [] if now.value else [_gone(pen, now)]
    notes += [_before(pen, field, one) for one in before if one.value != shown]
    if (mark := _mark(pen, view, field)) is not None:
        notes.append(mark)
    state: State = "" if now.value else "gone"
    return Told(
        field.partition(":")[0],
        named(field_name(field), _WAYS.get(field, str)(shown)),
        now.when_ms,
        pen.at(now.when_ms),
        pen.by(now.staff),
        True,
        tuple(notes),
        state,
        now.id,
        on_card=True,
        words=shown,
        data={"field": field},
    )


def _stands(view: GuestView, field: str) -> str:
    """What the card says now; "" where it says nothing."""
    who = view.identity
    kind, _colon, value = field.partition(":")
    if kind in ("phone", "email"):
        return value if value in (*who.phones, *who.emails) else ""
    if kind == "quiet":
        return "yes" if who.quiet else "no"
    return str(getattr(who, kind, ""))


def field_name(field: str) -> str:
    """What a field of the details is called."""
    kind = field.partition(":")[0]
    others = {"phone": _("Telephone"), "email": _("E-mail"), "quiet": _("Quiet greeting")}
    return others.get(kind) or label(FIELDS, kind)


def _before(pen: Pen, field: str, one: _Value) -> Note:
    words = _WAYS.get(field, str)(one.value)
    text = _("Before: {words}").format(words=words)
    told = f"{text} ({pen.signed(one.when_ms, one.staff)})"
    if one.undone:
        told = _("[taken back] {line}").format(line=told)
    return Note("", told, one.value, one.when_ms, pen.by(one.staff), gave=True)


def _gone(pen: Pen, one: _Value) -> Note:
    told = f"{_('No longer so.')} ({pen.signed(one.when_ms, one.staff)})"
    return Note("", told, "", one.when_ms, pen.by(one.staff))


def _mark(pen: Pen, view: GuestView, field: str) -> Note | None:
    mark = view.private_mark(field=field)
    line = next((one for one in view.log if mark is not None and one.id == mark.id), None)
    if line is None or mark is None:
        return None
    text = f"{sentence(line)} ({pen.signed(line.when_ms, line.staff)})"
    return Note(line.kind, text, line.text, line.when_ms, pen.by(line.staff))
