"""A look, and what stands out, in words that accuse nobody."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from assistant.journal.stamp import DeskId, PageId, StaffId
from assistant.privacy.looks import Outstanding
from assistant.tongue import _, n_
from ui.look import days

_SHOWN = 4
"""So many guests are named."""


class Names(Struct, frozen=True):
    """What pages and desks are called."""

    guests: Mapping[PageId, str] = {}
    staff: Mapping[StaffId, str] = {}
    desks: Mapping[DeskId, str] = {}


def told(one: Outstanding, names: Names) -> str:
    """“Monday, 5 January: Lin opened 12 cards at which …”."""
    day = days.long_day(date.fromisoformat(one.day), with_weekday=True)
    name = names.staff.get(one.staff, "") if one.staff is not None else ""
    guests = " · ".join(filter(None, (names.guests.get(page, "") for page in one.guests[:_SHOWN])))
    if one.reason == "many":
        said = n_(
            "{day}: {name} opened {n} card; {usual} are usual for {name}.",
            "{day}: {name} opened {n} cards; {usual} are usual for {name}.",
            one.number,
        )
        return said.format(day=day, name=name, n=one.number, usual=one.usual)
    if one.reason == "without-cause":
        said = n_(
            "{day}: {name} opened {n} card of somebody who neither visited nor was written to"
            " ({guests}).",
            "{day}: {name} opened {n} cards of people who neither visited nor were written to"
            " ({guests}).",
            one.number,
        )
        return said.format(day=day, name=name, n=one.number, guests=guests or "…")
    said = n_(
        "{day}: {n} colleague opened the card of {guests}, with no visit and nothing written.",
        "{day}: {n} colleagues opened the card of {guests}, with no visit and nothing written.",
        one.number,
    )
    return said.format(day=day, n=one.number, guests=guests or "…")


def guest_name(page: PageId, names: Names) -> str:
    """Whose card it was; a guest who was erased has no name any more."""
    return names.guests.get(page) or _("A guest no longer on file")


def by(staff: StaffId, desk: DeskId, names: Names) -> str:
    """“Lin, at the bar”."""
    name, where = names.staff.get(staff, ""), names.desks.get(desk, "")
    return _("{name}, at “{desk}”").format(name=name, desk=where) if where else name
