"""What stands on the slides of a line-up: kinds and values, put into words by the window. Pure."""

from typing import ClassVar, Literal

from msgspec import Struct

from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.view import MatterView, PromiseView
from assistant.shift.entries import ANYBODY, NOBODY, TraceMoment
from assistant.shift.ideas import Idea

Part = Literal["guests", "problems", "wows", "idea"]
PARTS: tuple[Part, ...] = ("guests", "problems", "wows", "idea")
"""In the order of telling."""

FactKind = Literal[
    "allergy",
    "access",
    "problem",
    "again",
    "promise",
    "care",
    "back",
    "birthday",
    "milestone",
    "first",
    "unknown",
    "quiet",
    "trace",
    "prepare",
    "unsettled",
    "mistake",
    "low",
    "tie",
    "asked",
    "likes",
]
"""What there is to know of a guest. In the order of weight; down to `trace` each is a reason."""

Key = tuple[Part, PageId]
"""Tells slides apart, also when they are made anew."""


class Fact(Struct, frozen=True, gc=False):
    """One thing to know. Which values there are depends on the kind."""

    kind: FactKind
    text: str = ""
    """As it was written on file."""
    more: str = ""
    """Of a mistake, how it was put right."""
    when_ms: int = 0
    """Of a promise, when it is due; back: when the guest was last here."""
    number: int = 0
    """Of failures, or of this visit."""
    staff: StaffId = ANYBODY
    """Who sees to it."""
    moment: TraceMoment | Literal[""] = ""


class Meeting(Struct, frozen=True):
    """Who is met by whom, and what waits to be named: on this the words to say depend."""

    view: GuestView
    greets: StaffId = ANYBODY
    problem: MatterView | None = None
    late: PromiseView | None = None
    """A promise of no open problem that is overdue."""
    again: bool = False
    """It is not the first failure."""
    expected: bool = False
    """They stand on the list of the day."""


class GuestSlide(Struct, frozen=True):
    """A guest of today, and why they are worth knowing."""

    part: ClassVar[Part] = "guests"
    guest: PageId
    """`NOBODY` where nobody knows yet who that is."""
    name: str
    facts: tuple[Fact, ...]
    """The first one is why."""
    say: str = ""
    at: str = ""
    """HH:MM, when they are expected; "" where it is not known, or they are here."""
    here_ms: int = 0
    """Since when they are in the house; 0 where they are not."""
    greets: StaffId = ANYBODY
    """Who has a task for the arrival, or has promised something."""
    expected: PageId = NOBODY
    """The line of the day's list; `NOBODY` where they stand on none."""
    party: int = 0

    @property
    def key(self) -> Key:
        """Of this slide."""
        return self.part, self.guest or self.expected


class ProblemSlide(Struct, frozen=True):
    """An open problem, who sees to it, and what comes next."""

    part: ClassVar[Part] = "problems"
    matter: PageId
    guest: PageId
    name: str
    """The guest's, or whatever tells them apart."""
    text: str
    severity: int
    opened_ms: int
    owner: StaffId
    next: Fact | None = None
    """The next promise, where one is open."""
    step: str = ""
    """Else the part of the recovery that comes next."""
    facts: tuple[Fact, ...] = ()
    """What else there is to know of the guest; on the first slide about them."""
    say: str = ""
    at: str = ""
    here_ms: int = 0
    is_over: bool = False
    """It was settled while it was told."""

    @property
    def key(self) -> Key:
        """Of this slide."""
        return self.part, self.matter


class WowSlide(Struct, frozen=True):
    """A good deed, who did it, and who thanks."""

    part: ClassVar[Part] = "wows"
    page: PageId
    text: str
    about: tuple[StaffId, ...]
    staff: StaffId
    """Who told it."""
    when_ms: int
    thanks: tuple[StaffId, ...] = ()
    guest: PageId = NOBODY

    @property
    def key(self) -> Key:
        """Of this slide."""
        return self.part, self.page


class IdeaSlide(Struct, frozen=True):
    """The idea of the day, and its question."""

    part: ClassVar[Part] = "idea"
    idea: Idea

    @property
    def key(self) -> Key:
        """There is one a day."""
        return self.part, NOBODY


Slide = GuestSlide | ProblemSlide | WowSlide | IdeaSlide


class LineUp(Struct, frozen=True):
    """Some minutes together: what is told, part by part, and to whom."""

    slides: tuple[Slide, ...]
    on_duty: tuple[StaffId, ...]
    minutes: int
    shift: str = ""
    """The name of the shift that is on; "" where the house has none."""
