"""That two cards became one, and what was kept of them, in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from assistant.guests.labels import FIELDS, GENDERS, MANNERS, label
from assistant.guests.view import JoinView
from assistant.journal.stamp import StaffId
from assistant.languages import language_name
from assistant.tongue import N_, _, listed
from ui.look import days
from ui.look.masked import masked

_CONTACTS = {"phone": N_("Telephone"), "email": N_("E-mail")}


def field_label(field: str) -> str:
    """What a field is called."""
    return label(_CONTACTS if field in _CONTACTS else FIELDS, field)


def value_told(field: str, value: str, page: bytes = b"") -> str:
    """A value as people read it; telephone and e-mail masked unless `page` is revealed."""
    if field in _CONTACTS:
        return masked(value, page)
    if field == "language":
        return language_name(value) if value else ""
    if field == "birthday":
        return days.written_day(value) if value else ""
    known = {"gender": GENDERS, "manner": MANNERS}.get(field)
    return label(known, value) if known and value else value


def old_told(old: Iterable[tuple[str, str]], page: bytes = b"") -> str:
    """“Ana Ruiz (name), +34 … (telephone)”: what is kept as what it was."""
    words = _("{value} ({field})")
    return listed(
        words.format(value=value_told(field, one, page), field=field_label(field))
        for field, value in old
        for one in value.split("\n")
        if one
    )


def joined_told(join: JoinView, names: Mapping[StaffId, str], page: bytes = b"") -> str:
    """“Joined from two cards on 3 May 2026 by Elena. Before: Name: Ana Ruiz”."""
    day = days.plain_day(date.fromtimestamp(join.when_ms / 1000))
    name, old = names.get(join.staff, ""), old_told(join.old, page)
    told = _("Joined from two cards on {day} by {name}.") if name else _("Joined on {day}.")
    told = told.format(day=day, name=name)
    return _("{told} Before: {old}").format(told=told, old=old) if old else told
