"""Safekeeping at a desk: the sheet and its test, backups when they are due, another key."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk import Desk, open_desk
from assistant.exchange.backup import handling
from assistant.exchange.made_files import made
from assistant.exchange.restore import restore
from assistant.exchange.thinning import Kept, kept
from assistant.guests.entries import Identity
from assistant.journal.check import check
from assistant.journal.copying import salt_of
from assistant.places import Home
from assistant.refusal import Refused
from assistant.safekeeping import AGAIN_MS, Rule, changed_key
from tests.safe.homes import GUESTS, key_of, names_in, sheet_of

DAY_MS = 24 * 60 * 60_000
NOON_MS = int(datetime(2026, 3, 2, 12).timestamp() * 1000)


class Watch:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now_ms = NOON_MS

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(place: Home, watch: Watch) -> Iterator[Desk]:
    opened = open_desk(place, watch)
    opened.sign_in(opened.join(name="Elena", role="manager").result())
    for name in GUESTS:
        opened.meet(Identity(name)).result()
    yield opened
    with suppress(RuntimeError):  # the test has closed it
        opened.close()


# -- the sheet -------------------------------------------------------------------------------------


def test_a_typed_line_tests_the_sheet_and_a_wrong_one_does_not(desk: Desk) -> None:
    sheet, before = desk.safe.sheet(), desk.safe.safety()
    assert before.tested_ms == 0
    assert before.sheet == sheet.number
    with pytest.raises(Refused, match="Line 2"):
        desk.safe.test_line(2, sheet.lines[2])
    assert desk.safe.safety().tested_ms == 0
    assert desk.safe.test_line(2, sheet.lines[1].lower())
    assert desk.safe.safety().tested_ms == NOON_MS


def test_the_sheet_fits_and_another_does_not(desk: Desk, tmp_path: Path) -> None:
    assert desk.safe.fits("\n".join(desk.safe.sheet().lines))
    assert desk.safe.fits(desk.safe.sheet().code)
    other = open_desk(Home(tmp_path / "other"))
    assert not desk.safe.fits("\n".join(other.safe.sheet().lines))
    other.close()
    assert not desk.safe.fits("what?")


def test_an_old_sheet_is_not_tested_any_more_when_the_key_is_another(
    desk: Desk, place: Home
) -> None:
    old = desk.safe.sheet()
    desk.safe.test_line(1, old.lines[0])
    desk.close()
    fresh = changed_key(place)
    again = open_desk(place)
    assert again.safe.safety().sheet == fresh != old.number
    assert again.safe.safety().tested_ms == 0
    assert not again.safe.test_line(1, old.lines[0])
    assert not again.safe.fits(old.code)
    again.close()


# -- backups ---------------------------------------------------------------------------------------


def test_a_backup_is_due_once_a_day(desk: Desk, watch: Watch) -> None:
    assert desk.safe.is_due()
    made_now = desk.safe.back_up()
    assert not desk.safe.is_due()
    safety = desk.safe.safety()
    assert safety.last is not None
    assert safety.last.path == str(made_now.path)
    assert safety.last.lines == made_now.lines
    assert safety.failed is None
    assert safety.beside_store
    assert safety.folder == made_now.path.parent
    watch.now_ms += DAY_MS
    assert desk.safe.is_due()
    desk.safe.settle(Rule(on=False)).result()
    assert not desk.safe.is_due()


def test_a_practice_store_and_an_empty_one_need_none(tmp_path: Path) -> None:
    for place in (Home(tmp_path / "p", practice=True), Home(tmp_path / "e")):
        opened = open_desk(place)
        if place.practice:
            opened.join(name="Elena", role="manager").result()
        assert not opened.safe.is_due()
        opened.close()


def test_a_stick_that_is_away_is_told_and_tried_again(
    desk: Desk, watch: Watch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.safe.settle(Rule(folder=str(stick))).result()
    stick.rmdir()
    with pytest.raises(Refused, match="stick"):
        desk.safe.back_up()
    failed = desk.safe.safety().failed
    assert failed is not None
    assert str(stick) in failed.sentence()
    assert not desk.safe.is_due()
    watch.now_ms += AGAIN_MS
    assert desk.safe.is_due()
    stick.mkdir()
    assert desk.safe.back_up().path.parent == stick
    assert desk.safe.safety().failed is None
    with pytest.raises(Refused, match="stick"):
        desk.safe.settle(Rule(folder=str(tmp_path / "nowhere")))


def test_every_backup_that_is_kept_is_restored(
    desk: Desk, watch: Watch, place: Home, tmp_path: Path
) -> None:
    for day in range(12):
        desk.meet(Identity(f"Day {day}")).result()
        desk.safe.back_up()
        watch.now_ms += DAY_MS
    files = sorted((place.root / "backups").iterdir())
    assert len(files) == 7  # the newest of the week before, and of the month, are among them
    with desk._store.reading() as tx:
        assert {one.path for one in made(tx)} == set(files)
    for n, file in enumerate(files):
        new = Home(tmp_path / f"new {n}")
        restore(file, sheet_of(place), new)
        assert set(GUESTS) < names_in(new)


def test_only_backups_of_this_desk_are_thinned_out(
    desk: Desk, watch: Watch, place: Home, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    theirs = stick / "salve-2020-01-01-000000.backup"
    theirs.write_bytes(b"of another desk")
    desk.safe.settle(Rule(folder=str(stick), days=1, weeks=1, months=1)).result()
    kept_by_hand = desk.safe.back_up(tmp_path / "mine.backup").path
    first = desk.safe.back_up().path
    watch.now_ms += DAY_MS
    second = desk.safe.back_up().path
    assert set(stick.iterdir()) == {theirs, second}
    assert not first.exists()
    assert kept_by_hand.exists()


@given(
    days=st.lists(st.integers(0, 800), unique=True, max_size=60),
    rule=st.builds(Kept, st.integers(0, 9), st.integers(0, 6), st.integers(0, 14)),
)
def test_the_newest_of_each_day_week_and_month_stays(days: list[int], rule: Kept) -> None:
    made_on = {day: datetime(2024, 1, 1, 3) + timedelta(days=day) for day in days}
    staying = kept(made_on, rule)
    assert staying <= set(days)
    assert len(staying) <= max(1, rule.days + rule.weeks + rule.months)
    if days:
        assert max(days) in staying
    assert set(sorted(days)[-rule.days :] if rule.days else []) <= staying
    months: dict[tuple[int, int], int] = {}
    for day in sorted(days):
        months[made_on[day].year, made_on[day].month] = day
    assert set(list(months.values())[-rule.months :] if rule.months else []) <= staying


# -- another key -----------------------------------------------------------------------------------


def test_backups_follow_the_key_and_those_out_of_reach_are_told(
    desk: Desk, watch: Watch, place: Home, tmp_path: Path
) -> None:
    stick, away = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    here = desk.safe.back_up().path
    there = desk.safe.back_up(stick).path
    stick.rename(away)
    old_sheet, old = sheet_of(place), key_of(place)
    desk.close()
    changed_key(place)
    again = open_desk(place, watch)
    assert set(again.safe.safety().behind) == {here, there}
    assert again.safe.renew() == [there]
    assert again.safe.safety().behind == (there,)
    assert salt_of(here) == key_of(place)[-16:]
    assert again.safe.key_of(away / there.name) == old
    restore(here, sheet_of(place), Home(tmp_path / "one"))
    with pytest.raises(Refused, match="belongs to the recovery sheet"):
        restore(here, old_sheet, Home(tmp_path / "two"))
    away.rename(stick)  # it is plugged in again
    assert again.safe.renew() == []
    assert again.safe.safety().behind == ()
    with again._store.reading() as tx:
        remarks = dict(tx.exec_driver_sql("SELECT name, value FROM meta").fetchall())
    assert old.hex() not in json.dumps(remarks)
    restore(there, sheet_of(place), Home(tmp_path / "three"))
    assert names_in(Home(tmp_path / "three")) == set(GUESTS)
    again.close()


def test_a_backup_that_was_deleted_holds_no_old_key_back(
    desk: Desk, watch: Watch, place: Home
) -> None:
    desk.safe.back_up().path.unlink()
    desk.close()
    changed_key(place)
    again = open_desk(place, watch)
    assert again.safe.safety().behind == ()
    assert again.safe.renew() == []
    again.close()


# -- erasures --------------------------------------------------------------------------------------


def test_what_was_erased_since_does_not_come_back_from_an_older_backup(
    desk: Desk, watch: Watch, place: Home, tmp_path: Path
) -> None:
    drawer = tmp_path / "drawer"
    drawer.mkdir()
    gone = desk.meet(Identity("Quastenflosser")).result()
    older = desk.safe.back_up().path
    older = older.rename(drawer / older.name)  # out of reach
    desk.erasing.erase(gone, "asked").result()
    watch.now_ms += DAY_MS
    newer = desk.safe.back_up(drawer).path
    desk.erasing.reach(desk.safe.key_of)
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(older, alone / older.name)
    restore(alone / older.name, sheet_of(place), Home(tmp_path / "knows nothing of it"))
    assert "Quastenflosser" in names_in(Home(tmp_path / "knows nothing of it"))
    assert newer.parent == older.parent
    restore(older, sheet_of(place), Home(tmp_path / "new"))
    assert names_in(Home(tmp_path / "new")) == set(GUESTS)
    again = open_desk(Home(tmp_path / "new"))
    assert check(again._store).sound
    again.close()


def test_an_erasure_reaches_the_backups_of_this_desk_and_they_can_be_restored(
    desk: Desk, place: Home, tmp_path: Path
) -> None:
    gone = desk.meet(Identity("Quastenflosser")).result()
    backup = desk.safe.back_up().path
    desk.erasing.erase(gone, "asked").result()
    assert desk.erasing.reach(desk.safe.key_of) == []
    restore(backup, sheet_of(place), Home(tmp_path / "new"))
    assert names_in(Home(tmp_path / "new")) == set(GUESTS)


def test_two_never_write_in_the_backups_at_once(desk: Desk) -> None:
    with handling(desk._store.path), pytest.raises(Refused, match="wait for its end"):
        desk.safe.back_up()
    desk.safe.back_up()


# -- who may ---------------------------------------------------------------------------------------


def test_only_who_has_the_right_backs_up_by_hand_or_sees_the_sheet(
    desk: Desk, tmp_path: Path
) -> None:
    ivo = desk.join(name="Ivo", role="trainee").result()
    desk.sign_in(ivo)
    with pytest.raises(Refused, match="Elena"):
        desk.safe.back_up(tmp_path)
    with pytest.raises(Refused, match="Elena"):
        desk.safe.settle(Rule(on=False))
    with pytest.raises(Refused, match="Elena"):
        desk.safe.sheet()
    with pytest.raises(Refused, match="Elena"):
        desk.safe.require("key")
    assert list(tmp_path.glob("*.backup")) == []
    assert desk.safe.back_up().lines > 0, "the backup of the day is made whoever is here"
    with pytest.raises(Refused, match="Elena"):
        desk.safe.back_up()


def test_a_command_has_nobody_at_the_desk_and_acts_for_the_owner_of_the_machine(
    desk: Desk, place: Home, tmp_path: Path
) -> None:
    desk.close()
    command = open_desk(place)
    assert command.signed is None
    assert command.safe.back_up(tmp_path).lines > 0
    assert command.safe.sheet().lines
    command.close()
