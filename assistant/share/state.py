"""How a desk stands with the others, what it tells them of itself, how far it has read. Pure."""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import DeskId

Where = Literal["alone", "catching-up", "together", "removed"]
Trouble = Literal["", "copied", "full", "elsewhere", "no-server"]


class State(Struct, frozen=True):
    """How this desk stands with the others."""

    where: Where = "alone"
    waiting: int = 0
    """Lines of this desk that the others do not have yet."""
    behind: int = 0
    """Lines of the others that this desk does not have yet."""
    refused: int = 0
    """Lines that came and were none."""
    aside: int = 0
    """Lines of this desk that are too long to be given: they stay here only."""
    trouble: Trouble = ""
    """What somebody has to see to.

    "copied": another computer shares under this desk's name, so this one has stopped until it joins
    anew. "full": the disk of the hub is. "elsewhere": another program shares this store already.
    "no-server": the program that connects the desks is missing or a strange one, at the hub.
    """


class Here(Struct, frozen=True):
    """What a desk tells the others of itself, every few seconds. Never kept."""

    desk: DeskId
    name: str
    now_ms: int
    """By its own clock."""
    waiting: int = 0
    place: int = 0
    """How far it has read the stream."""
    guest: str = ""
    """The page of the guest whose card is open there, hexadecimal."""
    run: str = ""
    """Which program tells it, hexadecimal: two of one desk are two computers."""
    came: int = 0
    """The number of its connection, by the hub: who came later has a higher one."""


class Cursor(Struct, frozen=True):
    """How far this desk has read the stream."""

    epoch: str = ""
    place: int = 0
    entry: str = ""
    """The id of the entry at that place, hexadecimal."""
