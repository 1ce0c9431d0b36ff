"""The words of any line, and those around the place where a guest is named in them. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from assistant.guests import entries as g
from assistant.guests.lookup.named import Naming
from assistant.journal.entry import Entry, Unknown

_AROUND = 70
"""Letters told before and behind the name."""


def around_name(
    naming: Naming, every: Iterable[str], contacts_only: bool = False
) -> tuple[str, str, str] | None:
    """The words around the first place where the guest is named."""
    for text in every:
        place = naming.place(text, contacts_only=contacts_only)
        if place is not None:
            return _cut(text, *place)
    return None


def said(entry: Entry, body: Any) -> tuple[list[str], bool]:
    """The words of a line, and whether only numbers and addresses count in them: another guest is
    called as they are called."""
    if isinstance(body, g.GuestMet):
        return [*body.who.phones, *body.who.emails], True
    if isinstance(body, g.DetailsChanged | g.ContactAdded | g.ContactRemoved):
        return list(texts(body)), True
    if isinstance(body, Unknown):
        try:
            return list(texts(msgspec.json.decode(entry.body))), False
        except (ValueError, RecursionError):
            return [bytes(entry.body).decode("utf-8", "replace")], False
    return list(texts(body)), False


def texts(told: Any) -> Iterator[str]:
    """All words in it, however deep."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Struct):
        for field in told.__struct_fields__:
            yield from texts(getattr(told, field))
    elif isinstance(told, dict):
        for value in told.values():
            yield from texts(value)
    elif isinstance(told, list | tuple | frozenset):
        for value in told:
            yield from texts(value)


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The name in its words, so many that one sees what is meant."""
    before, after = " ".join(text[:start].split()), " ".join(text[end:].split())
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    glued = start > 0 and text[start - 1].isspace(), end < len(text) and text[end].isspace()
    return before + " " * glued[0], text[start:end], " " * glued[1] + after
