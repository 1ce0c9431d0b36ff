"""What was typed into the search field, as words and digits, and the tiers that look for it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.guests.lookup import cyrillic, han, semitic, thai
from assistant.guests.lookup.folding import Piece, fold, pieces, spelled_out
from assistant.guests.lookup.keys import (
    COARSE,
    CONSONANTS,
    DIGITS,
    GRAM,
    LONGEST_EMAIL,
    NOTE_WORD,
    OTHER,
    SKELETON,
    SOUTHERN,
    romanised,
)  # fmt: skip
from assistant.guests.lookup.phones import GRAM as DIGIT_GRAM
from assistant.guests.lookup.phones import forms, grams, is_typed
from assistant.guests.lookup.query import Condition, Term, all_of, any_of
from assistant.guests.lookup.sounds import skeleton

MOST_WORDS = 8
LONGEST = 400
"""Characters that are read: somebody may drop a whole letter into the field."""
_LONGEST_RUN = 4
_TITLE_WORDS = """mr mrs ms miss mx dr prof sir madam madame monsieur herr frau senor senora
  senorita sr sra srta don dona господин госпожа gospodin gospozha xiansheng nushi xiaojie"""
TITLES = frozenset(_TITLE_WORDS.split())


class Word(NamedTuple):
    """A word of a query."""

    text: str
    script: str
    """As of a `Piece`; "email" for an address or a part with an @ in it."""
    spelled: tuple[str, ...] = ()
    """Other spellings of the same letters: ue for ü, a Cyrillic word in Latin."""


class Asked(NamedTuple):
    """A query, read."""

    words: tuple[Word, ...]

    @property
    def is_number(self) -> bool:
        """Whether it is nothing but digits."""
        return len(self.words) == 1 and self.words[0].script == "digits"


def read(typed: str) -> Asked:
    """The words of what was typed; none when it has no letter and no digit."""
    words: list[Word] = []
    digits = ""
    for chunk in typed[:LONGEST].split():
        folded = fold(chunk)
        if is_typed(folded):
            digits += "".join(c for c in folded if c.isdigit())
            continue
        if digits:
            words.append(Word(digits, "digits"))
            digits = ""
        words.extend(_words(chunk, folded))
        if len(words) > MOST_WORDS:
            break
    if digits:
        words.append(Word(digits, "digits"))
    return Asked(tuple(words[:MOST_WORDS]))


def _words(chunk: str, folded: str) -> Iterator[Word]:
    if "@" in folded:
        address = "".join(c for c in folded if c.isalnum() or c in "@._-+").strip("@._-+")
        if address:
            yield Word(address[:LONGEST_EMAIL], "email")
        return
    plain = folded.replace("'", "")
    run = pieces(plain)
    wider = pieces(fold(spelled_out(chunk)).replace("'", ""))
    for position, piece in enumerate(run):
        spelled: tuple[str, ...] = romanised(piece)[:3] if len(piece.text) > 2 else ()
        if piece.script == "cyrillic" and len(piece.text) > 2:
            spelled = tuple(cyrillic.romanised(_marked(chunk, piece))[:2])
        elif len(wider) == len(run) and wider[position].text != piece.text:
            spelled = (wider[position].text,)
        yield Word(piece.text, piece.script, spelled)


def _marked(chunk: str, piece: Piece) -> str:
    """A Cyrillic piece with the marks that folding took: й and ё are letters."""
    raw = [c for c in chunk.lower() if c.isalpha()]
    return "".join(raw) if fold("".join(raw)) == piece.text else piece.text


def by_number(asked: Asked) -> tuple[Condition, Condition]:
    """Guests whose number ends so; guests in whose number (or notes) the digits stand anywhere."""
    digits = asked.words[0].text
    meant = forms(digits)
    ends = any_of(_digits(form, begins=False) for form in meant)
    within = [_digits(form) for form in meant]
    return ends, any_of([*within, Term(digits, True), Term(OTHER + digits, True)])


def _digits(digits: str, *, begins: bool = True) -> Condition:
    """A number with these digits in it; with `begins` off they end it, if they are few."""
    if len(digits) <= DIGIT_GRAM:
        return Term(DIGITS + digits, begins)
    return all_of(Term(DIGITS + gram, False) for gram in grams(digits))


def by_name(asked: Asked) -> Condition:
    """Every word begins a word of the name; digits stand in a number."""
    return all_of(_in_name(word) for word in asked.words)


def by_anything(asked: Asked) -> Condition:
    """Every word begins a word of the name, the nickname, an address or a note."""
    return all_of(_anywhere(word) for word in asked.words)


def by_other_parting(asked: Asked) -> Condition | None:
    """The same letters parted otherwise: mary ann as maryann, wang4821 as wang 4821; no titles."""
    ways = [way for way in partings(asked.words) if way != asked.words]
    if not ways:
        return None
    return any_of(all_of(_plainly(word) for word in way) for way in ways)


def _plainly(word: Word) -> Condition:
    if word.script == "digits":
        return _digits(word.text)
    return any_of(Term(text, True) for text in (word.text, *word.spelled))


def partings(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """The same words without titles, with others run together, with letters and digits apart."""
    untitled = tuple(word for word in words if word.text not in TITLES)
    untitled = tuple(
        Word(han.without_title(word.text), "han") if word.script == "han" else word
        for word in untitled
    )
    if untitled and untitled != words:
        yield untitled
    parted = tuple(part for word in words for part in _letters_and_digits(word))
    if len(parted) > len(words):
        yield parted
    for length in range(2, min(_LONGEST_RUN, len(words)) + 1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            if all(word.script not in ("digits", "email") for word in run):
                one = Word("".join(word.text for word in run), run[0].script)
                yield (*words[:start], one, *words[start + length :])
    yield tuple(map(_widened, words))


def _letters_and_digits(word: Word) -> Iterator[Word]:
    parts = re.findall(r"\d+|\D+", word.text)
    if word.script == "email" or len(parts) < 2 or len(parts) > 3:
        yield word
        return
    for part in parts:
        yield Word(part, "digits" if part.isdigit() else word.script)


def _widened(word: Word) -> Word:
    """muller for Mueller: each a, o, u once with an e after it."""
    if word.script != "latin" or len(word.text) < 4:
        return word
    wider = (
        word.text[: met.end()] + "e" + word.text[met.end() :]
        for met in re.finditer("[aou](?![aeiou])", word.text[:12])
    )
    return Word(word.text, word.script, (*word.spelled, *wider))


def _in_name(word: Word) -> Condition:
    if word.script == "digits":
        meant = [_digits(form) for form in forms(word.text)]
        return any_of([*meant, Term(word.text, True)])
    if word.script == "email":
        return Term(OTHER + word.text, True)
    found: list[Condition] = [Term(text, True) for text in (word.text, *word.spelled)]
    if word.script == "latin":
        key = semitic.consonants_in_latin(word.text)
        if len(key) > 1:
            found.append(Term(CONSONANTS + key, len(key) > 2))
    return any_of(found)


def _anywhere(word: Word) -> Condition:
    if word.script == "email":
        parts = [part for part in re.split(r"[@._\-+]", word.text) if part]
        apart = all_of(Term(OTHER + part, True) for part in parts[:MOST_WORDS])
        return any_of([Term(OTHER + word.text, True), apart])
    return any_of([_in_name(word), _in_note(word), *_other_spelling(word)])


def _other_spelling(word: Word) -> list[Condition]:
    """An umlaut spelled out in a note; other scripts are written there as they are typed."""
    return [Term(OTHER + text, True) for text in word.spelled if word.script == "latin"]


def _in_note(word: Word) -> Condition:
    size = GRAM.get(word.script)
    if size is None or word.script == "other":
        return Term(OTHER + word.text[:NOTE_WORD], True)
    if len(word.text) <= size:
        return Term(OTHER + word.text, True)
    starts = range(len(word.text) - size + 1)
    grams = all_of(Term(OTHER + word.text[at : at + size], False) for at in starts)
    return any_of([grams, Term(OTHER + word.text, True)])


def by_sound_of_characters(asked: Asked) -> Condition | None:
    """Other characters of the same sound, or a Latin spelling: 王晓明 for 王小明, Wang Xiaoming."""
    if not any(word.script == "han" for word in asked.words):
        return None
    found: list[Condition] = []
    for word in asked.words:
        if word.script != "han":
            found.append(_anywhere(word))
            continue
        found.append(any_of([*_heard(word.text), Term(word.text, True)]))
    return all_of(found)


def _heard(text: str) -> list[Condition]:
    """What a Chinese word sounds like; one character alone is a whole syllable, no beginning."""
    said = han.said(text[:8])
    if len(text) == 1:
        return [Term(sound, False) for sound in said]
    heard: list[Condition] = [Term(sound, True) for sound in said]
    heard += [Term(SOUTHERN + han.southern(sound), True) for sound in said[:2]]
    if len(text) <= 4:
        way = han.readings(text, han.surname_length(text))[0]
        heard.append(all_of(Term(part, True) for part in way if part))
    return heard


def by_sound(asked: Asked) -> Condition | None:
    """Words that sound alike: by their consonants, or as a southern ear hears pinyin."""
    # Heard by one consonant alone, Anna would be Yunhan; with another word it says something.
    least = 2 if len(asked.words) == 1 else 1
    heard = [_sounds(word, least) for word in asked.words]
    if not any(heard):
        return None
    return all_of(
        any_of([_anywhere(word), *found]) for word, found in zip(asked.words, heard, strict=True)
    )


def _sounds(word: Word, least: int) -> list[Condition]:
    found: list[Condition] = []
    for text in (word.text, *word.spelled[:1]):
        if len(text) > 2 and text.isascii() and text.isalpha():
            key = skeleton(text)
            consonants = len(key.removeprefix("a"))
            if key and consonants >= least:
                # Of two consonants, Elena would begin Alonso.
                found.append(Term(SKELETON + key, consonants > 2))
            found.append(Term(SOUTHERN + han.southern(text), True))
    return found


def by_coarse_sound(asked: Asked) -> Condition | None:
    """Thai names however they are spelled in Latin; so coarse that nearly any name is met."""
    heard = [_coarse(word) for word in asked.words]
    if not any(heard):
        return None
    return all_of(
        any_of([_anywhere(word), *found]) for word, found in zip(asked.words, heard, strict=True)
    )


def _coarse(word: Word) -> list[Condition]:
    if word.script != "latin" or len(word.text) < 3:
        return []
    key = thai.heard_in_latin(word.text)
    return [Term(COARSE + key, len(key) > 2)] if len(key) > 1 else []


def with_spellings(asked: Asked, near: dict[str, list[str]]) -> Condition:
    """Every word as typed, or one of the words near it."""
    return all_of(
        any_of(
            [
                _anywhere(word),
                *(
                    Term(tag + text, False)
                    for text in near.get(word.text, ())
                    for tag in ("", OTHER)
                ),
            ]
        )
        for word in asked.words
    )
