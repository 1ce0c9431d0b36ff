"""The id that is its own place in time: a UUIDv7 kept ahead of everything this desk has seen."""

import hashlib
import os
from typing import NewType

EntryId = NewType("EntryId", bytes)
"""16 bytes, UUIDv7: sorting ids is the order of the story on every desk."""
PageId = NewType("PageId", bytes)
"""16 bytes: what an entry is about (a guest, a member of staff, the house)."""
DeskId = NewType("DeskId", bytes)
"""16 bytes: the desk that wrote."""
StaffId = NewType("StaffId", PageId)
"""16 bytes: the page of the person who signs."""

HOUSE = PageId(bytes(15) + b"\x01")
"""The one page that every desk of the shop shares from the start."""
PROGRAM = StaffId(PageId(bytes(16)))
"""Signs what nobody at the desk wrote: an import, made-up guests."""

_DAY_MS = 24 * 60 * 60 * 1000


def stamped_ms(stamp: bytes) -> int:
    """Milliseconds since 1970 (UTC) that a UUIDv7 carries."""
    return int.from_bytes(stamp[:6], "big")


def _tick(stamp: bytes) -> int:
    """The ordered part of a UUIDv7: 48 bits of milliseconds, then 12 bits that count within one."""
    return stamped_ms(stamp) << 12 | int.from_bytes(stamp[6:8], "big") & 0xFFF


def _uuid7(tick: int) -> bytes:
    tail = bytearray(os.urandom(8))
    tail[0] = 0x80 | tail[0] & 0x3F  # the variant of RFC 9562
    return (tick >> 12).to_bytes(6, "big") + (0x7000 | tick & 0xFFF).to_bytes(2, "big") + tail


class Clock:
    """A hybrid logical clock in UUIDv7 form: `next` never runs behind an id that was `seen`."""

    def __init__(self) -> None:
        self._last = 0

    def seen(self, stamp: bytes, now_ms: int) -> None:
        """Take note of a written id; one from more than a day ahead is kept but not followed."""
        if stamped_ms(stamp) <= now_ms + _DAY_MS:
            self._last = max(self._last, _tick(stamp))

    def next(self, now_ms: int) -> EntryId:
        """A fresh id: at `now_ms`, or just after the latest known one if the clock stands back."""
        self._last = max(now_ms << 12, self._last + 1)
        return EntryId(_uuid7(self._last))


def new_id(now_ms: int) -> bytes:
    """A UUIDv7 for a page or a desk: unique, and needs no order."""
    return _uuid7(now_ms << 12 | int.from_bytes(os.urandom(2), "big") & 0xFFF)


def beside(stamp: bytes) -> EntryId:
    """A fresh id at the very place in time of another one."""
    return EntryId(_uuid7(_tick(stamp)))


def derived_page(*parts: str | bytes) -> PageId:
    """A page (as a UUIDv8) that every desk derives from the same parts, without asking the others.

    The case of letters in parts of text does not matter.
    """
    texts = (part.casefold().encode() if isinstance(part, str) else part for part in parts)
    digest = bytearray(hashlib.sha256(b"\n".join(texts)).digest()[:16])
    digest[6] = 0x80 | digest[6] & 0x0F
    digest[8] = 0x80 | digest[8] & 0x3F
    return PageId(bytes(digest))
