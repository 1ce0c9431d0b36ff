"""Who has two cards, probably: found among all guests of a store, with the reasons.

Each guest is put under a few short keys (the end of a number, an address, a birthday with the sound
of a name, a whole name); only who meets somebody under one is compared in earnest, by the same
rules as a list that is brought in.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from anyascii import anyascii
from msgspec import Struct
from sqlalchemy import Connection

from assistant.exchange.matching import may_be_one, sounds
from assistant.guests.lookup import index, signs
from assistant.guests.lookup.alike import one_name
from assistant.guests.lookup.folding import Piece, fold, pieces
from assistant.guests.lookup.phones import Region, numbers, same
from assistant.guests.lookup.signs import Signs
from assistant.journal.stamp import PageId
from assistant.privacy import merge_register
from assistant.privacy.merge_register import Said

Reason = Literal["marked", "phone", "email", "birthday", "name", "alike"]
"""Somebody said so; the same number, address, birthday, name; names that are alike."""

_WEIGHTS: Mapping[Reason, int] = {
    "marked": 100,
    "phone": 10,
    "email": 10,
    "birthday": 9,
    "name": 4,
    "alike": 1,
}
_SHORTEST, _END = 5, 7
"""Digits of a number that tells guests apart, and those at its end by which it is found."""
_MOST = 12
"""So many cards with one number are a switchboard's, not a person's."""
_HAN_NAME = 3
"""Characters of a Chinese name of which there are few."""
_PARTS = 8
"""Keys are looked through in so many parts where there are many: each needs a part of the room."""
_MANY = 500_000
_ROUND = 500


class Pair(Struct, frozen=True):
    """Two cards that are one guest's, probably."""

    one: PageId
    other: PageId
    names: tuple[str, str]
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """How likely it is: the greater the likelier."""
        return sum(_WEIGHTS[reason] for reason in self.reasons)


def pairs(
    tx: Connection,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Pair]:
    """All pairs of a store, the likeliest first; none where it was cancelled.

    Seconds for a hundred thousand guests: not for the GUI thread.
    """
    told = {(one.one, one.other): one.same for one in standing(tx)}
    keys, slots = array("q"), array("q")
    count = index.count(tx)
    for done, one in enumerate(signs.all_signs(tx)):
        if done % _ROUND == 0:
            if cancelled():
                return []
            progress(done, count)
        for key in _keys(one):
            keys.append(hash(key))
            slots.append(one.slot)
    groups = [group for group in _met(keys, slots) if len(group) <= _MOST]
    by_slot = {one.slot: one for one in signs.at(tx, {slot for group in groups for slot in group})}
    found: dict[tuple[PageId, PageId], Pair] = {}
    for group in groups:
        for here, there in combinations(group, 2):
            one, other = sorted((by_slot[here], by_slot[there]), key=lambda one: one.page)
            both = one.page, other.page
            if both in found or both in told:
                continue
            if reasons := compared(one, other, alone=len(group) == 2):
                found[both] = Pair(*both, (one.who.name, other.who.name), reasons)
    found |= _marked(tx, [key for key, same in told.items() if same])
    progress(count, count)
    return sorted(found.values(), key=lambda pair: (-pair.weight, pair.names, pair.one))


def standing(tx: Connection) -> Iterator[Said]:
    """What was said of two guests, by the pages on which they are now."""
    for one in merge_register.said(tx):
        here, there = sorted(
            (merge_register.stays(tx, one.one), merge_register.stays(tx, one.other))
        )
        if here != there:
            yield Said(here, there, one.same)


def compared(one: Signs, other: Signs, *, alone: bool = False) -> tuple[Reason, ...]:
    """Why two cards are probably one guest's; () where they are not.

    A number or an address is shared by couples: the names have to fit as well, or the birthday. A
    name alone counts where only these two are called so (`alone`) and one card says nothing else.
    """
    a, b = one.who, other.who
    reasons: list[Reason] = []
    if _share_number(one, other):
        reasons.append("phone")
    if {fold(email).strip() for email in a.emails} & {fold(email).strip() for email in b.emails}:
        reasons.append("email")
    born = bool(a.birthday) and a.birthday == b.birthday
    if born:
        reasons.append("birthday")
    elif a.birthday and b.birthday:
        # A slip of the pen is possible where a number is shared; a name alone means nothing then.
        alone = False
    named = one_name(a.name, b.name)
    if named == "":
        bare = any(not (who.phones or who.emails or who.birthday) for who in (a, b))
        return (
            (*reasons, "name")
            if reasons or (alone and bare and _is_rare(pieces(fold(a.name))))
            else ()
        )
    if reasons == ["birthday"]:  # of one day are many, and more so where the year is not known
        near = named is not None and not a.birthday.startswith("--")
        return ("birthday", "alike") if near else ()
    if reasons and (named is not None or may_be_one(a, b)):
        return (*reasons, "alike")
    return tuple(reasons) if born else ()


def _keys(one: Signs) -> Iterator[str]:
    who = one.who
    for typed in who.phones:
        for digits in _digits(typed, one.region):
            if len(digits) >= _SHORTEST:
                yield f"#{digits[-_END:]}"
    for email in who.emails:
        yield f"@{fold(email).strip()}"
    name = pieces(fold(who.name))
    whole = " ".join(sorted([piece.text for piece in name]))
    if who.birthday:
        yield f"={who.birthday}{whole}"
        if not who.birthday.startswith("--"):
            signs = "".join(piece.text for piece in name if piece.script == "han")
            for sound in sounds(who).union(anyascii(sign).strip().casefold() for sign in signs):
                yield f"+{who.birthday}{sound}"
    if _is_rare(name):
        yield f"~{whole}"


def _digits(typed: str, region: Region) -> Iterator[str]:
    """The significant digits of a number; nothing is parsed where there are only digits."""
    plain = typed.translate(_NO_DIGITS)
    if plain.isascii() and plain.isdigit():
        yield plain
    else:
        yield from (number.national for number in numbers(typed, region))


_NO_DIGITS = str.maketrans("", "", " +-.()")


def _is_rare(name: Sequence[Piece]) -> bool:
    """Whether a name is long enough for two who bear it to be compared."""
    return len(name) > 1 or any(p.script == "han" and len(p.text) >= _HAN_NAME for p in name)


def _met(keys: "array[int]", slots: "array[int]") -> Iterator[list[int]]:
    """The places under each key that has more than one."""
    parts = _PARTS if len(keys) > _MANY else 1
    for part in range(parts):
        first: dict[int, int] = {}
        more: defaultdict[int, set[int]] = defaultdict(set)
        for key, slot in zip(keys, slots, strict=True):
            if key % parts == part and first.setdefault(key, slot) != slot:
                more[key].add(slot)
        yield from (sorted((first[key], *others)) for key, others in more.items())


def _share_number(one: Signs, other: Signs) -> bool:
    ours = [n for typed in one.who.phones for n in numbers(typed, one.region)]
    theirs = [n for typed in other.who.phones for n in numbers(typed, other.region)]
    return any(same(a, b) for a in ours if len(a.national) >= _SHORTEST for b in theirs)


def _marked(
    tx: Connection, keys: Iterable[tuple[PageId, PageId]]
) -> dict[tuple[PageId, PageId], Pair]:
    """Those that somebody took for one, with what else speaks for it."""
    found = {}
    for one, other in keys:
        both = {row.page: row for row in signs.of_pages(tx, (one, other))}
        if len(both) == 2:
            names = (both[one].who.name, both[other].who.name)
            reasons: tuple[Reason, ...] = ("marked", *compared(both[one], both[other]))
            found[one, other] = Pair(one, other, names, reasons)
    return found
