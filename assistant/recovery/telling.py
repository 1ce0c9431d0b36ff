"""How each line of a matter is told in its log: its kind, its words, what else it says. Pure."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from assistant.guests.entries import LineCorrected, LineUndone
from assistant.journal.stamp import EntryId
from assistant.recovery import entries as e

Facts = tuple[tuple[str, str], ...]


class Telling(Struct, frozen=True, gc=False):
    """A line, ready for the log."""

    kind: str
    text: str
    facts: Facts = ()
    """What the line says besides its words, for the window to put into words."""
    of: EntryId | None = None
    """The line that this one speaks of."""


def told(body: Any) -> Telling | None:
    """How `body` is told; None where it is not a line of a matter."""
    kind = _NAMES.get(type(body))
    if kind is None:
        return None
    facts = _FACTS.get(type(body))
    return Telling(kind, _words(body), facts(body) if facts else (), getattr(body, "of", None))


def _words(body: Any) -> str:
    if type(body) in (e.AuthorityCalled, e.ProblemChanged):
        return ""  # what they say is told as facts
    return str(getattr(body, "text", "") or getattr(body, "reason", ""))


def _some(body: Any, *fields: str) -> Facts:
    """Those of `fields` that say something; None and "" do not."""
    values = ((name, getattr(body, name)) for name in fields)
    return tuple((name, _plain(value)) for name, value in values if value not in (None, "", b""))


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex()
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _fields(*names: str) -> Callable[[Any], Facts]:
    return lambda body: _some(body, *names)


_FACTS: dict[type[Any], Callable[[Any], Facts]] = {
    e.ProblemOpened: _fields("severity", "who", "whose", "restricted"),
    e.ProblemChanged: _fields(*e.ProblemChanged.__struct_fields__),
    e.GuestNamed: _fields("guest"),
    e.StepDone: _fields("step"),
    e.StepReopened: _fields("step"),
    e.WishMarked: _fields("wish", "met"),
    e.OwnerChanged: _fields("owner"),
    e.PromiseMade: _fields("due_ms", "owner", "to", "follow_up"),
    e.PromiseRenewed: _fields("due_ms"),
    e.PromisePassed: _fields("owner"),
    e.GestureMade: _fields("gesture", "cost", "currency"),
    e.GestureAsked: _fields("gesture", "cost", "currency"),
    e.AskAnswered: _fields("gesture", "cost"),
    e.AuthorityCalled: _fields("reason"),
    e.AdviserAsked: _fields("agreed"),
    e.ProblemClosed: _fields("content", "mood"),
}
_NAMES: dict[type[Any], str] = {body: kind for kind, body in e.KINDS.items()} | {
    LineUndone: "line-undone",
    LineCorrected: "line-corrected",
}
