"""Who may do what: one table of rights by role, which the house adjusts. Pure."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Literal, Protocol, get_args

from msgspec import structs

from assistant.journal.entry import Body, Line
from assistant.journal.stamp import StaffId
from assistant.people.entries import RightsChanged, Role
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.tongue import N_

Right = Literal[
    "reveal-contact",
    "import",
    "merge",
    "export-open-book",
    "see-restricted",
    "decide-beyond-limit",
    "settle-house",
    "erase",
    "confirm-erasure",
    "settle-limits",
    "retention",
    "view-log",
    "staff",
    "sharing",
    "backup",
    "key",
]
"""From what belongs to the daily work to what belongs to the house."""

Table = Mapping[Role, frozenset[str]]
"""Which rights a role has."""

RIGHTS: tuple[Right, ...] = get_args(Right)
ROLES: tuple[Role, ...] = get_args(Role)
_DAILY = frozenset({"reveal-contact"})
_CLERK = _DAILY | {"import", "merge", "export-open-book"}
_SUPERVISOR = _CLERK | {
    *("see-restricted", "decide-beyond-limit", "settle-house", "erase", "confirm-erasure"),
}
USUAL: Table = MappingProxyType(
    {
        "trainee": _DAILY,
        "clerk": _CLERK,
        "supervisor": _SUPERVISOR,
        "manager": frozenset(RIGHTS),
    }
)
"""As long as the house has settled nothing else."""
FIXED: tuple[tuple[Role, Right], ...] = (("manager", "staff"),)
"""Never taken away, or nobody could give a right back."""


class Signing(Protocol):
    """What an act of any domain knows of who does it."""

    @property
    def signer(self) -> StaffId:
        """Who is at the desk."""

    @property
    def staff(self) -> Mapping[StaffId, StaffView]:
        """All who ever joined."""


def may(right: Right, staff: StaffView | None) -> bool:
    """Whether a person has a right; nobody, and whoever has left, has none.

    The person's own `rights` hold, which the desk fills in from the house's table as it reads the
    staff; where they are not, the usual ones of the role.
    """
    if staff is None or not staff.active:
        return False
    return right in (USUAL[staff.role] if staff.rights is None else staff.rights)


def with_right(right: Right, around: Signing) -> None:
    """Only who has the right goes on; the others are told whom it is for."""
    if not may(right, around.staff.get(around.signer)):
        raise missing(right, around.staff.values())


def missing(right: Right, staff: Iterable[StaffView]) -> Refused:
    """Why somebody without the right does not go on, with the names of some who have it."""
    names = [one.name for one in staff if may(right, one)]
    if not names:
        return Refused(N_("Nobody here may do this yet. A manager settles it on the page “Staff”."))
    told = N_("This is for {names}. Please change hands with F12.")
    return Refused(told, names=" · ".join(names[:_NAMED]))


_NAMED = 4
"""So many are named to whoever may not go on."""


def fold_rights(lines: Iterable[Line]) -> Table:
    """The house's table, as the lines of the house's page tell; the later word holds.

    A right or role of a newer version is left alone; what is `FIXED` stays whatever is written.
    """
    table = {role: set(rights) for role, rights in USUAL.items()}
    told = (line for line in lines if isinstance(line.body, RightsChanged))
    for line in sorted(told, key=attrgetter("id")):
        body = line.body
        if body.role in table and body.right in RIGHTS:
            (table[body.role].add if body.granted else table[body.role].discard)(body.right)
    for role, right in FIXED:
        table[role].add(right)
    return {role: frozenset(rights) for role, rights in table.items()}


def with_rights(view: StaffView, table: Table) -> StaffView:
    """The person, with what the house's table gives to their role."""
    rights = table[view.role]
    return structs.replace(view, rights=None if rights == USUAL[view.role] else rights)


def change_right(
    around: Signing, table: Table, *, role: Role, right: Right, granted: bool
) -> list[Body]:
    """Give a right to a role, or take it away; empty where it is so already.

    Only a manager does: who may add colleagues gives nobody, and so not themselves, more.
    """
    with_right("staff", around)
    if around.staff[around.signer].role != "manager":
        raise Refused(N_("The table of rights is settled by a manager."))
    if role not in ROLES or right not in RIGHTS:
        raise Refused(N_("This right is not known here."))
    if (role, right) in FIXED and not granted:
        raise Refused(N_("A manager always looks after the staff: else nobody could give it back."))
    return [] if (right in table[role]) == granted else [RightsChanged(role, right, granted)]
