"""Made-up guests come into the store as if they had been written and read one by one."""

from contextlib import closing
from itertools import islice
from multiprocessing import active_children
from typing import Any

from sqlalchemy import Connection

from assistant.desk import Desk
from assistant.drafts import Draft, ready
from assistant.exchange.imports import fill
from assistant.exchange.made_ready import made_ready
from assistant.guests.entries import GuestMet, Identity, MistakeNoted, MistakePutRight
from assistant.guests.lookup import find
from assistant.journal.stamp import EntryId, PageId

NOW_MS = 1_790_000_000_000


def test_guests_made_by_other_processes_are_those_made_here() -> None:
    with closing(made_ready(2300, 3, "ES", NOW_MS, many=1)) as elsewhere:
        there = list(elsewhere)
    assert there == list(made_ready(2300, 3, "ES", NOW_MS))
    assert len({page.page for page in there}) == 2300


def test_other_processes_end_when_half_of_the_guests_are_enough() -> None:
    with closing(made_ready(50_000, 3, "", NOW_MS, many=1)) as pages:
        assert len(list(islice(pages, 1500))) == 1500
        assert active_children()
    assert not active_children()


def test_filled_store_is_what_a_rebuild_from_its_journal_makes(desk: Desk) -> None:
    def index(tx: Connection) -> tuple[list[tuple[Any, ...]], list[Any]]:
        rows = tx.exec_driver_sql("SELECT * FROM guest_row ORDER BY page").fetchall()
        queries = [row.name[:3] for row in rows[::10]] + [row.phones[-4:] for row in rows[::15]]
        words = tx.exec_driver_sql("SELECT * FROM guest_word ORDER BY word").fetchall()
        return [tuple(row) for row in (*rows, *words)], [find.find(tx, query) for query in queries]

    assert fill(desk, guests=400, seed=5) == 400
    filled = desk.look_up(index)
    assert desk.rebuild() == 400
    assert filled == desk.look_up(index)


def test_line_that_speaks_of_another_finds_it_in_the_journal(desk: Desk) -> None:
    page = PageId(bytes(15) + b"\x07")
    said = [GuestMet(Identity("Ana Ruiz")), MistakeNoted("cold soup")]
    put_right = MistakePutRight(EntryId(b""), "a new one")
    drafts = [*map(Draft, said), Draft(put_right, of=1)]
    one = ready(page, drafts, "", NOW_MS)
    assert desk.pouring.fill([one]) == 1
    view = desk.guest(page)
    assert view is not None
    assert [(m.text, m.remedy) for m in view.mistakes] == [("cold soup", "a new one")]
    (hit,) = desk.look_up(lambda tx: find.find(tx, "new one"))
    assert hit.page == page
