"""Reads a line as a clerk types or pastes it: who comes, when, and what else it says."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.exchange.clock import clock_at_end, clock_at_start
from assistant.exchange.coming import Coming, fit
from assistant.exchange.coming_day import clock_beside, day_at_end, day_at_start, read_day
from assistant.exchange.coming_parts import read_party, take_emails, take_party, take_phones
from assistant.exchange.incoming import LONG_TEXT, TEXT_MOST
from assistant.exchange.values import cell_text
from assistant.refusal import Refused

_CUTS = (("\t", ", "), (";", "; "), ("；", "；"), ("|", ", "), (",", ", "), ("，", "，"))
"""What cuts a line, the surest first, and what stands between the pieces of its note."""
_DASH = re.compile(r"(?<!\d)\s+[-–—]\s+|\s+[-–—]\s+(?!\d{1,4}(?:[-:：.hH/]\d|\s?[aApP]\.?\s?[mM]))")
"""Cuts a line where nothing else does; between two times or days it says until when."""
_BULLET = re.compile(r"^(?:[-–—•·*▪◦‣>]|\d{1,3}[.)、](?!\d)|\[[ xX]?\])\s*")
_PIECES = 40
"""So many pieces of a line are looked into; the others are its note."""
_PIECE_MOST = 300
"""Characters of a piece that is looked into; a longer one is no name, and a note as it is."""
_EDGES = " \t,;:|–—-，；：、·"
_ASIDE = re.compile(r"\s*[(（]|\s+[-–—/|]\s+|\s*[:：]\s+")
"""What ends a name within a piece."""
_TIME_WITHIN = re.compile(r"(?<=\s)\d{1,2}(?:[:：][0-5]\d|[hH][0-5]\d)(?!\d)")
"""No name has that in it."""
_ROOM = (
    r"(?:(?:room|rm|table|hab|habitación|mesa|suite|номер|комната|стол|столик|房间|房|桌)\.?\s*)"
)
_NUMBER = rf"(?:{_ROOM}?[#№+]?\d[\d/.-]*[A-Za-z]?(?:\s?(?:号房|号桌|房|桌))?)"
_NUMBERS_FIRST = re.compile(rf"(?:{_NUMBER}(?:\s+|$))+", re.IGNORECASE)
_NUMBERS_LAST = re.compile(rf"(?<=\s){_NUMBER}$", re.IGNORECASE)
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}(?=\s)")
_DAY_AT_ONCE = re.compile(r"\d{5}|\d{8}")
"""What a spreadsheet's cell may hold as a day, and a typed line as a number."""


def read_line(number: int, text: str, day: str, today: date, day_first: bool) -> Coming | None:
    """Who a line says is coming, on `day` unless it says which; None for a line that says nothing.

    `Refused` where no name is in it. Only what is certain is taken apart, the rest is the note.
    """
    text = text.strip("\r\n ")
    if len(text) > TEXT_MOST:
        raise Refused(LONG_TEXT, length=len(text), most=TEXT_MOST)
    sign, joint = next((cut for cut in _CUTS if cut[0] in text), (None, ", "))
    pieces = text.split(sign) if sign else _DASH.split(text)
    return read_pieces(number, pieces, day, today, day_first, joint)


def read_pieces(
    number: int,
    pieces: Sequence[str],
    day: str,
    today: date,
    day_first: bool,
    joint: str = ", ",
) -> Coming | None:
    """Who a line in pieces, or a row without a header, says is coming. As `read_line`."""
    first = pieces[0].strip()
    if first.startswith("#") or not any(letter.isalnum() for one in pieces for letter in one):
        return None
    line = _Line(today, day_first)
    for piece in (_BULLET.sub("", first, count=1), *pieces[1:_PIECES]):
        line.take(cell_text(piece))
    line.rest += filter(None, map(cell_text, pieces[_PIECES:]))
    name, more = line.named()
    return fit(
        Coming(
            name=name,
            day=line.days[0] if line.days else day,
            at=line.at,
            until=line.until,
            phones=tuple(dict.fromkeys(line.phones)),
            emails=tuple(dict.fromkeys(line.emails)),
            party=line.party,
            note=joint.join(filter(None, [*line.asides, *more])),
            number=number,
        )
    )


class _Line:
    """What has been found in a line so far."""

    def __init__(self, today: date, day_first: bool) -> None:
        self._today, self._day_first = today, day_first
        self.at = ""
        self.days: list[str] = []
        self.phones: list[str] = []
        self.emails: list[str] = []
        self.party = 0
        self.asides: list[str] = []
        """What stood beside the name in its own piece."""
        self.rest: list[str] = []

    @property
    def until(self) -> str:
        """The second of two dates in their order."""
        return self.days[1] if len(self.days) == 2 and self.days[1] > self.days[0] else ""

    def take(self, piece: str) -> None:
        """Take apart what is certain in a piece; the rest of it waits its turn as name or note."""
        if len(piece) > _PIECE_MOST:
            self.rest.append(piece)
            return
        emails, piece = take_emails(piece)
        self.emails += emails
        piece = self._moment(piece.strip(_EDGES)).strip(_EDGES)
        if not piece:
            return
        phones, piece = take_phones(piece)
        self.phones += phones
        piece = piece.strip(_EDGES)
        party = read_party(piece) if not self.party else 0
        self.party = self.party or party
        if piece and not party:
            self.rest.append(piece)

    def _moment(self, piece: str) -> str:
        """A piece without the day and the time that it begins or ends with.

        After the name only a piece that is nothing but a time is one: "train at 18:40" stays.
        """
        if self._whole(piece):
            return ""
        if any(any(map(str.isalpha, one)) for one in self.rest):
            return piece
        return self._bare(piece)

    def _whole(self, piece: str) -> bool:
        sure = not _DAY_AT_ONCE.fullmatch(piece) and not piece.isalpha()
        if sure and (day := read_day(piece, self._day_first, self._today)):
            self.days.append(day)
            self.at = self.at or clock_beside(piece)
            return True
        day, left = day_at_start(piece, self._day_first, self._today)
        at, left, till = clock_at_start(left)
        if left or not (at or day) or (at and self.at):
            return False
        self.at = self.at or at
        self.days += [day] if day else []
        self.asides += [till] if till else []
        return True

    def _bare(self, piece: str) -> str:
        """A piece without all the days and times at its edges."""
        before = ""
        while piece and piece != before:
            before = piece
            piece = self._edge(piece)
        return piece

    def _edge(self, piece: str) -> str:
        for at_edge in (day_at_start, day_at_end):
            day, left = at_edge(piece, self._day_first, self._today)
            if day and len(self.days) < 2:
                self.days.append(day)
                return left.strip(_EDGES)
        for clock in (clock_at_start, clock_at_end):
            at, left, till = clock(piece)
            if at and not self.at:
                self.at = at
                self.asides += [till] if till else []
                return left.strip(_EDGES)
        return piece

    def named(self) -> tuple[str, list[str]]:
        """The name, in the first piece that has one, and the pieces after it."""
        for at, piece in enumerate(self.rest):
            name = self._named(piece) if len(piece) <= _PIECE_MOST else piece
            if any(map(str.isalpha, name)):
                return name, self.rest[at + 1 :]
            self.asides += [name] if name else []
        return "", []

    def _named(self, piece: str) -> str:
        """The name in a piece; what stands beside it goes to the note."""
        if match := _NUMBERS_FIRST.match(piece):
            self.asides.append(match[0].strip())
            piece = piece[match.end() :]
        piece = self._bare(piece)
        if match := _HAN_NAME.match(piece):
            for word in piece[match.end() :].split():
                self._aside(word)
            piece = match[0]
        if not self.at and (match := _TIME_WITHIN.search(piece)):
            self.at, after, till = clock_at_start(piece[match.start() :])
            self.asides += [till] if till else []
            self._aside(after if self.at else piece[match.start() :])
            piece = piece[: match.start()].rstrip()
        if (match := _ASIDE.search(piece)) and match.start():
            self._aside(piece[match.end() :])
            piece = piece[: match.start()]
        if not self.party:
            self.party, piece = take_party(piece)
        while match := _NUMBERS_LAST.search(piece):
            self.asides.append(match[0].strip())
            piece = piece[: match.start()].strip()
        return piece.strip(_EDGES)

    def _aside(self, text: str) -> None:
        """What stands beside the name: how many, a time, else a note."""
        text = text.strip(_EDGES)
        if "(" not in text.lstrip("("):
            text = text.lstrip("(（").rstrip(")）")
        party = read_party(text) if not self.party else 0
        at = clock_at_start(text) if not self.at else ("", text, "")
        if party:
            self.party = party
        elif at[0] and not at[1]:
            self.at = at[0]
            self.asides += [at[2]] if at[2] else []
        elif text:
            self.asides.append(text)
