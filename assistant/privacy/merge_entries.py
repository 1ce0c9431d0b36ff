"""What can be written about two pages and one person. A released kind only grows."""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId, PageId

Side = Literal["ours", "theirs", "both"]
"""Of whom something holds on: of the page that stays, of the other one, or of both."""


class GuestsMerged(Struct, frozen=True, omit_defaults=True):
    """Both pages are of one person; this one stays. Sides are named, never values: what was said of
    the other one stands on their own page, and is gone with it."""

    other: PageId
    theirs: tuple[str, ...] = ()
    """The text fields of `Identity` in which the other page's value holds from now on."""
    phones: Side = "both"
    emails: Side = "both"


class MergedInto(Struct, frozen=True):
    """The other half of it, on the other page."""

    into: PageId
    of: EntryId
    """The line on the page that stays."""


class MergeUndone(Struct, frozen=True):
    """They are two people after all: on both pages, and for good."""

    of: EntryId
    """The line on the page that stayed."""


class ToldApart(Struct, frozen=True):
    """Two different people, though much is alike; on both pages."""

    other: PageId


class PerhapsSame(Struct, frozen=True):
    """Somebody thinks that both are one person; on both pages."""

    other: PageId


KINDS: dict[str, type[Struct]] = {
    "guests-merged": GuestsMerged,
    "merged-into": MergedInto,
    "merge-undone": MergeUndone,
    "told-apart": ToldApart,
    "perhaps-same": PerhapsSame,
}
