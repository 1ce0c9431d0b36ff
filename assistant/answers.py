"""How the command line tells of the guests that it finds."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from assistant.guests.labels import WHY, label
from assistant.guests.lookup.find import Hit
from assistant.terminal import say


def say_hits(found: Sequence[Hit], *, as_json: bool) -> None:
    """A line each, or one JSON array."""
    if as_json:
        say(json.dumps([_hit(hit) for hit in found], ensure_ascii=False))
        return
    for hit in found:
        why = hit.why and f"({label(WHY, hit.why)})"
        told = [hit_id(hit), hit.name, hit.reading, " ".join(hit.phones), hit.line, why]
        say("  ".join(filter(None, told)))


def hit_id(hit: Hit) -> str:
    """By which `show` finds the guest again."""
    return str(UUID(bytes=hit.page))


def _hit(hit: Hit) -> dict[str, Any]:
    """A hit for scripts. Keys only grow; `why` is "" where the name shows it."""
    return {
        "id": hit_id(hit),
        "name": hit.name,
        "reading": hit.reading,
        "phones": list(hit.phones),
        "line": hit.line,
        "visits": hit.visits,
        "here": hit.here,
        "why": hit.why,
    }
