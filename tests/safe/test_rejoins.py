"""A desk restored from its backup goes on in its shop, and nobody loses or doubles a line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.exchange.restore import restore
from assistant.journal.check import check
from assistant.journal.store import connected
from assistant.places import read_settings
from tests.safe.homes import key_of, sheet_of
from tests.share.shop import HERE, PATIENCE_S, Place, Shop, until


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path / "shop")
    yield made
    made.close()


def restored(shop: Shop, lost: Place, backup: Path, root: Path) -> Place:
    """The disk of a desk is lost; its backup comes into a new computer, which takes its place."""
    sheet = sheet_of(lost.home)
    lost.close()
    shop.places.remove(lost)
    new = Place.__new__(Place)
    vars(new).update(vars(lost), home=lost.home._replace(root=root))
    done = restore(backup, sheet, new.home)
    assert done.shared
    new.open()
    shop.places.append(new)
    return new


def all_sound(shop: Shop) -> bool:
    return all(check(place.desk._store).sound for place in shop.places)


def test_a_desk_restored_from_its_backup_gets_back_what_it_had_given(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    early = bar.meet("Before the backup")
    until(lambda: hub.knows(early))
    backup = bar.desk.safe.back_up(tmp_path).path
    given = [bar.meet(f"After the backup {n}") for n in range(5)]
    until(lambda: all(hub.knows(one) for one in given))
    meanwhile = hub.meet("Met at the hub")
    again = restored(shop, bar, backup, tmp_path / "new computer")
    until(lambda: again.knows(meanwhile) and all(again.knows(one) for one in given))
    late = again.meet("From the new computer")
    until(lambda: hub.knows(late))
    until(shop.equal)
    assert all_sound(shop)


def test_what_is_written_before_the_lost_lines_come_back_is_kept_as_well(
    shop: Shop, tmp_path: Path
) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    backup = bar.desk.safe.back_up(tmp_path).path
    given = [bar.meet(f"After the backup {n}") for n in range(3)]
    until(lambda: all(hub.knows(one) for one in given))
    hub.sharing.close()  # nobody can be asked for a while
    again = restored(shop, bar, backup, tmp_path / "new computer")
    alone = [again.meet(f"Alone {n}") for n in range(4)]
    hub.share()
    until(lambda: all(hub.knows(one) for one in alone))
    until(lambda: all(again.knows(one) for one in given))
    until(shop.equal)
    assert all_sound(shop)


def test_the_desk_that_carries_the_others_is_restored(shop: Shop, tmp_path: Path) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    backup = hub.desk.safe.back_up(tmp_path).path
    given = [hub.meet(f"After the backup {n}") for n in range(3)]
    until(lambda: all(bar.knows(one) for one in given))
    again = restored(shop, hub, backup, tmp_path / "new computer")
    waiting = bar.meet("While the hub was away")
    again.sharing.take_hub().result(PATIENCE_S)
    code = again.sharing.let_in().result(PATIENCE_S)
    bar.sharing.join(code, f"{HERE}:{again.port + 1}").result(PATIENCE_S)
    until(lambda: again.knows(waiting))
    until(lambda: all(again.knows(one) for one in given))
    late = again.meet("From the new hub")
    until(lambda: bar.knows(late))
    until(shop.equal)
    assert all_sound(shop)


def test_a_last_line_removed_by_somebody_who_hides_it_comes_back_from_the_others(
    shop: Shop,
) -> None:
    """The chain's end is set back as well, so that the file itself tells of nothing."""
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    page = bar.meet("The one that somebody wants gone")
    until(lambda: hub.knows(page))
    until(lambda: all(place.sharing.is_even for place in shop.places))
    bar.close()
    other = connected(bar.home.store, key_of(bar.home))
    mine = bytes.fromhex(read_settings(bar.home).desk)
    lines = "SELECT seq, id, prev FROM entry WHERE desk = ? ORDER BY seq DESC LIMIT 2"
    last, before = other.execute(lines, (mine,)).fetchall()
    other.execute("DELETE FROM entry WHERE desk = ? AND seq = ?", (mine, last[0]))
    ended = "UPDATE chain SET seq = ?, id = ?, digest = ? WHERE desk = ?"
    other.execute(ended, (before[0], before[1], last[2], mine))
    other.execute("UPDATE meta SET value = '' WHERE name = 'share:cursor'")
    other.close()
    bar.open()
    assert check(bar.desk._store).sound
    until(lambda: bar.knows(page))
    until(shop.equal)
    assert all_sound(shop)
