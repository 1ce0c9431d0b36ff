"""Made-up guests made ready for the store; where they are many, by processes of their own."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from assistant.drafts import ReadyPage, ready
from assistant.exchange.made_up import BLOCK, block
from assistant.guests.lookup.phones import Region

MANY = 20_000
"""From so many guests on, starting processes is worth its second."""
_PROCESSES = 2
"""Together they take a little more time than the store's own process, which waits for the disk."""
_AHEAD = 24
"""Blocks that are under way or wait: work enough while the store writes."""

Make = Callable[[int], list[ReadyPage]]


def made_ready(
    guests: int, seed: int, region: Region, now_ms: int, *, many: int = MANY
) -> Generator[ReadyPage, None, None]:
    """`made_up` guests, ready. Close it when you stop before its end."""
    make = partial(_ready_block, guests, seed, region, now_ms)
    firsts = range(0, guests, BLOCK)
    if guests >= many and (os.cpu_count() or 1) > 1:
        yield from _elsewhere(make, firsts)
    else:
        for first in firsts:
            yield from make(first)


def _ready_block(
    guests: int, seed: int, region: Region, now_ms: int, first: int
) -> list[ReadyPage]:
    people = block(guests, seed, now_ms, first)
    return [ready(page, drafts, region, now_ms) for page, drafts in people]


def _elsewhere(make: Make, firsts: Iterable[int]) -> Generator[ReadyPage, None, None]:
    """The blocks in their order, a few of them made ahead in other processes."""
    # Spawned on every system alike: a fork would take the store's open file and threads with it.
    pool = ProcessPoolExecutor(_PROCESSES, get_context("spawn"), _leave_stopping_to_us)
    waiting: deque[Future[list[ReadyPage]]] = deque()
    try:
        for first in firsts:
            waiting.append(pool.submit(make, first))
            if len(waiting) >= _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_stopping_to_us() -> None:
    """Ctrl+C at a terminal reaches every process; only the one that writes answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
