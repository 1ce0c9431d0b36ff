"""What of a guest may go into words: what the guest let us use, and nothing else. Pure."""

from msgspec import structs

from assistant.guests.entries import Identity, Moment
from assistant.guests.view import GuestView
from assistant.privacy.entries import Use
from assistant.tongue import N_, _
from assistant.words.situation import CONTACT

_NAMES = ("name", "given", "middle", "family", "reading", "title", "call_me", "nickname")
_NEVER: dict[Use, frozenset[Moment]] = {
    "recommend": frozenset({"recommend"}),
    "letters": frozenset({"survey", "survey-thanks", "thank-letter", "thank-card"}),
}
"""Moments at which nothing is said to whoever objects to the use."""
_WITHHELD: dict[Use, str] = {
    "recommend": N_("This guest wants no recommendations."),
    "letters": N_("This guest wants no letters, cards or questions afterwards."),
}
_RESTRICTED = N_("What is on file about this guest is only kept, not used.")
_NAMELESS = N_("This guest does not want to be greeted by name.")


def usable(view: GuestView) -> GuestView:
    """The card as far as words may be made of it.

    Where processing is restricted (article 18 GDPR) nothing is left but the language to speak in,
    and the wish to be greeted quietly: the guest is spoken to as anybody is.
    """
    if view.restricted is not None:
        who = Identity("", language=view.identity.language, quiet=view.identity.quiet)
        return GuestView(view.page, who, view.met_ms, source="import", restricted=view.restricted)
    if view.objects_to("name"):
        view = structs.replace(view, identity=_nameless(view.identity))
    if view.objects_to("notice"):
        said = tuple(one for one in view.preferences if one.origin == "said")
        view = structs.replace(view, preferences=said, moods=())
    return view


def refused(view: GuestView, moment: Moment) -> str:
    """Why nothing is said at `moment`, where the guest asked for that; "" elsewhere."""
    uses = (use for use, moments in _NEVER.items() if moment in moments)
    return next((_(_WITHHELD[use]) for use in uses if view.objects_to(use)), "")


def minded(view: GuestView, moment: Moment) -> list[str]:
    """What the guest asked for, to be minded before a word is said."""
    if view.restricted is not None:
        return [_(_RESTRICTED)]
    if moment in CONTACT and view.objects_to("name"):
        return [_(_NAMELESS)]
    return []


def _nameless(who: Identity) -> Identity:
    return structs.replace(who, **dict.fromkeys(_NAMES, ""))
