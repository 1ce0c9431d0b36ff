"""Every byte that a store’s files hold, as they are and deciphered, to be searched."""

from collections.abc import Iterator
from pathlib import Path

from assistant.journal import salvage
from assistant.journal.pages import PAGE_BYTES, page_count, raw_page
from assistant.journal.store import connected

_HEAD, _FRAME = 32, 24


def everything(store: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Where, and what: each file raw, each page of file and log deciphered, each cell of a table.

    Pages that SQLite gave up, and all between the rows of the others, are among them.
    """
    log = store.with_name(store.name + "-wal")
    for file in (store, log):
        if file.exists():
            yield file.name, file.read_bytes()
    with store.open("rb") as file:
        for number in range(2, page_count(file) + 1):
            yield f"page {number}", salvage._deciphered(raw_page(file, number), key)
    if log.exists():
        raw = log.read_bytes()
        for at in range(_HEAD, len(raw) - _FRAME, _FRAME + PAGE_BYTES):
            frame = raw[at + _FRAME : at + _FRAME + PAGE_BYTES]
            if len(frame) == PAGE_BYTES:
                yield f"log at {at}", salvage._deciphered(frame, key)
    connection = connected(store, key, query="?mode=ro")
    try:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            if table == "guest_find":  # its words are in its shadow tables
                continue
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for cell in row:
                    told = cell.encode() if isinstance(cell, str) else cell
                    if isinstance(told, bytes):
                        yield table, told
    finally:
        connection.close()


def places_of(words: list[str], store: Path, key: bytes) -> set[tuple[str, str]]:
    """Which of the words are found, and where; the case of their letters does not matter."""
    marks = [(word, word.encode().lower()) for word in words]
    return {
        (word, where)
        for where, data in everything(store, key)
        for low in [data.lower()]
        for word, mark in marks
        if mark in low
    }
