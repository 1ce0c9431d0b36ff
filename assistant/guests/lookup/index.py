"""The look-up's read model: one row a guest, placed by rank, and the keys that lead to it."""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import islice
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from assistant.guests.lookup.keys import OTHER, Keys, keys
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId

VERSION = 2
"""Another number wants a rebuild from the journal: tables, folding or keys have changed."""

HERE = 1 << 40
"""Places below this one belong to guests who are in the house."""
_LATEST = 1 << 33
_BATCH = 50_000
_STATEMENT = 2_000
_GOOD_PART = 4
_HASH = 16 * 1024 * 1024
_FIELD = "\n"

METADATA = MetaData()
ROWS = Table(
    "guest_row",
    METADATA,
    Column("slot", Integer, primary_key=True, autoincrement=False),
    Column("page", LargeBinary(16), nullable=False, unique=True),
    Column("wanted", Integer, nullable=False),
    Column("keyed", LargeBinary(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("phones", Text, nullable=False),
    Column("emails", Text, nullable=False),
    Column("nickname", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("care", Boolean, nullable=False),
    Column("visits", Integer, nullable=False),
    Column("last_ms", Integer, nullable=False),
    Column("weight", Float, nullable=False),
    Column("region", Text, nullable=False),
    Column("words", Text, nullable=False),
)
WORDS = Table(
    "guest_word",
    METADATA,
    Column("first", String(1), primary_key=True),
    Column("length", Integer, primary_key=True),
    Column("word", Text, primary_key=True),
    sqlite_with_rowid=False,
)
_FIND = """CREATE VIRTUAL TABLE guest_find USING fts5(
  k, content='', contentless_delete=1, detail=none, prefix='1 2 3 4 5 6 7 8 9 10',
  tokenize="ascii tokenchars '@._-+~=^#&%!'")"""

_COLUMNS = tuple(column.name for column in ROWS.columns)
_SET = ", ".join(f"{name}=?" for name in _COLUMNS)
_INSERT = f"INSERT INTO guest_row({', '.join(_COLUMNS)}) VALUES({', '.join('?' * len(_COLUMNS))})"
_UPDATE = f"UPDATE guest_row SET {_SET} WHERE slot=?"  # noqa: S608 - our own column names
_INSERT_KEYS = "INSERT INTO guest_find(rowid, k) VALUES(?, ?)"
_DELETE_KEYS = "DELETE FROM guest_find WHERE rowid=?"
_INSERT_WORD = "INSERT OR IGNORE INTO guest_word(first, length, word) VALUES(?, ?, ?)"


def create(tx: Connection) -> None:
    """Make the empty tables."""
    METADATA.create_all(tx)
    tx.exec_driver_sql(_FIND)
    # A bulk load collects so many bytes of keys before they are sorted and written.
    tx.exec_driver_sql("INSERT INTO guest_find(guest_find, rank) VALUES('hashsize', ?)", (_HASH,))
    # `settle` may merge two pieces of a size; writes themselves wait for four.
    tx.exec_driver_sql("INSERT INTO guest_find(guest_find, rank) VALUES('usermerge', 2)")


def drop(tx: Connection) -> None:
    """Remove the tables, if they are there, and all that is in them."""
    tx.exec_driver_sql("DROP TABLE IF EXISTS guest_find")
    METADATA.drop_all(tx)


def put(tx: Connection, row: GuestRow) -> None:
    """Write a guest's row: new, or in place of the one that the page has."""
    found = keys(row)
    text = _key_text(found)
    keyed = _digest(text)
    wanted = _wanted(row)
    before = tx.exec_driver_sql(
        "SELECT slot, wanted, keyed, words FROM guest_row WHERE page=?", (row.page,)
    ).fetchone()
    if before is None:
        slot = _free(tx, wanted)
        tx.exec_driver_sql(_INSERT, _values(row, slot, wanted, keyed, found))
        tx.exec_driver_sql(_INSERT_KEYS, (slot, text))
        _add_words(tx, found.words)
        return
    slot = before.slot if before.wanted == wanted else _free(tx, wanted)
    tx.exec_driver_sql(_UPDATE, (*_values(row, slot, wanted, keyed, found), before.slot))
    if slot != before.slot or keyed != before.keyed:
        tx.exec_driver_sql(_DELETE_KEYS, (before.slot,))
        tx.exec_driver_sql(_INSERT_KEYS, (slot, text))
    if keyed != before.keyed:
        earlier = set(before.words.split())
        _add_words(tx, found.words - earlier)
        _forget_words(tx, earlier - found.words)


def put_many(tx: Connection, rows: Iterable[GuestRow]) -> int:
    """Write many guests, most of them new, faster than one by one; returns how many."""
    done = 0
    source = iter(rows)
    while batch := list(islice(source, _BATCH)):
        known = _standing(tx, "page", [row.page for row in batch])
        for row in batch:
            if row.page in known:
                put(tx, row)
        _put_batch(tx, [row for row in batch if row.page not in known])
        done += len(batch)
    return done


def _put_batch(tx: Connection, batch: list[GuestRow]) -> None:
    # In the order of places: the full-text index is built by appending.
    placed = _placed(tx, batch)
    for start in range(0, len(placed), _STATEMENT):
        values: list[tuple[Any, ...]] = []
        texts: list[tuple[int, str]] = []
        words: set[str] = set()
        for slot, wanted, row in placed[start : start + _STATEMENT]:
            found = keys(row)
            text = _key_text(found)
            values.append(_values(row, slot, wanted, _digest(text), found))
            texts.append((slot, text))
            words |= found.words
        tx.exec_driver_sql(_INSERT, values)
        tx.exec_driver_sql(_INSERT_KEYS, texts)
        _add_words(tx, words)


def _placed(tx: Connection, batch: list[GuestRow]) -> list[tuple[int, int, GuestRow]]:
    """The rows with the places they get and the places they want, in the order of places."""
    wishes = sorted(((_wanted(row), row) for row in batch), key=lambda wish: wish[0])
    taken = _standing(tx, "slot", [wanted for wanted, _ in wishes])
    placed: list[tuple[int, int, GuestRow]] = []
    for wanted, row in wishes:
        slot = wanted
        while slot in taken:
            slot = _free(tx, slot + 1)
        taken.add(slot)
        placed.append((slot, wanted, row))
    placed.sort(key=lambda place: place[0])
    return placed


def _standing(tx: Connection, column: str, values: list[Any]) -> set[Any]:
    """Those of `values` that the column has already."""
    found: set[Any] = set()
    for start in range(0, len(values), _STATEMENT):
        some = values[start : start + _STATEMENT]
        marks = ",".join("?" * len(some))
        sql = f"SELECT {column} FROM guest_row WHERE {column} IN ({marks})"  # noqa: S608
        found.update(tx.exec_driver_sql(sql, tuple(some)).scalars())
    return found


def remove(tx: Connection, page: PageId) -> None:
    """Take a guest out of the index; nothing happens when the page is not in it."""
    before = tx.exec_driver_sql(
        "SELECT slot, words FROM guest_row WHERE page=?", (page,)
    ).fetchone()
    if before is not None:
        tx.exec_driver_sql("DELETE FROM guest_row WHERE slot=?", (before.slot,))
        tx.exec_driver_sql(_DELETE_KEYS, (before.slot,))
        _forget_words(tx, set(before.words.split()))


def count(tx: Connection) -> int:
    """How many guests there are."""
    return int(tx.exec_driver_sql("SELECT count(*) FROM guest_row").scalar_one())


def settle(tx: Connection) -> None:
    """A little of the merging that keeps the index fast; for an idle moment, some milliseconds."""
    tx.exec_driver_sql("INSERT INTO guest_find(guest_find, rank) VALUES('merge', 200)")


def pack(tx: Connection, added: int) -> None:
    """After a bulk load of `added` guests: make the index one piece if they are a good part of it.

    Half a minute for a million guests, and every keystroke costs a third of what it did.
    """
    if added and added * _GOOD_PART >= count(tx):
        tx.exec_driver_sql("INSERT INTO guest_find(guest_find) VALUES('optimize')")
    else:
        settle(tx)


def _wanted(row: GuestRow) -> int:
    weight = min(max(int(row.weight), 0), _LATEST - 1)
    return _LATEST - weight + (0 if row.here else HERE)


def _free(tx: Connection, wanted: int) -> int:
    """The first free place from `wanted` on."""
    slot = wanted
    following = tx.exec_driver_sql(
        "SELECT slot FROM guest_row WHERE slot >= ? ORDER BY slot", (wanted,)
    )
    for taken in following.scalars():
        if taken != slot:
            break
        slot += 1
    following.close()
    return slot


def _key_text(found: Keys) -> str:
    return " ".join(sorted(found.all))


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=8).digest()


def _values(row: GuestRow, slot: int, wanted: int, keyed: bytes, found: Keys) -> tuple[Any, ...]:
    return (
        slot,
        row.page,
        wanted,
        keyed,
        row.name,
        row.reading,
        _FIELD.join(row.phones),
        _FIELD.join(row.emails),
        row.nickname,
        row.line,
        row.care,
        row.visits,
        row.last_ms,
        row.weight,
        row.region,
        " ".join(sorted(found.words)),
    )


def _add_words(tx: Connection, words: set[str]) -> None:
    if words:
        tx.exec_driver_sql(_INSERT_WORD, [(word[0], len(word), word) for word in sorted(words)])


def _forget_words(tx: Connection, words: set[str]) -> None:
    """A word that no other guest's name has leaves nothing behind."""
    for word in words:
        others = tx.exec_driver_sql(
            "SELECT rowid FROM guest_find WHERE guest_find MATCH ? LIMIT 1",
            (f'"{word}" OR "{OTHER}{word}"',),
        )
        if others.first() is None:
            tx.exec_driver_sql(
                "DELETE FROM guest_word WHERE first=? AND length=? AND word=?",
                (word[0], len(word), word),
            )
