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


class PinSet(Struct, frozen=True, omit_defaults=True):
    """Another PIN, or none."""

    pin_hash: str
    """The argon2 hash; "" takes the PIN away."""
    by_sheet: bool = False
    """Whether it was forgotten, and the recovery sheet showed that it is for the house to set."""


class PinMissed(Struct, frozen=True):
    """Somebody tried to be this person with another PIN, at the desk that wrote the line."""


class CameToDesk(Struct, frozen=True):
    """The person is at the desk that wrote the line: once a day, and after tries that missed."""


class MissesSeen(Struct, frozen=True):
    """Who looks after the staff has heard of the tries that missed."""


class StaffLeft(Struct, frozen=True):
    """No longer at work here. The page stays, since lines are signed with it."""


class RightsChanged(Struct, frozen=True):
    """The house gives a right to a role, or takes it away. Stands on the page of the house."""

    role: str
    """A `Role`, of this version or a newer one."""
    right: str
    """A `people.rights.Right`, of this version or a newer one."""
    granted: bool


class KeysMade(Struct, frozen=True):
    """The person has a key of their own, or it opens by another PIN now (`people.keys`)."""

    public: bytes
    sealed: bytes
    """The secret half, which the PIN opens."""
    salt: bytes


class HouseKeyMade(Struct, frozen=True):
    """From now on what is restricted is encrypted for this key. On the page of the house."""

    public: bytes


class HouseKeyGiven(Struct, frozen=True):
    """The secret half of a key of the house, for one person who may see what is restricted."""

    public: bytes
    """Of the key of the house."""
    to: bytes
    """The person’s public key."""
    sealed: bytes


KINDS: dict[str, type[Struct]] = {
    "staff-joined": StaffJoined,
    "staff-changed": StaffChanged,
    "pin-set": PinSet,
    "pin-missed": PinMissed,
    "came-to-desk": CameToDesk,
    "misses-seen": MissesSeen,
    "staff-left": StaffLeft,
    "rights-changed": RightsChanged,
    "keys-made": KeysMade,
    "house-key-made": HouseKeyMade,
    "house-key-given": HouseKeyGiven,
}
