"""What strangers may hand to the program: each target takes any bytes, and only refuses."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from assistant import model
from assistant.exchange.coming_calendar import read_calendar
from assistant.exchange.coming_list import read_coming
from assistant.exchange.imports import proposed
from assistant.exchange.table import rows
from assistant.exchange.words_file import understood
from assistant.guests.fold import fold_guest
from assistant.journal.entry import Entry
from assistant.journal.stamp import DeskId, EntryId, PageId, StaffId
from assistant.people.view import fold_staff
from assistant.recovery.fold import fold_matter, fold_policy
from assistant.refusal import Refused
from assistant.share.wire import MalformedError, read, subject, wired
from assistant.shift import register as shift_register
from assistant.words.fold import fold_words

_NOW_MS = 1_780_000_000_000
_ID = bytes.fromhex("019e0000000070008000000000000001")
KIND_NAMES = tuple(sorted(model.KINDS._names.values()))


@contextmanager
def refused() -> Iterator[None]:
    """It may say no, in a sentence; nothing else may happen."""
    try:
        yield
    except Refused as why:
        if not why.sentence():
            raise


def table(data: bytes) -> None:
    """A list of guests."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(data)
        file.flush()
        with refused():
            found, _mapping = proposed(Path(file.name), _NOW_MS)
            for _row in rows(found):
                pass


def coming(data: bytes) -> None:
    """A list of those who are expected, as a file or pasted."""
    with refused():
        read_coming(data, _NOW_MS)


def calendar(data: bytes) -> None:
    """A calendar file."""
    with refused():
        read_calendar(data.decode("utf-8", "replace"), date(2026, 6, 1))


def words(data: bytes) -> None:
    """A file of another house's words."""
    with refused():
        understood(data)


def wire(data: bytes) -> None:
    """A message from the LAN."""
    try:
        entry = read(f"journal.shop.{_ID.hex()}.{_ID.hex()}", data)
    except MalformedError:
        return
    assert read(subject("shop", entry), wired(entry)) == entry
    told(entry)


def entry(data: bytes) -> None:
    """A line of a known kind that says whatever it says."""
    kind, body = KIND_NAMES[(data or b"\0")[0] % len(KIND_NAMES)], data[1:]
    ids = (PageId(_ID), EntryId(_ID))
    told(Entry(*ids, kind, body, StaffId(PageId(_ID)), DeskId(_ID), 1, bytes(32), _NOW_MS))


def told(entry: Entry) -> None:
    """Every fold takes it, whatever page it stands on."""
    lines = [model.KINDS.read(entry)]
    fold_guest(entry.page, lines)
    fold_staff(entry.page, lines)
    fold_matter(entry.page, lines)
    shift_register.folded(entry.page, lines)
    fold_policy(lines)
    fold_words(lines)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "table": table,
    "coming": coming,
    "calendar": calendar,
    "words": words,
    "wire": wire,
    "entry": entry,
}
