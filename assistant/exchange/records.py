"""Cuts text lines into records of cells; a broken quotation never takes the rest along."""

import re
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import TextIO

from msgspec import Struct

from assistant.tongue import N_

MAX_LINE = 1 << 20
"""Characters; a longer line is no row of a guest list."""
MAX_QUOTED_LINES = 300
"""So many lines one quoted cell may have before its quotation counts as never closed."""

TOO_LONG = N_("This row is longer than a million characters.")
NEVER_CLOSED = N_("A quotation mark is opened in this row and never closed.")

_OPENING = re.compile(' *"')
_QUOTED_REST = re.compile(r'(?:[^"]++|"")*+')


class Record(Struct, frozen=True):
    """The cells of one row as they stand in the file."""

    number: int
    """The row's number in a spreadsheet, from 1, the header and empty rows counted."""
    cells: tuple[str, ...]
    trouble: str = ""
    """Why it cannot be read, an English sentence marked for the catalogue; "" when it can."""


def records(stream: TextIO, separator: str) -> Iterator[Record]:
    """The rows of `stream` (opened with newline=""), those without any text left out."""
    lines = _Lines(stream)
    number = 0
    while line := lines.next():
        number += 1
        if len(line) >= MAX_LINE and not line.endswith(("\n", "\r")):
            lines.skip_rest()
            yield Record(number, (line[:200],), TOO_LONG)
            continue
        if '"' in line:
            record = _quoted(number, line, lines, separator)
        else:
            record = Record(number, tuple(line.rstrip("\r\n").split(separator)))
        if any(not cell.isspace() for cell in record.cells if cell):
            yield record


class _Lines:
    """Physical lines of bounded length, some of which can be put back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()

    def next(self) -> str:
        """The next line with its end, without NULs; "" after the last one."""
        if self._back:
            return self._back.popleft()
        line = self._stream.readline(MAX_LINE)
        if "\0" in line:
            line = line.replace("\0", "") or "\n"
        return line

    def put_back(self, lines: list[str]) -> None:
        """Read these again before the stream goes on."""
        self._back.extendleft(reversed(lines))

    def skip_rest(self) -> None:
        """Leave out what remains of a line that is too long."""
        while (line := self.next()) and not line.endswith(("\n", "\r")):
            pass


def _quoted(number: int, line: str, lines: _Lines, separator: str) -> Record:
    """A record with quotation marks; it may go over several lines."""
    cells: list[str] = []
    opened = _cut(line, 0, separator, cells)
    held: list[str] = []
    parts = [] if opened is None else [opened]
    size = len(line)
    while parts:
        more = lines.next()
        held.append(more)
        size += len(more)
        if not more or len(held) > MAX_QUOTED_LINES or size > MAX_LINE:
            lines.put_back([back for back in held if back])
            return Record(number, tuple(line.rstrip("\r\n").split(separator)), NEVER_CLOSED)
        end = _quote_end(more, 0)
        parts.append(more[:end])
        if end < len(more):
            opened = _cut(more, end + 1, separator, cells, "".join(parts))
            parts = [] if opened is None else [opened]
    return Record(number, tuple(cells))


def _cut(
    line: str, at: int, separator: str, cells: list[str], closed: str | None = None
) -> str | None:
    """Add the cells of `line` from `at` on to `cells`.

    `closed` is the text of a quoted cell whose closing mark stands just before `at`. Returns the
    text of a quoted cell that the line leaves open, or None.
    """
    plain = _cell_pattern(separator)
    while True:
        if closed is None and (start := _OPENING.match(line, at)):
            end = _quote_end(line, start.end())
            if end == len(line):
                return line[start.end() :]
            closed, at = line[start.end() : end], end + 1
        match = plain.match(line, at)
        if match is None:  # never: the pattern takes anything, even nothing
            return None
        # What stands loosely behind a closing mark belongs to the cell, as csv has it.
        loose = match[1] if closed is None else closed.replace('""', '"') + match[1].rstrip(" ")
        cells.append(loose)
        closed, at = None, match.end()
        if not match[2]:
            return None


def _quote_end(line: str, at: int) -> int:
    """Where the closing quotation mark stands, or the line's length."""
    match = _QUOTED_REST.match(line, at)
    return match.end() if match else len(line)


@lru_cache
def _cell_pattern(separator: str) -> re.Pattern[str]:
    sign = re.escape(separator)
    return re.compile(rf"([^{sign}\r\n]*)({sign}|)")
