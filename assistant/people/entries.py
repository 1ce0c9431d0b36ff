"""What can be written about a member of staff. A released kind only grows by optional fields."""

from typing import Literal

from msgspec import Struct

Role = Literal["trainee", "clerk", "supervisor", "manager"]


class StaffJoined(Struct, frozen=True, omit_defaults=True):
    """The first line of a member of staff's page; later on, that somebody came back."""

    name: str
    role: Role
    languages: tuple[str, ...] = ()
    """BCP 47, the best spoken first."""
    pin: str = ""
    """The argon2 hash of the PIN, never the PIN; "" for none."""


class StaffChanged(Struct, frozen=True, omit_defaults=True):
    """New details; what is None stays as it was."""

    name: str | None = None
    role: Role | None = None
    languages: tuple[str, ...] | None = None


class PinSet(Struct, frozen=True):
    """Another PIN, or none."""

    pin_hash: str
    """The argon2 hash; "" takes the PIN away."""


class StaffLeft(Struct, frozen=True):
    """No longer at work here. The page stays, since lines are signed with it."""


class RightsChanged(Struct, frozen=True):
    """The house gives a right to a role, or takes it away. Stands on the page of the house."""

    role: str
    """A `Role`, of this version or a newer one."""
    right: str
    """A `people.rights.Right`, of this version or a newer one."""
    granted: bool


KINDS: dict[str, type[Struct]] = {
    "staff-joined": StaffJoined,
    "staff-changed": StaffChanged,
    "pin-set": PinSet,
    "staff-left": StaffLeft,
    "rights-changed": RightsChanged,
}
