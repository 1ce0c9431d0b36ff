"""What is new on disk: told by the one writer to all who show something of it."""

from collections.abc import Mapping

from msgspec import Struct

from assistant.guests.view import GuestView
from assistant.journal.entry import Entry, rank
from assistant.journal.stamp import PageId
from assistant.recovery.view import MatterView
from assistant.shift.register import Page as ShiftPage


class Changes(Struct, frozen=True):
    """What is new on disk. A pane that shows one of these pages draws it again."""

    entries: tuple[Entry, ...] = ()
    guests: Mapping[PageId, GuestView] = {}
    """The changed guests, as they are now."""
    matters: Mapping[PageId, MatterView] = {}
    """The changed problems and promises, as they are now, as far as the signer may see them."""
    shifts: Mapping[PageId, ShiftPage] = {}
    """The changed handovers, traces, expected guests, good deeds and suggestions, as they are now,
    as far as the signer may see them."""
    staff: bool = False
    """Whether somebody of the staff changed."""
    house: bool = False
    """Whether something changed that the house has settled for all."""
    wide: bool = False
    """Too much to name (an import, another process): whatever is shown is read again."""
    erased: frozenset[PageId] = frozenset()
    """Pages of which nothing is left: whatever shows one closes."""
    blanked: frozenset[PageId] = frozenset()
    """Pages that have lost single lines."""
    outlived: frozenset[PageId] = frozenset()
    """Pages of which words came that are erased here: the hub still has them in its stream."""

    @property
    def is_lost(self) -> bool:
        """Whether all that was written is gone at once, for it was about somebody erased."""
        return bool(self.entries) and all(rank(entry.kind) for entry in self.entries)
