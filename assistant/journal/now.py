"""The time, as this computer has it: right or wrong, it is told by nobody else."""

import time
from collections.abc import Callable

Now = Callable[[], int]
"""Tells the time: milliseconds since 1970 (UTC)."""


def now_ms() -> int:
    """By the clock of this computer."""
    return time.time_ns() // 1_000_000
