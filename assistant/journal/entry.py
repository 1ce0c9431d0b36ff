"""One dated, signed line of the journal, its wire form, and the kinds that it can be."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from assistant.journal.plausible import MOST, checks_of
from assistant.journal.stamp import PROGRAM, DeskId, EntryId, PageId, StaffId

Body = msgspec.Struct
"""What a line says: a frozen Struct of some domain's `entries.py`."""

BLANK, ERASED = "blank", "erased"
"""The kinds of a stub, which is what an erasure leaves of a line: BLANK of a single line, ERASED of
a line whose whole page was erased."""
_RANK = {BLANK: 1, ERASED: 2}
_KEPT = re.compile(rb'"[0-9a-f]{64}"')


def rank(kind: str) -> int:
    """How much of a line is erased: 0 nothing, 1 and 2 all of it. What is higher stands."""
    return _RANK.get(kind, 0)


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A line as it is stored and sent. `body` is JSON; `seq` and `prev` chain a desk's lines."""

    page: PageId
    id: EntryId
    kind: str
    body: bytes
    staff: StaffId
    desk: DeskId
    seq: int
    prev: bytes
    happened_at: int
    """Milliseconds since 1970, UTC, by the desk's clock."""

    def digest(self) -> bytes:
        """SHA-256 of the wire form: the next line of the same desk carries it as `prev`.

        A stub tells the one that its line had: the chain goes on as it was.
        """
        if self.kind in _RANK and _KEPT.fullmatch(self.body):
            return bytes.fromhex(self.body[1:-1].decode())
        return hashlib.sha256(msgspec.msgpack.encode(self)).digest()

    def stub(self, kind: str) -> "Entry":
        """What an erasure leaves: where the line stands, and its digest; no word and no name."""
        kept = f'"{self.digest().hex()}"'.encode()
        return Entry(
            self.page, self.id, kind, kept, PROGRAM, self.desk, self.seq, self.prev, happened_at=0
        )


class Unknown(msgspec.Struct, frozen=True):
    """A line of a kind that this version does not know: kept, passed on, not shown."""

    kind: str


class Line(msgspec.Struct, frozen=True):
    """A line as it is read: what a fold works on."""

    id: EntryId
    body: Any
    staff: StaffId
    desk: DeskId
    when_ms: int


class Kinds:
    """The kinds that this version can read, by wire name. A released name is never reused."""

    def __init__(self, *books: Mapping[str, type[Body]]) -> None:
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}
        self._names: dict[type[Body], str] = {}
        for book in books:
            for name, body in book.items():
                if name in self._decoders:
                    raise ValueError(f"two kinds are called {name}")
                self._decoders[name] = msgspec.json.Decoder(body)
                self._names[body] = name
        self._checks = {body: checks for body in self._names if (checks := checks_of(body))}
        self._encoder = msgspec.json.Encoder()

    def write(self, body: Body) -> tuple[str, bytes]:
        """The kind and the JSON of `body`; KeyError for a body of no known kind, which is a bug."""
        return self._names[type(body)], self._encoder.encode(body)

    def read(self, entry: Entry) -> Line:
        """`entry` decoded. What cannot be understood becomes `Unknown`; it is never dropped."""
        e = entry
        return self.line(e.id, e.kind, e.body, e.staff, e.desk, e.happened_at)

    def line(
        self, entry: EntryId, kind: str, body: bytes, staff: StaffId, desk: DeskId, when_ms: int
    ) -> Line:
        """The same for an entry of which no more was read than this."""
        decoder = self._decoders.get(kind)
        said: Any
        try:
            said = decoder.decode(body) if decoder is not None else Unknown(kind)
        except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested without end
            said = Unknown(kind)
        for field, is_possible in self._checks.get(type(said), ()):
            if not is_possible(getattr(said, field)):
                said = Unknown(kind)
                break
        return Line(entry, said, staff, desk, min(max(when_ms, 0), MOST))
