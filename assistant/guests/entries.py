"""What can be written about a guest. A released kind only grows by optional fields."""

from typing import Literal

from msgspec import Struct

from assistant.journal.stamp import EntryId, PageId

Contact = Literal["phone", "email"]
Channel = Literal["in-person", "telephone", "online"]
Origin = Literal["said", "seen"]
Care = Literal["allergy", "access", "other"]
Gender = Literal["", "f", "m", "x"]
Manner = Literal["", "familiar"]
Moment = Literal[
    "greeting",
    "farewell",
    "listen",
    "empathise",
    "apologise",
    "facts",
    "solve",
    "record",
    "thank",
    "meanwhile",
    "ask-adviser",
    "letter",
    "card",
    "call",
    "calm",
    "answer-call",
    "ask-name",
    "ask-details",
    "details-declined",
    "hold",
    "hold-end",
    "hold-longer",
    "read-back",
    "end-call",
    "recommend",
    "not-needed",
    "lead",
    "lead-from-here",
    "wait",
    "delay",
    "instead",
    "channels",
    "objection-listen",
    "objection-repeat",
    "objection-ask",
    "objection-answer",
    "objection-confirm",
    "survey",
    "survey-thanks",
    "thank-letter",
    "thank-card",
    "public-answer",
    "public-thanks",
]
"""When words are said: at a contact’s two ends, on the telephone, while a guest is looked after,
when one has doubts, at the parts of a recovery and after it, and in public."""

MOOD_LEVELS = range(1, 6)
"""1 upset, 2 tense, 3 even, 4 pleased, 5 delighted."""


class Identity(Struct, frozen=True, omit_defaults=True):
    """Who the guest is, as on file. A name is never split by guessing: its parts have fields."""

    name: str
    """The whole name in its own script and order, as it is written on a card."""
    given: str = ""
    middle: str = ""
    """Patronymic or second given name."""
    family: str = ""
    reading: str = ""
    """How the name is said: pinyin, furigana, a romanisation, a stress."""
    title: str = ""
    """Ms, Dr, 先生, señora, professor…: as this guest uses it."""
    call_me: str = ""
    """The form of address that this guest asked for, word for word; wins over everything built."""
    nickname: str = ""
    language: str = ""
    """BCP 47, "" when not known."""
    gender: Gender = ""
    """Only what the guest said or used; "" when not known."""
    birthday: str = ""
    """YYYY-MM-DD, or --MM-DD without the year."""
    phones: tuple[str, ...] = ()
    """As typed; the look-up reads the digits."""
    emails: tuple[str, ...] = ()
    quiet: bool = False
    """Does not want to be recognised aloud."""
    manner: Manner = ""
    """How this guest wants to be spoken to: "" as anybody, "familiar" as a friend is (tú, ты)."""


class GuestMet(Struct, frozen=True, omit_defaults=True):
    """The first line of every guest's page."""

    who: Identity
    source: str = ""
    """Where the line came from when not from a person at the counter: "import", "practice"."""


class DetailsChanged(Struct, frozen=True, omit_defaults=True):
    """Text fields of `Identity` given new values; those not named stay."""

    changes: dict[str, str]


class ContactAdded(Struct, frozen=True):
    """One more way to reach the guest."""

    contact: Contact
    value: str


class ContactRemoved(Struct, frozen=True):
    """A number or address that is no longer the guest's."""

    contact: Contact
    value: str


class QuietAsked(Struct, frozen=True):
    """The guest wants, or no longer wants, to be greeted quietly."""

    quiet: bool


class CareNoted(Struct, frozen=True):
    """What must never be forgotten: an allergy, a step that the wheelchair cannot take."""

    care: Care
    text: str


class TieNoted(Struct, frozen=True):
    """A relation or a shared history with the house or its people (H7)."""

    text: str


class PreferenceNoted(Struct, frozen=True, omit_defaults=True):
    """Something the guest likes: said by the guest, or seen by staff (H3)."""

    text: str
    origin: Origin
    place: str = ""


class PreferenceConfirmed(Struct, frozen=True):
    """Asked again, and still true: it counts as said from now on."""

    of: EntryId


class PreferenceChanged(Struct, frozen=True):
    """Asked again, and different now; the earlier words stay in its history."""

    of: EntryId
    text: str


class MoodNoted(Struct, frozen=True, omit_defaults=True):
    """The guest's mood at a moment, with its cause (H4)."""

    level: int
    cause: str = ""


class GuestArrived(Struct, frozen=True):
    """A visit, a call or an online contact began."""

    channel: Channel


class GuestLeft(Struct, frozen=True):
    """The visit that was open is over."""


class EarlierVisits(Struct, frozen=True, omit_defaults=True):
    """Visits known from before Salve: how many, and when the last one was."""

    count: int
    last: str = ""
    """YYYY-MM-DD."""


class MistakeNoted(Struct, frozen=True, omit_defaults=True):
    """An error that befell the guest (H1)."""

    text: str
    matter: PageId = PageId(b"")
    """The page of the problem or promise that it comes from; b"" where it was written by itself."""
    broke: Literal["", "promise"] = ""
    """Whether the mistake is that `text`, a promise, was not kept."""


class MistakePutRight(Struct, frozen=True):
    """How a mistake was put right."""

    of: EntryId
    text: str


class NoteWritten(Struct, frozen=True):
    """A line that is none of the others."""

    text: str


class WordsSaid(Struct, frozen=True):
    """A prompt that was said to the guest, so that the next one differs."""

    moment: Moment
    line: str
    """The line's key in the phrase book."""
    text: str


class LineUndone(Struct, frozen=True):
    """A line taken back within seconds: a slip of the hand."""

    of: EntryId


class LineCorrected(Struct, frozen=True, omit_defaults=True):
    """Better words for a line; the first ones stay in its history (H10)."""

    of: EntryId
    text: str
    by_guest: bool = False
    """Whether the guest asked for it (article 16 GDPR)."""


class LineRetired(Struct, frozen=True, omit_defaults=True):
    """A line on the card that no longer holds, or never did; it stays in the log."""

    of: EntryId
    reason: str = ""


KINDS: dict[str, type[Struct]] = {
    "guest-met": GuestMet,
    "details-changed": DetailsChanged,
    "contact-added": ContactAdded,
    "contact-removed": ContactRemoved,
    "quiet-asked": QuietAsked,
    "care-noted": CareNoted,
    "tie-noted": TieNoted,
    "preference-noted": PreferenceNoted,
    "preference-confirmed": PreferenceConfirmed,
    "preference-changed": PreferenceChanged,
    "mood-noted": MoodNoted,
    "guest-arrived": GuestArrived,
    "guest-left": GuestLeft,
    "earlier-visits": EarlierVisits,
    "mistake-noted": MistakeNoted,
    "mistake-put-right": MistakePutRight,
    "note-written": NoteWritten,
    "words-said": WordsSaid,
    "line-undone": LineUndone,
    "line-corrected": LineCorrected,
    "line-retired": LineRetired,
}
