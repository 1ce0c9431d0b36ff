"""How this desk stands with the others, as far as it is worth telling."""

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "apart",
    "beginning",
    "alone",
    "catching-up",
    "waiting",
    "together",
    "removed",
    "copied",
    "elsewhere",
    "damaged",
]
"""Apart: it shares with nobody. Alone: it does, and the others are out of reach.

Copied: another computer shares under its name. Elsewhere: another program shares this store.
Damaged: what it knows of its shop cannot be read.
"""

BEGIN_S = 5.0
"""So long the desks may take to find each other before one is said to be alone."""
HOLD_S: dict[Kind, float] = {"alone": 2.0, "catching-up": 1.0, "waiting": 3.0}
"""A change to one of these is told when it has lasted so long: most are over before."""


class Standing(Struct, frozen=True):
    """What the page, the sign in the bar and the card tell."""

    kind: Kind = "apart"
    hub: bool = False
    """Whether this desk carries the others."""
    waiting: int = 0
    """Lines that the others do not have."""
    behind: int = 0
    """Lines of the others that are not here."""
    whole: int = 0
    """How many lines there were to catch up with in all."""
    aside: int = 0
    """Lines that are too long to be given: they stay here only."""
    trouble: str = ""
    """What somebody has to see to, by its name in `assistant.share.state`."""
    second: str = ""
    """Another desk that carries this shop as well, or instead."""
    second_at: str = ""
    """Its address, with the port of its door."""
    stranger: str = ""
    """The house of another shop, the only one that is found."""
    carrier: str = ""
    """What the desk is called that carries the shop."""
    clock_ms: int = 0
    """How far this desk's clock is ahead of the others', to the minute."""


class Other(Struct, frozen=True):
    """Another desk, as a row shows it."""

    desk: bytes
    name: str
    words: str
    """How it stands."""
    clock: str = ""
    """How wrong its clock is; "" where it is not."""
    is_here: bool = False
    """Whether it was heard of a moment ago."""
    is_level: bool = False
    """Whether it knows all that is known here, and has given all of its own."""
    admitted: bool = False
    """Whether it can be renamed and removed here."""
