"""A trace in words: for which moment and day, for whom, set by whom."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from assistant.journal.stamp import PageId, StaffId
from assistant.people.entries import Role
from assistant.people.labels import role_word
from assistant.shift.entries import ANYBODY
from assistant.shift.labels import moment_label
from assistant.shift.view import TraceView
from assistant.tongue import _, listed
from ui.look import days

Names = Mapping[StaffId, str]
ROLES: tuple[Role, ...] = get_args(Role)


def moment(trace: TraceView, now_ms: int) -> str:
    """“Before arrival”, “At the farewell, 24 Dec”; a day that is today is not told."""
    return listed((moment_label(trace.moment), day(trace, now_ms)))


def day(trace: TraceView, now_ms: int) -> str:
    """The day that it is for, where that is another one than today; "" where it has none."""
    today = date.fromtimestamp(now_ms / 1000)
    if not trace.day or trace.day == today.isoformat():
        return ""
    when = date.fromisoformat(trace.day)
    apart = (when - today).days
    if abs(apart) == 1:
        return _("tomorrow") if apart == 1 else _("yesterday")
    return days.plain_day(when, with_year=when.year != today.year)


def whom(trace: TraceView, names: Names) -> str:
    """For whom it is; "" for whoever is there."""
    if trace.to != ANYBODY:
        return _("for {name}").format(name=names.get(trace.to, "?"))
    return _("for a {role}").format(role=role_word(trace.role)) if trace.role else ""


def signed(trace: TraceView, names: Names, now_ms: int) -> str:
    """For whom, and who set it when."""
    set_by = listed((names.get(trace.staff, ""), days.day(trace.when_ms, now_ms)))
    return " · ".join(filter(None, (whom(trace, names), set_by)))


def choices(colleagues: Iterable[tuple[StaffId, str]]) -> list[tuple[object, str]]:
    """For whom a task can be: whoever is there, a role, a colleague. See `chosen`."""
    found: list[tuple[object, str]] = [("", _("for whoever is there"))]
    found += [(role, _("for a {role}").format(role=role_word(role))) for role in ROLES]
    found += [(one.hex(), _("for {name}").format(name=name)) for one, name in colleagues]
    return found


def chosen(value: object) -> tuple[StaffId, Role | str]:
    """The person and the role that a value of `choices` stands for."""
    if value in ROLES:
        return ANYBODY, str(value)
    return (StaffId(PageId(bytes.fromhex(str(value)))), "") if value else (ANYBODY, "")


def value(trace: TraceView) -> str:
    """The value of `choices` for whom it is now."""
    return trace.to.hex() if trace.to != ANYBODY else trace.role
