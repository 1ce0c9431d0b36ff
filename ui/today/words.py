"""What is said of a day and of those who are expected on it, in whole words. Pure."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from assistant.guests.standing import first_time, last_seen_ms, long_away
from assistant.guests.view import GuestView
from assistant.journal.stamp import StaffId
from assistant.recovery.standing import open_problems, open_promises
from assistant.shift.labels import party_words
from assistant.tongue import _, listed, n_, named
from ui.look import days
from ui.today.reading import Visitor

_ORDER = {"allergy": 0, "access": 1, "other": 2}
_SIGNS = {"allergy": "triangle-alert", "access": "accessibility", "other": "heart"}


class Fact(Struct, frozen=True):
    """Something that must be known before the guest comes."""

    icon: str
    ink: str
    """The token of its colour."""
    text: str


def day_name(day: str, today: str) -> str:
    """“Today”, “Tomorrow”, “Yesterday”, or the weekday."""
    when, now = date.fromisoformat(day), date.fromisoformat(today)
    near = {-1: _("Yesterday"), 0: _("Today"), 1: _("Tomorrow")}
    return near.get((when - now).days) or days.weekday(when)


def day_date(day: str, today: str) -> str:
    """“Sunday, 22 Nov”; without the weekday where that is its name already."""
    when, now = date.fromisoformat(day), date.fromisoformat(today)
    told = days.plain_day(when, with_year=when.year != now.year)
    return listed((days.weekday(when), told)) if abs((when - now).days) <= 1 else told


def facts(visitor: Visitor, now_ms: int) -> list[Fact]:
    """What must be known, the gravest first."""
    guest = visitor.guest
    if guest is None:
        return []
    care = sorted(guest.care, key=lambda one: _ORDER[one.care])
    found = [
        Fact(_SIGNS[one.care], "muted" if one.care == "other" else "danger", one.text)
        for one in care
    ]
    if guest.identity.quiet:
        found.append(Fact("volume-x", "muted", _("Greet quietly")))
    found += _open(visitor, now_ms)
    found += [
        Fact("circle-alert", "warn", named(_("Not yet put right"), one.text))
        for one in guest.mistakes
        if not one.remedy
    ]
    found += [Fact("clipboard-list", "accent", one.text) for one in visitor.traces]
    return found + _back(guest, visitor, now_ms)


def _open(visitor: Visitor, now_ms: int) -> list[Fact]:
    """Problems and promises that wait."""
    found = [
        Fact("life-buoy", "warn", named(_("Open problem"), view.text))
        for view in open_problems(visitor.matters)
    ]
    for view in visitor.matters:
        for promise in open_promises(view):
            due = days.due(promise.due_ms, now_ms)
            text = listed((named(_("Promised"), promise.text), due))
            found.append(Fact("hand-heart", "warn", text))
    return found


def _back(guest: GuestView, visitor: Visitor, now_ms: int) -> list[Fact]:
    """What makes the visit another one than usual."""
    found = []
    if guest.identity.birthday[-5:] == visitor.expected.day[-5:]:
        found.append(Fact("gift", "accent", _("Birthday on this day")))
    if visitor.has_come or visitor.is_here:
        return found
    last = last_seen_ms(guest, now_ms)
    if first_time(guest, now_ms):
        found.append(Fact("sparkles", "accent", _("First time")))
    elif last is not None and long_away(guest, now_ms):
        told = _("back after {span}").format(span=days.age(last, now_ms))
        found.append(Fact("history", "accent", told[:1].upper() + told[1:]))
    return found


def standing(visitor: Visitor, now_ms: int) -> str:
    """“here since 18:20”, “came at 18:20”, “does not come”, “not known yet”; "" for the usual.

    Who was in the house before that day is in the house, and may come to table all the same.
    """
    view = visitor.expected
    if view.cancelled:
        return named(_("does not come"), view.reason)
    if visitor.hit is None:
        return _("not known yet")
    if not visitor.has_come:
        return _("in the house") if visitor.is_here else ""
    if visitor.is_here:
        return _("here since {time}").format(time=days.moment(visitor.came_ms, now_ms))
    return _("came at {time}").format(time=days.clock(visitor.came_ms))


def sentence(visitor: Visitor, now_ms: int) -> str:
    """A row as a screen reader says it."""
    view = visitor.expected
    told = [fact.text for fact in facts(visitor, now_ms)]
    parts = (view.at, visitor.name, party_words(view.party), standing(visitor, now_ms))
    return listed((*parts, named(_("To prepare"), view.note) if view.note else "", *told))


def written_by(visitor: Visitor, names: Mapping[StaffId, str], now_ms: int) -> str:
    """“Elena, today”: who wrote it first."""
    view = visitor.expected
    return listed((names.get(view.staff, ""), days.day(view.when_ms, now_ms)))


def counted(visitors: list[Visitor]) -> str:
    """“12 expected · 3 came”."""
    coming = [one for one in visitors if not one.expected.cancelled]
    came = sum(one.has_come for one in coming)
    still = len(coming) - came
    parts = [n_("{n} still to come", "{n} still to come", still).format(n=still)]
    if came:
        parts.append(n_("{n} came", "{n} came", came).format(n=came))
    gone = len(visitors) - len(coming)
    if gone:
        parts.append(n_("{n} does not come", "{n} do not come", gone).format(n=gone))
    return "  ·  ".join(parts)
