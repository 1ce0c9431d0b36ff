"""The open book as it is handed out to machines (JSON) and as plain text. Pure.

The JSON's keys only grow (`version` stays 1 as long as they do):

- `format` "salve-open-book", `version`, `house`, `language`, `made` and `made_by`;
- `guest`: `id` and `name`;
- `gave`: what the guest gave (article 20 GDPR): `details`, the fields as they stand, and `lines`;
- `noted`: what staff wrote or the program kept: `lines`;
- `about`: `kept`, how long each kind is kept; `rights`, what the guest can ask for; `marks`.

A line has `section` (one of `told.Key`), `id` (a UUID, or null), `kind`, `text` (in the book's
language), `words` (only what was written), `when` (ISO 8601, UTC, or null), `by`, `state` ("" as it
stands, "gone" no longer so, "undone" taken back), `data` and `notes`: what was said of it later,
each with `kind`, `text`, `words`, `when`, `by` and `gave`.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from assistant.guests.card import iso
from assistant.guests.labels import FIELDS
from assistant.guests.view import GuestView
from assistant.privacy.told import Book, Key, Told
from assistant.tongue import listed

VERSION = 1
_OF_BOOK = ("kept", "rights")
_INDENT = "  "


def as_json(book: Book, view: GuestView) -> str:
    """The book for machines; `view` is the guest's card, from which the details come."""
    return json.dumps(handed(book, view), ensure_ascii=False, indent=2)


def handed(book: Book, view: GuestView) -> dict[str, Any]:
    """The same as data."""
    lines = [
        (section.key, line)
        for section in book.sections
        if section.key not in _OF_BOOK
        for line in section.lines
        if line.kind
    ]
    about = {
        section.key: [line.text for line in section.lines]
        for section in book.sections
        if section.key in _OF_BOOK
    }
    return {
        "format": "salve-open-book",
        "version": VERSION,
        "house": book.house,
        "language": book.language,
        "made": iso(book.made_ms),
        "made_by": book.made_by,
        "guest": {"id": str(UUID(bytes=book.page)), "name": book.name},
        "gave": {
            "details": _details(view),
            "lines": [_line(*one) for one in lines if one[1].gave],
        },
        "noted": {"lines": [_line(*one) for one in lines if not one[1].gave]},
        "about": {**about, "marks": list(book.marks)},
    }


def _details(view: GuestView) -> dict[str, Any]:
    who = view.identity
    told: dict[str, Any] = {field: getattr(who, field) for field in FIELDS}
    return told | {"phones": list(who.phones), "emails": list(who.emails), "quiet": who.quiet}


def _line(section: Key, line: Told) -> dict[str, Any]:
    return {
        "section": section,
        "id": str(UUID(bytes=line.id)) if line.id else None,
        "kind": line.kind,
        "text": line.text,
        "words": line.words,
        "when": iso(line.when_ms) if line.when_ms else None,
        "by": line.by,
        "state": line.state,
        "data": dict(line.data),
        "notes": [
            {
                "kind": note.kind,
                "text": note.text,
                "words": note.words,
                "when": iso(note.when_ms) if note.when_ms else None,
                "by": note.by,
                "gave": note.gave,
            }
            for note in line.notes
        ],
    }


def as_text(book: Book) -> str:
    """The book for a terminal or a plain letter."""
    return "\n\n".join(filter(None, (_head(book), *_blocks(book)))) + "\n"


def _head(book: Book) -> str:
    return "\n".join((book.title, "", book.letter, *(f"▲ {mark}" for mark in book.marks)))


def _blocks(book: Book) -> Iterable[str]:
    for section in book.sections:
        if section.lines or section.intro:
            intro = [section.intro] if section.intro else []
            lines = [one for line in section.lines for one in _told(line)]
            yield "\n".join([section.title, *(_INDENT + one for one in [*intro, *lines])])


def _told(line: Told) -> Iterable[str]:
    signed = listed((line.when, line.by))
    struck = "✗ " if line.state else ""
    first, *others = f"{struck}{line.text}".split("\n")
    yield "  ".join(filter(None, (signed, first)))
    for other in others:
        yield _INDENT + other
    for note in line.notes:
        yield _INDENT * 2 + note.text.replace("\n", " ")
