"""The words and the sign of each kind of line in the log."""

from assistant.guests.view import LogLine
from assistant.tongue import _
from ui.counter.card_words import care_word, channel_word
from ui.look.face import mood_word

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
}


def log_icon(line: LogLine) -> str:
    """The sign of the line's kind."""
    return _ICONS.get(line.kind, "file-text")


def log_label(line: LogLine) -> str:
    """What kind of line it is, in words."""
    labels = {
        "guest-met": _("First met"),
        "details-changed": _("Details changed"),
        "contact-added": _("Contact added"),
        "contact-removed": _("Contact removed"),
        "quiet-asked": _("Quiet greeting"),
        "care-noted": _("Must be known"),
        "tie-noted": _("Tie"),
        "preference-noted": _("Preference"),
        "preference-confirmed": _("Still true"),
        "preference-changed": _("Preference changed"),
        "mood-noted": _("Mood"),
        "guest-arrived": _("Arrived"),
        "guest-left": _("Left"),
        "earlier-visits": _("Earlier visits"),
        "mistake-noted": _("Mistake"),
        "mistake-put-right": _("Put right"),
        "note-written": _("Note"),
        "words-said": _("Said to the guest"),
        "line-undone": _("Taken back"),
        "line-corrected": _("Corrected"),
        "line-retired": _("No longer so"),
    }
    return labels.get(line.kind, line.kind)


def log_text(line: LogLine) -> str:
    """The line's words with its facts, and the line that it speaks of."""
    facts = dict(line.facts)
    parts = []
    if line.kind == "mood-noted" and facts.get("level", "") in "12345":
        parts.append(mood_word(int(facts["level"])))
    elif line.kind == "guest-arrived":
        parts.append(channel_word(facts.get("channel", "in-person")))  # type: ignore[arg-type]
    elif line.kind == "care-noted":
        parts.append(care_word(facts.get("care", "other"))[1])  # type: ignore[arg-type]
    elif line.kind == "preference-noted":
        parts.append(_("told us") if facts.get("origin") == "said" else _("seen by us"))
        parts.append(facts.get("place", ""))
    elif line.kind == "quiet-asked":
        parts.append(_("yes") if facts.get("quiet") == "yes" else _("no"))
    elif line.kind in ("guest-met", "details-changed", "earlier-visits"):
        parts += [value for _name, value in line.facts]
    told = ", ".join(part for part in parts if part)
    words = f"{line.text} ({told})" if line.text and told else line.text or told
    if line.about:
        words = f"{words}: {line.about}" if words else line.about
    return words
