"""What is shown of a shift: the handover, traces, who is expected, good deeds and suggestions."""

from collections.abc import Collection, Mapping
from typing import Literal

from msgspec import Struct, structs

from assistant.guests.view import HOUR_MS, GuestView, Words
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.entries import Role
from assistant.people.view import StaffView
from assistant.recovery.view import GestureView, MatterView, PromiseView
from assistant.shift.entries import (
    ANYBODY,
    Answer,
    GuestExpected,
    IdeaWritten,
    Item,
    ShiftWritten,
    TraceMoment,
)

ON_DUTY_MS = 16 * HOUR_MS
"""Nobody stays at work longer: who came before that has left, whether it was said or not."""


class Said(Struct, frozen=True, gc=False):
    """Words of one person at one moment."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int


class NoteView(Struct, frozen=True, gc=False):
    """What one colleague adds to an item."""

    id: EntryId
    text: str
    next_step: str
    staff: StaffId
    when_ms: int


class QuestionView(Struct, frozen=True, gc=False):
    """A question asked back on an item, and what was answered."""

    id: EntryId
    item: Item
    text: str
    staff: StaffId
    when_ms: int
    answers: tuple[Said, ...] = ()


class Pin(Struct, frozen=True, gc=False):
    """A line for the next shift."""

    id: EntryId
    text: str
    guest: PageId
    staff: StaffId
    when_ms: int


class ItemView(Struct, frozen=True):
    """An item with all that was said of it on the sheet."""

    item: Item
    notes: tuple[NoteView, ...] = ()
    """One of each colleague who wrote, the latest last."""
    owner: StaffId | None = None
    """Who was named on the sheet; the owner of a problem, promise or trace stands on its page."""
    signed: Mapping[StaffId, int] = {}
    """Who has read it, and when last."""
    stale: frozenset[StaffId] = frozenset()
    """Those of them for whom something was added since: words, or an answer to their question."""
    questions: tuple[QuestionView, ...] = ()

    def is_read_by(self, staff: StaffId) -> bool:
        """Whether `staff` has read all that stands there."""
        return staff in self.signed and staff not in self.stale

    @property
    def is_read(self) -> bool:
        """Whether anybody has."""
        return bool(self.signed)


class HandoverView(Struct, frozen=True):
    """A handover: from the first line pinned for it, through its writing, to its last signature."""

    page: PageId
    began_ms: int
    """When the sheet's first line was written."""
    begun_by: StaffId | None = None
    """Who began to write it; None while nobody has."""
    instead_of: StaffId = ANYBODY
    came: Mapping[StaffId, int] = {}
    """Who came to work, and when."""
    words: tuple[Said, ...] = ()
    """To all; one of each colleague who wrote."""
    pins: tuple[Pin, ...] = ()
    items: tuple[ItemView, ...] = ()
    """Of a given one, what was listed; of a draft, what was noted on so far."""
    given_id: EntryId = EntryId(b"")
    """The line by which it was given: what is told is as it stood there."""
    given_ms: int = 0
    """0 while it is a draft."""
    given_by: StaffId | None = None
    shift: str = ""
    next_shift: str = ""
    others: tuple[PageId, ...] = ()
    """The guests who were in the house and have no item of their own."""

    @property
    def is_given(self) -> bool:
        """Whether it can be signed for."""
        return self.given_by is not None

    def without(self, unseen: Collection[PageId]) -> "HandoverView":
        """The same for somebody who may not see some matters: nothing that was said of them."""
        return structs.replace(
            self, items=tuple(one for one in self.items if one.item.page not in unseen)
        )

    def unread(self, staff: StaffId) -> tuple[ItemView, ...]:
        """What `staff` has still to read and sign for: nothing where they gave it themselves."""
        if not self.is_given or staff == self.given_by:
            return ()
        return tuple(one for one in self.items if not one.is_read_by(staff))

    def unanswered(self, staff: StaffId) -> tuple[QuestionView, ...]:
        """The questions that wait for `staff`: who wrote of the item, else who gave the sheet."""
        return tuple(
            question
            for one in self.items
            for question in one.questions
            if not question.answers and staff in self.asked(one)
        )

    def asked(self, item: ItemView) -> frozenset[StaffId]:
        """Who answers questions on `item`."""
        writers = {note.staff for note in item.notes}
        writers |= {pin.staff for pin in self.pins if pin.id == item.item.of}
        return frozenset(writers or ({self.given_by} if self.given_by else set()))


class TraceView(Struct, frozen=True):
    """A task about a guest, for a moment of the visit."""

    page: PageId
    guest: PageId
    text: str
    moment: TraceMoment
    day: str
    to: StaffId
    role: Role | Literal[""]
    staff: StaffId
    """Who set it."""
    when_ms: int
    done_by: StaffId | None = None
    done_ms: int = 0
    done_text: str = ""
    dropped: bool = False
    passed: tuple[tuple[StaffId, int], ...] = ()
    """Who passed it on, and when."""
    history: tuple[Words, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_by is None


class ExpectedView(Struct, frozen=True):
    """A guest who is expected on a day."""

    page: PageId
    name: str
    day: str
    at: str
    until: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    party: int
    note: str
    guest: PageId
    """`NOBODY` while it is not known who that is."""
    staff: StaffId
    when_ms: int
    source: str = ""
    cancelled: bool = False
    reason: str = ""
    booked: GuestExpected | None = None
    """What the list, or whoever wrote it first, said last: to know what is new on the next one."""
    booked_cancelled: bool = False
    """Whether the list said last that the guest does not come."""


class WowView(Struct, frozen=True):
    """A good deed, and who thanked for it."""

    page: PageId
    text: str
    about: tuple[StaffId, ...]
    guest: PageId
    staff: StaffId
    when_ms: int
    thanks: Mapping[StaffId, int] = {}
    history: tuple[Words, ...] = ()
    undone: bool = False
    id: EntryId = EntryId(b"")
    """Of the line that told it."""


class AnswerView(Struct, frozen=True, gc=False):
    """An answer to a suggestion."""

    answer: Answer
    text: str
    staff: StaffId
    when_ms: int


class SuggestionView(Struct, frozen=True):
    """A suggestion; the last answer is the one that holds."""

    page: PageId
    text: str
    staff: StaffId
    when_ms: int
    answers: tuple[AnswerView, ...] = ()
    history: tuple[Words, ...] = ()
    undone: bool = False
    id: EntryId = EntryId(b"")
    """Of the line that made it."""


class OwnIdea(Struct, frozen=True):
    """An idea of the house's own for the line-up."""

    id: EntryId
    written: IdeaWritten


class ShiftRules(Struct, frozen=True):
    """What the house has settled about shifts, or the usual."""

    shifts: tuple[ShiftWritten, ...] = ()
    unread_minutes: int = 60
    destroy_days: int = 2
    lineup_minutes: int = 5
    ideas: tuple[OwnIdea, ...] = ()


class Around(Struct, frozen=True):
    """What an act must know besides the page itself."""

    now_ms: int
    signer: StaffId
    staff: Mapping[StaffId, StaffView]
    rules: ShiftRules


def on_duty(
    came: Mapping[StaffId, int], before: HandoverView | None, now_ms: int
) -> dict[StaffId, int]:
    """Who is at work and since when: who `came` since the handover `before`, or was there already.

    Who gave that one has gone, unless they came again.
    """
    there = dict(before.came) if before is not None else {}
    if before is not None and before.given_by is not None:
        there.pop(before.given_by, None)
        there.pop(before.instead_of, None)
    there |= came
    since = now_ms - ON_DUTY_MS
    return {one: min(when, now_ms) for one, when in there.items() if when >= since}


class Told(Struct, frozen=True):
    """What an item tells: read from its page, as that stood when the handover was given.

    Of `matter` to `pin` those are there that belong to the item's kind.
    """

    item: Item
    guest: PageId = PageId(b"")
    """`NOBODY` where it is about no guest, or about nobody known."""
    name: str = ""
    """The guest's, as far as known."""
    owner: StaffId | None = None
    """Who sees to it: of its own page, else who was named on the sheet."""
    matter: MatterView | None = None
    promise: PromiseView | None = None
    gesture: GestureView | None = None
    expected: ExpectedView | None = None
    trace: TraceView | None = None
    pin: Pin | None = None
    card: GuestView | None = None
    """Of the guest, where they are on file."""
    names: tuple[str, ...] = ()
    """The other guests in the house."""
    over_ms: int = 0
    """When it came to its end since; 0 while it still stands."""


class ToldItem(Struct, frozen=True):
    """An item of a sheet as one reads it."""

    told: Told
    said: ItemView


class ToldSheet(Struct, frozen=True):
    """A handover as somebody may read it."""

    page: PageId
    view: HandoverView | None
    """None while nothing was written on it."""
    items: tuple[ToldItem, ...]
    hidden: int
    """So many items more that are for others only."""
    duty: Mapping[StaffId, int]
    """Who is at work and since when, the longest there first."""

    def unread(self, staff: StaffId) -> tuple[ToldItem, ...]:
        """What `staff` may see and has still to read."""
        if self.view is None:
            return ()
        unread = {one.item for one in self.view.unread(staff)}
        return tuple(one for one in self.items if one.said.item in unread)
