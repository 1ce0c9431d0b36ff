"""The desk's side for who looked: openings of cards are noted at once, and written in batches.

Whoever opens a card waits for nothing: an opening is kept in memory, and written down with others
soon after. A program that is killed loses those of the last seconds, never a line about a guest.
"""

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from assistant import model
from assistant.chain import Drafts
from assistant.drafts import Draft
from assistant.guests.fold import fold_guest
from assistant.journal.stamp import PROGRAM, DeskId, PageId, StaffId
from assistant.people.rights import may, missing
from assistant.privacy import look_register
from assistant.privacy.entries import ContactRevealed
from assistant.privacy.looks import AGAIN_MS, CardsOpened, Look, Outstanding, Seen, outstanding
from assistant.privacy.looks import page_of as looks_page
from assistant.refusal import Refused
from assistant.shift import register as shift_register
from assistant.tongue import N_
from assistant.who import signer
from assistant.who import staff as all_staff

LATER_S = 15.0
"""So long an opening waits for others, to be written with them."""
MOST = 50
"""So many are written without waiting longer."""
USUAL_DAYS = 28
"""How far back one looks for what is usual."""
_READ = 100_000


class Viewing:
    """`opened` is quick and safe on any thread, and so are reads."""

    def __init__(
        self,
        reading: Callable[[], Any],
        write: Callable[[Callable[[Connection, int], Drafts]], "Future[Any]"],
        signed: Callable[[], StaffId | None],
        desk: Callable[[], DeskId],
    ) -> None:
        """`reading` and `write` are the desk's; `signed` tells who is at it, `desk` which it is."""
        self._reading, self._write, self._signed, self._desk = reading, write, signed, desk
        self._lock = threading.Lock()
        self._looks: list[Look] = []
        self._on_way: list[Look] = []
        """Those that are just being written."""
        self._last: dict[tuple[StaffId, PageId], int] = {}
        self._since_s = 0.0

    # -- noting -----------------------------------------------------------------------------------

    def opened(self, guest: PageId) -> None:
        """Whoever is at the desk has opened a guest's card; twice within a minute counts once."""
        staff = self._signed()
        if staff is None:
            return
        now_ms = time.time_ns() // 1_000_000
        with self._lock:
            before = self._last.get((staff, guest), 0)
            self._last[staff, guest] = now_ms
            if 0 <= now_ms - before < AGAIN_MS:
                return
            if not self._looks:
                self._since_s = time.monotonic()
            self._looks.append(Look(guest, staff, now_ms))
            is_due = len(self._looks) >= MOST
        if is_due:
            self.write_down()

    def revealed(self, guest: PageId) -> "Future[Any]":
        """Whoever is at the desk sees telephone and e-mail in whole: written down at once.

        The future fails with `Refused` where they have not the right.
        """

        def drafts(tx: Connection, now_ms: int) -> Drafts:
            if (staff := self._signed()) is None:
                raise Refused(N_("Say first who is at this desk."))
            if not may("reveal-contact", signer(tx, staff)):
                raise missing("reveal-contact", all_staff(tx))
            return {guest: [Draft(ContactRevealed())]}

        return self._write(drafts)

    def write_if_due(self) -> None:
        """For an idle moment: write down what has waited long enough."""
        if self._looks and time.monotonic() - self._since_s >= LATER_S:
            self.write_down()

    def write_down(self) -> "Future[Any] | None":
        """Write down what has been noted, now; None where there is nothing."""
        with self._lock:
            looks, self._looks = self._looks, []
            self._on_way += looks
            fresh_ms = time.time_ns() // 1_000_000 - AGAIN_MS
            self._last = {key: at for key, at in self._last.items() if at > fresh_ms}
        if not looks:
            return None
        page = looks_page(self._desk(), _day(looks[0].at_ms))
        # The program has seen it; nobody signs what they merely opened.
        draft = Draft(CardsOpened(tuple(looks)), PROGRAM)
        written = self._write(lambda tx, now_ms: {page: [draft]})
        written.add_done_callback(lambda future: self._on_written(looks, future))
        return written

    def _on_written(self, looks: list[Look], future: "Future[Any]") -> None:
        with self._lock:
            del self._on_way[: len(looks)]
            if future.cancelled() or future.exception() is not None:
                self._looks[:0] = looks  # a disk that is full is so for a while

    # -- reading ----------------------------------------------------------------------------------

    def of_guest(self, guest: PageId) -> list[Seen]:
        """Who opened a guest's card, when, and at which desk, the latest first."""
        noted = self._noted()
        with self._reading() as tx:
            written = look_register.of_guest(tx, guest)
        return _together((one for one in noted if one.guest == guest), written)

    def of_days(self, first: date, last: date) -> list[Seen]:
        """The openings of days of this desk's zone, the latest first. Refused without the right."""
        noted = self._noted()
        with self._reading() as tx:
            self._require(tx)
            return _between(tx, noted, first, last)

    def outstanding(self, first: date, last: date) -> list[Outstanding]:
        """What stands out in these days' openings, the newest first. Refused without the right."""
        noted = self._noted()
        with self._reading() as tx:
            self._require(tx)
            seen = _between(tx, noted, first - timedelta(days=USUAL_DAYS), last)
            start_ms, _end = _span(first, first)
            guests = {one.guest for one in seen if one.at_ms >= start_ms}
            caused = {pair for guest in guests for pair in _causes(tx, guest, first)}
        return outstanding(seen, _day, first.isoformat(), caused)

    def _require(self, tx: Connection) -> None:
        """Who looked at whom is for who has the right, and for a command, which signs nobody in."""
        signed = self._signed()
        if signed is not None and not may("view-log", signer(tx, signed)):
            raise missing("view-log", all_staff(tx))

    def _noted(self) -> list[Seen]:
        """Those that may not be written yet, the latest first. To be asked before the register."""
        with self._lock:
            noted = [*self._on_way, *self._looks]
        mine = self._desk()
        return [Seen(one.guest, one.staff, mine, one.at_ms) for one in reversed(noted)]


def _between(tx: Connection, noted: Iterable[Seen], first: date, last: date) -> list[Seen]:
    from_ms, to_ms = _span(first, last)
    written = look_register.since(tx, from_ms, to_ms, _READ)
    return _together((one for one in noted if from_ms <= one.at_ms < to_ms), written)


def _together(noted: Iterable[Seen], written: list[Seen]) -> list[Seen]:
    known = set(written)
    return [*(one for one in noted if one not in known), *written]


def _causes(tx: Connection, guest: PageId, first: date) -> set[tuple[PageId, str]]:
    """On which days, from `first` on, there was something to do for a guest.

    Days of a visit, days on which somebody wrote something or was expected; and the day before and
    after, when one prepares and remembers.
    """
    view = fold_guest(guest, model.lines(tx, guest))
    if view is None:
        return set()
    days: set[date] = set()
    for visit in view.visits:
        day, last = _date(visit.arrived_ms), _date(visit.left_ms or time.time_ns() // 1_000_000)
        day = max(day, first)
        while day <= last:
            days.add(day)
            day += timedelta(days=1)
    days.update(_date(line.when_ms) for line in view.log)
    for one in shift_register.expected_of(tx, guest, (first - timedelta(days=1)).isoformat()):
        days.update(_expected(tx, one))
    around = (day + timedelta(days=step) for day in days for step in (-1, 0, 1))
    return {(guest, day.isoformat()) for day in around}


def _expected(tx: Connection, page: PageId) -> list[date]:
    found = shift_register.folded(page, model.lines(tx, page))
    day = getattr(found, "day", "")
    return [date.fromisoformat(day)] if day else []


def _span(first: date, last: date) -> tuple[int, int]:
    """Both midnights, in milliseconds since 1970, in this desk's zone."""
    begin = datetime.combine(first, datetime.min.time()).astimezone()
    end = datetime.combine(last + timedelta(days=1), datetime.min.time()).astimezone()
    return int(begin.timestamp() * 1000), int(end.timestamp() * 1000)


def _date(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000).astimezone().date()


def _day(at_ms: int) -> str:
    return _date(at_ms).isoformat()
