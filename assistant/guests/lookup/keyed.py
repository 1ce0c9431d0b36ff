"""A guest's row with its keys, ready to be written: pure, so another process can make it."""

from hashlib import blake2b
from typing import Any, NamedTuple

from assistant.guests.lookup.keys import keys
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId

HERE = 1 << 40
"""Places below this one belong to guests who are in the house."""
FIELD = "\n"
"""Parts numbers and addresses in a column."""
_LATEST = 1 << 33


class Keyed(NamedTuple):
    """What the index writes of a guest, but for the place, which only the store can tell."""

    page: PageId
    wanted: int
    keyed: bytes
    """Tells whether the keys have changed."""
    shown: tuple[Any, ...]
    words: str
    """The words of the names, in their order."""
    text: str
    """All keys."""


def keyed(row: GuestRow) -> Keyed:
    """The row and its keys."""
    found = keys(row)
    text = " ".join(sorted(found.all))
    digest = blake2b(text.encode(), digest_size=8).digest()
    words = " ".join(sorted(found.words))
    return Keyed(row.page, wanted(row), digest, shown(row), words, text)


def shown(row: GuestRow) -> tuple[Any, ...]:
    """What the list shows and ranks by, in the order of the table's columns."""
    return (
        row.name,
        row.reading,
        FIELD.join(row.phones),
        FIELD.join(row.emails),
        row.nickname,
        row.line,
        row.care,
        row.visits,
        row.last_ms,
        row.weight,
        row.region,
        row.birthday,
        FIELD.join((*row.former_phones, *row.former_emails)),
    )


def wanted(row: GuestRow) -> int:
    """The place that the guest's visits earn."""
    weight = min(max(int(row.weight), 0), _LATEST - 1)
    return _LATEST - weight + (0 if row.here else HERE)
