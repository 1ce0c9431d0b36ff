"""Of what besides the guest a line of a guest's page speaks. Pure."""

from typing import Any

from assistant.guests.entries import MistakeNoted
from assistant.journal.stamp import PageId

KINDS = frozenset({"mistake-noted"})
"""The lines that may name another page."""


def mentions(body: Any) -> tuple[tuple[PageId, bytes], ...]:
    """The pages of whose words a line has some."""
    if isinstance(body, MistakeNoted) and body.matter:
        return ((body.matter, b""),)
    return ()
