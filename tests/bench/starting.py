"""From the start of the process to the shell, to the first hits, and what it weighs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from assistant.places import Home
from tests.bench.row import Row

PAIRS = 21
ROOT = Path(__file__).parents[2]
BARE = Path(__file__).with_name("bare_window.py")
STARTED = Path(__file__).with_name("started.py")


def figures(place: Home) -> Iterator[Row]:
    """Interleaved pairs of fresh processes, by CPU time: the median of the ratios of the pairs."""
    home = ("--home", place.root)
    shell = [STARTED, "shell", *home], [BARE]
    yield pairs("process start → shell painted, CPU", *shell, "s", "≤ 1.3")
    hits = [STARTED, "hits", *home], [BARE, "sqlalchemy"]
    yield pairs("process start → typed letter has its hits, CPU", *hits, "s", "≤ 1.5")
    work = [STARTED, "work", *home], [BARE]
    yield pairs("memory of the window at work, peak", *work, "MiB", "≤ 3", 5)


def pairs(
    what: str, ours: list[object], floor: list[object], unit: str, bar: str, count: int = PAIRS
) -> Row:
    """Both commands in turn, after one run of each that is not counted."""
    told(ours), told(floor)
    taken = [(told(ours)[unit], told(floor)[unit]) for _ in range(count)]
    return Row(
        what,
        median(one for one, _ in taken),
        median(other for _, other in taken),
        unit,
        bar,
        tuple(one / other for one, other in taken),
    )


def told(words: list[object]) -> dict[str, float]:
    """CPU seconds and peak memory that a fresh process tells."""
    # As it is where people work: what was compiled once stays compiled.
    settings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=settings | {"PYTHONPATH": str(ROOT)},
    )
    seconds, kib = map(float, done.stdout.split())
    return {"s": seconds, "MiB": kib / 1024}
