"""A list of guests in a text file: what it is written in is found out, its rows are streamed."""

import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec import Struct

from assistant.exchange.encoding import recognise
from assistant.exchange.filekind import EMPTY, UNREADABLE, refuse_other_kinds
from assistant.exchange.headers import has_header, known_headers
from assistant.exchange.records import MAX_LINE, Record, records
from assistant.refusal import Refused
from assistant.tongue import N_

SEPARATORS = (",", ";", "\t")
_ONE_COLUMN = "\x1f"
"""Cuts nothing: the separator of a file with a single column."""
_HEAD_ROWS = 1000
_SAMPLES = 3

MORE_CELLS = N_("This row has more cells than the header; a separator may stand inside a text.")
LOST_LETTERS = N_(
    "Some letters of this row cannot be read. Save the file as UTF-8, then choose it."
)


class Table(Struct, frozen=True):
    """What was found out about a file; the window shows it and can change it by `read_as`."""

    path: Path
    encoding: str
    separator: str
    header: tuple[str, ...]
    """The columns' names; "" for each column of a file that has no header."""
    has_header: bool
    head: tuple[tuple[str, ...], ...]
    """The first rows, as wide as the header."""
    size: int
    """Bytes."""
    marked: bool = False
    """Whether a `sep=` line, which Excel reads, stands before the header."""

    def samples(self, column: int) -> tuple[str, ...]:
        """A few different filled cells of a column, to show beside its name."""
        filled = (row[column].strip() for row in self.head)
        return tuple(islice(dict.fromkeys(cell for cell in filled if cell), _SAMPLES))


class Row(Struct, frozen=True):
    """A row as it comes from the file."""

    number: int
    """As a spreadsheet counts, from 1."""
    cells: tuple[str, ...]
    trouble: str
    """Why it is refused, "" when it is sound."""
    at: int
    """How many bytes of the file have been read."""


def open_table(path: Path) -> Table:
    """Look at the file at `path`; `Refused` when it holds no rows of text."""
    refuse_other_kinds(path)
    try:
        return read_as(path, recognise(path))
    except OSError:
        raise Refused(UNREADABLE, name=path.name) from None


def read_as(
    path: Path, encoding: str, separator: str | None = None, header: bool | None = None
) -> Table:
    """Look at the file with some of the answers given by the clerk instead of guessed."""
    with path.open("rb") as file, _text(file, encoding) as stream:
        text = stream.read(MAX_LINE)
    marked = is_marked(text)
    if separator is None:
        separator = separator_of(text)
    rows = [r.cells for r in _head_records(text, separator, marked) if not r.trouble]
    if not any(letter.isalnum() for row in rows for cell in row for letter in cell):
        raise Refused(EMPTY)
    named = has_header(rows[0], rows[1:]) if header is None else header
    width = len(rows[0]) if named else max(len(row) for row in rows)
    names = tuple(cell.strip() for cell in rows[0]) if named else ("",) * width
    while (
        named
        and len(names) > 1
        and not names[-1]
        and all(len(row) < len(names) for row in rows[1:])
    ):
        names = names[:-1]
    head = tuple(_fitted(row, len(names)) for row in rows[named:])
    return Table(path, encoding, separator, names, named, head, path.stat().st_size, marked)


def rows(table: Table) -> Iterator[Row]:
    """The rows below the header, one at a time; those that cannot be read carry their trouble."""
    width = len(table.header)
    skip = table.marked + table.has_header
    with table.path.open("rb") as file, _text(file, table.encoding) as stream:
        if table.marked:
            stream.readline(MAX_LINE)
        for count, record in enumerate(records(stream, table.separator), start=table.marked):
            if count < skip:
                continue
            number = record.number + table.marked
            yield Row(number, record.cells, trouble(record, width), file.tell())


def is_marked(text: str) -> bool:
    """Whether a `sep=` line, which Excel reads, stands before the rows of `text`."""
    return text[:4].lower() == "sep=" and len(text) > 4


def separator_of(text: str) -> str:
    """The separator that the start of a list names or shows; one that cuts nothing if none does."""
    return text[4] if is_marked(text) and text[4] in SEPARATORS else _separator(text)


def trouble(record: Record, width: int) -> str:
    """Why a row of a list of `width` columns is refused, "" when it is sound."""
    if record.trouble:
        return record.trouble
    if any(cell.strip() for cell in record.cells[width:]):
        return MORE_CELLS
    if any("\ufffd" in cell for cell in record.cells):
        return LOST_LETTERS
    return ""


def _text(file: io.BufferedReader, encoding: str) -> io.TextIOWrapper:
    """The file as text, its byte order mark skipped, its line ends untouched."""
    bom = "\ufeff".encode(encoding) if encoding.startswith("utf") else b""
    if not bom or file.peek(len(bom))[: len(bom)] != bom:
        bom = b""
    file.seek(len(bom))
    return io.TextIOWrapper(file, encoding, errors="replace", newline="")


def _head_records(text: str, separator: str, marked: bool = False) -> list[Record]:
    """The first rows of `text`; the last one is left out if the text was cut within it."""
    stream = io.StringIO(text, newline="")
    if marked:
        stream.readline()
    found = list(islice(records(stream, separator), _HEAD_ROWS + 1))
    if len(text) >= MAX_LINE and len(found) > 1:
        found.pop()
    return found


def _separator(text: str) -> str:
    """The one of `SEPARATORS` that cuts the rows most evenly; known column names decide first."""
    best, best_score = _ONE_COLUMN, 0.0
    for sign in reversed(SEPARATORS):  # a comma is the likeliest to stand within texts
        widths: Counter[int] = Counter()
        known = 0
        for at, record in enumerate(_head_records(text, sign)):
            if at == 0:
                known = known_headers(record.cells)
            # Empty cells at the end say nothing: some programs leave them away.
            widths[len(record.cells)] += 0 if record.trouble else 1
        score = _evenness(widths) + (10.0 * known if known > 1 else 0.0)
        if score > best_score + 1e-9:
            best, best_score = sign, score
    return best


def _evenness(widths: Counter[int]) -> float:
    """0 when the separator cuts nothing or at random; about 1 for even rows, the widest first."""
    total = sum(widths.values())
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide or not total:  # no row is sound where a quotation is never closed
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    share = count / total
    return share + min(width, 50) / 1000 if share >= 0.5 else 0.0


def _fitted(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (row + ("",) * (width - len(row)))[:width]


def fitted(row: Row, table: Table) -> tuple[str, ...]:
    """The row's cells, as many as the header has."""
    return _fitted(row.cells, len(table.header))


def with_header(table: Table, header: bool) -> Table:
    """The same file, with or without its first row as the columns' names."""
    return read_as(table.path, table.encoding, table.separator, header)
