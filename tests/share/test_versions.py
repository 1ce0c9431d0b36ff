"""A desk of an older version beside newer ones: what it does not know it keeps and passes on."""

import json
import sys
from collections.abc import Iterator

import pytest

from assistant.drafts import Draft, Written
from assistant.guests import acts
from assistant.journal import store as journal
from assistant.journal.opening import open_store
from assistant.journal.stamp import PageId, new_id
from assistant.places import Home
from assistant.share.wire import wired
from tests.share.programs import Computer
from tests.share.release import entries
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, free_port, until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")

FUTURE = (
    Written("note-written", b'{"text": "Window table", "loudness":{"by ear":[1,2.50,null]}}'),
    Written("guest-sang", '{"song":"Solveig\u2019s","of":"00000000"}'.encode()),
    Written("guest-sang", b"\xa1not even the JSON of today"),
)


@pytest.fixture
def older(shop: Shop) -> Iterator[Computer]:
    """One whose program knows no notes and no moods."""
    version = ("tests.share.older", "note-written,mood-noted")
    there = Computer(shop.root, "Older", free_port(), version)
    yield there
    there.switch_off()


def on_disk(at: Computer) -> set[bytes]:
    store = open_store(Home(at.root))
    try:
        with store.reading() as tx:
            return {wired(one) for _page, lines in journal.all_pages(tx) for one in lines}
    finally:
        store.close()


def known(place: Place) -> set[bytes]:
    return {wired(one) for one in entries(place)}


def shown(at: Computer, page: PageId) -> str:
    status, said, wrong = at.run("show", page.hex(), "--json")
    assert status == 0, wrong
    return json.dumps(json.loads(said), ensure_ascii=False)


def write_of_the_future(place: Place, page: PageId) -> None:
    """What a newer version might: kinds that nobody knows yet, and bodies that say more."""
    drafts = [Draft(one) for one in FUTURE]
    place.desk.pouring.pour([(page, drafts), (PageId(new_id(0)), drafts[1:])])


def bring(at: Computer, name: str) -> None:
    """Written by its own program."""
    listed = at.root / "list.csv"
    listed.write_text(f"Name\n{name}\n")
    assert at.run("import", str(listed))[0] == 0


def test_an_older_desk_keeps_what_it_does_not_know_and_shows_the_rest(
    shop: Shop, older: Computer
) -> None:
    hub = shop.host()
    page = hub.meet("Ana Gil")
    write_of_the_future(hub, page)
    bring(older, "Ingrid Solheim")
    older.join(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    assert older.run("sync", "--once")[0] == 0
    until(lambda: on_disk(older) == known(hub))
    assert "Ana Gil" in shown(older, page)
    assert "Window table" not in shown(older, page)
    hub.desk.on_guest(page, acts.write_note, text="Likes it quiet").result()
    assert older.run("sync", "--once")[0] == 0
    until(lambda: on_disk(older) == known(hub))
    view = hub.desk.guest(page)
    assert view is not None
    assert [one.text for one in view.notes] == ["Window table", "Likes it quiet"]


def test_an_older_desk_becomes_the_hub_and_newer_ones_get_all_from_it(
    shop: Shop, older: Computer
) -> None:
    hub = shop.host()
    page = hub.meet("Ana Gil")
    write_of_the_future(hub, page)
    bring(older, "Ingrid Solheim")
    older.join(hub.sharing.let_in().result(PATIENCE_S), hub.port)
    assert older.run("sync", "--once")[0] == 0
    until(lambda: hub.sharing.is_even)
    before = known(hub)
    shop.places.remove(hub)
    hub.close()  # for good: what it wrote is at the older desk only
    program = older.start("host", "--instead", "--port", str(older.port))
    code = program.line("Code for one more desk: ")
    spa = shop.add("Spa")
    spa.sharing.join(code, f"{HERE}:{older.port + 1}").result(PATIENCE_S)
    until(lambda: spa.sharing.is_even and known(spa) >= before)
    view = spa.desk.guest(page)
    assert view is not None
    assert [one.text for one in view.notes] == ["Window table"]
    write_of_the_future(spa, page)
    until(lambda: spa.sharing.is_even and on_disk(older) == known(spa))
