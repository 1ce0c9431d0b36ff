"""A damaged store is set aside untouched, and every line on a readable page comes back."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.journal import trouble
from assistant.journal.check import check
from assistant.journal.entry import Entry
from assistant.journal.key import store_key
from assistant.journal.opening import open_store
from assistant.journal.pages import PAGE_BYTES, Seal, raw_page
from assistant.journal.rescue import Rescued, rescue
from assistant.journal.stamp import DeskId
from assistant.journal.store import LOST, all_pages, append, chain_end, remark, set_remark
from assistant.places import Home
from assistant.refusal import Refused, StoreTrouble

Story = Callable[..., list[Entry]]
Contents = Callable[[Path], dict[str, bytes]]
LINES = 6000


@pytest.fixture
def filled(place: Home, story: Story) -> tuple[Home, list[Entry]]:
    """A closed store of six thousand lines of two desks, and the lines."""
    lines = story(LINES - 500, pages=300) + story(500, desk=b"e" * 16, pages=20, seed=5)
    store = open_store(place)
    for at in range(0, LINES, 500):
        with store.writing() as tx:
            append(tx, lines[at : at + 500])
    store.close()
    return place, lines


def found(place: Home) -> list[Entry]:
    store = open_store(place)
    with store.reading() as tx:
        lines = [line for _, lines in all_pages(tx) for line in lines]
    assert not check(store).altered
    store.close()
    return lines


def rescued(place: Home) -> Rescued:
    """The rescue's answer, once it is sure that what was set aside is what was there."""
    before = {
        part: place.store.with_name(place.store.name + part).read_bytes()
        for part in ("", "-wal", "-shm")
        if place.store.with_name(place.store.name + part).exists()
    }
    result = rescue(place, store_key(place)[0])
    for part, data in before.items():
        assert result.aside.with_name(result.aside.name + part).read_bytes() == data
    return result


def overwrite(path: Path, pages: list[int], data: Callable[[], bytes], at: int = 0) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE_BYTES + at)
            file.write(data())


def test_a_sound_store_comes_back_whole(filled: tuple[Home, list[Entry]]) -> None:
    place, lines = filled
    result = rescued(place)
    assert (result.kept, result.lost) == (LINES, 0)
    assert found(place) == sorted(lines, key=lambda line: (line.page, line.id))
    store = open_store(place)
    with store.reading() as tx:
        assert remark(tx, "purpose") == "real"
        assert chain_end(tx, DeskId(b"d" * 16))[0] == LINES - 500
        assert chain_end(tx, DeskId(b"e" * 16)) == (500, lines[-1].digest())
    assert check(store).sound
    store.close()


def test_what_the_program_has_noted_in_the_file_comes_along(
    filled: tuple[Home, list[Entry]],
) -> None:
    place, _ = filled
    noted = {
        "exchange:made": "[" + "x" * 20_000 + "]",
        "key:old": "ab" * 48,
        "safe:rule": '{"on":false}',
        "safe:last": "{}",
        "share:removed": '{"by":"Elena"}',
        "share:came-back": "1",
        "clearing:began": "1700000000000",
    }
    no_longer_so = {"model:guests": "9 ES", "share:cursor": "17", "erasing:reached": "{}"}
    store = open_store(place)
    with store.writing() as tx:
        for name, value in (noted | no_longer_so).items():
            set_remark(tx, name, value)
    store.close()
    rescued(place)
    store = open_store(place)
    with store.reading() as tx:
        assert {name: remark(tx, name) for name in noted} == noted
        assert [remark(tx, name) for name in no_longer_so] == [None] * 3
        assert remark(tx, "purpose") == "real"
        assert remark(tx, LOST) == "0"
    store.close()


def test_what_was_noted_on_an_unreadable_page_is_lost_and_nothing_else(
    filled: tuple[Home, list[Entry]],
) -> None:
    place, _ = filled
    store = open_store(place)
    with store.writing() as tx:
        set_remark(tx, "exchange:made", "x" * 20_000)
        set_remark(tx, "key:old", "ab" * 48)
    store.close()
    last = place.store.stat().st_size // PAGE_BYTES  # the list goes on there
    overwrite(place.store, [last], lambda: b"\x00" * PAGE_BYTES)
    assert rescued(place).lost == 0
    store = open_store(place)
    with store.reading() as tx:
        assert remark(tx, "exchange:made") is None
        assert remark(tx, "key:old") == "ab" * 48
    store.close()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("how", ["flipped", "zeroed", "overwritten"])
def test_every_line_on_a_readable_page_comes_back(
    filled: tuple[Home, list[Entry]], how: str, seed: int
) -> None:
    place, lines = filled
    dice = random.Random(f"{how} {seed}")
    count = place.store.stat().st_size // PAGE_BYTES
    # One bad page at first, then more and more: each page holds some forty lines at the most, or
    # is one of three of a single long line.
    pages = dice.sample(range(2, count + 1), (1, 2, 5, 10, 30, 60)[seed])
    if seed % 2:
        pages.append(1)
    if how == "flipped":
        overwrite(place.store, pages, lambda: dice.randbytes(1), at=dice.randrange(100, PAGE_BYTES))
    else:
        overwrite(
            place.store, pages, lambda: bytes(4096) if how == "zeroed" else dice.randbytes(4096)
        )
    bad = unreadable(place)
    result = rescued(place)
    kept = found(place)
    assert result.kept == len(kept)
    assert set(kept) <= set(lines)
    assert LINES - len(kept) <= 45 * len(bad)
    assert result.lost == LINES - len(kept)
    if seed < 2:
        assert len(kept) > LINES - 150


def unreadable(place: Home) -> list[int]:
    seal = Seal(store_key(place)[0])
    with place.store.open("rb") as file:
        count = place.store.stat().st_size // PAGE_BYTES
        return [n for n in range(1, count + 1) if not seal.unbroken(n, raw_page(file, n))]


def test_a_line_is_lost_only_if_a_page_that_it_lay_on_is(
    filled: tuple[Home, list[Entry]],
) -> None:
    place, lines = filled
    whole = place.store.read_bytes()
    key = store_key(place)[0]
    count = len(whole) // PAGE_BYTES
    lost_by: dict[int, int] = {}
    for page in range(2, count + 1, 31):
        overwrite(place.store, [page], lambda: b"\x13" * 100, at=200)
        result = rescue(place, key)
        lost_by[page] = result.lost
        result.aside.unlink()
        place.store.write_bytes(whole)
    overwrite(place.store, list(lost_by), lambda: b"\x13" * 100, at=200)
    together = rescue(place, key)
    # Each long line lies on several pages, so that all together lose a little less than each alone.
    assert sum(lost_by.values()) * 0.9 <= together.lost <= sum(lost_by.values())
    assert max(lost_by.values()) <= 45
    assert together.kept + together.lost == LINES
    assert set(found(place)) <= set(lines)


@pytest.mark.parametrize("share", [0.95, 0.5, 0.1])
def test_a_store_cut_short_gives_what_is_left(
    filled: tuple[Home, list[Entry]], share: float
) -> None:
    place, lines = filled
    size = int(place.store.stat().st_size * share)
    os.truncate(place.store, size)
    with pytest.raises(StoreTrouble) as told:
        open_store(place)
    assert trouble.is_damage(told.value)
    result = rescued(place)
    kept = found(place)
    assert set(kept) <= set(lines)
    assert result.kept == len(kept) > LINES * share * 0.7
    # The desks' own count lies near the beginning of the file and tells what there was.
    assert result.kept + result.lost == LINES


def test_a_desk_does_not_count_twice_after_a_rescue(filled: tuple[Home, list[Entry]]) -> None:
    place, _ = filled
    os.truncate(place.store, place.store.stat().st_size // 2)
    rescued(place)
    store = open_store(place)
    with store.reading() as tx:
        assert chain_end(tx, DeskId(b"d" * 16))[0] == LINES - 500
        assert chain_end(tx, DeskId(b"e" * 16))[0] == 500
    findings = check(store)
    assert findings.missing == LINES - findings.lines > 0
    assert not findings.damaged
    store.close()


def test_loss_that_a_rescue_has_told_is_no_news_and_a_further_one_is(
    filled: tuple[Home, list[Entry]],
) -> None:
    place, _ = filled
    os.truncate(place.store, place.store.stat().st_size // 2)
    lost = rescued(place).lost
    store = open_store(place)
    findings = check(store)
    assert findings.lost == findings.missing == lost > 0
    assert findings.sound
    with store.writing() as tx:
        tx.exec_driver_sql("DELETE FROM entry WHERE id = (SELECT min(id) FROM entry)")
    findings = check(store)
    assert (findings.lost, findings.missing) == (lost, lost + 1)
    assert not findings.sound
    store.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from assistant.journal.opening import open_store
from assistant.journal.entry import Entry
from assistant.journal.store import append
from assistant.places import Home
import msgspec
store = open_store(Home(Path(sys.argv[1])))
lines = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=list[Entry])
for line in lines:
    with store.writing() as tx:
        append(tx, [line])
if sys.argv[2] == "half":
    block = store.writing()
    tx = block.__enter__()
    tx.exec_driver_sql("PRAGMA cache_size = 5")  # so that it spills into the log uncommitted
    append(tx, [msgspec.structs.replace(lines[n], page=bytes([n]) * 16) for n in range(200)])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(place: Home, story: Story) -> list[Entry]:
    """A store whose last four hundred lines are in the log only; answers with all lines."""
    import msgspec

    lines = story(1400, pages=60)
    store = open_store(place)
    with store.writing() as tx:
        append(tx, lines[:1000])
    store.close()
    subprocess.run(
        [sys.executable, "-c", KILLED, str(place.root), "half"],
        input=msgspec.msgpack.encode(lines[1000:]),
        check=False,
    )
    assert place.store.with_name("salve.db-wal").stat().st_size > 400 * PAGE_BYTES
    return lines


log_tests = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing dies so there")


@log_tests
def test_what_is_only_in_the_log_comes_back_too(place: Home, killed: list[Entry]) -> None:
    overwrite(place.store, [3, 5, 9], lambda: b"\x13" * 100, at=200)
    result = rescued(place)
    kept = found(place)
    assert result.kept == len(kept) > 1300
    assert set(kept) <= set(killed)
    assert result.kept + result.lost == 1400


@log_tests
@pytest.mark.parametrize("at", [0, 16, 32, 40, 60, 32 + 4120 * 20, 32 + 4120 * 20 + 1000])
def test_a_damaged_log_does_not_hide_what_stands_behind(
    place: Home, killed: list[Entry], at: int
) -> None:
    with place.store.with_name("salve.db-wal").open("r+b") as log:
        log.seek(at)
        log.write(b"\x13" * 8)
    result = rescued(place)
    assert set(found(place)) <= set(killed)
    assert (result.kept, result.lost) == (1400, 0)


def test_a_store_that_is_gone_altogether_gives_an_empty_one(
    filled: tuple[Home, list[Entry]],
) -> None:
    place, _ = filled
    size = place.store.stat().st_size
    with place.store.open("r+b") as file:
        file.seek(16)
        file.write(bytes(size - 16))
    result = rescued(place)
    assert (result.kept, result.lost) == (0, 0)
    assert found(place) == []


def test_a_file_of_another_program_or_key_is_not_set_aside(
    filled: tuple[Home, list[Entry]], tmp_path: Path, contents: Contents
) -> None:
    place, _ = filled
    other = Home(tmp_path / "other")
    open_store(other).close()
    before = contents(tmp_path)
    with pytest.raises(StoreTrouble) as told:
        rescue(place, store_key(other)[0])
    assert told.value.reason == trouble.OTHER_KEY
    assert contents(tmp_path) == before


def test_a_rescue_can_be_stopped_and_changes_nothing(
    filled: tuple[Home, list[Entry]], contents: Contents
) -> None:
    place, _ = filled
    overwrite(place.store, [1, 40], lambda: bytes(100))
    before = contents(place.root)
    seen: list[tuple[int, int]] = []
    with pytest.raises(Refused, match="stopped"):
        rescue(
            place,
            store_key(place)[0],
            progress=lambda done, of: seen.append((done, of)),
            cancelled=lambda: len(seen) > 50,
        )
    assert contents(place.root) == before
    assert [done for done, _ in seen] == list(range(2, len(seen) + 2))


def test_a_disk_without_room_for_the_new_store_is_told_and_changes_nothing(
    mounted: Callable[..., Path], story: Story, contents: Contents
) -> None:
    place = Home(mounted("-t", "tmpfs", "-o", "size=2m", "tmpfs") / "home")
    store = open_store(place)
    with store.writing() as tx:
        append(tx, story(2000))
    store.close()
    filler = place.root.parent / "filler"
    filler.write_bytes(bytes(600_000))
    overwrite(place.store, [1], lambda: bytes(4096))
    before = contents(place.root)
    with pytest.raises(StoreTrouble) as told:
        rescue(place, store_key(place)[0])
    assert told.value.reason == trouble.FULL
    assert contents(place.root) == before
    filler.unlink()
    assert rescue(place, store_key(place)[0]).kept == 2000


OPEN = """
import sys
from pathlib import Path
from assistant.journal.opening import open_store
from assistant.places import Home
store = open_store(Home(Path(sys.argv[1])))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


def test_a_store_that_is_open_in_another_window_is_not_set_aside(
    filled: tuple[Home, list[Entry]], contents: Contents
) -> None:
    place, _ = filled
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, str(place.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout
        assert window.stdout.readline() == "open\n"
        before = contents(place.root)
        with pytest.raises(StoreTrouble):
            rescue(place, store_key(place)[0])
        assert contents(place.root) == before
        window.communicate("close\n")
    assert rescued(place).kept == LINES


def test_a_second_rescue_on_the_same_day_has_a_name_of_its_own(
    filled: tuple[Home, list[Entry]],
) -> None:
    place, _ = filled
    first, second = rescued(place), rescued(place)
    assert first.aside != second.aside
    assert first.aside.exists()
    assert found(place)
