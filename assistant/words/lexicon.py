"""The lexicon: what is better said to a guest, and better not written about one (H11, H12). Pure.

`resources/lexicon/<language>/words.toml` holds what is said, `notes.toml` what is written:

    [[entry]]
    key = "no-problem"
    level = "rather-not"         # prefer (a good word, never marked), rather-not, never
    kind = "thanks"              # assistant/words/remark.py: the usual reason, in any language
    say = ["no problem", "no worries"]     # forms: assistant/words/forms.py
    unless = ["no problem with"] # forms within which it is fine
    alone = true                 # only where it stands between marks, or alone: “, guys!”
    better = "My pleasure."      # a sentence is taken for the sentence, other words for the piece
    reason = "…"                 # one line in this language, where the kind’s does not say enough
    why = "H12"
    example = "No problem, here you are."

What `better` says of a note is an example of an act, to be written instead: it is only shown.
"""

import tomllib
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args
from zlib import crc32

import msgspec
from msgspec import Struct

from assistant.tongue import spoken
from assistant.words import said_of
from assistant.words.apology import slips_in
from assistant.words.forms import Forms
from assistant.words.own import OwnEntry
from assistant.words.plain import LETTERS, plain, quotations, tongues, within
from assistant.words.private import private
from assistant.words.remark import Kind, Level, Remark, Takes, apart, reason_of

Use = Literal["said", "note"]
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_PRIVATE, _OWN, _SHIPPED = range(3)
"""Ranks: of two remarks on a piece the lower one stays."""
_MARKS = frozenset('.,!?¡¿:;–—…。、()\n“”«»"~-')


class Entry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of the lexicon."""

    key: str
    level: Level
    kind: Kind
    say: tuple[str, ...]
    better: str
    reason: str = ""
    why: str
    example: str
    unless: tuple[str, ...] = ()
    alone: bool = False

    @property
    def takes(self) -> Takes:
        """A whole sentence takes the place of the sentence; other words that of the piece."""
        return "sentence" if self.better.endswith(_ENDS) else "piece"


def remarks(
    text: str,
    language: str,
    *,
    use: Use,
    own: Sequence[OwnEntry] = (),
    off: Collection[str] = (),
    right: Collection[str] = (),
    names: Collection[str] = (),
) -> list[Remark]:
    """What is to be said of `text`, in its order, no remark overlapping another.

    `language` ("en", not "en-GB") is looked at before the others whose letters occur. `use` tells
    whether a guest hears the text or may read it about themselves. `own` entries count beside the
    shipped ones, `off` holds `Remark.key` of shipped ones that do not. `right` holds
    `Remark.right` of what the writer lets stand; `names` are those of the people that it is about.
    """
    small = plain(text)
    found: list[tuple[int, Remark]] = []
    quoted = quotations(text)
    for tag in tongues(small, language):
        found += _spoken(small, tag) if use == "said" else _written(text, small, tag, names)
    found = [one for one in found if one[1].key not in off]
    found = [one for one in found if not within(one[1].start, one[1].end, quoted)]
    found = _with_own(small, found, tuple(own), quoted)
    found += ((_PRIVATE, one) for one in _private(small, use))
    return [one for one in apart(found) if one.right not in right]


def make_ready(first: str) -> None:
    """Read all that ships, the language `first` before the others: the first letter waits less."""
    for tag in sorted(LETTERS, key=lambda tag: tag != first):
        for use in get_args(Use):
            _forms(tag, use)
        next(iter(slips_in("", tag)), None)


@cache
def entries(language: str, use: Use) -> tuple[Entry, ...]:
    """What ships in `language` for `use`; ValueError says what is wrong in its file."""
    where = f"lexicon/{language}/{'words' if use == 'said' else 'notes'}.toml"
    text = (files("resources") / where).read_text(encoding="utf-8")
    try:
        return msgspec.convert(tomllib.loads(text)["entry"], tuple[Entry, ...])
    except (msgspec.ValidationError, KeyError) as wrong:
        raise ValueError(f"{where}: {wrong}") from wrong


def _spoken(small: str, tag: str) -> Iterator[tuple[int, Remark]]:
    for slip in slips_in(small, tag):
        yield _SHIPPED, slip
    for start, end, row in _heard(small, tag, "said"):
        if not row.alone or _stands_alone(small, start, end):
            yield _SHIPPED, _shipped(small, tag, "words", start, end, row, row.takes)


def _written(
    text: str, small: str, tag: str, names: Collection[str]
) -> Iterator[tuple[int, Remark]]:
    for start, end, row in _heard(small, tag, "note"):
        if row.alone and not _stands_alone(small, start, end):
            continue
        if not said_of.is_let_stand(text, small, start, end, tag, names):
            yield _SHIPPED, _shipped(small, tag, "notes", start, end, row, "example")


def _heard(small: str, tag: str, use: Use) -> Iterator[tuple[int, int, Entry]]:
    """What the forms of a language find, but for what lies within a form that is fine."""
    hits = list(_forms(tag, use).found(small))
    fine = [(start, end) for start, end, row in hits if row is None]
    for start, end, row in hits:
        if row is not None and not within(start, end, fine):
            yield start, end, row


@cache
def _forms(language: str, use: Use) -> Forms[Entry | None]:
    rows = entries(language, use)
    marked = [(form, row) for row in rows if row.level != "prefer" for form in row.say]
    fine = [(form, None) for row in rows for form in row.unless]
    fine += [(form, None) for row in rows if row.level == "prefer" for form in row.say]
    return Forms([*marked, *fine])


@lru_cache(maxsize=4)
def _own_forms(own: tuple[OwnEntry, ...]) -> Forms[OwnEntry]:
    return Forms((form, row) for row in own for form in row.say)


def _with_own(
    small: str,
    found: list[tuple[int, Remark]],
    own: tuple[OwnEntry, ...],
    quoted: list[tuple[int, int]],
) -> list[tuple[int, Remark]]:
    """What the house has to say, and what it lets stand of `found`."""
    if not own:
        return found
    hits = [hit for hit in _own_forms(own).found(small) if not within(hit[0], hit[1], quoted)]
    fine = [(start, end) for start, end, row in hits if row.level == "prefer"]
    left = [one for one in found if not within(one[1].start, one[1].end, fine)]
    for start, end, row in hits:
        if row.level == "prefer" or within(start, end, fine):
            continue
        left.append((_OWN, _houses(small, start, end, row)))
    return left


def _houses(small: str, start: int, end: int, row: OwnEntry) -> Remark:
    takes: Takes = "sentence" if row.better.endswith(_ENDS) else "piece"
    takes = takes if row.better else "nothing"
    key = f"own.{row.key}"
    why = row.reason or reason_of("house")
    right = f"{key}|{small[start:end]}"
    return Remark(start, end, "house", row.level, row.better, why, key, takes, right)


def _private(small: str, use: Use) -> Iterator[Remark]:
    """In what a guest hears only card numbers: there a code may be for the guest's own door."""
    for start, end, kind in private(small, cards_only=use == "said"):
        better = f"•••• {small[end - 4 : end]}" if kind == "card" else ""
        takes: Takes = "piece" if better else "nothing"
        key = f"private.{kind}"
        right = f"{key}|{crc32(small[start:end].encode()):08x}"
        yield Remark(start, end, kind, "never", better, reason_of(kind), key, takes, right)


def _shipped(
    small: str, tag: str, file: str, start: int, end: int, row: Entry, takes: Takes
) -> Remark:
    key = f"{tag}.{file}.{row.key}"
    why = row.reason if row.reason and spoken() == tag else reason_of(row.kind)
    right = f"{key}|{small[start:end]}"
    return Remark(start, end, row.kind, row.level, row.better, why, key, takes, right)


def _stands_alone(small: str, start: int, end: int) -> bool:
    """Whether there is nothing but a mark or an edge of the text on either side."""
    before, after = small[:start].rstrip(" "), small[end : end + 9].lstrip(" ")
    return (not before or before[-1] in _MARKS) and (not after or after[0] in _MARKS)
