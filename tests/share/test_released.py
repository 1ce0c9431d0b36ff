"""Shops of released versions: their stores are opened, their streams read, their lines shared."""

import gzip
import hashlib
import json
import random
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import structs

from assistant.desk import open_desk
from assistant.journal.check import check
from assistant.journal.key import store_key
from assistant.journal.stamp import PageId
from assistant.places import Home
from assistant.share.keep import Keep
from assistant.share.wire import read, wired
from tests.share.release import RELEASED, card, entries
from tests.share.shop import HERE, Shop, until
from tests.share.stranger import at_hub, member_of

RELEASES = sorted(one.name for one in RELEASED.iterdir() if one.is_dir())


def told(release: str) -> dict[str, Any]:
    return json.loads((RELEASED / release / "told.json").read_text("utf-8"))


def wire(release: str) -> list[tuple[str, bytes]]:
    packed = (RELEASED / release / "wire.msgpack.gz").read_bytes()
    return [tuple(one) for one in msgspec.msgpack.decode(gzip.decompress(packed))]


def front(release: str, root: Path) -> Home:
    shutil.copytree(RELEASED / release / "front", root)
    return Home(root)


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest) -> str:
    return request.param


def test_there_is_a_release() -> None:
    assert RELEASES


def test_a_released_store_is_opened_and_says_what_it_said(release: str, tmp_path: Path) -> None:
    desk = open_desk(front(release, tmp_path / "Front"))
    try:
        assert check(desk._store).sound
        if desk.is_stale():
            desk.rebuild()
        what = told(release)
        for page, words in what["cards"].items():
            view = desk.guest(PageId(bytes.fromhex(page)))
            assert view is not None
            assert card(view) == words
    finally:
        desk.close()


def test_released_lines_are_read_and_passed_on_byte_for_byte(release: str) -> None:
    for where, payload in wire(release):
        entry = read(where, payload)
        assert wired(entry) == payload
        assert entry.digest() == hashlib.sha256(payload).digest()


def test_released_lines_say_the_same_at_a_desk_of_today(release: str, tmp_path: Path) -> None:
    sent = wire(release)
    random.Random(1).shuffle(sent)
    desk = open_desk(Home(tmp_path))
    try:
        for at in range(0, len(sent), 50):
            came = [read(where, payload) for where, payload in sent[at : at + 50]]
            desk.neighbours.receive(came, str(at)).result()
        for page, words in told(release)["cards"].items():
            view = desk.guest(PageId(bytes.fromhex(page)))
            assert view is not None
            assert card(view) == words
        assert check(desk._store).sound
    finally:
        desk.close()


def test_a_released_hub_goes_on_with_its_stream_and_a_desk_of_today_joins(
    release: str, shop: Shop
) -> None:
    place = front(release, shop.root / "Front")
    keep = Keep(place.root / "share", store_key(place)[0])
    kept, member = keep.hub(), keep.member()
    assert kept is not None
    assert member is not None
    keep.keep(structs.replace(kept, port=shop.port))
    keep.keep(structs.replace(member, addresses=(f"{HERE}:{shop.port}",)))
    hub = shop.add("Front")
    until(lambda: hub.sharing.is_even)
    released = {payload for _where, payload in wire(release)}
    assert at_hub(member_of(hub), lambda one: one.held()) >= len(released)
    assert json.loads(hub.desk.neighbours.cursor())["epoch"] == told(release)["epoch"]
    spa = shop.join(hub, "Spa")
    there, here = spa.meet("Ingrid Solheim"), hub.meet("Boris")
    until(lambda: hub.knows(there) and spa.knows(here))
    until(shop.equal)
    assert {wired(one) for one in entries(spa)} >= released
