"""How a desk stands with the others, what it tells them of itself, how far it has read. Pure."""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import DeskId

Where = Literal["alone", "catching-up", "together", "removed"]
Trouble = Literal[
    "",
    "copied",
    "elsewhere",
    "damaged",
    "hub-damaged",
    "hub-copied",
    "no-server",
    "port",
    "stops",
    "extra",
    "full",
    "disk",
    "another-shop",
]


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
    anew. "elsewhere": another program shares this store already. "damaged": what this desk knows
    of its shop cannot be read, so it works alone until it joins anew. "hub-damaged": the same with
    what the hub keeps: it carries nobody until it is made the hub again. "hub-copied": another
    computer carries this shop as well, and one of both is a copy. "no-server": the program that
    connects the desks is missing or a strange one, at the hub. "port": another program listens
    where the hub would. "stops": that program ends whenever it is started. "extra": it does not
    understand the house's own lines. "full": the disk of the hub is. "disk": this desk's own cannot
    be written. "another-shop": whoever answers where the hub was is not it.
    """
    second: str = ""
    """What another desk is called that carries this very shop as well; somebody has to decide."""
    second_at: str = ""
    """Where that one lets desks in, with the port."""
    stranger: str = ""
    """The house of another shop, where only its hub is on this LAN."""


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
    named: int = 0
    """How often it was given a name, here or at the hub: the last name holds everywhere."""
    ahead: int = 0
    """The last number of the hub's own lines that it has, where the hub has lost them: it was set
    back, with its stream. The desk asks to hand them over."""


class Named(Struct, frozen=True):
    """What a desk is called."""

    desk: DeskId
    name: str
    named: int = 0
    rebuilds: bool = False
    """Whether it may hand over other desks’ lines."""


class Told(Struct, frozen=True):
    """What the hub tells all desks, every few seconds. No desk can tell it in its place."""

    carrier: DeskId
    """The desk that carries the others."""
    desks: tuple[Named, ...] = ()
    """All that may take part, itself too."""
    full: bool = False
    """Whether its disk is."""


class Cursor(Struct, frozen=True):
    """How far this desk has read the stream."""

    epoch: str = ""
    place: int = 0
    entry: str = ""
    """The id of the entry at that place, hexadecimal."""
    server: str = ""
    """Which run of the hub's server this desk last met: one that began anew may have lost a line
    that this desk did not read again itself."""
