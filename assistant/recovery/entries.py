"""What can be written about a matter: a problem, or a promise alone. A kind only grows.

A matter is a page of its own. It tells of its guest by the guest's page; where nobody knows who
complained it tells of none, until somebody does.
"""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId, PageId, StaffId

NOBODY = PageId(b"")
"""Stands for the guest's page while the guest is not known."""

SEVERITIES = range(1, 4)
"""1 small, 2 serious, 3 grave."""

Defect = Literal["", "mistake", "rework", "breakdown", "inefficiency", "variation"]
"""Mr. BIV's five (H36); "" while nobody has said which."""
Restriction = Literal["", "injury", "harassment", "theft"]
"""What is seen only by those with the right."""
Gesture = Literal["words", "note", "call", "upgrade", "refund", "gift", "free", "other"]
FollowUp = Literal["", "call", "card", "letter"]
Wish = Literal[
    "called-back",
    "cause",
    "contact",
    "told-solved",
    "authority",
    "how-long",
    "alternatives",
    "person",
    "prevention",
    "progress",
]
"""The ten things that guests want of a recovery (H28), in the handbook's order."""
Period = Literal["day", "visit", "problem"]


class ProblemOpened(Struct, frozen=True, omit_defaults=True):
    """The first line of a problem's page. Who opened it owns it (H29)."""

    text: str
    """What happened, in the guest's words."""
    steps: tuple[str, ...]
    """The framework's steps as "key:part", as they were: a later change does not reach here."""
    framework: str = "four-steps"
    """A key of `frameworks.toml`, or the id of a `FrameworkWritten` in hexadecimal digits."""
    guest: PageId = NOBODY
    who: str = ""
    """Whatever tells a guest apart who is not on file: "the lady of table 4"."""
    severity: int = 2
    whose: str = ""
    """Whose day it spoils, when it is not the guest's own."""
    restricted: Restriction = ""


class ProblemChanged(Struct, frozen=True, omit_defaults=True):
    """Better knowledge of a problem; what is None stays as it was."""

    text: str | None = None
    who: str | None = None
    severity: int | None = None
    whose: str | None = None
    defect: Defect | None = None
    cause: str | None = None
    product: str | None = None
    place: str | None = None
    restricted: Restriction | None = None


class GuestNamed(Struct, frozen=True):
    """Now it is known whose problem it is."""

    guest: PageId


class FactNoted(Struct, frozen=True):
    """A basic fact of the complaint, gone through with the guest."""

    text: str


class DeedNoted(Struct, frozen=True):
    """What has been done about it, solved or not: a no beats silence (H27)."""

    text: str


class StepDone(Struct, frozen=True):
    """A step of the framework is done."""

    step: str


class StepReopened(Struct, frozen=True):
    """It was not done after all."""

    step: str


class WishMarked(Struct, frozen=True):
    """One of the ten wishes was met by this recovery, or not yet after all."""

    wish: Wish
    met: bool = True


class OwnerChanged(Struct, frozen=True):
    """Who sees to it from now on: taken over by the signer, or passed on by the signer."""

    owner: StaffId


class PromiseMade(Struct, frozen=True, omit_defaults=True):
    """A promise has a time and an owner (H30). On a page of its own it is a matter by itself."""

    text: str
    due_ms: int
    owner: StaffId
    to: str = ""
    """To whom, when it is not the guest of the matter."""
    guest: PageId = NOBODY
    """Whose it is, where the page has no problem."""
    follow_up: FollowUp = ""
    """What the guest hears from us once more by (H32)."""
    draft: str = ""
    """The words prepared for that."""


class PromiseRenewed(Struct, frozen=True):
    """A new time, told to the guest before the old one had come."""

    of: EntryId
    due_ms: int


class PromisePassed(Struct, frozen=True):
    """A colleague keeps it."""

    of: EntryId
    owner: StaffId


class PromiseKept(Struct, frozen=True):
    """Done as promised."""

    of: EntryId


class PromiseBroken(Struct, frozen=True, omit_defaults=True):
    """Not done as promised: a mistake of its own."""

    of: EntryId
    reason: str = ""


class GestureMade(Struct, frozen=True, omit_defaults=True):
    """Something of worth to this guest (H33); 0 counts as much as 100."""

    gesture: Gesture
    text: str
    cost: int = 0
    """In the currency's smallest coin."""
    currency: str = ""
    """ISO 4217."""
    asked: EntryId = EntryId(b"")
    """The request by which it was approved, where it went beyond the giver's limit."""


class GestureAsked(Struct, frozen=True, omit_defaults=True):
    """Beyond the limit: somebody with authority is asked while the guest is still there (H34)."""

    gesture: Gesture
    text: str
    cost: int
    currency: str = ""


class AskApproved(Struct, frozen=True, omit_defaults=True):
    """Yes."""

    of: EntryId
    text: str = ""


class AskAnswered(Struct, frozen=True, omit_defaults=True):
    """Not this, but something else: what is offered instead."""

    of: EntryId
    text: str
    gesture: Gesture = "other"
    cost: int = 0


class AskWithdrawn(Struct, frozen=True):
    """No longer needed."""

    of: EntryId


class AuthorityCalled(Struct, frozen=True):
    """Somebody with authority should see to this as well."""

    reason: Literal["again", "guest"]
    """"again": not the first failure for this guest; "guest": the guest asked for it."""


class AuthorityCame(Struct, frozen=True):
    """Somebody with authority has seen to it."""


class AdviserAsked(Struct, frozen=True):
    """The guest was asked to advise on how to do better (H35)."""

    agreed: bool


class ProblemClosed(Struct, frozen=True, omit_defaults=True):
    """Over: the guest is content, or a reason is written why it ends without that."""

    content: bool
    reason: str = ""
    mood: int = 0
    """How the guest felt in the end, 1 to 5 (`guests.entries.MOOD_LEVELS`); 0 when not known."""


class ProblemReopened(Struct, frozen=True):
    """It was not over."""


class StepWritten(Struct, frozen=True, omit_defaults=True):
    """A step of a house's own framework."""

    name: str
    part: str
    """Which part of a recovery it is (`words.steps.PARTS`): what is said and at hand there."""
    short: str = ""
    ask: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    done: str = ""
    """What counts as done."""


class FrameworkWritten(Struct, frozen=True, omit_defaults=True):
    """A house's own way through a recovery, on the house's page; `of` is the one it replaces."""

    name: str
    steps: tuple[StepWritten, ...]
    of: EntryId = EntryId(b"")


class FrameworkRetired(Struct, frozen=True):
    """No longer offered; problems that began with it go on with it."""

    of: EntryId


class PolicySet(Struct, frozen=True, omit_defaults=True):
    """What the house has settled about recoveries; what is None stays as it was."""

    currency: str | None = None
    """ISO 4217."""
    period: Period | None = None
    limits: dict[str, int | None] | None = None
    """By role or by a person's page in hexadecimal digits, in the currency's smallest coin; -1 for
    no limit, None where the role's holds again."""
    again_days: int | None = None
    """A second problem of a guest within so many days is a second failure."""
    repeat_days: int | None = None
    """The same problem twice in the house within so many days is a fault of the process (H37)."""
    soon_minutes: int | None = None
    """So long before its time a promise is due soon."""
    framework: str | None = None
    """The framework that new problems begin with."""


class SealedPromise(Struct, frozen=True):
    """What everybody may know of a promise in a restricted problem: when somebody must be told."""

    id: EntryId
    due_ms: int
    state: str
    owner: StaffId


class MatterSealed(Struct, frozen=True, omit_defaults=True):
    """A line of a restricted problem, encrypted; and how the problem stands with it, for all."""

    key: bytes
    """Which of the problem’s keys opens it."""
    box: bytes
    guest: PageId
    opened_ms: int
    opened_by: StaffId
    owner: StaffId
    is_open: bool = True
    waits: bool = False
    """Whether it waits for somebody with authority."""
    promises: tuple[SealedPromise, ...] = ()


class MatterKeyGiven(Struct, frozen=True):
    """A key of a restricted problem, for the house’s key or a person’s (`people.keys`)."""

    key: bytes
    to: bytes
    """The public key; b"" where the problem is restricted no more: then `sealed` is the key."""
    sealed: bytes


KINDS: dict[str, type[Struct]] = {
    "problem-opened": ProblemOpened,
    "problem-changed": ProblemChanged,
    "guest-named": GuestNamed,
    "fact-noted": FactNoted,
    "deed-noted": DeedNoted,
    "step-done": StepDone,
    "step-reopened": StepReopened,
    "wish-marked": WishMarked,
    "owner-changed": OwnerChanged,
    "promise-made": PromiseMade,
    "promise-renewed": PromiseRenewed,
    "promise-passed": PromisePassed,
    "promise-kept": PromiseKept,
    "promise-broken": PromiseBroken,
    "gesture-made": GestureMade,
    "gesture-asked": GestureAsked,
    "ask-approved": AskApproved,
    "ask-answered": AskAnswered,
    "ask-withdrawn": AskWithdrawn,
    "authority-called": AuthorityCalled,
    "authority-came": AuthorityCame,
    "adviser-asked": AdviserAsked,
    "problem-closed": ProblemClosed,
    "problem-reopened": ProblemReopened,
    "matter-sealed": MatterSealed,
    "matter-key-given": MatterKeyGiven,
}
"""On a matter's page; beside these `line-undone` and `line-corrected` of the guests."""

HOUSE_KINDS: dict[str, type[Struct]] = {
    "framework-written": FrameworkWritten,
    "framework-retired": FrameworkRetired,
    "policy-set": PolicySet,
}
"""On the house's page."""
