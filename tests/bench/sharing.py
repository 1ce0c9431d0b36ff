"""Desks that share, beside the bare engine: a line's way, what it costs its writer, catching up.

python -m tests.bench.sharing [--lines 5000]
"""

import argparse
import asyncio
import os
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median

from nats.js.api import ConsumerConfig, DeliverPolicy
from sqlalchemy import Connection, event

from assistant.changes import Changes
from assistant.drafts import Draft
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.journal.stamp import PageId, new_id
from assistant.journal.store import straight
from assistant.share.config import STREAM
from assistant.share.link import HERE_S
from tests.bench.keystroke import timed
from tests.bench.row import Row
from tests.share.programs import Computer
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, until
from tests.share.stranger import Stranger, at_hub, member_of

NOTES = 150


def main() -> None:
    """Open a shop, take the figures, print them."""
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5000)
    asked = parser.parse_args()
    print("| what | measured | floor | ratio | bar |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        shop = Shop(Path(scratch))
        try:
            for row in figures(shop, asked.lines):
                print(row, flush=True)
        finally:
            shop.close()


def figures(shop: Shop, lines: int) -> Iterator[Row]:
    """The rows, with a hub and two more desks."""
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    page = hub.meet("Ana Gil")
    until(lambda: bar.knows(page))
    shop.settle(hub)
    yield _way(hub, bar, page)
    yield from _cost()
    yield _catching_up(shop, hub, lines)


def _way(hub: Place, bar: Place, page: PageId) -> Row:
    """From durable at one desk to written at the other, turn by turn with a ping to the server."""
    come = threading.Event()

    def on_changes(changes: Changes) -> None:
        if changes.entries:
            come.set()

    bar.desk.on_changes(on_changes)
    ours: list[float] = []

    async def take_turns(one: Stranger) -> list[float]:
        pings = []
        for at in range(NOTES):
            pings.append(await one.client.rtt() * 1000)
            ours.append(await asyncio.to_thread(_given, hub, page, come, at))
        return pings

    floor = at_hub(member_of(bar), take_turns)
    return Row("durable at A → written at B, median", median(ours), median(floor), "ms", "≤ 100 ms")


def _given(hub: Place, page: PageId, come: threading.Event, at: int) -> float:
    come.clear()
    hub.desk.on_guest(page, acts.write_note, text=f"The {at}. note").result()
    began = time.perf_counter()
    assert come.wait(PATIENCE_S)
    return (time.perf_counter() - began) * 1000


def _cost() -> Iterator[Row]:
    """A note at a desk that shares, turn by turn with one at a desk that does not.

    The hub is another process, as it is another computer in a shop. Besides the time, which is
    mostly the disk's, the transactions that a note takes are counted: each waits for the disk once.
    """
    with tempfile.TemporaryDirectory() as scratch:
        shop = Shop(Path(scratch))
        front = Computer(shop.root, "Front", shop.port)
        try:
            _program, code = front.host()
            bar, alone = shop.add("Bar"), shop.add("Alone")
            bar.sharing.join(code, f"{HERE}:{shop.port + 1}").result(PATIENCE_S)
            until(lambda: bar.sharing.is_even)
            time.sleep(HERE_S + 1)  # what came with joining is behind it
            yield from _in_turns(bar, alone)
        finally:
            shop.close()
            front.switch_off()


def _in_turns(bar: Place, alone: Place) -> Iterator[Row]:
    chance = random.Random(1)
    sides = [(place, place.meet("Ana Gil"), list[float](), _Waits(place)) for place in (bar, alone)]
    for at in range(NOTES):
        for place, guest, taken, waits in chance.sample(sides, 2):
            text = f"Asked for the window table, the {at}. time"
            before = waits.count
            write = place.desk.on_guest
            taken.append(
                timed(lambda w=write, g=guest, t=text: w(g, acts.write_note, text=t).result())[0]
            )
            time.sleep(0.06)
            waits.notes.append(waits.count - before)
    (_bar, _p, shared, more), (_alone, _q, bare, few) = sides
    pairs = tuple(mine / other for mine, other in zip(shared, bare, strict=True))
    yield Row("note at a desk that shares", median(shared), median(bare), "ms", "≤ 1.15", pairs)
    what = "waits for the disk for a note at a desk that shares"
    yield Row(what, mean(more.notes), mean(few.notes), "", "≤ 1.15")


class _Waits:
    """Counts the transactions of a desk that have changed something."""

    def __init__(self, place: Place) -> None:
        self.count, self._changes = 0, 0
        self.notes: list[int] = []
        event.listen(place.desk._store._writer, "commit", self._on_commit)

    def _on_commit(self, connection: Connection) -> None:
        changes = straight(connection).total_changes
        self.count += changes != self._changes
        self._changes = changes


def _catching_up(shop: Shop, hub: Place, lines: int) -> Row:
    """A new desk takes all there is, beside a client that only reads it. Milliseconds a line."""
    now_ms = time.time_ns() // 1_000_000
    hub.desk.pouring.pour(
        (
            PageId(new_id(now_ms)),
            [Draft(one) for one in acts.meet(now_ms, who=Identity(f"Guest {n}"))],
        )
        for n in range(lines)
    )
    until(lambda: hub.sharing.is_even, 600)
    began = time.perf_counter()
    late = shop.join(hub, "Late")
    until(lambda: late.sharing.is_even, 600)
    took = time.perf_counter() - began

    async def read(one: Stranger) -> tuple[int, float]:
        held, came, done = await one.held(), 0, asyncio.Event()

        async def on_message(message: object) -> None:
            nonlocal came
            came += 1
            if came >= held:
                done.set()

        began = time.perf_counter()
        await one.stream.subscribe(
            f"journal.{one.member.shop}.>",
            stream=STREAM,
            cb=on_message,
            ordered_consumer=True,
            config=ConsumerConfig(deliver_policy=DeliverPolicy.ALL),
        )
        await done.wait()
        return held, time.perf_counter() - began

    held, bare = at_hub(member_of(hub), read)
    what = f"a new desk takes {held:,} lines"
    return Row(what, took * 1000 / held, bare * 1000 / held, "ms", "—")


if __name__ == "__main__":
    main()
