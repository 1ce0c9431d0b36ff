"""A desk with guests, and what else a backup has to bring along."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.desk import Desk, open_desk
from assistant.guests.entries import Identity
from assistant.places import Home, read_settings, write_settings
from tests.safe.homes import GUESTS


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Desk]:
    """An open desk with three guests, whose home is `tmp_path/house`."""
    place = Home(tmp_path / "house")
    desk = open_desk(place)
    kept = read_settings(place)._replace(house="Hotel Mar", region="ES", desk_name="Reception")
    write_settings(place, kept)
    desk.sign_in(desk.join(name="Elena", role="manager").result())
    for name in GUESTS:
        desk.meet(Identity(name)).result()
    yield desk
    with suppress(RuntimeError):  # the test has closed it
        desk.close()


@pytest.fixture
def place(tmp_path: Path) -> Home:
    """The home of `house`."""
    return Home(tmp_path / "house")
