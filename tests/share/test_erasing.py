"""Erasing in a shop: what was told of a guest is nowhere any more, whoever was away."""

import asyncio
import subprocess
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import nats
from msgspec import structs
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import Error as APIError
from nats.js.errors import NotFoundError

from assistant.guests import acts
from assistant.journal import store as journal
from assistant.journal.check import check
from assistant.journal.entry import Entry
from assistant.journal.key import store_key
from assistant.journal.stamp import DeskId, PageId
from assistant.share.client import closed
from assistant.share.config import STREAM
from assistant.share.erasing import Eraser
from assistant.share.server import program
from assistant.share.wire import subject, wired
from tests.privacy.bytes_of import places_of
from tests.privacy.test_erasing import MARKS, crowd, hits, marked
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, free_port, until
from tests.share.stranger import line


def sets(place: Place) -> set[tuple[bytes, bytes, str, bytes]]:
    """Every line of a desk with what is left of it."""
    with place.desk._store.reading() as tx:
        return {
            (one.page, one.id, one.kind, one.digest())
            for _page, entries in journal.all_pages(tx)
            for one in entries
        }


def in_stream(hub: Place) -> bytes:
    """All that the hub's stream gives to whoever reads it from its beginning."""

    async def read() -> bytes:
        assert hub.sharing._hub is not None
        client = await hub.sharing._hub.administrator()
        try:
            stream = client.jetstream()
            info = await stream.stream_info(STREAM)
            told, place = [], info.state.first_seq
            while place <= info.state.last_seq:
                found = await stream.get_msg(STREAM, place, "journal.>", next=True)
                told.append(found.data or b"")
                place = int(found.seq or 0) + 1
            return b"\n".join(told)
        finally:
            await closed(client)

    end = time.monotonic() + 2 * PATIENCE_S
    while True:
        try:
            return hub.sharing._thread.on(read()).result(PATIENCE_S)
        except (NatsError, APIError, OSError):  # a busy machine's server begins anew
            assert time.monotonic() < end
            time.sleep(0.5)


def words_in(data: bytes) -> set[str]:
    low = data.lower()
    return {word for word in MARKS if word.encode() in low}


def raw(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for file in folder.rglob("*"):
        if file.is_file():
            yield file, file.read_bytes()


def nothing_left(shop: Shop) -> None:
    """In no file of anybody, as it is or deciphered."""
    for place in shop.places:
        key = store_key(place.home)[0]
        place.desk.erasing.wipe()
        assert places_of(MARKS, place.home.store, key) == set(), place.name
        assert hits(place.desk, "Zyxwvut", "krzwpt", "600123987") == []
        assert check(place.desk._store).sound
    assert not {file for file, data in raw(shop.root) if words_in(data)}


def even(shop: Shop, *places: Place) -> None:
    there = places or tuple(shop.places)
    until(lambda: all(one.sharing.is_even for one in there), 120)
    until(lambda: len({frozenset(sets(one)) for one in there}) == 1, 120)


def test_an_erasure_reaches_every_desk_the_stream_and_whoever_was_away(shop: Shop) -> None:
    hub = shop.host()
    second = shop.join(hub, "Desk 2")
    third = shop.join(hub, "Desk 3")
    crowd(hub.desk, 40)
    page = marked(second.desk)
    until(lambda: third.knows(page) and hub.knows(page), 120)
    even(shop)
    assert words_in(in_stream(hub)) == set(MARKS) - {"600123987"}

    third.close()
    second.desk.erasing.settle(second="never").result(PATIENCE_S)
    second.desk.erasing.erase(page, "asked").result(PATIENCE_S)
    until(lambda: not hub.knows(page), 120)
    until(lambda: not words_in(in_stream(hub)), 120)

    # One that was away has written about the guest meanwhile.
    third.open()
    third.sharing.close()
    assert third.knows(page)
    third.desk.on_guest(page, acts.write_note, text="krzwpt again, hjwqpl").result(PATIENCE_S)
    marked_late = third.desk.on_guest(page, acts.note_mistake, text="The fjglnm was late")
    marked_late.result(PATIENCE_S)
    third.close()
    third.open()
    until(lambda: not third.knows(page), 120)
    even(shop)
    until(lambda: not words_in(in_stream(hub)), 120)
    nothing_left(shop)

    # Somebody who joins afterwards hears of nobody.
    fourth = shop.join(hub, "Desk 4")
    until(lambda: fourth.sharing.is_even, 120)
    even(shop)
    assert not fourth.knows(page)
    assert [one.page for one in fourth.desk.erasing.receipts()] == [page]
    nothing_left(shop)


def test_a_stream_made_anew_by_the_desks_has_nothing_of_whom_was_erased(shop: Shop) -> None:
    hub = shop.host()
    second = shop.join(hub, "Desk 2")
    page = marked(second.desk)
    until(lambda: hub.knows(page), 120)
    hub.desk.erasing.settle(second="never").result(PATIENCE_S)
    hub.desk.erasing.erase(page, "asked").result(PATIENCE_S)
    even(shop)
    hub.close()
    second.sharing.take_hub().result(PATIENCE_S)
    until(lambda: second.sharing.is_even, 120)
    third = shop.join(second, "Desk 3")
    even(shop, second, third)
    assert not words_in(in_stream(second))
    assert not third.knows(page)
    hub.open()


async def made(client: Callable[[], Awaitable[Client]]) -> tuple[Client, JetStreamContext]:
    """Somebody at a server that has just been started, and its new stream."""
    while True:
        try:
            mine = await client()
            break
        except OSError:
            await asyncio.sleep(0.1)
    stream = mine.jetstream()
    await stream.add_stream(name=STREAM, subjects=["journal.>"])
    return mine, stream


def test_the_servers_own_files_keep_no_byte_of_a_message_that_gave_way(tmp_path: Path) -> None:
    """Here the server writes in the open, so that its files can be read."""
    port, folder = free_port(), tmp_path / "stream"
    config = tmp_path / "server.conf"
    config.write_text(
        f'listen: "{HERE}:{port}"\njetstream {{ store_dir: "{folder.as_posix()}" }}\n'
    )
    child = subprocess.Popen([str(program("")), "-c", str(config)], stderr=subprocess.DEVNULL)
    desk = DeskId(bytes(15) + b"\x07")
    full = [line(desk, n, b'{"text":"krzwpt in the lobby"}') for n in range(1, 31)]
    other = [line(desk, n, b'{"text":"stays for ever"}') for n in range(31, 61)]
    page = full[0].page
    full = [structs.replace(one, page=page) for one in full]
    stubs = [one.stub("erased") for one in full]

    async def client() -> Client:
        return await nats.connect(f"nats://{HERE}:{port}", allow_reconnect=False)

    async def run() -> None:
        mine, stream = await made(client)
        for one in [x for pair in zip(full, other, strict=True) for x in pair]:
            await stream.publish(subject("shop", one), wired(one))
        assert b"krzwpt" in b"".join(data for _file, data in raw(folder))
        eraser = Eraser("shop", client, lambda: [page], lambda asked: stubs)
        task = asyncio.ensure_future(eraser.run())
        end = time.monotonic() + PATIENCE_S
        while (await stream.stream_info(STREAM)).state.messages != 60 or (
            b"krzwpt" in b"".join(data for _file, data in raw(folder))
        ):
            assert time.monotonic() < end, "the words stay"
            await asyncio.sleep(0.1)
        info = await stream.stream_info(STREAM)
        assert info.state.last_seq == 90
        task.cancel()
        await mine.close()

    try:
        asyncio.run(run())
        child.terminate()
        child.wait(PATIENCE_S)
        told = b"".join(data for _file, data in raw(folder))
        assert b"krzwpt" not in told
        assert told.count(b"stays for ever") == 30
    finally:
        child.kill()
        child.wait()


def test_what_is_erased_while_its_page_is_looked_through_goes_as_well(tmp_path: Path) -> None:
    port = free_port()
    config = tmp_path / "server.conf"
    folder = (tmp_path / "stream").as_posix()
    config.write_text(f'listen: "{HERE}:{port}"\njetstream {{ store_dir: "{folder}" }}\n')
    child = subprocess.Popen([str(program("")), "-c", str(config)], stderr=subprocess.DEVNULL)
    desk = DeskId(bytes(15) + b"\x07")
    first, second = (line(desk, n, b'{"text":"krzwpt in the lobby"}') for n in (1, 2))
    second = structs.replace(second, page=first.page)
    asked: list[PageId] = []

    async def client() -> Client:
        return await nats.connect(f"nats://{HERE}:{port}", allow_reconnect=False)

    def lines(page: PageId) -> list[Entry]:
        asked.append(page)
        if len(asked) > 1:
            return [first.stub("blank"), second.stub("blank")]
        eraser.want([page])
        return [first.stub("blank"), second]

    eraser = Eraser("shop", client, lambda: [first.page], lines)

    async def run() -> None:
        mine, stream = await made(client)
        for one in (first, second):
            await stream.publish(subject("shop", one), wired(one))
        task = asyncio.ensure_future(eraser.run())
        end = time.monotonic() + PATIENCE_S
        while len(asked) < 2 or (await stream.stream_info(STREAM)).state.messages != 2:
            assert time.monotonic() < end, "it was wanted once more, and nobody looked"
            await asyncio.sleep(0.1)
        for place in range(1, (await stream.stream_info(STREAM)).state.last_seq + 1):
            with suppress(NotFoundError):
                assert b"krzwpt" not in ((await stream.get_msg(STREAM, place)).data or b"")
        task.cancel()
        await mine.close()

    try:
        asyncio.run(run())
    finally:
        child.kill()
        child.wait()
