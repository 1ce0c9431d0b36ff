"""The keys under which a guest is found: words, sounds, digits, pieces of addresses and notes."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from anyascii import anyascii

from assistant.guests.lookup import cyrillic, greek, han, kana, korean, semitic, thai
from assistant.guests.lookup.folding import Piece, fold, pieces, spelled_out
from assistant.guests.lookup.phones import number_keys
from assistant.guests.lookup.query import TAGS
from assistant.guests.lookup.row import GuestRow
from assistant.guests.lookup.sounds import skeleton

DIGITS, OTHER, CONSONANTS, COARSE, SKELETON, SOUTHERN = tuple(TAGS)
_EMPTY = {"", *TAGS}

WORD = range(3, 25)
"""Letters of a word in which typing errors are forgiven."""
MOST_NOTE_KEYS = 4000
"""Of a guest about whom volumes were written, the newest words."""
NOTE_WORD = 24
_SHORT = 5
_LONGEST_SAID = 8
"""Characters of a Chinese name that are spelled in Latin."""
GRAM = {"han": 2, "kana": 2, "thai": 4, "other": 24}
"""Letters of a key in notes without spaces."""

_NO_ADDRESS = re.compile(r"[^\w@.+-]")
_PARTING = re.compile("[@._+-]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_CYRILLIC = re.compile("[\u0400-\u052f][\u0400-\u052f'’ʼ]*")
_APOSTROPHE = re.compile("['’ʼ]")
_THAI = re.compile("[\u0e00-\u0e7f]+")
_CJK = ("han", "kana")


class Keys(NamedTuple):
    """What a guest is found by."""

    all: set[str]
    words: set[str]
    """The words of the names: the ones that a typing error is compared with."""


def keys(row: GuestRow) -> Keys:
    """All keys of a guest."""
    found, words = _names(row)
    for phone in (*row.phones, *row.former_phones):
        found.update([DIGITS + digits for digits in number_keys(phone, row.region)])
    for email in (*row.emails, *row.former_emails):
        found.update([OTHER + key for key in email_keys(email)])
    for called in (row.nickname, row.call_me, *row.former_names):
        if called:
            more, more_words = name_keys(called, "", row.language)
            found.update(OTHER + key for key in more if key[0].isalnum())
            words |= more_words
    if row.title:
        found.update(OTHER + piece.text for piece in pieces(fold(row.title)))
    found.update(note_keys(row.notes))
    return Keys(found - _EMPTY, words)


def _names(row: GuestRow) -> Keys:
    found, words = name_keys(row.name, row.family, row.language)
    plain = fold(row.name)
    parts = [p for p in (row.given, row.middle, row.family) if p and fold(p) not in plain]
    for text in (row.reading, " ".join(parts)):
        if text:
            more, more_words = name_keys(text, "", row.language)
            found |= more
            words |= more_words
    if row.reading and any(piece.script == "han" for piece in pieces(plain)):
        said = [p.text for p in pieces(fold(row.reading)) if p.script == "latin"]
        if len(said) > 1:
            found.add("".join(word[0] for word in said))
    return Keys(found, words)


def name_keys(text: str, family: str, language: str) -> Keys:
    """The keys of a name in any script, and its words."""
    found: set[str] = set()
    words: set[str] = set()
    folded = fold(text)
    run = _whole_han(pieces(folded), fold(family))
    for piece in run:
        if piece.script == "han":
            _add_han(piece.text, _surname(piece.text, fold(family)), found, words)
        else:
            more, more_words = _piece_keys(piece)
            found.update(more)
            words.update(more_words)
    plain = [piece.text for piece in run if piece.script not in _CJK]
    found.update(_joined(plain))
    if "-" in folded or "'" in folded:
        found.update(_hyphened(folded))
    if not text.isascii() and any(piece.script != "han" for piece in run):
        _add_unfolded(text, language, found, words)
    return Keys(found, {word for word in words if len(word) in WORD})


def _whole_han(run: list[Piece], family: str) -> list[Piece]:
    """王 小明 as one piece, the family name first."""
    if len(run) != 2 or any(p.script != "han" or len(p.text) > 3 for p in run):
        return run
    first, last = run
    if last.text == family and first.text != family:
        first, last = last, first
    return [Piece(first.text + last.text, "han")]


def _surname(name: str, family: str) -> int:
    """Characters of the family name: as on file, else by the list of long ones."""
    if family and name.startswith(family) and len(family) < len(name):
        return len(family)
    return han.surname_length(name) if len(name) <= 6 else 0


def _add_han(text: str, surname: int, found: set[str], words: set[str]) -> None:
    head = text[:_LONGEST_SAID]
    found.update(text[start:] for start in range(len(text)))
    ways = han.readings(head, surname)
    found.update(han.sound_keys(ways, surname))
    found.update([SOUTHERN + key for key in han.southern_keys(ways, surname)])
    words.update(("".join(ways[0]), "".join(ways[0][surname:])))


@lru_cache(maxsize=4096)
def _piece_keys(piece: Piece) -> tuple[frozenset[str], tuple[str, ...]]:
    """The keys of one word that is not Chinese, and the words that it is."""
    text = piece.text
    latin = romanised(piece)
    found = {text, *latin}
    words = (text, *latin[:2])
    if piece.script in ("kana", "hangul", "thai"):
        found.update(text[start:] for start in range(len(text)))
    if piece.script in ("arabic", "hebrew"):
        _add_consonants(text, found)
    elif piece.script == "other" and latin:
        found.add(CONSONANTS + semitic.consonants_in_latin(latin[0]))
    found.update(_skeletons(words))
    return frozenset(found), words


def _skeletons(words: Iterable[str]) -> set[str]:
    return {SKELETON + key for key in map(skeleton, filter(str.isascii, words)) if key}


def _add_consonants(text: str, found: set[str]) -> None:
    bare = semitic.without_article(text)
    for word in {text, bare}:
        found.update(CONSONANTS + key for key in semitic.consonants(word) if key)
    if bare != text:
        found.update(("al", "el"))


@lru_cache(maxsize=1024)
def romanised(piece: Piece) -> tuple[str, ...]:
    """A folded piece in Latin letters, the likeliest spelling first; () for Latin and Han."""
    match piece.script:
        case "greek":
            return greek.romanised(piece.text)
        case "hangul":
            return korean.romanised(piece.text)
        case "kana":
            return kana.romanised(piece.text)
        case "other":
            plain = "".join(c for c in anyascii(piece.text).lower() if c.isalnum())
            return (plain,) if plain else ()
    return ()


def _add_unfolded(text: str, language: str, found: set[str], words: set[str]) -> None:
    """The keys that need the letters with their marks: umlauts, й and ё, Thai vowels."""
    raw = normalize("NFC", text).lower()
    spelled = spelled_out(text)
    if spelled != raw:
        run = [piece.text for piece in pieces(fold(spelled)) if piece.script == "latin"]
        found.update(run, _joined(run))
        words.update(run)
        found.update(_skeletons(run))
    if _CYRILLIC_LETTER.search(raw):
        _add_cyrillic(raw, language, found, words)
    if _THAI.search(raw):
        for word in _THAI.findall(raw):
            found.update(thai.romanised(word))
            found.add(COARSE + thai.heard(word))
            words.update(thai.romanised(word)[:1])
    arabic = [piece.text for piece in pieces(fold(raw)) if piece.script in ("arabic", "hebrew")]
    for one, two in pairwise(arabic):
        for word in {one + two, one + semitic.without_article(two)}:
            found.update(CONSONANTS + key for key in semitic.consonants(word))


def _add_cyrillic(raw: str, language: str, found: set[str], words: set[str]) -> None:
    ukrainian = language.startswith("uk") or any(c in "іїєґ" for c in raw)
    first: list[str] = []
    for word in _CYRILLIC.findall(raw):
        latin = cyrillic.romanised(_APOSTROPHE.sub("", word), ukrainian=ukrainian)
        found.update(latin)
        words.update(latin[:2])
        found.update(_skeletons(latin[:1]))
        first += latin[:1]
    found.update(_joined(first))


_HYPHENED = re.compile(r"[^\W_]+(?:['-][^\W_]+)+")
_HYPHEN = re.compile("['-]")
_SYLLABLE = "(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])?[aeiouv]{1,3}(?:ng|n|r)?"
_PINYIN = re.compile(f"{_SYLLABLE} (?:{_SYLLABLE}){{1,2}}|(?:{_SYLLABLE}){{1,2}} {_SYLLABLE}")


def _joined(words: list[str]) -> Iterator[str]:
    """Words that people write as one: Mary Ann, van den Berg, Li Na; not every pair of words, for
    all that begin alike are read when a long beginning is looked for."""
    for one, two in pairwise(words):
        if len(one) <= _SHORT or len(two) < _SHORT:
            yield one + two
    if len(words) == 2 and _PINYIN.fullmatch(" ".join(words)):
        yield words[0] + words[1]
        yield words[1] + words[0]
    for start in range(len(words) - 2):
        one, two, three = words[start : start + 3]
        if len(one) <= 3 and len(two) <= _SHORT:
            yield one + two + three


def _hyphened(folded: str) -> Iterator[str]:
    """O'Brien and Anne-Marie as one word."""
    for word in _HYPHENED.findall(folded):
        yield _HYPHEN.sub("", word)


def email_keys(email: str) -> set[str]:
    """The address, the pieces of its local part and of its domain, the local part joined."""
    plain = _NO_ADDRESS.sub("", fold(email))
    local, _, domain = plain.partition("@")
    parts = [part for part in _PARTING.split(local) if part]
    domains = [part for part in _PARTING.split(domain) if part]
    whole = {plain[:LONGEST_EMAIL], "".join(parts), *parts, domain}
    return {key for key in whole.union(domains) if key}


LONGEST_EMAIL = 80


def note_keys(texts: Iterable[str]) -> set[str]:
    """The words of notes; where words are not parted by spaces, every few letters in a row."""
    found: set[str] = set()
    for text in texts:
        for piece in pieces(fold(text).replace("'", "")):
            found.update(OTHER + key for key in _note_piece(piece))
        if len(found) >= MOST_NOTE_KEYS:
            break
    return found


def _note_piece(piece: Piece) -> Iterable[str]:
    size = GRAM.get(piece.script)
    if size is None or piece.script == "other":
        return (piece.text[:NOTE_WORD],)
    return (piece.text[start : start + size] for start in range(len(piece.text)))
