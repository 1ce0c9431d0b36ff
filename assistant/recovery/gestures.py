"""What may be given, and who is asked beyond a limit (H33, H34). Pure."""

from assistant.journal.stamp import EntryId
from assistant.people.rights import with_right
from assistant.recovery import entries as e
from assistant.recovery import standing
from assistant.recovery.asked import (
    TEXT_MOST,
    Lines,
    on_open_problem,
    one_of,
    some_words,
)
from assistant.recovery.view import NO_LIMIT, Around, AskView, MatterView
from assistant.refusal import Refused
from assistant.tongue import N_
from assistant.typed import one_line

COST_MOST = 10**9
"""Of a gesture, in the smallest coin."""
NOT_ASKED = EntryId(b"")


def give(
    view: MatterView,
    around: Around,
    *,
    gesture: e.Gesture,
    text: str,
    cost: int = 0,
    asked: EntryId = NOT_ASKED,
) -> Lines:
    """Something of worth to this guest. Beyond the signer's limit it needs an answered request."""
    one_of(gesture, e.Gesture)
    words, amount = _gesture_words(view, text), _cost(cost)
    if asked:
        _covered(_ask(view, asked), amount)
    else:
        left = standing.left(view, around)
        if left is not None and amount > left:
            raise Refused(
                N_("This is more than you may give without asking. Ask, while the guest is here.")
            )
    return [e.GestureMade(gesture, words, amount, around.policy.currency, asked)]


def ask(view: MatterView, around: Around, *, gesture: e.Gesture, text: str, cost: int = 0) -> Lines:
    """Somebody with authority is asked at once."""
    one_of(gesture, e.Gesture)
    words = _gesture_words(view, text)
    return [e.GestureAsked(gesture, words, _cost(cost), around.policy.currency)]


def approve(view: MatterView, around: Around, *, of: EntryId, text: str = "") -> Lines:
    """Yes, from somebody whose own limit reaches so far."""
    asked = _to_decide(view, around, of)
    most = standing.limit(around.signer, around)
    if most != NO_LIMIT and asked.cost > most:
        raise Refused(N_("This is beyond your own limit. Offer something else, or pass it on."))
    return [e.AskApproved(of, one_line(text, TEXT_MOST))]


def offer_instead(
    view: MatterView,
    around: Around,
    *,
    of: EntryId,
    text: str,
    gesture: e.Gesture = "other",
    cost: int = 0,
) -> Lines:
    """Not this: then what else? A bare no is no answer to give to a guest (H34)."""
    _to_decide(view, around, of)
    if not text.strip():
        raise Refused(N_("Please write what is offered instead."))
    one_of(gesture, e.Gesture)
    return [e.AskAnswered(of, some_words(text), gesture, _cost(cost))]


def withdraw(view: MatterView, around: Around, *, of: EntryId) -> Lines:
    """No longer needed; empty when it is answered already."""
    return [e.AskWithdrawn(of)] if _ask(view, of).state == "open" else []


def call_authority(view: MatterView, around: Around) -> Lines:
    """The guest would like to speak to somebody with authority; empty while one is waited for."""
    on_open_problem(view)
    waiting = view.called_ms and view.came_by is None
    return [] if waiting else [e.AuthorityCalled("guest")]


def come(view: MatterView, around: Around) -> Lines:
    """Somebody with authority sees to it; empty when nobody is waited for."""
    with_right("decide-beyond-limit", around)
    return [e.AuthorityCame()] if view.called_ms and view.came_by is None else []


def _gesture_words(view: MatterView, text: str) -> str:
    if not view.is_problem:
        raise Refused(N_("A gesture belongs to a problem. Open the problem first."))
    on_open_problem(view)
    return some_words(text)


def _cost(cost: int) -> int:
    if cost < 0:
        raise Refused(N_("What a gesture costs is 0 or more."))
    if cost > COST_MOST:
        raise Refused(N_("This amount is too large. Please check it."))
    return cost


def _ask(view: MatterView, of: EntryId) -> AskView:
    known = next((one for one in view.asks if one.id == of), None)
    if known is None:
        raise Refused(N_("This request is no longer on file."))
    return known


def _covered(asked: AskView, amount: int) -> None:
    """Whether the answer to a request reaches as far as the gesture."""
    most = {"approved": asked.cost, "answered": asked.instead_cost}.get(asked.state)
    if most is None:
        raise Refused(N_("This request has not been answered, or was used already."))
    if amount > most:
        raise Refused(N_("This is more than was approved. Please ask once more."))


def _to_decide(view: MatterView, around: Around, of: EntryId) -> AskView:
    with_right("decide-beyond-limit", around)
    asked = _ask(view, of)
    if asked.staff == around.signer:
        raise Refused(N_("Somebody else has to answer your own request."))
    if asked.state != "open":
        raise Refused(N_("This request was answered already."))
    return asked
