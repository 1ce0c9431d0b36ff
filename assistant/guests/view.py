"""What is shown of a guest, and the fold that makes it from the guest's lines."""

from msgspec import Struct

from assistant.guests.entries import Care, Channel, Identity, Moment, Origin
from assistant.journal.stamp import EntryId, PageId, StaffId

DAY_MS = 24 * 60 * 60 * 1000
OLD_PREFERENCE_MS = 180 * DAY_MS
"""After half a year without a confirmation a preference is asked, not stated (H3)."""
LONG_AWAY_MS = 180 * DAY_MS
"""After half a year without a visit a guest is back after a long while."""
UNDO_MS = 60 * 1000
"""So long after it was written a line can be undone; later it is corrected."""


class Words(Struct, frozen=True):
    """One wording of a line: the first, or a correction."""

    text: str
    staff: StaffId
    when_ms: int


class CareView(Struct, frozen=True):
    """What must never be forgotten."""

    id: EntryId
    care: Care
    text: str
    staff: StaffId
    when_ms: int


class TieView(Struct, frozen=True):
    """A relation with the house."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int


class PreferenceView(Struct, frozen=True):
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

    def is_question(self, now_ms: int) -> bool:
        """Whether it is offered as a question: only seen by staff, or not confirmed for long."""
        return self.origin == "seen" or now_ms - self.confirmed_ms > OLD_PREFERENCE_MS


class MoodView(Struct, frozen=True):
    """The guest's mood at a moment."""

    id: EntryId
    level: int
    cause: str
    staff: StaffId
    when_ms: int


class VisitView(Struct, frozen=True):
    """A visit, call or online contact."""

    id: EntryId
    channel: Channel
    arrived_ms: int
    left_ms: int | None
    """None while the guest is here."""


class MistakeView(Struct, frozen=True):
    """A past mistake and how it was put right."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int
    remedy: str = ""
    """"" while it has not been put right."""
    remedy_ms: int = 0


class NoteView(Struct, frozen=True):
    """A free note."""

    id: EntryId
    text: str
    staff: StaffId
    when_ms: int


class SaidView(Struct, frozen=True):
    """A prompt that was said."""

    moment: Moment
    line: str
    when_ms: int


class LogLine(Struct, frozen=True):
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

    @property
    def visit_count(self) -> int:
        """Visits in person, earlier ones and the open one included."""
        return self.earlier_visits + sum(v.channel == "in-person" for v in self.visits)
