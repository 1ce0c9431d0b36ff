"""What is typed on the page and not yet written: it outlives every refusal and a new window."""

from collections.abc import Mapping

from msgspec import Struct

from assistant.journal.stamp import PageId
from assistant.recovery.entries import NOBODY, Restriction

Typed = Mapping[str, str]
"""The words of a matter's fields by the fields' names; blank ones are left out."""


class OpeningTyped(Struct, frozen=True):
    """A problem that is being opened, as far as it is typed."""

    guest: PageId = NOBODY
    name: str = ""
    """Of the guest; "" while nobody knows who it is."""
    who: str = ""
    """What tells a guest apart who is not on file."""
    text: str = ""
    whose: str = ""
    severity: int = 2
    restricted: Restriction = ""


class Unfinished(Struct, frozen=True):
    """What stands open on the page, for a window that is built anew."""

    page: PageId | None = None
    opening: OpeningTyped | None = None
    """In front, or set aside with words in it."""
    others: Mapping[PageId, OpeningTyped] = {}
    """Openings set aside for other guests, by the guest."""
    drafts: Mapping[PageId, Typed] = {}
