"""What to mind besides the words: at most two short hints, and why a line is suggested. Pure."""

from datetime import datetime

from assistant.guests.entries import Channel, Moment
from assistant.guests.view import GuestView
from assistant.tongue import N_, _
from assistant.words.address import address
from assistant.words.filling import phrase_language
from assistant.words.hours import hour
from assistant.words.situation import situation

MOST_HINTS = 2

_REASONS = {
    "open-matter": N_("Something of this guest’s is open. It comes first."),
    "quiet": N_("This guest asked to be greeted quietly."),
    "mistake-unsettled": N_("A mistake has not been put right yet."),
    "telephone": N_("The guest is on the telephone."),
    "repaired-today": N_("A mistake was put right today."),
    "after-mistake": N_("Something went wrong last time and was put right."),
    "access": N_("Help is on file that this guest should not have to ask for."),
    "birthday": N_("Today is the guest’s birthday."),
    "first-visit": N_("It is the guest’s first visit."),
    "long-missed": N_("The guest is back after a long while."),
    "returning": N_("The guest has been here before."),
    "plain": N_("It fits every guest at this hour."),
}

_HINTS: tuple[tuple[str, Moment | None, str], ...] = (
    ("open-matter", None, N_("Name what is open before anything else.")),
    ("quiet", "greeting", N_("Greet quietly: no name, no earlier visits aloud.")),
    ("quiet", "farewell", N_("Part quietly: no name, no earlier visits aloud.")),
    ("mistake-unsettled", None, N_("Apologise first. Then say what you do, and by when.")),
    ("repaired-today", None, N_("Thank, and sell nothing today.")),
    ("after-mistake", "greeting", N_("Own last time in half a sentence, then look ahead.")),
    ("access", None, N_("Ask how you can help, then do it that way. Speak to the guest.")),
    ("mood-low-last-time", "greeting", N_("The mood was low last time: gently, without haste.")),
    ("birthday", None, N_("Today is the guest’s birthday.")),
)
"""By condition and moment, the weightiest first."""

_LESSER: tuple[tuple[str, Moment | None, str], ...] = (
    ("first-visit", "greeting", N_("First visit: your own name, and one helpful thing.")),
    ("first-visit", "farewell", N_("First visit: say how to reach you.")),
    ("long-missed", "greeting", N_("Show that you are glad. Do not ask why it has been so long.")),
    ("telephone", "greeting", N_("Unhurried. A hold lasts 17 seconds at most.")),
    ("telephone", "farewell", N_("Read numbers back. The guest hangs up first.")),
)
"""What is minded once the name is settled."""


def advice(
    view: GuestView,
    moment: Moment,
    language: str,
    now: datetime,
    *,
    staff_language: str,
    channel: Channel = "in-person",
    open_matter: bool = False,
) -> list[str]:
    """At most two hints for the clerk, in the interface's language, the weightiest first.

    The arguments are those of `prompts`. The guest may see the screen: nothing here could hurt.
    """
    part = hour(language, now).part
    holds = situation(view, now, channel=channel, open_matter=open_matter, part=part)

    def told(rules: tuple[tuple[str, Moment | None, str], ...]) -> list[str]:
        return [_(text) for name, at, text in rules if name in holds and at in {None, moment}]

    spoken = phrase_language(language, phrase_language(staff_language, "en"))
    names = [] if view.identity.quiet else _about_the_name(view, spoken)
    return (told(_HINTS) + names + told(_LESSER))[:MOST_HINTS]


def reason_for(situation: str) -> str:
    """Why lines for `situation` are suggested, in the interface's language."""
    return _(_REASONS[situation])


def _about_the_name(view: GuestView, language: str) -> list[str]:
    """How it is said; or that nobody knows how this guest likes to be addressed."""
    reading = " ".join(view.identity.reading.split())
    if not address(view.identity, language):
        return [_("Ask how they like to be addressed, and note it.")]
    return [_("Say: {reading}").format(reading=reading)] if reading else []
