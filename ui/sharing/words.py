"""How the other desks are told of in words."""

from collections.abc import Sequence
from typing import Protocol, cast

from assistant.share.state import State, Trouble
from assistant.share.troubles import clock_words, own_clock, trouble_sentence
from assistant.tongue import _, listed, n_, sentences
from ui.look import days
from ui.look.numbers import count
from ui.sharing.standing import Other, Standing

HERE_MS = 15_000
"""Every desk tells that it is there every five seconds."""


class Heard(Protocol):
    """What is known of another desk: `assistant.sharing.DeskThere`."""

    @property
    def desk(self) -> bytes: ...
    @property
    def name(self) -> str: ...
    @property
    def seen_ms(self) -> int: ...
    @property
    def waiting(self) -> int: ...
    @property
    def behind(self) -> int: ...
    @property
    def ahead_ms(self) -> int: ...
    @property
    def guest(self) -> str: ...
    @property
    def admitted(self) -> bool: ...
    @property
    def carries(self) -> bool: ...


def is_here(one: Heard, now_ms: int) -> bool:
    """Whether it was heard of a moment ago."""
    return one.seen_ms > 0 and abs(now_ms - one.seen_ms) <= HERE_MS


def other(one: Heard, now_ms: int) -> Other:
    """A desk as its row shows it."""
    here = is_here(one, now_ms)
    name = one.name or _("A desk without a name")
    clock = clock_words(one.ahead_ms) if here else ""
    level = here and not one.waiting and not one.behind
    return Other(one.desk, name, desk_words(one, now_ms), clock, here, level, one.admitted)


def desk_words(one: Heard, now_ms: int) -> str:
    """ "Up to date", "3 lines behind", "last there 15:40"."""
    if not one.seen_ms:
        return _("Not there since this desk was switched on")
    if not is_here(one, now_ms):
        return _("Last there: {time}").format(time=days.moment(one.seen_ms, now_ms))
    told = [_("Carries the shop")] if one.carries else []
    if one.waiting:
        n = one.waiting
        text = n_("{n} line still to be given", "{n} lines still to be given", n)
        told.append(text.format(n=count(n)))
    if one.behind:
        n = one.behind
        told.append(n_("{n} line behind", "{n} lines behind", n).format(n=count(n)))
    if not one.waiting and not one.behind:
        told.append(_("Up to date"))
    return listed(told)


def elsewhere_words(names: Sequence[str]) -> str:
    """On the card: who else has it open."""
    return _("Also open at: {desks}").format(desks=listed(names)) if names else ""


def lines_waiting(n: int) -> str:
    """What the others do not have yet; "" for nothing."""
    if not n:
        return ""
    text = n_("{n} line waits for the other desks.", "{n} lines wait for the other desks.", n)
    return text.format(n=count(n))


def progress_words(stand: Standing) -> str:
    """ "Catching up: 12,400 of 1,000,000 lines"."""
    done = count(max(stand.whole - stand.behind, 0))
    return _("Catching up: {done} of {whole} lines").format(done=done, whole=count(stand.whole))


def standing_words(stand: Standing) -> str:
    """How it stands, in a sentence or two."""
    match stand.kind:
        case "together":
            return _("All desks that are there know the same.")
        case "beginning":
            return _("The desks are finding each other.")
        case "catching-up":
            return sentences(
                _("What the others have written is being read, while you go on working."),
                lines_waiting(stand.waiting),
            )
        case "waiting":
            return lines_waiting(stand.waiting)
        case "alone":
            why = _("The desk that carries the shop cannot be reached.")
            if stand.hub:
                why = _("The other desks cannot reach this one at the moment.")
            elif stand.carrier:
                told = _("“{desk}”, which carries the shop, cannot be reached.")
                why = told.format(desk=stand.carrier)
            kept = _("Work goes on here, and the others learn of it as soon as they can.")
            return sentences(why, kept, lines_waiting(stand.waiting))
        case "removed":
            return _(
                "It no longer learns what the others write. All that was known here stays. "
                "With a new code it can join again."
            )
        case "copied":
            return _(
                "Another computer shares under the name of this desk, so this one has stopped. "
                "It has all that was known. With a new code it joins under a name of its own."
            )
        case "elsewhere":
            return _(
                "Another program on this computer shares this store. "
                "When it ends, sharing goes on here."
            )
        case _:
            return ""


def trouble_words(stand: Standing) -> str:
    """What somebody has to see to; "" for nothing."""
    if stand.kind in ("removed", "copied", "elsewhere", "apart"):
        return ""
    told = State(
        where="alone" if stand.kind in ("alone", "damaged") else "together",
        trouble=cast(Trouble, stand.trouble),
        second=stand.second,
        stranger=stand.stranger,
    )
    aside = ""
    if stand.aside:
        n = stand.aside
        text = n_(
            "{n} line is too long for the other desks and stays here only.",
            "{n} lines are too long for the other desks and stay here only.",
            n,
        )
        aside = text.format(n=count(n))
    first = trouble_sentence(told, stand.carrier, hub=stand.hub)
    return sentences(first or aside, own_clock(stand.clock_ms))


def sign_words(stand: Standing) -> str:
    """The few words of the sign in the bar; "" where the sign alone tells it."""
    match stand.kind:
        case "alone":
            n = stand.waiting
            if not n:
                return _("Working alone")
            text = n_("Working alone, {n} line waiting", "Working alone, {n} lines waiting", n)
            return text.format(n=count(n))
        case "waiting":
            n = stand.waiting
            return n_("{n} line waiting", "{n} lines waiting", n).format(n=count(n))
        case "catching-up":
            return progress_words(stand)
        case "removed":
            return _("Removed from the shop")
        case "copied" | "damaged":
            return _("Please join again")
        case _:
            return ""


def what_it_is(mode: str, stand: Standing, carrier: str) -> tuple[str, str]:
    """What this desk is among the others, and what else there is to know; "" where it is alone.

    `mode` is the page's; `carrier` the address of the desk that carries the shop.
    """
    titles = {
        "removed": _("This desk was removed from the shop"),
        "copied": _("This desk is a copy of another one"),
        "damaged": _("This desk’s place in the shop is damaged"),
    }
    if mode == "hub":
        known = _("Please leave this computer on while the others work.")
        return _("This desk carries the shop"), known
    if stand.kind in titles:
        return titles[stand.kind], ""
    if mode == "elsewhere":
        return _("Shared by another program"), ""
    if mode != "member":
        return "", ""
    told = _("The shop is carried by “{desk}”.")
    known = told.format(desk=stand.carrier) if stand.carrier else ""
    if not known and carrier:
        known = _("The shop is carried by the desk at {address}.").format(address=carrier)
    if stand.kind == "alone":
        told = _("If another desk carries the shop now, join it with a code.")
        known = "" if stand.second or stand.trouble == "another-shop" else told
    return _("One of the shop’s desks"), known
