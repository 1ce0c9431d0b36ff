"""What stands in the bar for one line: a good deed, a suggestion, a pinned line or a trace."""

from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct

from assistant.exchange.coming_day import read_day
from assistant.journal.stamp import PageId, StaffId
from assistant.people.entries import Role
from assistant.shift.entries import TraceMoment

LineKind = Literal["wow", "suggestion", "pin", "trace"]
KINDS: tuple[LineKind, ...] = get_args(LineKind)
ACTS: dict[LineKind, str] = {
    "wow": "tell-wow",
    "suggestion": "suggest",
    "pin": "pin",
    "trace": "set-trace",
}
"""The act of the table of keys that begins each kind."""
When = Literal["next", "today", "tomorrow", "date"]


class Guest(Struct, frozen=True):
    """Whose card was open."""

    page: PageId
    name: str
    is_in_house: bool = False


class LineDraft(Struct, frozen=True):
    """One line that is not written yet. What another kind has is left as it is."""

    kind: LineKind
    text: str = ""
    guest: Guest | None = None
    me: bool = False
    """Of a good deed: whoever tells it did it, among others perhaps."""
    about: frozenset[StaffId] = frozenset()
    """Of a good deed: the colleagues who did it."""
    moment: TraceMoment = "arrival"
    when: When = "next"
    on: str = ""
    """The date, as it was typed."""
    to: StaffId | None = None
    role: Role | Literal[""] = ""

    @property
    def is_blank(self) -> bool:
        """Whether there are no words."""
        return not self.text.strip()

    def day(self, today: date) -> str | None:
        """The day of a trace as YYYY-MM-DD, "" for the next time; None where none can be read."""
        if self.when == "date":
            return read_day(self.on, True, today) or None
        ahead = {"today": 0, "tomorrow": 1}.get(self.when)
        return "" if ahead is None else (today + timedelta(days=ahead)).isoformat()
