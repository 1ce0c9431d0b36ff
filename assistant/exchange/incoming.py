"""Reads a row of a list as a guest: who it is, and the lines that come along."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from msgspec import Struct

from assistant.exchange import values
from assistant.exchange.columns import Mapping
from assistant.exchange.dates import Day, is_no_date, read_date
from assistant.exchange.headers import LABELS, Field
from assistant.guests.details import CONTACTS_MOST, NAME_MOST, tidy_identity
from assistant.guests.entries import (
    Care,
    CareNoted,
    EarlierVisits,
    Gender,
    Identity,
    NoteWritten,
    PreferenceNoted,
    TieNoted,
)
from assistant.journal.entry import Body
from assistant.refusal import Refused
from assistant.tongue import N_

T = TypeVar("T")

NO_NAME = N_("There is no name in this row.")
LONG_TEXT = N_("A text in this row is {length} characters long. Please keep it to {most}.")
MANY_CONTACTS = N_("This row has more than {most} numbers or addresses.")
KEPT_AS_NOTE = N_("“{value}” could not be read as “{field}”. It is kept as a note.")

TEXT_MOST = 2000
"""Characters of a note or preference, as at the counter."""
_VISITS_MOST = 100_000

_HAN = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VIETNAMESE = _words(
    """nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai
    lương đào trương"""
)
TITLES = _words(
    """mr mrs ms miss mx dr prof sir madam sr sra srta señor señora señorita don doña д-р г-н г-жа
    господин госпожа 先生 女士 小姐 太太 夫人 教授 博士 医生 老师 老板 经理"""
)
_YES = _words("yes y true 1 x ✓ 是 有 需要 sí si да есть нужно +")
_NO = _words("no n false 0 否 无 不 没有 нет")
_CARE: dict[Field, Care] = {"allergy": "allergy", "access": "access", "care": "other"}


class Remark(Struct, frozen=True):
    """Something that the clerk should know of a row that was taken in all the same."""

    number: int
    """The row's number, as a spreadsheet counts."""
    reason: str
    """An English sentence marked for the catalogue."""
    facts: dict[str, str]


class Incoming(Struct, frozen=True):
    """A guest as a row tells it."""

    number: int
    who: Identity
    lines: tuple[Body, ...] = ()
    """Care, ties, preferences and notes, then earlier visits if any."""
    remarks: tuple[Remark, ...] = ()


def read_guest(
    number: int, cells: Sequence[str], header: Sequence[str], mapping: Mapping, now_ms: int
) -> Incoming:
    """The guest of row `number`. `Refused`, with the reason, when the row cannot be taken in."""
    row = _Row(number, cells, header, mapping, datetime.fromtimestamp(now_ms / 1000, UTC).date())
    who = tidy_identity(row.identity(), now_ms)
    lines = row.lines()
    return Incoming(number, who, lines, tuple(row.remarks))


class _Row:
    """One row while it is being read; what has no place in its field is gathered as notes."""

    def __init__(
        self,
        number: int,
        cells: Sequence[str],
        header: Sequence[str],
        mapping: Mapping,
        today: date,
    ) -> None:
        self._number = number
        self._today = today
        self._day_first = mapping.day_first
        self._cells: dict[Field, list[tuple[str, str]]] = {}
        for field, cell, name in zip(mapping.fields, cells, header, strict=False):
            if field and cell and not cell.isspace():
                self._cells.setdefault(field, []).append((name, cell))
        self._stray: list[str] = []
        self.remarks: list[Remark] = []

    def identity(self) -> Identity:
        """The guest's details. `Refused` without any name."""
        given, middle, family = self._text("given"), self._text("middle"), self._text("family")
        language = self._read("language", values.read_language) or ""
        nickname, call_me, title = (
            self._text("nickname"),
            self._text("call_me"),
            self._text("title"),
        )
        name = self._text("name") or whole_name(given, middle, family, language)
        name = name or nickname or call_me
        if not any(letter.isalnum() for letter in name):
            raise Refused(NO_NAME)
        if call_me.casefold().rstrip(".") in TITLES:  # "Ms" alone is no way to call anybody
            title, call_me = title or call_me, ""
        return Identity(
            name=name,
            given=given,
            middle=middle,
            family=family,
            reading=self._text("reading"),
            title=title,
            call_me=call_me,
            nickname="" if nickname == name else nickname,
            language=language,
            gender=self._gender(),
            manner="familiar" if self._read("manner", values.read_manner) == "familiar" else "",
            birthday=self._birthday(),
            phones=self._contacts("phone"),
            emails=self._contacts("email"),
        )

    def lines(self) -> tuple[Body, ...]:
        """What comes along: nothing of the row is lost, what fits no field is a note."""
        found: list[Body] = []
        for field, care in _CARE.items():
            found += [CareNoted(care, text) for text in self._care(field)]
        found += [TieNoted(text) for text in self._texts("tie")]
        # Nobody knows who said it and when: it is asked, not stated, until it is confirmed (H3).
        found += [PreferenceNoted(text, "seen") for text in self._texts("preference")]
        earlier = self._earlier()
        notes = [values.long_text(cell) for _, cell in self._cells.get("note", ())]
        found += [
            NoteWritten(_bounded(text)) for text in dict.fromkeys([*notes, *self._stray]) if text
        ]
        return (*found, earlier) if earlier else tuple(found)

    def _text(self, field: Field) -> str:
        for _, cell in self._cells.get(field, ()):
            if text := values.cell_text(cell):
                if len(text) > NAME_MOST:
                    raise Refused(LONG_TEXT, length=len(text), most=NAME_MOST)
                return text
        return ""

    def _texts(self, field: Field) -> list[str]:
        cells = self._cells.get(field, ())
        found = dict.fromkeys(text for _, cell in cells for text in values.lines(cell))
        return [_bounded(text) for text in found]

    def _care(self, field: Field) -> list[str]:
        """The texts of a care field; a bare "yes" says what its column is called."""
        found: dict[str, None] = {}
        for name, cell in self._cells.get(field, ()):
            for text in values.lines(cell):
                if text.casefold() in _YES and name:
                    found[values.cell_text(name)] = None
                elif text.casefold() not in _NO:
                    found[_bounded(text)] = None
        return [text for text in found if text]

    def _contacts(self, field: Field) -> tuple[str, ...]:
        read = values.phones if field == "phone" else values.emails
        found: dict[str, None] = {}
        for name, cell in self._cells.get(field, ()):
            good, other = read(cell)
            found.update(dict.fromkeys(good))
            for text in other:
                self._keep(field, name, text)
        if len(found) > CONTACTS_MOST:
            raise Refused(MANY_CONTACTS, most=CONTACTS_MOST)
        return tuple(found)

    def _read(self, field: Field, read: Callable[[str], T | None]) -> T | None:
        """The field's value as `read` understands it; one that it does not is kept as a note."""
        for name, cell in self._cells.get(field, ()):
            text = values.cell_text(cell)
            found = read(text) if text else None
            if found:
                return found
            if text:
                self._keep(field, name, text)
        return None

    def _date(self, field: Field) -> Day | None:
        """A day that has come already."""

        def read(text: str) -> Day | None:
            day = read_date(text, self._day_first, self._today)
            return day if day and day.iso() <= self._today.isoformat() else None

        cells = self._cells.get(field, [])
        self._cells[field] = [(name, cell) for name, cell in cells if not is_no_date(cell)]
        return self._read(field, read)

    def _gender(self) -> Gender:
        return self._read("gender", values.read_gender) or ""

    def _birthday(self) -> str:
        day = self._date("birthday")
        return day.iso() if day else ""

    def _earlier(self) -> EarlierVisits | None:
        """Visits from before; where only their last day is known there was one at least."""
        count = self._read("visits", values.read_count) if self._text("visits") != "0" else 0
        day = self._date("last_visit")
        last = day.iso() if day and day.year else ""
        count = min(max(count or 0, 1 if last else 0), _VISITS_MOST)
        return EarlierVisits(count, last) if count else None

    def _keep(self, field: Field, name: str, text: str) -> None:
        """Keep a value that its field cannot hold as a note under its column's own name."""
        name = values.cell_text(name)
        self._stray.append(f"{name}: {text}" if name else text)
        facts = {"value": text[:60], "field": LABELS[field]}
        self.remarks.append(Remark(self._number, KEPT_AS_NOTE, facts))


def whole_name(given: str, middle: str, family: str, language: str = "") -> str:
    """The parts of a name in the order in which its language writes them on a card."""
    if family and given and _HAN.match(family) and _HAN.match(given):
        return family + middle + given
    if middle and family and _CYRILLIC.match(family):
        return " ".join(part for part in (family, given, middle) if part)
    if family.casefold() in _VIETNAMESE or language == "hu":
        return " ".join(part for part in (family, middle, given) if part)
    return " ".join(part for part in (given, middle, family) if part)


def _bounded(text: str) -> str:
    if len(text) > TEXT_MOST:
        raise Refused(LONG_TEXT, length=len(text), most=TEXT_MOST)
    return text
