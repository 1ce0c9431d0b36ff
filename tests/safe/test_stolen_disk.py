"""A stolen disk shows no name: every byte of a home is searched for what was written in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.guests.entries import Identity
from assistant.safekeeping import changed_key
from tests.safe.homes import key_of
from tests.share.shop import Shop, until

MARK = "Zwölfender-Quastenflosser"
"""In no dictionary: whatever has it has it from the guest."""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path / "shop")
    yield made
    made.close()


def forms(word: str) -> list[bytes]:
    """A word as programs write it down."""
    plain = [word, word.lower(), word.upper(), "Quastenflosser", "quastenflosser"]
    codes = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
    return [text.encode(code) for text in plain for code in codes]


def found_in(folder: Path, words: list[bytes]) -> set[str]:
    """The files of a folder that have one of them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return {
        str(path.relative_to(folder))
        for path in files
        if any(word in path.read_bytes() for word in words)
    }


def test_no_file_of_any_desk_has_a_name(shop: Shop, tmp_path: Path) -> None:
    hub = shop.host()
    bar = shop.join(hub, "Bar")
    shop.settle(hub)
    page = bar.desk.meet(Identity(MARK, phones=("+34 600 123 987",))).result()
    until(lambda: hub.knows(page))
    hub.desk.look_up(lambda tx: tx.exec_driver_sql("SELECT count(*) FROM entry").scalar_one())
    for place in shop.places:
        place.desk.safe.back_up()
    words = [*forms(MARK), b"600123987", b"600 123 987", *(forms("Elena at Bar"))]
    # While they run: with the log beside the store, and the server's own files.
    assert found_in(tmp_path, words) == set()
    key = key_of(bar.home)
    bar.close()
    shop.places.remove(bar)
    changed_key(bar.home)
    assert found_in(tmp_path, words) == set()
    # The keys themselves are where they should be, and nowhere else.
    keys = [key, key[:32], key.hex().encode()]
    assert found_in(bar.home.root, keys) == set()


def test_a_marked_name_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(f"… {MARK} …", "utf-16-le")
    assert found_in(tmp_path, forms(MARK)) == {"note.txt"}
