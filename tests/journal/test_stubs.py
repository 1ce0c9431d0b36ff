"""What an erasure leaves of a line: the chain goes on, and the words do not come back."""

from pathlib import Path

import msgspec
import pytest

from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.check import check
from assistant.journal.entry import BLANK, ERASED, Entry, rank
from assistant.journal.key import fresh_key
from assistant.journal.stamp import HOUSE, PROGRAM, DeskId, EntryId, PageId, StaffId, new_id
from assistant.journal.store import Store
from assistant.share.wire import read, subject, wired

NOW_MS = 1_760_000_000_000
PAGE = PageId(bytes([1]) * 16)
WHO = StaffId(PageId(bytes([9]) * 16))
DESK = DeskId(bytes([7]) * 16)


def story(count: int, page: PageId = PAGE) -> list[Entry]:
    found, prev = [], bytes(32)
    for n in range(1, count + 1):
        said = b'{"text":"krzwpt %d"}' % n
        line = Entry(page, EntryId(new_id(NOW_MS + n)), "note-written", said, WHO, DESK, n, prev, 5)
        prev = line.digest()
        found.append(line)
    return found


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "s.db", fresh_key())
    opened.create("real")
    with opened.writing() as tx:
        stubs.lay_out(tx)
    return opened


def kinds(store: Store) -> list[str]:
    with store.reading() as tx:
        return [one.kind for one in stubs.lines(tx, PAGE)]


def test_a_stub_keeps_the_digest_and_nothing_else_of_the_line() -> None:
    line = story(1)[0]
    stub = line.stub(ERASED)
    assert stub.digest() == line.digest()
    assert stub.stub(ERASED) == stub
    assert (stub.page, stub.id, stub.seq, stub.prev) == (line.page, line.id, line.seq, line.prev)
    assert (stub.staff, stub.happened_at) == (PROGRAM, 0)
    assert b"krzwpt" not in msgspec.msgpack.encode(stub)


@pytest.mark.parametrize("turned", [{0}, {2}, {4}, {0, 1, 2, 3, 4}])
def test_the_chain_is_sound_with_stubs_in_it(store: Store, turned: set[int]) -> None:
    lines = story(5)
    with store.writing() as tx:
        journal.append(tx, lines)
        stubs.turn(tx, [lines[n] for n in turned], ERASED)
    found = check(store)
    assert found.sound
    assert found.lines == 5
    store.close()


def test_a_forged_line_beside_stubs_is_still_noticed(store: Store) -> None:
    lines = story(5)
    with store.writing() as tx:
        journal.append(tx, lines)
        stubs.turn(tx, lines[:2], ERASED)
        tx.exec_driver_sql("UPDATE entry SET body = '{}' WHERE seq = 4")
    assert check(store).altered
    store.close()


def test_a_line_does_not_come_back_and_a_stub_takes_its_place(store: Store) -> None:
    lines = story(3)
    blank, erased = lines[1].stub(BLANK), lines[1].stub(ERASED)
    with store.writing() as tx:
        journal.append(tx, [lines[0], blank, lines[2]])
        assert journal.unknown(tx, lines) == []
        journal.append(tx, lines)
    assert kinds(store) == ["note-written", "blank", "note-written"]
    with store.writing() as tx:
        assert journal.unknown(tx, [lines[1], erased]) == [erased]
        journal.append(tx, [erased])
        journal.append(tx, [blank])
    assert kinds(store) == ["note-written", "erased", "note-written"]
    with store.reading() as tx:
        assert stubs.outlived(tx, lines) == {PAGE}
        assert stubs.outlived(tx, [lines[0], erased]) == frozenset()
    store.close()


def test_a_stub_of_another_line_takes_nobodys_place(store: Store) -> None:
    line = story(1)[0]
    other = msgspec.structs.replace(line, body=b'{"text":"other"}').stub(ERASED)
    with store.writing() as tx:
        journal.append(tx, [line])
        journal.append(tx, [other])
    assert kinds(store) == ["note-written"]
    store.close()


def test_marks_and_what_the_house_settled_stay(store: Store) -> None:
    mark = msgspec.structs.replace(story(1)[0], kind=stubs.GUEST_MARK)
    settled = story(1, HOUSE)[0]
    with store.writing() as tx:
        journal.append(tx, [mark])
        assert stubs.turn(tx, [mark, settled], ERASED) == []
        assert stubs.is_erased(tx, PAGE)
        assert not stubs.is_erased(tx, PAGE, frozenset({mark.id}))
    store.close()


def test_a_stub_travels_like_any_line() -> None:
    stub = story(1)[0].stub(ERASED)
    assert read(subject("shop", stub), wired(stub)) == stub
    broken = msgspec.structs.replace(stub, body=b'"no digest"')
    assert len(broken.digest()) == 32
    assert rank(broken.kind)
