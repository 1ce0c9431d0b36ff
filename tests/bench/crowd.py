"""Many desks that all write at once, over the real link: how late a line is, and whether all come.

python -m tests.bench.crowd [--desks 20] [--seconds 20]

Each desk is a process with a store and a link of its own, and writes two lines a second at random
times. All of them share this computer and its disk, which no shop has to: read the figures as an
upper bound.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from assistant.changes import Changes
from assistant.guests import acts
from assistant.journal import store as journal
from assistant.journal.stamp import EntryId
from tests.bench.row import percentile
from tests.share.shop import HERE, Place, free_port, until
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
        port = free_port()
        desks = [_Far(Path(scratch), f"Desk {n + 1}", port) for n in range(asked.desks)]
        try:
            _crowd(desks, asked.seconds)
        finally:
            for one in reversed(desks):
                one.end()


def _crowd(desks: list["_Far"], seconds: float) -> None:
    hub, *others = desks
    hub.do("host")
    for one in others:
        one.do("join", hub.do("let_in"))
    hub.do("settle")
    for one in desks:
        one.do("settle")
    for seed, one in enumerate(desks):
        one.ask("write", seconds, seed)
    written: dict[EntryId, int] = {}
    for one in desks:
        written |= one.answer()
    ended = time.perf_counter()
    for one in desks:
        one.do("wait_for", set(written))
    _tell(desks, written, time.perf_counter() - ended)
    print(f"a ping to the hub, median: {hub.do('ping'):.1f} ms; load {os.getloadavg()[0]:.1f}")


def _tell(desks: list["_Far"], written: dict[EntryId, int], rest_s: float) -> None:
    late, last = [], dict.fromkeys(written, 0.0)
    for one in desks:
        for entry, at in one.do("came").items():
            if entry in written:
                late.append((at - written[entry]) / 1e6)
                last[entry] = max(last[entry], late[-1])
    print(f"{len(desks)} desks wrote {len(written)} lines; {len(late)} deliveries timed")
    print(f"all were everywhere {rest_s:.1f} s after the last was written")
    for what, times in (("A to B", sorted(late)), ("A to the last desk", sorted(last.values()))):
        p50, p99 = percentile(times, 0.5), percentile(times, 0.99)
        print(f"{what}: p50 {p50:.0f} ms, p99 {p99:.0f} ms, longest {times[-1]:.0f} ms")
    ids = [one.do("ids") for one in desks]
    missing = sum(len(written.keys() - one.keys()) for one in ids)
    doubled = sum(n - 1 for one in ids for n in one.values())
    equal = all(one == ids[0] for one in ids)
    print(f"missing: {missing}; doubled: {doubled}; all desks equal: {equal}")


class _Far:
    """A desk in a process of its own: what is asked of it is a method of `_Desk`."""

    def __init__(self, root: Path, name: str, port: int) -> None:
        spawn = get_context("spawn")
        self._ours, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs, root, name, port))
        self._process.start()

    def ask(self, act: str, *words: Any) -> None:
        """Begin something there."""
        self._ours.send((act, words))

    def answer(self) -> Any:
        """What came of it; fails where that failed."""
        well, told = self._ours.recv()
        assert well, told
        return told

    def do(self, act: str, *words: Any) -> Any:
        """Both."""
        self.ask(act, *words)
        return self.answer()

    def end(self) -> None:
        """Switch it off."""
        if self._process.is_alive():
            self.ask("close")
        self._process.join(_PATIENCE_S)


def _serve(pipe: Connection, root: Path, name: str, port: int) -> None:
    desk = _Desk(root, name, port)
    act = ""
    while act != "close":
        act, words = pipe.recv()
        try:
            pipe.send((True, getattr(desk, act)(*words)))
        except Exception as wrong:  # told over there
            pipe.send((False, repr(wrong)))


class _Desk:
    """One desk; notes when the lines of others came to it."""

    def __init__(self, root: Path, name: str, port: int) -> None:
        self._place = Place(root, name, port)
        self._came: dict[EntryId, int] = {}
        self._page = self._place.meet(f"Guest at {name}")
        self._me = self._place.desk.neighbours.me
        self._place.desk.on_changes(self._on_changes)

    def _on_changes(self, changes: Changes) -> None:
        now = time.time_ns()
        for entry in changes.entries:
            if entry.desk != self._me:
                self._came[entry.id] = now

    def host(self) -> None:
        self._place.sharing.host().result(_PATIENCE_S)
        until(lambda: self._place.sharing.state.where == "together", _PATIENCE_S)

    def let_in(self) -> str:
        return self._place.sharing.let_in().result(_PATIENCE_S)

    def join(self, code: str) -> None:
        address = f"{HERE}:{self._place.port + 1}"
        self._place.sharing.join(code, address).result(_PATIENCE_S)
        self._me = self._place.desk.neighbours.me

    def settle(self) -> None:
        """Until the last desk to join has given what it had, and lost the right to more."""
        hub = self._place.sharing._hub
        if hub is not None:
            until(lambda: not any(self._rebuilding()), _PATIENCE_S)
            until(lambda: not hub._one.locked(), _PATIENCE_S)
        until(lambda: self._place.sharing.is_even, _PATIENCE_S)

    def _rebuilding(self) -> list[bool]:
        """Of each other desk whether it may still fill the stream; at the hub."""
        hub = self._place.sharing._hub
        return [one.rebuilds for one in hub.kept.desks if one.desk != self._me]

    def write(self, seconds: float, seed: int) -> dict[EntryId, int]:
        """Note something of a guest of one's own, twice a second; when each was on the disk."""
        chance, written = random.Random(seed), {}
        self._came.clear()
        begin = time.perf_counter()
        due, at = begin, 0
        while due < begin + seconds:
            due += chance.uniform(0, 2 * _EACH_S)
            time.sleep(max(0.0, due - time.perf_counter()))
            done = self._place.desk.on_guest(self._page, acts.write_note, text=f"The {at}. note")
            written |= dict.fromkeys((one.id for one in done.result().entries), time.time_ns())
            at += 1
        return written

    def wait_for(self, written: set[EntryId]) -> None:
        """Until this desk has all of them."""
        until(lambda: self._place.sharing.is_even and written <= self._place.ids, _PATIENCE_S)

    def came(self) -> dict[EntryId, int]:
        """When the lines of others were here, in nanoseconds since 1970."""
        return self._came

    def ids(self) -> Counter[EntryId]:
        """Every line in the store, by its desk and number, and how often."""
        with self._place.desk._store.reading() as tx:
            lines = [one for _page, entries in journal.all_pages(tx) for one in entries]
        assert len({(one.desk, one.seq) for one in lines}) == len(lines)
        return Counter(one.id for one in lines)

    def ping(self) -> float:
        """The way to the hub and back: median, in milliseconds."""
        return at_hub(member_of(self._place), _pinged)

    def close(self) -> None:
        """Switch the computer off."""
        self._place.close()


async def _pinged(one: Stranger) -> float:
    pings = []
    for _ in range(50):
        pings.append(await one.client.rtt() * 1000)
        await asyncio.sleep(0.01)
    return percentile(pings, 0.5)


if __name__ == "__main__":
    main()
