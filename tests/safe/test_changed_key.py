"""Another key: whatever happens on the way, the store opens and has all that it had."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests.entries import Identity
from assistant.journal.copying import STOPPED, salt_of
from assistant.journal.key import is_changing
from assistant.journal.opening import open_store
from assistant.journal.rekey import Carry, change_key, keep_old_keys, old_keys
from assistant.journal.stamp import DeskId
from assistant.places import Home
from assistant.refusal import Refused
from assistant.share.keep import Keep, Member, sealed_anew
from tests.safe.homes import GUESTS, key_of, names_in

ROOT = Path(__file__).parents[2]
MEMBER = Member("the shop", "PEM", ("127.0.0.1:1",), "seed", DeskId(b"d" * 16))


def carried(place: Home) -> Carry:
    return lambda into, old, new: sealed_anew(place.root / "share", into, old, new)


@pytest.fixture
def closed(house: Desk, place: Home) -> Home:
    """A home whose desk is one of a shop's, and that nobody has open."""
    Keep(place.root / "share", key_of(place)).keep(MEMBER)
    house.close()
    return place


def test_the_old_key_opens_nothing_and_the_new_one_everything(closed: Home) -> None:
    old, seen = key_of(closed), list[tuple[int, int]]()
    before = set(closed.root.iterdir())
    new = change_key(closed, carried(closed), progress=lambda n, of: seen.append((n, of)))
    assert key_of(closed) == new != old
    assert salt_of(closed.store) == new[-16:]
    assert names_in(closed) == set(GUESTS)
    assert Keep(closed.root / "share", new).member() == MEMBER
    with pytest.raises(Refused):
        Keep(closed.root / "share", old).member()
    assert old.hex() not in closed.key.read_text()
    assert seen == sorted(seen)
    assert seen[-1] == (100, 100)
    extra = {path.name for path in set(closed.root.iterdir()) - before}
    assert extra <= {".salve-key-change", ".salve-import"}


def test_old_keys_are_known_inside_as_long_as_a_backup_needs_them(closed: Home) -> None:
    first = key_of(closed)
    second = change_key(closed, carried(closed))
    change_key(closed, carried(closed))
    store = open_store(closed)
    with store.reading() as tx:
        assert old_keys(tx) == [second, first]
    with store.writing() as tx:
        keep_old_keys(tx, [first])
        assert old_keys(tx) == [first]
    store.close()


def test_a_store_in_use_keeps_its_key(house: Desk, place: Home) -> None:
    before = key_of(place)
    with pytest.raises(Refused, match="open in another window"):
        change_key(place, carried(place))
    assert key_of(place) == before
    assert not is_changing(place)
    house.meet(Identity("New")).result()
    house.close()
    assert names_in(place) == {*GUESTS, "New"}


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_stopped_change_changes_nothing(closed: Home, after: int) -> None:
    before, asked = key_of(closed), [0]

    def stop() -> bool:
        asked[0] += 1
        return asked[0] > after

    with pytest.raises(Refused, match=STOPPED):
        change_key(closed, carried(closed), cancelled=stop)
    assert key_of(closed) == before
    assert not is_changing(closed)
    assert names_in(closed) == set(GUESTS)
    assert Keep(closed.root / "share", before).member() == MEMBER
    assert not list(closed.root.glob(".salve-*.db"))


def test_whoever_waited_for_the_store_opens_the_one_that_is_there_now(closed: Home) -> None:
    """It is opened by another process while the key is changed."""
    script = (
        "import sys; from pathlib import Path; from assistant.places import Home;"
        "from assistant.desk import open_desk; from assistant.guests.entries import Identity;"
        "d = open_desk(Home(Path(sys.argv[1]))); d.sign_in(d.staff()[0].page);"
        "d.meet(Identity('Late')).result(); d.close()"
    )
    started: list[subprocess.Popen[bytes]] = []

    def progress(done: int, of: int) -> None:
        if not started:
            words = [sys.executable, "-c", script, str(closed.root)]
            started.append(subprocess.Popen(words, cwd=ROOT))
            # Long enough for it to come to the door.
            time.sleep(3)

    change_key(closed, carried(closed), progress=progress)
    assert started[0].wait(60) == 0
    assert names_in(closed) == {*GUESTS, "Late"}


@pytest.mark.skipif(os.name != "posix", reason="it is killed with a signal")
@pytest.mark.parametrize(("way", "times"), [("by-file", 400), ("by-time", 25)])
def test_a_process_killed_on_the_way_leaves_a_store_that_opens(
    closed: Home, way: str, times: int
) -> None:
    words = [sys.executable, "-m", "tests.safe.kill_while_changing", str(closed.root), way]
    done = subprocess.run(
        [*words, str(times)], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told, before, behind = done.stdout.split()
    assert told == "ok"
    assert int(before) > 3
    assert way == "by-time" or int(behind) > 1
    desk = open_desk(closed)
    desk.close()
    assert names_in(closed) == set(GUESTS)
