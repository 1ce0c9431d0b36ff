"""Draws a situation to practise in: whatever its story tells is true of its guest. Pure."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import msgspec
from msgspec.structs import replace

from assistant.guests.entries import Identity, Moment
from assistant.guests.view import (
    CareView,
    GuestView,
    MistakeView,
    MoodView,
    PreferenceView,
    VisitView,
)
from assistant.journal.stamp import PROGRAM, EntryId, PageId
from assistant.tongue import N_
from assistant.words.book import Book
from assistant.words.drill import Drill, lines
from assistant.words.plots import (
    PASTS,
    PLOTS,
    Beat,
    Field,
    Past,
    Plot,
    Sets,
)
from assistant.words.prompts import Matter, stranger

TRIES = 40
"""So often is drawn again where the house has switched off all that the book has to say."""
FIRST_HOUR, LAST_HOUR = 8, 20
_ID = EntryId(b"practice")
_OWNERS = ("Noor", "Tomás", "Mei", "Vera")
_NUMBERS = ("+44 7700 900142", "+44 7700 900357", "+44 7700 900618")
"""Kept for films and books: they reach nobody."""
_NUTS = N_("Nut allergy: ask the kitchen first")
_STEPS = N_("Wheelchair: the way without steps")
_LIKES = (N_("Window table"), N_("Tea without sugar"), N_("A room away from the lift"))
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


def draw(
    rng: Random,
    now: datetime,
    book: Book,
    language: str,
    field: Field | None = None,
    unlike: Moment | None = None,
) -> Drill:
    """A situation of `field`, or of any, with a guest who speaks `language` (of the book).

    `now` is aware, in the house's zone. It is of another moment than `unlike`, and one for which
    the book has words, unless the house has switched off nearly everything.
    """
    pool = [plot for plot in PLOTS if field in (None, *plot.fields) and plot.moment != unlike]
    for _try in range(TRIES):
        plot = rng.choices(pool, [one.weight for one in pool])[0]
        drill = _Draw(rng, now, plot).drill(language)
        if lines(drill, book):
            break
    return drill


class _Draw:
    """One draw: what is true of the guest grows with each sentence of the story."""

    def __init__(self, rng: Random, now: datetime, plot: Plot) -> None:
        self._rng, self._plot = rng, plot
        hour, minute = rng.randint(FIRST_HOUR, LAST_HOUR), rng.randrange(0, 60, 5)
        self._now = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self._calls = plot.place in ("calls", "unknown-calls")
        self._facts: dict[str, Any] = {}
        self._matter: Matter | None = None
        self._by = self._value = ""

    def drill(self, language: str) -> Drill:
        """The guest, with one sentence for the past and one for what of each group was drawn."""
        plot = self._plot
        past = self._past() if plot.pasts else None
        beats = [self._rng.choice(_fitting(group, past)) for group in plot.beats]
        story = [*([_opening(past, plot)] if past else []), *(beat.told for beat in beats)]
        guest = self._guest(past, language) if past else _nobody(language)
        self._facts |= {"visits": guest.visits}
        for beat in beats:
            for fact in beat.sets:
                self._set(fact, guest)
        view = replace(guest, **self._facts)
        return Drill(
            *(view, plot.moment, "telephone" if self._calls else "in-person", self._now),
            *(tuple(filter(None, story)), plot.ask, self._matter),
            expected="expected" in {fact for beat in beats for fact in beat.sets},
            value=self._value,
            by=self._by,
        )

    def _past(self) -> Past:
        pasts = list(self._plot.pasts)
        if (self._now.month, self._now.day) == (2, 29) and "anniversary" in pasts:
            pasts.remove("anniversary")  # two years ago there was no such day
        return PASTS[self._rng.choice(pasts)]

    def _guest(self, past: Past, language: str) -> GuestView:
        who = replace(self._rng.choice(_people()[language]), language=language)
        visits = self._visits(past)
        if self._plot.place == "here":
            arrived = self._ms(5 * _HOUR)
            visits = [*visits, VisitView(_ID, "in-person", arrived, None)]
        met_ms = visits[0].arrived_ms if visits else self._ms(timedelta(0))
        page = PageId(self._rng.randbytes(16))
        return GuestView(page, who, met_ms, visits=tuple(visits), source="practice")

    def _visits(self, past: Past) -> list[VisitView]:
        """The visits that are over, the first one first."""
        count = self._rng.randint(*past.visits)
        days = [past.days + number * past.apart for number in reversed(range(count))]
        arrivals = [self._now - number * _DAY for number in days]
        if past is PASTS["anniversary"]:
            arrivals[0] = self._now.replace(year=self._now.year - 2)
        return [
            VisitView(_ID, "in-person", _ms(at), _ms(at) + 20 * 60 * 60 * 1000) for at in arrivals
        ]

    def _ms(self, ago: timedelta) -> int:
        return _ms(self._now - ago)

    def _set(self, fact: Sets, guest: GuestView) -> None:
        """Make `fact` true of the guest, of what is open, or of what is told."""
        if fact in _OF_THE_GUEST:
            name, value = _OF_THE_GUEST[fact](self, guest)
            self._facts[name] = value
        elif fact == "value":
            self._value = self._rng.choice(_NUMBERS)
        elif fact != "expected":
            self._of_the_matter(fact)

    def _of_the_matter(self, fact: Sets) -> None:
        matter = self._matter or Matter()
        if fact == "promised":
            self._by = self._clock(45)
            matter = replace(matter, promised=True, by=self._by, owner=self._rng.choice(_OWNERS))
        elif fact == "overdue":
            self._by = self._clock(-30)
            matter = replace(matter, promised=True, overdue=True, by=self._by)
        elif fact != "matter":
            matter = replace(matter, **{fact: True})
        self._matter = matter

    def _clock(self, minutes: int) -> str:
        """A time of today, so many minutes from now."""
        return f"{self._now + timedelta(minutes=minutes):%H:%M}"

    def identity(self, guest: GuestView, **changes: object) -> tuple[str, Any]:
        """Something of who the guest is."""
        return "identity", replace(guest.identity, **changes)

    def mistake(
        self, ago: timedelta, remedied: timedelta | None, broke: str = ""
    ) -> tuple[str, Any]:
        """Something that went wrong, and when it was put right. The story tells what it was."""
        remedy = ("practice", self._ms(remedied)) if remedied is not None else ("", 0)
        one = MistakeView(_ID, "practice", PROGRAM, self._ms(ago), *remedy, broke=broke)
        return "mistakes", (one,)

    def last_time(self, guest: GuestView) -> timedelta:
        """How long ago the last visit began; it was some time before anything went wrong at it."""
        last = next(visit for visit in reversed(guest.visits) if visit.left_ms is not None)
        return timedelta(milliseconds=_ms(self._now) - last.arrived_ms)

    def broken(self) -> tuple[str, Any]:
        """A promise to call that was not kept today."""
        self._by = self._clock(-60)
        return self.mistake(_HOUR, None, "promise")

    def mood(self, level: int, ago: timedelta) -> tuple[str, Any]:
        """How the guest was."""
        return "moods", (MoodView(_ID, level, "", PROGRAM, self._ms(ago)),)

    def likes(self, origin: Any, ago: timedelta) -> tuple[str, Any]:
        """Something that the guest likes."""
        at = self._ms(ago)
        text = self._rng.choice(_LIKES)
        return "preferences", (PreferenceView(_ID, text, origin, "", PROGRAM, at, at),)

    def care(self, care: Any, text: str, guest: GuestView) -> tuple[str, Any]:
        """Something never to be forgotten."""
        return "care", (CareView(_ID, care, text, PROGRAM, guest.met_ms),)

    def birthday(self, guest: GuestView) -> tuple[str, Any]:
        """Today; the year is the guest’s affair."""
        return self.identity(guest, birthday=f"--{self._now:%m-%d}")


_OF_THE_GUEST: dict[Sets, Callable[[_Draw, GuestView], tuple[str, Any]]] = {
    "put-right": lambda d, g: d.mistake(d.last_time(g) - 2 * _HOUR, d.last_time(g) - 6 * _HOUR),
    "unsettled": lambda d, g: d.mistake(d.last_time(g) - 2 * _HOUR, None),
    "low-last-time": lambda d, g: d.mood(2, d.last_time(g) - 2 * _HOUR),
    "put-right-today": lambda d, g: d.mistake(4 * _HOUR, 3 * _HOUR),
    "promise-broken": lambda d, g: d.broken(),
    "quiet": lambda d, g: d.identity(g, quiet=True),
    "access": lambda d, g: d.care("access", _STEPS, g),
    "allergy": lambda d, g: d.care("allergy", _NUTS, g),
    "birthday": lambda d, g: d.birthday(g),
    "said": lambda d, g: d.likes("said", d.last_time(g)),
    "seen": lambda d, g: d.likes("seen", d.last_time(g)),
    "bright": lambda d, g: d.mood(5, _HOUR),
    "low": lambda d, g: d.mood(2, _HOUR),
}


def _fitting(group: Sequence[Beat], past: Past | None) -> list[Beat]:
    """Of whom one meets for the first time nothing of a last time is told."""
    first = past is None or past.visits[1] == 0
    return [beat for beat in group if not (first and beat.again)]


def _opening(past: Past, plot: Plot) -> str:
    match plot.place:
        case "calls":
            return past.calls
        case "here":
            return past.here
    return past.arrives


def _nobody(language: str) -> GuestView:
    return replace(stranger(), identity=Identity("", language=language))


def _ms(when: datetime) -> int:
    return int(when.astimezone(UTC).timestamp() * 1000)


@cache
def _people() -> dict[str, tuple[Identity, ...]]:
    """The guests of `resources/practice/drill.toml` by their language."""
    text = (files("resources") / "practice" / "drill.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, tuple[Identity, ...]])
