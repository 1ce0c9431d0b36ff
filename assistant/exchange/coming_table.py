"""Reads a row of an arrival list or reservation book, as its columns are called."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from assistant.exchange import values
from assistant.exchange.clock import clock_at_start, read_clock
from assistant.exchange.coming import Coming, fit
from assistant.exchange.coming_day import clock_beside, read_day
from assistant.exchange.coming_headers import ComingField
from assistant.exchange.coming_parts import PARTY_MOST, read_party
from assistant.exchange.incoming import MANY_CONTACTS, whole_name
from assistant.guests.details import CONTACTS_MOST, NAME_MOST
from assistant.refusal import Refused
from assistant.tongue import N_, named

NO_DAY = N_("“{value}” could not be read as a day. Write it like 2026-11-22.")

_COUNT = re.compile(r"(\d{1,4})(?:[.,]0+)?")
_CANCELLED = re.compile(r"cancel|anulad|отмен|аннулир|取消|作废|no[ -]?show", re.IGNORECASE)


def read_row(
    number: int,
    cells: Sequence[str],
    header: Sequence[str],
    fields: Sequence[ComingField],
    day: str,
    today: date,
    day_first: bool,
) -> Coming:
    """Who a row says is coming, on `day` where it does not say which. `Refused` with the reason."""
    row = _Row(cells, header, fields)
    name = row.text("name") or whole_name(row.text("given"), row.text("middle"), row.text("family"))
    came, beside = _day(row.text("day"), today, day_first)
    at = _clock(row, beside)
    until = read_day(row.text("until"), day_first, today)
    if until < (came or day):
        row.keep("until")
    coming = Coming(
        name=name,
        day=came or day,
        at=at,
        until=until if until > (came or day) else "",
        phones=row.contacts("phone"),
        emails=row.contacts("email"),
        party=_party(row),
        uid=row.text("uid")[:NAME_MOST],
        cancelled=bool(_CANCELLED.search(row.text("status"))),
        number=number,
    )
    return fit(row.noted(coming))


def _day(text: str, today: date, day_first: bool) -> tuple[str, str]:
    """The day of a cell, and the time that stands in it."""
    if not text or text.isspace():
        return "", ""
    if found := read_day(text, day_first, today):
        return found, clock_beside(text)
    if at := read_clock(text) if ":" in text else "":
        return "", at
    raise Refused(NO_DAY, value=text[:60])


def _clock(row: "_Row", beside: str) -> str:
    """The time of a row: of its own column, else beside the day."""
    text = row.text("at")
    at = read_clock(text) or clock_beside(text) or clock_at_start(text)[0]
    if text and (not at or len(text) > len("19:30:00 p.m.")):
        row.keep("at")
    return at or beside


def _party(row: "_Row") -> int:
    total = 0
    for field in ("party", "adults", "children"):
        text = row.text(field)
        match = _COUNT.fullmatch(text)
        count = int(match[1]) if match else read_party(text)
        if text and text != "0" and not count:
            row.keep(field)
        if field == "party" and count:
            return count
        total += count
    return min(total, PARTY_MOST)


class _Row:
    """The filled cells of a row; what could not be read in its own field is gathered as notes."""

    def __init__(
        self, cells: Sequence[str], header: Sequence[str], fields: Sequence[ComingField]
    ) -> None:
        self._cells: dict[ComingField, list[tuple[str, str]]] = {}
        self._notes: list[str] = []
        for field, name, cell in zip(fields, header, cells, strict=False):
            if field in ("note", "told"):
                text = values.long_text(cell)
                label = values.cell_text(name) if field == "told" else ""
                self._notes += [named(label, text)] if text else []
            elif field and cell and not cell.isspace():
                self._cells.setdefault(field, []).append((name, cell))

    def text(self, field: ComingField) -> str:
        """The first cell of a field, on one line."""
        cells = self._cells.get(field, ())
        return next((text for _, cell in cells if (text := values.cell_text(cell))), "")

    def keep(self, field: ComingField) -> None:
        """Keep what stands in a field as a note, under its column's own name."""
        for name, cell in self._cells.get(field, ()):
            if text := values.cell_text(cell):
                self._notes.append(named(values.cell_text(name), text))

    def contacts(self, field: ComingField) -> tuple[str, ...]:
        """The numbers or addresses of a row; what is none is kept as a note."""
        read = values.phones if field == "phone" else values.emails
        found: dict[str, None] = {}
        for name, cell in self._cells.get(field, ()):
            good, other = read(cell)
            found.update(dict.fromkeys(good))
            self._notes += [named(values.cell_text(name), text) for text in other]
        if len(found) > CONTACTS_MOST:
            raise Refused(MANY_CONTACTS, most=CONTACTS_MOST)
        return tuple(found)

    def noted(self, coming: Coming) -> Coming:
        """`coming` with all that was gathered as its note."""
        return replace(coming, note="\n".join(dict.fromkeys(self._notes)))
