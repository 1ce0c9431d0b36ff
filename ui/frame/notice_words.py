"""What the pills of the top bar and the desktop's notifications say."""

from collections.abc import Mapping, Sequence

from assistant.journal.stamp import PageId, StaffId
from assistant.recovery.deciding import Decision
from assistant.recovery.money import told_money
from assistant.recovery.pressing import Pressing
from assistant.recovery.view import AskView, PromiseView
from assistant.tongue import _, listed, n_, spoken
from ui.frame.notice import Tone
from ui.look import days

Words = tuple[str, str, Tone, str]
"""The words, the sign, the tone, and the short words."""
Names = Mapping[StaffId, str]
Guests = Mapping[PageId, str]

NOTHING: Words = ("", "clock", "muted", "")
_OTHERS = "+{n}"


def of_promise(found: Pressing | None, names: Names, now_ms: int) -> Words:
    """The worst promise, else the next one."""
    if found is None:
        return NOTHING
    name, when = names.get(found.first.owner, ""), days.due(found.first.due_ms, now_ms)
    match found.stage:
        case "overdue" if found.number > 1:
            n = found.number
            words = n_("{n} promise overdue", "{n} promises overdue", n).format(n=n)
            return words, "circle-alert", "warn", str(n)
        case "overdue":
            words = _("Promise overdue since {time}, {name}").format(time=when, name=name)
            return words, "circle-alert", "warn", when
        case "due":
            return _("Promise due now, {name}").format(name=name), "clock", "warn", when
        case "soon":
            words = _("Promise due {time}, {name}").format(time=when, name=name)
            return words, "clock", "warn", when
        case _:
            words = _("Promised for {time}, {name}").format(time=when, name=name)
            return words, "clock", "muted", when


def due_now(promises: Sequence[PromiseView], names: Names, now_ms: int) -> str:
    """For the desktop: no guest, nothing of what was promised."""
    if len(promises) > 1:
        n = len(promises)
        return n_("{n} promise is due", "{n} promises are due", n).format(n=n)
    when = days.due(promises[0].due_ms, now_ms)
    return listed(
        [_("A promise is due: {time}").format(time=when), names.get(promises[0].owner, "")]
    )


def of_decisions(waiting: Sequence[Decision], names: Names, guests: Guests) -> Words:
    """The first of what waits, and how many others do."""
    if not waiting:
        return NOTHING
    first, others = waiting[0], len(waiting) - 1
    more = _OTHERS.format(n=others) if others else ""
    words, sign, tone = _of_decision(first, names, guests)
    return " ".join(filter(None, (words, more))), sign, tone, str(len(waiting)) if others else ""


def asked_now(fresh: Sequence[Decision], names: Names) -> str:
    """For the desktop: who asks, and nothing of what."""
    if len(fresh) > 1:
        n = len(fresh)
        return n_("{n} request waits for you", "{n} requests wait for you", n).format(n=n)
    if fresh[0].ask is None:
        return _("A guest needs somebody with authority")
    return _("{name} asks you to decide").format(name=names.get(fresh[0].ask.staff, ""))


def _of_decision(one: Decision, names: Names, guests: Guests) -> tuple[str, str, Tone]:
    ask = one.ask
    if one.kind == "own" and ask is not None:
        by = names.get(ask.by, "") if ask.by else ""
        if ask.state == "approved":
            words = _("{name} says yes: {what}").format(name=by, what=_what(ask))
        else:
            offer = _offer(ask.answer, ask.instead_cost, ask.currency)
            words = _("{name} offers instead: {what}").format(name=by, what=offer)
        return words, "circle-check", "tint"
    if ask is not None:
        name = names.get(ask.staff, "")
        return _("{name} asks: {what}").format(name=name, what=_what(ask)), "hand-heart", "warn"
    # Of what is restricted the top bar names nobody: the guest next in line may read it.
    who = "" if one.matter.restricted else guests.get(one.matter.guest, "") or one.matter.who
    if one.matter.called_for == "guest":
        told = _("A guest asks for you: {guest}") if who else _("A guest asks for you")
    else:
        told = _("Second failure: {guest}") if who else _("A second failure")
    return told.format(guest=who), "life-buoy", "warn"


def _what(ask: AskView) -> str:
    return _offer(ask.text, ask.cost, ask.currency)


def _offer(text: str, cost: int, currency: str) -> str:
    """“Dinner for two, €40”; what costs nothing has no amount."""
    return listed([text, told_money(cost, currency, spoken()) if cost else ""])
