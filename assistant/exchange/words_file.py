"""One file with a house's own book and lexicon, to be traded: JSON Lines, a header line first.

    {"salve-words":1,"house":"The Old Harbour","day":"2026-05-09"}
    {"kind":"phrase-written","key":"own.019a…","moment":"greeting","situation":"plain","texts":{…}}
    {"kind":"phrase-switched","moment":"greeting","key":"plain.welcome","on":false}
    {"kind":"phrases-ordered","moment":"greeting","situation":"plain","keys":["own.019a…"]}
    {"kind":"word-written","key":"019a…","language":"en","level":"never","say":["no worries"]}
    {"kind":"word-switched","key":"en.words.no-problem","on":false}

The fields are those of assistant/words/entries.py. Nobody's name is in it: who wrote what is a
house's own affair.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from assistant.journal.entry import Body
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line
from assistant.words import entries as e
from assistant.words.book import MOMENTS
from assistant.words.ready import KEY, NO_SITUATION, ready_line, ready_word
from assistant.words.situation import SITUATIONS_OF
from assistant.words.trading import TRADED, Brought, Forecast, about, forecast, standing
from assistant.words.view import HouseWords

__all__ = ["BYTES_MOST", "LINES_MOST", "Brought", "Forecast", "forecast", "understood", "written"]

VERSION = 1
BYTES_MOST = 5_000_000
LINES_MOST = 5_000
_NAME_MOST = 200
_KINDS = {name: body for name, body in e.HOUSE_KINDS.items() if body in TRADED}
_NAMES = {body: name for name, body in _KINDS.items()}
_FIELD = re.compile(r"\$\.(\w+)|field `(\w+)`")

NOT_OURS = N_("This is no file of a book and lexicon: the first line of such a file says so.")
TOO_LARGE = N_("This file is too large: up to {lines} lines and {size} MB are read.")
ORDERED_MOST = 500
"""Lines that an order may name."""
T = TypeVar("T")


def written(house: HouseWords, name: str, day: str) -> str:
    """The file of what `house` has settled; `name` is what it is called, `day` is YYYY-MM-DD.

    What a newer desk wrote and this version cannot read is left out: nobody could read it back.
    """
    rows: list[dict[str, Any]] = [{"salve-words": VERSION, "house": name, "day": day}]
    for body in standing(house):
        try:
            _checked(body)
        except Refused:
            continue
        rows.append({"kind": _NAMES[type(body)], **msgspec.to_builtins(body)})
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def understood(file: str | bytes) -> Brought:
    """What a file brings; Refused names the line where something is wrong, and what."""
    rows = [(at, row) for at, row in enumerate(_text(file).split("\n"), 1) if row.strip()]
    if not rows:
        raise Refused(NOT_OURS)
    if len(rows) > LINES_MOST:
        raise Refused(TOO_LARGE, lines=LINES_MOST, size=BYTES_MOST // 1_000_000)
    (first, head), *others = rows
    house, day = _at_line(first, _header, head)
    bodies: dict[tuple[str, ...], Body] = {}
    for at, row in others:
        body = _at_line(at, _body, row)
        if about(body) in bodies:
            raise _wrong(at, Refused(N_("The same stands in an earlier line.")))
        bodies[about(body)] = body
    return Brought(house, day, tuple(bodies.values()))


def _text(file: str | bytes) -> str:
    if len(file) > BYTES_MOST:
        raise Refused(TOO_LARGE, lines=LINES_MOST, size=BYTES_MOST // 1_000_000)
    if isinstance(file, str):
        return file.removeprefix("\ufeff")
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        at = file.count(b"\n", 0, wrong.start) + 1
        raise _wrong(at, Refused(N_("The file is not saved as UTF-8."))) from wrong


def _at_line(at: int, read: Callable[[str], T], row: str) -> T:
    try:
        return read(row)
    except Refused as refused:
        raise _wrong(at, refused) from refused


def _wrong(at: int, refused: Refused) -> Refused:
    """What is wrong in a line, with the line's number as an editor counts."""
    return Refused(N_("Line {line}: {what}"), line=at, what=refused.sentence())


def _object(row: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(row)
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise Refused(N_("This cannot be read: it is broken off, or was changed.")) from wrong
    if not isinstance(found, dict):
        raise Refused(N_("This cannot be read: it is broken off, or was changed."))
    return found


def _header(row: str) -> tuple[str, str]:
    try:
        head = _object(row)
    except Refused:
        raise Refused(NOT_OURS) from None
    version, house, day = head.get("salve-words"), head.get("house", ""), head.get("day", "")
    if type(version) is not int or version < 1:
        raise Refused(NOT_OURS)
    if version > VERSION:
        raise Refused(N_("This file was made by a newer Salve. Please update this one first."))
    if not (isinstance(house, str) and isinstance(day, str)):
        raise Refused(NOT_OURS)
    return one_line(house, _NAME_MOST), one_line(day, _NAME_MOST)


def _body(row: str) -> Body:
    fields = _object(row)
    kind = fields.pop("kind", None)
    body = _KINDS.get(kind) if isinstance(kind, str) else None
    if body is None:
        raise Refused(N_("“{name}” is nothing that a book or lexicon holds."), name=kind or "")
    if strange := fields.keys() - set(body.__struct_fields__):
        raise Refused(N_("There is no field “{name}” here."), name=min(strange))
    if fields.get("moment", MOMENTS[0]) not in MOMENTS:
        raise Refused(N_("There is no moment “{name}”."), name=fields["moment"])
    try:
        made = msgspec.convert(fields, body)
    except msgspec.ValidationError as wrong:
        found = _FIELD.search(str(wrong))
        name = (found[1] or found[2]) if found else kind
        raise Refused(N_("“{name}” is missing, or is not as it should be."), name=name) from wrong
    return _checked(made)


def _checked(body: Body) -> Body:
    """`body` as it is kept; Refused where this version could not use it."""
    if isinstance(body, e.PhraseWritten):
        return ready_line(body)
    if isinstance(body, e.WordWritten):
        return ready_word(body)
    keys = body.keys if isinstance(body, e.PhrasesOrdered) else (str(getattr(body, "key", "")),)
    if strange := [key for key in keys if not KEY.fullmatch(key)]:
        raise Refused(N_("“{key}” is no key of a line."), key=strange[0])
    if isinstance(body, e.PhrasesOrdered):
        if body.situation not in SITUATIONS_OF[body.moment]:
            raise Refused(NO_SITUATION, name=body.situation)
        if len(set(keys)) < len(keys) or len(keys) > ORDERED_MOST:
            raise Refused(
                N_("An order names each line once, and {most} at the most."), most=ORDERED_MOST
            )
    return body
