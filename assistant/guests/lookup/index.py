"""The look-up's read model: one row a guest, placed by rank, and the keys that lead to it."""

from collections.abc import Iterable
from itertools import islice
from operator import attrgetter, itemgetter
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

from assistant.guests.lookup.keyed import Keyed, keyed, shown, wanted
from assistant.guests.lookup.keys import OTHER
from assistant.guests.lookup.row import GuestRow
from assistant.journal.stamp import PageId
from assistant.journal.store import straight

VERSION = 4
"""Another number wants a rebuild from the journal: tables, folding or keys have changed."""

_BATCH = 50_000
_STATEMENT = 2_000
_GOOD_PART = 4
_WIPED_PAGES = 500
_HASH = 64 * 1024 * 1024

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
    Column("birthday", Text, nullable=False),
    Column("former", Text, nullable=False),
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
_STANDING = f"SELECT {', '.join(_COLUMNS)} FROM guest_row WHERE page=?"  # noqa: S608 - our own
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
    _put(tx, keyed(row))


def show(tx: Connection, row: GuestRow) -> bool:
    """Write what the list shows of a guest who keeps the place, and leave the keys as they were.

    False, and nothing is written, where that is not enough: for a newcomer and after a visit.
    """
    write = straight(tx).execute
    before = write(_STANDING, (row.page,)).fetchone()
    if before is None or before[2] != wanted(row):
        return False
    slot, page, place, digest, *was, words = before
    if shown(row) != tuple(was):
        write(_UPDATE, (slot, page, place, digest, *shown(row), words, slot))
    return True


def _put(tx: Connection, one: Keyed) -> None:
    write = straight(tx).execute
    before = write(_STANDING, (one.page,)).fetchone()
    if before is None:
        slot = _free(tx, one.wanted)
        write(_INSERT, _values(one, slot))
        write(_INSERT_KEYS, (slot, one.text))
        _add_words(tx, set(one.words.split()))
        return
    was, _page, place, digest, *_shown, words = before
    slot = was if place == one.wanted else _free(tx, one.wanted)
    values = _values(one, slot)
    if values != before:
        write(_UPDATE, (*values, was))
    if slot != was or one.keyed != digest:
        write(_DELETE_KEYS, (was,))
        write(_INSERT_KEYS, (slot, one.text))
    if one.words != words:
        now, earlier = set(one.words.split()), set(words.split())
        _add_words(tx, now - earlier)
        _forget_words(tx, earlier - now)


def put_many(tx: Connection, rows: Iterable[GuestRow]) -> int:
    """Write many guests, most of them new, faster than one by one; returns how many."""
    return put_keyed(tx, map(keyed, rows))


def put_keyed(tx: Connection, rows: Iterable[Keyed]) -> int:
    """The same for rows whose keys were made elsewhere."""
    done = 0
    source = iter(rows)
    while batch := list(islice(source, _BATCH)):
        known = _standing(tx, "page", [bytearray(one.page) for one in batch])
        for one in sorted(batch, key=attrgetter("wanted")):
            if one.page in known:
                _put(tx, one)
        _put_batch(tx, [one for one in batch if one.page not in known])
        done += len(batch)
    return done


def _put_batch(tx: Connection, batch: list[Keyed]) -> None:
    # In the order of places: the full-text index is built by appending.
    placed = _placed(tx, batch)
    for start in range(0, len(placed), _STATEMENT):
        some = placed[start : start + _STATEMENT]
        tx.exec_driver_sql(_INSERT, [_values(one, slot) for slot, one in some])
        tx.exec_driver_sql(_INSERT_KEYS, [(slot, one.text) for slot, one in some])
        _add_words(tx, {word for _, one in some for word in one.words.split()})


def _placed(tx: Connection, batch: list[Keyed]) -> list[tuple[int, Keyed]]:
    """The rows with the places they get, in the order of places."""
    wishes = sorted(batch, key=attrgetter("wanted"))
    taken = _standing(tx, "slot", [one.wanted for one in wishes])
    placed: list[tuple[int, Keyed]] = []
    for one in wishes:
        slot = one.wanted
        while slot in taken:
            slot = _free(tx, slot + 1)
        taken.add(slot)
        placed.append((slot, one))
    placed.sort(key=itemgetter(0))
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


def wipe(tx: Connection, *, begin: bool) -> bool:
    """One step of making the index one piece: a key that was taken out is in it until then.

    Tells whether there is more to do; nobody waits for a step longer than some milliseconds.
    """
    connection = straight(tx)
    before = connection.total_changes
    step = -_WIPED_PAGES if begin else _WIPED_PAGES
    connection.execute("INSERT INTO guest_find(guest_find, rank) VALUES('merge', ?)", (step,))
    return bool(connection.total_changes - before >= 2)


def pack(tx: Connection, added: int) -> None:
    """After a bulk load of `added` guests: make the index one piece if they are a good part of it.

    Half a minute for a million guests, and every keystroke costs a third of what it did.
    """
    if added and added * _GOOD_PART >= count(tx):
        tx.exec_driver_sql("INSERT INTO guest_find(guest_find) VALUES('optimize')")
    else:
        settle(tx)


def _free(tx: Connection, place: int) -> int:
    """The first free place from `place` on."""
    slot = place
    following = tx.exec_driver_sql(
        "SELECT slot FROM guest_row WHERE slot >= ? ORDER BY slot", (place,)
    )
    for taken in following.scalars():
        if taken != slot:
            break
        slot += 1
    following.close()
    return slot


def _values(one: Keyed, slot: int) -> tuple[Any, ...]:
    # As bytearray: the driver is slow to take `bytes`.
    page, digest = bytearray(one.page), bytearray(one.keyed)
    return (slot, page, one.wanted, digest, *one.shown, one.words)


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
