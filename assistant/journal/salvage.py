"""Every journal line on those pages of a damaged store, and of its log, that can still be read."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from assistant.journal.cells import Value, records
from assistant.journal.entry import Entry
from assistant.journal.pages import IV_BYTES, PAGE_BYTES, USABLE_BYTES, Seal, page_count, raw_page

_LOG_HEAD_BYTES = 32
_FRAME_HEAD_BYTES = 24
_ENTRY_SHAPE = (bytes, bytes, str, bytes, bytes, int, bytes, int, bytes)
_ENTRY_BYTES = {0: 16, 1: 16, 3: 16, 4: 16, 6: 32}
_CHAIN_SHAPE = (bytes, int, bytes, bytes)
_CHAIN_BYTES = {0: 16, 2: 16, 3: 32}
_REMARK_SHAPE = (str, str)
_NAME = re.compile(r"[a-z]+:[a-z0-9:-]+")


class ChainEnd(NamedTuple):
    """A row of the `chain` table."""

    desk: bytes
    seq: int
    id: bytes
    digest: bytes


class Remark(NamedTuple):
    """A row of the `meta` table: what a part of the program has noted, by its name, "safe:last"."""

    name: str
    value: str


def found(
    store: Path, key: bytes, visited: Callable[[int, int], None]
) -> Iterator[Entry | ChainEnd | Remark]:
    """All lines, chain ends and remarks that can be read; `visited` hears of pages done and pages
    in all.

    Nothing is written. Of several images of a page the latest that is whole counts.
    """
    seal = Seal(key)
    with store.open("rb") as file:
        logged = _logged_pages(store.with_name(store.name + "-wal"), seal)
        count = max(page_count(file), *logged, 0)

        def page(number: int) -> bytes | None:
            raw = logged.get(number) or raw_page(file, number)
            return _deciphered(raw, key) if seal.unbroken(number, raw) else None

        for number in range(2, count + 1):
            plain = page(number)
            for row in records(plain, page) if plain else ():
                kept = _understood(row)
                if kept is not None:
                    yield kept
            visited(number, count)


def _deciphered(raw: bytes, key: bytes) -> bytes:
    """What SQLite wrote as this page; not for page 1, which begins with the salt."""
    mode = modes.CBC(raw[USABLE_BYTES : USABLE_BYTES + IV_BYTES])
    return Cipher(algorithms.AES256(key[:32]), mode).decryptor().update(raw[:USABLE_BYTES])


def _logged_pages(log: Path, seal: Seal) -> dict[int, bytes]:
    """The latest whole image of each page that the write-ahead log has as committed."""
    if not log.exists():
        return {}
    with log.open("rb") as file:
        frames = _frames(file)
    committed = max((i + 1 for i, frame in enumerate(frames) if frame.commits), default=0)
    return {
        frame.page: frame.raw
        for frame in frames[:committed]
        if seal.unbroken(frame.page, frame.raw)
    }


class _Frame(NamedTuple):
    salts: bytes
    page: int
    commits: bool
    raw: bytes


def _frames(log: BinaryIO) -> list[_Frame]:
    """The frames of the log's present round. A damaged one does not hide those behind it."""
    salts = log.read(_LOG_HEAD_BYTES)[16:24]
    frames = []
    while len(head := log.read(_FRAME_HEAD_BYTES)) == _FRAME_HEAD_BYTES:
        number, commits = int.from_bytes(head[:4], "big"), head[4:8] != bytes(4)
        frames.append(_Frame(head[8:16], number, commits, log.read(PAGE_BYTES)))
    if frames and all(frame.salts != salts for frame in frames):
        salts = frames[0].salts  # the log's own head is what was damaged
    return [frame for frame in frames if frame.salts == salts]


def _understood(row: list[Value]) -> Entry | ChainEnd | Remark | None:
    if _fits(row, _ENTRY_SHAPE, _ENTRY_BYTES):
        page, name, kind, *rest, body = row
        whole = _is_json(body)  # type: ignore[arg-type]  # just compared with the shape
        return Entry(page, name, kind, body, *rest) if whole else None  # type: ignore[arg-type]
    if _fits(row, _CHAIN_SHAPE, _CHAIN_BYTES):
        return ChainEnd(*row)  # type: ignore[arg-type]
    if _fits(row, _REMARK_SHAPE, {}) and _NAME.fullmatch(row[0]):  # type: ignore[arg-type]
        return Remark(*row)  # type: ignore[arg-type]
    return None


def _fits(row: list[Value], shape: tuple[type, ...], lengths: dict[int, int]) -> bool:
    return (
        len(row) == len(shape)
        and all(type(value) is kind for value, kind in zip(row, shape, strict=True))
        and all(len(row[at]) == length for at, length in lengths.items())  # type: ignore[arg-type]
    )


def _is_json(body: bytes) -> bool:
    try:
        msgspec.json.decode(body)
    except (ValueError, RecursionError):
        return False
    return True
