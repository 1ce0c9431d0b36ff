"""Tells whether a guest of a list is on file already, and what of the row is new to the card."""

import re
import unicodedata
from collections.abc import Iterable

import msgspec
from anyascii import anyascii

from assistant.exchange.incoming import TITLES, Incoming
from assistant.guests.details import CONTACTS_MOST, same_contact
from assistant.guests.draft import TEXT_FIELDS
from assistant.guests.entries import (
    CareNoted,
    Contact,
    ContactAdded,
    DetailsChanged,
    EarlierVisits,
    Identity,
    NoteWritten,
    PreferenceNoted,
    TieNoted,
)
from assistant.guests.joined import former
from assistant.guests.lookup.folding import fold
from assistant.guests.lookup.phones import Region, numbers, same, written
from assistant.guests.lookup.simplified import SIMPLIFIED
from assistant.guests.lookup.sounds import skeleton
from assistant.guests.view import GuestView
from assistant.journal.entry import Body
from assistant.journal.stamp import PageId, derived_page
from assistant.tongue import N_

OTHER_NAME = N_("“{value}” has the phone or e-mail of {name}, and was taken as the same guest.")
OTHER_PERSON = N_("“{value}” has the phone or e-mail of {name}, and has a card of their own.")

_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST = 5
"""Digits of a number that tells one guest from another; the look-up has the same bound."""
_NAME_PARTS = ("given", "middle", "family", "reading")


def fingerprint_page(guest: Incoming) -> PageId:
    """The page of a guest who has neither phone nor e-mail: always the same one for the same row.

    It is made (as a UUIDv8) from all that the row says but the visits, which grow by themselves. So
    the same list comes in twice without doubling anybody, also at two desks that do not know of
    each other, and two guests of one name stay two as long as anything tells them apart.
    """
    parts = [msgspec.json.encode(guest.who).decode()]
    parts += [
        f"{type(line).__name__} {msgspec.json.encode(line).decode()}"
        for line in guest.lines
        if not isinstance(line, EarlierVisits)
    ]
    return derived_page(*parts)


def may_be_one(one: Identity, other: Identity) -> bool:
    """Whether two guests who share a phone or e-mail may be one person.

    A couple shares a number and often a surname too. So every word of the shorter name has to stand
    in the longer one, as a whole or by its initial; where a list tells the given names apart, they
    alone decide. Names in two scripts are compared by their sound.
    """
    if _script(one.name) != _script(other.name):
        return _within(sounds(one), sounds(other)) or _spells(one, other) or _spells(other, one)
    if one.given and other.given:
        return _within(_words(one.given), _words(other.given))
    return _within(_name_words(one), _name_words(other))


def _within(words: set[str], others: set[str]) -> bool:
    """Whether one of the two has all words of the other; an initial stands for its word."""
    few, many = sorted((words, others), key=len)
    return bool(few) and all(
        any(a == b or (a[:1] == b[:1] and 1 in (len(a), len(b))) for b in many) for a in few
    )


def sounds(who: Identity) -> set[str]:
    """The words of a name as they sound, coarsely, in whatever script they are."""
    words = _words(anyascii(f"{who.name} {who.reading}"))
    return {skeleton(word) or word[:1] for word in words}


def _spells(one: Identity, other: Identity) -> bool:
    """Whether every character of `one`, a Chinese name, is a syllable of `other`."""
    signs = [letter for letter in one.name if _HAN.match(letter)]
    letters = "".join(_WORDS.findall(anyascii(other.name))).casefold()
    return bool(signs) and all(anyascii(sign).strip().casefold() in letters for sign in signs)


def was_named(view: GuestView, new: Identity) -> bool:
    """Whether the name on the list is, or ever was, the one on the card."""
    if same_name(view.identity, new):
        return True
    names = [line.text for line in view.log if line.kind == "guest-met"]
    names += [value for line in view.log for field, value in line.facts if field == "name"]
    return _folded(new.name) in map(_folded, names)


def same_name(known: Identity, new: Identity) -> bool:
    """Whether the name on the list is the one on the card, or its reading or nickname."""
    names = (known.name, known.reading, known.nickname)
    return _folded(new.name) in map(_folded, names)


def contact_keys(who: Identity, region: Region = "") -> list[str]:
    """What two spellings of the guest's numbers and addresses share; too short ones have none."""
    keys = [
        f"#{digits}"
        for phone in who.phones
        for country in dict.fromkeys((region, ""))
        for one in numbers(phone, country)
        for digits in written(one)
        if len(one.national) >= _SHORTEST
    ]
    return list(dict.fromkeys(keys + [fold(email).strip() for email in who.emails]))


def additions(view: GuestView, guest: Incoming, region: Region = "") -> list[Body]:
    """What the row knows and the card does not. Nothing on the card is overwritten.

    A line that ever stood on the card, also one that was corrected, retired or taken back since, is
    not written again.
    """
    named = was_named(view, guest.who)
    found: list[Body] = []
    if changes := _missing(view, guest.who, named):
        found.append(DetailsChanged(changes))
    found += _new_contacts(view, "phone", guest.who.phones, region)
    found += _new_contacts(view, "email", guest.who.emails, region)
    told = _told(view)
    lines = list(guest.lines)
    if not named:
        lines.insert(
            0, NoteWritten(f"≈ {guest.who.name}")
        )  # the other name is kept, in no language
    for line in lines:
        if isinstance(line, CareNoted | TieNoted | PreferenceNoted | NoteWritten):
            text = _folded(line.text)
            if text not in told:
                told.add(text)
                found.append(line)
        elif isinstance(line, EarlierVisits) and not view.earlier_visits:
            found.append(line)
    return found


def _missing(view: GuestView, new: Identity, named: bool) -> dict[str, str]:
    """The text fields that are empty on the card; parts of another name are not filled in.

    A field that somebody has changed is as they left it, also where they emptied it.
    """
    settled = {
        field for line in view.log if line.kind == "details-changed" for field, _ in line.facts
    }
    changes = {}
    for field in sorted(TEXT_FIELDS - {"name"} - settled):
        value = getattr(new, field)
        if value and not getattr(view.identity, field) and (named or field not in _NAME_PARTS):
            changes[field] = value
    return changes


def _new_contacts(
    view: GuestView, contact: Contact, values: Iterable[str], region: Region
) -> list[Body]:
    known = view.identity.phones if contact == "phone" else view.identity.emails
    # One that was once taken off the card does not come back with a list.
    gone = [line.text for line in view.log if line.kind == "contact-removed"]
    gone += former(view, contact)
    new: list[str] = []
    for value in values:
        alike = _same_number if contact == "phone" else _same_address
        if not any(alike(value, one, region) for one in (*known, *gone, *new)):
            new.append(value)
    return [ContactAdded(contact, value) for value in new[: max(0, CONTACTS_MOST - len(known))]]


def _same_number(one: str, other: str, region: Region) -> bool:
    """Whether two numbers are one; national and international forms count as the same.

    The shop's list may be of another country than its computer: so also without any country.
    """
    if same_contact("phone", one, other):
        return True
    return any(
        same(first, second)
        for country in dict.fromkeys((region, ""))
        for first in numbers(one, country)
        for second in numbers(other, country)
    )


def _same_address(one: str, other: str, region: Region) -> bool:
    return same_contact("email", one, other)


def _told(view: GuestView) -> set[str]:
    """Every wording that ever stood on the card."""
    texts = {_folded(line.text) for line in view.log}
    texts.update(_folded(words.text) for line in view.log for words in line.history)
    return texts


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _name_words(who: Identity) -> set[str]:
    """The words of all names that a guest has."""
    return _words(f"{who.name} {who.nickname}")


def _words(text: str) -> set[str]:
    """Words without accents and titles; a Chinese name is its signs, simplified."""
    spread = unicodedata.normalize("NFKD", text.translate(SIMPLIFIED)).casefold()
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    words: set[str] = set()
    for word in _WORDS.findall(bare):
        words.update(word if _HAN.match(word) else (word,))
    return words - TITLES or words


def _script(name: str) -> str:
    letter = next((letter for letter in name if letter.isalpha()), "a")
    return unicodedata.name(letter, "").partition(" ")[0]
