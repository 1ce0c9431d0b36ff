"""A good deed in words: who did it, with which guest, who told it, who thanks."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from PySide6.QtCore import QLocale

from assistant.journal.stamp import PageId, StaffId
from assistant.shift.view import WowView
from assistant.tongue import _, spoken
from ui.look import days


class Names(Struct, frozen=True):
    """What pages are called."""

    guests: Mapping[PageId, str] = {}
    staff: Mapping[StaffId, str] = {}


def by(view: WowView, names: Names) -> str:
    """“Boris and Lin · with Ingrid Solheim · told by Elena, 14:20”.

    Who tells of their own deed alone is named once.
    """
    doers = together(names.staff.get(one, "") for one in view.about)
    guest = names.guests.get(view.guest, "")
    told, teller = days.clock(view.when_ms), names.staff.get(view.staff, "")
    if view.about != (view.staff,):
        told = _("told by {name}, {time}").format(name=teller, time=told)
    with_guest = _("with {guest}").format(guest=guest) if guest else ""
    return " · ".join(filter(None, (doers, with_guest, told)))


def thanks(view: WowView, names: Names) -> str:
    """“Thanks from Boris and Lin”, in the order of thanking; "" where nobody has."""
    found = together(names.staff.get(one, "") for one in view.thanks)
    return _("Thanks from {names}").format(names=found) if found else ""


def together(names: Iterable[str]) -> str:
    """“Boris, Lin and Ana”, as the interface's language says it."""
    return QLocale(spoken()).createSeparatedList([name for name in names if name])
