"""Keeps a released shop for the tests of later versions: `python -m tests.share.release NAME`.

Made by the version that is released, into tests/share/released/NAME, and never made again: the
store of a hub with its key, what it keeps of its shop, the server’s stream, every line as it
travelled, and what all that said.
"""

import gzip
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from assistant.desk import open_desk
from assistant.exchange import practice
from assistant.guests import acts
from assistant.guests.view import GuestView
from assistant.journal import store as journal
from assistant.journal.entry import Entry
from assistant.places import Home
from assistant.share.wire import subject, wired
from tests.share.shop import Place, Shop, until
from tests.share.stranger import member_of

RELEASED = Path(__file__).parent / "released"
_LEFT = ("server.conf", "server.pid", "server.log", "turn", ".salve-import")


def main(name: str) -> None:
    """Open a shop, write into it at two desks, and keep the hub’s folder."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    where = RELEASED / name
    with tempfile.TemporaryDirectory() as scratch:
        shop = Shop(Path(scratch))
        furnish(Home(shop.root / "Front"))
        hub = shop.host("Front")
        bar = shop.join(hub, "Bar")
        until(lambda: bar.sharing.is_even and hub.sharing.is_even)
        page = bar.meet("Ana Gil")
        bar.desk.on_guest(page, acts.write_note, text="Asked for the window table").result()
        until(lambda: hub.knows(page) and bar.sharing.is_even and shop.equal())
        lines, shop_id = entries(hub), member_of(hub).shop
        what = told(hub, lines)
        shop.close()
        where.mkdir(parents=True)
        ignored = shutil.ignore_patterns(*_LEFT)
        shutil.copytree(hub.home.root, where / "front", ignore=ignored)
        wire = [(subject(shop_id, one), wired(one)) for one in lines]
        packed = gzip.compress(msgspec.msgpack.encode(wire), mtime=0)
        (where / "wire.msgpack.gz").write_bytes(packed)
        (where / "told.json").write_text(json.dumps(what, indent=1, ensure_ascii=False), "utf-8")


def furnish(place: Home) -> None:
    """Every sort of line that a made-up house has written, in a store as a real one has it."""
    desk = open_desk(place)
    practice.furnish(desk, time.time_ns() // 1_000_000)
    desk.close()


def entries(place: Place) -> list[Entry]:
    """Every line of a store, by page."""
    with place.desk._store.reading() as tx:
        return [one for _page, lines in journal.all_pages(tx) for one in lines]


def told(place: Place, lines: list[Entry]) -> dict[str, object]:
    """What a later version has to find besides the lines: the stream, and what cards say."""
    pages = dict.fromkeys(one.page for one in lines)
    epoch = place.desk.neighbours.cursor()
    return {
        "epoch": json.loads(epoch)["epoch"],
        "cards": {page.hex(): card(view) for page in pages if (view := place.desk.guest(page))},
    }


def card(view: GuestView) -> list[str]:
    """The words of a card that no later version may read otherwise."""
    noted = [one.text for one in (*view.preferences, *view.notes)]
    return [view.identity.name, str(view.visit_count), str(len(view.moods)), *noted]


if __name__ == "__main__":
    main(sys.argv[1])
