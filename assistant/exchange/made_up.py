"""Made-up guests by the thousand, the same ones for the same seed: for demos, tests and benches."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from msgspec.structs import replace

from assistant.drafts import Draft
from assistant.exchange.made_up_names import person
from assistant.guests.entries import (
    CareNoted,
    EarlierVisits,
    Gender,
    GuestArrived,
    GuestLeft,
    GuestMet,
    MistakeNoted,
    MistakePutRight,
    MoodNoted,
    NoteWritten,
    Origin,
    PreferenceNoted,
    TieNoted,
)
from assistant.journal.entry import Body
from assistant.journal.stamp import PROGRAM, EntryId, PageId, StaffId

Told = tuple[Body, int, Body | None]
"""What a line says, when it happened (milliseconds since 1970), and the line that it speaks of."""

HOUR_MS = 60 * 60 * 1000
DAY_MS = 24 * HOUR_MS
BLOCK = 1000
"""Guests that are made together."""
_YEARS = 5
_REGULARS = 0.03
_HERE_MOST = 12
_MEAN_AWAY_DAYS = 330.0


def made_up(guests: int, seed: int, now_ms: int) -> Iterator[tuple[PageId, list[Draft]]]:
    """`guests` people who do not exist, with what is on file about them, page after page.

    The same arguments give the same people. The first few are in the house now.
    """
    for first in range(0, guests, BLOCK):
        yield from block(guests, seed, now_ms, first)


def block(guests: int, seed: int, now_ms: int, first: int) -> Iterator[tuple[PageId, list[Draft]]]:
    """Those from `first` on, up to `BLOCK` of them: each block can be made without the others."""
    rng = Random(f"{seed} {first}")  # noqa: S311 - nothing secret is made here
    here = min(_HERE_MOST, guests // 20)
    for number in range(first, min(first + BLOCK, guests)):
        page = _page(rng, now_ms - guests + number)
        yield page, _story(rng, now_ms, number < here)


def _page(rng: Random, at_ms: int) -> PageId:
    """A UUIDv7 that is the same for the same seed and later than the one before: quick to store."""
    tail = rng.getrandbits(74)
    number = at_ms << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & ((1 << 62) - 1)
    return PageId(number.to_bytes(16, "big"))


def _story(rng: Random, now_ms: int, here: bool) -> list[Draft]:
    language, gender, who = person(rng)
    said = _texts()[language]
    who = replace(
        who,
        title=said["titles"].get(gender, "") if rng.random() < 0.4 else "",
        gender=gender if rng.random() < 0.6 else "",
        birthday=_birthday(rng) if rng.random() < 0.3 else "",
        quiet=rng.random() < 0.01,
    )
    last_ms = now_ms - int(rng.expovariate(1 / _MEAN_AWAY_DAYS) * DAY_MS) % (_YEARS * 365 * DAY_MS)
    regular = rng.random() < _REGULARS
    met_ms = last_ms - int(rng.random() * (900 if regular else 200)) * DAY_MS
    lines: list[Told] = [(GuestMet(who, "made-up"), met_ms, None)]
    if rng.random() < 0.5:
        lines.append((_earlier(rng, met_ms), met_ms, None))
    lines += _known(rng, said, gender, met_ms, last_ms)
    if regular:
        lines += _visits(rng, said, met_ms, last_ms)
    elif rng.random() < 0.25:
        lines += _visit(rng, said, last_ms)
    lines.sort(key=_when)
    if here:
        lines.append((GuestArrived("in-person"), now_ms - int(rng.random() * 20 * HOUR_MS), None))
    return drafts(lines, PROGRAM)


def drafts(lines: Sequence[Told], staff: StaffId) -> list[Draft]:
    """The lines, in their order, as the desk takes them."""
    places = {id(body): place for place, (body, _, _) in enumerate(lines)}
    return [
        Draft(body, staff, at, None if about is None else places[id(about)])
        for body, at, about in lines
    ]


def _when(line: Told) -> int:
    return line[1]


def _earlier(rng: Random, met_ms: int) -> EarlierVisits:
    """Visits from before there was a journal; many have one, few have many."""
    last = _day(met_ms - int(rng.random() * 300 * DAY_MS))
    return EarlierVisits(1 + int(rng.expovariate(1 / 3)), last.isoformat())


def _known(rng: Random, said: Any, gender: Gender, met_ms: int, last_ms: int) -> list[Told]:
    """What is known of the guest: preferences, care, ties, notes, past mistakes."""
    lines: list[Told] = []

    def at() -> int:
        return met_ms + int(rng.random() * (last_ms - met_ms + 1))

    while rng.random() < 0.3 and len(lines) < 5:
        origin: Origin = "said" if rng.random() < 0.65 else "seen"
        lines.append((PreferenceNoted(rng.choice(said["preferences"]), origin), at(), None))
    chance = rng.random()
    if chance < 0.12:
        lines.append((NoteWritten(rng.choice(said["notes"])), at(), None))
    if chance > 0.975:
        lines.append((CareNoted("allergy", rng.choice(said["allergies"])), at(), None))
    elif chance > 0.97:
        lines.append((CareNoted("access", rng.choice(said["access"])), at(), None))
    elif chance > 0.95:
        mistake, _, remedy = rng.choice(said["mistakes"]).partition("|")
        when = at()
        noted = MistakeNoted(mistake)
        lines.append((noted, when, None))
        if rng.random() < 0.9:  # the others are still open
            put_right = MistakePutRight(EntryId(b""), remedy)
            lines.append((put_right, when + HOUR_MS, noted))
    elif chance > 0.94:
        lines.append((TieNoted(rng.choice(said["ties"])), at(), None))
    return lines


def _visits(rng: Random, said: Any, met_ms: int, last_ms: int) -> list[Told]:
    count = 3 + int(rng.expovariate(1 / 4)) % 20
    times = sorted(met_ms + int(rng.random() * (last_ms - met_ms)) for _ in range(count - 1))
    return [line for at in [*times, last_ms] for line in _visit(rng, said, at)]


def _visit(rng: Random, said: Any, at: int) -> list[Told]:
    if rng.random() < 0.15:
        return [(GuestArrived("telephone" if rng.random() < 0.7 else "online"), at, None)]
    lines: list[Told] = [(GuestArrived("in-person"), at, None)]
    stay = HOUR_MS + int(rng.random() * 2 * DAY_MS)
    if rng.random() < 0.5:
        level = (1, 2, 3, 3, 4, 4, 4, 5)[int(rng.random() * 8)]
        cause = said["moods"][level - 1] if rng.random() < 0.7 else ""
        lines.append((MoodNoted(level, cause), at + stay // 2, None))
    lines.append((GuestLeft(), at + stay, None))
    return lines


def _birthday(rng: Random) -> str:
    day = date(1945, 1, 1) + timedelta(days=int(rng.random() * 22_000))
    return day.isoformat() if rng.random() < 0.7 else f"--{day:%m-%d}"


def _day(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date()


@cache
def _texts() -> dict[str, Any]:
    text = (files("resources") / "practice" / "lines.toml").read_text("utf-8")
    return tomllib.loads(text)
