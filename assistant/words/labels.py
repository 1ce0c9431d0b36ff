"""What the moments of the phrase book are called, in the interface's language. Pure."""

from assistant.guests.entries import Moment
from assistant.tongue import N_, _

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
