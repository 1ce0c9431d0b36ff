"""What comes from the hub, at a desk that takes it in more slowly than the LAN can bring it."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future

from assistant.exchange import imports
from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId
from assistant.share.incoming import Incoming
from assistant.share.state import Cursor
from tests.share.shop import Shop, until
from tests.share.stranger import Stranger, at_hub, member_of

GUESTS = 8000
ROOM = 15_000
"""Lines that may have come and are not taken in: far from all of them."""
LONG_S = 120.0


class Slow:
    """A desk whose disk is slow: what the link asks of it while it takes in a stream."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    def cursor(self) -> Cursor:
        return Cursor()

    def receive(self, entries: Sequence[Entry], cursor: Cursor) -> "Future[bool]":
        self.taken += [one.id for one in entries]
        done: Future[bool] = Future()
        asyncio.get_running_loop().call_later(len(entries) * 0.0002, done.set_result, False)
        return done


def test_no_more_comes_at_once_than_there_is_room_for_and_nothing_is_left_out(shop: Shop) -> None:
    hub = shop.host()
    imports.fill(hub.desk, guests=GUESTS)
    until(lambda: hub.sharing.is_even, LONG_S)
    every, slow, ahead = hub.ids, Slow(), []
    assert len(every) > 1.5 * ROOM

    async def read(one: Stranger) -> None:
        async def show(behind: int, refused: int) -> None:
            ahead.append(one.client.stats["in_msgs"] - before - len(slow.taken))

        coming = Incoming(
            *(one.client, member_of(hub).shop, DeskId(bytes(16)), slow, show),  # type: ignore[arg-type]
            lambda: None,
        )
        before = one.client.stats["in_msgs"]
        work = [asyncio.ensure_future(each) for each in (coming.read(), coming.apply())]
        while len(slow.taken) < len(every):
            await asyncio.sleep(0.1)
            assert not any(each.done() for each in work)
        await asyncio.sleep(0.5)
        for each in work:
            each.cancel()
        await asyncio.gather(*work, return_exceptions=True)

    at_hub(member_of(hub), read)
    assert max(ahead) < ROOM
    assert len(slow.taken) == len(every)
    assert set(slow.taken) == every
