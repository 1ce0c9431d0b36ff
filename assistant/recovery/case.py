"""A matter as data for scripts and as a few lines for a terminal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any
from uuid import UUID

from msgspec import structs

from assistant.journal.stamp import PageId, StaffId
from assistant.recovery import standing
from assistant.recovery.labels import severity_label, stage_label
from assistant.recovery.view import MatterView, PromiseView
from assistant.tongue import _, named

Names = Mapping[StaffId, str]


def case(view: MatterView, names: Names) -> dict[str, Any]:
    """All that is on file about a matter, as JSON can hold it. Keys only grow."""
    told: dict[str, Any] = _plain(structs.asdict(view), names)
    told["owner"] = names.get(view.owner, "")
    told["open"] = view.is_open
    told["wishes_met"] = sorted(standing.wishes_met(view))
    return told


def case_text(view: MatterView, names: Names, now_ms: int, zone: tzinfo | None = None) -> str:
    """What is open in a few lines: what happened, who sees to it, what was done and promised."""
    return "\n".join(_lines(view, names, now_ms, zone))


def _lines(view: MatterView, names: Names, now_ms: int, zone: tzinfo | None) -> Iterator[str]:
    if view.is_problem:
        words = view.text or _("Not told yet")
        yield named(severity_label(view.severity), f"“{words}”")
        owner = _("Seen to by {name}").format(name=names.get(view.owner, ""))
        yield f"  {_clock(view.opened_ms, zone)} {owner}"
    for deed in view.deeds:
        yield f"  {_clock(deed.when_ms, zone)} {deed.text}"
    for promise in standing.open_promises(view):
        yield f"  {_promised(promise, names, now_ms, zone)}"


def _promised(one: PromiseView, names: Names, now_ms: int, zone: tzinfo | None) -> str:
    stage, owner = stage_label(one.stage(now_ms, 0)), names.get(one.owner, "")
    return f"{_clock(one.due_ms, zone)} {named(stage, one.text)} · {owner}"


def _clock(ms: int, zone: tzinfo | None) -> str:
    return f"{datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"


def _plain(value: Any, names: Names, key: str = "") -> Any:
    """Ids as UUIDs with the names of staff beside them, times in ISO 8601 UTC."""
    if isinstance(value, bytes):
        known = names.get(StaffId(PageId(value)))
        return known or (str(UUID(bytes=value)) if value else None)
    if key.endswith("_ms") and isinstance(value, int):
        moment = datetime.fromtimestamp(value / 1000, UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z") if value else None
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one, names, key) for one in value]
    if hasattr(value, "__struct_fields__"):
        value = structs.asdict(value)
    if isinstance(value, dict):
        return {name.removesuffix("_ms"): _plain(one, names, name) for name, one in value.items()}
    return value
