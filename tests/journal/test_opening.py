"""Opening: what stands against it is told in a sentence, and no byte of what is there changes."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.journal import trouble
from assistant.journal.entry import Entry
from assistant.journal.key import store_key
from assistant.journal.opening import open_store
from assistant.journal.store import Store, all_pages, append, remark
from assistant.places import Home
from assistant.refusal import StoreTrouble

Contents = Callable[[Path], dict[str, bytes]]
Python = Callable[..., "subprocess.CompletedProcess[str]"]
Story = Callable[..., list[Entry]]


@pytest.fixture
def filled(place: Home, story: Story) -> Home:
    """A home whose store has two thousand lines and is closed."""
    store = open_store(place)
    with store.writing() as tx:
        append(tx, story(2000))
    store.close()
    return place


@pytest.fixture
def refused(contents: Contents) -> Callable[..., str]:
    """Tries to open; answers with the sentence, once it is sure that nothing was changed."""

    def bytes_of(folder: Path) -> dict[str, bytes]:
        # A shared memory that was left behind holds nothing but locks: that it is there counts.
        return {n: b"" if n.endswith("-shm") else data for n, data in contents(folder).items()}

    def attempt(place: Home, around: Path | None = None) -> str:
        folder = around or place.root
        before = bytes_of(folder)
        with pytest.raises(StoreTrouble) as told:
            open_store(place, busy_s=0.2)
        assert bytes_of(folder) == before
        sentence = told.value.sentence()
        assert "{" not in sentence
        assert sentence[0].isupper() or sentence.startswith(str(place.root))
        assert sentence.endswith(".")
        return sentence

    return attempt


def damage(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_a_store_is_made_whole_and_opened_again(
    place: Home, story: Story, contents: Contents
) -> None:
    store = open_store(place)
    with store.writing() as tx:
        append(tx, story(10))
    store.close()
    assert set(contents(place.root)) == {"salve.db", "salve.key"}
    store = open_store(place)
    with store.reading() as tx:
        assert sum(len(entries) for _, entries in all_pages(tx)) == 10
    store.close()


def test_a_path_with_every_odd_sign_in_it_is_a_path(tmp_path: Path) -> None:
    name = "Анна & 王 #1 %41;=" if os.name == "nt" else "Анна & 王 #1 %41;=?mode=ro\"'"
    place = Home(tmp_path / name)
    for _ in range(2):
        open_store(place).close()
    assert {path.name for path in place.root.iterdir()} == {"salve.db", "salve.key"}


def test_two_processes_that_make_the_store_at_once_share_one(place: Home) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from assistant.journal.opening import open_store; from assistant.places import Home;"
        "from assistant.journal.store import set_remark;"
        "print('ready', flush=True); sys.stdin.readline();"
        "store = open_store(Home(Path(sys.argv[1])));"
        "tx = store.writing(); set_remark(tx.__enter__(), sys.argv[2], 'here');"
        "tx.__exit__(None, None, None); store.close()"
    )
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(place.root), str(n)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    for maker in makers:
        assert maker.stdout
        assert maker.stdout.readline() == "ready\n"
    for maker in makers:
        assert maker.stdin
        maker.stdin.write("go\n")
        maker.stdin.flush()
    for maker in makers:
        maker.communicate()
        assert maker.returncode == 0
    store = open_store(place)
    with store.reading() as tx:
        assert [remark(tx, str(n)) for n in range(4)] == ["here"] * 4
    store.close()
    assert {path.name for path in place.root.iterdir()} == {"salve.db", "salve.key"}


def test_a_store_of_another_program_is_left_alone(place: Home, refused: Callable[..., str]) -> None:
    place.root.mkdir()
    other = sqlite3.connect(place.store)
    other.execute("CREATE TABLE recipes (name)")
    other.commit()
    other.close()
    assert "another program" in refused(place)


@pytest.mark.parametrize("content", [b"", b"once upon a time", bytes(8192), b"x" * 5000])
def test_any_other_file_in_the_store_s_place_is_left_alone(
    filled: Home, refused: Callable[..., str], content: bytes
) -> None:
    filled.store.write_bytes(content)
    assert "does not open with the key" in refused(filled)


def test_a_folder_in_the_store_s_place_is_left_alone(
    place: Home, refused: Callable[..., str]
) -> None:
    place.store.mkdir(parents=True)
    assert "another program" in refused(place)


def test_a_store_of_another_key_is_left_alone(
    filled: Home, tmp_path: Path, refused: Callable[..., str]
) -> None:
    other = Home(tmp_path / "other")
    open_store(other).close()
    filled.key.write_bytes(other.key.read_bytes())
    assert "does not open with the key" in refused(filled)


def test_a_store_from_a_newer_salve_is_left_alone(
    filled: Home, refused: Callable[..., str]
) -> None:
    store = Store(filled.store, store_key(filled)[0])
    with store.writing() as tx:
        tx.exec_driver_sql("PRAGMA user_version = 2")
        tx.exec_driver_sql("DROP TABLE meta")
    store.close()
    assert "newer Salve" in refused(filled)


UPDATE = """
import os, signal, sys
from pathlib import Path
from assistant.journal.opening import open_store
from assistant.places import Home
store = open_store(Home(Path(sys.argv[1])))
with store.writing() as tx:
    tx.exec_driver_sql(sys.argv[2])
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing dies so suddenly there")
def test_a_newer_version_is_seen_even_if_only_the_log_says_so(
    filled: Home, refused: Callable[..., str], python: Python
) -> None:
    python(UPDATE, filled.root, "PRAGMA user_version = 2")
    assert filled.store.with_name("salve.db-wal").stat().st_size
    assert "newer Salve" in refused(filled)


def test_a_practice_store_does_not_open_as_the_real_one_nor_the_other_way(
    tmp_path: Path, refused: Callable[..., str]
) -> None:
    practice = Home(tmp_path / "practice", practice=True)
    real = Home(tmp_path / "real")
    open_store(practice).close()
    open_store(real).close()
    assert "made-up guests" in refused(Home(practice.root))
    assert "real guests" in refused(Home(real.root, practice=True))


def test_a_log_whose_store_is_gone_is_left_alone(filled: Home, refused: Callable[..., str]) -> None:
    filled.store.rename(filled.store.with_name("salve.db-wal"))
    assert "its log is there" in refused(filled)


def test_a_file_in_the_folder_s_place_is_left_alone(
    place: Home, refused: Callable[..., str]
) -> None:
    place.root.write_text("a shopping list")
    assert "is a file, not a folder" in refused(place, place.root.parent)
    assert "is a file, not a folder" in refused(Home(place.root / "deeper"), place.root.parent)


@pytest.mark.parametrize("made", [True, False])
@pytest.mark.skipif(os.name == "nt", reason="a folder is made read-only in another way there")
def test_a_folder_that_must_not_be_written_is_left_alone(
    place: Home,
    story: Story,
    refused: Callable[..., str],
    read_only: Callable[[Path], Path],
    made: bool,
) -> None:
    place.root.mkdir()
    if made:
        open_store(place).close()
    locked = read_only(place.root)
    sentence = refused(Home(locked))
    assert "may not write" in sentence
    assert str(locked) in sentence


@pytest.mark.skipif(os.name == "nt", reason="a file is made read-only in another way there")
def test_a_store_file_that_must_not_be_written_is_left_alone(
    filled: Home, refused: Callable[..., str], mounted: Callable[..., Path]
) -> None:
    if os.geteuid() == 0:
        if subprocess.run(["chattr", "+i", str(filled.store)], check=False).returncode:
            pytest.skip("no file can be made immutable here")
    else:
        filled.store.chmod(0o400)
    try:
        assert "may not write" in refused(filled)
    finally:
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", str(filled.store)], check=True)


@pytest.mark.parametrize("made", [True, False])
@pytest.mark.parametrize("left", [0, 4096, 20_000])
def test_a_full_disk_is_told_at_opening(
    mounted: Callable[..., Path], refused: Callable[..., str], story: Story, made: bool, left: int
) -> None:
    place = Home(mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs") / "home")
    place.root.mkdir()
    if made:
        store = open_store(place)
        with store.writing() as tx:
            append(tx, story(300))
        store.close()
    with (place.root.parent / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            filler.truncate(max(0, filler.tell() - left))
    assert "is full" in refused(place, place.root.parent)
    (place.root.parent / "filler").unlink()
    open_store(place).close()


HOLD = """
import sys
from pathlib import Path
from assistant.journal.store import connected
connection = connected(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
print("holding", flush=True)
sys.stdin.readline()
"""


def test_a_store_that_another_program_holds_is_left_alone(
    filled: Home, refused: Callable[..., str], tmp_path: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(filled.store), store_key(filled)[0].hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "holding\n"
        assert "Another program holds the store" in refused(filled)
        holder.communicate("done\n")
    open_store(filled).close()


@pytest.mark.parametrize(
    ("at", "data"),
    [(16, bytes(100)), (0, bytes(4096)), (0, b"\x55" * 4096), (3000, b"\x01")],
    ids=["header", "first page zeroed", "first page overwritten", "a byte of the schema"],
)
def test_a_damaged_first_page_is_told_and_left_alone(
    filled: Home, refused: Callable[..., str], at: int, data: bytes
) -> None:
    damage(filled.store, at, data)
    assert "salve check" in refused(filled)


@pytest.mark.parametrize("lost", [1, 4096, 100_000])
def test_a_store_that_lost_its_end_is_told_and_left_alone(
    filled: Home, refused: Callable[..., str], lost: int
) -> None:
    os.truncate(filled.store, filled.store.stat().st_size - lost)
    assert "salve check" in refused(filled)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing dies so suddenly there")
def test_a_damaged_store_with_a_log_is_told_and_left_alone(
    filled: Home, refused: Callable[..., str], python: Python
) -> None:
    python(UPDATE, filled.root, "INSERT INTO meta VALUES ('a', 'b')")
    for page in range(1, 5):
        damage(filled.store, page * 4096 + 100, b"\x99" * 50)
    assert "salve check" in refused(filled)


def test_what_a_crash_left_behind_long_ago_is_taken_away(filled: Home) -> None:
    old, young = (filled.root / f".salve-{name}.db-wal" for name in ("old", "young"))
    for draft in (old, young):
        draft.write_bytes(b"x")
    os.utime(old, (1, 1))
    open_store(filled).close()
    assert young.exists()
    assert not old.exists()


def test_a_lost_salt_harms_nothing(filled: Home) -> None:
    damage(filled.store, 0, bytes(16))
    store = open_store(filled)
    with store.reading() as tx:
        assert remark(tx, "purpose") == "real"
    store.close()


def test_the_sentences_have_what_the_clerk_needs(filled: Home) -> None:
    damage(filled.store, 0, bytes(4096))
    with pytest.raises(StoreTrouble) as told:
        open_store(filled)
    assert trouble.is_damage(told.value)
    assert str(filled.store) in told.value.sentence()
