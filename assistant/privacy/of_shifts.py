"""Tasks, expected visits, good deeds and words at a handover, as the guest reads them. Pure."""

from collections.abc import Iterable

from assistant.privacy.moments import written_day
from assistant.privacy.naming import Pen
from assistant.privacy.told import Key, Material, Note, Remark, Told
from assistant.shift.labels import moment_label, party_words
from assistant.shift.view import ExpectedView, TraceView, WowView
from assistant.tongue import _, listed, named, sentences


def of_shifts(pen: Pen, material: Material) -> list[tuple[Key, Told]]:
    """All of them, each with its section."""
    told: list[tuple[Key, Told]] = []
    told += [("promises", _trace(pen, one)) for one in material.traces]
    told += [("promises", _expected(pen, one)) for one in material.expected]
    told += [("noticed", _deed(pen, one)) for one in material.deeds]
    return told + [("noticed", _remark(pen, one)) for one in material.remarks]


def _trace(pen: Pen, one: TraceView) -> Told:
    when = listed((moment_label(one.moment), written_day(one.day)))
    notes = [named(_("When"), when)]
    notes += [_before(pen, old.when_ms, old.text) for old in one.history]
    if one.done_by is not None:
        done = _("No longer needed.") if one.dropped else _("Done.")
        notes.append(f"{sentences(done, one.done_text)} ({pen.signed(one.done_ms, one.done_by)})")
    return Told(
        "trace-set",
        named(_("Planned for you"), one.text),
        one.when_ms,
        pen.at(one.when_ms),
        pen.by(one.staff),
        notes=_notes(notes),
        words=one.text,
        data={"moment": one.moment, "day": one.day, "done": "no" if one.is_open else "yes"},
    )


def _expected(pen: Pen, one: ExpectedView) -> Told:
    days = _("from {first} to {last}").format(
        first=written_day(one.day), last=written_day(one.until)
    )
    day = days if one.until else written_day(one.day)
    when = listed((day, one.at, party_words(one.party)))
    sources = {"list": _("From a list of the house."), "calendar": _("From a calendar.")}
    notes = [
        named(_("Name"), one.name),
        listed((*one.phones, *one.emails)),
        named(_("What to prepare"), one.note) if one.note else "",
        sources.get(one.source, ""),
        sentences(_("Cancelled."), one.reason) if one.cancelled else "",
    ]
    return Told(
        "guest-expected",
        named(_("Expected"), when),
        one.when_ms,
        pen.at(one.when_ms),
        pen.by(one.staff),
        True,
        _notes(notes),
        "gone" if one.cancelled else "",
        words=one.note,
        data={"name": one.name, "day": one.day, "at": one.at, "until": one.until,
              "phones": " ".join(one.phones), "emails": " ".join(one.emails)},
    )  # fmt: skip


def _deed(pen: Pen, one: WowView) -> Told:
    by = listed(pen.by(staff) for staff in one.about)
    notes = [_before(pen, old.when_ms, old.text) for old in one.history]
    notes.append(named(_("Done by"), by) if by else "")
    return Told(
        "wow-told",
        named(_("Something that we gladly did for you"), one.text),
        one.when_ms,
        pen.at(one.when_ms),
        pen.by(one.staff),
        notes=_notes(notes),
        state="undone" if one.undone else "",
        id=one.id,
        words=one.text,
    )


def _remark(pen: Pen, one: Remark) -> Told:
    return Told(
        one.kind,
        named(_("Said from one shift to the next"), one.text),
        one.when_ms,
        pen.at(one.when_ms),
        pen.by(one.staff),
        id=one.id,
        words=one.text,
    )


def _before(pen: Pen, ms: int, words: str) -> str:
    return _("before, {moment}: {words}").format(moment=pen.at(ms), words=words)


def _notes(texts: Iterable[str]) -> tuple[Note, ...]:
    return tuple(Note("", text, text) for text in texts if text)
