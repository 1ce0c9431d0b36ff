"""What is shown of a matter and of what the house has settled; `fold.py` makes it."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from assistant.guests.view import DAY_MS, HOUR_MS, LogLine, Words
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.rights import may
from assistant.people.view import StaffView
from assistant.recovery.entries import (
    Defect,
    FollowUp,
    FrameworkWritten,
    Gesture,
    Period,
    Restriction,
    Wish,
)

MINUTE_MS = HOUR_MS // 60
NO_LIMIT = -1

PromiseState = Literal["open", "kept", "broken"]
Stage = Literal["later", "soon", "due", "overdue", "kept", "broken"]
DUE_MS = 5 * MINUTE_MS
"""So long a promise whose time has come is due; from then on it is overdue."""


class StepView(Struct, frozen=True, gc=False):
    """A step of the framework, as this recovery stands."""

    key: str
    part: str
    done_ms: int = 0
    """0 while it is to be done."""
    staff: StaffId | None = None
    """Who did it first, should two desks have said so."""


class Said(Struct, frozen=True, gc=False):
    """A fact, or something done about it."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int
    history: tuple[Words, ...] = ()
    """Earlier wordings, oldest first."""


class PromiseView(Struct, frozen=True, gc=False):
    """A promise, from its making to its end."""

    id: EntryId
    page: PageId
    """Of the matter."""
    guest: PageId
    text: str
    to: str
    due_ms: int
    owner: StaffId
    staff: StaffId
    """Who gave it."""
    when_ms: int
    state: PromiseState = "open"
    ended_ms: int = 0
    ended_by: StaffId | None = None
    reason: str = ""
    """Why it was broken."""
    renewed: tuple[int, ...] = ()
    """The times that it had before, the first one first."""
    follow_up: FollowUp = ""
    draft: str = ""

    def stage(self, now_ms: int, soon_ms: int) -> Stage:
        """Where it stands: due from its time on, for `DUE_MS`, soon for `soon_ms` before."""
        if self.state != "open":
            return self.state
        left = self.due_ms - now_ms
        if left <= -DUE_MS:
            return "overdue"
        return "due" if left <= 0 else "soon" if left <= soon_ms else "later"


class GestureView(Struct, frozen=True, gc=False):
    """Something given."""

    id: EntryId
    gesture: Gesture
    text: str
    cost: int
    currency: str
    staff: StaffId
    when_ms: int
    asked: EntryId


class AskView(Struct, frozen=True, gc=False):
    """A request beyond the limit, and its answer."""

    id: EntryId
    gesture: Gesture
    text: str
    cost: int
    currency: str
    staff: StaffId
    when_ms: int
    state: Literal["open", "approved", "answered", "withdrawn", "used"] = "open"
    answer: str = ""
    """The words of who decided; what is offered instead, where the answer is not yes."""
    instead: Gesture = "other"
    instead_cost: int = 0
    by: StaffId | None = None
    answered_ms: int = 0


class Owned(Struct, frozen=True, gc=False):
    """Who owned it since when, and who said so."""

    owner: StaffId
    since_ms: int
    by: StaffId


class Closing(Struct, frozen=True, gc=False):
    """How it ended."""

    id: EntryId
    content: bool
    reason: str
    mood: int
    staff: StaffId
    when_ms: int


class MatterView(Struct, frozen=True):
    """All that is on file about a problem, or a promise alone. Lists are oldest first."""

    page: PageId
    guest: PageId
    """`NOBODY` while not known."""
    is_problem: bool
    opened_ms: int
    opened_by: StaffId
    owners: tuple[Owned, ...]
    """Never empty; the last one owns it."""
    text: str = ""
    history: tuple[Words, ...] = ()
    """Earlier wordings of the text."""
    who: str = ""
    severity: int = 2
    whose: str = ""
    restricted: Restriction | Literal["sealed"] = ""
    """Sealed: nothing but that there is one is known here, as nobody with its key looks at it."""
    framework: str = ""
    steps: tuple[StepView, ...] = ()
    defect: Defect = ""
    cause: str = ""
    product: str = ""
    place: str = ""
    facts: tuple[Said, ...] = ()
    deeds: tuple[Said, ...] = ()
    promises: tuple[PromiseView, ...] = ()
    gestures: tuple[GestureView, ...] = ()
    asks: tuple[AskView, ...] = ()
    marked: frozenset[Wish] = frozenset()
    """Wishes that a colleague ticked; `standing.wishes_met` adds those that the story tells."""
    called_ms: int = 0
    """When somebody with authority was called; 0 for never."""
    called_for: str = ""
    """Why: "again" or "guest"."""
    came_by: StaffId | None = None
    """Who with authority has seen to it since."""
    came_ms: int = 0
    adviser: bool | None = None
    """What the guest answered when asked for advice; None when not asked."""
    closing: Closing | None = None
    log: tuple[LogLine, ...] = ()

    @property
    def owner(self) -> StaffId:
        """Who sees to it."""
        return self.owners[-1].owner

    @property
    def is_open(self) -> bool:
        """A problem that is not closed; a promise alone that is not ended."""
        if self.is_problem:
            return self.closing is None
        return any(promise.state == "open" for promise in self.promises)


class OwnFramework(Struct, frozen=True):
    """A framework that the house wrote."""

    id: EntryId
    written: FrameworkWritten
    retired: bool = False

    @property
    def key(self) -> str:
        """What problems call it by."""
        return self.id.hex()


LIMITS: Mapping[str, int | None] = {
    "trainee": 2_000,
    "clerk": 10_000,
    "supervisor": 50_000,
    "manager": NO_LIMIT,
}
"""The usual, by role, in the smallest coin."""


class Policy(Struct, frozen=True):
    """What the house has settled about recoveries, or the usual."""

    currency: str = "EUR"
    period: Period = "day"
    limits: Mapping[str, int | None] = field(default_factory=lambda: LIMITS)
    """By role, or by a person's page in hexadecimal digits, which goes before; None for neither."""
    again_days: int = 90
    repeat_days: int = 30
    soon_minutes: int = 30
    framework: str = "four-steps"
    own: tuple[OwnFramework, ...] = ()

    @property
    def again_ms(self) -> int:
        """So close together two problems of a guest are a second failure."""
        return self.again_days * DAY_MS

    @property
    def soon_ms(self) -> int:
        """So long before its time a promise is due soon."""
        return self.soon_minutes * MINUTE_MS


class Around(Struct, frozen=True):
    """What an act must know besides the matter itself."""

    now_ms: int
    midnight_ms: int
    """The last midnight of the desk's zone."""
    signer: StaffId
    staff: Mapping[StaffId, StaffView]
    policy: Policy
    others: tuple[MatterView, ...] = ()
    """The other matters of the same guest."""
    visit_ms: int | None = None
    """When the guest's present visit began; None where no visit is going on."""


def may_see(view: MatterView, staff: StaffView | None) -> bool:
    """Whether a matter may be shown to a person; a restricted one to those who need it only."""
    if not view.restricted:
        return True
    if staff is None or view.restricted == "sealed":
        return False
    return may("see-restricted", staff) or StaffId(staff.page) in (view.owner, view.opened_by)
