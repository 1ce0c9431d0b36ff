"""What there is to know of a guest, each thing in a line with its sign. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from assistant.guests.labels import CARE, label
from assistant.journal.stamp import StaffId
from assistant.recovery.labels import stage_label
from assistant.shift.labels import moment_label
from assistant.shift.slides import Fact, FactKind
from assistant.shift.worth import SAFETY
from assistant.tongue import N_, _, listed, n_, named, sentences, spoken
from ui.look import days
from ui.look.shortened import shortened

DOT = "  ·  "
LONGEST = 110
"""Letters of a fact at the most; of what is safety, twice as many."""

Names = Mapping[StaffId, str]


class Row(NamedTuple):
    """A line with its sign: a semibold lead in a colour of the palette, and the rest."""

    icon: str
    text: str
    lead: str = ""
    ink: str = "text"

    @property
    def spoken(self) -> str:
        """As it is read out."""
        asks = self.lead.endswith(("?", "？"))
        return (sentences if asks else named)(self.lead, self.text) if self.text else self.lead


_NOTED: dict[FactKind, tuple[str, str, str]] = {
    "care": ("heart", N_("Take care"), "text"),
    "prepare": ("concierge-bell", N_("To prepare"), "text"),
    "unsettled": ("history", N_("Not put right yet"), "warn"),
    "low": ("meh", N_("Ill at ease last time"), "text"),
    "tie": ("heart", "", "text"),
    "asked": ("circle-question-mark", N_("Still so?"), "text"),
    "likes": ("sun", "", "text"),
}
"""Sign, lead and colour of what is told in the words on file."""
_PLAIN: dict[FactKind, tuple[str, str]] = {
    "birthday": ("gift", N_("Birthday today")),
    "first": ("user-round-plus", N_("First visit")),
    "unknown": ("user-round-plus", N_("Not on file yet")),
    "quiet": ("volume-x", N_("Likes to be greeted quietly, without a name")),
}
"""Sign and words of what its kind says."""


def fact_row(fact: Fact, names: Names, now_ms: int) -> Row:
    """A fact in words."""
    if fact.kind in _PLAIN:
        icon, words = _PLAIN[fact.kind]
        return Row(icon, _(words))
    text = shortened(fact.text, 2 * LONGEST if fact.kind in SAFETY else LONGEST)
    if fact.kind in _NOTED:
        icon, lead, ink = _NOTED[fact.kind]
        return Row(icon, text, _(lead) if lead else "", ink)
    match fact.kind:
        case "allergy":
            return Row("triangle-alert", text, label(CARE, "allergy"), "danger")
        case "access":
            return Row("accessibility", text, label(CARE, "access"), "danger")
        case "mistake":
            return Row("history", _mistake(fact), _("Last time"))
        case "trace":
            return Row("sticky-note", text, moment_label(fact.moment) if fact.moment else "")
        case "problem":
            return Row("life-buoy", _by(text, fact, names), _("Open problem"), "warn")
        case "promise":
            return _promise(_by(text, fact, names), fact.when_ms, now_ms)
    return _counted(fact, now_ms)


def _counted(fact: Fact, now_ms: int) -> Row:
    """What is said by a number or a span of time."""
    if fact.kind == "back":
        told = _("Back after {span}").format(span=days.age(fact.when_ms, now_ms))
        return Row("history", told)
    if fact.kind == "milestone":
        return Row("sparkles", _("Visit number {n}").format(n=fact.number))
    told = n_(
        "Something went wrong {n} time lately", "Something went wrong {n} times lately", fact.number
    )
    return Row("history", told.format(n=fact.number))


def _mistake(fact: Fact) -> str:
    """What went wrong, and the first thing that was done about it."""
    what = shortened(fact.text, LONGEST * 2 // 3).rstrip(".。")
    how = shortened(fact.more.strip().partition("\n")[0], LONGEST // 2)
    joint = "；" if spoken() == "zh" else "; "
    return joint.join(filter(None, (what, named(_("put right"), how) if how else "")))


def _promise(text: str, due_ms: int, now_ms: int) -> Row:
    due = days.due(due_ms, now_ms)
    if due_ms <= now_ms:
        return Row("clock", text, listed((stage_label("overdue"), due)), "warn")
    return Row("clock", text, _("by {time}").format(time=due))


def _by(text: str, fact: Fact, names: Names) -> str:
    """What is to be done, and by whom."""
    return DOT.join(filter(None, (text, names.get(fact.staff, ""))))
