"""The practice store's handovers: each has on it what the house gathers at its moment."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from assistant import model
from assistant.desk import Desk, Reading
from assistant.drafts import Draft
from assistant.exchange.practice_course import Course, Pages
from assistant.exchange.practice_shifts import book
from assistant.exchange.story import at_ms, parted
from assistant.journal.entry import Body
from assistant.journal.stamp import HOUSE, EntryId, PageId, StaffId
from assistant.shift import entries as e
from assistant.shift import times
from assistant.shift.fold import fold_rules
from assistant.shift.gather import Standing, gather, others
from assistant.shift.sheet import next_page
from assistant.shift.view import HandoverView
from assistant.shifts import standing

_THEIRS = EntryId(b"")
"""Stands for the id of the last question until the desk gives it one."""


def hand_over(
    desk: Desk,
    pages: Pages,
    guests: Mapping[str, PageId],
    signers: Mapping[str, StaffId],
    now_ms: int,
) -> None:
    """Write `pages` and the handovers among them, in the order in which all of it happened."""
    sheets = list(_sheets(guests, signers, now_ms))
    given = [sheet for sheet in sheets if sheet.given_ms]
    drafts = [(sheet.page, sheet.drafts) for sheet in sheets]
    course = Course(desk, [*pages, *drafts], [sheet.given_ms for sheet in given])
    first: dict[PageId, list[Draft]] = {}
    before: PageId | None = None
    for number, sheet in enumerate(given):
        course.go_on(number, first)
        first = {sheet.page: desk.look_up(_Items(sheet, before).drafts)}
        before = sheet.page
    course.go_on(len(given), first)


class _Line(Struct, frozen=True):
    """A line of the file that waits for the items of its sheet."""

    what: str
    words: str
    signer: StaffId
    happened_at: int

    @property
    def item(self) -> str:
        """What the line speaks of, as the file calls it."""
        return self.words.partition(": ")[0]

    @property
    def text(self) -> str:
        """What is said of that."""
        return self.words.partition(": ")[2]


class _Sheet:
    """Reads the lines of one handover: those that are written as they are, and the others."""

    def __init__(
        self,
        page: PageId,
        story: str,
        guests: Mapping[str, PageId],
        signers: Mapping[str, StaffId],
        now_ms: int,
    ) -> None:
        self.page, self.guests, self.signers = page, guests, signers
        self.given_ms = 0
        self.drafts: list[Draft] = []
        self.lines: list[_Line] = []
        for text in story.strip().splitlines():
            when, name, what, words = parted(text, signers)
            self._read(what, words, signers[name], at_ms(when, now_ms))

    def _read(self, what: str, words: str, signer: StaffId, happened_at: int) -> None:
        plain: dict[str, Body] = {"came": e.CameOnDuty(), "say": e.WordsToAll(words)}
        if what == "pin":
            name, _, text = words.partition(": ")
            known = name in self.guests
            plain["pin"] = e.LinePinned(
                text if known else words, self.guests[name] if known else e.NOBODY
            )
        if what in plain:
            self.drafts.append(Draft(plain[what], signer, happened_at))
            return
        if what == "given":
            self.given_ms = happened_at
        self.lines.append(_Line(what, words, signer, happened_at))


def _sheets(
    guests: Mapping[str, PageId], signers: Mapping[str, StaffId], now_ms: int
) -> Iterator[_Sheet]:
    page: PageId | None = None
    for told in book()["handover"]:
        page = next_page(page)
        yield _Sheet(page, told["story"], guests, signers, now_ms)


class _Items:
    """What is written of a sheet once the house stands as it did when it was given."""

    def __init__(self, sheet: _Sheet, before: PageId | None) -> None:
        self._sheet, self._before = sheet, before
        self._listed: tuple[e.Item, ...] = ()
        self._others: tuple[PageId, ...] = ()
        self._known: dict[str, e.Item] = {}

    def drafts(self, tx: Reading) -> list[Draft]:
        """The notes on its items, the items, that it is given, and what was said of it since."""
        sheet = self._sheet
        own, last = (_handover(tx, page) for page in (sheet.page, self._before))
        house = standing(tx, sheet.given_ms, own, last)
        gathered, self._others = gather(house), others(house)
        self._known = self._named(house, gathered)
        noted = (self._known[line.item] for line in sheet.lines if line.what in ("note", "pass"))
        self._listed = tuple(dict.fromkeys((*gathered, *noted)))
        rules = fold_rules(model.lines(tx, HOUSE))
        drafts: list[Draft] = []
        asked = 0
        for line in sheet.lines:
            if line.what == "asks":
                asked = len(drafts)
            of = asked if line.what == "answers" else None
            bodies = self._bodies(line, rules.shifts)
            drafts += [Draft(body, line.signer, line.happened_at, of) for body in bodies]
        return drafts

    def _named(self, house: Standing, gathered: Sequence[e.Item]) -> dict[str, e.Item]:
        """The items by what the file calls them, with what may be noted on besides."""
        names = {page: name for name, page in self._sheet.guests.items()}
        of_page = {m.page: names.get(m.guest, m.who) for m in house.matters}
        of_page |= {one.page: one.name for one in house.expected}
        of_page |= {one.page: names[one.guest] for one in house.traces}
        of_page |= {one.page: one.identity.name for one in house.guests}
        promises = (p for m in house.matters for p in m.promises if p.state == "open")
        besides = [e.Item("promise", one.page, one.id) for one in promises]
        besides += [e.Item("guest", one.page) for one in house.guests]
        pins = [item for item in gathered if item.kind == "pinned"]
        known = {f"pinned {number}": item for number, item in enumerate(pins, start=1)}
        for item in (*gathered, *besides):
            known.setdefault(f"{item.kind} {of_page.get(item.page, '')}", item)
        return known

    def _bodies(self, line: _Line, shifts: Sequence[e.ShiftWritten]) -> list[Body]:
        match line.what:
            case "given":
                turns = [turn(shifts, line.happened_at) for turn in (times.ending, times.coming)]
                ends, begins = (turn.shift.name if turn else "" for turn in turns)
                given = e.HandoverGiven(ends, begins, others=self._others)
                return [e.ItemsListed(self._listed), given]
            case "read" if line.words == "all":
                return [e.ItemSigned(item) for item in self._listed]
            case "answers":
                return [e.QuestionAnswered(_THEIRS, line.words)]
        return [self._of_item(line, self._known[line.item])]

    def _of_item(self, line: _Line, item: e.Item) -> Body:
        text, _, step = line.text.partition(" > ")
        bodies: dict[str, Any] = {
            "note": lambda: e.ItemNoted(item, text, step),
            "pass": lambda: e.ItemPassed(item, self._sheet.signers[text]),
            "read": lambda: e.ItemSigned(item),
            "asks": lambda: e.QuestionAsked(item, text),
        }
        body: Body = bodies[line.what]()
        return body


def _handover(tx: Reading, page: PageId | None) -> HandoverView | None:
    found = model.shift_pages(tx, [page] if page else [])
    return found[0] if found and isinstance(found[0], HandoverView) else None
