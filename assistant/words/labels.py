"""What moments, what lines are for, and the levels of the lexicon are called. Pure."""

from collections.abc import Collection

from assistant.guests.entries import Moment
from assistant.tongue import N_, _, p_
from assistant.words.remark import Level
from assistant.words.situation import RECOVERY

_MOMENTS: dict[Moment, str] = {
    "greeting": N_("Greeting"),
    "farewell": N_("Farewell"),
    "answer-call": N_("Answering the telephone"),
    "ask-name": N_("Asking for the name"),
    "ask-details": N_("Asking for private data"),
    "details-declined": N_("When the guest would rather not say"),
    "hold": N_("Before a hold"),
    "hold-end": N_("Back from a hold"),
    "hold-longer": N_("When a hold is too long"),
    "read-back": N_("Reading back"),
    "end-call": N_("Ending the call"),
    "recommend": N_("Recommending"),
    "not-needed": N_("When the guest need not buy"),
    "lead": N_("Leading the way"),
    "lead-from-here": N_("When you cannot leave the counter"),
    "wait": N_("While guests wait"),
    "delay": N_("When something is late"),
    "instead": N_("Saying no by what can be done"),
    "channels": N_("How to reach us"),
    "objection-listen": N_("Doubts: listen"),
    "objection-repeat": N_("Doubts: play it back"),
    "objection-ask": N_("Doubts: ask more precisely"),
    "objection-answer": N_("Doubts: answer"),
    "objection-confirm": N_("Doubts: confirm"),
    "listen": N_("Listening"),
    "empathise": N_("Feeling with the guest"),
    "calm": N_("With an upset guest"),
    "apologise": N_("Apology"),
    "facts": N_("The facts"),
    "solve": N_("Solution"),
    "record": N_("Writing it down"),
    "thank": N_("Thanks"),
    "meanwhile": N_("While a colleague is asked"),
    "ask-adviser": N_("Asking for advice"),
    "letter": N_("Letter after a problem"),
    "card": N_("Card after a problem"),
    "call": N_("Call after a problem"),
    "thank-letter": N_("Thank-you letter"),
    "thank-card": N_("Thank-you card"),
    "survey": N_("Asking one question"),
    "survey-thanks": N_("Thanking for the answer"),
    "public-answer": N_("Answering criticism in public"),
    "public-thanks": N_("Answering praise in public"),
}


def moment_label(moment: Moment) -> str:
    """What `moment` is called."""
    return _(_MOMENTS[moment])


def level_label(level: Level) -> str:
    """What the entries of `level` are, as a heading tells it."""
    told: dict[Level, str] = {
        "never": p_("words", "Never"),
        "rather-not": p_("words", "Rather not"),
        "prefer": p_("words", "Good words"),
    }
    return told[level]


MOMENT_GROUPS: tuple[tuple[str, tuple[Moment, ...]], ...] = (
    (N_("Coming and going"), ("greeting", "farewell")),
    (
        N_("On the telephone"),
        ("answer-call", "hold", "hold-end", "hold-longer", "read-back", "end-call"),
    ),
    (
        N_("Serving"),
        (
            *("ask-name", "ask-details", "details-declined", "recommend", "not-needed"),
            *("lead", "lead-from-here", "wait", "delay", "instead", "channels"),
        ),
    ),
    (
        N_("Doubts"),
        (
            *("objection-listen", "objection-repeat", "objection-ask"),
            *("objection-answer", "objection-confirm"),
        ),
    ),
    (N_("When something went wrong"), (*RECOVERY, "letter", "card", "call")),
    (
        N_("Thanks, and how it was"),
        (
            *("thank-letter", "thank-card", "survey", "survey-thanks"),
            *("public-answer", "public-thanks"),
        ),
    ),
)
"""The moments as a house thinks of them, with what each group is called: a text to translate."""

_SITUATIONS = {
    "open-matter": N_("Something of the guest’s is open"),
    "quiet": N_("The guest likes it quiet"),
    "promise-broken": N_("A promise was not kept today"),
    "mistake-unsettled": N_("A mistake is not put right yet"),
    "overdue": N_("A promise is overdue"),
    "second-failure": N_("It is not the first failure"),
    "grave": N_("It is grave"),
    "promised": N_("A promise is open"),
    "telephone": N_("On the telephone"),
    "repaired-today": N_("A mistake was put right today"),
    "after-mistake": N_("Something went wrong last time"),
    "low-today": N_("The guest is not at ease today"),
    "access": N_("The guest needs a hand"),
    "birthday": N_("The guest’s birthday"),
    "expected": N_("The guest is expected"),
    "first-visit": N_("The first visit"),
    "long-missed": N_("Back after a long while"),
    "returning": N_("The guest has been here before"),
    "stranger": N_("Nobody whom we know yet"),
    "plain": N_("For every guest"),
}
_WHATEVER = N_("Whatever has happened")


def situation_label(situation: str, moment: Moment) -> str:
    """What lines for `situation` are for, as a heading over them."""
    if situation == "plain" and moment in RECOVERY:
        return _(_WHATEVER)
    return _(_SITUATIONS[situation])


_ONLY = {
    "remote": N_("Only at a distance"),
    "regular": N_("Only for regular guests"),
    "milestone": N_("Only on the 10th, 25th, 50th and 100th visit"),
    "allergy": N_("Only where an allergy is on file"),
    "mood-low-last-time": N_("Only where the mood was low last time"),
    "bright-today": N_("Only where the mood is bright"),
    "promise-kept": N_("Only when a promise was kept today"),
    "anniversary": N_("Only a year, or some years, after the first visit"),
    "familiar": N_("Only for guests who asked for a familiar tone"),
    "gender-known": N_("Only where it is known how the guest is addressed"),
    "preference-said": N_("Only where the guest has said what they like"),
    "preference-asked": N_("Only where it is guessed what the guest likes"),
    "morning": N_("Only in the morning"),
    "midday": N_("Only at midday"),
    "afternoon": N_("Only in the afternoon"),
    "evening": N_("Only in the evening"),
    "night": N_("Only at night"),
    "low-today": N_("Only where the guest is not at ease today"),
    "returning": N_("Only for guests who have been here before"),
    "first-visit": N_("Only on the first visit"),
}


def only_label(condition: str) -> str:
    """When a line is offered that asks for `condition` besides its situation."""
    if condition in _ONLY:
        return _(_ONLY[condition])
    return _("Only for this: {situation}").format(situation=_(_SITUATIONS[condition]))


def only_labels(fits: Collection[str]) -> list[str]:
    """The same for all conditions of a line; what must not hold is told where nothing else is."""
    known = [one for one in fits if one in _ONLY or one in _SITUATIONS]
    if fits and not known:
        return [_("Not for everybody")]
    return [only_label(condition) for condition in known]
