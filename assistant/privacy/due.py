"""What of a guest or a problem has come to the end of its time, and when. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from assistant.guests.entries import CareNoted, MoodNoted
from assistant.guests.view import DAY_MS, FORGOTTEN_MS, GuestView, VisitView
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId
from assistant.privacy.entries import ConsentWithdrawn, PrivateMarked, PrivateUnmarked
from assistant.privacy.terms import EVER, WHOLE, KeptLonger, Term, Terms

NEVER_MS = 2**62
_LONG_AGO, _LONG_AGO_MS = 1971, DAY_MS


class Due(Struct, frozen=True):
    """What goes next: lines of a page, or all of it."""

    term: Term
    page: PageId
    when_ms: int
    """When the first of it goes."""
    lines: tuple[EntryId, ...] = ()
    """None are named where the whole page goes."""


def lines_due(page: PageId, view: GuestView, story: Sequence[Line], terms: Terms) -> list[Due]:
    """The single lines of a guest's page that go one day, each with its day."""
    kept = kept_until(story)
    marks = _private(story)
    found = []
    for line in story:
        at_ms = NEVER_MS
        term: Term | None = None
        if isinstance(line.body, MoodNoted):
            at_ms, term = _after(line.when_ms, terms.moods), "moods"
        elif isinstance(line.body, CareNoted) and line.body.care == "access":
            agreed = marks.get(line.id)
            if agreed is None or not agreed.consent:
                at_ms, term = (
                    _after(_end_of_visit(view.visits, line.when_ms), terms.access),
                    "access",
                )
        if line.id in marks and (ends := _until(marks[line.id].until)) < at_ms:
            at_ms, term = ends, "private"
        if term is not None and at_ms < NEVER_MS:
            at_ms = max(at_ms, kept.get(line.id, 0))
            if at_ms < NEVER_MS:
                found.append(Due(term, page, at_ms, (line.id,)))
    return found + _fields_due(page, view, story, kept)


def _fields_due(
    page: PageId, view: GuestView, story: Sequence[Line], kept: Mapping[EntryId, int]
) -> list[Due]:
    """The marked details whose marks stand on this page; each goes by the name of its mark."""
    own = {line.id for line in story}
    dues = [
        (one, _until(one.until) if not one.withdrawn_ms else _LONG_AGO_MS)
        for one in view.private
        if one.field and one.id in own
    ]
    found = ((one.id, max(ms, kept.get(one.id, 0))) for one, ms in dues)
    return [Due("private", page, ms, (mark,)) for mark, ms in found if ms < NEVER_MS]


def kept_until(story: Iterable[Line]) -> dict[EntryId, int]:
    """Until when somebody wants a line, or by `WHOLE` the page, kept; the later word holds."""
    return {
        line.body.of: day_ms(line.body.until) + DAY_MS if line.body.until else NEVER_MS
        for line in story
        if isinstance(line.body, KeptLonger)
    }


def whole_due(term: Term, page: PageId, since_ms: int, days: int, story: Iterable[Line]) -> Due:
    """When a page goes whose time began at `since_ms`; `NEVER_MS` where it stays."""
    at_ms = _after(since_ms, days)
    return Due(term, page, max(at_ms, kept_until(story).get(WHOLE, 0)))


def together(found: Iterable[Due]) -> list[Due]:
    """Lines of one page and one term as one; what goes first, first."""
    by: dict[tuple[PageId, Term], list[Due]] = {}
    for one in sorted(found, key=lambda one: (one.when_ms, one.page)):
        by.setdefault((one.page, one.term), []).append(one)
    return [
        Due(term, page, group[0].when_ms, tuple(line for one in group for line in one.lines))
        for (page, term), group in by.items()
    ]


def day_ms(day: str) -> int:
    """The beginning of a day (YYYY-MM-DD), in this desk's zone; long ago where it is none."""
    try:
        begins = date.fromisoformat(day)
    except ValueError:
        return 0
    try:
        local = datetime(begins.year, begins.month, begins.day).astimezone()
    except (OverflowError, ValueError):  # so near to the end of the calendar is no zone
        return 0 if begins.year < _LONG_AGO else NEVER_MS
    return int(local.timestamp()) * 1000


def _after(since_ms: int, days: int) -> int:
    return NEVER_MS if days == EVER else since_ms + days * DAY_MS


def _end_of_visit(visits: Iterable[VisitView], noted_ms: int) -> int:
    """When the visit in which something was noted ended; one that nobody ended, when it is taken as
    forgotten."""
    of = [one for one in visits if one.arrived_ms <= noted_ms]
    if not of:
        return noted_ms
    visit = max(of, key=lambda one: one.arrived_ms)
    if visit.left_ms is None:
        return visit.arrived_ms + FORGOTTEN_MS
    return max(visit.left_ms, noted_ms)


def _private(story: Iterable[Line]) -> dict[EntryId, PrivateMarked]:
    """The marks that hold, by their lines; one whose consent was withdrawn has ended long ago."""
    marks: dict[EntryId, PrivateMarked] = {}
    for line in story:
        body = line.body
        if isinstance(body, PrivateMarked) and body.of:
            marks[body.of] = body
        elif isinstance(body, PrivateUnmarked):
            marks.pop(body.of, None)
        elif isinstance(body, ConsentWithdrawn) and body.of in marks:
            marks[body.of] = PrivateMarked(body.of, until="1970-01-02")
    return marks


def _until(day: str) -> int:
    """The end of the last day on which something is kept; `NEVER_MS` for ""."""
    return max(day_ms(day), 0) + DAY_MS if day else NEVER_MS
