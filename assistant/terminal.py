"""What goes through a terminal or a pipe: lines in, lines out, progress, and Ctrl+C."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from tqdm import tqdm

from assistant.refusal import Refused
from assistant.tongue import N_, _

CANNOT_SAY = N_("The answer cannot be written: {why}. Send it somewhere else, then try again.")
NOTHING_TO_READ = N_("There is no standard input to read queries from.")
LONGEST = 64 * 1024
"""Characters of a line that is read; what is behind them is passed over."""
_SAY_EVERY_S = 10.0
"""How often progress is told where nobody watches a bar."""


class Unheard(Exception):  # noqa: N818 - whoever read us has seen enough: no error
    """Nobody reads what is said."""


def speak_utf8() -> None:
    """Whatever this system's usual encoding is: names are in every script."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            # Bytes that are no UTF-8 must not end a stream of queries: they find nobody.
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """A line on standard output. `Unheard` when its reader is gone, `Refused` on a full disk."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        # What is still in the buffer would be tried again, and fail again, at the very end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in (errno.EPIPE, errno.EINVAL):  # the latter is how Windows says it
            raise Unheard from None
        raise Refused(CANNOT_SAY, why=error.strerror) from None


def remark(sentence: str) -> None:
    """A line on standard error, where it does not mix with the answer."""
    if sys.stderr is not None:  # a windowed program on Windows has none
        sys.stderr.write(sentence + "\n")


def queries() -> Iterator[str]:
    """The lines of standard input, one by one, as they come."""
    if sys.stdin is None:
        raise Refused(NOTHING_TO_READ)
    while line := sys.stdin.readline(LONGEST):
        rest = line
        while rest and not rest.endswith("\n"):
            rest = sys.stdin.readline(LONGEST)
        yield line.rstrip("\r\n")


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed: work ends at its next safe place. A second one ends it now."""
    pressed = False

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def progress(unit: str, total: int = 0) -> Iterator[Callable[[int, int], None]]:
    """Tells on standard error how far the work is, in `unit`: called with (done, of).

    A bar on a terminal; elsewhere a plain line now and then, for whoever reads the log.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield _in_lines(stream, unit, total)
        return
    with tqdm(total=total or None, unit=f" {unit}", unit_scale=True, leave=False) as bar:

        def told(done: int, of: int) -> None:
            bar.total = of or bar.total
            bar.update(done - bar.n)

        yield told


def _in_lines(stream: TextIO | None, unit: str, total: int) -> Callable[[int, int], None]:
    last = time.monotonic()

    def told(done: int, of: int) -> None:
        nonlocal last
        if stream is None or time.monotonic() - last < _SAY_EVERY_S:
            return
        last = time.monotonic()
        said = _("{done} of {of} {unit}") if of or total else _("{done} {unit}")
        remark(said.format(done=f"{done:,}", of=f"{of or total:,}", unit=unit))

    return told
