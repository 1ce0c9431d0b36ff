"""The store: what is appended is there, once, in order, in cipher, for every process."""

import random
import subprocess
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.journal import trouble
from assistant.journal.check import check
from assistant.journal.entry import Entry
from assistant.journal.key import fresh_key
from assistant.journal.opening import open_store
from assistant.journal.pages import PAGE_BYTES
from assistant.journal.stamp import DeskId, PageId
from assistant.journal.store import (
    Row,
    Store,
    all_pages,
    append,
    chain_end,
    latest_ids,
    page_rows,
    remark,
    set_remark,
    staff_pages,
)
from assistant.places import Home
from assistant.refusal import Refused, StoreTrouble

Story = Callable[..., list[Entry]]
DESK = DeskId(b"d" * 16)
KEY = fresh_key()


def row_of(e: Entry) -> Row:
    return (e.id, e.kind, e.body, e.staff, e.desk, e.happened_at)


def by_page(lines: list[Entry]) -> list[tuple[PageId, list[Entry]]]:
    lines = sorted(lines, key=lambda line: (line.page, line.id))
    return [(page, list(of_it)) for page, of_it in groupby(lines, lambda line: line.page)]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.randoms(use_true_random=False), sizes=st.lists(st.integers(1, 70), max_size=6))
def test_the_order_of_arrival_does_not_matter_and_nothing_comes_twice(
    tmp_path: Path, story: Story, order: random.Random, sizes: list[int]
) -> None:
    lines = story(150, pages=12) + story(60, desk=b"e" * 16, pages=5, seed=9)
    arriving = lines + order.sample(lines, 80)
    order.shuffle(arriving)
    store = Store(tmp_path / f"{len(list(tmp_path.iterdir()))}.db", KEY)
    store.create("real")
    while arriving:
        count = sizes.pop() if sizes else 37
        with store.writing() as tx:
            append(tx, arriving[:count])
        del arriving[:count]
    with store.reading() as tx:
        assert list(all_pages(tx)) == by_page(lines)
        for page, entries in by_page(lines):
            assert page_rows(tx, page) == [row_of(entry) for entry in entries]
        assert page_rows(tx, PageId(b"?" * 16)) == []
        assert chain_end(tx, DESK) == (150, lines[149].digest())
        assert set(latest_ids(tx)) == {lines[149].id, lines[-1].id}
    assert check(store).sound
    store.close()


def test_a_new_store_is_empty_and_says_what_it_is(place: Home) -> None:
    store = open_store(place)
    with store.reading() as tx:
        assert list(all_pages(tx)) == []
        assert list(latest_ids(tx)) == []
        assert chain_end(tx, DESK) == (0, bytes(32))
        assert remark(tx, "purpose") == "real"
        assert remark(tx, "never written") is None
    store.close()


def test_a_remark_is_kept_and_replaced(place: Home) -> None:
    store = open_store(place)
    for value in ("1", "2"):
        with store.writing() as tx:
            set_remark(tx, "model:list", value)
    with store.reading() as tx:
        assert remark(tx, "model:list") == "2"
    store.close()


def test_staff_are_found_in_the_order_of_joining(place: Home, story: Story) -> None:
    lines = [
        msgspec.structs.replace(line, kind="staff-joined") if line.seq % 10 == 0 else line
        for line in story(60, pages=60)
    ]
    store = open_store(place)
    with store.writing() as tx:
        append(tx, lines)
    with store.reading() as tx:
        joined = [line.page for line in lines if line.kind == "staff-joined"]
        assert staff_pages(tx) == joined
    store.close()


def test_a_block_that_fails_leaves_nothing(place: Home, story: Story) -> None:
    store = open_store(place)

    def write_and_fail() -> None:
        with store.writing() as tx:
            append(tx, story(5))
            raise Refused("no")

    with pytest.raises(Refused, match="no"):
        write_and_fail()
    with store.reading() as tx:
        assert list(all_pages(tx)) == []
    store.close()


def test_a_reader_sees_one_moment_while_others_write(place: Home, story: Story) -> None:
    store = open_store(place)
    lines = story(20)
    with store.reading() as tx:
        assert list(all_pages(tx)) == []
        with store.writing() as writing:
            append(writing, lines)
        assert list(all_pages(tx)) == []
    with store.reading() as tx:
        assert list(all_pages(tx)) == by_page(lines)
    store.close()


def test_only_the_writer_can_write(place: Home, story: Story) -> None:
    store = open_store(place)
    with pytest.raises(StoreTrouble), store.reading() as tx:
        append(tx, story(1))
    store.close()


def test_another_process_is_noticed_and_our_own_writes_are_not(place: Home, story: Story) -> None:
    ours, theirs = open_store(place), open_store(place)
    lines = story(4)
    before = ours.data_version()
    with ours.writing() as tx:
        append(tx, lines[:2])
    assert ours.data_version() == before
    with theirs.writing() as tx:
        append(tx, lines[2:])
    assert ours.data_version() != before
    ours.close()
    theirs.close()


def test_no_word_of_a_guest_is_in_the_open_in_any_file(
    place: Home, story: Story, tmp_path: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    words = ["Anastasia Featherstonehaugh", "Федосеева", "欧阳修", "+44 20 7946 0958"]
    body = msgspec.json.encode({"names": words})
    lines = [msgspec.structs.replace(line, body=body) for line in story(3000)]
    store = open_store(place)
    with store.writing() as tx:
        # Sorting and indexing by the words is what would spill over into files.
        append(tx, lines)
        tx.exec_driver_sql("CREATE TEMP TABLE spill AS SELECT * FROM entry ORDER BY body, id")
        tx.exec_driver_sql("DROP TABLE spill")
    files = contents(tmp_path)
    assert {"home/salve.db", "home/salve.db-wal", "home/salve.db-shm"} <= set(files)
    for name, found in files.items():
        for word in (*words, "note-taken", "CREATE TABLE", "SQLite"):
            for code in ("utf-8", "utf-16-le"):
                assert word.encode(code) not in found, name
    store.close()


def test_the_cipher_is_the_one_that_the_rescue_knows(place: Home) -> None:
    store = open_store(place)
    connection = store.bare()
    for pragma, value in {
        "cipher_page_size": "4096",
        "cipher_use_hmac": "1",
        "cipher_plaintext_header_size": "0",
        "temp_store": 2,
        "journal_mode": "wal",
    }.items():
        assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    connection.close()
    with store.writing() as tx:
        assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    store.close()


HOLDER = """
import sys
from pathlib import Path
from assistant.journal.store import Store
store = Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with store.writing() as tx:
    print("holding", flush=True)
    sys.stdin.readline()
"""


def test_another_process_that_holds_the_store_too_long_is_told(
    tmp_path: Path, story: Story
) -> None:
    path = tmp_path / "salve.db"
    store = Store(path, KEY, busy_s=0.2)
    store.create("real")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), KEY.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "holding\n"
        with pytest.raises(StoreTrouble) as told, store.writing() as tx:
            append(tx, story(1))
        assert told.value.reason == trouble.BUSY
        with store.reading() as tx:
            assert list(all_pages(tx)) == []
        holder.communicate("done\n")
    with store.writing() as tx:
        append(tx, story(1))
    store.close()


def test_a_disk_that_fills_up_is_told_and_writing_goes_on_once_there_is_space(
    mounted: Callable[..., Path], story: Story
) -> None:
    disk = mounted("-t", "tmpfs", "-o", "size=3m", "tmpfs")
    place = Home(disk / "home")
    store = open_store(place)
    filler = disk / "filler"
    filler.write_bytes(bytes(1 << 20))
    lines = story(20_000)
    kept = 0

    def write_on() -> None:
        nonlocal kept
        while kept < len(lines):
            with store.writing() as tx:
                append(tx, lines[kept : kept + 100])
            kept += 100

    with pytest.raises(StoreTrouble) as told:
        write_on()
    assert told.value.reason == trouble.FULL
    assert str(disk) in told.value.sentence()
    with store.reading() as tx:
        assert list(all_pages(tx)) == by_page(lines[:kept])
    filler.unlink()
    with store.writing() as tx:
        append(tx, lines[kept : kept + 100])
    assert check(store).sound
    store.close()
    store = open_store(place)
    with store.reading() as tx:
        assert list(all_pages(tx)) == by_page(lines[: kept + 100])
    store.close()


LIMITED = """
import resource, sys
from pathlib import Path
from assistant.journal.opening import open_store
from assistant.journal.pages import PAGE_BYTES
from assistant.journal.store import set_remark
from assistant.places import Home
from assistant.refusal import StoreTrouble
store = open_store(Home(Path(sys.argv[1])))
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, limits[1]))
def write(count):
    with store.writing() as tx:
        for n in range(count):
            set_remark(tx, f"n{n}", "x" * 1000)
write(20)
try:
    write(20_000)
except StoreTrouble as told:
    print(told.reason)
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
write(2000)
with store.reading() as tx:
    print(tx.exec_driver_sql("SELECT count(*) FROM meta").scalar())
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
def test_a_limit_on_the_size_of_files_is_told_and_writing_goes_on_without_it(
    place: Home, python: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = python(LIMITED, place.root)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [trouble.FAILING, "2001"]


def test_no_page_can_be_damaged_without_its_lines_being_told(tmp_path: Path, story: Story) -> None:
    # SQLCipher hands out zeros, and no error, for a page on which a long line ends.
    lines = story(200, pages=8)
    path = tmp_path / "salve.db"
    store = Store(path, KEY)
    store.create("real")
    with store.writing() as tx:
        append(tx, lines)
    store.close()
    whole = path.read_bytes()
    silent = told = 0
    for at in range(PAGE_BYTES, len(whole), PAGE_BYTES):
        path.write_bytes(whole[: at + 600] + b"\x13" * 20 + whole[at + 620 :])
        store = Store(path, KEY)
        for page, entries in by_page(lines):
            try:
                with store.reading() as tx:
                    assert page_rows(tx, page) == [row_of(entry) for entry in entries]
                silent += 1
            except StoreTrouble as trouble_of_it:
                told += trouble.is_damage(trouble_of_it)
        store.close()
    assert told > 20
    assert silent + told == (len(whole) // PAGE_BYTES - 1) * 8


def test_a_page_damaged_under_an_open_store_is_told_and_the_others_still_read(
    place: Home, story: Story
) -> None:
    lines = story(3000, pages=300)
    store = open_store(place)
    with store.writing() as tx:
        append(tx, lines)
    store.close()
    store = open_store(place)
    size = place.store.stat().st_size
    with place.store.open("r+b") as file:
        file.seek(size // 2 // 4096 * 4096 + 500)
        file.write(b"\x00\xff" * 20)
    hurt = whole = 0
    for page, entries in by_page(lines):
        try:
            with store.reading() as tx:
                assert page_rows(tx, page) == [row_of(entry) for entry in entries]
            whole += 1
        except StoreTrouble as told:
            hurt += trouble.is_damage(told)
    assert 0 < hurt < 30
    assert whole + hurt == 300
    store.close()
