"""What can be written about shifts. A released kind only grows by optional fields.

A handover is a page of its own, and so is each trace, expected guest, good deed and suggestion.
"""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.entries import Role

NOBODY = PageId(b"")
"""Stands for the guest's page where there is none, or none is known."""
ANYBODY = StaffId(PageId(b""))
"""Stands for a person's page where whoever is there is meant."""

ItemKind = Literal[
    "problem", "promise", "expected", "trace", "pinned", "guest", "gesture", "others"
]
"""In the order of reading; "others" are the guests here of whom there is nothing to tell."""
TraceMoment = Literal["arrival", "greeting", "visit", "farewell"]
"""Before the guest arrives; when greeted; during the visit; at the farewell."""
Answer = Literal["yes", "no", "later"]
ListSource = Literal["", "list", "calendar"]
"""Where it is known from; "" where a colleague said so."""


class Item(Struct, frozen=True, omit_defaults=True):
    """What a handover speaks of, by its page and, where that is not enough, its line.

    A problem, promise or gesture by its matter; a guest by their page; a pinned line by the
    handover that it was pinned to. What there is to know is read there, as it stood then. Nothing
    is copied: whoever may not see a page sees nothing of it here, and an erased one is gone. What
    is said of a restricted one is `ItemSealed`.
    """

    kind: ItemKind
    page: PageId = NOBODY
    of: EntryId = EntryId(b"")


# -- the handover's page ---------------------------------------------------------------------------


class CameOnDuty(Struct, frozen=True):
    """The signer came to work: to be counted among the shift's readers."""


class HandoverBegun(Struct, frozen=True, omit_defaults=True):
    """Somebody began to write the sheet."""

    instead_of: StaffId = ANYBODY
    """Who left without one, where it is written for them."""


class WordsToAll(Struct, frozen=True):
    """The signer's words to the whole next shift; new ones replace their old ones."""

    text: str


class ItemNoted(Struct, frozen=True, omit_defaults=True):
    """The signer's words on an item; new ones replace their old ones, "" takes them away."""

    item: Item
    text: str
    next_step: str = ""


class ItemSealed(Struct, frozen=True):
    """Words on an item that is a restricted problem: a note, a question, an answer, or its undoing.

    The line is in a box which the problem’s own key opens (`recovery.sealed`): whoever may not
    read the problem reads nothing that is said of it either.
    """

    matter: PageId
    key: bytes
    """Which of the problem’s keys opens it."""
    box: bytes


class ItemPassed(Struct, frozen=True):
    """Who sees to an item that has no owner on a page of its own."""

    item: Item
    owner: StaffId


class LinePinned(Struct, frozen=True, omit_defaults=True):
    """A line for the next shift, written or pinned while working."""

    text: str
    guest: PageId = NOBODY


class ItemsListed(Struct, frozen=True):
    """What the handover has on it when it is given; many lines where there are many items."""

    items: tuple[Item, ...]


class HandoverGiven(Struct, frozen=True, omit_defaults=True):
    """The sheet is finished and can be signed for. What is told is as it stood at this line."""

    shift: str = ""
    """The name of the shift that ends, "" where the house has none."""
    next_shift: str = ""
    instead_of: StaffId = ANYBODY
    others: tuple[PageId, ...] = ()
    """The guests in the house who have no item of their own."""


class ItemSigned(Struct, frozen=True):
    """The signer has read an item."""

    item: Item


class QuestionAsked(Struct, frozen=True):
    """Asked back on an item."""

    item: Item
    text: str


class QuestionAnswered(Struct, frozen=True):
    """The answer to a question."""

    of: EntryId
    text: str


# -- traces ----------------------------------------------------------------------------------------


class TraceSet(Struct, frozen=True, omit_defaults=True):
    """The first line of a trace's page: a task about a guest, for a moment of the visit."""

    text: str
    moment: TraceMoment
    guest: PageId
    day: str = ""
    """YYYY-MM-DD; "" for the next time that the moment comes."""
    to: StaffId = ANYBODY
    role: Role | Literal[""] = ""
    """For whoever has this role, where it is for no one person."""


class TracePassed(Struct, frozen=True, omit_defaults=True):
    """Somebody else sees to it."""

    to: StaffId = ANYBODY
    role: Role | Literal[""] = ""


class TraceDone(Struct, frozen=True, omit_defaults=True):
    """Done, or no longer needed where `dropped`."""

    text: str = ""
    dropped: bool = False


class TraceReopened(Struct, frozen=True):
    """It was not done after all."""


# -- expected guests -------------------------------------------------------------------------------


class GuestExpected(Struct, frozen=True, omit_defaults=True):
    """The first line of an expected guest's page; on a later import, the same booking again."""

    name: str
    day: str
    """YYYY-MM-DD."""
    at: str = ""
    """HH:MM by the shop's clock."""
    until: str = ""
    """YYYY-MM-DD of leaving."""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    party: int = 0
    note: str = ""
    """What to prepare."""
    guest: PageId = NOBODY
    source: ListSource = ""


class ExpectedChanged(Struct, frozen=True, omit_defaults=True):
    """Better knowledge; what is None stays as it was."""

    name: str | None = None
    day: str | None = None
    at: str | None = None
    until: str | None = None
    party: int | None = None
    note: str | None = None


class ExpectedMatched(Struct, frozen=True):
    """Now it is known who that is."""

    guest: PageId


class ExpectedCancelled(Struct, frozen=True, omit_defaults=True):
    """Does not come."""

    reason: str = ""
    source: ListSource = ""


class ExpectedAgain(Struct, frozen=True, omit_defaults=True):
    """Comes after all."""

    source: ListSource = ""


# -- the good that colleagues do, and what they suggest --------------------------------------------


class WowTold(Struct, frozen=True, omit_defaults=True):
    """The first line of a good deed's page: a small gesture that made somebody say wow."""

    text: str
    about: tuple[StaffId, ...] = ()
    """The colleagues who did it; the signer among them where it is their own."""
    guest: PageId = NOBODY


class WowThanked(Struct, frozen=True):
    """The signer thanks for it."""


class SuggestionMade(Struct, frozen=True):
    """The first line of a suggestion's page."""

    text: str


class SuggestionAnswered(Struct, frozen=True):
    """An answer, with the name and the date of its signing; a later one stands above it."""

    answer: Answer
    text: str


# -- what the house has settled --------------------------------------------------------------------


class ShiftWritten(Struct, frozen=True, omit_defaults=True):
    """A shift of the house."""

    name: str
    start: str
    """HH:MM by the shop's clock."""
    end: str
    """HH:MM; before `start` it is on the next day."""
    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    """ISO weekdays on which it begins, 1 for Monday."""


class ShiftRulesSet(Struct, frozen=True, omit_defaults=True):
    """What the house has settled about shifts; what is None stays as it was."""

    shifts: tuple[ShiftWritten, ...] | None = None
    """Empty: a handover tells of all since the last one."""
    unread_minutes: int | None = None
    """So long after it was given a handover that nobody has read is told to those in charge."""
    destroy_days: int | None = None
    """So long after printing a sheet has to be destroyed."""
    lineup_minutes: int | None = None


class IdeaWritten(Struct, frozen=True, omit_defaults=True):
    """An idea of the house's own for the line-up; `of` is the one it replaces."""

    idea: str
    question: str
    of: EntryId = EntryId(b"")


class IdeaRetired(Struct, frozen=True):
    """No longer told."""

    of: EntryId


HANDOVER_KINDS: dict[str, type[Struct]] = {
    "came-on-duty": CameOnDuty,
    "handover-begun": HandoverBegun,
    "words-to-all": WordsToAll,
    "item-noted": ItemNoted,
    "item-sealed": ItemSealed,
    "item-passed": ItemPassed,
    "line-pinned": LinePinned,
    "items-listed": ItemsListed,
    "handover-given": HandoverGiven,
    "item-signed": ItemSigned,
    "question-asked": QuestionAsked,
    "question-answered": QuestionAnswered,
}
"""On a handover's page; beside these `line-undone` of the guests."""
TRACE_KINDS: dict[str, type[Struct]] = {
    "trace-set": TraceSet,
    "trace-passed": TracePassed,
    "trace-done": TraceDone,
    "trace-reopened": TraceReopened,
}
EXPECTED_KINDS: dict[str, type[Struct]] = {
    "guest-expected": GuestExpected,
    "expected-changed": ExpectedChanged,
    "expected-matched": ExpectedMatched,
    "expected-cancelled": ExpectedCancelled,
    "expected-again": ExpectedAgain,
}
WOW_KINDS: dict[str, type[Struct]] = {"wow-told": WowTold, "wow-thanked": WowThanked}
SUGGESTION_KINDS: dict[str, type[Struct]] = {
    "suggestion-made": SuggestionMade,
    "suggestion-answered": SuggestionAnswered,
}
"""On pages of their own; beside these `line-undone` and `line-corrected` of the guests."""
KINDS: dict[str, type[Struct]] = (
    HANDOVER_KINDS | TRACE_KINDS | EXPECTED_KINDS | WOW_KINDS | SUGGESTION_KINDS
)
HOUSE_KINDS: dict[str, type[Struct]] = {
    "shift-rules-set": ShiftRulesSet,
    "idea-written": IdeaWritten,
    "idea-retired": IdeaRetired,
}
"""On the house's page."""
