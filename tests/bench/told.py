"""What a process tells of itself at its end: CPU seconds, and the most memory that it had."""

import resource
import sys
import time


def tell() -> None:
    """CPU seconds and KiB, on one line."""
    print(time.process_time(), _peak_kib(), flush=True)


def _peak_kib() -> int:
    if sys.platform == "linux":
        # There `ru_maxrss` is handed on to whatever a process starts: it may be the bench's own.
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - a light floor
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
