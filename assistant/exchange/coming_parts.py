"""Takes numbers, addresses and how many they are out of a text; the rest of it stays as it is."""

import re

from assistant.exchange.values import is_email, is_phone
from assistant.guests.details import CONTACTS_MOST

PARTY_MOST = 9_999

_EMAIL = re.compile(r"(?:mailto:)?([^\s@,;<>()\"|，；]{1,64}@[^\s@,;<>()\"|，；]{3,190})")
_INTERNATIONAL = re.compile(r"(?<![\w+])(?:\+|00)\d[\d\s().\-/\u2010-\u2015]{6,22}\d(?!\w)")
_NATIONAL = re.compile(r"(?<![\w.+/-])\(?\d(?:[\s().-]{0,2}\d){8,12}(?![\w/-])")
_PHONE_NAME = re.compile(
    r"(?:tel|phone|mob|mobile|cell|whatsapp|tlf|tfno|teléfono|móvil|тел|телефон|моб|电话|手机)"
    r"\b\.?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_UNITS = """pax|p|pp|pers|persons?|people|guests?|adults?|covers?|personas?|comensales|adultos?
|huéspedes|huésped|чел|человека?|персоны?|персон|гостя|гостей|гость|взрослых|人|位|名|个人|位客人"""
_PARTY = (
    rf"(?:for|para|на|x|×|party\ of|共)?\ ?(\d{{1,4}})\ ?(?:{_UNITS.replace(chr(10), '')})\b\.?"
)
_PARTY_ALONE = re.compile(rf"{_PARTY}|party of (\d{{1,4}})", re.IGNORECASE)
_PARTY_AT_END = re.compile(rf"\s(?:{_PARTY}|[x×]\ ?(\d{{1,2}}))$", re.IGNORECASE)
_FEWEST_DIGITS = 6
"""Of a number that is recognised by itself; 4-digit ones are rooms and years."""


def take_emails(text: str) -> tuple[tuple[str, ...], str]:
    """The addresses in `text`, and what is left of it."""
    if "@" not in text:
        return (), text
    found = [match[1].rstrip(".") for match in _EMAIL.finditer(text)]
    good = tuple(dict.fromkeys(one for one in found if is_email(one)))[:CONTACTS_MOST]
    for one in good:
        text = re.sub(rf"(?:mailto:)?<?{re.escape(one)}>?", " ", text, flags=re.IGNORECASE)
    return good, text.strip()


def take_phones(text: str) -> tuple[tuple[str, ...], str]:
    """The telephone numbers in `text`, as written, and what is left of it."""
    digits = sum(map(str.isdigit, text))
    if digits < _FEWEST_DIGITS:
        return (), text
    bare = text.strip()
    if is_phone(bare):
        return (bare,), ""
    found: list[str] = []
    for pattern in (_INTERNATIONAL, _NATIONAL):
        while len(found) < CONTACTS_MOST and (match := pattern.search(text)):
            if not is_phone(match[0].strip()):
                break
            found.append(match[0].strip())
            before = _PHONE_NAME.sub("", text[max(0, match.start() - 40) : match.start()])
            text = f"{text[: max(0, match.start() - 40)]}{before} {text[match.end() :]}"
    return tuple(dict.fromkeys(found)), text.strip()


def read_party(text: str) -> int:
    """How many they are where `text` says nothing else: "2 personas", "party of 4"; else 0."""
    match = _PARTY_ALONE.fullmatch(text.strip()[:40])
    return _bounded(match[1] or match[2]) if match else 0


def take_party(text: str) -> tuple[int, str]:
    """How many they are where `text` ends with it, and what precedes it."""
    match = _PARTY_AT_END.search(text, max(0, len(text) - 40))
    return (_bounded(match[1] or match[2]), text[: match.start()].strip()) if match else (0, text)


def _bounded(digits: str) -> int:
    number = int(digits)
    return number if number <= PARTY_MOST else 0
