"""Proposes which column of a list holds what, by its name or else by the look of its values."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from assistant.exchange.dates import day_comes_first, is_ambiguous, read_date
from assistant.exchange.headers import SEVERAL, Field, key, known_field
from assistant.exchange.values import is_email, is_phone, read_gender, read_language

DATES: frozenset[Field] = frozenset(("birthday", "last_visit"))
_EITHER = frozenset(("name", "名", "名字", "имя", "nombre", "fullname"))
"""Headers that are the given name where the family name has a column of its own."""
_HAN = re.compile(r"[\u3400-\u9fff]")


class Mapping(Struct, frozen=True):
    """What each column is taken as; the window shows and changes it."""

    fields: tuple[Field, ...]
    day_first: bool = True
    """Whether 03/04/1980 is the third of April."""
    unsure_dates: bool = False
    """Whether the samples can be read both ways, so that the clerk should look."""

    def taking(self, column: int, field: Field) -> "Mapping":
        """The mapping with `column` taken as `field`; a field of one column leaves its old one."""
        fields = ["" if old == field and field not in SEVERAL else old for old in self.fields]
        fields[column] = field
        return replace(self, fields=tuple(fields))

    def columns(self, field: Field) -> tuple[int, ...]:
        """The columns that are taken as `field`."""
        return tuple(at for at, found in enumerate(self.fields) if found == field)

    @property
    def names_guests(self) -> bool:
        """Whether any column says who the guest is: without one there is nothing to import."""
        return any(field in ("name", "given", "family") for field in self.fields)


def propose(header: Sequence[str], samples: Sequence[Sequence[str]], today: date) -> Mapping:
    """The best guess for a file with these column names ("" where unknown) and these first rows."""
    columns = [_filled(samples, at) for at in range(len(header))]
    found: list[Field | None] = [known_field(name) for name in header]
    for at, values in enumerate(columns):
        if found[at] is None:
            found[at] = _by_look(values, today)
    fields = _settled(header, found)
    if not any(field in ("name", "given", "family") for field in fields):
        _find_names(header, columns, found, fields)
    return with_dates(Mapping(tuple(fields)), samples)


def with_dates(mapping: Mapping, rows: Sequence[Sequence[str]]) -> Mapping:
    """The mapping with the order of day and month decided from the date columns of `rows`."""
    dates = list(_dates(mapping, rows))
    first = day_comes_first(dates)
    unsure = first is None and any(map(is_ambiguous, dates))
    return replace(mapping, day_first=first is not False, unsure_dates=unsure)


def _dates(mapping: Mapping, rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for at, field in enumerate(mapping.fields):
        if field in DATES:
            yield from (row[at] for row in rows if at < len(row))


def _filled(samples: Sequence[Sequence[str]], column: int) -> list[str]:
    cells = (row[column].strip() for row in samples if column < len(row))
    return [cell for cell in cells if cell]


def _settled(header: Sequence[str], found: Sequence[Field | None]) -> list[Field]:
    """Each field of one column once, the first one wins; a lone given name is the whole name."""
    fields: list[Field] = []
    for field in found:
        taken = field is None or (field in fields and field not in SEVERAL)
        fields.append("" if taken or field is None else field)
    if "family" in fields and "given" not in fields and "name" in fields:
        at = fields.index("name")
        if key(header[at]) in _EITHER:
            fields[at] = "given"
    if "given" in fields and "family" not in fields and "name" not in fields:
        fields[fields.index("given")] = "name"
    return fields


def _by_look(values: Sequence[str], today: date) -> Field | None:
    """A field for a column without a known name, where its values speak for themselves."""
    if not values:
        return None
    if _share(values, is_email) >= 0.6:
        return "email"
    days = [day for value in values if (day := read_date(value, True, today)) is not None]
    if len(days) >= 0.8 * len(values) and not all(value.isdecimal() for value in values):
        years = [day.year for day in days if day.year]
        return "birthday" if not years or median(years) <= today.year - 16 else None
    if _share(values, _looks_dialled) >= 0.7:
        return "phone"
    if len(values) > 1 and _share(values, lambda value: bool(read_gender(value))) == 1:
        return "gender"
    if len(values) > 1 and _share(values, lambda value: bool(read_language(value))) == 1:
        return "language"
    return None


def _share(values: Sequence[str], test: "object") -> float:
    assert callable(test)  # noqa: S101
    return sum(1 for value in values if test(value)) / len(values)


def _looks_dialled(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    return 7 <= digits <= 15 and is_phone(value)


def _find_names(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    found: Sequence[Field | None],
    fields: list[Field],
) -> None:
    """Take the first column that reads like names as the name, where no header says so."""
    for at, values in enumerate(columns):
        free = found[at] is None or (found[at] == "" and not header[at])
        if free and values and _share(values, _looks_named) >= 0.8 and _differ(values):
            fields[at] = "name"
            return


def _looks_named(value: str) -> bool:
    if any(map(str.isdigit, value)) or "@" in value or len(value) > 60:
        return False
    if _HAN.search(value):
        return 2 <= len(value) <= 8
    return 1 <= len(value.split()) <= 5 and value[0].isalpha() and value[0].upper() == value[0]


def _differ(values: Sequence[str]) -> bool:
    return len(set(values)) * 2 > len(values)
