"""The book as it lies open to be edited: all lines of a language, for a made-up guest. Pure."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.tongue import LANGUAGES
from assistant.words.book import MOMENTS, Book, Line, own_line
from assistant.words.entries import PhraseWritten
from assistant.words.hours import PARTS, Hour, hour
from assistant.words.prompts import knows
from assistant.words.situation import SITUATIONS_OF
from assistant.words.trying import sample
from assistant.words.view import HouseWords, Own

OpenBook = Mapping[Moment, tuple["Shown", ...]]
"""The lines of each moment as they stand on its page."""

_OPENS, _CLOSES = "\ue000", "\ue001"
"""Stand around what is filled in while a line is being filled; no words have them."""
_DOUBTS = {"en": "the price", "zh": "价格", "es": "el precio", "ru": "цена"}
"""What a guest hesitates about; else the value is a number or an address."""
_SAMPLES = ("name", "staff", "house", "owner", "by", "preference", "asked", "value")
_VISIT = 10


class Shown(Struct, frozen=True):
    """A line as it stands on the page, ours or the house's own."""

    key: str
    moment: Moment
    situation: str
    text: str
    """Filled for the made-up guest."""
    filled: tuple[tuple[int, int], ...] = ()
    """Where in `text` something was filled in: from and up to."""
    only: tuple[str, ...] = ()
    """What else must hold (`CONDITIONS`), or not hold ("!x"): it is offered only then."""
    own: Own[PhraseWritten] | None = None
    """None for ours."""
    is_off: bool = False
    language: str = ""
    """Of `text`: another than asked for where an own line has no words in that."""


def open_book(
    book: Book, house: HouseWords, language: str, now: datetime, name: str = ""
) -> OpenBook:
    """Every line in `language` ("en"), also those that are switched off.

    By situation, the usual first, and in it as they are offered to whom all is known of. `name` is
    what the house is called; `now` decides the greeting of the hour.
    """
    return {moment: _page(book, house, language, now, name, moment) for moment in MOMENTS}


def moved(lines: tuple[Shown, ...], key: str, by: int) -> tuple[str, ...]:
    """The order of all lines of the situation of `key` when that one goes `by` places further."""
    at = {one.key: one for one in lines}[key]
    keys = [one.key for one in lines if one.situation == at.situation]
    place = min(max(keys.index(key) + by, 0), len(keys) - 1)
    keys.remove(key)
    keys.insert(place, key)
    return tuple(keys)


def _page(
    book: Book, house: HouseWords, language: str, now: datetime, name: str, moment: Moment
) -> tuple[Shown, ...]:
    usual_first = [*reversed(SITUATIONS_OF[moment])]
    found = [*_ours(book, language, moment), *_own(house, language, moment)]
    lines = [one for one in found if one[0].situation in usual_first]

    def order(one: tuple[Line, str, Own[PhraseWritten] | None]) -> tuple[int, int, int]:
        line, _language, _own = one
        keys = house.order.get((moment, line.situation), ())
        place = keys.index(line.key) if line.key in keys else len(keys)
        return usual_first.index(line.situation), place, -knows(line)

    def shown(line: Line, spoken: str, own: Own[PhraseWritten] | None) -> Shown:
        text, filled = _filled(book, line, spoken, now, name)
        is_off = (moment, line.key) in house.off
        only = line.fits[1:]
        return Shown(line.key, moment, line.situation, text, filled, only, own, is_off, spoken)

    return tuple(shown(*one) for one in sorted(lines, key=order))


def _ours(
    book: Book, language: str, moment: Moment
) -> Iterator[tuple[Line, str, Own[PhraseWritten] | None]]:
    for line in book.shipped(language, moment).values():
        yield line, language, None


def _own(
    house: HouseWords, language: str, moment: Moment
) -> Iterator[tuple[Line, str, Own[PhraseWritten] | None]]:
    """With its words in another language where it has none in this one."""
    for own in house.lines:
        if own.written.moment == moment:
            texts = own.written.texts
            spoken = next((one for one in (language, *LANGUAGES) if texts.get(one)), "")
            with suppress(ValueError):  # a newer desk’s, which cannot be filled here
                if spoken:
                    yield own_line(own.written, spoken), spoken, own


def _filled(
    book: Book, line: Line, language: str, now: datetime, name: str
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words for the made-up guest, and where something was filled in."""
    doubts = line.moment.startswith("objection")
    known = _known(language, _hour_of(line, language, now), name, doubts=doubts)
    values: dict[str, str | int] = {**known, "visit": _VISIT, "gender": "other"}
    text = book.filled(language, line, values)
    fenced = {one: f"{_OPENS}{words}{_CLOSES}" for one, words in known.items()}
    at, places = 0, []
    for part in book.filled(language, line, values | fenced).split(_OPENS):
        inside, closes, after = part.partition(_CLOSES)
        if closes:
            places.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return text, tuple(places)


@lru_cache(maxsize=64)
def _known(language: str, of_day: Hour, name: str, *, doubts: bool) -> dict[str, str]:
    """What is known of the made-up guest, in words."""
    known = {one: sample(one, language) for one in _SAMPLES}
    known |= {"hello": of_day.hello, "bye": of_day.bye}
    known["hello_mid"] = of_day.hello[:1].lower() + of_day.hello[1:]
    if name:
        known["house"] = name
    if doubts:
        known["value"] = _DOUBTS[language]
    return known


def _hour_of(line: Line, language: str, now: datetime) -> Hour:
    """The part of the day that the line is for; that of `now` where it is for any."""
    if not frozenset(PARTS).isdisjoint(line.fits):
        hours = (hour(language, now.replace(hour=at)) for at in range(24))
        return next((one for one in hours if one.part in line.fits), hour(language, now))
    return hour(language, now)
