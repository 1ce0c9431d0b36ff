"""Whose a matter is, as far as a line of it tells: an erasure takes it along. Pure.

One word is enough, also where a later line names somebody else: what was written of a guest who was
erased must not stay under another name, and every desk comes to the same, whatever the order in
which the lines reach it.
"""

from typing import Any

from assistant.journal.stamp import PageId
from assistant.recovery.entries import GuestNamed, MatterSealed, ProblemOpened, PromiseMade

KINDS = frozenset({"problem-opened", "guest-named", "promise-made", "matter-sealed"})
"""The lines that may name a guest."""


def owners(body: Any) -> tuple[PageId, ...]:
    """The guests to whom the page of this line belongs."""
    if isinstance(body, ProblemOpened | GuestNamed | PromiseMade | MatterSealed) and body.guest:
        return (body.guest,)
    return ()
