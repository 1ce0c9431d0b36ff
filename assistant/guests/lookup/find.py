"""The look-up: a query's hits by tiers, the guests in the house, the recent ones."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from assistant.guests.lookup import asked as a
from assistant.guests.lookup.alike import alike, by_contact
from assistant.guests.lookup.asked import Asked, Word, read
from assistant.guests.lookup.folding import fold, pieces
from assistant.guests.lookup.hits import MATCH, ROWS, Hit, hit, rows
from assistant.guests.lookup.keyed import HERE
from assistant.guests.lookup.keys import email_keys, name_keys
from assistant.guests.lookup.layouts import other_layouts
from assistant.guests.lookup.phones import GRAM
from assistant.guests.lookup.query import Condition, match_text
from assistant.guests.lookup.spelling import MOST_NEAR, Near, near
from assistant.journal.stamp import PageId
from assistant.privacy import merge_register

__all__ = [
    "Hit",
    "alike",
    "by_contact",
    "exact",
    "find",
    "here",
    "named",
    "nearby",
    "recent",
    "warm",
]

FEW = 5
"""With so many hits the weaker tiers are not asked."""
_ALL = 1 << 30


def find(tx: Connection, query: str, limit: int = 20) -> list[Hit]:
    """The guests that a query means, the likeliest first."""
    return nearby(tx, query, exact(tx, query, limit), limit)


def exact(tx: Connection, query: str, limit: int = 20) -> list[Hit]:
    """What was typed, letter for letter in some script: for every keystroke."""
    return _exact(tx, read(query), limit)


def _exact(tx: Connection, asked: Asked, limit: int) -> list[Hit]:
    found: dict[PageId, Hit] = {}
    for condition, why, enough in _exact_tiers(asked):
        _gather(tx, condition, why, limit, found)
        if len(found) >= min(enough, limit):
            break
    return list(found.values())


Reason = Callable[[Any], str]


def _exact_tiers(asked: Asked) -> Iterator[tuple[Condition, Reason, int]]:
    """What is asked in turn, why a row is a hit then, and with how many hits to leave it there."""
    if not asked.words:
        return
    if asked.is_number:
        ends, within = a.by_number(asked)
        if len(asked.words[0].text) <= GRAM:
            yield ends, lambda row: "phone", _ALL
        yield within, lambda row: _why_digits(asked.words[0], row), _ALL
        return
    # One letter begins nearly every note: with a name's hit it is not looked for there.
    begun = len(asked.words) > 1 and len(asked.words[-1].text) == 1
    digits = any(word.script == "digits" for word in asked.words)
    why_name = "phone" if digits else _why_address(asked)
    yield a.by_name(asked), lambda row: why_name, 1 if begun else _ALL
    yield a.by_anything(asked), lambda row: _why(asked, row), FEW


def nearby(
    tx: Connection,
    query: str,
    hits: list[Hit],
    limit: int = 20,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Hit]:
    """More hits where there are few.

    Words parted otherwise, other characters of the same sound, the wrong keyboard layout, words
    that sound alike, typing errors. Returns `hits` and the further ones; `hits` when `cancelled`.
    """
    found = {hit.page: hit for hit in hits}
    asked = read(query)
    if not asked.words or asked.is_number:
        return hits
    for condition, why in _nearby_tiers(tx, query, asked, cancelled):
        if cancelled():
            return hits
        if len(found) >= min(FEW, limit):
            break
        _gather(tx, condition, lambda row, why=why: why, limit, found)  # type: ignore[misc]
    return list(found.values())


def _nearby_tiers(
    tx: Connection, query: str, asked: Asked, cancelled: Callable[[], bool]
) -> Iterator[tuple[Condition, str]]:
    parted = a.by_other_parting(asked)
    if parted is not None:
        digits = any(c.isdigit() for word in asked.words for c in word.text)
        yield parted, "phone" if digits else ""
    heard = a.by_sound_of_characters(asked)
    if heard is not None:
        yield heard, "sound"
    for meant in other_layouts(query[: a.LONGEST]):
        other = read(meant)
        if other.words:
            yield a.by_name(other), "keyboard"
            yield a.by_anything(other), "keyboard"
    alike = a.by_sound(asked)
    if alike is not None:
        yield alike, "sound"
    words = [word for word in asked.words if word.script not in ("digits", "email", "han")]
    spelled = {word.text: near(tx, word.text, cancelled) for word in words}
    coarse = a.by_coarse_sound(asked)
    for slips in (1, 2):
        closest = {text: _within(words, slips) for text, words in spelled.items()}
        if any(closest.values()):
            yield a.with_spellings(asked, closest), "spelling"
        if coarse is not None and slips == 1:
            yield coarse, "sound"


def _within(words: list[Near], slips: int) -> list[str]:
    return [one.word for one in words if one.slips <= slips][:MOST_NEAR]


def _gather(
    tx: Connection, condition: Condition, why: Reason, limit: int, found: dict[PageId, Hit]
) -> None:
    """Add what meets the condition to `found`, up to `limit` in all."""
    for row in rows(tx, MATCH, match_text(condition), limit):
        if row[1] not in found and len(found) < limit:
            found[row[1]] = hit(row, why(row))


def here(tx: Connection) -> list[Hit]:
    """The guests who are in the house, by rank."""
    return [hit(row) for row in rows(tx, ROWS + "WHERE slot < ? ORDER BY slot", HERE)]


def recent(tx: Connection, limit: int = 20) -> list[Hit]:
    """The guests by rank: those in the house, then recent and frequent ones."""
    return [hit(row) for row in rows(tx, ROWS + "ORDER BY slot LIMIT ?", limit)]


def named(tx: Connection, pages: Iterable[PageId]) -> dict[PageId, Hit]:
    """The guests of `pages`, as far as they are on file; by a page that was merged into another
    its guest is found there."""
    stays = {page: merge_register.stays(tx, page) for page in set(pages)}
    found = {page: rows(tx, ROWS + "WHERE g.page = ?", bytearray(at)) for page, at in stays.items()}
    return {page: hit(row) for page, each in found.items() for row in each}


def warm(tx: Connection) -> None:
    """Read the pages that the first keystrokes need; for the moment while the window is drawn."""
    for letter in "asmjwlzkcdх王":
        exact(tx, letter)


def _why_digits(word: Word, row: Any) -> str:
    digits = "".join(c for c in fold(row[4]) if c.isdigit())
    if word.text[-4:] in digits:
        return "phone"
    if any(key.startswith(word.text) for email in row[9].split("\n") for key in email_keys(email)):
        return "email"
    return "note"


def _why_address(asked: Asked) -> str:
    return "email" if any(word.script == "email" for word in asked.words) else ""


def _why(asked: Asked, row: Any) -> str:
    """Which of the other fields a hit owes itself to; the rest is notes."""
    name = [piece.text for piece in pieces(fold(f"{row[2]} {row[3]}"))]
    nick = name_keys(row[10], "", "").all if row[10] else set()
    addresses = [key for email in row[9].split("\n") if email for key in email_keys(email)]
    why = ""
    for word in asked.words:
        text = word.text
        if any(text in part for part in name):
            continue
        if word.script == "email" or any(key.startswith(text) for key in addresses):
            return "email"
        if any(part.startswith(text) for part in nick):
            return "nickname"
        if word.script == "digits" and _why_digits(word, row) == "phone":
            why = why or "phone"
        else:
            why = "note"
    return why
