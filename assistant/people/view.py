"""What is shown of a member of staff, and the fold that makes it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from msgspec import Struct, structs

from assistant.journal.entry import Line
from assistant.journal.stamp import PROGRAM, DeskId, PageId, StaffId
from assistant.people.entries import (
    CameToDesk,
    MissesSeen,
    PinMissed,
    PinSet,
    Role,
    StaffChanged,
    StaffJoined,
    StaffLeft,
)

TRIES = 5
"""So many wrong PINs in a row, at whichever desks, are told and slow further ones down."""


class StaffView(Struct, frozen=True):
    """Who signs lines."""

    page: PageId
    name: str
    role: Role
    pin_hash: str = ""
    languages: tuple[str, ...] = ()
    """BCP 47, the best spoken first."""
    active: bool = True
    """False once the person has left; the name still stands at old lines."""
    here_ms: int = 0
    """When the person was last seen to come to a desk; 0 for never."""
    misses: int = 0
    """Wrong PINs since the last right one, at all desks together."""
    missed_ms: Mapping[DeskId, int] = {}
    """When the last of them was at each desk."""
    warned_ms: int = 0
    """When the last of `TRIES` or more wrong PINs was of which nobody has heard yet; 0 for none."""
    by_sheet_ms: int = 0
    """When a forgotten PIN was last set anew by the recovery sheet; 0 for never."""
    rights: frozenset[str] | None = None
    """Each a `people.rights.Right`, where the house gives the role other ones; None: the usual."""

    @property
    def has_pin(self) -> bool:
        """Whether a PIN is asked."""
        return bool(self.pin_hash)


def last_here(staff: Sequence[StaffView], last: str, *, practice: bool) -> StaffView | None:
    """Who is at a desk as it starts: who was there last, by their page in hexadecimal digits.

    Who practises begins as the first of the made-up colleagues. None where it has to be asked.
    """
    one = next((one for one in staff if one.page.hex() == last and one.active), None)
    return staff[0] if one is None and practice and staff else one


def asks_pin(staff: Iterable[StaffView], one: StaffView | None) -> bool:
    """Whether nothing may be shown before a PIN: of `one`, or of anybody where it is not known."""
    return any(each.has_pin for each in staff if each.active) if one is None else one.has_pin


def signatures(staff: Iterable[StaffView]) -> dict[StaffId, str]:
    """The name that stands under a line: a person’s, or the program’s own under an import."""
    return {PROGRAM: "Salve"} | {StaffId(one.page): one.name for one in staff}


def fold_staff(page: PageId, lines: Iterable[Line]) -> StaffView | None:
    """The person that `lines` tell, whatever the order in which they came; None if nobody joined.

    Joining once more changes nothing, unless the person had left.
    """
    view: StaffView | None = None
    for line in sorted(lines, key=attrgetter("id")):
        body = line.body
        if isinstance(body, StaffJoined):
            if view is None or not view.active:
                view = StaffView(page, body.name, body.role, body.pin, body.languages)
        elif view is None:
            continue
        elif isinstance(body, StaffChanged):
            view = _changed(view, body)
        elif isinstance(body, PinSet):
            sheet_ms = line.when_ms if body.by_sheet else view.by_sheet_ms
            view = structs.replace(view, pin_hash=body.pin_hash, by_sheet_ms=sheet_ms, **_NO_MISS)
        elif isinstance(body, PinMissed):
            view = _missed(view, line)
        elif isinstance(body, CameToDesk):
            view = structs.replace(view, here_ms=line.when_ms, **_NO_MISS)
        elif isinstance(body, MissesSeen):
            view = structs.replace(view, warned_ms=0)
        elif isinstance(body, StaffLeft):
            view = structs.replace(view, active=False)
    return view


_NO_MISS: Mapping[str, Any] = {"misses": 0, "missed_ms": {}}


def _missed(view: StaffView, line: Line) -> StaffView:
    misses, at_ms = view.misses + 1, line.when_ms
    told_ms = at_ms if misses >= TRIES else view.warned_ms
    missed_ms = {**view.missed_ms, line.desk: at_ms}
    return structs.replace(view, misses=misses, missed_ms=missed_ms, warned_ms=told_ms)


def _changed(view: StaffView, body: StaffChanged) -> StaffView:
    new = {field: value for field, value in structs.asdict(body).items() if value is not None}
    return structs.replace(view, **new)
