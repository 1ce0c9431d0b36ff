"""What the page says of a request, a call or an answer."""

from assistant.recovery.deciding import Decision
from assistant.recovery.entries import Gesture
from assistant.recovery.labels import gesture_label, severity_label
from assistant.recovery.money import told_money
from assistant.recovery.view import AskView
from assistant.tongue import _, listed, sentences, spoken
from ui.authority.known import Known
from ui.look import days

DOT = "  ·  "


def amount(cost: int, currency: str) -> str:
    """As the interface's language writes it."""
    return told_money(cost, currency or "EUR", spoken())


def offer(text: str, cost: int, currency: str) -> str:
    """“Dinner for two, €40”."""
    return listed([text, amount(cost, currency) if cost else ""])


def who(decision: Decision, known: Known) -> str:
    """The guest, or what tells them apart."""
    return known.guest(decision) or _("A guest not on file yet")


def line(decision: Decision, known: Known) -> str:
    """In a few words, for the list."""
    ask = decision.ask
    if ask is None:
        return _("asks for you") if decision.matter.called_for == "guest" else _("second failure")
    what = offer(ask.text, ask.cost, ask.currency)
    if decision.kind == "own":
        return what
    return _("{name}: {what}").format(name=known.name(ask.staff), what=what)


def state(ask: AskView) -> str:
    """Of one's own request, in a word."""
    return {
        "open": _("waiting"),
        "approved": _("approved"),
        "answered": _("something else"),
        "withdrawn": _("taken back"),
        "used": _("given"),
    }[ask.state]


def title(decision: Decision, known: Known) -> str:
    """The head of the page."""
    guest, ask = who(decision, known), decision.ask
    if ask is None and decision.matter.called_for == "guest":
        return _("{guest} asks for you").format(guest=guest)
    if ask is None:
        return _("Second failure for {guest}").format(guest=guest)
    if decision.kind == "own":
        return _("You asked, for {guest}").format(guest=guest)
    return _("{name} asks, for {guest}").format(name=known.name(ask.staff), guest=guest)


def caption(decision: Decision, known: Known, now_ms: int) -> str:
    """Since when it waits, and how the problem stands."""
    matter = decision.matter
    since = days.moment(decision.since_ms, now_ms)
    opened = days.moment(matter.opened_ms, now_ms)
    owner = known.name(matter.owner)
    return DOT.join(
        [
            _("since {time}").format(time=since),
            _("problem opened {time}").format(time=opened),
            severity_label(matter.severity),
            _("{name} sees to it").format(name=owner),
        ]
    )


def reason(decision: Decision) -> str:
    """Why somebody with authority is called."""
    if decision.matter.called_for == "guest":
        return _("The guest would like to speak to somebody with authority.")
    return _(
        "It is not the first thing that went wrong for this guest. "
        "This time somebody with authority sees to it in person."
    )


def limits(decision: Decision, known: Known) -> list[str]:
    """What who asks has left, and how far an answer may go."""
    ask = decision.ask
    if ask is None or decision.kind == "own":
        return []
    name, left = known.name(ask.staff), known.left(decision)
    told = []
    if left is None:
        told.append(_("{name} may give without a limit.").format(name=name))
    else:
        rest = amount(left, ask.currency)
        told.append(_("{name} has {amount} left for this guest.").format(name=name, amount=rest))
    return told


def beyond(decision: Decision, known: Known) -> str:
    """That it is more than who is at this desk may approve; "" where it is not."""
    ask, most = decision.ask, known.most(decision)
    if ask is None or decision.kind != "ask" or most is None or ask.cost <= most:
        return ""
    words = _("This is beyond your own limit of {amount}. Offer something else, or leave it.")
    return words.format(amount=amount(most, ask.currency))


def answer(ask: AskView, known: Known, now_ms: int) -> str:
    """What was answered, by whom, when."""
    name, when = known.name(ask.by), days.moment(ask.answered_ms, now_ms)
    if ask.state == "answered":
        what = offer(ask.answer, ask.instead_cost, ask.currency)
        kind = gesture_label(ask.instead)
        words = _("{name} offers instead, {time}: {what} ({kind}).")
        return words.format(name=name, time=when, what=what, kind=kind)
    told = _("{name} says yes, {time}.").format(name=name, time=when)
    return sentences(told, _("“{words}”").format(words=ask.answer) if ask.answer else "")


def became(decision: Decision, known: Known, now_ms: int) -> str:
    """What became of something that waits no more; what is typed may still be wanted."""
    ask = decision.ask
    if ask is None:
        matter = decision.matter
        if matter.came_by is None:
            return _("This problem was closed meanwhile.")
        words = _("{name} is seeing to it, since {time}.")
        return words.format(
            name=known.name(matter.came_by), time=days.moment(matter.came_ms, now_ms)
        )
    if ask.state == "withdrawn":
        return _("{name} no longer needs it.").format(name=known.name(ask.staff))
    if ask.state == "used" and ask.by is None:
        return _("This was given meanwhile.")
    return sentences(_("It was answered meanwhile."), answer(ask, known, now_ms))


def own(decision: Decision, known: Known, now_ms: int) -> str:
    """What became of one's own request."""
    ask = decision.ask
    if ask is None:
        return ""
    if ask.state == "open":
        seen_by = listed(known.deciders)
        told = _("Nobody has answered yet.")
        if not seen_by:
            return sentences(told, _("There is nobody else here who may answer."))
        return sentences(told, _("It is shown to {names}.").format(names=seen_by))
    told = answer(ask, known, now_ms) if ask.by is not None else ""
    if ask.state == "used":
        return sentences(told, _("It was given."))
    return sentences(told, _("It can be given now: open the problem."))


def kind(gesture: Gesture) -> str:
    """The kind of what is asked."""
    return gesture_label(gesture)
