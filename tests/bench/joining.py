"""A new desk joins a shop with a large store, over the real link, each desk a process of its own.

python -m tests.bench.joining --store DIR

DIR is a home that `salve demo` has filled; it is copied. Told is how long the hub takes to give
its lines to the stream, how long the new desk to take them, the memory of all, and how long a line
of a clerk at the new desk waits meanwhile.
"""

import argparse
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from assistant.share.link import State
from tests.bench.row import percentile
from tests.share.programs import Computer
from tests.share.shop import HERE, Place, Shop
from tests.share.stranger import Stranger, at_hub, member_of

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def main() -> None:
    """Copy the store, join, print what came of it."""
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        shop = Shop(Path(scratch))
        front = Computer(shop.root, "Front", shop.port)
        for name in ("salve.db", "salve.key", "settings.json"):
            shutil.copy(asked.store / name, front.root / name)
        try:
            _joined(shop, front)
        finally:
            shop.close()
            front.switch_off()


def _joined(shop: Shop, front: Computer) -> None:
    began = time.perf_counter()
    hub, code = front.host()
    _say(f"the hub’s lines wait to be given after {time.perf_counter() - began:.1f} s")
    first = shop.add("While it is filled")
    first.sharing.join(code, f"{HERE}:{shop.port + 1}").result(60)
    _followed(first)
    hub.interrupt()
    again, code = front.host()
    late = shop.add("Late")
    late.sharing.join(code, f"{HERE}:{shop.port + 1}").result(60)
    _followed(late)
    server = int((front.root / "share" / "server" / "server.pid").read_text())
    for name, pid in (("hub", again.child.pid), ("server", server), ("new desks", os.getpid())):
        _say(f"memory of the {name}, at its most: {_peak_mb(pid)} MB")


def _followed(late: Place) -> None:
    """A desk that has just joined, until it and the others are even."""
    states: list[State] = []
    late.sharing.on_state(states.append)
    waits = _Clerk(late.meet)
    began = time.perf_counter()
    while not late.sharing.is_even or any(one.waiting for one in late.sharing.others()):
        time.sleep(2)
    took = time.perf_counter() - began
    waits.stop()
    held = at_hub(member_of(late), Stranger.held)
    _say(f"{late.name}: {held:,} lines in {took:.0f} s, {held / took:.0f} a second")
    _say(f"  progress was told {len({state.behind for state in states})} times")
    told = sorted(waits.took)
    p50, p99 = percentile(told, 0.5), percentile(told, 0.99)
    _say(
        f"  a clerk’s own line there, {len(told)} times:"
        f" median {p50:.0f} ms, p99 {p99:.0f} ms, longest {told[-1]:.0f} ms"
    )


class _Clerk:
    """Writes down a guest twice a second, and notes how long that took."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.took: list[float] = []
        self._write, self._ended = write, threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while not self._ended.wait(0.5):
            began = time.perf_counter()
            self._write(f"Walk-in {len(self.took)}")
            self.took.append((time.perf_counter() - began) * 1000)

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()


def _peak_mb(pid: int) -> int:
    found = _PEAK.search(Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
