"""Erasures as they come true in the store: what must not stay becomes stubs, whatever came first.

One rule for all desks: a page goes where it is marked, or belongs to one that went; a single line
where it is named by a mark of its page, has words about a page that went, or speaks of a line that
did. The store itself says what went before, so the order in which lines arrive does not matter.
"""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from msgspec import structs
from sqlalchemy import Connection

from assistant import model
from assistant.changes import Changes
from assistant.guests import belonging as of_guests
from assistant.guests.lookup import index
from assistant.guests.lookup.phones import Region
from assistant.journal import store as journal
from assistant.journal import stubs
from assistant.journal.entry import BLANK, ERASED, Entry, rank
from assistant.journal.stamp import HOUSE, EntryId, PageId
from assistant.journal.store import straight
from assistant.people import entries as people_entries
from assistant.recovery import belonging as of_matters
from assistant.recovery import register as matters
from assistant.shift import belonging as of_shifts
from assistant.shift import register as shifts

_REFERRING = sorted(of_guests.KINDS | of_matters.KINDS | of_shifts.KINDS)
_KINDS = f"kind IN ({', '.join(map(repr, _REFERRING))})"
_NAME = f"entry_refers_{crc32(_KINDS.encode()):08x}"
"""Another list of kinds wants another index."""
_LAY_OUT = f"CREATE INDEX IF NOT EXISTS {_NAME} ON entry (kind) WHERE {_KINDS}"
_TERMS = (
    "CREATE INDEX IF NOT EXISTS entry_terms ON entry (kind, happened_at)"
    " WHERE kind IN ('care-noted', 'mood-noted', 'private-marked')"
)
"""What has a time is looked for every day (`clearing`)."""
_COLUMNS = ", ".join(Entry.__struct_fields__)
_REFERENCES = f"SELECT {_COLUMNS} FROM entry WHERE {_KINDS}"  # noqa: S608 - our own names
_BOX = "matter-sealed"
UNWIPED = "erasing:unwiped"
"""The remark of a file in which bytes of what was erased may still be (`erasing`)."""
_FEW = 8
"""So many pages are looked for by their bytes; more are compared line by line."""


class Gone(NamedTuple):
    """What new lines have erased, or lost."""

    left: Sequence[Entry]
    """The new lines as they stand: some are stubs now."""
    turned: Sequence[Entry] = ()
    """The stubs that took the place of lines, among them new ones."""
    pages: frozenset[PageId] = frozenset()
    """Of these nothing is left."""

    def told(self, changes: Changes) -> Changes:
        """`changes`, with what went: whatever is shown is read again."""
        if not self.turned and not self.pages:
            return changes
        blanked = frozenset(one.page for one in self.turned) - self.pages
        return structs.replace(changes, wide=True, erased=self.pages, blanked=blanked)


def lay_out(tx: Connection) -> None:
    """The registers, and what makes it quick to look for what refers to a page."""
    model.lay_out_registers(tx)
    stubs.lay_out(tx)
    straight(tx).execute(_LAY_OUT)
    straight(tx).execute(_TERMS)


def forget(tx: Connection, entries: Sequence[Entry], region: Region) -> Gone:
    """Apply what lines just appended erase, and what is erased to them; with all read models."""
    if not stubs.is_any(tx):
        return Gone(entries)
    work = _Work(tx, entries)
    work.run()
    if not work.turned and not work.pages:
        return Gone(entries)
    journal.set_remark(tx, UNWIPED, "1")
    _remove(tx, work.pages)
    forget_typed(tx, work.pages)
    single = {one.page for one in work.turned} - work.pages
    model.refold(tx, single, region)
    return Gone(stubs.as_they_stand(tx, entries, work.turned), work.turned, frozenset(work.pages))


def _remove(tx: Connection, pages: Iterable[PageId]) -> None:
    for page in pages:
        index.remove(tx, page)
        matters.remove(tx, page)
        shifts.remove(tx, page)


def forget_typed(tx: Connection, pages: Set[PageId]) -> None:
    """What somebody here was typing about them, and has not written down."""
    if not pages:
        return
    asked = f"SELECT name, value FROM meta WHERE name GLOB '{of_shifts.TYPED}*'"  # noqa: S608
    for name, told in straight(tx).execute(asked).fetchall():
        typed = msgspec.json.decode(told, type=dict[str, str])
        gone = [one for one in typed if not pages.isdisjoint(of_shifts.typed_about(one))]
        if gone:
            left = {field: words for field, words in typed.items() if field not in gone}
            journal.set_remark(tx, name, msgspec.json.encode(left).decode())


def belonging(tx: Connection, pages: Iterable[PageId]) -> set[PageId]:
    """The pages that would go with these: all that one of their lines gives to one of them."""
    found: set[PageId] = set()
    fresh = set(pages)
    while fresh:
        before = fresh | found
        rows = references(tx, fresh)
        fresh = {one.page for one in rows if set(_owners(model.KINDS.read(one).body)) & before}
        fresh -= before | {HOUSE}
        found |= fresh
    return found - set(pages)


def references(
    tx: Connection, needles: Collection[bytes], kinds: Collection[str] = _REFERRING
) -> list[Entry]:
    """The lines, of some of the kinds that refer, that may refer to pages or lines of these ids."""
    asked, words = _REFERENCES, []
    if kinds is not _REFERRING:
        asked += f" AND kind IN ({', '.join(map(repr, kinds))})"
    if len(needles) <= _FEW:
        asked += f" AND ({' OR '.join(['instr(body, ?)'] * len(needles))})"
        words = [bytearray(b64encode(needle)) for needle in needles]
    rows = straight(tx).execute(asked, words).fetchall() if needles else []
    return [Entry(*row) for row in rows]


class _Work:
    """One application, to its end: what goes takes along what belongs to it."""

    def __init__(self, tx: Connection, entries: Sequence[Entry]) -> None:
        self._tx, self._new = tx, entries
        self._ids = frozenset(entry.id for entry in entries)
        self.turned: list[Entry] = []
        self.pages: set[PageId] = set()
        """Erased as a whole, by these lines or just met again by them."""
        self._fresh: set[PageId] = set()
        """Pages of which others may still speak."""
        self._whole: set[PageId] = set()
        self._single: defaultdict[PageId, set[EntryId]] = defaultdict(set)
        self._came: set[EntryId] = set()
        """Stubs among the new lines, of which others may speak."""
        self._known: dict[PageId, bool] = {}

    def run(self) -> None:
        """Until nothing more goes."""
        for entry in self._new:
            self._look(entry)
        while self._whole or self._single:
            wanted = {(page, b"") for page in self._erased_pages()}
            wanted |= set(self._erased_lines())
            for entry in references(self._tx, {line or page for page, line in wanted}):
                self._look(entry)

    def _erased_pages(self) -> Iterator[PageId]:
        """Erase the pages that are to go; tells those of which others may still speak."""
        pages, self._whole = self._whole, set()
        for page in pages:
            self.turned += stubs.turn(self._tx, _may_go(stubs.lines(self._tx, page)), ERASED)
            self._known[page] = True
            self.pages.add(page)
            if page in self._fresh:
                self._fresh.discard(page)
                yield page

    def _erased_lines(self) -> Iterator[tuple[PageId, bytes]]:
        """Erase the single lines that are to go, and what speaks of them on their page."""
        single, self._single = self._single, defaultdict(set)
        for page, lines in single.items():
            if self._is_erased(page):
                continue
            story = stubs.lines(self._tx, page)
            gone = {one.id for one in story if rank(one.kind)}
            going = _with_speakers(story, gone | lines)
            turned = stubs.turn(self._tx, [one for one in story if one.id in going], BLANK)
            self.turned += turned
            # Of one that came as a stub others may speak as well, that were here before it.
            came = (lines & self._ids) - self._came
            self._came |= came
            yield from ((page, one) for one in {one.id for one in turned} | came)

    # -- what goes ------------------------------------------------------------------------------

    def _look(self, entry: Entry) -> None:
        """Whether this line goes, or makes others go."""
        page = entry.page
        if page == HOUSE:
            return
        if entry.kind in stubs.PAGE_MARKS or entry.kind == ERASED:
            self._go(page)
        elif entry.kind == BLANK:
            self._single[page].add(entry.id)
        elif entry.kind == stubs.LINE_MARK:
            self._single[page].update(getattr(model.KINDS.read(entry).body, "lines", ()))
        elif self._is_erased(page):
            self._whole.add(page)
        else:
            self._look_at_words(entry)

    def _look_at_words(self, entry: Entry) -> None:
        body = model.KINDS.read(entry).body
        owners, named = _owners(body), self._named(entry.page)
        is_named = entry.id in named and (not owners or self._has_box(entry.page))
        if any(map(self._is_erased, owners)):
            self._go(entry.page)
        elif is_named or (
            not owners
            and (
                any(self._is_gone(*one) for one in _mentions(body))
                or self._speaks_of_gone(entry.page, body, named)
            )
        ):
            self._single[entry.page].add(entry.id)

    def _speaks_of_gone(self, page: PageId, body: Any, named: set[EntryId]) -> bool:
        """Whether it speaks of a line that went; one that went into a box is there all the same."""
        about = _speaks_of(body)
        went = any(line in named or stubs.is_stub(self._tx, page, line) for line in about)
        return went and not self._has_box(page)

    def _has_box(self, page: PageId) -> bool:
        return any(one.kind == _BOX for one in stubs.lines(self._tx, page))

    def _go(self, page: PageId) -> None:
        if not stubs.is_erased(self._tx, page, self._ids) and page not in self.pages:
            self._fresh.add(page)
        self._known[page] = True
        self._whole.add(page)

    def _is_erased(self, page: PageId) -> bool:
        known = self._known.get(page)
        if known is None:
            known = self._known[page] = stubs.is_erased(self._tx, page)
        return known

    def _is_gone(self, page: PageId, line: bytes) -> bool:
        if not line:
            return self._is_erased(page)
        # What went into a box is there all the same.
        return stubs.is_stub(self._tx, page, line) and not self._has_box(page)

    def _named(self, page: PageId) -> set[EntryId]:
        """The lines that marks of their page name, whether they have come or not."""
        found = stubs.of_page(self._tx, page)
        marks = {line for kind, line in found if kind == stubs.LINE_MARK}
        if not marks:
            return set()
        story = (one for one in stubs.lines(self._tx, page) if one.id in marks)
        bodies = (model.KINDS.read(mark).body for mark in story)
        return {line for body in bodies for line in getattr(body, "lines", ())}


def _may_go(entries: Iterable[Entry]) -> list[Entry]:
    """A page of the staff never goes: what its people have signed would lose their names."""
    story = list(entries)
    return [] if any(one.kind in people_entries.KINDS for one in story) else story


def _with_speakers(story: Sequence[Entry], gone: set[EntryId]) -> set[EntryId]:
    """`gone`, and all lines of the page that speak of one of them; none that tells whose it is."""
    read = [(one, model.KINDS.read(one).body) for one in story if one.kind not in stubs.MARKS]
    if any(one.kind == _BOX for one in story):
        # Whose it is, the boxes tell; and what speaks of a line in a box speaks of something.
        return {one.id for one, _body in read if one.id in gone and one.kind != _BOX}
    free = [(one, _speaks_of(body)) for one, body in read if not _owners(body)]
    going = {one.id for one, _of in free if one.id in gone}
    gone = set(gone)
    while more := {one.id for one, of in free if one.id not in gone and not gone.isdisjoint(of)}:
        gone |= more
        going |= more
    return going


def _owners(body: Any) -> tuple[PageId, ...]:
    return of_matters.owners(body) + of_shifts.owners(body)


def _mentions(body: Any) -> tuple[tuple[PageId, bytes], ...]:
    return of_guests.mentions(body) + of_shifts.mentions(body)


def _speaks_of(body: Any) -> tuple[EntryId, ...]:
    """The line of the same page of which this one speaks."""
    of = getattr(body, "of", b"")
    return (EntryId(of),) if isinstance(of, bytes) and of else ()
