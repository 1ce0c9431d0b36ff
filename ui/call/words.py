"""What is said of a call in whole words. Pure."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from assistant.guests.details import contact_in, same_contact
from assistant.guests.entries import Identity
from assistant.guests.view import GuestView
from assistant.tongue import _, listed, n_, named
from assistant.words.calling import ANSWER_WITHIN, Call, Hold, hold, rings
from ui.look import days
from ui.look.masked import masked


class Notice(NamedTuple):
    """What is told of the call on every other page."""

    words: str = ""
    short: str = ""
    tone: Literal["warn", "tint", "muted"] = "muted"


def ring_advice(ring: int) -> str:
    """What the number of rings asks for (H15)."""
    if ring < ANSWER_WITHIN:
        return n_(
            "Please answer within {n} ring.", "Please answer within {n} rings.", ANSWER_WITHIN
        ).format(n=ANSWER_WITHIN)
    if ring == ANSWER_WITHIN:
        return _("Please answer now.")
    return _("It rang for long: please thank the caller for waiting.")


def ring_name(ring: int) -> str:
    """For who cannot see the number."""
    return _("Ring number {n}").format(n=ring)


def state(call: Call, held: Hold | None, *, asking: bool) -> tuple[str, str]:
    """Where an answered call stands, and what to do about it."""
    if held is None:
        since = _("On the line since {time}").format(time=days.clock(call.answered_ms))
        told = _("Please ask first, and wait for the answer.") if asking else since
        return _("May the caller be put on hold?") if asking else _("On the telephone"), told
    if held.is_too_long:
        return _("Please speak to the caller now"), _("Offer to call back, or ask for more time.")
    return _("The caller waits"), _("Seventeen seconds at the most.")


def notice(call: Call, now_ms: int, region: str) -> Notice:
    """The call as the top bar tells of it."""
    if not call.answered_ms:
        ring = rings(call, now_ms, region)
        return Notice(_("The telephone rings: {n}").format(n=ring), str(ring), "tint")
    held = hold(call, now_ms)
    if held is None:
        return Notice(_("On the telephone"), "", "tint")
    left = _("{n} s").format(n=held.seconds_left)
    if held.is_too_long:
        return Notice(_("The caller has waited too long"), left, "warn")
    return Notice(_("The caller waits: {span}").format(span=left), left, "warn")


def ended(name: str) -> str:
    """What is told when a call is over."""
    if name:
        return _("The call is on file: {name}").format(name=name)
    return _("The call is over. Nobody was named, so nothing was written.")


def kept_words(value: str, view: GuestView | None) -> str:
    """What keeping a number or address would do."""
    text = value.strip()
    if not text:
        return ""
    kind = contact_in(text)
    if kind is None:
        return _("Neither a number nor an e-mail address: it goes into the note.")
    if view is None:
        return _("As soon as the caller is known, it can be kept.")
    known = contacts(view.identity, kind)
    if any(same_contact(kind, text, one) for one in known):
        return _("It stands among the details already.")
    if known:
        return named(_("It will stand beside"), listed(masked(one, view.page) for one in known))
    return _("It will be the first one on file.")


def contacts(who: Identity, kind: str) -> Sequence[str]:
    """The numbers, or the addresses, that are on file."""
    return who.phones if kind == "phone" else who.emails
