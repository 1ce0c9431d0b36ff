"""A new desk joins a shop with a large store, over the real link, each desk a process of its own.

python -m tests.bench.joining --store DIR

DIR is a home that `salve demo` has filled; it is copied. Told is how long the hub takes to give
its lines to the stream, how long the new desk to take them, the memory of all, and how long a clerk
at the new desk waits meanwhile for a line to be written and for a guest to be found. A second desk
joins when the hub is filled; Ctrl+C leaves it out.
"""

import argparse
import os
import re
import shutil
import tempfile
import threading
import time
from pathlib import Path

from assistant.guests.lookup import find
from assistant.share.link import State
from tests.bench.row import percentile
from tests.share.programs import Computer, Program
from tests.share.shop import HERE, Place, Shop
from tests.share.stranger import Stranger, at_hub, member_of

_ASKED = ("mar", "chen wei", "solh", "761 71")
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
    _say(f"a code for another desk is there after {time.perf_counter() - began:.1f} s")
    first = shop.add("While it is filled")
    first.sharing.join(code, f"{HERE}:{shop.port + 1}").result(60)
    _followed(first)
    _tell_memory(hub, front)
    hub.interrupt()
    again, code = front.host()
    late = shop.add("Late")
    late.sharing.join(code, f"{HERE}:{shop.port + 1}").result(60)
    _followed(late)
    _tell_memory(again, front)


def _tell_memory(hub: Program, front: Computer) -> None:
    server = int((front.root / "share" / "server" / "server.pid").read_text())
    for name, pid in (("hub", hub.child.pid), ("server", server), ("new desks", os.getpid())):
        _say(f"memory of the {name}, at its most: {_peak_mb(pid)} MB")


def _followed(late: Place) -> None:
    """A desk that has just joined, until it and the others are even."""
    states: list[State] = []
    late.sharing.on_state(states.append)
    waits = _Clerk(late)
    began = time.perf_counter()
    while not late.sharing.is_even or any(one.waiting for one in late.sharing.others()):
        time.sleep(2)
    took = time.perf_counter() - began
    waits.stop()
    held = at_hub(member_of(late), Stranger.held)
    _say(f"{late.name}: {held:,} lines in {took:.0f} s, {held / took:.0f} a second")
    _say(f"  progress was told {len({state.behind for state in states})} times")
    for what, took in (("line is written", waits.wrote), ("guest is found", waits.found)):
        told = sorted(took)
        p50, p99 = percentile(told, 0.5), percentile(told, 0.99)
        _say(
            f"  a clerk’s {what}, {len(told)} times:"
            f" median {p50:.0f} ms, p99 {p99:.0f} ms, longest {told[-1]:.0f} ms"
        )


class _Clerk:
    """Finds a guest and writes one down twice a second, and notes how long each took, in ms."""

    def __init__(self, place: Place) -> None:
        self.wrote: list[float] = []
        self.found: list[float] = []
        self._place, self._ended = place, threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while not self._ended.wait(0.5):
            began = time.perf_counter()
            self._place.desk.look_up(lambda tx: find.find(tx, _ASKED[len(self.found) % 4]))
            found = time.perf_counter()
            self._place.meet(f"Walk-in {len(self.wrote)}")
            self.found.append((found - began) * 1000)
            self.wrote.append((time.perf_counter() - found) * 1000)

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
