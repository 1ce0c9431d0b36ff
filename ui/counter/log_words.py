"""The words and the sign of each kind of line in the log."""

from collections.abc import Callable
from functools import partial

from assistant.guests.entries import Care
from assistant.guests.labels import CHANNELS, FIELDS, KINDS, MANNERS, ORIGINS, label, mood_word
from assistant.guests.view import LogLine
from assistant.languages import language_name
from assistant.tongue import _, listed, named
from ui.counter.card_words import care_word
from ui.look.days import written_day as day_of

_ICONS = {
    "guest-met": "user-round-plus",
    "details-changed": "pen-line",
    "contact-added": "phone",
    "contact-removed": "phone",
    "quiet-asked": "volume-x",
    "care-noted": "triangle-alert",
    "tie-noted": "hand-heart",
    "preference-noted": "heart",
    "preference-confirmed": "check",
    "preference-changed": "refresh-cw",
    "mood-noted": "meh",
    "guest-arrived": "door-open",
    "guest-left": "log-out",
    "earlier-visits": "history",
    "mistake-noted": "circle-alert",
    "mistake-put-right": "undo-2",
    "note-written": "sticky-note",
    "words-said": "message-square-quote",
    "line-undone": "x",
    "line-corrected": "pen-line",
    "line-retired": "x",
    "guest-stated": "message-square-quote",
    "processing-restricted": "lock",
    "objection-noted": "circle-alert",
    "private-marked": "lock",
    "private-unmarked": "lock",
    "consent-withdrawn": "x",
    "open-book-given": "file-text",
    "contact-revealed": "eye",
    "guests-merged": "users-round",
    "merge-undone": "undo-2",
    "told-apart": "users-round",
    "perhaps-same": "users-round",
}


_TOLD = FIELDS.keys() - {"gender"}
"""A title and the form of address say it: the letter itself is nobody's to read."""
_WAYS: dict[str, Callable[[str], str]] = {
    "language": language_name,
    "birthday": day_of,
    "manner": partial(label, MANNERS),
}
_CARES: dict[str, Care] = {"allergy": "allergy", "access": "access"}


def log_icon(line: LogLine) -> str:
    """The sign of the line's kind."""
    return _ICONS.get(line.kind, "file-text")


def log_label(line: LogLine) -> str:
    """What kind of line it is, in words."""
    return label(KINDS, line.kind)


def _told(line: LogLine) -> list[str]:
    """The line's facts in words."""
    facts = dict(line.facts)
    if line.kind == "guest-arrived":
        return [label(CHANNELS, facts.get("channel", "in-person"))]
    if line.kind == "preference-noted":
        return [label(ORIGINS, facts.get("origin", "")), facts.get("place", "")]
    if line.kind == "quiet-asked":
        return [_("yes") if facts.get("quiet") == "yes" else _("no")]
    if line.kind == "details-changed":
        return [_detail(name, value) for name, value in line.facts]
    if line.kind == "earlier-visits":
        last = facts.get("last", "")
        return [facts.get("count", ""), _("last {day}").format(day=day_of(last)) if last else ""]
    return [facts.get("name", "")]


def _detail(field: str, value: str) -> str:
    """One detail of the guest and what it became."""
    told = _WAYS.get(field, str)(value)
    return named(label(FIELDS, field), told or "—") if field in _TOLD else ""


def _opening(line: LogLine) -> str:
    """What the line's own words begin with: a mood, why it must be known, what was broken."""
    facts = dict(line.facts)
    level = facts.get("level", "")
    if line.kind == "mood-noted" and level in {"1", "2", "3", "4", "5"}:
        word = mood_word(int(level))
        return word[:1].upper() + word[1:]
    if facts.get("broke") == "promise":
        return _("Promise not kept")
    if line.kind == "care-noted":
        return care_word(_CARES.get(facts.get("care", ""), "other"))[1]
    return ""


def log_words(line: LogLine) -> tuple[str, str]:
    """What is written, and below it what kind of line that is; the second may be empty."""
    kind = log_label(line)
    told = listed(_told(line))
    about = line.about or label(KINDS, dict(line.facts).get("of_kind", ""))
    opening = _opening(line)
    words = named(opening, line.text)
    if not words:
        return named(kind, told or about), ""
    return words, named(listed((kind, told)), about)
