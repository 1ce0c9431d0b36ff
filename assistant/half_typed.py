"""Half typed words of a handover in this desk’s file: those on restricted problems in boxes.

A box is opened by a key of the problem that its words are about, like all that is said of it.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from assistant.journal.stamp import PageId
from assistant.recovery import register, sealed
from assistant.refusal import Refused
from assistant.sealing import Sealing
from assistant.shift.belonging import typed_about

_BOX = "box:"
"""Before the name of a field whose words are in a box; its problem's page stands in the name."""

Typed = Mapping[str, str]


def kept(tx: Connection, sealing: Sealing, typed: Typed) -> dict[str, str]:
    """As it is to be kept. Words for which there is no key are not: who types may not read them."""
    hidden = set(register.restricted(tx))
    return dict(_kept(tx, sealing, typed, hidden)) if hidden else dict(typed)


def _kept(
    tx: Connection, sealing: Sealing, typed: Typed, hidden: set[PageId]
) -> Iterator[tuple[str, str]]:
    for field, words in typed.items():
        about = next(iter(typed_about(field) & hidden), None)
        try:
            found = sealing.key(tx, about) if about is not None else None
        except Refused:
            continue
        if found is None:
            yield field, words
        else:
            box = sealed.locked(words.encode(), found[1])
            yield f"{_BOX}{field}", b64encode(box).decode()


def opened(tx: Connection, sealing: Sealing, typed: Typed) -> dict[str, str]:
    """What was kept, as far as who is here can open it."""
    return dict(_opened(tx, sealing, typed))


def _opened(tx: Connection, sealing: Sealing, typed: Typed) -> Iterator[tuple[str, str]]:
    for field, words in typed.items():
        if not field.startswith(_BOX):
            yield field, words
            continue
        name, box = field.removeprefix(_BOX), b64decode(words)
        keys = (key for page in typed_about(name) for key in sealing.keys(tx, page).values())
        found = next(
            (told for key in keys if (told := sealed.unlocked(box, key)) is not None), None
        )
        if found is not None:
            yield name, found.decode()
