"""What the open book is made of: sections of dated and signed lines, in the guest's language."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Literal

from msgspec import Struct

from assistant.guests.view import GuestView
from assistant.journal.entry import Line
from assistant.journal.stamp import EntryId, PageId, StaffId
from assistant.people.view import StaffView
from assistant.privacy.entries import Signing
from assistant.privacy.looks import Seen
from assistant.privacy.terms import Terms
from assistant.recovery.view import MatterView
from assistant.shift.view import ExpectedView, TraceView, WowView

Key = Literal[
    "who",
    "told",
    "noticed",
    "visits",
    "wrong",
    "promises",
    "said",
    "letters",
    "looked",
    "source",
    "kept",
    "rights",
]
"""The sections, in the order of the book."""
State = Literal["", "gone", "undone"]
""" "gone": no longer so; "undone": taken back right after it was written."""


class Note(Struct, frozen=True):
    """What was said of a line later: better words, an end, the guest's own words."""

    kind: str
    """The wire kind of the line that says it; "" where it is none of its own."""
    text: str
    """In whole, with day and name."""
    words: str = ""
    """Only the words, for machines."""
    when_ms: int = 0
    by: str = ""
    gave: bool = False


class Told(Struct, frozen=True):
    """A line of the book."""

    kind: str
    text: str
    """In words for the guest."""
    when_ms: int = 0
    """0 for what has no moment of its own."""
    when: str = ""
    by: str = ""
    gave: bool = False
    """Whether the guest gave it; else staff wrote it (article 20)."""
    notes: tuple[Note, ...] = ()
    state: State = ""
    id: EntryId = EntryId(b"")
    """b"" for what is no line of its own."""
    on_card: bool = False
    """Whether it is a line of the guest's page, to which the guest can add a word."""
    correctable: bool = False
    words: str = ""
    """Only the words of the line, for machines and for correcting."""
    data: Mapping[str, str] = {}
    """What the line says besides its words, for machines."""


class Section(Struct, frozen=True):
    """A part of the book."""

    key: Key
    title: str
    intro: str = ""
    """A sentence or two below the title."""
    lines: tuple[Told, ...] = ()


class Book(Struct, frozen=True):
    """All that is on file about a guest, as it is given to the guest."""

    page: PageId
    name: str
    language: str
    """In which it is told, one of `tongue.LANGUAGES`."""
    made_ms: int
    made: str
    """The day and time in words."""
    made_by: str
    house: str
    title: str
    letter: str
    """The words to the guest that it begins with."""
    sections: tuple[Section, ...]
    marks: tuple[str, ...] = ()
    """What must be seen before all else: it is only kept, not used; what the guest objects to."""
    contacts: tuple[str, ...] = ()
    """The telephone numbers and e-mail addresses in it: a screen may have to mask them."""

    @property
    def lines(self) -> int:
        """How many there are."""
        return sum(bool(line.kind) for section in self.sections for line in section.lines)


class Remark(Struct, frozen=True):
    """What was said of the guest on a handover."""

    id: EntryId
    kind: str
    text: str
    staff: StaffId
    when_ms: int


class Material(Struct, frozen=True):
    """All that the book is made from, as far as whoever makes it may see it."""

    guest: GuestView
    story: tuple[Line, ...]
    """The lines of the guest's page."""
    matters: tuple[MatterView, ...] = ()
    traces: tuple[TraceView, ...] = ()
    expected: tuple[ExpectedView, ...] = ()
    deeds: tuple[WowView, ...] = ()
    remarks: tuple[Remark, ...] = ()
    looks: tuple[Seen, ...] = ()
    staff: Mapping[StaffId, StaffView] = {}
    signing: Signing = "first-name"
    terms: Terms = Terms()
    unread: int = 0
    """Lines that only a newer version of the program can read."""
    sees_all: bool = False
    """Whether whoever makes the book may see restricted matters."""
    made_by: StaffId | None = None
    house: str = ""
    now_ms: int = 0
    zone: tzinfo | None = None
    """The shop's, None for the system's."""
