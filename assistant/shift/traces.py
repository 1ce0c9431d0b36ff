"""What may be done about a trace: set, passed on, done; and which traces are for now. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct

from assistant.guests.view import HOUR_MS
from assistant.journal.entry import Body
from assistant.journal.stamp import PageId, StaffId
from assistant.people.entries import Role
from assistant.refusal import Refused
from assistant.shift import entries as e
from assistant.shift.times import day_of
from assistant.shift.view import Around, TraceView
from assistant.tongue import N_
from assistant.typed import one_line

WORDS_MOST = 500
"""Characters of a trace, and of what is said when it is done."""
AHEAD = timedelta(days=2 * 366)
"""Nobody plans a visit further ahead: a year was mistyped."""
GREETED_MS = HOUR_MS
"""So long after the arrival a guest is being greeted."""
MOMENTS: tuple[e.TraceMoment, ...] = get_args(e.TraceMoment)
"""In the order of a visit."""

ToRole = Role | Literal[""]


class AtVisit(Struct, frozen=True):
    """Where a guest's visit stands, as far as it matters for traces."""

    now_ms: int
    today: str
    """YYYY-MM-DD by the shop's clock."""
    arrived_ms: int | None = None
    """When the visit that goes on began; None while the guest is not here."""
    leaving: bool = False
    """Whether the farewell is being said, or the visit is to end today."""


def set_trace(
    around: Around,
    *,
    text: str,
    moment: e.TraceMoment,
    guest: PageId,
    day: str = "",
    to: StaffId = e.ANYBODY,
    role: ToRole = "",
) -> list[Body]:
    """The first line of a trace's page, for a person, for a role, or for whoever is there."""
    words = one_line(text, WORDS_MOST)
    if not words:
        raise Refused(N_("Please write a few words first."))
    if guest == e.NOBODY:
        raise Refused(N_("A task is for a guest’s visit. Please open the guest’s card first."))
    if moment not in MOMENTS:
        raise Refused(N_("Please choose the moment that it is for."))
    to, role = _whom(around, to, role)
    return [e.TraceSet(words, moment, guest, _ahead(day, around), to, role)]


def pass_trace(
    view: TraceView, around: Around, *, to: StaffId = e.ANYBODY, role: ToRole = ""
) -> list[Body]:
    """Somebody else sees to it; empty when they do already."""
    if not view.is_open:
        raise Refused(N_("This was done meanwhile."))
    to, role = _whom(around, to, role)
    return [] if (to, role) == (view.to, view.role) else [e.TracePassed(to, role)]


def do_trace(
    view: TraceView, around: Around, *, text: str = "", dropped: bool = False
) -> list[Body]:
    """Done, or no longer needed; empty when that is on file: who did it first holds."""
    words = one_line(text, WORDS_MOST)
    return [e.TraceDone(words, dropped)] if view.is_open else []


def reopen_trace(view: TraceView, around: Around) -> list[Body]:
    """It was not done after all; empty when it is to be done still."""
    return [] if view.is_open else [e.TraceReopened()]


def due_traces(traces: Iterable[TraceView], at: AtVisit) -> list[TraceView]:
    """Those of one guest that are for now, in the order of their moments.

    What was for an earlier moment of the visit and was not done stays: it is late, not lost.
    """
    due = [one for one in traces if is_due(one, at)]
    return sorted(due, key=lambda one: (MOMENTS.index(one.moment), one.day, one.when_ms))


def is_due(trace: TraceView, at: AtVisit) -> bool:
    """Whether it is to be done, and now."""
    if not trace.is_open or trace.day > at.today:
        return False
    if at.arrived_ms is None:
        return trace.moment == "arrival"
    if trace.moment == "visit":
        return True
    if trace.moment == "farewell":
        return at.leaving or bool(trace.day)
    if trace.moment == "greeting" and at.now_ms - at.arrived_ms <= GREETED_MS:
        return True
    # Set during the visit and for no day, an arrival or a greeting is the next one.
    return bool(trace.day) or trace.when_ms < at.arrived_ms


def _whom(around: Around, to: StaffId, role: ToRole) -> tuple[StaffId, ToRole]:
    """A person goes before a role."""
    if to != e.ANYBODY:
        person = around.staff.get(to)
        if person is None or not person.active:
            raise Refused(N_("Please choose somebody who works here."))
        return to, ""
    if role and role not in get_args(Role):
        raise Refused(N_("“{value}” is not among the choices."), value=role)
    return to, role


def _ahead(day: str, around: Around) -> str:
    """`day`, where it is one that lies ahead, or ""."""
    if not day:
        return ""
    today = date.fromisoformat(day_of(around.now_ms))
    try:
        when = date.fromisoformat(day)
    except ValueError:
        raise Refused(
            N_("“{day}” is no day. Please write it as 24.12. or 2026-12-24."), day=day
        ) from None
    if when < today:
        raise Refused(N_("This day has passed. Please choose today or a day ahead."))
    if when > today + AHEAD:
        raise Refused(N_("This is more than two years away. Please choose a nearer day."))
    return when.isoformat()
