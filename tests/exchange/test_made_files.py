"""The list of the files that the program has written: each is on it until it is gone for good."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.exchange.made_files import Made, forget, made, note
from assistant.journal.opening import open_store
from assistant.journal.stamp import PageId
from assistant.journal.store import Store
from assistant.places import Home

ANNA, BERT = PageId(b"a" * 16), PageId(b"b" * 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Home(tmp_path / "home", practice=True))
    yield opened
    opened.close()


def on_file(store: Store) -> list[Made]:
    with store.reading() as tx:
        return made(tx)


def test_what_was_written_is_on_the_list_with_whom_it_speaks_of(
    store: Store, tmp_path: Path
) -> None:
    whole, sheet = tmp_path / "a.backup", tmp_path / "anna.pdf"
    with store.writing() as tx:
        note(tx, whole, "backup", when_ms=1)
        note(tx, sheet, "export", [ANNA], when_ms=2)
    assert on_file(store) == [Made(whole, "backup", 1), Made(sheet, "export", 2, (ANNA,))]


def test_a_file_written_again_speaks_of_the_guests_of_both(store: Store, tmp_path: Path) -> None:
    sheet = tmp_path / "guest.json"
    with store.writing() as tx:
        note(tx, sheet, "export", [ANNA], when_ms=1)
        note(tx, sheet, "export", [BERT, ANNA], when_ms=2)
    assert on_file(store) == [Made(sheet, "export", 2, (ANNA, BERT))]
    with store.writing() as tx:
        note(tx, sheet, "export", when_ms=3)
        note(tx, sheet, "export", [BERT], when_ms=4)
    assert on_file(store) == [Made(sheet, "export", 3)]


def test_a_file_gone_for_good_is_forgotten_and_no_other(store: Store, tmp_path: Path) -> None:
    with store.writing() as tx:
        note(tx, tmp_path / "a", "export", when_ms=1)
        note(tx, tmp_path / "b", "export", when_ms=2)
        forget(tx, tmp_path / "x" / ".." / "a")
        forget(tx, tmp_path / "never")
    assert [one.path for one in on_file(store)] == [tmp_path / "b"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere every name of a file is text")
def test_a_name_that_is_no_text_stays_what_it_is(store: Store, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"M\xfcller.pdf")
    with store.writing() as tx:
        note(tx, odd, "export", when_ms=1)
    assert [one.path for one in on_file(store)] == [odd]
