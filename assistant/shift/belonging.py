"""Whose a page of the shifts is, and of whom or what a single line speaks. Pure.

Traces, expected guests and good deeds belong to their guest. A handover belongs to nobody: what was
said on it of a guest goes line by line.
"""

import re
from typing import Any

from assistant.journal.stamp import PageId
from assistant.shift import entries as e

TYPED = "typed:"
"""What the remarks begin with in which somebody's half typed words are kept (`Shifts.keep`)."""
_ID = re.compile("[0-9a-f]{32}")

KINDS = frozenset(
    {
        *("trace-set", "guest-expected", "expected-matched", "wow-told"),
        *("item-noted", "item-sealed", "line-pinned", "question-asked"),
    }
)
"""The lines that may name a guest, a matter, or another line."""


def owners(body: Any) -> tuple[PageId, ...]:
    """The guests to whom the page of this line belongs."""
    if isinstance(body, e.TraceSet | e.GuestExpected | e.ExpectedMatched | e.WowTold):
        return (body.guest,) if body.guest else ()
    return ()


def mentions(body: Any) -> tuple[tuple[PageId, bytes], ...]:
    """The pages, or with an id the lines, of which a line has words."""
    if isinstance(body, e.LinePinned) and body.guest:
        return ((body.guest, b""),)
    if isinstance(body, e.ItemSealed) and body.matter:
        return ((body.matter, b""),)
    if isinstance(body, e.ItemNoted | e.QuestionAsked) and body.item.page:
        whole = (body.item.page, b"")
        return (whole, (body.item.page, body.item.of)) if body.item.of else (whole,)
    return ()


def typed_about(field: str) -> frozenset[PageId]:
    """The pages about which somebody types in a field, by its name; lines may be among them."""
    ids = (part for part in field.split(":") if _ID.fullmatch(part))
    return frozenset(PageId(bytes.fromhex(one)) for one in ids)
