"""What is written of an erasure: nothing personal, for it stays when all else is gone. Pure.

An erasure names its reason, never the guest; its page is a number that nothing leads to any more.
"""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId, PageId, StaffId

Reason = Literal["asked", "consent", "not-needed", "objected", "unlawful", "term", "other"]
"""Article 17 (1): the guest asked; withdrew the consent; it is no longer needed; objected; it was
never lawful; its time by the house's rules is over."""
Cause = Reason | Literal["sealed"]
"""Sealed: the line goes on in a box, for those who may see it."""
SecondPerson = Literal["always", "open", "lines", "never"]
"""When somebody else has to confirm: always; where something is open; where it is open or there are
many lines; never."""
NOBODY = StaffId(PageId(b""))


class GuestErased(Struct, frozen=True, omit_defaults=True):
    """The mark on the guest's page: of all other lines nothing is left."""

    reason: Reason
    text: str = ""
    """Words of whoever erased, without a name."""
    confirmed_by: StaffId = NOBODY
    lines: int = 0
    """How many there were on the guest's page and those that belong to it, at the erasing desk."""
    pages: int = 0
    """How many pages belonged to it: problems, promises, traces, good deeds, expected visits."""


class PageErased(Struct, frozen=True, omit_defaults=True):
    """The mark on a page that went with a guest, or whose time is over."""

    reason: Reason
    guest: PageId = PageId(b"")
    """The guest with whom it went; a number that nothing leads to any more."""


class LinesErased(Struct, frozen=True, omit_defaults=True):
    """Single lines of this page are gone: their time is over, or a consent was withdrawn."""

    lines: tuple[EntryId, ...]
    reason: Cause = "term"


KINDS: dict[str, type[Struct]] = {
    "guest-erased": GuestErased,
    "page-erased": PageErased,
    "line-erased": LinesErased,
}
"""The marks (`journal.stubs`)."""
