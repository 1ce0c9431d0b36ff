"""Which promises press now, and when that changes: what is told at the edge of every page. Pure."""

from collections.abc import Iterable

from msgspec import Struct

from assistant.recovery.view import DUE_MS, PromiseView, Stage

JUST_NOW_MS = DUE_MS
"""A program that was started so long after a promise became due still tells of it."""


class Pressing(Struct, frozen=True):
    """The promise to be told of: the worst one, else the next one."""

    first: PromiseView
    stage: Stage
    number: int
    """So many are at this stage."""


def pressing(
    promises: Iterable[PromiseView], now_ms: int, soon_ms: int, midnight_ms: int
) -> Pressing | None:
    """The first of the open `promises` at the worst stage; None when none is due soon or today.

    `midnight_ms` is the end of the day.
    """
    near = sorted((p for p in promises if p.state == "open"), key=lambda p: p.due_ms)
    if not near:
        return None
    stage = near[0].stage(now_ms, soon_ms)
    same = [one for one in near if one.stage(now_ms, soon_ms) == stage]
    if stage == "later" and same[0].due_ms >= midnight_ms:
        return None
    return Pressing(same[0], stage, len(same))


def next_change_ms(
    promises: Iterable[PromiseView], now_ms: int, soon_ms: int, midnight_ms: int
) -> int:
    """The next moment at which a promise comes to another stage, or the day ends."""
    moments = [midnight_ms]
    for one in promises:
        if one.state == "open":
            moments += [one.due_ms - soon_ms, one.due_ms, one.due_ms + DUE_MS]
    return min(moment for moment in moments if moment > now_ms)


def come_due(promises: Iterable[PromiseView], since_ms: int, now_ms: int) -> list[PromiseView]:
    """The open promises whose time came after `since_ms`, the earliest first."""
    found = [p for p in promises if p.state == "open" and since_ms < p.due_ms <= now_ms]
    return sorted(found, key=lambda p: p.due_ms)
