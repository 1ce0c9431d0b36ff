"""Many desks that all write at once, over the real link: how late a line is, and whether all come.

python -m tests.bench.crowd [--desks 20] [--seconds 20]

Each desk has a store and a link of its own, and writes two lines a second at random times. All of
them share this process and its disk, which no shop has to: read the figures as an upper bound.
"""

import argparse
import asyncio
import os
import random
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from assistant.changes import Changes
from assistant.guests import acts
from assistant.journal import store as journal
from assistant.journal.stamp import EntryId
from tests.bench.row import percentile
from tests.share.shop import Place, Shop, until
from tests.share.stranger import Stranger, at_hub, member_of

_EACH_S = 0.5
_PATIENCE_S = 300.0


def main() -> None:
    """Open a shop, let all write, print how late the lines were."""
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        shop = Shop(Path(scratch))
        try:
            _crowd(shop, asked.desks, asked.seconds)
        finally:
            shop.close()


def _crowd(shop: Shop, desks: int, seconds: float) -> None:
    hub = shop.host()
    for n in range(1, desks):
        shop.join(hub, f"Desk {n + 1}")
    page = hub.meet("Ana Gil")
    until(lambda: all(one.knows(page) for one in shop.places), _PATIENCE_S)
    shop.settle(hub)
    heard = [_Ear(place) for place in shop.places]
    writers = [_Writer(place, seconds, seed) for seed, place in enumerate(shop.places)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    until(lambda: all(one.sharing.is_even for one in shop.places), _PATIENCE_S)
    written = {entry: at for one in writers for entry, at in one.written.items()}
    until(lambda: all(written.keys() <= place.ids for place in shop.places), _PATIENCE_S)
    _tell(shop, heard, written)
    ping = at_hub(member_of(hub), _pinged)
    print(f"a ping to the hub, median: {ping:.1f} ms; load {os.getloadavg()[0]:.1f}")


def _tell(shop: Shop, heard: list["_Ear"], written: dict[EntryId, float]) -> None:
    late = sorted(
        (ear.came[entry] - at) * 1000
        for ear in heard
        for entry, at in written.items()
        if entry in ear.came
    )
    last = sorted(
        (max(ear.came.get(entry, at) for ear in heard) - at) * 1000 for entry, at in written.items()
    )
    print(f"{len(shop.places)} desks wrote {len(written)} lines; {len(late)} deliveries timed")
    for what, times in (("A to B", late), ("A to the last desk", last)):
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        print(f"{what}: p50 {p50:.0f} ms, p99 {p99:.0f} ms, longest {times[-1]:.0f} ms")
    missing = sum(len(written.keys() - place.ids) for place in shop.places)
    doubled = sum(_doubled(place) for place in shop.places)
    print(f"missing: {missing}; doubled: {doubled}; all desks equal: {shop.equal()}")


def _doubled(place: Place) -> int:
    with place.desk._store.reading() as tx:
        lines = [one for _page, entries in journal.all_pages(tx) for one in entries]
    return sum(n - 1 for n in Counter((one.desk, one.seq) for one in lines).values())


async def _pinged(one: Stranger) -> float:
    pings = []
    for _ in range(50):
        pings.append(await one.client.rtt() * 1000)
        await asyncio.sleep(0.01)
    return percentile(pings, 0.5)


class _Ear:
    """Notes when the lines of others came to a desk."""

    def __init__(self, place: Place) -> None:
        self.came: dict[EntryId, float] = {}
        self._me = place.desk.neighbours.me
        place.desk.on_changes(self._on_changes)

    def _on_changes(self, changes: Changes) -> None:
        now = time.perf_counter()
        for entry in changes.entries:
            if entry.desk != self._me:
                self.came[entry.id] = now


class _Writer(threading.Thread):
    """A clerk who notes something of a guest of their own, twice a second."""

    def __init__(self, place: Place, seconds: float, seed: int) -> None:
        super().__init__()
        self.written: dict[EntryId, float] = {}
        self._place, self._seconds, self._chance = place, seconds, random.Random(seed)
        self._page = place.meet(f"Guest at {place.name}")

    def run(self) -> None:
        end = time.perf_counter() + self._seconds
        at = 0
        while time.perf_counter() < end:
            time.sleep(self._chance.uniform(0, 2 * _EACH_S))
            done = self._place.desk.on_guest(self._page, acts.write_note, text=f"The {at}. note")
            entries = done.result().entries
            now = time.perf_counter()
            self.written.update((entry.id, now) for entry in entries)
            at += 1


if __name__ == "__main__":
    main()
