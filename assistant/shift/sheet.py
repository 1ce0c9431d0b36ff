"""The fold of a handover: its page's lines in, the sheet out. Pure."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from msgspec import structs

from assistant.guests.entries import LineUndone
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId, StaffId, derived_page
from assistant.shift import entries as e
from assistant.shift import view as v


def next_page(before: PageId | None) -> PageId:
    """The page of the handover after `before`, None for the first: the same one at every desk.

    So two desks that do not hear of each other write on one sheet.
    """
    return derived_page("handover", before or b"")


def fold_handover(page: PageId, lines: Iterable[Line]) -> v.HandoverView | None:
    """The handover that `lines` tell; None where there is none of its kinds."""
    sheet = _Sheet(page)
    story = sorted(lines, key=attrgetter("id"))
    undone = {(line.body.of, line.staff) for line in story if isinstance(line.body, LineUndone)}
    for line in story:
        back = (line.id, line.staff) in undone  # nobody takes back a colleague's signature
        if (put := _PUT.get(type(line.body))) is not None and not back:
            sheet.began_ms = sheet.began_ms or line.when_ms
            put(sheet, line)
    return sheet.view() if sheet.began_ms else None


class _Sheet:
    """The handover while it is being folded."""

    def __init__(self, page: PageId) -> None:
        self.page, self.began_ms = page, 0
        self.facts: dict[str, Any] = {}
        self.came: dict[StaffId, int] = {}
        self.words: dict[StaffId, v.Said] = {}
        self.pins: list[v.Pin] = []
        self.items: dict[e.Item, v.ItemView] = {}

    def item(self, item: e.Item) -> v.ItemView:
        """What there is of an item so far."""
        return self.items.get(item) or v.ItemView(item)

    def view(self) -> v.HandoverView:
        """The sheet as it stands. What was noted on an item that was not listed stays with it."""
        return v.HandoverView(
            self.page,
            self.began_ms,
            came=self.came,
            words=tuple(self.words.values()),
            pins=tuple(self.pins),
            items=tuple(self.items.values()),
            **self.facts,
        )


def _came(sheet: _Sheet, line: Line) -> None:
    sheet.came[line.staff] = line.when_ms


def _begun(sheet: _Sheet, line: Line) -> None:
    sheet.facts.setdefault("begun_by", line.staff)
    sheet.facts.setdefault("instead_of", line.body.instead_of)


def _to_all(sheet: _Sheet, line: Line) -> None:
    sheet.words.pop(line.staff, None)
    if line.body.text:
        sheet.words[line.staff] = v.Said(line.id, line.body.text, line.staff, line.when_ms)


def _pinned(sheet: _Sheet, line: Line) -> None:
    b = line.body
    sheet.pins.append(v.Pin(line.id, b.text, b.guest, line.staff, line.when_ms))
    item = e.Item("pinned", sheet.page, line.id)
    sheet.items.setdefault(item, v.ItemView(item))


def _listed(sheet: _Sheet, line: Line) -> None:
    for item in line.body.items:
        sheet.items[item] = sheet.items.pop(item, v.ItemView(item))


def _noted(sheet: _Sheet, line: Line) -> None:
    """One note of each colleague. Whoever has read the item has something new to read."""
    b, item = line.body, sheet.item(line.body.item)
    notes = tuple(note for note in item.notes if note.staff != line.staff)
    if b.text or b.next_step:
        notes += (v.NoteView(line.id, b.text, b.next_step, line.staff, line.when_ms),)
    stale = item.stale | (frozenset(item.signed) - {line.staff})
    sheet.items[b.item] = structs.replace(item, notes=notes, stale=stale)


def _passed(sheet: _Sheet, line: Line) -> None:
    item = sheet.item(line.body.item)
    stale = item.stale | (frozenset(item.signed) - {line.staff})
    sheet.items[item.item] = structs.replace(item, owner=line.body.owner, stale=stale)


def _given(sheet: _Sheet, line: Line) -> None:
    """The first one gives it; what another desk listed in the same moment is on it as well."""
    b = line.body
    if "given_by" not in sheet.facts:
        sheet.facts |= {"given_by": line.staff, "given_ms": line.when_ms}
        sheet.facts |= {"shift": b.shift, "next_shift": b.next_shift, "instead_of": b.instead_of}
        sheet.facts["others"] = b.others
    sheet.facts["given_id"] = line.id


def _signed(sheet: _Sheet, line: Line) -> None:
    """Only by the reader's own line, and only for what is on the sheet."""
    if (item := sheet.items.get(line.body.item)) is not None and "given_by" in sheet.facts:
        signed = {**item.signed, line.staff: line.when_ms}
        stale = item.stale - {line.staff}
        sheet.items[item.item] = structs.replace(item, signed=signed, stale=stale)


def _asked(sheet: _Sheet, line: Line) -> None:
    item = sheet.item(line.body.item)
    asked = v.QuestionView(line.id, item.item, line.body.text, line.staff, line.when_ms)
    sheet.items[item.item] = structs.replace(item, questions=(*item.questions, asked))


def _answered(sheet: _Sheet, line: Line) -> None:
    """The asker has the answer to read."""
    of: EntryId = line.body.of
    for item in sheet.items.values():
        asked = next((one for one in item.questions if one.id == of), None)
        if asked is None:
            continue
        said = v.Said(line.id, line.body.text, line.staff, line.when_ms)
        answered = structs.replace(asked, answers=(*asked.answers, said))
        questions = tuple(answered if one is asked else one for one in item.questions)
        stale = item.stale | ({asked.staff} & set(item.signed)) - {line.staff}
        sheet.items[item.item] = structs.replace(item, questions=questions, stale=stale)
        return


_PUT: dict[Any, Callable[[_Sheet, Line], None]] = {
    e.CameOnDuty: _came,
    e.HandoverBegun: _begun,
    e.WordsToAll: _to_all,
    e.LinePinned: _pinned,
    e.ItemsListed: _listed,
    e.ItemNoted: _noted,
    e.ItemPassed: _passed,
    e.HandoverGiven: _given,
    e.ItemSigned: _signed,
    e.QuestionAsked: _asked,
    e.QuestionAnswered: _answered,
}
