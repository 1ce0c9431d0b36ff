"""The read models of guests and matters, kept in step with the journal, made anew at any time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, starmap
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct, structs
from sqlalchemy import Connection

from assistant.guests import entries as guest_entries
from assistant.guests.fold import fold_guest
from assistant.guests.lookup import index
from assistant.guests.lookup.keyed import Keyed
from assistant.guests.lookup.phones import Region
from assistant.guests.lookup.row import GuestRow, guest_row
from assistant.guests.view import GuestView
from assistant.journal import store as journal
from assistant.journal.entry import Entry, Kinds, Line
from assistant.journal.stamp import PageId
from assistant.people import entries as people_entries
from assistant.privacy import entries as privacy_entries
from assistant.privacy import erasure, look_register, looks, merge_entries, merge_register, terms
from assistant.privacy.merge import Kin
from assistant.recovery import entries as recovery_entries
from assistant.recovery import register
from assistant.recovery.fold import fold_matter
from assistant.recovery.view import MatterView
from assistant.shift import entries as shift_entries
from assistant.shift import register as shift_register
from assistant.words import entries as word_entries

KINDS = Kinds(
    guest_entries.KINDS,
    people_entries.KINDS,
    recovery_entries.KINDS,
    recovery_entries.HOUSE_KINDS,
    shift_entries.KINDS,
    shift_entries.HOUSE_KINDS,
    word_entries.HOUSE_KINDS,
    privacy_entries.KINDS,
    looks.KINDS,
    merge_entries.KINDS,
    erasure.KINDS,
    terms.KINDS,
    terms.HOUSE_KINDS,
)
"""Every kind of line that this version writes or shows."""

Stories = Mapping[PageId, Sequence[Line]]
"""Pages with their lines."""
AboutGuest = TypeVar("AboutGuest", bound=Struct)
NONE_READ: Stories = MappingProxyType({})
Opened = Callable[[Iterable[Line]], Iterable[Line]]
"""Lines with those that are in boxes out of them, for who may read them (`Sealing.sheets`)."""

_REMARK = "model:guests"
_UNKEYED = "model:unkeyed"
_MERGES, _MERGES_VERSION = "model:merges", str(merge_register.VERSION)
_TABLES = (index, register, shift_register, look_register, merge_register)
_VERSIONS = ".".join(str(one.VERSION) for one in _TABLES)
_OF_GUESTS = guest_entries.KINDS | privacy_entries.OWN_KINDS | merge_entries.KINDS
"""Said of a guest on the guest's page."""
_MERGES_BODIES = frozenset(merge_entries.KINDS.values())
MERGING = frozenset({"guests-merged", "merged-into", "merge-undone"})
"""Lines after which a guest is found on another page, and so is all that speaks of them."""
_OF_LINES = {"line-undone", "line-corrected"}
"""Said of a line of any page."""


def own_lines(tx: Connection, page: PageId) -> Iterator[Line]:
    """The lines that stand on a page, decoded, in the order of the story."""
    return starmap(KINDS.line, journal.page_rows(tx, page))


def lines(tx: Connection, page: PageId) -> Iterator[Line]:
    """The same; of a guest all that is told on the pages that were found to be theirs."""
    kin = _kin(tx, page)
    return own_lines(tx, page) if kin is None else iter(kin.story(kin.root(page)))


def guest(tx: Connection, page: PageId) -> GuestView | None:
    """The card of a guest: of the page that stays, where `page` was merged into it."""
    kin = _kin(tx, page)
    if kin is None:
        return fold_guest(page, own_lines(tx, page))
    stays = kin.root(page)
    return fold_guest(stays, kin.story(stays))


def stays(tx: Connection, page: PageId) -> PageId:
    """The page to which a guest's page leads: itself, where it was not merged into another."""
    return merge_register.stays(tx, page)


def _kin(tx: Connection, page: PageId) -> Kin | None:
    """The pages that were ever merged with this one; None where none was."""
    pages = merge_register.kin(tx, page)
    return Kin({one: list(own_lines(tx, one)) for one in pages}) if pages else None


def follow(
    tx: Connection, entries: Sequence[Entry], region: Region, read: Stories = NONE_READ
) -> dict[PageId, GuestView]:
    """Bring the look-up in step with lines just appended; the changed guests as they are now.

    `read` has the pages that were read in this transaction, as they were before.

    Where only keys can have changed (a note has new words) it is noted whose, for `put_keys`: they
    take longer than all else, and a merge of the index now and then fifty times as long.
    """
    guests = {view.page: view for view in _refolded(tx, entries, read)}
    merged = any(entry.kind in MERGING for entry in entries)
    rows = list(_rows(guests.values(), region))
    later = {row.page for row in rows if not merged and index.show(tx, row)}
    index.put_many(tx, (row for row in rows if row.page not in later))
    if later:
        _set_unkeyed(tx, unkeyed(tx) | later)
    return guests


def unkeyed(tx: Connection) -> set[PageId]:
    """The guests whose keys are still those from before their last lines."""
    noted = journal.remark(tx, _UNKEYED) or ""
    return {PageId(bytes.fromhex(page)) for page in noted.split()}


def put_keys(tx: Connection, region: Region) -> None:
    """Make their keys anew: the second half of `follow`, right behind it."""
    pages = unkeyed(tx)
    views = (guest(tx, page) for page in pages)
    index.put_many(tx, (guest_row(view, region) for view in views if view is not None))
    if pages:
        _set_unkeyed(tx, set())


def _set_unkeyed(tx: Connection, pages: set[PageId]) -> None:
    journal.set_remark(tx, _UNKEYED, " ".join(sorted(page.hex() for page in pages)))


def matters(tx: Connection, pages: Iterable[PageId]) -> list[MatterView]:
    """The matters of `pages` as they are now; a page that has none is left out."""
    return [_with_guest(tx, view) for view in _matters(tx, pages)]


def _matters(tx: Connection, pages: Iterable[PageId]) -> list[MatterView]:
    views = (fold_matter(page, own_lines(tx, page)) for page in pages)
    return [view for view in views if view is not None]


def follow_matters(tx: Connection, entries: Sequence[Entry]) -> list[MatterView]:
    """Bring the register in step with lines just appended; the changed matters as they are now."""
    views = _matters(tx, _pages(entries, recovery_entries.KINDS))
    register.put(tx, views)
    return [_with_guest(tx, view) for view in views]


def shift_pages(
    tx: Connection, pages: Iterable[PageId], opened: Opened = iter
) -> list[shift_register.Page]:
    """The pages of a shift as they are now; one that is none is left out."""
    return [_with_guest(tx, view) for view in _shift_pages(tx, pages, opened)]


def _shift_pages(
    tx: Connection, pages: Iterable[PageId], opened: Opened
) -> list[shift_register.Page]:
    views = (shift_register.folded(page, opened(own_lines(tx, page))) for page in pages)
    return [view for view in views if view is not None]


def _with_guest(tx: Connection, view: AboutGuest) -> AboutGuest:
    """Told of the guest whose page stays, where the one that was named was merged into it."""
    page = getattr(view, "guest", None)
    stays = merge_register.stays(tx, page) if page else page
    return view if stays == page else structs.replace(view, guest=stays)


def follow_shifts(
    tx: Connection, entries: Sequence[Entry], opened: Opened = iter
) -> list[shift_register.Page]:
    """Bring the shifts' register in step with lines just appended; the changed pages as now."""
    views = _shift_pages(tx, _pages(entries, shift_entries.KINDS), opened)
    for view in views:
        shift_register.put(tx, view)
    return [_with_guest(tx, view) for view in views]


def follow_looks(tx: Connection, entries: Sequence[Entry]) -> None:
    """Bring the register of looks in step with lines just appended."""
    for line in (KINDS.read(entry) for entry in entries if entry.kind in looks.KINDS):
        if isinstance(line.body, looks.CardsOpened):
            look_register.put(tx, line.desk, [line.body])


def _pages(entries: Sequence[Entry], kinds: Mapping[str, object]) -> Iterable[PageId]:
    """The pages on which a line of `kinds` may have changed something."""
    return dict.fromkeys(e.page for e in entries if e.kind in kinds or e.kind in _OF_LINES)


def refold(tx: Connection, pages: Iterable[PageId], region: Region) -> None:
    """Make the rows of some pages anew, whatever they are: lines of them went."""
    for page in pages:
        story = list(lines(tx, page))
        if (view := guest(tx, page)) is not None:
            index.put(tx, guest_row(view, region))
        elif (matter := fold_matter(page, story)) is not None:
            register.put(tx, [matter])
        elif (shift := shift_register.folded(page, story)) is not None:
            shift_register.put(tx, shift)
        else:  # with the line that opened it
            index.remove(tx, page)
            register.remove(tx, page)
            shift_register.remove(tx, page)


def follow_many(tx: Connection, entries: Sequence[Entry], region: Region) -> None:
    """The same for the lines of many pages."""
    index.put_many(tx, _rows(_refolded(tx, entries, NONE_READ), region))
    follow_matters(tx, entries)
    follow_shifts(tx, entries)
    follow_looks(tx, entries)


def put_ready(tx: Connection, rows: Iterable[Keyed]) -> None:
    """The same for new guests whose rows are made."""
    index.put_keyed(tx, rows)


def is_current(tx: Connection, region: Region) -> bool:
    """Whether the look-up is of this version and for this country's numbers."""
    return journal.remark(tx, _REMARK) == _version(region)


def made_for(tx: Connection) -> Region:
    """The country for whose numbers the look-up was made; "" where there is none."""
    version, _, country = (journal.remark(tx, _REMARK) or "").partition(" ")
    return country if version == _VERSIONS else ""


def is_missing(tx: Connection) -> bool:
    """Whether no look-up was ever made here: the store is new, or was rescued."""
    return journal.remark(tx, _REMARK) is None


def lay_out_registers(tx: Connection) -> None:
    """Where matters and the pages of shifts are found. Those of another version cannot be read or
    written, nor can its look-up: they go, and are empty until they are made anew."""
    told = journal.remark(tx, _REMARK)
    if told is not None and _VERSIONS not in told.split():
        begin_anew(tx)
        return
    if told is None:
        _drop_registers(tx)
    if journal.remark(tx, _MERGES) != _MERGES_VERSION:
        merge_register.drop(tx)
        journal.set_remark(tx, _MERGES, _MERGES_VERSION)
    merge_register.create(tx)
    register.create(tx)
    shift_register.create(tx)
    look_register.create(tx)


def _drop_registers(tx: Connection) -> None:
    register.drop(tx)
    shift_register.drop(tx)
    look_register.drop(tx)


def begin_anew(tx: Connection) -> None:
    """Empty the look-up; until `finish` it counts as another version's."""
    index.drop(tx)
    index.create(tx)
    _drop_registers(tx)
    journal.set_remark(tx, _REMARK, f"unfinished {_VERSIONS}")
    lay_out_registers(tx)
    # Who was merged stays so while the rest is made anew: what is known of it is read once more.
    linked = merge_register.all_pages(tx)
    merge_register.drop(tx)
    merge_register.create(tx)
    for page in linked:
        _note_merges(tx, page, own_lines(tx, page))


def go_on(tx: Connection, after: PageId, pages: int, region: Region) -> tuple[PageId | None, int]:
    """Make so many pages behind `after` anew, as they are now.

    Tells the last page, None when there are no more, and how many guests there were.
    """
    last: PageId | None = None
    views = []
    linked: set[PageId] = set()
    for page, entries in islice(journal.all_pages(tx, after), pages):
        last, story = page, [KINDS.read(entry) for entry in entries]
        if _note_merges(tx, page, story):
            linked.update(merge_register.kin(tx, page))
        if (view := fold_guest(page, story)) is not None:
            views.append(view)
        elif (matter := fold_matter(page, story)) is not None:
            register.put(tx, [matter])
        elif (shift := shift_register.folded(page, story)) is not None:
            shift_register.put(tx, shift)
        else:
            follow_looks(tx, entries)
    # A page that leads to another has no place of its own; its other half may have come before.
    linked.update(merge_register.all_linked(tx).intersection(view.page for view in views))
    alone = [view for view in views if view.page not in linked]
    index.put_many(tx, _rows([*alone, *_standing(tx, linked)], region))
    return last, len(views)


def finish(tx: Connection, region: Region) -> None:
    """The look-up is whole."""
    pack(tx, index.count(tx))
    journal.set_remark(tx, _REMARK, _version(region))


def pack(tx: Connection, added: int) -> None:
    """Make the look-up quick again after `added` guests were written at once."""
    index.pack(tx, added)


def settle(tx: Connection) -> None:
    """Put the look-up in order after many single writes; some milliseconds."""
    index.settle(tx)


def leave_out(tx: Connection) -> None:
    """Take all read models out of a copy: they are made anew where it is opened."""
    index.drop(tx)
    _drop_registers(tx)
    merge_register.drop(tx)
    for name in (_REMARK, _UNKEYED, _MERGES):
        journal.drop_remark(tx, name)


def wipe(tx: Connection, *, begin: bool) -> bool:
    """A step until no key of a guest who is gone stays in the look-up; whether there is more."""
    return index.wipe(tx, begin=begin)


def _version(region: Region) -> str:
    return f"{_VERSIONS} {region}"


def _rows(views: Iterable[GuestView], region: Region) -> list[GuestRow]:
    return [guest_row(view, region) for view in views]


def _refolded(tx: Connection, entries: Sequence[Entry], read: Stories) -> Iterator[GuestView]:
    """The guests whose pages got `entries`, folded again from their first line."""
    pages: dict[PageId, list[Entry]] = {}
    for entry in entries:
        if entry.kind in _OF_GUESTS:
            pages.setdefault(entry.page, []).append(entry)
    noted = _noted(tx, entries)
    linked = {one for page in (*pages, *noted) for one in merge_register.kin(tx, page)}
    yield from _standing(tx, linked)
    for page, new in pages.items():
        if page in linked:
            continue
        before = () if _is_new(tx, page, new) else read.get(page)
        whole = own_lines(tx, page) if before is None else chain(before, map(KINDS.read, new))
        view = fold_guest(page, whole)
        if view is not None:
            yield view


def _is_new(tx: Connection, page: PageId, new: Sequence[Entry]) -> bool:
    """Whether a page opens with these lines: none of it is to be read. A meeting that was written
    anew opens none."""
    if new[0].kind != "guest-met":
        return False
    there = "SELECT count(*) FROM entry WHERE page = ?"
    [lines] = journal.straight(tx).execute(there, (bytearray(page),)).fetchone()
    return int(lines) <= len(new)


def _noted(tx: Connection, entries: Iterable[Entry]) -> list[PageId]:
    """Take note of merges among new lines; the pages whose place may be another one now."""
    said = [(one.page, KINDS.read(one)) for one in entries if one.kind in merge_entries.KINDS]
    return [page for page, line in said if _note_merges(tx, page, [line])]


def _note_merges(tx: Connection, page: PageId, story: Iterable[Line]) -> bool:
    """The same for lines of one page; whether its place may be another one."""
    said = [line for line in story if type(line.body) in _MERGES_BODIES]
    return [merge_register.put(tx, page, line.id, line.body) for line in said].count(True) > 0


def _standing(tx: Connection, linked: Iterable[PageId]) -> Iterator[GuestView]:
    """The cards of those pages that stay; the others leave the look-up."""
    for page in sorted(linked):
        view = guest(tx, page)
        if view is not None and view.page == page:
            yield view
        else:
            index.remove(tx, page)
