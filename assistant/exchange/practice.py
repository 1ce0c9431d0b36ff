"""The practice store: forty guests made by hand, one on two cards, and who wrote about them."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from msgspec import Struct

from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.exchange.made_up import DAY_MS, HOUR_MS, Told, drafts
from assistant.exchange.practice_handovers import hand_over
from assistant.exchange.practice_matters import matters
from assistant.exchange.practice_shifts import shifts
from assistant.exchange.story import MINUTE_MS, at_ms, parted
from assistant.guests.entries import (
    CareNoted,
    EarlierVisits,
    GuestArrived,
    GuestLeft,
    GuestMet,
    Identity,
    MistakeNoted,
    MistakePutRight,
    MoodNoted,
    NoteWritten,
    PreferenceChanged,
    PreferenceConfirmed,
    PreferenceNoted,
    QuietAsked,
    TieNoted,
)
from assistant.journal.entry import Body
from assistant.journal.stamp import PROGRAM, EntryId, PageId, StaffId, new_id
from assistant.people.view import StaffView

_THEIRS = EntryId(b"")
"""Stands for the id of an earlier line until the desk gives it one."""


class Colleague(Struct, frozen=True):
    """Somebody at work in the practice house."""

    name: str
    languages: tuple[str, ...]


def colleagues() -> list[Colleague]:
    """Who works in the practice house; the first one is its manager."""
    return [Colleague(one["name"], tuple(one["languages"])) for one in _book()["staff"]]


def furnish(desk: Desk, now_ms: int) -> int:
    """Put staff, guests and a busy week into a practice store that has nobody; how many cards.

    A store that has anybody already is left as it is. Not for the GUI thread.
    """
    if desk.staff():
        return 0
    for one in colleagues():
        desk.join(name=one.name, languages=one.languages).result()
    staff = desk.staff()
    people = list(guests(staff, now_ms))
    names = (guest["name"] for guest in _book()["guest"])
    pages = {name: page for name, (page, _) in zip(names, people, strict=True)}
    signers = {one.name: StaffId(one.page) for one in staff}
    told = [*people, *matters(pages, signers, now_ms), *shifts(pages, signers, now_ms)]
    hand_over(desk, told, pages, signers, now_ms)
    return len(people)


def guests(staff: list[StaffView], now_ms: int) -> Iterator[tuple[PageId, list[Draft]]]:
    """The cards of all, times counted back from `now_ms`, each line signed by its writer."""
    signers = {one.name: StaffId(one.page) for one in staff}
    for guest in _book()["guest"]:
        details = {name: value for name, value in guest.items() if name != "story"}
        who = msgspec.convert(details, Identity)
        yield PageId(new_id(now_ms)), _signed(_Story(who, now_ms, tuple(signers)), guest, signers)


def _signed(story: "_Story", guest: dict[str, Any], signers: dict[str, StaffId]) -> list[Draft]:
    told = [line for text in guest["story"].strip().splitlines() for line in story.read(text)]
    told.sort(key=lambda line: line[1][1])
    lines = drafts([line for _, line in told], PROGRAM)
    return [
        Draft(draft.body, signers[name], draft.happened_at, draft.of)
        for draft, (name, _) in zip(lines, told, strict=True)
    ]


Signed = tuple[str, Told]
"""Who wrote a line, and the line."""


class _Story:
    """Reads the lines of one guest's story; keeps those that later lines speak of."""

    def __init__(self, who: Identity, now_ms: int, names: tuple[str, ...]) -> None:
        self._who = who
        self._now_ms = now_ms
        self._names = names
        self._preferences: list[PreferenceNoted] = []
        self._mistake: MistakeNoted | None = None

    def read(self, text: str) -> list[Signed]:
        """The lines that one line of the file stands for. ValueError where it makes no sense."""
        when, name, what, words = parted(text, self._names)
        at = at_ms(when, self._now_ms)
        if what == "regular":
            return [(name, line) for line in self._regular(words, at)]
        body, about = self._body(what, words)
        return [(name, (body, at, about))]

    def _body(self, what: str, words: str) -> tuple[Body, Body | None]:
        """The body of a line, and the line that it speaks of."""
        match what:
            case "said" | "seen":
                self._preferences.append(PreferenceNoted(words, what))
                return self._preferences[-1], None
            case "again":
                known = next(one for one in self._preferences if one.text == words)
                return PreferenceConfirmed(_THEIRS), known
            case "now":
                return PreferenceChanged(_THEIRS, words), self._preferences[-1]
            case "mistake":
                self._mistake = MistakeNoted(words)
                return self._mistake, None
            case "right":
                return MistakePutRight(_THEIRS, words), self._mistake
            case "earlier":
                count, days = words.removesuffix("d").split()
                last = datetime.fromtimestamp(self._now_ms / 1000) - timedelta(days=int(days))
                return EarlierVisits(int(count), last.date().isoformat()), None
        return self._plain(what, words), None

    def _plain(self, what: str, words: str) -> Body:
        if what.startswith("mood"):
            return MoodNoted(int(what[4:]), words)
        plain: dict[str, Body] = {
            "met": GuestMet(self._who, "practice"),
            "in": GuestArrived("in-person"),
            "call": GuestArrived("telephone"),
            "online": GuestArrived("online"),
            "out": GuestLeft(),
            "quiet": QuietAsked(True),
            "allergy": CareNoted("allergy", words),
            "access": CareNoted("access", words),
            "care": CareNoted("other", words),
            "tie": TieNoted(words),
            "note": NoteWritten(words),
        }
        if what not in plain:
            raise ValueError(what)
        return plain[what]

    def _regular(self, words: str, at: int) -> Iterator[Told]:
        """Visits at even distances, by turns for two hours and until ten the next morning.

        Each begins at the hour of `at`; a mood is noted at its end.
        """
        count, first, last, moods = words.split()
        begin, end = int(first.removesuffix("d")), int(last.removesuffix("d"))
        hour = datetime.fromtimestamp(at / 1000).hour
        for number in range(int(count)):
            step = (begin - end) * number // max(1, int(count) - 1)
            arrived = at + step * DAY_MS
            stay = (2 if number % 2 == 0 else 34 - hour) * HOUR_MS
            yield GuestArrived("in-person"), arrived, None
            if mood := int(moods[number]):
                yield MoodNoted(mood), arrived + stay - 20 * MINUTE_MS, None
            yield GuestLeft(), arrived + stay, None


@cache
def _book() -> dict[str, Any]:
    text = (files("resources") / "practice" / "guests.toml").read_text("utf-8")
    return tomllib.loads(text)
