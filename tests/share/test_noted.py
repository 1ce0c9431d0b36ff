"""What the others have is noted together with the next line: for it alone no disk is waited for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.exchange import imports
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.journal import outbox
from assistant.journal import store as journal
from assistant.journal.entry import Entry
from assistant.places import Home
from assistant.refusal import Refused


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """One that shares, with nobody there."""
    opened = open_desk(Home(tmp_path))
    opened.sign_in(opened.join(name="Elena", role="manager").result())
    opened.neighbours.share().result()
    yield opened
    opened.close()


def on_disk(desk: Desk) -> int:
    with desk._store.reading() as tx:
        return outbox.count(tx)[0]


def given(desk: Desk) -> list[Entry]:
    rows = desk.neighbours.waiting(0, 1000)
    desk.neighbours.given([number for number, _entry in rows]).result()
    return [entry for _number, entry in rows]


def test_what_is_given_waits_no_more_before_the_disk_knows_it(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Gil")).result()
    before = on_disk(desk)
    given(desk)
    assert on_disk(desk) == before
    assert desk.neighbours.count_kept() == (0, 0)
    assert desk.neighbours.waiting(0, 1000) == []
    desk.on_guest(page, acts.write_note, text="Window table").result()
    assert on_disk(desk) == desk.neighbours.count_waiting() == 1
    assert [entry.kind for _n, entry in desk.neighbours.waiting(0, 1000)] == ["note-written"]


def test_behind_what_is_given_the_rest_is_found(desk: Desk) -> None:
    for n in range(20):
        desk.meet(Identity(f"Guest {n}")).result()
    rows = desk.neighbours.waiting(0, 1000)
    desk.neighbours.given([number for number, _entry in rows[:10]]).result()
    assert desk.neighbours.waiting(0, 5) == rows[10:15]
    assert desk.neighbours.count_waiting() == len(rows) - 10


def test_a_line_that_is_refused_takes_nothing_of_it_along(desk: Desk) -> None:
    page = desk.meet(Identity("Ana Gil")).result()
    given(desk)
    with pytest.raises(Refused):
        desk.on_guest(page, acts.write_note, text="").result()
    assert desk.neighbours.count_waiting() == 0
    desk.on_guest(page, acts.write_note, text="Window table").result()
    assert on_disk(desk) == 1


def test_after_a_crash_it_is_given_once_more(desk: Desk) -> None:
    desk.meet(Identity("Ana Gil")).result()
    lines = given(desk)
    again = open_desk(Home(desk._store.path.parent))
    try:
        assert [entry for _n, entry in again.neighbours.waiting(0, 1000)] == lines
    finally:
        again.close()


def test_an_idle_moment_notes_all(desk: Desk) -> None:
    desk.meet(Identity("Ana Gil")).result()
    lines = given(desk)
    assert desk.neighbours.receive(lines, "as far as this").result() is False
    desk.neighbours.settle().result()
    again = open_desk(Home(desk._store.path.parent))
    try:
        assert on_disk(again) == 0
        assert again.neighbours.cursor() == "as far as this"
    finally:
        again.close()


def test_this_desks_own_lines_coming_back_are_no_reason_to_write(desk: Desk) -> None:
    desk.meet(Identity("Ana Gil")).result()
    lines = [entry for _n, entry in desk.neighbours.waiting(0, 1000)]
    before = on_disk(desk)
    desk.neighbours.receive(lines, "as far as this").result()
    assert on_disk(desk) == before
    assert desk.neighbours.count_waiting() == 0
    assert desk.neighbours.cursor() == "as far as this"
    desk.neighbours.settle().result()
    assert on_disk(desk) == 0


def test_many_are_noted_at_once(desk: Desk) -> None:
    for n in range(100):
        desk.meet(Identity(f"Guest {n}")).result()
    given(desk)
    assert on_disk(desk) == 0


def test_who_shares_with_others_from_now_on_gives_them_all(desk: Desk) -> None:
    desk.meet(Identity("Ana Gil")).result()
    lines = given(desk)
    desk.neighbours.receive(lines, "as far as this").result()
    desk.neighbours.share().result()
    assert desk.neighbours.cursor() == ""
    assert {e.id for _n, e in desk.neighbours.waiting(0, 1000)} == {e.id for e in lines}
    desk.neighbours.stop_sharing().result()
    assert desk.neighbours.count_waiting() == 0


def test_a_stream_that_was_lost_is_given_what_was_only_noted_as_given(desk: Desk) -> None:
    desk.meet(Identity("Ana Gil")).result()
    lines = given(desk)
    desk.neighbours.give_again().result()
    assert {e.id for _n, e in desk.neighbours.waiting(0, 1000)} == {e.id for e in lines}


def test_all_that_is_to_wait_does_so_also_where_the_program_ends_in_the_midst_of_it(
    tmp_path: Path,
) -> None:
    desk = open_desk(Home(tmp_path))
    imports.fill(desk, guests=5000)
    neighbours = desk.neighbours
    neighbours.share().result()
    desk.close()
    desk = open_desk(Home(tmp_path))
    try:
        with desk._store.reading() as tx:
            every = sum(len(entries) for _page, entries in journal.all_pages(tx))
        assert on_disk(desk) < every
        desk.neighbours.go_on_sharing().result()
        assert desk.neighbours.count_waiting() > 0
        desk.neighbours.refilled().result()
        assert on_disk(desk) == every
        desk.neighbours.give_again(all_desks=True).result()
        desk.neighbours.refilled().result()
        assert on_disk(desk) == every
    finally:
        desk.close()
