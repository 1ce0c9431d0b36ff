"""Damaged files that a rescue has set aside: gone after an erasure, or told where lines may be
in them alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests.entries import Identity
from assistant.journal.aside import set_aside
from assistant.journal.key import store_key
from assistant.journal.rescue import rescue
from assistant.journal.stamp import PageId
from assistant.journal.store import LOST, set_remark
from assistant.places import Home


@pytest.fixture
def rescued(place: Home) -> Iterator[tuple[Desk, PageId, Path]]:
    """A desk whose store was rescued, a guest, and the file that was set aside."""
    desk = open_desk(place)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    desk.erasing.settle(second="never").result()
    guest = desk.meet(Identity("Ana Ruiz")).result()
    signer = desk.signed
    desk.close()
    aside = rescue(place, store_key(place)[0]).aside
    desk = open_desk(place)
    desk.rebuild()
    desk.sign_in(signer)
    yield desk, guest, aside
    desk.close()


def test_a_file_with_which_nothing_was_lost_goes_after_an_erasure_and_not_before(
    rescued: tuple[Desk, PageId, Path],
) -> None:
    desk, guest, aside = rescued
    assert desk.erasing.delete_files() == []
    assert aside.exists()
    assert desk.erasing.stays_aside() == []
    desk.erasing.erase(guest, "asked").result()
    assert desk.erasing.delete_files() == []
    assert not aside.exists()
    assert list(aside.parent.glob("*damaged*")) == []


def test_a_file_in_which_lines_may_be_alone_stays_and_is_told(
    rescued: tuple[Desk, PageId, Path],
) -> None:
    desk, guest, aside = rescued
    with desk._store.writing() as tx:
        set_remark(tx, LOST, "3")
    desk.erasing.erase(guest, "asked").result()
    desk.erasing.delete_files()
    assert aside.exists()
    assert desk.erasing.stays_aside() == [aside]
    assert set_aside(desk._store.path) == [aside]
