"""What clerks do at a desk, as far as a random schedule needs it."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from assistant.desk import Desk
from assistant.guests import acts
from assistant.guests.entries import Identity
from assistant.guests.lookup import find
from assistant.guests.view import GuestView
from assistant.journal.stamp import PageId
from assistant.refusal import Refused

T = TypeVar("T")

NAMES = ("Ana Gil", "Ingrid Solheim", "王小明", "Пётр Чайка", "Zoë Ali", "Anna Gill")
TEXTS = ("window seat", "no onions", "喜欢靠窗", "late checkout", "тихий номер", "sparkling water")
_CHANNELS = ("in-person", "telephone", "online")


def _text(n: int) -> str:
    return f"{TEXTS[n % len(TEXTS)]} {n}"


def _one(there: Sequence[T], n: int) -> T:
    """Any of them; refused as the desk itself would, where there is none."""
    if not there:
        raise Refused("there is none")
    return there[n % len(there)]


_Words = tuple[Callable[..., Any], dict[str, Any]]
_DEEDS: dict[str, Callable[[GuestView, int], _Words]] = {
    "note": lambda view, n: (acts.write_note, {"text": _text(n)}),
    "likes": lambda view, n: (acts.note_preference, {"text": _text(n), "origin": "said"}),
    "likes otherwise": lambda view, n: (
        acts.change_preference,
        {"of": _one(view.preferences, n).id, "text": _text(n)},
    ),
    "likes still": lambda view, n: (
        acts.confirm_preference,
        {"of": _one(view.preferences, n).id},
    ),
    "mind": lambda view, n: (acts.note_care, {"care": "allergy", "text": _text(n)}),
    "tie": lambda view, n: (acts.note_tie, {"text": _text(n)}),
    "mood": lambda view, n: (acts.note_mood, {"level": 1 + n % 5}),
    "come": lambda view, n: (acts.arrive, {"channel": _CHANNELS[n % 3]}),
    "go": lambda view, n: (acts.leave, {}),
    "mistake": lambda view, n: (acts.note_mistake, {"text": _text(n)}),
    "put right": lambda view, n: (
        acts.put_right,
        {"of": _one(view.mistakes, n).id, "text": _text(n)},
    ),
    "phone": lambda view, n: (acts.add_contact, {"contact": "phone", "value": f"+34 600 {n:06}"}),
    "rename": lambda view, n: (
        acts.change_details,
        {"changes": {"name": f"{NAMES[n % len(NAMES)]} {n}"}},
    ),
    "quietly": lambda view, n: (acts.greet_quietly, {"quiet": bool(n % 2)}),
    "undo": lambda view, n: (acts.undo, {"of": _one(view.log, n).id}),
    "correct": lambda view, n: (acts.correct, {"of": _one(view.log, n).id, "text": _text(n)}),
    "retire": lambda view, n: (acts.retire, {"of": _one(view.log, n).id}),
}
DEEDS = ("meet", "problem", *_DEEDS)


def done(desk: Desk, deed: str, guest: int, n: int) -> set[bytes]:
    """Do it, for any of the guests; the ids of lines and pages that the desk has acknowledged."""
    known = [hit.page for hit in desk.look_up(find.recent)]
    try:
        if deed == "meet" or not known:
            return {desk.meet(Identity(f"{NAMES[n % len(NAMES)]} {n}")).result()}
        page = PageId(sorted(known)[guest % len(known)])
        if deed == "problem":
            opened = desk.matters.open(steps=("listen:0",), text=_text(n), guest=page)
            return {opened.result()}
        view = desk.guest(page)
        assert view is not None
        act, words = _DEEDS[deed](view, n)
        return {entry.id for entry in desk.on_guest(page, act, **words).result().entries}
    except Refused:
        return set()
