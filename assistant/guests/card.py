"""The whole card as data for scripts: ids as UUIDs, times in ISO 8601 UTC, nothing left out."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from msgspec import structs

from assistant.guests import standing
from assistant.guests.card_text import Names, card_text, moment
from assistant.guests.view import (
    GuestView,
    LogLine,
    ObjectionView,
    PreferenceView,
    PrivateView,
    RestrictionView,
    VisitView,
    Words,
)
from assistant.journal.stamp import StaffId

__all__ = ["Names", "card", "card_text", "iso"]


def card(view: GuestView, now_ms: int, names: Names) -> dict[str, Any]:
    """All that is on file about a guest, as JSON can hold it. Keys only grow."""
    trend = standing.mood_trend(view)
    return {
        "id": _uuid(view.page),
        **structs.asdict(view.identity),
        "phones": list(view.identity.phones),
        "emails": list(view.identity.emails),
        "met": iso(view.met_ms),
        "met_by": _name(view.met_by, names),
        "source": view.source,
        "here": standing.in_house(view, now_ms),
        "first_time": standing.first_time(view, now_ms),
        "long_away": standing.long_away(view, now_ms),
        "days_since_last": standing.days_since_last(view, now_ms),
        "visit_count": view.visit_count,
        "earlier_visits": view.earlier_visits,
        "earlier_last": view.earlier_last,
        "mood_direction": trend.direction,
        "care": [{"kind": one.care, **_item(one, names)} for one in view.care],
        "ties": [_item(one, names) for one in view.ties],
        "preferences": [_preference(one, now_ms, names) for one in view.preferences],
        "moods": [
            {"level": one.level, "cause": one.cause, **_signed(one, names)} for one in view.moods
        ],
        "visits": [_visit(one) for one in view.visits],
        "mistakes": [
            {
                **_item(one, names),
                "remedy": one.remedy,
                "put_right": iso(one.remedy_ms) if one.remedy else None,
            }
            for one in view.mistakes
        ],
        "notes": [_item(one, names) for one in view.notes],
        "statements": [
            {**_item(one, names), "of": _uuid(one.of) if one.of else None}
            for one in view.statements
        ],
        "restricted": view.restricted and _wish(view.restricted, names),
        "objections": [{"use": one.use, **_wish(one, names)} for one in view.objections],
        "private": [_private(one, names) for one in view.private],
        "said": [
            {"moment": one.moment, "line": one.line, "when": iso(one.when_ms)} for one in view.said
        ],
        "log": [_log_line(one, names) for one in view.log],
    }


def iso(ms: int) -> str:
    """Milliseconds since 1970 as ISO 8601 in UTC."""
    return moment(ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _uuid(id: bytes) -> str:  # noqa: A002 - it is one
    return str(UUID(bytes=id))


def _name(staff: StaffId, names: Names) -> str:
    return names.get(staff, "")


def _signed(one: Any, names: Names) -> dict[str, Any]:
    """The id, time, signature and earlier wordings that every line on the card has."""
    return {
        "id": _uuid(one.id),
        "when": iso(one.when_ms),
        "by": _name(one.staff, names),
        "by_id": _uuid(one.staff),
        "history": _history(one.history, names),
    }


def _item(one: Any, names: Names) -> dict[str, Any]:
    return {"text": one.text, **_signed(one, names)}


def _history(wordings: Iterable[Words], names: Names) -> list[dict[str, Any]]:
    return [{"text": w.text, "when": iso(w.when_ms), "by": _name(w.staff, names)} for w in wordings]


def _wish(one: RestrictionView | ObjectionView, names: Names) -> dict[str, Any]:
    return {"text": one.text, "when": iso(one.when_ms), "by": _name(one.staff, names)}


def _private(one: PrivateView, names: Names) -> dict[str, Any]:
    return {
        "of": _uuid(one.of) if one.of else None,
        "field": one.field,
        "special": one.special,
        "why": one.why,
        "verified": one.verified,
        "consent": one.consent,
        "until": one.until,
        "withdrawn": iso(one.withdrawn_ms) if one.withdrawn_ms else None,
        "when": iso(one.when_ms),
        "by": _name(one.staff, names),
    }


def _preference(one: PreferenceView, now_ms: int, names: Names) -> dict[str, Any]:
    return {
        **_item(one, names),
        "origin": one.origin,
        "place": one.place,
        "confirmed": iso(one.confirmed_ms),
        "question": one.is_question(now_ms),
    }


def _visit(one: VisitView) -> dict[str, Any]:
    return {
        "id": _uuid(one.id),
        "channel": one.channel,
        "arrived": iso(one.arrived_ms),
        "left": None if one.left_ms is None else iso(one.left_ms),
        "presumed": one.presumed,
    }


def _log_line(line: LogLine, names: Names) -> dict[str, Any]:
    return {
        "kind": line.kind,
        **_item(line, names),
        "desk": _uuid(line.desk) if line.desk else None,
        "undone": line.undone,
        "of": _uuid(line.of) if line.of else None,
        "about": line.about,
        "facts": dict(line.facts),
    }
