"""A made-up guest at a made-up moment, and the book."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from assistant.guests.entries import Care, Channel, Identity, Moment, Origin
from assistant.guests.view import (
    CareView,
    GuestView,
    MistakeView,
    MoodView,
    PreferenceView,
    SaidView,
    VisitView,
)
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.words.book import Book

NOON = datetime(2026, 5, 9, 14, 30, tzinfo=timezone(timedelta(hours=2)))
DAY = timedelta(days=1)
ID = EntryId(b"i" * 16)
TOM = StaffId(b"t" * 16)


class Guest:
    """Builds a card; each call adds what its name says, `ago` before `now`."""

    def __init__(self, now: datetime = NOON, **identity: object) -> None:
        self.now = now
        who = {"name": "James Hall", "language": "en"} | identity
        self.parts: dict[str, object] = {
            "page": PageId(b"p" * 16),
            "identity": Identity(**who),  # type: ignore[arg-type]
            "met_ms": self._ms(timedelta(days=1000)),
        }

    def _ms(self, ago: timedelta) -> int:
        return int((self.now - ago).astimezone(UTC).timestamp() * 1000)

    def _add(self, field: str, item: object) -> "Guest":
        self.parts[field] = (*self.parts.get(field, ()), item)  # type: ignore[misc]
        return self

    def with_(self, **parts: object) -> "Guest":
        self.parts |= parts
        return self

    def visited(self, ago: timedelta, channel: Channel = "in-person") -> "Guest":
        start = self._ms(ago)
        return self._add("visits", VisitView(ID, channel, start, start + 3_600_000))

    def here_since(self, ago: timedelta) -> "Guest":
        return self._add("visits", VisitView(ID, "in-person", self._ms(ago), None))

    def wronged(
        self, ago: timedelta, remedied: timedelta | None = None, broke: str = ""
    ) -> "Guest":
        remedy = ("A new table", self._ms(remedied)) if remedied is not None else ("", 0)
        mistake = MistakeView(ID, "No table", TOM, self._ms(ago), *remedy, broke=broke)
        return self._add("mistakes", mistake)

    def likes(self, text: str, origin: Origin = "said", ago: timedelta = DAY) -> "Guest":
        at = self._ms(ago)
        return self._add("preferences", PreferenceView(ID, text, origin, "", TOM, at, at))

    def felt(self, level: int, ago: timedelta) -> "Guest":
        return self._add("moods", MoodView(ID, level, "", TOM, self._ms(ago)))

    def needs(self, care: Care) -> "Guest":
        return self._add("care", CareView(ID, care, "step-free way", TOM, self._ms(DAY)))

    def heard(self, moment: Moment, line: str) -> "Guest":
        return self._add("said", SaidView(moment, line, self._ms(DAY)))

    @property
    def view(self) -> GuestView:
        return GuestView(**self.parts)  # type: ignore[arg-type]


@pytest.fixture
def a_guest() -> Callable[..., Guest]:
    """`a_guest(family="Hall").visited(30 * DAY).view`."""
    return Guest


@pytest.fixture(scope="session")
def book() -> Book:
    """The book that ships."""
    return Book()
