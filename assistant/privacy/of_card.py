"""The lines of a guest's own page, as the guest reads them. Pure.

A line that speaks of another one stands below it; whatever kind a line is, it is told somewhere.
"""

from collections.abc import Callable, Sequence
from typing import get_args

from assistant.guests.entries import Moment
from assistant.guests.fold import CORRECTABLE
from assistant.guests.labels import CARE, FIELDS, KINDS, SPECIALS, label, mood_word
from assistant.guests.view import LogLine
from assistant.journal.stamp import EntryId
from assistant.privacy.moments import written_day
from assistant.privacy.naming import Pen
from assistant.privacy.told import Key, Note, State, Told
from assistant.tongue import N_, _, listed, n_, named, sentences
from assistant.words.labels import moment_label

OF_IDENTITY = frozenset(
    {"guest-met", "details-changed", "contact-added", "contact-removed", "quiet-asked"}
)
"""Kinds that `of_identity` tells."""
_GIVEN = frozenset(
    {"care-noted", "guest-stated", "processing-restricted", "objection-noted", "earlier-visits"}
)
"""Kinds that a guest gives; besides them preferences that were said, and who the guest is."""
_PLACES: dict[str, Key] = {
    "care-noted": "told",
    "guest-stated": "told",
    "processing-restricted": "told",
    "objection-noted": "told",
    "tie-noted": "noticed",
    "mood-noted": "noticed",
    "note-written": "noticed",
    "guest-arrived": "visits",
    "earlier-visits": "visits",
    "mistake-noted": "wrong",
    "words-said": "said",
    "open-book-given": "looked",
    "contact-revealed": "looked",
}
"""Where a line stands; what is not named stands with where all came from."""
_SPEAKING = frozenset(
    {
        *("preference-confirmed", "preference-changed", "mistake-put-right", "line-undone"),
        *("line-corrected", "line-retired", "guest-stated", "private-marked"),
        *("private-unmarked", "consent-withdrawn"),
    }
)
YOURS = {
    "recommend": N_("recommendations"),
    "name": N_("to be greeted by name"),
    "notice": N_("that we note what you did not tell us"),
    "letters": N_("letters, cards and questions after a visit"),
}
"""What a guest objects to, as the guest reads it."""
WAYS = {
    "print": N_("on paper"),
    "pdf": N_("as PDF"),
    "json": N_("as a file for other programs"),
    "text": N_("as text"),
}


def of_card(pen: Pen, log: Sequence[LogLine]) -> list[tuple[Key, Told]]:
    """All lines but those of the identity, each with its section, in the order of the story."""
    main: dict[EntryId, LogLine] = {}
    placed: dict[EntryId, EntryId] = {}
    """Below which line another one stands."""
    visit: EntryId | None = None
    known = {line.id: line for line in log}
    for line in log:
        if line.kind == "guest-left" and visit is not None:
            placed[line.id], visit = visit, None
        elif line.kind not in OF_IDENTITY and not _speaks(line, known):
            main[line.id] = line
            if line.kind == "guest-arrived" and ("channel", "in-person") in line.facts:
                visit = line.id
    notes: dict[EntryId, list[LogLine]] = {}
    for line in log:
        below = placed.get(line.id) or _root(line, known, placed)
        if below in main and below != line.id:
            notes.setdefault(below, []).append(line)
        elif line.kind not in OF_IDENTITY:
            main.setdefault(line.id, line)
    order = sorted(main)
    return [(_place(main[one]), _told(pen, main[one], notes.get(one, ()))) for one in order]


def _speaks(line: LogLine, known: dict[EntryId, LogLine]) -> bool:
    return line.kind in _SPEAKING and line.of is not None and line.of in known


def _root(line: LogLine, known: dict[EntryId, LogLine], placed: dict[EntryId, EntryId]) -> EntryId:
    """The line of which `line` speaks in the end; itself where it speaks of none."""
    seen: set[EntryId] = set()
    while _speaks(line, known) and line.of is not None and line.id not in seen:
        seen.add(line.id)
        line = known[line.of]
    return placed.get(line.id, line.id)


def _place(line: LogLine) -> Key:
    if line.kind == "preference-noted":
        return "told" if ("origin", "said") in line.facts else "noticed"
    return _PLACES.get(line.kind, "source")


def _told(pen: Pen, line: LogLine, notes: Sequence[LogLine]) -> Told:
    gone = any(one.kind == "line-retired" and not one.undone for one in notes)
    state: State = "undone" if line.undone else "gone" if gone else ""
    given = line.kind in _GIVEN or ("origin", "said") in line.facts
    return Told(
        line.kind,
        sentence(line),
        line.when_ms,
        pen.at(line.when_ms),
        pen.by(line.staff),
        given,
        tuple(note(pen, one) for one in notes),
        state,
        line.id,
        on_card=True,
        correctable=line.kind in CORRECTABLE and not line.undone,
        words=line.text,
        data=dict(line.facts),
    )


def sentence(line: LogLine) -> str:
    """What a line says, in words for the guest."""
    tell = _SENTENCES.get(line.kind)
    if tell is not None:
        return tell(line, dict(line.facts))
    return named(label(KINDS, line.kind), line.text)


def _mood(line: LogLine, facts: dict[str, str]) -> str:
    level = facts.get("level", "")
    word = mood_word(int(level)) if level in {"1", "2", "3", "4", "5"} else level
    return named(_("How you felt, as far as we saw it: {mood}").format(mood=word), line.text)


def _arrived(line: LogLine, facts: dict[str, str]) -> str:
    channels = {"telephone": _("You called us."), "online": _("You wrote to us.")}
    return channels.get(facts.get("channel", ""), _("You were here."))


def _earlier(line: LogLine, facts: dict[str, str]) -> str:
    count = facts.get("count", "")
    n = int(count) if count.isdecimal() else 0
    told = n_("{n} visit from before this card", "{n} visits from before this card", n).format(n=n)
    last = facts.get("last", "")
    return listed((told, _("last {day}").format(day=written_day(last)) if last else ""))


def _said(line: LogLine, facts: dict[str, str]) -> str:
    moment = next((one for one in get_args(Moment) if one == facts.get("moment")), None)
    words = _("“{words}”").format(words=line.text)
    return named(moment_label(moment), words) if moment is not None else words


def _restricted(line: LogLine, facts: dict[str, str]) -> str:
    on = _("What is on file about you is only kept, not used.")
    off = _("What is on file about you may be used again.")
    return sentences(on if facts.get("on") == "yes" else off, line.text)


def _objected(line: LogLine, facts: dict[str, str]) -> str:
    wish = _("You do not want") if facts.get("on") == "yes" else _("You no longer mind")
    return sentences(f"{named(wish, label(YOURS, facts.get('use', '')))}", line.text)


def _private(line: LogLine, facts: dict[str, str]) -> str:
    """A mark: of what kind, why it was asked, whether it was checked, and how long it is kept."""
    field = facts.get("field", "")
    kind, _colon, value = field.partition(":")
    consent, until = facts.get("consent", ""), facts.get("until", "")
    return sentences(
        listed((label(SPECIALS, facts.get("special", "")), value or label(FIELDS, kind))) + ".",
        _("Asked because: {why}.").format(why=line.text.rstrip(".")) if line.text else "",
        _("You agreed on {day}.").format(day=written_day(consent)) if consent else "",
        _("Kept until {day}.").format(day=written_day(until)) if until else "",
        _("Checked by us.") if facts.get("verified") == "yes" else _("Not checked by us."),
    )


_SENTENCES: dict[str, Callable[[LogLine, dict[str, str]], str]] = {
    "preference-noted": lambda line, facts: listed((line.text, facts.get("place", ""))),
    "care-noted": lambda line, facts: named(label(CARE, facts.get("care", "other")), line.text),
    "tie-noted": lambda line, facts: line.text,
    "note-written": lambda line, facts: line.text,
    "mood-noted": _mood,
    "guest-arrived": _arrived,
    "guest-left": lambda line, facts: _("You left."),
    "earlier-visits": _earlier,
    "mistake-noted": lambda line, facts: named(
        _("A promise that we did not keep") if facts.get("broke") else "", line.text
    ),
    "words-said": _said,
    "guest-stated": lambda line, facts: _("“{words}”").format(words=line.text),
    "processing-restricted": _restricted,
    "objection-noted": _objected,
    "private-marked": _private,
    "contact-revealed": lambda line, facts: _("Your telephone and e-mail were shown in whole"),
    "open-book-given": lambda line, facts: named(
        _("All of this was given to you"), label(WAYS, facts.get("way", ""))
    ),
}


def note(pen: Pen, line: LogLine) -> Note:
    """What a later line says of an earlier one, with day and name."""
    words = _note_words(line)
    text = f"{words} ({pen.signed(line.when_ms, line.staff)})"
    if line.undone:
        text = _("[taken back] {line}").format(line=text)
    by_guest = line.kind == "guest-stated" or ("by_guest", "yes") in line.facts
    given = by_guest or line.kind in {"preference-confirmed", "preference-changed"}
    return Note(line.kind, text, line.text, line.when_ms, pen.by(line.staff), given)


def _note_words(line: LogLine) -> str:
    match line.kind:
        case "preference-confirmed":
            return _("You said so again.")
        case "preference-changed":
            return _("Since then: {words}").format(words=line.text)
        case "mistake-put-right":
            return _("Put right: {words}").format(words=line.text)
        case "line-corrected":
            return _corrected(line)
        case "line-retired":
            return sentences(_("No longer so."), line.text)
        case "line-undone":
            return _("Taken back right after it was written.")
        case "guest-stated":
            return _("Your own words: “{words}”").format(words=line.text)
        case "private-unmarked":
            return _("No longer private.")
        case "consent-withdrawn":
            return _("You no longer agree that it is kept.")
    return sentence(line)


def _corrected(line: LogLine) -> str:
    """A correction tells the new words; the ones before it stand below the line."""
    if ("by_guest", "yes") in line.facts:
        return _("Corrected as you asked: “{words}”").format(words=line.text)
    return _("Put in better words: “{words}”").format(words=line.text)
