"""How things stand with a guest now: pure questions to the card and the clock."""

from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from assistant.guests.details import day
from assistant.guests.view import (
    DAY_MS,
    FORGOTTEN_MS,
    LONG_AWAY_MS,
    UNDO_MS,
    GuestView,
    LogLine,
    MistakeView,
    PreferenceView,
    VisitView,
)
from assistant.journal.stamp import EntryId, StaffId, stamped_ms

TREND_LENGTH = 8
"""Moods that the trend looks back on."""
_TREND_BEFORE = 3
_TREND_STEP = 0.5
NEVER_UNDONE = frozenset(
    {
        *("guest-met", "line-undone", "open-book-given", "contact-revealed"),
        *("guests-merged", "merge-undone", "told-apart", "perhaps-same"),
    }
)
"""A card stays open once it is, what was taken back can be written again, and what is said of two
guests is taken back for both."""


class Trend(Struct, frozen=True):
    """Where a guest's mood is going (H4)."""

    levels: tuple[int, ...]
    """The latest moods, oldest first."""
    direction: int
    """-1 darker than before, 0 as before or not known, 1 brighter."""


def open_visit(view: GuestView) -> VisitView | None:
    """The visit that nobody closed, however long ago it began."""
    return next((visit for visit in reversed(view.visits) if visit.left_ms is None), None)


def current_visit(
    view: GuestView, now_ms: int, *, forgotten_ms: int = FORGOTTEN_MS
) -> VisitView | None:
    """The visit that is going on; one that began over `forgotten_ms` ago is taken as forgotten."""
    visit = open_visit(view)
    return visit if visit and now_ms - visit.arrived_ms <= forgotten_ms else None


def in_house(view: GuestView, now_ms: int, *, forgotten_ms: int = FORGOTTEN_MS) -> bool:
    """Whether the guest is here."""
    return current_visit(view, now_ms, forgotten_ms=forgotten_ms) is not None


def presumed_over(view: GuestView, now_ms: int, *, forgotten_ms: int = FORGOTTEN_MS) -> GuestView:
    """The card with a forgotten visit taken as over, so that nothing that reads it must ask again.

    The visit stays open on file: the departure can still be noted.
    """
    visits = tuple(
        replace(visit, left_ms=visit.arrived_ms, presumed=True)
        if visit.left_ms is None and now_ms - visit.arrived_ms > forgotten_ms
        else visit
        for visit in view.visits
    )
    return view if visits == view.visits else replace(view, visits=visits)


def last_visit(view: GuestView, now_ms: int) -> VisitView | None:
    """The latest visit in person before the one that is going on."""
    here = current_visit(view, now_ms)
    past = (v for v in view.visits if v.channel == "in-person" and v != here)
    return max(past, key=lambda visit: visit.arrived_ms, default=None)


def last_seen_ms(view: GuestView, now_ms: int) -> int | None:
    """When the guest was last here before now; a day from before Salve counts from midnight."""
    seen = []
    if visit := last_visit(view, now_ms):
        seen.append(visit.arrived_ms if visit.left_ms is None else visit.left_ms)
    if known := day(view.earlier_last):
        midnight = datetime(known.year, known.month, known.day, tzinfo=UTC)
        seen.append(int(midnight.timestamp()) * 1000)
    return max(seen, default=None)


def first_time(view: GuestView, now_ms: int) -> bool:
    """Whether this is the first visit in person. Who came with a customer list is no newcomer."""
    return (
        not view.earlier_visits
        and not view.earlier_last
        and view.source != "import"
        and last_visit(view, now_ms) is None
    )


def days_since_last(view: GuestView, now_ms: int) -> int | None:
    """Whole days since the guest was last here, before the present visit; None when not known."""
    seen_ms = last_seen_ms(view, now_ms)
    return None if seen_ms is None else max(0, now_ms - seen_ms) // DAY_MS


def long_away(view: GuestView, now_ms: int) -> bool:
    """Whether the guest is, or would be, back after a long while."""
    seen_ms = last_seen_ms(view, now_ms)
    return seen_ms is not None and now_ms - seen_ms > LONG_AWAY_MS


def last_mistake_unsettled(view: GuestView) -> MistakeView | None:
    """The latest mistake that has not been put right."""
    return next((mistake for mistake in reversed(view.mistakes) if not mistake.remedy), None)


def mood_trend(view: GuestView) -> Trend:
    """The latest moods, and whether the last one differs from the few before it."""
    levels = tuple(mood.level for mood in view.moods[-TREND_LENGTH:])
    before = levels[-1 - _TREND_BEFORE : -1]
    if not before:
        return Trend(levels, 0)
    step = levels[-1] - sum(before) / len(before)
    return Trend(levels, (step > _TREND_STEP) - (step < -_TREND_STEP))


def questions(view: GuestView, now_ms: int) -> list[PreferenceView]:
    """Preferences to be asked and not stated: only seen, or not confirmed for long (H3)."""
    return [preference for preference in view.preferences if preference.is_question(now_ms)]


def visits_today(view: GuestView, midnight_ms: int, now_ms: int) -> list[VisitView]:
    """Visits, calls and contacts since the desk's midnight, and the one still going on."""
    here = current_visit(view, now_ms)
    return [v for v in view.visits if v == here or (v.left_ms or v.arrived_ms) >= midnight_ms]


def on_card(view: GuestView) -> frozenset[EntryId]:
    """The lines that stand on the card and can be retired from it."""
    matters = (view.preferences, view.care, view.ties)
    happened = (view.visits, view.moods, view.mistakes, view.notes, view.statements)
    return frozenset(one.id for part in (*matters, *happened) for one in part)


def can_be_undone(line: LogLine, now_ms: int) -> bool:
    """Whether `line` still stands, is of a kind that can go, and was written within `UNDO_MS`."""
    if line.undone or line.kind in NEVER_UNDONE:
        return False
    return now_ms - stamped_ms(line.id) <= UNDO_MS


def undoable(view: GuestView, now_ms: int, staff: StaffId | None = None) -> LogLine | None:
    """The latest line, by `staff` if given, that can still be taken back."""
    mine = (line for line in reversed(view.log) if staff is None or line.staff == staff)
    return next((line for line in mine if can_be_undone(line, now_ms)), None)
