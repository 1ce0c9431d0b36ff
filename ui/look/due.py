"""The time of a promise as it is typed at this desk: the moment, and whether it is one yet."""

from datetime import datetime

from assistant.recovery.due import read_due
from assistant.refusal import Refused


def here_ms() -> int:
    """Now, in milliseconds since 1970, UTC."""
    return round(datetime.now().timestamp() * 1000)


def due_ms(text: str) -> int:
    """The moment that was typed, in milliseconds since 1970, UTC. Refused when it is none."""
    return int(read_due(text, datetime.now().astimezone()).timestamp()) * 1000


def understood(text: str) -> int | None:
    """The same while it is typed; None while it is no time."""
    try:
        return due_ms(text) if text.strip() else None
    except Refused:
        return None
