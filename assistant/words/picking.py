"""What can be put into a line of the house's own, by moment and situation. Pure."""

from collections.abc import Collection

from msgspec import Struct

from assistant.guests.entries import Moment
from assistant.tongue import N_, _, spoken
from assistant.words.pattern import PICKED
from assistant.words.situation import AFTER_RECOVERY, RECOVERY
from assistant.words.trying import sample

READ_LATER: tuple[Moment, ...] = (
    "letter",
    "card",
    "thank-letter",
    "thank-card",
    "public-answer",
    "public-thanks",
)
"""Written: at which hour it is read nobody knows."""
PUBLIC: tuple[Moment, ...] = ("public-answer", "public-thanks")
_GIVEN: tuple[Moment, ...] = ("read-back", "channels", "objection-repeat")
"""Where a number, an address or the guest's own words are at hand."""
_OPEN = frozenset({"open-matter", "overdue", "second-failure", "grave", "promised"})
"""Situations in which something is open with the guest."""
_RECOGNISES = frozenset({"name", "preference", "asked", "visit"})

_LABELS = {
    "name": N_("the guest’s name"),
    "hello": N_("the greeting of the hour"),
    "hello_mid": N_("the greeting of the hour"),
    "bye": N_("the good wish of the hour"),
    "staff": N_("your name"),
    "house": N_("the house"),
    "owner": N_("who sees to it"),
    "by": N_("the time it is promised for"),
    "preference": N_("what the guest likes"),
    "asked": N_("what the guest may like"),
    "value": N_("the number or address"),
    "visit": N_("the number of this visit"),
}
"""In the order in which they are shown."""


class Pick(Struct, frozen=True):
    """A placeholder that may be picked."""

    name: str
    """As it stands in braces."""
    label: str
    """What it is, in the interface's language."""
    sample: str
    """As it would look."""


def pickable(
    moment: Moment,
    situation: str,
    bears: Collection[str] = (),
    language: str = "",
    fits: Collection[str] = (),
) -> list[Pick]:
    """What may be picked for a line; the samples in `language`, or in the interface's.

    The greeting of the hour is one: within a sentence it is said in small letters by itself.
    """
    can = known(moment, situation, bears) - {"hello_mid"}
    tongue = language or spoken()
    found = [name for name in _LABELS if name in can]
    return [Pick(name, label(name), sample(name, tongue, fits=fits)) for name in found]


def label(name: str) -> str:
    """What a placeholder is, in the interface's language; its bare name for an unknown one."""
    return _(_LABELS[name]) if name in _LABELS else name


def known(moment: Moment, situation: str, bears: Collection[str] = ()) -> frozenset[str]:
    """The placeholders that can be known, by somebody at some time, when the line is said."""
    never: set[str] = set()
    if moment in READ_LATER:
        never |= {"hello", "hello_mid", "bye"}
    if moment not in _GIVEN:
        never.add("value")
    if moment in PUBLIC or situation in {"quiet", "stranger"}:
        never |= _RECOGNISES
    elif "quiet" in bears:
        never |= _RECOGNISES - {"name"}  # a quiet guest's name is held back by itself
    is_open = moment in (*RECOVERY, *AFTER_RECOVERY) or situation in _OPEN
    if not is_open:
        never |= {"owner", "by"}
    elif moment in AFTER_RECOVERY or situation == "overdue":
        never.add("by")
    return PICKED - never
