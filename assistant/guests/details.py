"""What may stand in a guest's details: each field cleaned, checked and, if need be, refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from msgspec import structs

from assistant.guests.draft import GENDERS, MANNERS, TEXT_FIELDS
from assistant.guests.entries import Contact, Identity
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import language_tag, one_line

NAME_MOST = 200
"""Characters of a name or of any other detail."""
CONTACTS_MOST = 20
"""Numbers, and as many addresses, that one guest can have."""
_EMAIL_MOST = 254
_PHONE_MOST = 60
_PHONE_DIGITS = 3

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BIRTHDAY = re.compile(r"([0-9]{4}-|--)([0-9]{2})-([0-9]{2})")
_LEAP_YEAR = 2000


def tidy_identity(who: Identity, now_ms: int) -> Identity:
    """`who` fit to be kept, every contact once; Refused with the first field that is not."""
    texts = {field: tidy(field, getattr(who, field), now_ms) for field in sorted(TEXT_FIELDS)}
    return structs.replace(
        who,
        **texts,
        phones=_each_once(who.phones, "phone"),
        emails=_each_once(who.emails, "email"),
    )


def tidy(field: str, value: str, now_ms: int) -> str:
    """`value` fit to be kept as the text field `field` of an `Identity`."""
    text = one_line(value, NAME_MOST)
    check = _CHECKS.get(field)
    return check(text, now_ms) if check else text


def tidy_contact(contact: Contact, value: str) -> str:
    """A number or address fit to be kept, as typed; the look-up reads the digits."""
    if contact == "phone":
        text = one_line(value, _PHONE_MOST)
        if sum(char.isdecimal() for char in text) < _PHONE_DIGITS:
            raise Refused(N_("A telephone number has at least three digits."))
        return text
    text = one_line(value, _EMAIL_MOST)
    if not _EMAIL.fullmatch(text):
        raise Refused(N_("An e-mail address looks like name@example.com."))
    return text


def contact_in(text: str) -> Contact | None:
    """What `text` is by its look: an address, a number, or neither of them."""
    if "@" in text:
        return "email" if _EMAIL.fullmatch(text.strip()) else None
    digits = sum(char.isdecimal() for char in text)
    return "phone" if digits >= _PHONE_DIGITS and not any(map(str.isalpha, text)) else None


def same_contact(contact: Contact, one: str, other: str) -> bool:
    """Whether two ways of writing mean one number (digits and plus) or one address (case aside)."""
    return _contact_key(contact, one) == _contact_key(contact, other)


def day(text: str) -> date | None:
    """The date that YYYY-MM-DD names; None for anything else."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def latest_day(now_ms: int) -> date:
    """The latest date that it can be anywhere on earth at `now_ms`."""
    return (datetime.fromtimestamp(now_ms / 1000, UTC) + timedelta(hours=14)).date()


def _contact_key(contact: Contact, value: str) -> str:
    if contact == "phone":
        digits = "".join(str(int(char)) for char in value if char.isdecimal())
        return ("+" if value.lstrip().startswith(("+", "＋")) else "") + digits
    return value.casefold()


def _each_once(values: Iterable[str], contact: Contact) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for value in values:
        text = tidy_contact(contact, value)
        kept.setdefault(_contact_key(contact, text), text)
    if len(kept) > CONTACTS_MOST:
        raise Refused(N_("A card holds up to {most} numbers or addresses."), most=CONTACTS_MOST)
    return tuple(kept.values())


def _name(text: str, now_ms: int) -> str:
    if not any(char.isalnum() for char in text):
        raise Refused(N_("Please write the guest’s name."))
    return text


def _language(text: str, now_ms: int) -> str:
    return language_tag(text)


def _gender(text: str, now_ms: int) -> str:
    if text not in GENDERS:
        raise Refused(N_("Gender is f, m or x, or left empty."))
    return text


def _manner(text: str, now_ms: int) -> str:
    if text not in MANNERS:
        raise Refused(N_("How to speak to the guest is “familiar”, or left empty."))
    return text


def _birthday(text: str, now_ms: int) -> str:
    if not text:
        return text
    found = _BIRTHDAY.fullmatch(text)
    year_known = bool(found) and not text.startswith("--")
    born = day(text if year_known else f"{_LEAP_YEAR}-{text[2:]}")
    if not found or born is None:
        raise Refused(N_("A birthday looks like 1980-05-31, or --05-31 without the year."))
    if year_known and born > latest_day(now_ms):
        raise Refused(N_("This birthday has not come yet. Please check the year."))
    return text


_CHECKS: Mapping[str, Callable[[str, int], str]] = {
    "name": _name,
    "language": _language,
    "gender": _gender,
    "manner": _manner,
    "birthday": _birthday,
}
