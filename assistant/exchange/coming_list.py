"""Reads a list of expected guests, whatever it is: typed lines, a table, a calendar's file."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, islice

from assistant.exchange.coming import (
    BYTES_MOST,
    NOBODY,
    ROWS_MOST,
    TOO_BIG,
    TOO_MANY,
    Coming,
    ComingList,
    Kind,
)
from assistant.exchange.coming_day import days_first
from assistant.exchange.coming_headers import coming_fields, names_columns
from assistant.exchange.coming_lines import read_line, read_pieces
from assistant.exchange.coming_table import read_row
from assistant.exchange.encoding import encoding_of
from assistant.exchange.filekind import EMPTY, other_kind
from assistant.exchange.records import MAX_LINE, Record, records
from assistant.exchange.refused import RefusedRow
from assistant.exchange.table import is_marked, separator_of, trouble
from assistant.refusal import Refused

_CALENDAR = "BEGIN:VCALENDAR"
_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"
_HEADER_WITHIN = 10
"""So many rows from the top the header may stand: reports put a title and a date above it."""
_EVEN_FROM = 2
"""So many rows of one width are a table even without a header."""
_HEAD = 64 * 1024
"""Characters of a pasted text that tell whether it is a list."""
_TOLD_MOST = 200
"""Characters of a refused row's cells: to find it again, not to keep it."""

Made = Coming | RefusedRow | None


def read_coming(data: bytes | str, now_ms: int, day: str = "") -> ComingList:
    """Who is expected by a file's bytes or a pasted text; nothing is written.

    `day`, YYYY-MM-DD, is meant where a row says none; today if it is not given. `Refused` when it
    is no list at all; rows that cannot be read are told in `refused`, the others are in.
    The longest lists take some seconds: not for the GUI thread.
    """
    if len(data) > BYTES_MOST:
        raise Refused(TOO_BIG)
    today = datetime.fromtimestamp(now_ms / 1000).astimezone().date()
    yesterday = (today - timedelta(days=1)).isoformat()
    text = _text(data)
    if text[:200].lstrip().upper().startswith(_CALENDAR):
        from assistant.exchange.coming_calendar import read_calendar  # noqa: PLC0415 - few need it

        found = read_calendar(text, today)
        return _gathered("calendar", found.made, yesterday, found.past, found.blocked)
    kind, made = _made(text, day or today.isoformat(), today)
    return _gathered(kind, made, min(filter(None, (yesterday, day))))


def _made(text: str, day: str, today: date) -> tuple[Kind, Iterator[Made]]:
    """What the text is, and its rows one by one as they are asked for."""
    rows = _rows(text)
    cells = [row.cells for row in rows]
    day_first = days_first(chain.from_iterable(cells))
    at = next((at for at, row in enumerate(cells[:_HEADER_WITHIN]) if names_columns(row)), None)
    if at is not None and len(rows) > at + 1:
        names = tuple(cell.strip() for cell in rows[at].cells)
        fields = coming_fields(names)

        def told(row: Record) -> Coming:
            return read_row(row.number, row.cells, names, fields, day, today, day_first)

        return "table", (_row(row, len(names), told) for row in rows[at + 1 :])
    if _is_even(rows):

        def bare(row: Record) -> Coming | None:
            return read_pieces(row.number, row.cells, day, today, day_first)

        return "table", (_row(row, len(row.cells), bare) for row in rows)

    def line(row: Record) -> Coming | None:
        return read_line(row.number, row.cells[0], day, today, day_first)

    lines = enumerate(io.StringIO(text, newline=""), start=1)
    return "lines", (_row(Record(number, (one,)), 1, line) for number, one in lines)


def _row(row: Record, width: int, read: Callable[[Record], Coming | None]) -> Made:
    """Who the row tells of, or why it is refused."""
    if reason := trouble(row, width):
        return RefusedRow(row.number, row.cells, reason, {})
    try:
        return read(row)
    except Refused as no:
        cells = tuple(cell.strip()[:_TOLD_MOST] for cell in row.cells)
        return RefusedRow(row.number, cells, no.reason, no.facts)


def _gathered(
    kind: Kind, made: Iterable[Made], since: str, past: int = 0, blocked: int = 0
) -> ComingList:
    """The list, without those who were gone before the day `since`. `Refused` if it is too long."""
    rows: list[Coming] = []
    refused: list[RefusedRow] = []
    for one in made:
        if isinstance(one, RefusedRow):
            refused.append(one)
        elif one is not None and max(one.day, one.until) < since:
            past += 1
        elif one is not None:
            rows.append(one)
        if len(rows) + len(refused) > ROWS_MOST:
            raise Refused(TOO_MANY, most=ROWS_MOST)
    if not (rows or refused or past or blocked):
        raise Refused(NOBODY)
    return ComingList(kind, tuple(rows), tuple(refused), past, blocked)


def _text(data: bytes | str) -> str:
    """What was given as text, without a byte order mark and zeros; `Refused` for other kinds."""
    start = data if isinstance(data, bytes) else data[:_HEAD].encode("utf-8", "replace")
    if reason := other_kind(io.BytesIO(start)):
        raise Refused(NOBODY if reason == EMPTY else reason)
    if isinstance(data, bytes):
        if data[:200].lstrip(_BEFORE_TEXT).upper().startswith(_CALENDAR.encode()):
            data = _FOLD.sub(b"", data)  # before it is decoded: a fold may stand within a letter
        data = data.decode(encoding_of(io.BytesIO(data)), "replace")
    return data.removeprefix("\ufeff").replace("\0", "")


def _rows(text: str) -> list[Record]:
    """The rows as the likeliest separator cuts them, numbered as in the file."""
    separator = separator_of(text[:MAX_LINE])
    marked = is_marked(text)
    stream = io.StringIO(text, newline="")
    if marked:
        stream.readline()
    most = ROWS_MOST + _HEADER_WITHIN
    found = list(islice(records(stream, separator), most + 1))
    if len(found) > most:
        raise Refused(TOO_MANY, most=ROWS_MOST)
    return [Record(row.number + marked, row.cells, row.trouble) for row in found]


def _is_even(rows: Sequence[Record]) -> bool:
    """Whether all rows have the same cells, more than one: a table that has no header."""
    width = len(rows[0].cells) if rows else 0
    sound = all(len(row.cells) == width and not row.trouble for row in rows)
    return sound and width > 1 and len(rows) >= _EVEN_FROM
