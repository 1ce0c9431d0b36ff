"""A remark on a piece of a text: what is better said or written, and why. Pure."""

from bisect import bisect
from typing import Literal

from msgspec import Struct

from assistant.tongue import N_, _

Level = Literal["prefer", "rather-not", "never"]
"""A good word of the house, never marked; one to change; one that the program never offers."""
Takes = Literal["piece", "sentence", "example", "nothing"]
"""What the better words are: for the marked piece, for its whole sentence, or only shown."""
Fault = Literal["if", "but", "passive", "explaining", "blame"]
"""What makes an apology a fake one."""
Tone = (
    Literal["thanks", "wall", "rule", "order", "feelings", "jargon", "familiar", "belittling"]
    | Literal["wait", "pointing", "filler", "unsure", "cold", "prying", "rush", "hurtful"]
    | Literal["selling", "house"]
)
Verdict = Literal["character", "diagnosis", "money", "origin", "faith", "health"]
"""What a guest should not read about themselves."""
Secret = Literal["card", "identity", "secret"]
Kind = Fault | Tone | Verdict | Secret

_REASONS: dict[Kind, str] = {
    # An apology that is none (H26).
    "if": N_("“If” or “you feel” takes an apology back: it doubts the harm."),
    "but": N_("“But” takes back what was said before it."),
    "passive": N_("In this sentence nobody did it. Say “we”, and what we did."),
    "explaining": N_("A reason before the apology sounds like an excuse. Apologise first."),
    "blame": N_("Blame helps no guest. For the guest, it was us."),
    # Words of the house (H12, H16, H21 to H23, H27).
    "thanks": N_("An answer to thanks that makes the guest’s wish sound like a burden."),
    "wall": N_("This ends the talk. Say what can be done."),
    "rule": N_("The house hides behind a rule. Say what the guest gains by it."),
    "order": N_("An order. Ask, or offer to do it."),
    "feelings": N_("Nobody is calmed by being told what to feel. Say that you are with them."),
    "jargon": N_("A word of the trade. Use the guest’s words."),
    "familiar": N_("Closeness is for the guest to offer."),
    "belittling": N_("It makes small what is not small for the guest."),
    "wait": N_("A wait without an end. Give a time."),
    "pointing": N_("It sends the guest away. Take it on, or take them there."),
    "filler": N_("This word says nothing, or says it against the guest."),
    "unsure": N_("It leaves the guest alone with the question. Say what you will find out."),
    "cold": N_("It sounds like a sign on a wall. Say it as one person to another."),
    "prying": N_("It sounds like a questioning. Ask how you may address or help them."),
    "rush": N_("It hurries the guest."),
    "hurtful": N_("Many people are hurt by this word."),
    "selling": N_("It presses. Let the guest’s need decide."),
    "house": N_("The house has another word for it."),
    # What a guest should not read about themselves (H8, H11).
    "character": N_("A verdict on a person. Write what was seen or said, and what helps."),
    "diagnosis": N_("A diagnosis is not ours. Write what was seen, and what helped."),
    "money": N_("A guess about money. Write what the guest asked for."),
    "origin": N_("Where somebody comes from is no fact to serve by. Write what they asked for."),
    "faith": N_("Faith is theirs to tell. Write what they asked for."),
    "health": N_("A guess about body or health. Write what the guest asked for."),
    # What does not belong into a note (H9).
    "card": N_("A card number does not belong here. The last four digits are enough."),
    "identity": N_("A document’s number does not belong here. “Seen”, with the day, is enough."),
    "secret": N_("A password or PIN does not belong here."),
}
KINDS = tuple(_REASONS)


class Remark(Struct, frozen=True):
    """On the piece `text[start:end]`, in code points."""

    start: int
    end: int
    kind: Kind
    level: Level
    better: str
    """In the language of the piece; "" where nothing can be put in its place."""
    reason: str
    """One line, in the interface's language; a house's own as the house wrote it."""
    key: str
    """Which entry it is: "en.words.no-problem"."""
    takes: Takes
    right: str
    """The key with the piece: what is kept when the writer says that this time it is right."""


def reason_of(kind: Kind) -> str:
    """What is wrong with pieces of `kind`: a short sentence in the interface's language."""
    return _(_REASONS[kind])


def apart(found: list[tuple[int, Remark]]) -> list[Remark]:
    """Remarks in the text’s order, none overlapping: the lowest rank wins, then the longest."""
    best = sorted(found, key=lambda one: (one[0], one[1].start - one[1].end, one[1].start))
    kept: list[Remark] = []
    for _rank, new in best:
        at = bisect(kept, new.start, key=lambda one: one.start)
        behind, before = kept[at - 1 : at], kept[at : at + 1]
        if all(one.end <= new.start for one in behind) and all(new.end <= x.start for x in before):
            kept.insert(at, new)
    return kept
