"""Who a list or a calendar says is coming, before anybody has looked whether they are known."""

from typing import Literal

from msgspec import Struct

from assistant.exchange.incoming import LONG_TEXT, NO_NAME, TEXT_MOST
from assistant.exchange.refused import RefusedRow
from assistant.guests.details import NAME_MOST
from assistant.refusal import Refused
from assistant.tongue import N_

ROWS_MOST = 10_000
BYTES_MOST = 20_000_000

TOO_MANY = N_("This list has more than {most} rows. Take only the days that you need.")
TOO_BIG = N_("This file is larger than 20 MB. Take only the days that you need.")
NOBODY = N_("There is nobody in this list. Write one guest in each line, such as “19:30 Ana Gil”.")


Kind = Literal["lines", "table", "calendar"]


class Coming(Struct, frozen=True):
    """A guest who is expected, as a row, a line or a calendar's entry tells it."""

    name: str
    day: str
    """YYYY-MM-DD."""
    at: str = ""
    """HH:MM by the shop's clock."""
    until: str = ""
    """YYYY-MM-DD of leaving."""
    phones: tuple[str, ...] = ()
    """As written."""
    emails: tuple[str, ...] = ()
    party: int = 0
    """How many they are, 0 where nothing is said."""
    note: str = ""
    uid: str = ""
    """What the booking is called where it comes from; the same one keeps it. "" where unknown."""
    cancelled: bool = False
    number: int = 0
    """The row as a spreadsheet counts, the line, or the calendar's entry, each from 1."""


class ComingList(Struct, frozen=True):
    """What was read; nothing is written yet."""

    kind: Kind
    rows: tuple[Coming, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    past: int = 0
    """Rows left out because they were over before yesterday."""
    blocked: int = 0
    """A calendar's entries left out because they only say that nobody can book."""


def fit(coming: Coming) -> Coming:
    """`coming` as it is; `Refused` where it has no name or a text is beyond all bounds."""
    if not any(letter.isalpha() for letter in coming.name):
        raise Refused(NO_NAME)
    for text, most in ((coming.name, NAME_MOST), (coming.note, TEXT_MOST)):
        if len(text) > most:
            raise Refused(LONG_TEXT, length=len(text), most=most)
    return coming
