"""What to mind besides the words: at most two short hints, and why a line is suggested. Pure."""

from datetime import datetime

from assistant.guests.entries import Channel, Moment
from assistant.guests.view import GuestView
from assistant.tongue import N_, _
from assistant.words.address import address
from assistant.words.filling import phrase_language
from assistant.words.hours import hour
from assistant.words.situation import (
    AFTER_RECOVERY,
    CONTACT,
    DRAFTS,
    RECOVERY,
    Matter,
    situation,
)
from assistant.words.wished import minded, refused, usable

MOST_HINTS = 2

_REASONS = {
    "open-matter": N_("Something of this guest’s is open. It comes first."),
    "quiet": N_("This guest asked to be greeted quietly."),
    "promise-broken": N_("A promise to this guest was not kept today."),
    "mistake-unsettled": N_("A mistake has not been put right yet."),
    "overdue": N_("A promise to this guest is overdue."),
    "second-failure": N_("It is not the first failure for this guest."),
    "grave": N_("It is grave."),
    "promised": N_("A promise to this guest is open."),
    "telephone": N_("The guest is on the telephone."),
    "repaired-today": N_("A mistake was put right today."),
    "after-mistake": N_("Something went wrong last time and was put right."),
    "low-today": N_("The guest is not at ease today."),
    "access": N_("Help is on file that this guest should not have to ask for."),
    "birthday": N_("Today is the guest’s birthday."),
    "expected": N_("The guest is expected today."),
    "first-visit": N_("It is the guest’s first visit."),
    "long-missed": N_("The guest is back after a long while."),
    "returning": N_("The guest has been here before."),
    "stranger": N_("Nobody is on the card yet."),
    "plain": N_("It fits every guest at this hour."),
}
_PLAIN_RECOVERY = N_("It fits whatever has happened.")
_PLAIN_DRAFT = N_("It is a draft: make it your own.")
_PLAIN_SERVICE = N_("It fits every guest.")

_Hint = tuple[str, tuple[Moment, ...], str]
_GREETING: tuple[Moment, ...] = ("greeting",)
_FAREWELL: tuple[Moment, ...] = ("farewell",)

_WITH_DOUBTS: tuple[Moment, ...] = (
    "objection-listen",
    "objection-repeat",
    "objection-ask",
    "objection-answer",
    "objection-confirm",
)

_THANKS: tuple[Moment, ...] = ("thank-letter", "thank-card", "public-thanks")

_HELD: tuple[_Hint, ...] = (
    ("open-matter", ("recommend",), N_("Something is open: nothing is sold now.")),
    ("mistake-unsettled", ("recommend",), N_("A mistake is not put right: nothing is sold now.")),
    ("repaired-today", ("recommend",), N_("A mistake was put right today: nothing is sold.")),
    ("open-matter", ("survey",), N_("Something is open: no survey now.")),
    ("mistake-unsettled", ("survey",), N_("A mistake is not put right: no survey now.")),
    ("repaired-today", ("survey",), N_("A mistake was put right today: no survey.")),
    ("open-matter", _THANKS, N_("Something is open: first that, then the thanks.")),
    ("mistake-unsettled", _THANKS, N_("A mistake is not put right: first that, then the thanks.")),
    ("remote", ("lead-from-here", "wait"), N_("These words are for guests who are here.")),
)
"""Why nothing is said at a moment (`HELD_BACK`)."""

_HINTS: tuple[_Hint, ...] = (
    ("open-matter", CONTACT, N_("Name what is open before anything else.")),
    ("quiet", _GREETING, N_("Greet quietly: no name, no earlier visits aloud.")),
    ("quiet", _FAREWELL, N_("Part quietly: no name, no earlier visits aloud.")),
    ("promise-broken", CONTACT, N_("A promise was not kept today: say so first.")),
    *_HELD,
    ("mistake-unsettled", CONTACT, N_("Apologise first. Then say what you do, and by when.")),
    ("repaired-today", CONTACT, N_("Thank, and sell nothing today.")),
    ("after-mistake", _GREETING, N_("Own last time in half a sentence, then look ahead.")),
    ("access", CONTACT, N_("Ask how you can help, then do it that way. Speak to the guest.")),
    ("mood-low-last-time", _GREETING, N_("The mood was low last time: gently, without haste.")),
    ("birthday", CONTACT, N_("Today is the guest’s birthday.")),
    ("expected", _GREETING, N_("Expected today: say so, unless it was to be a surprise.")),
    ("allergy", ("recommend",), N_("An allergy is on file: check first, and do not say it aloud.")),
    ("grave", RECOVERY, N_("It is grave: a quiet voice, few words, and you stay.")),
    ("overdue", RECOVERY, N_("A promise is overdue: say so first, then give a new time.")),
    ("second-failure", RECOVERY, N_("Not the first failure: no excuse, and another remedy.")),
    ("quiet", RECOVERY, N_("Quietly: no name, no earlier visits aloud.")),
)
"""By condition and moments, the weightiest first."""

_LESSER: tuple[_Hint, ...] = (
    ("first-visit", _GREETING, N_("First visit: your own name, and one helpful thing.")),
    ("first-visit", _FAREWELL, N_("First visit: say how to reach you.")),
    ("long-missed", _GREETING, N_("Show that you are glad. Do not ask why it has been so long.")),
    (
        "telephone",
        (*_GREETING, *RECOVERY),
        N_("Unhurried. A hold lasts 17 seconds at most."),
    ),
    ("telephone", _FAREWELL, N_("Read numbers back. The guest hangs up first.")),
    ("plain", ("answer-call",), N_("By the third ring, and unhurried.")),
    ("plain", ("ask-name",), N_("Ask once, write it down, and use it.")),
    ("plain", ("ask-details", "details-declined"), N_("Only what is needed, and say why.")),
    ("plain", ("hold",), N_("Wait for the yes. At most 17 seconds.")),
    ("plain", ("hold-end", "hold-longer"), N_("Thank first. Nobody waits twice unasked.")),
    ("plain", ("read-back",), N_("Slowly, and in small groups.")),
    ("plain", ("end-call",), N_("The guest hangs up first. The last word is ours.")),
    ("plain", ("recommend", "not-needed"), N_("The guest’s need comes before the sale.")),
    ("plain", ("lead", "lead-from-here"), N_("Take the guest there, never point.")),
    ("plain", ("wait", "delay"), N_("Say how long before you are asked.")),
    ("plain", ("instead",), N_("Begin with what you can do.")),
    ("plain", ("channels",), N_("Name only what is always answered.")),
    ("plain", _WITH_DOUBTS, N_("Listen, repeat, ask, answer, confirm: one step after another.")),
    ("plain", ("calm",), N_("A low voice, a quiet place, nobody watching.")),
    ("plain", ("survey", "survey-thanks"), N_("One open question. What is said stays here.")),
    ("plain", ("public-answer",), N_("Only who answers for the house. Nothing private.")),
    ("plain", ("public-thanks",), N_("Short and signed. Nothing is advertised.")),
    ("plain", ("apologise",), N_("No if, no but, and no reason before the apology.")),
    ("plain", ("meanwhile",), N_("Nobody has said no: you have asked, and you stay.")),
    ("plain", ("thank-letter", "thank-card"), N_("By hand. Nothing is sold in it.")),
    ("plain", (*AFTER_RECOVERY, "thank"), N_("Care and thanks only: nothing is sold.")),
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
    matter: Matter | None = None,
    expected: bool = False,
) -> list[str]:
    """At most two hints for the clerk, in the interface's language, the weightiest first.

    The arguments are those of `prompts`. The guest may see the screen: nothing here could hurt.
    """
    asked = minded(view, moment)
    nameless = bool(asked) or view.objects_to("name")
    view = usable(view)
    part = hour(language, now).part
    holds = situation(view, now, channel=channel, matter=matter, part=part, expected=expected)

    def told(rules: tuple[_Hint, ...]) -> list[str]:
        return [_(text) for name, moments, text in rules if name in holds and moment in moments]

    spoken = phrase_language(language, phrase_language(staff_language, "en"))
    names = [] if view.identity.quiet or nameless else _about_the_name(view, spoken, moment)
    return (asked + told(_HINTS) + names + told(_LESSER))[:MOST_HINTS]


def withheld(
    view: GuestView,
    moment: Moment,
    now: datetime,
    *,
    channel: Channel = "in-person",
    matter: Matter | None = None,
) -> str:
    """Why nothing at all is offered at `moment` now, in a sentence; "" where words are offered."""
    if asked := refused(view, moment):
        return asked
    holds = situation(view, now, channel=channel, matter=matter)
    told = (_(text) for name, moments, text in _HELD if name in holds and moment in moments)
    return next(told, "")


def reason_for(situation: str, moment: Moment = "greeting") -> str:
    """Why lines for `situation` are suggested at `moment`, in the interface's language."""
    if situation == "plain" and moment not in CONTACT:
        if moment in RECOVERY:
            return _(_PLAIN_RECOVERY)
        return _(_PLAIN_DRAFT) if moment in DRAFTS else _(_PLAIN_SERVICE)
    return _(_REASONS[situation])


def _about_the_name(view: GuestView, language: str, moment: Moment) -> list[str]:
    """How it is said; or that nobody knows how this guest likes to be addressed.

    Who is upset is not asked for a form of address.
    """
    reading = " ".join(view.identity.reading.split())
    if not address(view.identity, language):
        told = _("Ask how they like to be addressed, and note it.")
        return [told] if moment in CONTACT else []
    return [_("Say: {reading}").format(reading=reading)] if reading else []
