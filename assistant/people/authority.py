"""Who may decide beyond a clerk's limits. Pure."""

from collections.abc import Mapping
from typing import Protocol

from assistant.journal.stamp import StaffId
from assistant.people.entries import Role
from assistant.people.view import StaffView
from assistant.refusal import Refused
from assistant.tongue import N_

WITH_AUTHORITY: frozenset[Role] = frozenset({"supervisor", "manager"})
"""Who decides beyond a clerk's limit, is called to second failures, sees what is restricted."""


class Signing(Protocol):
    """What an act of any domain knows of who does it."""

    @property
    def signer(self) -> StaffId:
        """Who is at the desk."""

    @property
    def staff(self) -> Mapping[StaffId, StaffView]:
        """All who ever joined."""


def has_authority(staff: StaffView | None) -> bool:
    """Whether a person may decide beyond a clerk's limit."""
    return staff is not None and staff.active and staff.role in WITH_AUTHORITY


def with_authority(around: Signing) -> None:
    """Only a supervisor or manager goes on."""
    if not has_authority(around.staff.get(around.signer)):
        raise Refused(N_("This is for a supervisor or manager. Please change hands with F12."))
