"""What the import says about a file and about a guest of it, in whole words. Pure."""

from collections.abc import Sequence

from assistant.exchange.headers import LABELS, Field
from assistant.exchange.imports import Outcome
from assistant.exchange.incoming import Incoming, Remark
from assistant.exchange.table import Table
from assistant.guests.entries import (
    CareNoted,
    EarlierVisits,
    NoteWritten,
    PreferenceNoted,
    TieNoted,
)
from assistant.languages import language_name
from assistant.tongue import N_, _, n_
from ui.look import days
from ui.look.numbers import count, size

DOT = "  ·  "

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 BE",
    "gb18030": N_("Chinese (GBK)"),
    "cp1251": N_("Cyrillic (Windows-1251)"),
    "cp1252": N_("Western (Windows-1252)"),
}
SEPARATORS = {",": N_("Comma"), ";": N_("Semicolon"), "\t": N_("Tab")}
_HEAD_ROWS, _HEAD_SIZE = 900, 1_000_000
"""Beyond so many rows, or bytes, only the dry run knows how many rows there are."""


def fields() -> list[tuple[Field, str]]:
    """Everything that a column can be taken as, named."""
    return [(field, _(label)) for field, label in LABELS.items()]


def file_words(table: Table, forecast: Outcome | None) -> str:
    """“412 rows · 31 kB”."""
    rows = rows_of(forecast) if forecast else len(table.head)
    told = n_("{n} row", "{n} rows", rows)
    if not forecast and (rows >= _HEAD_ROWS or table.size >= _HEAD_SIZE):
        told = _("more than {n} rows")
    return DOT.join((told.format(n=count(rows)), size(table.size)))


def rows_of(outcome: Outcome) -> int:
    """All rows that were read."""
    return outcome.new + outcome.matched + outcome.unchanged + len(outcome.refused)


def who_words(guest: Incoming) -> str:
    """The guest's details on one line."""
    who = guest.who
    parts = [who.title, who.call_me and _("Address as “{name}”").format(name=who.call_me)]
    parts.append(who.nickname and _("“{name}”").format(name=who.nickname))
    parts.append(language_name(who.language) if who.language else "")
    parts.append(days.written_day(who.birthday) if who.birthday else "")
    return DOT.join(part for part in parts if part)


def contact_words(guest: Incoming) -> str:
    """Numbers and addresses, each on its line."""
    return "\n".join((*guest.who.phones, *guest.who.emails))


def visit_words(guest: Incoming) -> str:
    """“27 visits · last 12 Oct 2024”."""
    for line in guest.lines:
        if isinstance(line, EarlierVisits):
            told = [n_("{n} visit", "{n} visits", line.count).format(n=count(line.count))]
            if line.last:
                told.append(_("last {day}").format(day=days.written_day(line.last)))
            return DOT.join(told)
    return ""


def cares(guest: Incoming) -> list[str]:
    """What must never be forgotten."""
    return [line.text for line in guest.lines if isinstance(line, CareNoted)]


def wishes(guest: Incoming) -> list[str]:
    """Preferences, and ties with the house."""
    kinds = (PreferenceNoted, TieNoted)
    return [line.text for line in guest.lines if isinstance(line, kinds)]


def notes(guest: Incoming) -> str:
    """The notes in one text."""
    return " / ".join(line.text for line in guest.lines if isinstance(line, NoteWritten))


def joined(samples: Sequence[str]) -> str:
    """Samples of a column on one line."""
    return DOT.join(" ".join(sample.split()) for sample in samples)


def remark_words(remark: Remark) -> str:
    """What there is to say of a row that was taken in; a field is named in our language."""
    facts = {name: _(value) if name == "field" else value for name, value in remark.facts.items()}
    return _(remark.reason).format(**facts)
