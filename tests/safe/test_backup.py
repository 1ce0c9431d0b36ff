"""Backups: each one that is made is restored, and has every line that was there when it began."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.exchange.backup import Backup, Packed, back_up, made_at, packed_of
from assistant.exchange.made_files import made
from assistant.exchange.restore import _settle, restore
from assistant.guests.entries import Identity
from assistant.journal.check import check
from assistant.journal.key import fresh_key
from assistant.journal.now import now_ms
from assistant.journal.opening import open_store
from assistant.journal.pages import PAGE_BYTES
from assistant.journal.spelled import spelled
from assistant.journal.store import connected
from assistant.places import Home, read_settings, write_settings
from assistant.reaching import gone_from
from assistant.refusal import Refused, StoreTrouble
from tests.safe.homes import GUESTS, key_of, names_in, sheet_of


def backed_up(desk: Desk, place: Home, to: Path, **words: object) -> Backup:
    return back_up(desk._store, key_of(place), to, now_ms(), **words)  # type: ignore[arg-type]


def lines_of(place: Home) -> int:
    store = open_store(place)
    try:
        findings = check(store)
        assert findings.sound
        return findings.lines
    finally:
        store.close()


def test_a_backup_is_restored_on_a_new_computer(house: Desk, place: Home, tmp_path: Path) -> None:
    write_settings(place, read_settings(place)._replace(mask=True, away_minutes=5))
    backup = backed_up(house, place, tmp_path)
    assert made_at(backup.path) is not None
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [backup.path.name]
    assert backup.path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"
    new = Home(tmp_path / "new computer")
    restored = restore(backup.path, sheet_of(place), new)
    assert (restored.lines, restored.missing, restored.shared) == (backup.lines, 0, False)
    assert names_in(new) == set(GUESTS)
    assert lines_of(new) == backup.lines
    settings = read_settings(new)
    assert (settings.house, settings.region, settings.desk_name) == ("Hotel Mar", "ES", "Reception")
    assert (settings.mask, settings.away_minutes) == (True, 5)
    assert settings.desk == read_settings(place).desk
    assert key_of(new) == key_of(place)
    assert not [path for path in new.root.iterdir() if path.name.startswith(".salve-")]


def test_what_is_written_while_a_backup_is_made_stops_neither(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    for n in range(300):
        house.meet(Identity(f"Guest {n}"))
    house.meet(Identity("The last one before")).result()
    seen: list[int] = []
    writing = threading.Event()

    def progress(done: int, of: int) -> None:
        if not writing.is_set():
            writing.set()
            house.meet(Identity("Somebody new")).result()
        seen.append(done * 100 // of)

    backup = backed_up(house, place, tmp_path, progress=progress)
    assert seen == sorted(seen)
    assert seen[-1] == 100
    new = Home(tmp_path / "new")
    restore(backup.path, sheet_of(place), new)
    names = names_in(new)
    assert "The last one before" in names
    assert "Somebody new" not in names  # it came after the moment that the backup is of


def test_a_restored_desk_goes_on_counting(house: Desk, place: Home, tmp_path: Path) -> None:
    backup = backed_up(house, place, tmp_path / "mine.backup")
    new = Home(tmp_path / "new")
    restore(backup.path, sheet_of(place), new)
    desk = open_desk(new)
    desk.sign_in(desk.staff()[0].page)
    desk.meet(Identity("After all")).result()
    desk.close()
    assert names_in(new) == {*GUESTS, "After all"}
    assert lines_of(new) == backup.lines + 1


def test_a_backup_tells_nobody_a_name(house: Desk, place: Home, tmp_path: Path) -> None:
    content = backed_up(house, place, tmp_path).path.read_bytes()
    for word in (*GUESTS, "Hotel Mar", "Elena", read_settings(place).desk):
        assert word.encode() not in content


def test_a_stopped_backup_leaves_nothing(house: Desk, place: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for after in (0, 1, 2, 3, 5):
        asked: list[int] = []

        def stop(asked: list[int] = asked, after: int = after) -> bool:
            asked.append(1)
            return len(asked) > after

        with pytest.raises(Refused, match="Stopped"):
            backed_up(house, place, stick, cancelled=stop)
        assert not list(stick.iterdir())
        assert not [path for path in place.root.iterdir() if path.name.startswith(".salve-")]
    with house._store.reading() as tx:
        assert not made(tx)


def test_a_stick_that_is_not_plugged_in_is_told(house: Desk, place: Home, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="stick"):
        backed_up(house, place, tmp_path / "stick" / "salve.backup")


def test_no_file_is_written_over(house: Desk, place: Home, tmp_path: Path) -> None:
    mine = tmp_path / "mine.backup"
    mine.write_text("mine")
    with pytest.raises(Refused, match=r"mine\.backup already"):
        backed_up(house, place, mine)
    assert mine.read_text() == "mine"


def test_a_full_stick_is_told_and_leaves_nothing(house: Desk, place: Home, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(stick)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("nothing can be mounted here")
    try:
        with pytest.raises(StoreTrouble, match="full"):
            backed_up(house, place, stick)
        assert not list(stick.iterdir())
    finally:
        subprocess.run(["umount", "-l", str(stick)], check=True)


def test_the_program_remembers_the_backups_that_it_made(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    backup = backed_up(house, place, tmp_path)
    with house._store.reading() as tx:
        assert [(one.path, one.what, one.about) for one in made(tx)] == [
            (backup.path, "backup", ())
        ]


# -- restoring -------------------------------------------------------------------------------------


def test_nothing_is_restored_over_guests(house: Desk, place: Home, tmp_path: Path) -> None:
    backup = backed_up(house, place, tmp_path)
    house.close()
    before = place.store.read_bytes()
    with pytest.raises(Refused, match="nothing is ever restored over"):
        restore(backup.path, sheet_of(place), place)
    assert place.store.read_bytes() == before


def test_a_store_in_which_nobody_was_met_is_set_aside(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    backup = backed_up(house, place, tmp_path)
    new = Home(tmp_path / "new")
    desk = open_desk(new)
    desk.join(name="The first to come", role="manager").result()
    desk.close()
    theirs = new.store.read_bytes()
    restore(backup.path, sheet_of(place), new)
    assert names_in(new) == set(GUESTS)
    assert (new.root / "before-restore" / "salve.db").read_bytes() == theirs


def test_a_store_in_which_the_first_manager_came_in_with_a_pin_is_set_aside_as_well(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    backup = backed_up(house, place, tmp_path)
    new = Home(tmp_path / "new")
    desk = open_desk(new)
    first = desk.people.welcome(name="The first to come", role="manager", pin="4711").result()
    desk.sign_in(first)
    assert desk.people.enter(first, "4711").result()
    desk.erasing.settle(second="never").result()
    desk.close()
    theirs = new.store.read_bytes()
    restore(backup.path, sheet_of(place), new)
    assert names_in(new) == set(GUESTS)
    assert (new.root / "before-restore" / "salve.db").read_bytes() == theirs


def test_a_store_that_somebody_has_open_is_left_alone(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    backup = backed_up(house, place, tmp_path)
    new = Home(tmp_path / "new")
    script = (
        "import sys; from pathlib import Path; from assistant.places import Home;"
        "from assistant.desk import open_desk; d = open_desk(Home(Path(sys.argv[1])));"
        "print('open', flush=True); sys.stdin.read(); d.close()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(new.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    assert other.stdin is not None
    other.stdout.readline()
    with pytest.raises(StoreTrouble, match="open in another window"):
        restore(backup.path, sheet_of(place), new)
    other.communicate(b"")
    assert names_in(new) == set()


def test_the_wrong_sheet_is_told_with_the_number_of_the_right_one(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    backup = backed_up(house, place, tmp_path)
    new = Home(tmp_path / "new")
    with pytest.raises(Refused, match="belongs to the recovery sheet") as told:
        restore(backup.path, "\n".join(spelled(fresh_key())), new)
    assert told.value.facts["wanted"] != told.value.facts["given"]
    assert not new.root.exists()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: b"", "is no backup of Salve"),
        (lambda data: b"no backup", "is no backup of Salve"),
        (lambda data: b"SQLite format 3\0" + bytes(5000), "is no backup of Salve"),
        (lambda data: data[:8] + data[9:], "belongs to the recovery sheet"),
        (lambda data: data[:1000], "take the backup before it"),
        (lambda data: data[: len(data) // 2], "take the backup before it"),
        (lambda data: data[:-700] + bytes(600) + data[-100:], "take the backup before it"),
        (lambda data: data[:6000] + b"\x13" * 40 + data[6040:], "take the backup before it"),
    ],
)
def test_a_spoilt_backup_is_told_and_nothing_is_made_of_it(
    house: Desk, place: Home, tmp_path: Path, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    backup = backed_up(house, place, tmp_path)
    backup.path.write_bytes(spoil(backup.path.read_bytes()))
    new = Home(tmp_path / "new")
    with pytest.raises(Refused) as told:
        restore(backup.path, sheet_of(place), new)
    assert sentence in told.value.sentence()
    assert not new.store.exists()
    assert not new.key.exists()
    assert not list(new.root.glob(".salve-*")) if new.root.exists() else True


def test_practice_and_real_never_mix(house: Desk, place: Home, tmp_path: Path) -> None:
    backup = backed_up(house, place, tmp_path)
    with pytest.raises(Refused, match="real guests"):
        restore(backup.path, sheet_of(place), Home(tmp_path / "p", practice=True))


def test_a_stopped_restore_leaves_nothing(house: Desk, place: Home, tmp_path: Path) -> None:
    backup = backed_up(house, place, tmp_path)
    new = Home(tmp_path / "new")
    with pytest.raises(Refused, match="Stopped"):
        restore(backup.path, sheet_of(place), new, cancelled=lambda: True)
    assert not list(new.root.iterdir())


def test_what_a_backup_brings_along_is_gone_from_the_restored_store(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    backup = backed_up(house, place, tmp_path)
    assert packed_of(backup.path, key_of(place)).desk == read_settings(place).desk
    new = Home(tmp_path / "new")
    restore(backup.path, sheet_of(place), new)
    store = open_store(new)
    with store.reading() as tx:
        found = tx.exec_driver_sql("SELECT count(*) FROM meta WHERE name LIKE 'backup:%'")
        assert found.scalar_one() == 0
    store.close()


def test_a_backup_of_a_newer_version_is_told(house: Desk, place: Home, tmp_path: Path) -> None:
    backup = backed_up(house, place, tmp_path)
    newer = connected(backup.path, key_of(place))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(Refused, match="newer Salve"):
        restore(backup.path, sheet_of(place), Home(tmp_path / "new"))
    assert not (tmp_path / "new" / "salve.db").exists()


@pytest.mark.parametrize("told", ["", "{}", "[1]", "no json", '{"made_ms":1,"desk":5}'])
def test_what_a_backup_brings_along_may_be_anything(
    house: Desk, place: Home, tmp_path: Path, told: str
) -> None:
    backup = backed_up(house, place, tmp_path)
    other = connected(backup.path, key_of(place))
    other.execute("UPDATE meta SET value = ? WHERE name = 'backup:of'", (told,))
    other.close()
    with pytest.raises(Refused, match="no backup of Salve"):
        restore(backup.path, sheet_of(place), Home(tmp_path / "new"))


def test_a_store_that_somebody_began_in_the_same_moment_is_told(tmp_path: Path) -> None:
    new, draft = Home(tmp_path / "new"), tmp_path / "draft.db"
    draft.write_bytes(b"restored")
    open_desk(new).close()
    key, packed = fresh_key(), Packed(1, "ab" * 16)
    with pytest.raises(Refused, match="nothing is ever restored over them"):
        _settle(draft, key, packed, read_settings(new), new)
    with pytest.raises(Refused, match="nothing is ever restored over them"):
        _settle(draft, key_of(new), packed, read_settings(new), new)
    assert draft.read_bytes() == b"restored"
    open_desk(new).close()


def test_a_place_in_the_shop_that_cannot_be_read_hinders_no_backup(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    (place.root / "share").mkdir()
    (place.root / "share" / "member").write_bytes(b"damaged by the disk")
    backup = backed_up(house, place, tmp_path)
    restored = restore(backup.path, sheet_of(place), Home(tmp_path / "new"))
    assert (restored.lines, restored.shared) == (backup.lines, False)


def test_a_newer_backup_that_is_damaged_does_not_hinder_an_older_one(
    house: Desk, place: Home, tmp_path: Path
) -> None:
    older = back_up(house._store, key_of(place), tmp_path / "older.backup", now_ms() - 10_000)
    gone = house.meet(Identity("Quastenflosser")).result()
    house.erasing.erase(gone, "asked").result()
    newer = backed_up(house, place, tmp_path)
    whole = newer.path.read_bytes()

    def is_damaged_for_erasures() -> bool:
        packed_of(newer.path, key_of(place))
        try:
            gone_from(newer.path, key_of(place))
        except StoreTrouble:
            return True
        return False

    for at in range(PAGE_BYTES, len(whole), PAGE_BYTES):
        newer.path.write_bytes(whole[: at + 99] + b"damaged" + whole[at + 106 :])
        with suppress(Refused):
            if is_damaged_for_erasures():
                break
    else:
        pytest.fail("no page has what was erased")
    restore(older.path, sheet_of(place), Home(tmp_path / "new"))
    assert names_in(Home(tmp_path / "new")) == set(GUESTS)
