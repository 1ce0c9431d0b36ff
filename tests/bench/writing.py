"""A note confirmed to the moment it is durable, beside one bare insert that is as durable."""

import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import sqlcipher3.dbapi2 as driver

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.lookup import find
from tests.bench.keystroke import timed
from tests.bench.row import Row

NOTES = 300


def figures(desk: Desk) -> Iterator[Row]:
    """The median over notes for guests all over the store, turn by turn with the bare insert."""
    desk.sign_in(desk.signed or desk.join(name=f"Bench {time.time_ns()}").result())
    pages = [hit.page for hit in desk.look_up(lambda tx: find.recent(tx, NOTES))]
    with tempfile.TemporaryDirectory(dir=desk._store.path.parent) as scratch:
        floor = driver.connect(str(Path(scratch) / "floor.db"), isolation_level=None)
        floor.execute(f"PRAGMA key = \"x'{'ab' * 32}'\"")
        floor.execute("PRAGMA journal_mode = WAL")
        floor.execute("PRAGMA synchronous = FULL")
        floor.execute("CREATE TABLE note(id INTEGER PRIMARY KEY, body BLOB)")
        ours, bare = [], []
        for at in range(NOTES):
            page, text = pages[at % len(pages)], f"Asked for the window table, the {at}. time"
            body = (text.encode() * 4,)
            desk.notice().result()  # at rest, as it is when a clerk writes the next line
            bare.append(timed(partial(floor.execute, "INSERT INTO note(body) VALUES (?)", body))[0])
            ours.append(
                timed(lambda p=page, t=text: desk.on_guest(p, acts.write_note, text=t).result())[0]
            )
        floor.close()
    yield Row("note confirmed → durable, median", median(ours), median(bare), "ms", "≤ 4")
