"""Telephone numbers as people write and type them: national, international, with a trunk prefix."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.guests.lookup.folding import fold

Region = str
"""ISO 3166 letters of the shop's country ("CN", "RU"), "" when not known."""

SHORTEST = 3
"""Digits that a fragment of a number needs."""
LONGEST = 18
GRAM = 6
"""Digits of a key."""
_COMPLETE = 7
"""From so many digits on, a typed number is tried without its country code or trunk prefix."""

_SHORT_CODES = """1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58
  60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"""
_CODES = frozenset(_SHORT_CODES.split())
_LONG_CODES = re.compile("2[1-9]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679]")
_IRREGULAR = frozenset({"AR", "BR", "BY", "MX", "SM", "VA"})
"""Where what is dialled inside the country is more than a prefix before the number."""
_EXTENSION = re.compile(r"(?:ext|доб|вн|转|x|#|;)[.:\s]*\d{1,6}\D*$")
_PARTING = re.compile("[/,;、，；]")
_NO_DIGIT = re.compile("[^0-9]")
_TYPED = re.compile(r"[+(]?[\d(][\d().\-/+]*")


class Number(NamedTuple):
    """A telephone number taken apart."""

    code: str
    """The country's calling code, "" when not known."""
    national: str
    """The significant digits: without code and trunk prefix."""
    trunk: str
    """What is dialled before `national` inside the country, "" when nothing or not known."""


@lru_cache(maxsize=256)
def _trunk(code: str) -> str:
    import phonenumbers  # noqa: PLC0415 - lazy for start-up

    region = phonenumbers.region_code_for_country_code(int(code))
    return phonenumbers.ndd_prefix_for_region(region, True) or ""


@lru_cache(maxsize=256)
def _code(region: Region) -> str:
    import phonenumbers  # noqa: PLC0415 - lazy for start-up

    code = phonenumbers.country_code_for_region(region.upper()) if region else 0
    return str(code) if code else ""


def calling_code(digits: str) -> str:
    """The country code that international digits begin with, "" if none."""
    for length in (1, 2):
        if digits[:length] in _CODES:
            return digits[:length]
    return digits[:3] if len(digits) >= 3 and _LONG_CODES.match(digits) else ""


def number(typed: str, region: Region = "") -> Number | None:
    """A stored number taken apart; None when it has too few digits to be one."""
    text = _EXTENSION.sub("", fold(typed)).replace("(0)", "").strip()
    digits = _NO_DIGIT.sub("", text)[:LONGEST]
    if len(digits) < SHORTEST:
        return None
    if text.startswith(("+", "00")):
        full = digits.lstrip("0")
        code = calling_code(full)
        if code and len(full) > len(code):
            return Number(code, full[len(code) :], _trunk(code))
    code = _code(region)
    trunk = _trunk(code) if code else ""
    if region.upper() in _IRREGULAR:
        return Number(code, _parsed(text, region) or digits, trunk)
    if trunk and digits.startswith(trunk) and len(digits) > 5:
        return Number(code, digits[len(trunk) :], trunk)
    if code and len(digits) > 10 and digits.startswith(code) and code != trunk:
        return Number(code, digits[len(code) :], trunk)  # international, the plus left out
    return Number(code, digits, trunk)


def _parsed(text: str, region: Region) -> str:
    """The significant digits by the country's own rules, "" where they do not fit; slow."""
    import phonenumbers  # noqa: PLC0415 - lazy for start-up

    try:
        return str(phonenumbers.parse(text, region.upper()).national_number)
    except phonenumbers.NumberParseException:
        return ""


def numbers(typed: str, region: Region = "") -> list[Number]:
    """The numbers in a field; two may stand in it, parted by a slash, comma or semicolon."""
    parts = _PARTING.split(typed)
    if len(parts) > 1:
        whole = [number(part, region) for part in parts]
        if all(n is not None and len(n.national) >= 6 for n in whole):
            return [n for n in whole if n is not None]
    one = number(typed, region)
    return [one] if one is not None else []


def number_keys(typed: str, region: Region = "") -> set[str]:
    """The digits under which a stored number is found: `GRAM` from each place on, and what ends it.

    Digits that stand before the number inside its country count as well.
    """
    keys: set[str] = set()
    for one in numbers(typed, region):
        keys.update(_grams(one.code + one.national))
        if one.trunk and len(one.national) >= GRAM:
            keys.update(_grams(one.trunk + one.national))
    if typed.lstrip().startswith("00"):  # dialled abroad: also as it stands
        keys.update(_grams(_NO_DIGIT.sub("", fold(typed))[:LONGEST]))
    return keys


def _grams(digits: str) -> Iterator[str]:
    return (digits[start : start + GRAM] for start in range(len(digits) - SHORTEST + 1))


def grams(digits: str) -> list[str]:
    """The keys that a number with `digits` in it has, for a fragment of `GRAM` digits or more."""
    return [digits[start : start + GRAM] for start in range(len(digits) - GRAM + 1)]


def grouped(typed: str, region: Region = "") -> str:
    """A number in the groups in which it is said and heard in the shop's country.

    One from abroad has its country code first; one by no country's rules is said in threes.
    """
    import phonenumbers  # noqa: PLC0415 - lazy for start-up

    text = fold(typed)
    try:
        read = phonenumbers.parse(text, region.upper() or None)
    except phonenumbers.NumberParseException:
        return _in_threes(text)
    if not phonenumbers.is_possible_number(read):
        return _in_threes(text)
    at_home = phonenumbers.country_code_for_region(region.upper()) if region else 0
    abroad = read.country_code != at_home
    kinds = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(read, kinds.INTERNATIONAL if abroad else kinds.NATIONAL)


def _in_threes(text: str) -> str:
    """Digits in threes, the last ones in fours or twos: none stands alone."""
    digits = _NO_DIGIT.sub("", text)
    plus = "+" if text.lstrip().startswith("+") else ""
    whole = len(digits) - (4 if len(digits) % 3 == 1 else len(digits) % 3)
    groups = [digits[at : at + 3] for at in range(0, max(0, whole), 3)]
    rest = digits[max(0, whole) :]
    groups += [rest[:2], rest[2:]] if len(rest) == 4 else [rest]
    return plus + " ".join(filter(None, groups))


def same(one: Number, other: Number) -> bool:
    """Whether two numbers are one; a missing country code or trunk prefix is no difference."""
    if one.code and other.code:
        return one.code == other.code and one.national == other.national
    return not set(written(one)).isdisjoint(written(other))


def written(one: Number) -> list[str]:
    """The significant digits that a number can mean: one, unless its country is not known."""
    return [one.national] if one.code else forms(one.national)


def is_typed(chunk: str) -> bool:
    """Whether a folded chunk of a query can be part of a telephone number."""
    return _TYPED.fullmatch(chunk) is not None


def forms(digits: str) -> list[str]:
    """What typed digits can mean: as they are, then without trunk prefix or country code."""
    found = [digits]
    if len(digits) < _COMPLETE:
        return found
    bare = digits.lstrip("0")
    if bare != digits:
        found.append(bare)
    if len(bare) == 11 and bare[0] in "78":
        found.append(bare[1:])
    elif digits.startswith("00") or len(bare) > 10:
        code = calling_code(bare)
        national = bare[len(code) :].lstrip("0")
        if code and len(national) >= _COMPLETE:
            found.append(national)
    return [form for form in dict.fromkeys(found) if len(form) >= SHORTEST]
