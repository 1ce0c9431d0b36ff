"""Whether desks agree: the same lines, none lost, none doubled, the same cards and answers."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from assistant import model
from assistant.desk import Desk, open_desk
from assistant.guests.fold import fold_guest
from assistant.guests.lookup import find
from assistant.journal import store as journal
from assistant.journal.check import check
from assistant.places import Home
from assistant.recovery.fold import fold_matter
from assistant.shift import register

_REGISTERS = ("matter", "promise", "restricted")
_FEW_WORDS = 60


class Memory(NamedTuple):
    """All that a desk knows."""

    lines: dict[bytes, bytes]
    """Every line as it travels, by its id."""
    pages: set[bytes]
    cards: dict[bytes, Any]
    """Guests, matters, and pages of shifts, folded."""
    answers: dict[str, list[Any]]
    """What the look-up answers to words of names and notes, and to none."""
    registers: dict[str, list[Any]]


def memory(desk: Desk) -> Memory:
    """What `desk` knows, when it has finished what it was doing."""
    desk.notice().result()
    lines: dict[bytes, bytes] = {}
    pages, cards = set(), {}
    with desk._store.reading() as tx:
        for page, entries in journal.all_pages(tx):
            pages.add(page)
            lines |= {entry.id: msgspec.msgpack.encode(entry) for entry in entries}
            story = [model.KINDS.read(entry) for entry in entries]
            folds = (fold_guest, fold_matter, register.folded)
            cards[page] = next((card for fold in folds if (card := fold(page, story))), None)
        answers = {word: find.find(tx, word) for word in _words(cards)}
        answers |= {"here": find.here(tx), "recent": find.recent(tx, 1000)}
        return Memory(lines, pages, cards, answers, {name: _rows(tx, name) for name in _REGISTERS})


def _words(cards: dict[bytes, Any]) -> list[str]:
    """Some words of every guest's lines, the same ones at every desk that has the same guests."""
    said = {word for card in cards.values() for line in getattr(card, "log", ())
            for word in line.text.split() if word.isalnum()}  # fmt: skip
    return sorted(said)[:: len(said) // _FEW_WORDS + 1]


def _rows(tx: Connection, name: str) -> list[Any]:
    return sorted(map(tuple, tx.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)


def assert_homes_agree(homes: Iterable[Path], acknowledged: Collection[bytes] = ()) -> None:
    """The same of desks whose programs have ended, or do nothing any more."""
    with ExitStack() as stack:
        desks = [open_desk(Home(home)) for home in homes]
        for desk in desks:
            stack.callback(desk.close)
        assert_agreed(desks, acknowledged)


def assert_agreed(desks: Sequence[Desk], acknowledged: Collection[bytes] = ()) -> None:
    """The sets of lines at all desks are equal, nothing acknowledged is missing, nothing is
    doubled, every desk's chain is whole, and cards and answers are the same.

    `acknowledged` are ids of lines, or of pages that were opened.
    """
    first, *others = map(memory, desks)
    lost = set(acknowledged) - first.lines.keys() - first.pages
    assert not lost, f"{len(lost)} lines that were acknowledged are missing"
    _assert_none_doubled(first.lines.values())
    for other in others:
        assert other.lines.keys() == first.lines.keys()
        assert other.lines == first.lines, "the same line reads otherwise at another desk"
        assert other.cards == first.cards
        assert other.registers == first.registers
        for word, hits in first.answers.items():
            assert other.answers[word] == hits, f"“{word}” is answered otherwise"
    for desk in desks:
        found = check(desk._store)
        assert found.sound, found


def _assert_none_doubled(lines: Iterable[bytes]) -> None:
    entries = [msgspec.msgpack.decode(line, type=model.Entry) for line in lines]
    numbers = Counter((entry.desk, entry.seq) for entry in entries)
    doubled = {number for number, times in numbers.items() if times > 1}
    assert not doubled, f"{len(doubled)} numbers are there twice"
