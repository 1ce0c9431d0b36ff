"""What somebody has to see to among the desks, in a sentence that says what to do. Pure."""

from collections.abc import Mapping

from assistant.share.state import State, Trouble
from assistant.tongue import N_, _, n_

SENTENCES: Mapping[Trouble, str] = {
    "copied": N_(
        "Another computer shares under this desk’s name: this one seems to be a copy of it. Join"
        " again with a new code, and it gets a name of its own."
    ),
    "elsewhere": N_(
        "Another program on this computer shares this store. When it ends, sharing goes on here."
    ),
    "damaged": N_(
        "What this desk knows of its shop cannot be read. All guests are still here. Join the shop"
        " again with a code, or make this desk the first one again."
    ),
    "hub-damaged": N_(
        "What this desk needs to carry the others cannot be read. All guests are still here. Let it"
        " carry the shop anew; the other desks then join again with a code."
    ),
    "hub-copied": N_(
        "Two computers carry this shop, and one of them is a copy of the other. Neither learns what"
        " is written at the other. Please end Salve on the one that is not meant."
    ),
    "no-server": N_(
        "The program that connects the desks is missing here, or not the right one. Please install"
        " Salve again on this computer; this desk works on alone."
    ),
    "port": N_(
        "Another program on this computer stands where the other desks come in. Please end it; then"
        " the desks find each other by themselves."
    ),
    "stops": N_(
        "The program that connects the desks ends as soon as it is started. Please see that Salve"
        " may write in its folder, then start this computer again."
    ),
    "extra": N_(
        "The house’s own lines for the program that connects the desks, in the file extra.conf, are"
        " not understood by it. Please correct them; until then it runs without them, or each desk"
        " works on alone."
    ),
    "full": N_(
        "The disk of the computer that carries the shop is full. Please make room there; until then"
        " new lines wait at each desk."
    ),
    "disk": N_(
        "What the others write cannot be kept: this computer’s disk is full, or may not be written."
        " Please make room; they wait until then."
    ),
    "another-shop": N_(
        "Where the desk that carries this shop was, another shop’s desk or another program answers."
        " Nothing was said to it. If the desk has another address now, join it again with a code."
    ),
}
"""What each trouble is told as."""

CLOCK_MS = 60_000
"""A clock that is less wrong is not worth a word."""
_MINUTE_MS, _HOUR_MS, _DAY_MS = 60_000, 3_600_000, 86_400_000


def _span(off_ms: int) -> str:
    """ "7 minutes"."""
    off = abs(off_ms)
    if off >= 2 * _DAY_MS:
        n = off // _DAY_MS
        return n_("{n} day", "{n} days", n).format(n=n)
    if off >= 2 * _HOUR_MS:
        n = off // _HOUR_MS
        return n_("{n} hour", "{n} hours", n).format(n=n)
    n = off // _MINUTE_MS
    return n_("{n} minute", "{n} minutes", n).format(n=n)


def clock_words(ahead_ms: int) -> str:
    """ "Its clock is ahead: 7 minutes"; "" where it is right."""
    if abs(ahead_ms) <= CLOCK_MS:
        return ""
    ahead = _("Its clock is ahead: {span}") if ahead_ms > 0 else _("Its clock is behind: {span}")
    return ahead.format(span=_span(ahead_ms))


def own_clock(ahead_ms: int) -> str:
    """The same of this very desk, and what to do."""
    if abs(ahead_ms) <= CLOCK_MS:
        return ""
    told = (
        _("This desk’s clock is ahead of the others: {span}. Please set it right.")
        if ahead_ms > 0
        else _("This desk’s clock is behind the others: {span}. Please set it right.")
    )
    return told.format(span=_span(ahead_ms))


def trouble_sentence(state: State, carrier: str, *, hub: bool) -> str:
    """The one thing to see to first; "" for nothing.

    `carrier` is what the desk is called that carries the shop, `hub` whether it is this very one.
    """
    if state.second and not hub and state.where == "alone":
        return _("“{desk}” carries the shop now. Join it with its code.").format(desk=state.second)
    if told := SENTENCES.get(state.trouble):
        return _(told)
    if state.second and hub:
        told = _(
            "Two desks carry this shop: this one and “{second}”. Decide at one of them: there, join"
            " the other one with its code."
        )
        return told.format(second=state.second)
    if state.second:
        told = _("Two desks carry this shop: “{first}” and “{second}”. Decide at one of them.")
        if not carrier:
            told = _("Two desks carry this shop, one of them is “{second}”. Decide at one of them.")
        return told.format(first=carrier, second=state.second)
    if state.stranger:
        told = _("On this network only another shop’s desk is found: {house}.")
        return told.format(house=state.stranger)
    return ""
