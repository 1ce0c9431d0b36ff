"""The practice store's week of shifts, made by hand and read from its file: all but handovers."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import msgspec

from assistant.drafts import Draft
from assistant.exchange.coming import Coming
from assistant.exchange.story import HOUR_MS, MINUTE_MS, at_ms, parted
from assistant.journal.entry import Body
from assistant.journal.stamp import HOUSE, PageId, StaffId, new_id
from assistant.people.entries import Role
from assistant.shift import entries as e
from assistant.shift import expecting
from assistant.shift.times import day_of

_STEP_MS = 5 * MINUTE_MS
"""Times of coming are full five minutes."""


@cache
def book() -> dict[str, Any]:
    """The file."""
    text = (files("resources") / "practice" / "shifts.toml").read_text("utf-8")
    return tomllib.loads(text)


def shifts(
    guests: Mapping[str, PageId], signers: Mapping[str, StaffId], now_ms: int
) -> Iterator[tuple[PageId, list[Draft]]]:
    """What the house settled, tasks, expected guests, good deeds and suggestions.

    `guests` are the pages by name; times count back from `now_ms`.
    """
    house = book()["house"]
    when_ms = at_ms(house["when"], now_ms)
    settled = (
        e.ShiftRulesSet(shifts=msgspec.convert(house["shifts"], tuple[e.ShiftWritten, ...])),
        e.IdeaWritten(house["idea"], house["question"]),
    )
    yield HOUSE, [Draft(body, signers[house["who"]], when_ms) for body in settled]
    for kind in ("trace", "expected", "wow", "suggestion"):
        for told in book()[kind]:
            story = PageStory(told, guests, signers, now_ms)
            drafts = [story.read(line) for line in told["story"].strip().splitlines()]
            yield story.page, drafts


class PageStory:
    """Reads the lines of one page."""

    def __init__(
        self,
        told: Mapping[str, str],
        guests: Mapping[str, PageId],
        signers: Mapping[str, StaffId],
        now_ms: int,
    ) -> None:
        self.page = PageId(new_id(now_ms))
        self._name = told.get("name", "")
        self._guest = guests.get(self._name, e.NOBODY)
        if "guest" in told:
            self._guest = guests[told["guest"]]
        self._signers, self._now_ms = signers, now_ms

    def read(self, text: str) -> Draft:
        """One line of the file. ValueError or KeyError where it makes no sense."""
        when, name, what, words = parted(text, self._signers)
        happened_at = at_ms(when, self._now_ms)
        return Draft(self._body(what, words, happened_at), self._signers[name], happened_at)

    def _body(self, what: str, words: str, happened_at: int) -> Body:
        match what:
            case "wow":
                names, _, text = words.partition(": ")
                about = tuple(self._signers[one] for one in names.split(", "))
                return e.WowTold(text, about, self._guest)
            case "yes" | "no" | "later":
                return e.SuggestionAnswered(what, words)
            case "expected" | "listed":
                return self._expected("list" if what == "listed" else "", words)
            case "passed":
                return e.TracePassed(**self._whom(words))
        if what in get_args(e.TraceMoment):
            moment: Any = what
            day, _, rest = words.partition(" ")
            whom, _, text = rest.partition(": ")
            return e.TraceSet(text, moment, self._guest, self._day(day), **self._whom(whom))
        return self._plain(what, words)

    def _plain(self, what: str, words: str) -> Body:
        plain: dict[str, Body] = {
            "thanks": e.WowThanked(),
            "suggests": e.SuggestionMade(words),
            "done": e.TraceDone(words),
            "note": e.ExpectedChanged(note=words),
            "cancelled": e.ExpectedCancelled(words),
        }
        if what not in plain:
            raise ValueError(what)
        return plain[what]

    def _whom(self, words: str) -> dict[str, Any]:
        if words == "anybody":
            return {}
        return {"role": words} if words in get_args(Role) else {"to": self._signers[words]}

    def _expected(self, source: e.ListSource, words: str) -> Body:
        """On the page that every desk derives from such a booking."""
        day, time, party, *note = words.split(" ", 3)
        at = time
        if day == "then":
            day, _, at = self._clock(self._now_ms - int(time) * HOUR_MS).partition(" ")
        else:
            day = self._day(day)
        if time[0] in "+-":
            at = self._near(int(time))
        row = Coming(self._name, day, at, party=int(party), note="".join(note))
        ((self.page, booked),) = expecting.bookings([row], source).items()
        return msgspec.structs.replace(booked.told, guest=self._guest)

    def _day(self, text: str) -> str:
        if text == "any":
            return ""
        today = datetime.fromtimestamp(self._now_ms / 1000).date()
        return (today + timedelta(days=("today", "tomorrow").index(text))).isoformat()

    def _near(self, minutes: int) -> str:
        """HH:MM so many minutes from now, at the edge of the day where that is another one."""
        day, _, at = self._clock(self._now_ms + minutes * MINUTE_MS).partition(" ")
        if day == day_of(self._now_ms):
            return at
        return "23:55" if minutes > 0 else "00:00"

    def _clock(self, ms: int) -> str:
        return f"{datetime.fromtimestamp(ms // _STEP_MS * _STEP_MS / 1000):%Y-%m-%d %H:%M}"
