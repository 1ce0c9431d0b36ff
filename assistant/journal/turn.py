"""Whose turn it is: a lock between processes that falls with whoever holds it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.refusal import Refused
from assistant.tongue import N_

TAKEN = N_("Another list is just coming into this store: wait for its end, then try again.")


@contextmanager
def turn(path: Path, taken: str = TAKEN) -> Iterator[None]:
    """Hold the lock of the file at `path`; `Refused` with the sentence `taken` while another
    process, or thread, has it."""
    handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            _lock(handle)
        except OSError:
            raise Refused(taken) from None
        # The file stays: were it taken away, two could hold two files of its name. A young one is
        # not tidied up either.
        os.utime(path)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        # Of the open file, not of the process: two threads of one window are told apart as well.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
