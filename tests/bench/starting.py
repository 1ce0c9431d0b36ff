"""From the start of the process to the shell, to the first hits, and what it weighs."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from assistant.places import Home
from tests.bench.row import Row

PAIRS = 21
BARE = Path(__file__).with_name("bare_window.py")
STARTED = Path(__file__).with_name("started.py")


def figures(place: Home) -> Iterator[Row]:
    """Interleaved pairs of fresh processes; the median of each side, by CPU time."""
    home = ("--home", place.root)
    ours, floor = pairs([STARTED, "shell", *home], [BARE], 0)
    yield Row("process start → shell painted, CPU", ours, floor, "s", "≤ 1.3")
    ours, floor = pairs([STARTED, "hits", *home], [BARE, "sqlalchemy"], 0)
    yield Row("process start → typed letter has its hits, CPU", ours, floor, "s", "≤ 1.5")
    ours, floor = pairs([STARTED, "work", *home], [BARE], 1, 5)
    yield Row("memory of the window at work (peak)", ours / 1024, floor / 1024, "MiB", "≤ 3")


def pairs(
    ours: list[object], floor: list[object], at: int, count: int = PAIRS
) -> tuple[float, float]:
    """Both commands in turn; the medians of the number that they print in place `at`."""
    taken = [(told(ours)[at], told(floor)[at]) for _ in range(count)]
    return median(one for one, _ in taken), median(other for _, other in taken)


def told(words: list[object]) -> list[float]:
    """The numbers that a fresh process prints."""
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
    )
    return [float(word) for word in done.stdout.split()]
