"""What is shown of a guest; `fold.py` makes it from the guest's lines."""

from msgspec import Struct

from assistant.guests.entries import Care, Channel, Identity, Moment, Origin
from assistant.journal.stamp import PROGRAM, DeskId, EntryId, PageId, StaffId
from assistant.privacy.entries import NO_LINE, Special, Use

HOUR_MS = 60 * 60 * 1000
DAY_MS = 24 * HOUR_MS
OLD_PREFERENCE_MS = 180 * DAY_MS
"""After half a year without a confirmation a preference is asked, not stated (H3)."""
LONG_AWAY_MS = 180 * DAY_MS
"""After half a year without a visit a guest is back after a long while."""
UNDO_MS = 60 * 1000
"""So long after it was written a line can be undone; later it is corrected."""
FORGOTTEN_MS = 30 * DAY_MS
"""An open visit that began so long ago was forgotten: the guest is not taken as here. Each desk may
set another span: hotels have long stays."""
NEW_VISIT_MS = 8 * HOUR_MS
"""So long after an arrival without a departure the guest can arrive anew."""
SAME_ARRIVAL_MS = 10 * 60 * 1000
"""Two arrivals so close together are one: two desks saw the same guest come in."""


class Words(Struct, frozen=True, gc=False):
    """One wording of a line: the first, or a correction."""

    text: str
    staff: StaffId
    when_ms: int


class CareView(Struct, frozen=True, gc=False):
    """What must never be forgotten."""

    id: EntryId
    care: Care
    text: str
    staff: StaffId
    when_ms: int
    history: tuple[Words, ...] = ()
    """Earlier wordings, oldest first."""


class TieView(Struct, frozen=True, gc=False):
    """A relation with the house."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int
    history: tuple[Words, ...] = ()
    """Earlier wordings, oldest first."""


class PreferenceView(Struct, frozen=True, gc=False):
    """A preference that holds today."""

    id: EntryId
    text: str
    origin: Origin
    place: str
    staff: StaffId
    when_ms: int
    """When it was first noted."""
    confirmed_ms: int
    """When it was last said, seen or confirmed."""
    history: tuple[Words, ...] = ()
    """Earlier wordings, oldest first."""
    words_id: EntryId = EntryId(b"")
    """The line whose words stand now: the first one, or the latest change."""

    def is_question(self, now_ms: int) -> bool:
        """Whether it is offered as a question: only seen by staff, or not confirmed for long."""
        return self.origin == "seen" or now_ms - self.confirmed_ms > OLD_PREFERENCE_MS


class MoodView(Struct, frozen=True, gc=False):
    """The guest's mood at a moment."""

    id: EntryId
    level: int
    cause: str
    staff: StaffId
    when_ms: int
    history: tuple[Words, ...] = ()
    """Earlier wordings of the cause, oldest first."""


class VisitView(Struct, frozen=True, gc=False):
    """A visit, call or online contact."""

    id: EntryId
    channel: Channel
    arrived_ms: int
    left_ms: int | None
    """None while the guest is here. A call or an online contact is over as soon as it is noted."""
    presumed: bool = False
    """Nobody noted the departure: the guest came again, so `left_ms` only repeats `arrived_ms`."""


class MistakeView(Struct, frozen=True, gc=False):
    """A past mistake and how it was put right."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int
    remedy: str = ""
    """"" while it has not been put right; one line for each thing that was done."""
    remedy_ms: int = 0
    """When the last of these was done."""
    history: tuple[Words, ...] = ()
    """Earlier wordings of the mistake, oldest first; those of a remedy stand in the log."""
    matter: PageId = PageId(b"")
    """The page of the problem or promise that it comes from; b"" where there is none."""
    broke: str = ""
    """"promise" where the mistake is that `text`, a promise, was not kept."""


class NoteView(Struct, frozen=True, gc=False):
    """A free note."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int
    history: tuple[Words, ...] = ()
    """Earlier wordings, oldest first."""


class StatementView(Struct, frozen=True, gc=False):
    """What the guest says to what is on file, in the guest's words (article 16 GDPR)."""

    id: EntryId
    text: str
    staff: StaffId
    """Who wrote it down."""
    when_ms: int
    of: EntryId = NO_LINE
    """The line that it speaks of; `NO_LINE` where it speaks of everything."""
    history: tuple[Words, ...] = ()
    """Earlier wordings, oldest first."""


class RestrictionView(Struct, frozen=True, gc=False):
    """What is on file is only stored, not used (article 18)."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int


class ObjectionView(Struct, frozen=True, gc=False):
    """A use of what is on file that the guest does not want (article 21)."""

    id: EntryId
    use: Use
    text: str
    staff: StaffId
    when_ms: int


class PrivateView(Struct, frozen=True, gc=False):
    """A line, or a field of the details, that is private (H9)."""

    id: EntryId
    of: EntryId
    """`NO_LINE` where it is a field."""
    field: str
    """A field of `Identity`, or "phone:…", "email:…" with the value; "" where it is a line."""
    special: Special
    """Which of the special kinds it is; "" for none of them."""
    why: str
    """Why it was asked."""
    verified: bool
    consent: str
    """YYYY-MM-DD on which the guest agreed; "" where nobody had to ask."""
    until: str
    """YYYY-MM-DD, the last day on which it is kept; "" as long as the rest."""
    staff: StaffId
    when_ms: int
    withdrawn_ms: int = 0
    """When the guest no longer agreed; 0 for never. It is then to go at once."""


class JoinView(Struct, frozen=True, gc=False):
    """Two cards that were found to be one guest's."""

    id: EntryId
    """By which it can be undone."""
    other: PageId
    """The page that leads here."""
    name: str
    """As it stood on the other card."""
    staff: StaffId
    when_ms: int
    old: tuple[tuple[str, str], ...] = ()
    """What did not hold: fields of `Identity` with their values, "phone" and "email"."""


class SaidView(Struct, frozen=True, gc=False):
    """A prompt that was said."""

    moment: Moment
    line: str
    when_ms: int


class LogLine(Struct, frozen=True, gc=False):
    """One line of the full log, whatever its kind; nothing is left out of it (H10)."""

    id: EntryId
    kind: str
    """The wire kind, by which the window finds icon and label."""
    text: str
    """The words of the line, "" where the kind says it all."""
    staff: StaffId
    when_ms: int
    undone: bool = False
    history: tuple[Words, ...] = ()
    """Earlier wordings of a corrected line, oldest first."""
    of: EntryId | None = None
    """The line that this one speaks of."""
    about: str = ""
    """The words of that line as they stand now."""
    facts: tuple[tuple[str, str], ...] = ()
    """What the line says besides its words, for the window to put into words: ("level", "4")."""
    desk: DeskId = DeskId(b"")


class GuestView(Struct, frozen=True):
    """All that the card shows. Lists are oldest first, as they were written."""

    page: PageId
    identity: Identity
    met_ms: int
    care: tuple[CareView, ...] = ()
    ties: tuple[TieView, ...] = ()
    preferences: tuple[PreferenceView, ...] = ()
    moods: tuple[MoodView, ...] = ()
    visits: tuple[VisitView, ...] = ()
    mistakes: tuple[MistakeView, ...] = ()
    notes: tuple[NoteView, ...] = ()
    said: tuple[SaidView, ...] = ()
    log: tuple[LogLine, ...] = ()
    earlier_visits: int = 0
    """Visits known from before Salve."""
    earlier_last: str = ""
    """The last of those, YYYY-MM-DD."""
    source: str = ""
    """"import", "practice", or "" when a person at the counter met the guest."""
    met_by: StaffId = PROGRAM
    statements: tuple[StatementView, ...] = ()
    restricted: RestrictionView | None = None
    """Where what is on file is only stored, not used."""
    objections: tuple[ObjectionView, ...] = ()
    """Those that hold, one for each use."""
    private: tuple[PrivateView, ...] = ()
    """What is private; the latest mark of each line and field."""

    joined: tuple[JoinView, ...] = ()
    """The cards that became this one, in the order in which they did."""

    @property
    def visit_count(self) -> int:
        """Visits in person, earlier ones and the open one included."""
        return self.earlier_visits + sum(v.channel == "in-person" for v in self.visits)

    def objects_to(self, use: Use) -> bool:
        """Whether the guest does not want this use of what is on file."""
        return any(one.use == use for one in self.objections)

    def private_mark(self, of: EntryId = NO_LINE, field: str = "") -> PrivateView | None:
        """The mark of a line or field; None where it is not private."""
        return next((one for one in self.private if (one.of, one.field) == (of, field)), None)
