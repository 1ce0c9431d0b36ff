"""The records on SQLite's pages, read without SQLite: every row on a page that can be read at all.

The format is that of https://sqlite.org/fileformat2.html; only the pages of clustered tables
(WITHOUT ROWID) matter here, whose inner pages hold rows just as their leaves do.
"""

from collections.abc import Callable, Iterator
from typing import Any

from assistant.journal.pages import USABLE_BYTES

Value = bytes | str | int | float | None

_INNER, _LEAF = 2, 10
_MOST = (USABLE_BYTES - 12) * 64 // 255 - 23
_LEAST = (USABLE_BYTES - 12) * 32 // 255 - 23
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class _Broken(Exception):  # noqa: N818 - it is caught right here
    """A cell that is none, or whose rest lies on a page that cannot be read."""


def records(page: bytes, other: Callable[[int], bytes | None]) -> Iterator[list[Value]]:
    """The rows on a page of a clustered table; none for a page of another sort.

    `other` reads the pages on which a long row goes on, by their numbers.
    """
    if page[0] not in (_INNER, _LEAF):
        return
    head = 12 if page[0] == _INNER else 8
    count = int.from_bytes(page[3:5], "big")
    for slot in range(head, min(head + 2 * count, len(page) - 1), 2):
        at = int.from_bytes(page[slot : slot + 2], "big")
        try:
            yield _values(_payload(page, at + (4 if head == 12 else 0), other))
        except (_Broken, IndexError, UnicodeDecodeError):
            continue


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes at `at`, and where it ends."""
    number = 0
    for end in range(at, at + 8):
        number = number << 7 | data[end] & 0x7F
        if data[end] < 0x80:
            return number, end + 1
    return number << 8 | data[at + 8], at + 9


def _payload(page: bytes, at: int, other: Callable[[int], bytes | None]) -> bytes:
    length, at = _varint(page, at)
    if length <= _MOST:
        return _exactly(page[at : at + length], length)
    local = _LEAST + (length - _LEAST) % (USABLE_BYTES - 4)
    if local > _MOST:
        local = _LEAST
    parts, have = [page[at : at + local]], local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while have < length:
        more = other(following) if following else None
        if more is None:
            raise _Broken
        parts.append(more[4 : 4 + length - have])
        have += len(parts[-1])
        following = int.from_bytes(more[:4], "big")
    return _exactly(b"".join(parts), length)


def _exactly(data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise _Broken
    return data


def _values(record: bytes) -> list[Value]:
    end, at = _varint(record, 0)
    types: list[int] = []
    while at < end:
        kind, at = _varint(record, at)
        types.append(kind)
    values: list[Value] = []
    for kind in types:
        value, at = _value(record, at, kind)
        values.append(value)
    return values


def _value(record: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        data = _exactly(record[at:end], end - at)
        return (data.decode() if kind % 2 else data), end
    if kind in _INTEGER_BYTES:
        end = at + _INTEGER_BYTES[kind]
        return int.from_bytes(_exactly(record[at:end], end - at), "big", signed=True), end
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if kind == 7:
        return 0.0, at + 8  # a fraction: no column of ours, so its worth does not matter
    raise _Broken
