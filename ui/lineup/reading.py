"""What a line-up is made of, read in one go. Not for the GUI thread."""

from collections.abc import Mapping
from datetime import datetime

from assistant.desk import Desk, Reading
from assistant.guests.lookup import find
from assistant.journal.stamp import PageId, StaffId
from assistant.people.view import signatures
from assistant.recovery import register as problems
from assistant.recovery.spoken import spoken_matter, spoken_promise
from assistant.recovery.view import MatterView
from assistant.shift import register, times
from assistant.shift.ideas import ideas
from assistant.shift.lineup import House, LineUp, line_up
from assistant.shift.slides import Meeting
from assistant.shift.view import ExpectedView, TraceView, WowView
from assistant.words.book import Book
from assistant.words.prompts import Matter, prompts

_TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000


def read(desk: Desk, book: Book, house: str, language: str, now: datetime) -> LineUp:
    """The line-up of this moment, for who reads `language`; `now` is aware."""
    names = signatures(desk.staff())
    return line_up(standing(desk, language, now), _Words(book, house, language, now, names))


def standing(desk: Desk, language: str, now: datetime) -> House:
    """The house as it stands."""
    now_ms, today = int(now.timestamp() * 1000), now.date().isoformat()
    rules = desk.shifts.rules()
    coming = desk.shifts.all(lambda tx: register.expected(tx, today, today))
    waiting = desk.shifts.all(lambda tx: register.open_traces(tx, today))
    wows = desk.shifts.all(lambda tx: register.wows(tx, now_ms - _TWO_DAYS_MS))
    expected = [one for one in coming if isinstance(one, ExpectedView)]
    traces = [one for one in waiting if isinstance(one, TraceView)]
    still = desk.matters.all(problems.open_ones)
    pages = desk.look_up(lambda tx: [hit.page for hit in find.here(tx)])
    pages += [one.guest for one in expected] + [one.guest for one in traces]
    pages += [one.guest for one in still]
    pages += [promise.guest for one in still for promise in one.promises]
    views = {page: desk.guest(page) for page in dict.fromkeys(pages) if page}
    guests = {page: view for page, view in views.items() if view is not None}
    turn = times.turn_of(rules.shifts, now_ms)
    restricted, delicate = desk.look_up(lambda tx: _kept_from_most(tx, guests))
    return House(
        now=now,
        guests=guests,
        expected=expected,
        matters=_matters(desk, guests, still),
        traces=traces,
        wows=[one for one in wows if isinstance(one, WowView)],
        restricted=restricted,
        delicate=delicate,
        duty=_on_duty(desk),
        shift=turn.shift.name if turn is not None else "",
        rules=rules,
        policy=desk.matters.policy(),
        ideas=ideas(language),
    )


def _matters(
    desk: Desk, guests: Mapping[PageId, object], still: list[MatterView]
) -> list[MatterView]:
    """The open ones and, besides, all that there ever were of these guests."""
    known = {one.page for one in still}

    def others(tx: Reading) -> list[PageId]:
        pages = [page for guest in guests for page in problems.of_guest(tx, guest)]
        return [page for page in dict.fromkeys(pages) if page not in known]

    return [*still, *desk.matters.all(others)]


def _kept_from_most(
    tx: Reading, guests: Mapping[PageId, object]
) -> tuple[frozenset[PageId], frozenset[PageId]]:
    """The restricted matters, and the guests of whom such a one is open."""
    restricted = frozenset(problems.restricted(tx))
    still = restricted & set(problems.open_ones(tx))
    delicate = {one for one in guests if still.intersection(problems.of_guest(tx, one))}
    return restricted, frozenset(delicate)


def _on_duty(desk: Desk) -> tuple[StaffId, ...]:
    """Who is at work; who is at this desk is, whether it was said or not."""
    signed = desk.signed
    return tuple(dict.fromkeys([*desk.shifts.duty(), *([signed] if signed is not None else [])]))


class _Words:
    """One sentence for a guest, as whoever greets them would say it."""

    def __init__(
        self,
        book: Book,
        house: str,
        language: str,
        now: datetime,
        names: Mapping[StaffId, str],
    ) -> None:
        self._book, self._house, self._language = book, house, language
        self._now, self._names = now, names

    def __call__(self, meeting: Meeting) -> str:
        """The first greeting that the phrase book offers, in the language of the line-up."""
        chosen = prompts(
            self._book,
            meeting.view,
            "greeting",
            self._language,
            self._now,
            staff_language=self._language,
            staff_name=self._names.get(meeting.greets, ""),
            house=self._house,
            matter=self._matter(meeting),
            expected=meeting.expected,
        )
        return chosen[0].text if chosen else ""

    def _matter(self, meeting: Meeting) -> Matter | None:
        greets, names = meeting.greets or None, self._names
        if meeting.problem is not None:
            now_ms = int(self._now.timestamp() * 1000)
            return spoken_matter(meeting.problem, greets, names, now_ms, again=meeting.again)
        return spoken_promise(meeting.late, greets, names) if meeting.late is not None else None
